"""What a few words of a report say by themselves, as a person selects them: how many, or when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from marsad.models import Qualifier, Report
from marsad.reader.counting.groups import Group, group
from marsad.reader.days.times import times
from marsad.reader.days.when import Clock
from marsad.reader.document import Sentence, document

LONGEST = 400
"""Characters that are looked into."""


def counted(words: str) -> tuple[int | None, int | None, Qualifier | None] | None:
    """Return low, high and qualifier of the one number in some words; null for none, or for several.

    «قُتل ثلاثة مدنيين» is 3, «طفلة» 1, «نحو عشرة» about 10, «عشرات القتلى» dozens.
    """
    groups = [one for sentence in _sentences(words) for one in _groups(sentence)]
    stated = [one for one in groups if one.low is not None or one.qualifier is not None]
    found = {(one.low, one.high, one.qualifier) for one in stated or groups}
    return found.pop() if len(found) == 1 else None


def days(words: str, seen: dt.date | None) -> tuple[dt.date, dt.date] | None:
    """Return the first and last day that some words name, «أمس» being the day before the report's, ``seen``.

    Null where they name none, or several.
    """
    found = {(one.first, one.last) for said in _sentences(words) for one in times(said, Clock(seen))}
    return found.pop() if len(found) == 1 else None


def _sentences(words: str) -> tuple[Sentence, ...]:
    return document(Report(doc="", text=words[:LONGEST])).sentences


def _groups(sentence: Sentence) -> Iterator[Group]:
    at = sentence.start
    while at < sentence.end:
        found = group(sentence, at)
        if found is not None:
            yield found
        at = max(found.end if found else at, at + 1)
