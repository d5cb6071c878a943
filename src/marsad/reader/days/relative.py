"""Days told from the report's own day or from the day named last: «أمس», «الخميس الماضي», «قبل يومين»,
«الشهر الماضي», «غداة», «في اليوم التالي».
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import replace

from marsad.language.lexicon import Mark
from marsad.language.wordsets import word_set
from marsad.models import DatePrecision
from marsad.reader.counting.quantities import quantity
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
        or _last_span(sentence, at, clock.seen)
        or _ago(sentence, at, clock.stated or clock.seen)
        or _tied(sentence, at, clock.lately or clock.seen)
        or _from_that(sentence, at, clock.named)
        or _round_the_clock(sentence, at, clock)
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
    again = mark(sentence, told.end, "same", "next")
    if again is not None and sentence.passage.word(at).endswith("يوم"):
        day = named + (again.entry.part == "next") * DAY if named is not None else None
        return one_day(told.start, again.end, day, tied=True) if day is not None else None
    day = seen + int(told.entry["value"]) * DAY
    if told.entry.part == "night":
        return When(told.start, told.end, day, day + DAY, "days")
    late = day < seen and sentence.passage.word(at - 2) == "منتصف"  # «بعد منتصف ليلة أمس» is today.
    return one_day(told.start, told.end, day + late * DAY)


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
    """Read a night by the two days it lies between: «ليل الجمعة - السبت»; after midnight it is the second."""
    at = told.end + (sentence.passage.word(told.end) in {"-", "/", "الي"})
    second = mark(sentence, at, "weekday")
    if second is None or (int(second.entry["value"]) - int(told.entry["value"])) % 7 != 1:
        return None
    before = {sentence.passage.word(at) for at in range(max(0, told.start - 3), told.start)}
    first = day + DAY if "منتصف" in before else day
    return When(told.start, second.end, first, day + DAY, "day" if first > day else "days")


def _last_span(sentence: Sentence, at: int, seen: dt.date) -> When | None:
    """Read «الأسبوع الماضي» (of weeks that begin on Monday), «الشهر الماضي», «العام الماضي»."""
    unit = mark(sentence, at, "unit", "year")
    last = mark(sentence, unit.end, "last") if unit is not None else None
    if unit is None or last is None or "ال" not in unit.proclitic:
        return None
    length = unit.entry["value"] if unit.entry.part == "unit" else "365"
    if length == "7":
        first = seen - (seen.weekday() + 7) * DAY
        return When(unit.start, last.end, first, first + 6 * DAY, "week")
    if length == "30":
        return When(unit.start, last.end, *month_of(seen.replace(day=1) - DAY), "month")
    return _whole_year(unit.start, last.end, seen.year - 1) if length == "365" else None


def _whole_year(start: int, end: int, year: int) -> When | None:
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        return None
    return When(start, end, dt.date(year, 1, 1), dt.date(year, 12, 31), "year")


def _ago(sentence: Sentence, at: int, seen: dt.date) -> When | None:
    """Read «قبل يومين», «قبل ثلاثة أيام»: exact in days and weeks, and looser the longer ago."""
    told = mark(sentence, at, "ago")
    if told is None:
        return None
    number, unit = _length(sentence, told.end)
    if unit is None or not 0 < number <= _LONGEST[unit.entry["value"]]:
        return None
    since = sentence.passage.word(at).endswith("منذ") and unit.entry["value"] != "1"
    if since or sentence.passage.word(unit.end) == "من":
        return None  # «منذ أربعة أشهر» tells how long it went on, «قبل يوم من الانتخابات» is told from these.
    return _long_ago((at, unit.end), number, int(unit.entry["value"]), seen)


def _long_ago(span: tuple[int, int], number: int, unit: int, seen: dt.date) -> When | None:
    if unit <= 7:
        return one_day(*span, seen - number * unit * DAY)
    return _months_ago(span, number, seen) if unit < 365 else _whole_year(*span, seen.year - number)


def _months_ago(span: tuple[int, int], number: int, seen: dt.date) -> When:
    """Return the month so many months ago with the one before it: nobody counts months to the day."""
    later = seen
    for _ in range(number):
        later = later.replace(day=1) - DAY
    first = (later.replace(day=1) - DAY).replace(day=1)
    return When(*span, first, month_of(later)[1], "month")


def _length(sentence: Sentence, at: int) -> tuple[int, Mark | None]:
    """Return how long a stretch of time at a token is, in which unit: «نحو ثلاثة أيام», «يومين», «أسبوع»."""
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


def _tied(sentence: Sentence, at: int, anchor: dt.date) -> When | None:
    """Read «غداة …» and «بعد يومين من …»: the event named next was so long before the day named last."""
    eve = mark(sentence, at, "eve")
    if eve is not None and eve.entry["value"] == "1":
        return one_day(at, eve.end, anchor - DAY, tied=True)
    if sentence.passage.word(at) not in {"بعد", "وبعد"}:
        return None
    number, unit = _length(sentence, at + 1)
    if unit is None or unit.entry["value"] not in {"1", "7"} or not 0 < number <= 31:
        return _some_time_after(sentence, at, unit, anchor) if number == 0 else None
    end = unit.end + (sentence.passage.word(unit.end) in {"واحد", "واحده"})
    if sentence.passage.word(end) == "ونصف":
        end += 2
    if sentence.passage.word(end) not in {"من", "علي"} or end >= sentence.end:
        return None
    return one_day(at, end, anchor - number * int(unit.entry["value"]) * DAY, tied=True)


def _some_time_after(sentence: Sentence, at: int, unit: Mark | None, anchor: dt.date) -> When | None:
    """Read «بعد أسابيع من …», «بعد أيام على …»: two to eight of them before the day named last."""
    if unit is None or unit.entry["value"] not in _SEVERAL or not _is_plural(sentence, unit):
        return None
    if not _tells_since_when(sentence, unit.end):
        return None
    length = int(unit.entry["value"]) * DAY
    precision = _SEVERAL[unit.entry["value"]]
    return When(at, unit.end + 1, anchor - 8 * length, anchor - 2 * length, precision, tied=True)


def _tells_since_when(sentence: Sentence, at: int) -> bool:
    """Tell «بعد أيام من الهجوم» from «بعد أيام من القصف», which went on as long."""
    passage = sentence.passage
    if passage.word(at) == "علي":
        return True
    event = passage.at(at + 1, "events")
    once = event is not None and event.entry["type"] in _ONCE
    return passage.word(at) == "من" and (once or passage.at(at + 1, "casualty", "event") is not None)


def _is_plural(sentence: Sentence, unit: Mark) -> bool:
    return sentence.passage.word(unit.start) in _PLURALS


_SEVERAL: Mapping[str, DatePrecision] = {"1": "days", "7": "week", "30": "month"}
"""How precise a day is that is told as some days, weeks or months before another: no finer than these."""
_ONCE = frozenset({"attack", "suicide_bomb", "explosive", "abduction"})
_PLURALS = word_set("several days, weeks, months")


def _from_that(sentence: Sentence, at: int, named: dt.date | None) -> When | None:
    """Read «قبل ذلك بيومين», «بعدها بأسبوع»: so long before or after the day named last."""
    told = _FROM_THAT.match(" ".join(sentence.passage.word(at + ahead) for ahead in (0, 1)))
    if told is None or named is None:
        return None
    start = at + 1 + (told["that"] is not None)
    number, unit = _length(sentence, start)
    if unit is None or unit.entry["value"] not in {"1", "7"} or not 0 < number <= 31:
        return None
    if not sentence.passage.word(start).startswith("ب"):
        return None
    away = number * int(unit.entry["value"]) * DAY
    return one_day(at, unit.end, named - away if told["before"] else named + away, tied=True)


_FROM_THAT = re.compile(r"و?(?:(?P<before>قبل)|بعد)(?:ها|ه|هما| (?P<that>ذلك|هذا))(?: |$)")


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


def joined(first: When, second: When) -> When:
    """Return two days told together («مساء أمس وفجر اليوم») as one stretch."""
    return replace(first, end=second.end, last=second.last, precision="days")
