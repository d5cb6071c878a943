"""Dates as they are written: «6 أيلول 2015», «7/7/2017», «أواخر حزيران الماضي», «عام 2012», «8 رجب 1442»."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from hijridate import Hijri

from marsad.language.lexicon import Mark
from marsad.language.words import definite
from marsad.reader.counting.quantities import quantity
from marsad.reader.days.feasts import hijri_day
from marsad.reader.days.when import DAY, Clock, When, mark, month_of, one_day, safe_day
from marsad.reader.document import Passage, Sentence

_BEFORE_DATE = frozenset({"الموافق", "بتاريخ", "(", "-", ",", "،"})
_BEFORE_NUMBERS = frozenset({"يوم", "بتاريخ", "ليوم", "الموافق"})
_BEFORE_MONTH = frozenset({"في", "وفي", "شهر", "خلال", "منذ", "ومنذ", "حتي", "من"})
_UP_TO = frozenset({"الي", "حتي", "-"})
_ERA = frozenset({"هـ", "ه", "م"})
_ORDINALS = ("اول", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر")
_TENS = {"عشر": 10, "عشره": 10, "والعشرين": 20, "والعشرون": 20, "والثلاثين": 30, "والثلاثون": 30}
_ROUND = {"العشرين": 20, "العشرون": 20, "الثلاثين": 30, "الثلاثون": 30}
_THIRDS = {"1": (1, 10), "2": (11, 20), "3": (20, 31)}


def written(sentence: Sentence, at: int, clock: Clock) -> When | None:
    """Read a date, and one that the name of its day stands before: «الخميس (5 أيار 2022)»."""
    start = at
    for part in ("day", "weekday"):
        named = mark(sentence, start, part)
        start = named.end if named is not None else start
    if start == at:
        return _numeric(sentence, at, clock) or _dated(sentence, at, clock)
    while start < sentence.end and sentence.passage.word(start) in _BEFORE_DATE:
        start += 1
    if start >= sentence.end:
        return None
    found = _numeric(sentence, start, clock, named=True) or _dated(sentence, start, clock)
    return replace(found, start=at) if found is not None and found.precision == "day" else None


def written_year(sentence: Sentence, at: int) -> tuple[int | None, int]:
    """Return the year of four digits at a token, with where it ends."""
    text = sentence.passage.word(at)
    year = int(text) if at < sentence.end and len(text) == 4 and text.isdecimal() else 0
    if 1300 < year < 1500 or 1900 < year < 2100:
        return year, at + 1 + (sentence.passage.word(at + 1) in _ERA)
    return None, at


def year_above(sentence: Sentence) -> int | None:
    """Return the year that stands on a line of its own right above a sentence («2019», «عام 2019:»)."""
    passage, at = sentence.passage, sentence.start - 1
    while at >= 0 and passage.word(at) in {"\n", ":"}:
        at -= 1
    year = int(passage.word(at)) if 0 <= at < sentence.start - 1 and _FOUR.fullmatch(passage.word(at)) else 0
    before = passage.word(at - 1)
    alone = before in {"", "\n"} or (before in {"عام", "سنه", "العام"} and passage.word(at - 2) in {"", "\n"})
    return year if 1900 < year < 2100 and alone else None


_FOUR = re.compile("[0-9]{4}")


def _numeric(sentence: Sentence, at: int, clock: Clock, *, named: bool = False) -> When | None:
    """Read «2022/12/27», «27-12-2022», «27 / 12 / 2022», «1436/9/29هـ», and «يوم 27/12» without its year."""
    parts, end = _numbers(sentence, at)
    if not all(part.isdecimal() and len(part) <= 4 for part in parts):
        return None
    numbers = [int(part) for part in parts]
    if len(parts) == 2 and (named or _dates_next(sentence, at)):
        numbers.append(_likely_year(numbers[1], numbers[0], clock) or 0)
    if len(numbers) != 3:
        return None
    year, month, day = numbers if len(parts[0]) == 4 else reversed(numbers)
    end += sentence.passage.word(end) in _ERA
    date = _hijri_day(year, month, day) if 1300 < year < 1500 else safe_day(year, month, day)
    return one_day(at, end, date, written=True) if date else None


def _dates_next(sentence: Sentence, at: int) -> bool:
    """Tell whether two numbers are a day and a month: «يوم 27/12», «مساء 27-12»."""
    part = at > sentence.start and mark(sentence, at - 1, "part") is not None
    return part or sentence.passage.word(at - 1) in _BEFORE_NUMBERS


def _numbers(sentence: Sentence, at: int) -> tuple[list[str], int]:
    """Return the parts of a date in one token («27/12/2022») or in five («27-12-2022»), and its end."""
    words = [sentence.passage.word(index) for index in range(at, min(at + 5, sentence.end))]
    signs = words[1::2]
    if len(words) == 5 and signs in (["-", "-"], ["/", "/"]) and 4 in {len(words[0]), len(words[4])}:
        return words[::2], at + 5
    if signs[:1] == ["-"] and words[3:4] != ["-"] and len(words) > 2 and _dates_next(sentence, at):
        return words[:3:2], at + 3
    dots = words[0].count(".") == 2 and len(words[0]) >= 8
    return words[0].split("." if dots else "/"), at + 1


def _hijri_day(year: int, month: int, day: int) -> dt.date | None:
    """Convert a day of the Umm al-Qura calendar."""
    try:
        return dt.date(*Hijri(year, month, day).to_gregorian().datetuple())
    except (ValueError, OverflowError):
        return None


def _dated(sentence: Sentence, at: int, clock: Clock) -> When | None:
    """Read «6 أيلول 2015», «الثالث من يوليو», «كانون الثاني 2021», «8 جمادى الآخرة 1442», «عام 2024»."""
    third = mark(sentence, at, "third")
    if third is not None:
        return _third(sentence, third, clock)
    days, month_at = _day_numbers(sentence, at)
    month = mark(sentence, month_at, "month", "hijri")
    end = _second_name(sentence, month) if month is not None else at
    year, after = _year_of(sentence, end, clock.seen) if month is not None else (None, at)
    if month is None or (year is None and _is_name(sentence, at)):
        return _of_month((at, month_at), sentence, days, clock) if days else _year(sentence, at)
    if not days and not _is_month(sentence, month, named=after > end or end > month.end):
        return None
    if month.entry.part == "hijri":
        return _hijri((at, after), int(month.entry["value"]), days, year, clock)
    return _gregorian((at, after), int(month.entry["value"]), days, year, clock)


def _is_month(sentence: Sentence, month: Mark, *, named: bool) -> bool:
    """Tell a month without a day from the town of Ibb and a father («إب» and «أب», once folded, are written
    like «آب») and from the verb «مارس».
    """
    passage = sentence.passage
    if month.entry.part == "month" and (definite(month.proclitic) or _is_father(passage, month.start)):
        return False  # «الأب والأم»
    if passage.at(month.start - 1, "place_heads") or "إ" in passage.words(month.start, month.start + 1):
        return passage.word(month.start - 1) == "شهر"
    before = mark(sentence, month.start - 1, "third") is not None if month.start > sentence.start else False
    return named or before or bool(month.proclitic) or passage.word(month.start - 1) in _BEFORE_MONTH


def _is_father(passage: Passage, at: int) -> bool:
    return passage.words(at, at + 1).endswith("أب")


def _is_name(sentence: Sentence, at: int) -> bool:
    """Tell a place or event that is called by a date («قصر 22 مايو», «هجمات 11 سبتمبر») from a date.

    Where its year is told too, it is a date all the same.
    """
    passage = sentence.passage
    called = passage.at(at - 1, "timing", "called")
    return called is not None or passage.at(at - 1, "facilities") is not None


def _third(sentence: Sentence, third: Mark, clock: Clock) -> When | None:
    """Read «مطلع كانون الثاني», «منتصف شهر أيار», «أواخر حزيران الماضي» as the days of a third of a month."""
    start = third.end + (sentence.passage.word(third.end) == "شهر")
    found = _dated(sentence, start, clock) if mark(sentence, start, "month") else None
    if found is None or found.precision != "month":
        return None
    first, last = _THIRDS[third.entry["value"]]
    final = min(last, found.last.day)
    return replace(
        found,
        start=third.start,
        first=found.first.replace(day=first),
        last=found.first.replace(day=final),
        precision="days",
    )


def _day_numbers(sentence: Sentence, at: int) -> tuple[tuple[int, int] | None, int]:
    """Return the day or days of the month at a token, with where the month's name should stand."""
    passage = sentence.passage
    found = quantity(passage, at, sentence.end)
    if found is not None and found.qualifier is None and found.low and found.high:
        days, after = (found.low, found.high), found.end
        if passage.word(at).isdecimal() and passage.word(at + 1) in _UP_TO and after > at + 2:
            days = (int(passage.word(at)), found.high)  # «من 3 إلى 7 نيسان»: no toll that has risen.
    else:
        value, after = _ordinal(passage, at)
        last, end = _ordinal(passage, after + (passage.word(after) in _UP_TO)) if value else (0, after)
        ranged = value < last and (passage.word(after) in _UP_TO or passage.word(after).startswith("و"))
        days, after = ((value, last), end) if ranged else ((value, value), after)
    if not 1 <= days[0] <= days[1] <= 31:
        return None, at
    if passage.word(after) in {"من", "شهر", "-", "/", "لشهر"}:
        after += 1
    return days, after + (passage.word(after) == "شهر")


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
    again = mark(sentence, at, "month")
    if again is None or again.entry["value"] != month.entry["value"]:
        return month.end
    return again.end + (sentence.passage.word(again.end) == ")")


def _of_month(span: tuple[int, int], sentence: Sentence, days: tuple[int, int], clock: Clock) -> When | None:
    """Read «الثالث من الشهر الجاري», «20 من الشهر الماضي», «يوم 21 الجاري», the number read already.

    «19 من الشهر» alone is the last such day.
    """
    at, month_at = span
    named = sentence.passage.word(month_at) == "الشهر"
    told = mark(sentence, month_at + named, "last", "this", "same") if named else None
    told = told or (mark(sentence, month_at, "this") if _numbered(sentence, at) else None)
    if month_at >= sentence.end or not (named or told is not None):
        return None
    which = told.entry.part if told is not None else "any"
    month = clock.named if which == "same" else clock.seen
    if month is not None and (which == "last" or (which == "any" and days[1] > month.day)):
        month = month.replace(day=1) - DAY
    end = told.end if told is not None else month_at + 1
    found = _days((at, end), month.year, month.month, days) if month else None
    return replace(found, written=False) if found else None


def _numbered(sentence: Sentence, at: int) -> bool:
    """Tell whether a day of the month is written in digits («14 الجاري»)."""
    return sentence.passage.word(at).isdecimal()


def _year_of(sentence: Sentence, at: int, seen: dt.date | None) -> tuple[int | None, int]:
    """Return the year said behind a month («2023», «من عام 2023», «من العام الماضي»), with where it ends."""
    passage, start = sentence.passage, at
    start += passage.word(start) in {"من", ",", "،", "-"}
    named = mark(sentence, start, "year")
    start = named.end if named is not None else start + (passage.word(start) == "سنه")
    told = mark(sentence, start, "last", "this")
    if named is None and told is not None:
        return None, told.end  # «حزيران الماضي» is the last June there was.
    year, end = written_year(sentence, told.end if told is not None else start)
    if year is None and told is not None and seen is not None:
        return seen.year - (told.entry.part == "last"), told.end
    return (year, end) if year is not None else (None, at)


def _hijri(
    span: tuple[int, int], month: int, days: tuple[int, int] | None, year: int | None, clock: Clock
) -> When | None:
    if not days:
        return None
    date = _hijri_day(year, month, days[0]) if year else hijri_day(month, days[0], clock)
    return one_day(*span, date, written=True) if date else None


def _gregorian(
    span: tuple[int, int], month: int, days: tuple[int, int] | None, year: int | None, clock: Clock
) -> When | None:
    year = year or _likely_year(month, days[0] if days else None, clock)
    if year is None or days is not None:
        return _days(span, year, month, days) if year and days else None
    first, last = month_of(dt.date(year, month, 1))
    return When(*span, first, last, "month", written=True)


def _days(span: tuple[int, int], year: int, month: int, days: tuple[int, int]) -> When | None:
    first, last = safe_day(year, month, days[0]), safe_day(year, month, days[1])
    if first is None or last is None:
        return None
    return When(*span, first, last, "day" if first == last else "days", written=True)


def _likely_year(month: int, day: int | None, clock: Clock) -> int | None:
    """Return the year of the last such month up to the report's own day, else the year the text implies."""
    if clock.under is not None or clock.seen is None:
        return clock.under or clock.year
    date = safe_day(clock.seen.year, month, day or 1)
    return clock.seen.year - 1 if date is None or date > clock.seen + 2 * DAY else clock.seen.year


def _year(sentence: Sentence, at: int) -> When | None:
    """Read «عام 2012», «سنة 2012», «في 2012»."""
    named = mark(sentence, at, "year")
    if named is None and sentence.passage.word(at - 1) not in {"في", "وفي", "منذ", "ومنذ"}:
        return None
    year, end = written_year(sentence, named.end if named is not None else at)
    if year is None or year < 1900:
        return None
    return When(at, end, dt.date(year, 1, 1), dt.date(year, 12, 31), "year", written=True)
