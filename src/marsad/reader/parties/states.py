"""States that act themselves: «روسيا تشن هجوما», «إسرائيل تقصف بلدة»."""

from __future__ import annotations

from marsad.language.lexicon import Mark
from marsad.reader.document import Passage

_THAT = frozenset({"ان", "وان", "بان", "فان"})
_OWN = frozenset({"", "و", "ال", "وال"})


def state_acts(passage: Passage, mark: Mark) -> bool:
    """Tell whether a country begins a sentence or clause as the subject of the deed right behind it."""
    before = passage.word(mark.start - 1)
    begins = not before.isalpha() or before in _THAT
    named = mark.entry.part == "country" and mark.proclitic in _OWN
    return begins and named and passage.at(mark.end, "parties", "act") is not None
