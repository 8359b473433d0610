"""The site's scripts as they run from disk: each a classic script that hands its module over.

A browser imports no module from a file. ``disk.js`` has what stands in for ``import()``,
``import.meta`` and ``fetch``; each module is a function that is given them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

from navet.content.scripts import Script

RUNTIME = "disk/disk.js"
_DEFAULT = re.compile(r"^export default (?=(?:async )?(?:function\*?|class) (?P<name>\w+))", re.M)
_NAMED = re.compile(
    r"^export (?=(?:(?:async )?function\*?|class|const|let) (?P<name>[\w$]+))", re.M
)
_LIST = re.compile(r"\bexport\s*\{(?P<names>[\w\s,$]*)\};?")
_IMPORT = re.compile(r"\bimport\s*\(")
_META = re.compile(r"\bimport\.meta\b")
_LEFT = re.compile(r"^\s*(?:import\b(?!\()|export\b).*", re.M)
# What a script asks for by a name that stands in it.
_ASKED = re.compile(r"import\(\s*new URL\('\./(?P<name>[\w-]+)\.js'")


class NotForDisk(Exception):
    """A script cannot be made to run from disk; the message is a Swedish sentence."""


def classic(path: str, module: str) -> str:
    """Return a module as a classic script; ``path`` is its own, from the site's root.

    NotForDisk if it imports or exports in a way that is not known.
    """
    exported: dict[str, str] = {}

    def take(name: str, as_name: str) -> str:
        exported[as_name] = name
        return ""

    body = _DEFAULT.sub(lambda found: take(found["name"], "default"), module)
    body = _NAMED.sub(lambda found: take(found["name"], found["name"]), body)
    body = _LIST.sub(
        lambda found: "".join(take(*_name_and_alias(one)) for one in found[1].split(",")), body
    )
    if left := _LEFT.search(body):
        raise NotForDisk(
            f"{path} går inte att köra från disk på grund av raden ”{left[0].strip()[:80]}”. Skriv "
            "export framför function, class eller const, och hämta andra skript med import()."
        )
    body = _META.sub("navetHere", _IMPORT.sub("navetImport(", body))
    given = ", ".join(f"{json.dumps(key)}: {name}" for key, name in sorted(exported.items()))
    return (
        f"navetDisk.define({json.dumps(path)}, async (navetHere, navetImport, fetch) => {{\n"
        f'"use strict";\n{body.rstrip()}\nreturn {{ {given} }};\n}});\n'
    )


def _name_and_alias(written: str) -> tuple[str, str]:
    """Return what an item of an export list names, and what it is called outside."""
    name, _, alias = written.strip().partition(" as ")
    return name.strip(), alias.strip() or name.strip()


def needed(scripts: Mapping[str, Script], asked_by_pages: Iterable[str]) -> set[str]:
    """Return the names of the scripts that are asked for as such, and not only joined into others.

    ``asked_by_pages`` are those that pages name.
    """
    joined = {one.path for script in scripts.values() for one in script.imports}
    asked = {found["name"] for script in scripts.values() for found in _ASKED.finditer(script.text)}
    alone = {script.name for path, script in scripts.items() if path not in joined}
    return alone | asked | set(asked_by_pages)
