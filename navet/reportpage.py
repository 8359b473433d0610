"""The page that stands in for every page of a site that cannot be built, while somebody writes.

It belongs to the local server alone: nothing of it is published, so its script and style stand in
it, and it needs no other file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from markupsafe import Markup

from navet.look import colours
from navet.pages import theme
from navet.reading.problems import Problem

_WEB_FONT = re.compile(r"@font-face ?\{[^}]*url\([^}]*\}")
_STYLE = """
.rapport {
  width: 100%; max-width: 50rem; margin-inline: auto;
  padding: 2.5rem clamp(1rem, 4vw, 2rem) 4rem;
}
.rapport h2 { margin: 2em 0 0.75em; font-size: 1.15rem; overflow-wrap: anywhere; }
.rapport__vad { margin: 0; padding: 0; list-style: none; }
.rapport__vad > li { padding: 1rem 0 1.15rem; border-top: 1px solid var(--line, GrayText); }
.rapport__vad p { margin: 0 0 0.35em; max-width: 41rem; }
.rapport__var { color: var(--muted, inherit); font-size: 0.9rem; }
.rapport pre {
  margin: 0.7rem 0 0; padding: 0.75rem 1rem; border-radius: 0.5rem;
  background: var(--deep, Field); font-size: 0.9rem;
  white-space: pre-wrap; overflow-wrap: anywhere;
}
.rapport--ren { font: 1.1rem/1.6 system-ui, sans-serif; }
"""
# Reads which version of the site is shown before it asks whether this page still is what is shown,
# so that no build that ends in between is missed.
_SCRIPT = """
const mine = document.documentElement.dataset.bygge;
const text = async (address) => (await fetch(address, { cache: 'no-store' })).text();
const version = async (known) => Number(await text(`/livereload/${known}/${Date.now()}`));
const shown = async () => (await text(location.href)).includes(`data-bygge="${mine}"`);
const pause = (time) => new Promise((done) => { setTimeout(done, time); });
for (let waiting = true; waiting;) {
  try {
    const known = await version(0);
    if (await shown()) while (await version(known) <= known);
    waiting = false;
  } catch {
    await pause(1500);
  }
}
location.reload();
"""


@dataclass(frozen=True)
class Failure:
    """Why a build stopped: the content's problems, or else what the generator said, in order.

    ``number`` tells it from the failures before it.
    """

    problems: tuple[Problem, ...] = ()
    said: tuple[str, ...] = ()
    number: int = 0

    @property
    def heading(self) -> str:
        """Return in a sentence what the reader meets."""
        count = len(self.problems)
        if not count:
            return "Sajten gick inte att bygga"
        return "Ett problem att rätta" if count == 1 else f"{count} problem att rätta"


def html(failure: Failure, root: Path) -> str:
    """Return the page, in the look of the site at root if that can be had.

    It changes back to the page that was asked for when the site has been built again.
    """
    style = _site_style(root)
    parts = _files(failure.problems) if failure.problems else _generator(failure.said)
    return Markup(
        '<!doctype html>\n<html lang="sv" data-bygge="{number}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        '<link rel="icon" href="data:,">\n'
        '<noscript><meta http-equiv="refresh" content="3"></noscript>\n'
        "<title>{heading}</title>\n<style>{style}</style>\n</head>\n"
        '<body class="{plain}">\n<main class="rapport">\n<h1>{heading}</h1>\n'
        "<p>Sidan kommer tillbaka av sig själv när felet är rättat och filen är sparad. "
        "Samma rapport står i terminalen.</p>\n{parts}</main>\n"
        '<script type="module">{script}</script>\n</body>\n</html>\n'
    ).format(
        number=failure.number,
        heading=failure.heading,
        style=Markup(style + _STYLE),
        plain="" if style else "rapport--ren",
        parts=parts,
        script=Markup(_SCRIPT),
    )


def _site_style(root: Path) -> str:
    """Return the site's stylesheet, or "" where the site's own data is what is broken."""
    try:
        sheet = theme.stylesheet(root, colours.load(root))
    except Exception:
        return ""
    return _WEB_FONT.sub("", sheet)


def _files(problems: Iterable[Problem]) -> Markup:
    grouped = groupby(sorted(problems), key=lambda problem: problem.path)
    return Markup("").join(
        Markup('<h2>{}</h2>\n<ol class="rapport__vad">\n{}</ol>\n').format(
            path, Markup("").join(_item(problem) for problem in found)
        )
        for path, found in grouped
    )


def _item(problem: Problem) -> Markup:
    where = f"Rad {problem.line} · {problem.id}" if problem.line else problem.id
    return Markup(
        '<li>\n<p class="rapport__var">{}</p>\n<p><strong>{}</strong></p>\n<p>{}</p>\n{}</li>\n'
    ).format(where, problem.message, problem.remedy, _paste(problem.paste))


def _paste(text: str) -> Markup:
    return Markup("<pre>{}</pre>\n").format(text) if text else Markup("")


def _generator(said: Iterable[str]) -> Markup:
    return Markup(
        '<h2>Det här säger programmet som bygger sajten</h2>\n<ol class="rapport__vad">\n{}</ol>\n'
    ).format(Markup("").join(Markup("<li><p>{}</p></li>\n").format(line) for line in said))
