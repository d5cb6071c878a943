"""Lengths of time as they are told («نحو ثلاثة أيام», «أسبوعين»), and the days so long before another."""

from __future__ import annotations

import datetime as dt

from marsad.language.lexicon import Mark
from marsad.language.wordsets import word_set
from marsad.reader.counting.quantities import quantity
from marsad.reader.days.when import DAY, When, mark, month_of, one_day
from marsad.reader.document import Sentence

_ROUGHLY = word_set("about so long")


def length(sentence: Sentence, at: int) -> tuple[int, Mark | None]:
    """Return how long a stretch of time at a token is, in which unit: «نحو ثلاثة أيام», «يومين», «أسبوع»."""
    while at < sentence.end and sentence.passage.word(at) in _ROUGHLY:
        at += 1
    count = quantity(sentence.passage, at, sentence.end)
    unit = mark(sentence, count.end if count else at, "unit")
    if unit is None:
        return 0, None
    if count is not None:
        return count.low or 0, unit
    word = sentence.passage.word(unit.start).removeprefix("ب")
    if word.endswith("ين") and word != "سنين":
        return 2, unit
    alone = mark(sentence, unit.end, "weekday", "year") is None and "ال" not in unit.proclitic
    return int(alone and word in {"يوم", "اسبوع", "شهر", "عام", "سنه"}), unit


def long_ago(span: tuple[int, int], number: int, unit: int, seen: dt.date) -> When | None:
    """Return the days that lie ``number`` units, of so many days each, before ``seen``."""
    if unit <= 7:
        return one_day(*span, seen - number * unit * DAY)
    return _months_ago(span, number, seen) if unit < 365 else whole_year(*span, seen.year - number)


def _months_ago(span: tuple[int, int], number: int, seen: dt.date) -> When:
    """Return the month so many months ago with the one before it: nobody counts months to the day."""
    last = month_before(number, seen)
    return When(*span, (last.replace(day=1) - DAY).replace(day=1), last, "month")


def month_before(number: int, day: dt.date) -> dt.date:
    """Return the last day of the month that lies so many months before that of a day."""
    for _ in range(number):
        day = day.replace(day=1) - DAY
    return month_of(day)[1]


def whole_year(start: int, end: int, year: int) -> When | None:
    """Return a year, None where the calendar has no such year."""
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        return None
    return When(start, end, dt.date(year, 1, 1), dt.date(year, 12, 31), "year")
