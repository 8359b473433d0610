"""Finds what may not be published about persons, and characters that hide what a text says."""

from __future__ import annotations

import datetime
import re
import unicodedata

EMAIL = re.compile(
    r"[\w.+%-]{1,64}(?:@|\s?\(at\)\s?|\s?\[at\]\s?)[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}", re.I
)
# Word processors turn the hyphen into one that does not break, a dash or a minus sign.
IDENTITY = re.compile(
    r"(?<![0-9/-])((?:19|20)?[0-9]{6})\s?[-+\u2010-\u2015\u2212]?\s?([0-9]{4})(?![0-9-])"
)
_AT = ("@", "(at)", "[at]")
_CITATION = "[@"
_DIGITS = re.compile(r"[0-9]{6}")
UNSEEN = re.compile(
    "[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\U000e0000-\U000e007f"
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]"
)
_COORDINATION_DAYS = 60


def email(text: str) -> str:
    """Return the first e-mail address in a text, or ""."""
    folded = text.lower().replace(_CITATION, "")
    found = EMAIL.search(text) if any(sign in folded for sign in _AT) else None
    return found.group(0) if found else ""


def identity_number(text: str) -> str:
    """Return the first Swedish personal identity or coordination number in a text, or "".

    Digits of another width or style count as the plain ones. The date must exist and the check
    digit must be right, so that years, sums and telephone numbers are left alone.
    Source: https://www.skatteverket.se (personnummer, kontrollsiffra)
    """
    plain = unicodedata.normalize("NFKC", text)
    for found in IDENTITY.finditer(plain) if _DIGITS.search(plain) else ():
        day, number = found.group(1)[-6:], found.group(2)
        if _is_date(day) and _check_digit(day + number[:3]) == int(number[3]):
            return found.group(0)
    return ""


def _is_date(digits: str) -> bool:
    year, month, day = int(digits[:2]), int(digits[2:4]), int(digits[4:])
    if day > _COORDINATION_DAYS:
        day -= _COORDINATION_DAYS
    try:
        datetime.date(2000 + year, month, day)
    except ValueError:
        return False
    return True


def _check_digit(digits: str) -> int:
    total = 0
    for index, char in enumerate(digits):
        value = int(char) * (2 - index % 2)
        total += value - 9 if value > 9 else value
    return -total % 10


def invisible(text: str) -> str:
    """Return the code of the first character that is not seen or turns text round, or ""."""
    found = UNSEEN.search(text)
    return f"U+{ord(found.group(0)):04X}" if found else ""
