"""Whether words in running text are a listed name, as it stands or inflected.

A rough rule that needs no dictionary: two words are forms of one if they share their beginning and
what differs is an ending that the language has.
"""

from __future__ import annotations

import re

_TOKEN = re.compile(r"[\w’']+")
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_LEAST_STEM = 3
_SWEDISH_ENDINGS = """
a ad ade an ande ar aren arna at d dd dda de des ds e el eln elns en ena er eras ern erna et
la lar larna le len lers let m men mer merna met n na nde ne ner nerna net or orna r re rna s
st ste t ta te ter terna tet
"""
_ENGLISH_ENDINGS = "d ed er ers es ies ing ings s y ys ’s 's s’"
_ENDINGS = {
    "sv": frozenset(["", *_SWEDISH_ENDINGS.split()]),
    "en": frozenset(["", *_ENGLISH_ENDINGS.split()]),
}
# How a name in its dictionary form may end where another form has another ending.
_BASE_ENDINGS = {
    "sv": frozenset(["", "a", "e", "el", "en", "er", "et", "n", "t"]),
    "en": frozenset(["", "y"]),
}


def is_form_of(words: str, name: str, lang: str) -> bool:
    """Return whether words are a form of name; an English article before them does not count."""
    words, name = (_ARTICLE.sub("", " ".join(text.split())) for text in (words, name))
    if name.isupper():
        return _is_abbreviation(words, name)
    used, listed = (_TOKEN.findall(text.casefold()) for text in (words, name))
    return len(used) == len(listed) and all(
        _is_word(one, other, lang) for one, other in zip(used, listed, strict=True)
    )


def _is_abbreviation(words: str, name: str) -> bool:
    """Its letters are large, and an ending stands after a colon or an apostrophe: IOP:er, IOP’s."""
    return bool(re.fullmatch(rf"{re.escape(name)}(?:[:’'][a-zåäö]{{1,5}}|s)?", words))


def _is_word(one: str, base: str, lang: str) -> bool:
    if one == base:
        return True
    shared = 0
    for mine, theirs in zip(one, base, strict=False):
        if mine != theirs:
            break
        shared += 1
    if shared < min(_LEAST_STEM, len(base)):
        return False
    return base[shared:] in _BASE_ENDINGS[lang] and _is_ending(one[shared:], lang)


def _is_ending(tail: str, lang: str) -> bool:
    endings = _ENDINGS[lang]
    return tail in endings or (tail.endswith("s") and tail[:-1] in endings)
