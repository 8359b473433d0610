"""The numbers in a text and in its translation: the same ones, however each language writes them.

Compared are figures, and cardinals from three written as words. Ordinals, small numbers, months and
phrases such as ”halvår” answer to a number in the other language but are never asked for.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

_UNITS = {
    "sv": "noll ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton "
    "sjutton arton nitton",
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen",
}
_TENS = {
    "sv": "tjugo trettio fyrtio femtio sextio sjuttio åttio nittio",
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
}
_ORDINALS = {
    "sv": "första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte "
    "trettonde fjortonde femtonde sextonde sjuttonde artonde nittonde",
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth",
}
_MONTHS = {
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "en": "january february march april may june july august september october november december",
}
_OTHERS = {
    "sv": {
        "etta": 1, "båda": 2, "bägge": 2, "par": 2, "tvåa": 2, "varannan": 2, "vartannat": 2,
        "halva": 2, "hälften": 2, "trea": 3, "fyra": 4, "femma": 5, "sexa": 6, "halvår": 6,
        "halvåret": 6, "sjua": 7, "åtta": 8, "nia": 9, "tia": 10, "tiotal": 10, "tiotalet": 10,
        "dussin": 12, "kvart": 15, "halvtimme": 30, "hundra": 100, "hundratal": 100,
        "tusen": 1000, "tusental": 1000,
    },
    "en": {
        "once": 1, "both": 2, "couple": 2, "half": 2, "pair": 2, "twice": 2, "thrice": 3,
        "dozen": 12, "noon": 12, "midday": 12, "hundred": 100, "thousand": 1000,
    },
}  # fmt: skip
_SCALES = {
    "hundred": 100, "thousand": 1000, "tusen": 1000, "mnkr": 10**6, "mkr": 10**6,
    "miljon": 10**6, "miljoner": 10**6, "miljonerna": 10**6, "million": 10**6,
    "miljard": 10**9, "miljarder": 10**9, "miljarderna": 10**9, "billion": 10**9,
}  # fmt: skip
_ARTICLES = ("en", "a", "an")
_HALVES = ("halv", "half")
_FIGURES = {
    "sv": r"(?<!\d)\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,:]\d+)*",
    "en": r"(?<![\d,])\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:[.:]\d+)*",
}
_GROUPS = {"sv": re.compile(r"[ \u00a0\u202f]"), "en": re.compile(r",")}
_IDIOM = re.compile(r"mellan (?:två|fyra) ögon")
_LEAST_AS_WORD = 3
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Number:
    """A number in a text: its value, how it is written, and whether the other text must have it."""

    value: str
    written: str
    certain: bool


def _cardinals(lang: str) -> dict[str, int]:
    units, tens = _UNITS[lang].split(), _TENS[lang].split()
    found = {word: value for value, word in enumerate(units)}
    hyphen = "-" if lang == "en" else ""
    for step, ten in enumerate(tens, 2):
        found[ten] = 10 * step
        found |= {f"{ten}{hyphen}{units[unit]}": 10 * step + unit for unit in range(1, 10)}
    if lang == "sv":
        found |= {f"{units[unit]}hundra": 100 * unit for unit in range(1, 10)}
    return found


def _uncertain(lang: str) -> dict[str, int]:
    found = dict(_OTHERS[lang])
    for words in (_ORDINALS[lang], _MONTHS[lang]):
        found |= {word: value for value, word in enumerate(words.split(), 1)}
    for step, ten in enumerate(_TENS[lang].split(), 2):
        endings = (f"{ten}nde", f"{ten}tal", f"{ten}talet")
        found |= dict.fromkeys(endings if lang == "sv" else (f"{ten[:-1]}ieth",), 10 * step)
    return found


_CARDINALS = {lang: _cardinals(lang) for lang in _UNITS}
_UNCERTAIN = {lang: _uncertain(lang) for lang in _UNITS}
_TELLING = {
    lang: frozenset(word for word, value in found.items() if value >= _LEAST_AS_WORD)
    for lang, found in _CARDINALS.items()
}


def _pattern(lang: str) -> re.Pattern[str]:
    """Return what parts a text into figures, with what belongs to them, and words."""
    tens, units = "|".join(_TENS[lang].split()), "|".join(_UNITS[lang].split()[1:10])
    return re.compile(
        rf"({_FIGURES[lang]})(?:[ ]?(pm\b|p\.m\.)|(-tal))?"
        rf"|((?:{tens})-(?:{units})\b|[^\W\d_]+)"
    )


_PATTERNS = {lang: _pattern(lang) for lang in _UNITS}


def numbers(text: str, lang: str) -> list[Number]:
    """Return the numbers of a plain text, in order."""
    text = text.lower()
    if "ögon" in text:
        text = _IDIOM.sub("", text)
    found: list[Number] = []
    before = ""
    for figure, afternoon, decade, word in _PATTERNS[lang].findall(text):
        number = None
        scaled = _take_scaled(found, before) if word in _SCALES else None
        if scaled:
            number = _scaled(scaled, word)
        elif figure:
            number = Number(_of_figure(figure, lang, afternoon, decade), figure, True)
        else:
            number = _of_word(word, lang)
        if number:
            found.append(number)
        if before not in _HALVES or word not in _ARTICLES:
            before = figure or word
    return found


def _take_scaled(found: list[Number], before: str) -> Number | None:
    """Take out the number that a scale after it multiplies: ”half a” as well as ”6,2”."""
    one = found.pop() if found and found[-1].written == before else None
    if before in _HALVES:
        return Number("0.5", before, True)
    return Number("1", before, True) if before in _ARTICLES else one


def _has_certain(text: str, lang: str) -> bool:
    """Return whether a text may have a number that is asked for; quick, since most have none."""
    return bool(_DIGIT.search(text)) or not _TELLING[lang].isdisjoint(_WORD.findall(text.lower()))


def _of_word(word: str, lang: str) -> Number | None:
    """Return the number that a word is; ”treårigt” is one, since English has ”three-year”."""
    stem = word.partition("år")[0] if "år" in word else word
    cardinal = _CARDINALS[lang].get(stem)
    if cardinal is not None:
        return Number(str(cardinal), word, cardinal >= _LEAST_AS_WORD)
    value = _UNCERTAIN[lang].get(word)
    return None if value is None else Number(str(value), word, False)


def _of_figure(figure: str, lang: str, afternoon: str, decade: str) -> str:
    value = _GROUPS[lang].sub("", figure).replace(",", ".").replace(":", ".")
    if afternoon:
        hour, _, minutes = value.partition(".")
        value = f"{int(hour) % 12 + 12}" + (f".{minutes}" if minutes else "")
    if decade and len(value) == len("90"):
        value = f"19{value}"
    return value.removesuffix(".00")


def _scaled(number: Number, scale: str) -> Number:
    written = f"{number.written} {scale}"
    if number.value.count(".") > 1:
        return Number(number.value, written, True)
    value = (Decimal(number.value) * _SCALES[scale]).normalize()
    return Number(format(value, "f"), written, True)


def differences(swedish: str, english: str) -> tuple[list[str], list[str]]:
    """Return the numbers that only the Swedish and only the English plain text has, as written."""
    if not _has_certain(swedish, "sv") and not _has_certain(english, "en"):
        return [], []
    ours, theirs = numbers(swedish, "sv"), numbers(english, "en")
    if _certain(ours) == _certain(theirs):
        return [], []
    only_ours, only_theirs = _lacking(ours, theirs), _lacking(theirs, ours)
    if _figures(only_ours) == _figures(only_theirs):
        # ”EN 301 549” is two numbers in English and looks like one in Swedish.
        return [], []
    return [one.written for one in only_ours], [one.written for one in only_theirs]


def _certain(numbers: list[Number]) -> list[str]:
    return sorted(one.value for one in numbers if one.certain)


def _lacking(numbers: list[Number], others: list[Number]) -> list[Number]:
    """Return the certain numbers that the others lack, each answered once."""
    certain = Counter(one.value for one in others if one.certain)
    spare = Counter(one.value for one in others if not one.certain)
    spare -= Counter(one.value for one in numbers if not one.certain)
    lacking = []
    for one in numbers:
        answers = certain if certain[one.value] else spare
        if one.certain and answers[one.value] < 1:
            lacking.append(one)
        elif one.certain:
            answers[one.value] -= 1
    return lacking


def _figures(numbers: list[Number]) -> str:
    return "".join(one.value for one in numbers)
