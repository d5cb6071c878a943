"""Days that end with the report's own: «هذا الأسبوع», «مطلع الشهر الجاري», «الأيام الثلاثة الماضية»."""

from __future__ import annotations

import datetime as dt

from marsad.reader.counting.quantities import quantity
from marsad.reader.days.when import DAY, When, mark, month_of
from marsad.reader.document import Sentence

_WEEK, _MONTH, _YEAR = "7", "30", "365"
_WEEKEND = 4
"""Days from the Monday of a week to its end: Friday, Saturday and Sunday are days of rest somewhere."""
_MOST = 10
_SINCE = frozenset({"منذ", "ومنذ"})
_THIRDS = {"1": (0, 9), "2": (10, 19), "3": (20, 30)}


def this_span(sentence: Sentence, at: int, seen: dt.date) -> When | None:
    """Read «هذا الأسبوع», «الشهر الجاري», «مطلع الشهر الحالي», «نهاية الأسبوع», up to the report."""
    return _part_of_week(sentence, at, seen) or _running(sentence, at, seen) or _last_days(sentence, at, seen)


def _running(sentence: Sentence, at: int, seen: dt.date) -> When | None:
    """Read the week or month that the report's own day lies in, or a third of that month."""
    third = mark(sentence, at, "third")
    begin = third.end if third is not None else at
    begin += sentence.passage.word(begin) == "هذا"
    unit = mark(sentence, begin, "unit")
    if unit is None or "ال" not in unit.proclitic or unit.entry["value"] not in {_WEEK, _MONTH}:
        return None
    this = mark(sentence, unit.end, "this")
    told = this is not None or sentence.passage.word(begin - 1) == "هذا"
    if not told or sentence.passage.word(at - 1) in _SINCE:
        return None
    end = this.end if this is not None else unit.end
    if unit.entry["value"] == _WEEK:
        return When(at, end, seen - seen.weekday() * DAY, seen, "week")
    first, last = month_of(seen)
    if third is not None:
        early, late = _THIRDS[third.entry["value"]]
        first, last = first + early * DAY, min(first + late * DAY, last)
    return When(at, end, first, min(last, seen), "month") if first <= seen else None


def _part_of_week(sentence: Sentence, at: int, seen: dt.date) -> When | None:
    """Read «نهاية الأسبوع», «نهاية الأسبوع الماضي» as the last such days that have begun."""
    third = mark(sentence, at, "third")
    unit = mark(sentence, third.end, "unit") if third is not None else None
    if third is None or unit is None or unit.entry["value"] != _WEEK or "ال" not in unit.proclitic:
        return None
    if third.entry["value"] != "3" or mark(sentence, unit.end, "this", "next"):
        return None
    last = mark(sentence, unit.end, "last")
    monday = seen - seen.weekday() * DAY
    monday -= 7 * DAY * (last is not None or seen.weekday() < _WEEKEND)
    end = last.end if last is not None else unit.end
    return When(at, end, monday + _WEEKEND * DAY, min(monday + 6 * DAY, seen), "days")


def _last_days(sentence: Sentence, at: int, seen: dt.date) -> When | None:
    """Read «الأيام الثلاثة الماضية», «الأيام الأربعة الأخيرة»."""
    unit = mark(sentence, at, "unit")
    if unit is None or unit.entry["value"] != "1" or sentence.passage.word(at) != "الايام":
        return None
    number = quantity(sentence.passage, unit.end, sentence.end)
    if number is None or not number.low or number.low > _MOST:
        return None
    past = mark(sentence, number.end, "last") or sentence.passage.word(number.end) == "الاخيره"
    if not past:
        return None
    return When(at, number.end + 1, seen - number.low * DAY, seen, "days", tied=True)


def since_new_year(sentence: Sentence, at: int) -> bool:
    """Tell whether «منذ بداية العام», «منذ مطلع العام الجاري» stands here, and no other year behind."""
    third = mark(sentence, at + 1, "third") if sentence.passage.word(at) in _SINCE else None
    unit = mark(sentence, third.end, "unit") if third is not None and third.entry["value"] == "1" else None
    if unit is None or unit.entry["value"] != _YEAR or "ال" not in unit.proclitic:
        return False
    this = mark(sentence, unit.end, "this")
    end = this.end if this is not None else unit.end
    number = end < sentence.end and sentence.passage.tokens[end].is_number
    return not (number and this is None) and mark(sentence, end, "last") is None
