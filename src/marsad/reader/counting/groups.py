"""Groups of people that are counted: «23 من مقاتلي التنظيم», «جنديان», «عشرات الجرحى», «نحو عشرة آخرين»."""

from __future__ import annotations

from marsad.reader.counting.counted import Group
from marsad.reader.counting.numbered import numbered
from marsad.reader.counting.quantities import quantity
from marsad.reader.counting.unnumbered import unnumbered
from marsad.reader.document import Sentence

__all__ = ["Group", "group"]


def group(sentence: Sentence, at: int) -> Group | None:
    """Return the group that begins at token ``at`` of a sentence."""
    found = quantity(sentence.passage, at, sentence.end)
    if found is not None:
        return numbered(sentence, found)
    return unnumbered(sentence, at)
