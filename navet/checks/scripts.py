"""The theme's scripts fit together: what they import is there, and they can be joined into one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path

from navet.content import scripts
from navet.content.scripts import Import, Script
from navet.reading.problems import Problem, did_you_mean


def check(root: Path) -> Iterator[Problem]:
    """Yield scripts with the same address, and imports that the build cannot join in."""
    known = scripts.read(root)
    yield from _same_address(known)
    for script in known.values():
        found = [problem for one in script.imports for problem in _import(script, one, known)]
        yield from found
        if not found and not _below(script, known) & {script.path}:
            yield from _same_name(script, known)


def _same_address(known: Mapping[str, Script]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for path, script in known.items():
        other = first.setdefault(script.name, path)
        if other != path:
            yield Problem(
                path,
                1,
                "skript",
                f"Skriptet får samma adress som {other}.",
                "Ge det ena ett annat namn.",
            )


def _import(script: Script, one: Import, known: Mapping[str, Script]) -> Iterator[Problem]:
    """Yield what is wrong with an import."""
    if one.path not in known:
        yield Problem(
            script.path,
            one.line,
            "skript",
            f"Skriptet importerar {one.path}, som inte finns.",
            "Rätta sökvägen, eller hämta tillbaka filen.",
        )
        return
    if script.path in {one.path, *_below(known[one.path], known)}:
        yield Problem(
            script.path,
            one.line,
            "skript",
            f"Skriptet och {one.path} importerar varandra.",
            "Lägg det som båda behöver i ett eget skript.",
        )
    names = known[one.path].names
    for name in one.taken:
        if name not in names:
            yield Problem(
                script.path,
                one.line,
                "skript",
                f"Skriptet importerar ”{name}”, men det finns inte i {one.path}.",
                f"{did_you_mean(name, names)}Använd samma namn som där: skripten fogas ihop.",
            )


def _below(script: Script, known: Mapping[str, Script]) -> set[str]:
    """Return the paths of all that a script imports, by itself or through others."""
    found: set[str] = set()
    waiting = [script]
    while waiting:
        new = {one.path for one in waiting.pop().imports if one.path in known} - found
        found |= new
        waiting += [known[path] for path in new]
    return found


def _same_name(script: Script, known: Mapping[str, Script]) -> Iterator[Problem]:
    """Yield names that two scripts which are joined into one both give to things of their own.

    Two that meet in something that the script imports are told of there.
    """
    together = [{one.path, *_below(known[one.path], known)} for one in script.imports]
    parts = sorted(
        {script.path, *_below(script, known)}, key=lambda path: (path != script.path, path)
    )
    for first, second in combinations(parts, 2):
        if any(first in part and second in part for part in together):
            continue
        who = "Både skriptet" if first == script.path else f"Både {first}"
        for name in sorted(known[first].names & known[second].names):
            yield Problem(
                script.path,
                1,
                "skript",
                f"{who} och {second}, som fogas ihop med det, har något som heter ”{name}”.",
                "Ge det ena ett annat namn.",
            )
