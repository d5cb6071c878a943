"""The days that a stretch of text names, and what they are reckoned from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from marsad.language.lexicon import Mark
from marsad.models import DatePrecision, DateSpan
from marsad.reader.document import Passage, Sentence

DAY = dt.timedelta(days=1)
_TELLS_WHICH = frozenset(
    {
        "next",
        "prior",
        "same",
        "third",
        "not",
        "called",
        "head",
        "beside",
        "happens",
        "stated",
        "succumbed",
        "now",
    }
)


@dataclass(frozen=True, slots=True)
class When:
    """A stretch of days that tokens ``start`` up to ``end`` of a sentence name.

    ``written`` is true where the text fixes it by a date rather than by the report's own day; ``bound`` is
    true where it only says since or until when, ``tied`` where it is told from the day named last
    («غداة», «بعد يومين من»), ``compared`` where a later attack is held to that of this day («الأعنف منذ …»).
    """

    start: int
    end: int
    first: dt.date
    last: dt.date
    precision: DatePrecision
    written: bool = False
    bound: bool = False
    tied: bool = False
    compared: bool = False

    def span(self, passage: Passage) -> DateSpan:
        """Return the days as they go into a reading."""
        proof = passage.evidence(self.start, self.end)
        return DateSpan(first=self.first, last=self.last, precision=self.precision, evidence=proof)


@dataclass(frozen=True, slots=True)
class Clock:
    """What dates are reckoned from: the report's own day, else a year that the text implies; the day
    named last, for «في اليوم نفسه» and «غداة»; the first of the day or month named last, for «وقبلها بعام»
    («around»); and the day on which the one who speaks now stated it, for
    «قبل ثمانية أيام» in his words. ``under`` is the year that a line of its own puts over what
    is told below it; ``lasted`` is for how many days its fighting went on, where it says so.
    """

    seen: dt.date | None
    year: int | None = None
    named: dt.date | None = None
    around: dt.date | None = None
    stated: dt.date | None = None
    under: int | None = None
    lasted: int | None = None

    @property
    def lately(self) -> dt.date | None:
        """Return the day named last where it is of the news, within a week of the report's own day."""
        fresh = self.named is not None and self.seen is not None and abs(self.seen - self.named) <= 7 * DAY
        return self.named if fresh else None


def mark(sentence: Sentence, at: int, *parts: str) -> Mark | None:
    """Return the word of time of one of these kinds at a token of the sentence."""
    if at >= sentence.end or at not in sentence.passage.marks:
        return None
    for part in parts:
        found = sentence.passage.at(at, "timing" if part in _TELLS_WHICH else "times", part)
        if found is not None and found.end <= sentence.end:
            return found
    return None


def one_day(start: int, end: int, day: dt.date, *, written: bool = False, tied: bool = False) -> When:
    """Return a single day."""
    return When(start, end, day, day, "day", written=written, tied=tied)


def month_of(day: dt.date) -> tuple[dt.date, dt.date]:
    """Return the first and last day of a day's month."""
    first = day.replace(day=1)
    return first, (first + 31 * DAY).replace(day=1) - DAY


def safe_day(year: int, month: int, day: int) -> dt.date | None:
    """Return a day of the common calendar, None where there is no such day."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
