"""Drafts with texts put together at random."""

from __future__ import annotations

import random

from tests.checks.cases.drafts import FIELDS, Draft

# What a random text is put together of.
_SCRAPS = (
    "Hej", "samverkan", "Kommunen", "och", "vi", "är", "inte", "så", "Det gick bra.", "Hur då?",
    ". ", "? ", "! ", ": Det ", "\n", "\n\n", "\t", "    ", "\u00a0", "\u200b", "\u202e",
    "a\u030a", "é", "🎉", "合作", "½", "”", "’", "…", "...", "–", "-", "/", "%", "§", "!!!", "# ",
    "## x {#y}", "* ", "**", "_", "`", "```", "~~~", "[", "](", ")", "(", "](x.md)", "[@1]",
    "[@2]", "[@1, 1]", "[@01]", "[@", "{", "}", "{{", "}}", "{#id}", "{lang=en}", "{term=iop}",
    "<", ">", "<b>", "<!--", "-->", "&lt;", "&#64;", "&amp", "| a | b |", "---", "===", "- ",
    "+ ", "1. ", "2) ", ":", "\\", "\\*", "www.example.se", "https://example.se/a_b?c=(d)",
    "TODO", "text här", "[text]", "XXX", "anna@example.se", "anna(at)example.se", "811218-9876",
    "811218–9876", "5 < 7", "a<b", "x" * 30,
)  # fmt: skip


def at_random(seed: int, count: int) -> list[Draft]:
    """Return drafts with texts put together at random; the same seed gives the same drafts."""
    chance = random.Random(seed)
    return [Draft(fields=_at_random(chance)) for _ in range(count)]


def _at_random(chance: random.Random) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for name in chance.sample(list(FIELDS), chance.randint(1, 4)):
        scraps = [chance.choice(_SCRAPS) for _ in range(chance.randint(1, 25))]
        made = "".join(scrap + chance.choice(("", " ")) for scrap in scraps)
        own = FIELDS[name]
        middle = len(own) // 2
        found[name] = chance.choice(
            (made, f"{own} {made}", own[:middle] + made + own[middle:], f"{own}\n\n{own}")
        )
    return found
