"""The kinds of page: where each stands in docs/, and all that follows from being of it.

A page's template is overrides/<kind>.html where there is one, else overrides/main.html. The
sections that a kind must have are data, modell/sidformer.yml.
"""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import lru_cache

OTHER_GROUP = "ovrigt"


@dataclass(frozen=True)
class Kind:
    """A kind of page. Its places are keys in docs/, where ``*`` stands for anything.

    ``group`` is the group that search shows it in (its name: the word ``sok_grupp_<group>``).
    ``in_menu``: the menu must name its pages. ``in_register``: the register from A to Ö has its
    headings. ``lists_others``: it is found by its name alone, never by what it lists.
    ``from_model``: its headings and key questions are the model's. ``cites``: its pages must have
    sources. ``is_case``: it has front matter, sources and checks of its own, its English page may
    be lacking, and there may be thousands of it. ``is_easy``: it is in easy Swedish, which no page
    in another language answers to, a line break in its file is one on the page, and its front
    matter and its words have checks of their own (checks/easy).
    """

    name: str
    places: tuple[str, ...]
    group: str = OTHER_GROUP
    in_menu: bool = True
    in_register: bool = True
    lists_others: bool = False
    from_model: bool = False
    cites: bool = False
    is_case: bool = False
    is_easy: bool = False

    @property
    def shapes(self) -> tuple[str, ...]:
        """The names of its pages' shapes in modell/sidformer.yml: its own, as a rule.

        Of the pages in easy Swedish, those that retell a step have a shape of their own.
        """
        return (self.name, f"{self.name}-steg") if self.is_easy else (self.name,)

    def has(self, key: str) -> bool:
        """Return whether the page at key stands in one of the kind's places."""
        return any(fnmatchcase(key, place) for place in self.places)


# A page is of the first kind that has its place.
KINDS = (
    Kind("start", ("index.md",), in_menu=False, in_register=False),
    Kind("sok", ("sok.md",), in_menu=False, in_register=False),
    Kind("faser", ("fas/index.md",), "modellen"),
    Kind("fas", ("fas/*/index.md",), "modellen", from_model=True),
    Kind("steg", ("fas/*",), "modellen", in_menu=False, from_model=True, cites=True),
    Kind("strukturer", ("strukturer/index.md",), "strukturer"),
    Kind("jamfor", ("strukturer/jamfor.md",), "strukturer"),
    Kind("valj-form", ("strukturer/valj-form.md",), "strukturer"),
    Kind("struktur", ("strukturer/*",), "strukturer", cites=True),
    Kind("verktyg-oversikt", ("verktyg/index.md",), "verktyg"),
    Kind("motesplan", ("verktyg/planera-motet/[0-9]*",), "verktyg", in_menu=False),
    Kind("verktyg", ("verktyg/*",), "verktyg"),
    Kind("exempel-oversikt", ("exempel/index.md",), "exempel", lists_others=True),
    Kind("bidra", ("exempel/bidra.md",), "exempel", in_menu=False),
    Kind("exempel-lista", ("exempel/*/*",), "exempel", lists_others=True),
    Kind("exempel", ("exempel/*",), "exempel", in_menu=False, in_register=False, is_case=True),
    Kind("kunskap-oversikt", ("kunskap/index.md",), "kunskap"),
    Kind("ordlista", ("kunskap/ordlista.md",), "kunskap"),
    Kind("kunskap", ("kunskap/*",), "kunskap", cites=True),
    Kind("enkel", ("enkel/*",), "enkel", in_menu=False, in_register=False, is_easy=True),
    Kind("om", ("om/*",)),
    Kind("sida", ("*",)),
)
CASE, CASE_LIST, EASY = "exempel", "exempel-lista", "enkel"
GROUPS = frozenset(kind.group for kind in KINDS)
_BY_NAME = {kind.name: kind for kind in KINDS}


@lru_cache(maxsize=65_536)
def of(key: str) -> Kind:
    """Return the kind of the page at key, which its place decides."""
    return next(kind for kind in KINDS if kind.has(key))


def named(name: str) -> Kind:
    """Return the kind with a name; the last, of any page, if there is none."""
    return _BY_NAME.get(name, KINDS[-1])
