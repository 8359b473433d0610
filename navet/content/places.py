"""Where a page stands: its key, its file in each language, and its address.

A page's key is the path of its Swedish file from docs/, the same in every language.
"""

from __future__ import annotations

from pathlib import Path

from navet.language.texts import DEFAULT_LANGUAGE, LANGUAGES

DOCS = "docs"
ENDING, ENGLISH_ENDING = ".md", ".en.md"


def file_of(key: str, lang: str) -> str:
    """Return the path from docs/ of the file that the page at key has in a language."""
    return key if lang == DEFAULT_LANGUAGE else key.removesuffix(ENDING) + ENGLISH_ENDING


def key_of(path: str) -> str:
    """Return the key of the page that a file belongs to, whatever its language."""
    is_english = path.endswith(ENGLISH_ENDING)
    return path.removesuffix(ENGLISH_ENDING) + ENDING if is_english else path


def language_of(path: Path) -> tuple[str, str]:
    """Return the name of the Swedish file that a file belongs to, and the file's language."""
    lang = "en" if path.name.endswith(ENGLISH_ENDING) else DEFAULT_LANGUAGE
    return key_of(path.name), lang


def other_language(lang: str) -> str:
    """Return the site's other language."""
    return next(other for other in LANGUAGES if other != lang)


def url_of(key: str, lang: str) -> str:
    """Return the address of the page at key in a language, from the site's root."""
    stem = key.removesuffix(ENDING)
    stem = "" if stem == "index" else stem.removesuffix("/index") + "/"
    return stem if lang == DEFAULT_LANGUAGE else f"{lang}/{stem}"


def relative_url(target: str, page_url: str) -> str:
    """Return the relative address from a page to a target, both from the site's root."""
    path, hash_mark, fragment = target.partition("#")
    if path == page_url and hash_mark:
        return f"#{fragment}"
    folder = page_url.split("/")[:-1]
    pieces = path.rstrip("/").split("/") if path else []
    shared = 0
    while shared < min(len(folder), len(pieces)) and folder[shared] == pieces[shared]:
        shared += 1
    found = "/".join([".."] * (len(folder) - shared) + pieces[shared:]) or "."
    return found + ("/" if path.endswith("/") or not path else "") + hash_mark + fragment
