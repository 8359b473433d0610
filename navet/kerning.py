"""A font's kerning: how much nearer, or further apart, two letters stand than their widths say.

Reads the pair adjustments of OpenType's GPOS table (ISO/IEC 14496-22, lookup type 2), which is what
browsers apply to Latin text.
"""

from __future__ import annotations

from typing import Any

from fontTools.ttLib import TTFont

PAIRS, EXTENSION = 2, 9
Subtable = Any


class Kerning:
    """The pair adjustments of a font that has no variations left."""

    def __init__(self, font: TTFont) -> None:
        """Read the font's ``kern`` feature; a font without one has no kerning."""
        self._lookups = _kerning_lookups(font["GPOS"].table) if "GPOS" in font else []
        self._known: dict[tuple[str, str], int] = {}

    def between(self, left: str, right: str) -> int:
        """Return what is added to the width of glyph `left` before glyph `right`, in font units."""
        pair = left, right
        if pair not in self._known:
            self._known[pair] = sum(_first_value(one, left, right) for one in self._lookups)
        return self._known[pair]


def _kerning_lookups(table: Any) -> list[list[Subtable]]:
    """Return the subtables of each lookup that the ``kern`` feature uses, in order."""
    records = [one.Feature for one in table.FeatureList.FeatureRecord if one.FeatureTag == "kern"]
    wanted = sorted({index for feature in records for index in feature.LookupListIndex})
    found = (
        [_unwrapped(one) for one in table.LookupList.Lookup[index].SubTable] for index in wanted
    )
    return [[one for one in subtables if one.LookupType == PAIRS] for subtables in found]


def _unwrapped(subtable: Subtable) -> Subtable:
    return subtable.ExtSubTable if subtable.LookupType == EXTENSION else subtable


def _first_value(subtables: list[Subtable], left: str, right: str) -> int:
    """Return the adjustment of the first subtable that knows the pair."""
    for subtable in subtables:
        if left not in subtable.Coverage.glyphs:
            continue
        record = (
            _single(subtable, left, right)
            if subtable.Format == 1
            else _class(subtable, left, right)
        )
        if record is not None:
            return int(getattr(record.Value1, "XAdvance", 0) or 0)
    return 0


def _single(subtable: Subtable, left: str, right: str) -> Any | None:
    pairs = subtable.PairSet[subtable.Coverage.glyphs.index(left)].PairValueRecord
    return next((pair for pair in pairs if pair.SecondGlyph == right), None)


def _class(subtable: Subtable, left: str, right: str) -> Any:
    first = subtable.ClassDef1.classDefs.get(left, 0)
    second = subtable.ClassDef2.classDefs.get(right, 0)
    return subtable.Class1Record[first].Class2Record[second]
