"""When: the days that a sentence names, resolved against the report's own day or another date in it.

A weekday is the last such day up to the report's own; «أمس» is the day before it. Where the report's own
day is not known, only what the text itself fixes is resolved; a year may come from another sentence.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from hijridate import Hijri

from marsad.language.lexicon import Mark
from marsad.models import DatePrecision, DateSpan
from marsad.reader.document import Passage, Sentence
from marsad.reader.quantities import quantity

_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class When:
    """A stretch of days that tokens ``start`` up to ``end`` of a sentence name.

    ``written`` is true where the text fixes it by a date rather than by the report's own day.
    """

    start: int
    end: int
    first: dt.date
    last: dt.date
    precision: DatePrecision
    written: bool = False

    def span(self, passage: Passage) -> DateSpan:
        """Return the days as they go into a reading."""
        proof = passage.evidence(self.start, self.end)
        return DateSpan(first=self.first, last=self.last, precision=self.precision, evidence=proof)


@dataclass(frozen=True, slots=True)
class Clock:
    """What dates are reckoned from: the report's own day, and a year that the text implies."""

    seen: dt.date | None
    year: int | None = None


def times(sentence: Sentence, clock: Clock) -> tuple[When, ...]:
    """Return the days that a sentence names, in order."""
    return tuple(_times(sentence, clock))


def implied_year(sentence: Sentence) -> int | None:
    """Return the report's year where it is implied: «العام الماضي 2023» is of 2024, «العام الجاري 2022»."""
    for at in range(sentence.start, sentence.end):
        year = _mark(sentence, at, "year")
        told = _mark(sentence, year.end, "last", "this") if year is not None else None
        number, _ = _year_number(sentence, told.end) if told is not None else (None, 0)
        if told is not None and number is not None:
            return number + (told.entry.part == "last")
    return None


def _times(sentence: Sentence, clock: Clock) -> Iterator[When]:
    at = sentence.start
    while at < sentence.end:
        found = _written(sentence, at, clock) or _relative(sentence, at, clock)
        if found is not None:
            yield found
        at = found.end if found is not None else at + 1


def _mark(sentence: Sentence, at: int, *parts: str) -> Mark | None:
    if at >= sentence.end:
        return None
    for part in parts:
        mark = sentence.passage.at(at, "times", part)
        if mark is not None and mark.end <= sentence.end:
            return mark
    return None


def _written(sentence: Sentence, at: int, clock: Clock) -> When | None:
    """Read a date, and one that the name of its day stands before: «الخميس (5 أيار 2022)»."""
    start = at
    for part in ("day", "weekday"):
        mark = _mark(sentence, start, part)
        start = mark.end if mark is not None else start
    if start == at:
        return _numeric(sentence, at) or _dated(sentence, at, clock)
    while start < sentence.end and sentence.passage.word(start) in _BEFORE_DATE:
        start += 1
    found = (_numeric(sentence, start) or _dated(sentence, start, clock)) if start < sentence.end else None
    return replace(found, start=at) if found is not None and found.precision == "day" else None


_BEFORE_DATE = frozenset({"الموافق", "بتاريخ", "(", "-", ",", "،"})


def _numeric(sentence: Sentence, at: int) -> When | None:
    """Read «2022/12/27», «27-12-2022», «27.12.2022» and «1436/9/29هـ»."""
    parts, end = _three_numbers(sentence, at)
    if len(parts) != 3 or not all(part.isdecimal() and len(part) <= 4 for part in parts):
        return None
    numbers = [int(part) for part in parts]
    year, month, day = numbers if len(parts[0]) == 4 else reversed(numbers)
    end += sentence.passage.word(end) in {"هـ", "ه", "م"}
    date = _hijri_day(year, month, day) if 1300 < year < 1500 else _day(year, month, day)
    return When(at, end, date, date, "day", written=True) if date else None


def _three_numbers(sentence: Sentence, at: int) -> tuple[list[str], int]:
    """Return the parts of a date in one token («27/12/2022») or in five («27-12-2022»), and its end."""
    words = [sentence.passage.word(index) for index in range(at, min(at + 5, sentence.end))]
    if len(words) == 5 and words[1] == words[3] == "-" and 4 in {len(words[0]), len(words[4])}:
        return words[::2], at + 5
    dots = words[0].count(".") == 2 and len(words[0]) >= 8
    return words[0].split("." if dots else "/"), at + 1


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _hijri_day(year: int, month: int, day: int) -> dt.date | None:
    """Convert a day of the Umm al-Qura calendar."""
    try:
        return dt.date(*Hijri(year, month, day).to_gregorian().datetuple())
    except (ValueError, OverflowError):
        return None


def _dated(sentence: Sentence, at: int, clock: Clock) -> When | None:
    """Read «6 أيلول 2015», «الثالث من يوليو», «كانون الثاني 2021», «8 جمادى الآخرة 1442», «عام 2024»."""
    day, month_at = _day_number(sentence, at)
    month = _mark(sentence, month_at, "month", "hijri")
    if month is None:
        return _year(sentence, at) if day is None else _of_month((at, month_at), sentence, day, clock)
    if day is None and sentence.passage.at(at - 1, "place_heads"):
        return None  # «محافظة إب»: once folded, Ibb is written like «آب».
    end = _second_name(sentence, month)
    year, end = _year_number(sentence, end, clock.seen)
    if month.entry.part == "hijri":
        return _hijri(at, end, int(month.entry["value"]), day, year)
    return _gregorian((at, end), int(month.entry["value"]), day, year, clock)


def _day_number(sentence: Sentence, at: int) -> tuple[int | None, int]:
    """Return the day of the month at a token, with where the month's name should stand."""
    passage = sentence.passage
    found = quantity(passage, at, sentence.end)
    if found is not None and found.qualifier is None and found.low is not None:
        value, after = found.low, found.end
    else:
        value, after = _ordinal(passage, at)
    if not 1 <= value <= 31:
        return None, at
    if passage.word(after) in {"من", "شهر", "-", "/", "لشهر"}:
        after += 1
    return (value, after + (passage.word(after) == "شهر"))


_ORDINALS = ("اول", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر")
_TENS = {"عشر": 10, "عشره": 10, "والعشرين": 20, "والعشرون": 20, "والثلاثين": 30, "والثلاثون": 30}
_ROUND = {"العشرين": 20, "العشرون": 20, "الثلاثين": 30, "الثلاثون": 30}


def _ordinal(passage: Passage, at: int) -> tuple[int, int]:
    """Return «الخامس», «الحادي عشر», «الثاني والعشرين», «الثلاثين» as number and end; 0 where none stands."""
    word = passage.word(at).removeprefix("و")
    ten = _TENS.get(passage.word(at + 1), 0)
    if word in _ROUND:
        return _ROUND[word], at + 1
    name = word.removeprefix("ال")
    if name == "حادي" and ten:
        return ten + 1, at + 2
    if name == word or name not in _ORDINALS:
        return 0, at
    return _ORDINALS.index(name) + 1 + ten, at + 1 + (ten > 0)


def _second_name(sentence: Sentence, month: Mark) -> int:
    """Pass over the second name of a month said twice: «يناير كانون الثاني», «أيلول/سبتمبر», «(آذار)»."""
    at = month.end
    while sentence.passage.word(at) in {"/", "(", "-"} and at < sentence.end:
        at += 1
    again = _mark(sentence, at, "month")
    if again is None or again.entry["value"] != month.entry["value"]:
        return month.end
    return again.end + (sentence.passage.word(again.end) == ")")


def _of_month(span: tuple[int, int], sentence: Sentence, day: int, clock: Clock) -> When | None:
    """Read «الثالث من الشهر الجاري», «20 من الشهر الماضي», the day's number read already."""
    at, month_at = span
    told = _mark(sentence, month_at + 1, "last", "this")
    if clock.seen is None or told is None or sentence.passage.word(month_at) != "الشهر":
        return None
    month = clock.seen if told.entry.part == "this" else clock.seen.replace(day=1) - _DAY
    date = _day(month.year, month.month, day)
    return When(at, told.end, date, date, "day") if date else None


def _year_number(sentence: Sentence, at: int, seen: dt.date | None = None) -> tuple[int | None, int]:
    """Return the year said at a token («2023», «من عام 2023», «من العام الماضي»), with where it ends."""
    passage, start = sentence.passage, at
    start += passage.word(start) in {"من", ",", "،", "-"}
    named = _mark(sentence, start, "year")
    start = named.end if named is not None else start + (passage.word(start) == "سنه")
    told = _mark(sentence, start, "last", "this") if named is not None else None
    start = told.end if told is not None else start
    text = passage.word(start)
    if text.isdecimal() and len(text) == 4 and (1300 < int(text) < 1500 or 1900 < int(text) < 2100):
        return int(text), start + 1 + (passage.word(start + 1) in {"هـ", "ه", "م"})
    if told is not None and seen is not None:
        return seen.year - (told.entry.part == "last"), told.end
    return None, at


def _hijri(at: int, end: int, month: int, day: int | None, year: int | None) -> When | None:
    date = _hijri_day(year, month, day) if year and day else None
    return When(at, end, date, date, "day", written=True) if date else None


def _gregorian(
    span: tuple[int, int], month: int, day: int | None, year: int | None, clock: Clock
) -> When | None:
    year = year or _likely_year(month, day, clock)
    at, end = span
    if year is None:
        return None
    if day is None:
        first = dt.date(year, month, 1)
        last = (first + 31 * _DAY).replace(day=1) - _DAY
        return When(at, end, first, last, "month", written=True)
    date = _day(year, month, day)
    return When(at, end, date, date, "day", written=True) if date else None


def _likely_year(month: int, day: int | None, clock: Clock) -> int | None:
    """Return the year of the last such month up to the report's own day, else the year the text implies."""
    if clock.seen is None:
        return clock.year
    date = _day(clock.seen.year, month, day or 1)
    return clock.seen.year - 1 if date is None or date > clock.seen + 2 * _DAY else clock.seen.year


def _year(sentence: Sentence, at: int) -> When | None:
    mark = _mark(sentence, at, "year")
    if mark is None:
        return None
    year, end = _year_number(sentence, mark.end)
    if year is None or year < 1900:
        return None
    return When(at, end, dt.date(year, 1, 1), dt.date(year, 12, 31), "year", written=True)


def _relative(sentence: Sentence, at: int, clock: Clock) -> When | None:
    """Read «أمس», «أمس الأربعاء», «الخميس الماضي», «يوم الجمعة», «قبل ثلاثة أيام»."""
    if clock.seen is None:
        return _some_day(sentence, at, clock.year)
    near = _mark(sentence, at, "day")
    if near is not None:
        return _near(sentence, near, clock.seen)
    weekday = _mark(sentence, at, "weekday")
    if weekday is not None and not weekday.proclitic.startswith("لل"):
        return _weekday(sentence, weekday, clock.seen)
    return _ago(sentence, at, clock.seen)


def _some_day(sentence: Sentence, at: int, year: int | None) -> When | None:
    """Return the whole year for «أمس» or a weekday in a report of which only the year is known."""
    mark = _mark(sentence, at, "day", "weekday")
    if mark is None or year is None or not dt.MINYEAR <= year <= dt.MAXYEAR:
        return None
    return When(mark.start, mark.end, dt.date(year, 1, 1), dt.date(year, 12, 31), "year")


def _near(sentence: Sentence, mark: Mark, seen: dt.date) -> When:
    """Read «أمس» or «اليوم»; a weekday said beside it («أمس (السبت)») decides."""
    at = mark.end + (sentence.passage.word(mark.end) == "(")
    weekday = _mark(sentence, at, "weekday")
    if weekday is not None:
        close = weekday.end + (sentence.passage.word(weekday.end) == ")")
        day = _last(int(weekday.entry["value"]), seen)
        return When(mark.start, close, day, day, "day")
    day = seen + int(mark.entry["value"]) * _DAY
    return When(mark.start, mark.end, day, day, "day")


def _last(weekday: int, seen: dt.date) -> dt.date:
    """Return the last day of this weekday up to ``seen``."""
    return seen - ((seen.weekday() - weekday) % 7) * _DAY


def _weekday(sentence: Sentence, mark: Mark, seen: dt.date) -> When:
    day = _last(int(mark.entry["value"]), seen)
    last = _mark(sentence, mark.end, "last")
    if last is not None and day == seen:
        day -= 7 * _DAY
    night = _night(sentence, mark, day)
    return night or When(mark.start, last.end if last else mark.end, day, day, "day")


def _night(sentence: Sentence, mark: Mark, day: dt.date) -> When | None:
    """Read a night by the two days it lies between: «ليل الجمعة - السبت»; after midnight it is the second."""
    at = mark.end + (sentence.passage.word(mark.end) in {"-", "/", "الي"})
    second = _mark(sentence, at, "weekday")
    if second is None or (int(second.entry["value"]) - int(mark.entry["value"])) % 7 != 1:
        return None
    before = {sentence.passage.word(at) for at in range(max(0, mark.start - 3), mark.start)}
    first = day + _DAY if "منتصف" in before else day
    return When(mark.start, second.end, first, day + _DAY, "day" if first > day else "days")


def _ago(sentence: Sentence, at: int, seen: dt.date) -> When | None:
    """Read «قبل يومين», «قبل ثلاثة أيام»: exact in days, and looser the longer ago."""
    mark = _mark(sentence, at, "ago")
    if mark is None or sentence.passage.word(mark.start).endswith("منذ"):
        return None
    count = quantity(sentence.passage, mark.end, sentence.end)
    unit = _mark(sentence, count.end if count else mark.end, "unit")
    if unit is None or unit.entry["value"] != "1" or (count is not None and count.low is None):
        return None
    number = (count.low or 0) if count is not None else _days_in(sentence, unit)
    if not 0 < number <= 31:
        return None
    day = seen - number * _DAY
    return When(at, unit.end, day, day, "day")


def _days_in(sentence: Sentence, unit: Mark) -> int:
    """Return how many days a word alone says: «يومين» two, «يوم» one, «قبل يوم الجمعة» none."""
    if sentence.passage.word(unit.start).endswith("ين"):
        return 2
    before = sentence.passage.word(unit.end) == "من" or _mark(sentence, unit.end, "weekday") is not None
    return int(sentence.passage.word(unit.start) == "يوم" and not before)
