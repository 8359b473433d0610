"""The theme's scripts as they are served: each in one file with what it imports, and its words.

A static ``import`` is joined in, so that a page asks for one file; ``import()`` fetches another
file when it is needed. The words of all that is joined are put where words.js has room for them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from navet.content import scripts
from navet.content.scripts import Script
from navet.reading.parsed import Parsed

Words = Mapping[str, Mapping[str, str]]
_ROOM = "const WORDS = {};"
_EXPORT = re.compile(
    r"^export (?:default )?(?P<kind>(?:async )?function|const|class) (?P<name>\w+)", re.M
)
_DECLARED = re.compile(r"^(?=export |(?:async )?function |const |let |class )", re.M)
_STATEMENT = re.compile(r"^[^\s})\]]", re.M)
_COMMENT = re.compile(r"^[ \t]*/\*(?:(?!\*/).)*\*/[ \t]*\n", re.S | re.M)
# A type in the middle of a line.
_TYPE = re.compile(r"/\*\* @\w+ [^*\n]*\*/ ?")


def files(root: Path, words: Words) -> dict[str, str]:
    """Return the scripts as they are served, by their names without ``.js``."""
    known, parsed = scripts.read(root), Parsed(root, "skript")
    texts = (part for one in known.values() for part in (one.path, one.text))
    made = parsed.get((repr(words), *texts), lambda: _files(known, words))
    parsed.trim()
    return made


def _files(known: dict[str, Script], words: Words) -> dict[str, str]:
    return {
        one.name: joined(scripts.with_imports(path, known), words) for path, one in known.items()
    }


def joined(parts: list[Script], words: Words) -> str:
    """Return scripts as one: before the last what it imports, without what nobody uses of that.

    The scripts share a scope, so no two may have a name of their own that is the same: see
    ``Script.names``.
    """
    *imported, script = parts
    whole = ""
    for one in imported:
        wanted = {name for other in parts for name in _names(other, one.path)}
        whole += _EXPORT.sub(r"\g<kind> \g<name>", _needed(_bare(one.body), wanted))
    whole = minified(whole + script.body)
    return whole.replace(_ROOM, f"const WORDS = {_words(parts, words)};")


def _needed(text: str, wanted: Collection[str]) -> str:
    """Return a script's text without the exports that neither others nor the script itself use."""
    parts = _DECLARED.split(text)

    def is_needed(part: str) -> bool:
        export = _EXPORT.match(part)
        if export is None or export["name"] in wanted:
            return True
        name = re.compile(rf"\b{export['name']}\b")
        # What follows may be more than the declaration.
        is_alone = len(_STATEMENT.findall(part)) == 1
        return not is_alone or any(name.search(other) for other in parts if other is not part)

    return "".join(filter(is_needed, parts))


def _names(script: Script, path: str) -> Iterator[str]:
    """Yield the names that a script takes out of another one."""
    for one in script.imports:
        if one.path == path:
            yield from one.taken


def _words(parts: Iterable[Script], words: Words) -> str:
    """Return the words that scripts show, by language, as JSON."""
    whole = {mention.name for one in parts for mention in one.words}
    begun = tuple(mention.name for one in parts for mention in one.families)
    shown = {
        lang: {
            key: text
            for key, text in sorted(texts.items())
            if key in whole or key.startswith(begun)
        }
        for lang, texts in words.items()
    }
    return json.dumps(shown, ensure_ascii=False, separators=(",", ":"))


def minified(text: str) -> str:
    """Return JavaScript without block comments, whole-line comments and indentation."""
    lines = (line.strip() for line in _bare(text).splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//")) + "\n"


def _bare(text: str) -> str:
    """Return JavaScript without block comments and types."""
    return _TYPE.sub("", _COMMENT.sub("", text))
