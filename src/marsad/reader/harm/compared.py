"""Bare numbers that are set against the toll just told: «40 قتيلا، مقارنة بـ25», «ثم رفعت العدد إلى ستين»."""

from __future__ import annotations

from marsad.language.wordsets import word_set
from marsad.reader.counting.groups import Group
from marsad.reader.harm.scan import FAR, Scan


def compared(scan: Scan, one: Group) -> bool:
    """Tell whether a bare number is set against the toll just told, by words such as «مقارنة بـ»."""
    if one.people is not None or one.low is None or not scan.found or one.start - scan.last_end > FAR:
        return False
    if _counted_anew(scan, one):
        return True
    marks = (scan.passage.at(one.start - back, "grammar", "instead") for back in (1, 2, 3))
    return any(mark is not None and mark.end == one.start for mark in marks)


def _counted_anew(scan: Scan, one: Group) -> bool:
    """Tell whether a number is another toll of the same people («ثم رفعت العدد إلى ستين»)."""
    ends = one.end >= scan.sentence.end or scan.passage.word(one.end) in _ENDS
    if not ends or len({other.measure for other in scan.found}) > 1:
        return False
    words = [scan.passage.word(at) for at in range(max(scan.last_end, one.start - _TOLL), one.start)]
    led = bool(words) and (words[-1] in _TO or words[-1].removeprefix("و") in _TOLLS)
    return led and any(word.removeprefix("و") in _TOLLS for word in words) and ":" not in words


_TOLL = 6
_ENDS = frozenset({"،", ",", ".", "؛", "في", "بعد", "حتي", "مع", "مساء", "صباح"})
_TO = frozenset({"الي", "عند", "عن"})
_TOLLS = word_set("the toll")
