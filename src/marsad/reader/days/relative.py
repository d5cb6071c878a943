"""Days told from the report's own day or from the day named last: «أمس», «الخميس الماضي», «قبل يومين»,
«الشهر الماضي», «في اليوم التالي».
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from marsad.language.lexicon import Mark
from marsad.reader.days.lengths import length, long_ago, whole_year
from marsad.reader.days.spans import this_span
from marsad.reader.days.tied import from_that, tied
from marsad.reader.days.when import DAY, Clock, When, mark, month_of, one_day
from marsad.reader.document import Sentence

_ROUND_THE_CLOCK = re.compile(
    r"(?:ال ?)?(?:24|اربعه? وعشرين) ساعه|الساعات (?:ال ?)?(?:24|ا?ل?اربع والعشرين)\b|ال ?24 ساعه"
    r"|(?P<two>(?:ال ?)?(?:48|ثمان[يى]? واربعين) ساعه|الساعات (?:ال ?)?(?:48|ا?ل?ثماني? والاربعين)\b"
    r"|اليومين (?:الماضيين|الاخيرين|المنصرمين|الفائتين))"
)
_LONGEST = {"1": 31, "7": 8, "30": 24, "365": 100}


def relative(sentence: Sentence, at: int, clock: Clock) -> When | None:
    """Read a day that is told from another."""
    if clock.seen is None:
        return _some_day(sentence, at, clock.year)
    return (
        _near(sentence, at, clock.seen, clock.named)
        or _weekday(sentence, at, clock.seen)
        or this_span(sentence, at, clock.seen)
        or _last_span(sentence, at, clock.seen)
        or _ago(sentence, at, clock.stated or clock.seen)
        or tied(sentence, at, clock.lately or clock.seen)
        or from_that(sentence, at, clock)
        or _round_the_clock(sentence, at, clock)
        or _overnight(sentence, at, clock)
        or (None if clock.named == clock.seen else _by_the_hour(sentence, at, clock.seen))
    )


def _some_day(sentence: Sentence, at: int, year: int | None) -> When | None:
    """Return the whole year for «أمس» or a weekday in a report of which only the year is known."""
    told = mark(sentence, at, "day", "weekday")
    if told is None or year is None or not dt.MINYEAR <= year <= dt.MAXYEAR:
        return None
    return When(told.start, told.end, dt.date(year, 1, 1), dt.date(year, 12, 31), "year")


def _near(sentence: Sentence, at: int, seen: dt.date, named: dt.date | None) -> When | None:
    """Read «أمس» or «اليوم»; a weekday said beside it («أمس (السبت)») decides."""
    told = mark(sentence, at, "night", "now", "day")
    if told is None or _before_another(sentence, told):
        return None
    beside = beside_near(sentence, told)
    if beside is not None:
        return one_day(told.start, beside.end, _last(int(beside.entry["value"]), seen))
    again = mark(sentence, told.end, "same", "next", "prior", "last")
    if again is not None and sentence.passage.word(at).endswith("يوم"):
        day = seen if again.entry.part == "last" else named
        day = day + _STEPS.get(again.entry.part, 0) * DAY if day is not None else None
        return one_day(told.start, again.end, day, tied=True) if day is not None else None
    day = seen + int(told.entry["value"]) * DAY
    if told.entry.part == "night":
        return When(told.start, told.end, day, day + DAY, "days")
    late = day < seen and sentence.passage.word(at - 2) == "منتصف"  # «بعد منتصف ليلة أمس» is today.
    return one_day(told.start, told.end, day + late * DAY)


_STEPS = {"next": 1, "prior": -1, "last": -1}
"""Days from the one told of to «اليوم التالي», «اليوم السابق», and from the report's to «اليوم الماضي»."""


def _before_another(sentence: Sentence, told: Mark) -> bool:
    """Tell whether «قبل ساعات من الهجوم» is told from another event; «قبل ساعات من الآن» is today."""
    word = sentence.passage.word
    return word(told.start).endswith("قبل") and word(told.end) == "من" and word(told.end + 1) != "الان"


def beside_near(sentence: Sentence, told: Mark) -> Mark | None:
    """Return the weekday that is said beside «أمس» or «اليوم»."""
    at = told.end + (sentence.passage.word(told.end) in {"(", "،", ","})
    return mark(sentence, at, "weekday")


def _last(weekday: int, seen: dt.date) -> dt.date:
    """Return the last day of this weekday up to ``seen``."""
    return seen - ((seen.weekday() - weekday) % 7) * DAY


def _weekday(sentence: Sentence, at: int, seen: dt.date) -> When | None:
    """Read «يوم الجمعة», «الخميس الماضي», «ليل الجمعة - السبت»; a weekday to come is none."""
    told = mark(sentence, at, "weekday")
    if told is None or told.proclitic.startswith("لل") or mark(sentence, told.end, "next"):
        return None
    day = _last(int(told.entry["value"]), seen)
    last = mark(sentence, told.end, "last")
    if last is not None and day == seen:
        day -= 7 * DAY
    if last is None and sentence.passage.word(told.end) == "قبل":
        last = mark(sentence, told.end + 1, "last")
        day -= 7 * DAY * (last is not None) * (2 if day == seen else 1)  # «الأربعاء قبل الماضي»
    night = _night(sentence, told, day)
    return night or one_day(told.start, last.end if last else told.end, day)


def _night(sentence: Sentence, told: Mark, day: dt.date) -> When | None:
    """Read a night by the two days it lies between: «ليل الجمعة - السبت»; after midnight it is the second.

    «قبل منتصف ليل السبت/الأحد» is of the first.
    """
    at = told.end + (sentence.passage.word(told.end) in _TO)
    second = mark(sentence, at, "weekday")
    between = second is not None and second.proclitic == "و"  # «الليلة الفاصلة بين الخميس والجمعة»
    if between and sentence.passage.word(told.start - 1) != "بين":
        return None
    if second is None or (int(second.entry["value"]) - int(told.entry["value"])) % 7 != 1:
        return None
    before = {sentence.passage.word(at) for at in range(max(0, told.start - 4), told.start)}
    if "منتصف" in before and not _BEFORE.isdisjoint(before):
        return one_day(told.start, second.end, day)
    first = day + DAY if "منتصف" in before else day
    return When(told.start, second.end, first, day + DAY, "day" if first > day else "days")


_BEFORE, _TO = frozenset({"قبل", "قبيل"}), frozenset({"-", "/", "الي", "علي"})


def _last_span(sentence: Sentence, at: int, seen: dt.date) -> When | None:
    """Read «الأسبوع الماضي» (of weeks that begin on Monday), «الشهر الماضي», «العام الماضي»."""
    unit = mark(sentence, at, "unit", "year")
    last = mark(sentence, unit.end, "last") if unit is not None else None
    if unit is None or last is None or "ال" not in unit.proclitic:
        return None
    days = unit.entry["value"] if unit.entry.part == "unit" else "365"
    if days == "7":
        first = seen - (seen.weekday() + 7) * DAY
        return When(unit.start, last.end, first, first + 6 * DAY, "week")
    if days == "30":
        return When(unit.start, last.end, *month_of(seen.replace(day=1) - DAY), "month")
    return whole_year(unit.start, last.end, seen.year - 1) if days == "365" else None


def _ago(sentence: Sentence, at: int, seen: dt.date) -> When | None:
    """Read «قبل يومين», «قبل ثلاثة أيام»: exact in days and weeks, and looser the longer ago."""
    told = mark(sentence, at, "ago")
    if told is None:
        return None
    number, unit = length(sentence, told.end)
    if unit is None or not 0 < number <= _LONGEST[unit.entry["value"]]:
        return None
    since = sentence.passage.word(at).endswith("منذ") and unit.entry["value"] != "1"
    if since or sentence.passage.word(unit.end) == "من":
        return None  # «منذ أربعة أشهر» tells how long it went on, «قبل يوم من الانتخابات» is told from these.
    return long_ago((at, unit.end), number, int(unit.entry["value"]), seen)


def _round_the_clock(sentence: Sentence, at: int, clock: Clock) -> When | None:
    """Read «خلال 24 ساعة», «في الساعات الأربع والعشرين الماضية» as the day and the one before it, «خلال
    اليومين الماضيين» and «خلال 48 ساعة» as the day and the two before it.
    """
    if sentence.passage.word(at) not in {"خلال", "في"}:
        return None
    words = [sentence.passage.word(index) for index in range(at + 1, min(at + 6, sentence.end))]
    found = _ROUND_THE_CLOCK.match(" ".join(words))
    if found is None:
        return None
    end = at + 1 + found.group().count(" ") + 1
    long = 1 if found["two"] is None else 2
    anchor = (clock.lately if long == 1 else clock.stated) or clock.seen
    if anchor is None:
        return None
    return When(at, min(end, sentence.end), anchor - long * DAY, anchor, "days", tied=True)


def _overnight(sentence: Sentence, at: int, clock: Clock) -> When | None:
    """Read «خلال الليل» as the night to the day of the news, where no day is named beside it."""
    told = sentence.passage.word(at) in _IN_THE and sentence.passage.word(at + 1) == "الليل"
    anchor = clock.lately or clock.seen
    if not told or anchor is None or mark(sentence, at + 2, "weekday", "day", "last"):
        return None
    return When(at, at + 2, anchor - DAY, anchor, "days", tied=True)


_IN_THE = frozenset({"خلال", "اثناء", "طوال"})


def _by_the_hour(sentence: Sentence, at: int, seen: dt.date) -> When | None:
    """Read the hour at the head of a line («10:05 –»), told as it happens, as the report's own day."""
    word = sentence.passage.word
    if at != sentence.start or word(at - 1) not in {"", "\n"} or word(at + 1) != ":":
        return None
    hour, minute = word(at), word(at + 2)
    told = hour.isdecimal() and minute.isdecimal() and len(minute) == _MINUTE and int(hour) < _HOURS
    return one_day(at, at + 3, seen) if told and int(minute) < _MINUTES else None


_MINUTE, _HOURS, _MINUTES = 2, 24, 60


def joined(first: When, second: When) -> When:
    """Return two days told together («مساء أمس وفجر اليوم») as one stretch."""
    return replace(first, end=second.end, last=second.last, precision="days")
