"""Counts of raids and attacks, not of people: «نفذ التحالف 23 غارة», «199 عملية»."""

from __future__ import annotations

from marsad.language.lexicon import Mark
from marsad.reader.counting.groups import Group
from marsad.reader.counting.quantities import quantity
from marsad.reader.document import Sentence
from marsad.reader.harm.scan import Found


def raids(sentence: Sentence) -> list[Found]:
    """Return the counts of raids and attacks in a sentence."""
    told = (_counted(sentence, mark) for mark in sentence.find("things", "act") if not mark.proclitic)
    return [one for one in told if one is not None]


def _counted(sentence: Sentence, mark: Mark) -> Found | None:
    """Return the count of acts whose number ends at a word for them; «غارات 2015» are of that year."""
    for start in range(max(sentence.start, mark.start - _LONGEST), mark.start):
        count = quantity(sentence.passage, start, mark.start)
        low = (count.low or 0) if count is not None and count.end == mark.start else 0
        if count is not None and low > 1 and not 1900 < low < 2100:
            one = Group(start, mark.end, "number", low, count.high, count.qualifier, None)
            return Found(sentence, one, "incidents", "acts", start, mark.end)
    return None


_LONGEST = 5
"""So many words a number has at most."""
