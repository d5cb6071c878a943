"""Days told by a feast («أول أيام عيد الفطر», «عشية عيد الميلاد») or by a Hijri month without its year."""

from __future__ import annotations

import datetime as dt

from hijridate import Gregorian, Hijri

from marsad.language.lexicon import Mark
from marsad.language.wordsets import word_set
from marsad.reader.days.when import DAY, Clock, When, mark, one_day, safe_day
from marsad.reader.document import Sentence

_WHICH = {"اول": 0, "الاول": 0, "ثاني": 1, "الثاني": 1, "ثالث": 2, "الثالث": 2, "رابع": 3, "الرابع": 3}
_DAYS = frozenset({"ايام", "يوم", "اليوم", "من", "ل"})
_EVES = word_set("eve of a feast")
_ON = frozenset({"في", "يوم", "صباح", "صبيحه", "فجر", "مساء", "نهار"})
_FEAST = "عيد"
_BACK = 4


def feast(sentence: Sentence, at: int, clock: Clock) -> When | None:
    """Read the day of a feast with the words before it that say which of its days."""
    told = mark(sentence, at, "feast")
    if told is None:
        return _unnamed(sentence, at, clock)
    start, shift = _which(sentence, at)
    if start == at and sentence.passage.word(at - 1) not in _ON:
        return None  # «تهنئة بعيد الفطر», «هدنة العيد»: no day is told.
    year, end = _year_behind(sentence, told.end)
    day = _day_of(told, year, clock, shift)
    return one_day(start, end, day + shift * DAY, written=year is not None) if day else None


def _unnamed(sentence: Sentence, at: int, clock: Clock) -> When | None:
    """Read «يوم العيد», «ثاني أيام العيد» as of the later of the two feasts, if that is of the news."""
    national = sentence.passage.word(at + 1).startswith("ال")  # «العيد الوطني»
    if at >= sentence.end or sentence.passage.word(at) != _THE_FEAST or national or clock.seen is None:
        return None
    start, shift = _which(sentence, at)
    if start == at and sentence.passage.word(at - 1) not in _ON:
        return None
    feasts = [day for day in (hijri_day(10, 1, clock), hijri_day(12, 10, clock)) if day is not None]
    day = max(feasts, default=None)
    late = day is None or clock.seen - day > _LATELY
    return None if late or day is None else one_day(start, at + 1, day + shift * DAY)


_THE_FEAST = "العيد"
_LATELY = 14 * DAY


def hijri_day(month: int, day: int, clock: Clock) -> dt.date | None:
    """Return the last such day of the Hijri calendar up to the report's own day."""
    if clock.seen is None:
        return None
    try:
        this = Gregorian(clock.seen.year, clock.seen.month, clock.seen.day).to_hijri().year
        days = [dt.date(*Hijri(year, month, day).to_gregorian().datetuple()) for year in (this, this - 1)]
    except (ValueError, OverflowError):
        return None
    return next((one for one in days if one <= clock.seen), None)


def _which(sentence: Sentence, at: int) -> tuple[int, int]:
    """Return where the words before a feast begin, and by how many days they shift it."""
    first = max(sentence.start, at - _BACK)
    before = at - 1
    while before >= first and sentence.passage.word(before) in _DAYS | {_FEAST}:
        before -= 1
    word = sentence.passage.word(before).removeprefix("و") if before >= first else ""
    word = word.removeprefix("ب")
    if word in _EVES:
        return before, -1
    return (before, _WHICH[word]) if word in _WHICH else (at, 0)


def _year_behind(sentence: Sentence, at: int) -> tuple[int | None, int]:
    text = sentence.passage.word(at) if at < sentence.end else ""
    if len(text) == _YEAR and text.isdecimal() and text.isascii() and 1900 < int(text) < 2100:
        return int(text), at + 1
    return None, at


_YEAR = 4


def _day_of(told: Mark, year: int | None, clock: Clock, shift: int) -> dt.date | None:
    """Return the first day of a feast: in the year said, else the last up to the report's own day."""
    month, day = (int(part) for part in told.entry["value"].removeprefix("h").split("-"))
    if told.entry["value"].startswith("h"):
        return hijri_day(month, day, clock) if year is None else _hijri_in(year, month, day)
    if year is None and clock.seen is None:
        return None
    found = safe_day(year or (clock.seen.year if clock.seen else 0), month, day)
    late = year is None and clock.seen is not None and found is not None and found + shift * DAY > clock.seen
    return safe_day(found.year - 1, month, day) if late and found is not None else found


def _hijri_in(year: int, month: int, day: int) -> dt.date | None:
    """Return the day of the Hijri calendar that falls in a year of the common one."""
    return hijri_day(month, day, Clock(dt.date(year, 12, 31)))
