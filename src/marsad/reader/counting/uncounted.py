"""Numbers that count no people: things, dates, times, ages, shares."""

from __future__ import annotations

from marsad.language.lexicon import Mark
from marsad.language.words import definite
from marsad.language.wordsets import word_set
from marsad.reader.counting.numerals import definite_number
from marsad.reader.counting.quantities import Quantity, behind_month, quantity
from marsad.reader.document import Passage


def no_people(passage: Passage, found: Quantity) -> str | None:
    """Say why a number counts no people: the kind of things that it counts, or of date; None where it may."""
    unit = passage.at(found.start - 1, "times", "unit") if found.low == 1 else None
    if unit is not None and passage.at(found.end, "people") is None:
        return "time"  # «بعد يوم واحد»
    said = _of_noun_before(passage, found)
    if said is not None:
        return said
    if _clock(passage, found.start):
        return "clock"
    one_by_one = found.low == 1 and passage.word(found.end) == _AFTER  # «واحدا تلو الآخر»
    if one_by_one or passage.word(found.start - 1) in _RATES or _on_average(passage, found.start):
        return "rate"
    if passage.word(found.start - 1) in _BETWEEN:
        span = quantity(passage, found.start - 1, len(passage.tokens))
        if span is not None and span.end > found.end:
            return no_people(passage, span)  # «أعمارهم بين 15 و25 عاما»
    return _thing(passage, found) or _dated(passage, found)


def _thing(passage: Passage, found: Quantity) -> str | None:
    """Say of what kind the things are that stand behind a number, or behind its bracket: «في (70) غارة»."""
    bracketed = passage.word(found.start - 1) == "(" and passage.word(found.end) == ")"
    at = found.end + bracketed
    thing = passage.at(at, "things") or _sites(passage, at)
    joined = {"", "ال"} if found.low is None else {""}  # «مئات القذائف», but «قتل 12 البيت».
    dead = passage.at(at, "casualty", "count") is not None  # «ستة رؤوس مقطوعة»
    if thing is None or thing.proclitic not in joined or dead or _on_a_day(passage, at):
        return None
    return thing.entry.part if thing.entry.kind == "things" else "object"


def _on_a_day(passage: Passage, at: int) -> bool:
    """Tell whether «يوم» only says when: «إصابة 30 يوم الأحد»."""
    day = passage.at(at + 1, "times", "weekday")
    return passage.word(at) == "يوم" and (day is not None or passage.at(at, "times", "weekday") is not None)


def _sites(passage: Passage, at: int) -> Mark | None:
    """Return the sites that a number counts: «توزعوا على 3 مستشفيات»."""
    mark = passage.at(at, "facilities")
    several = mark is not None and passage.word(at).endswith("ات") and passage.at(at, "people") is None
    return mark if several else None


def _of_noun_before(passage: Passage, found: Quantity) -> str | None:
    """Say what a number counts by the noun before it: «الأيام التسعة», «مقابلات مع 30 ضحية»."""
    before = found.start - 1
    share = passage.at(before, "things", "share")
    if share is not None and share.end > found.start:
        return "share"  # «67 في المائة من الجرحى»
    if passage.word(before) == "مع" and passage.word(before - 1) in _TALKS:
        return "heard"
    if passage.word(before).removeprefix("ب") in _STREETS and definite_number(passage, found.start):
        return "object"  # «في شارع الستين»
    if not (passage.word(before).startswith("ال") and definite_number(passage, found.start)):
        return None
    if passage.at(before, "times", "unit") or passage.at(before, "things", "time"):
        return "time"
    thing = passage.at(before, "things") or passage.at(before, "events")
    people = passage.at(before, "people") or passage.at(before, "casualty")
    return "object" if thing is not None and people is None else None


def _clock(passage: Passage, at: int) -> bool:
    """Tell whether a number is the hour («الساعة 5 الفجر») or the minutes of a time of day («21:40»)."""
    if passage.word(at - 1).removeprefix("ب") == "الساعه":
        return True
    if passage.word(at - 1) != ":" or len(passage.word(at)) != 2 or at < 2:
        return False
    hour, colon, minutes = passage.tokens[at - 2 : at + 1]
    return hour.is_number and minutes.is_number and hour.end == colon.start and colon.end == minutes.start


def _on_average(passage: Passage, at: int) -> bool:
    """Tell whether a number is what an average came to: «بلغ المعدل اليومي للضحايا 165 قتيلا»."""
    for before in range(at - 1, max(0, at - _AVERAGE), -1):
        if passage.word(before) in {"،", ",", "."}:
            return False
        if passage.word(before) in _RATES and passage.word(before + 1).removeprefix("ال") in _PERIODIC:
            return True
    return False


_RATES = word_set("a rate")
_STREETS = word_set("streets named by a number")
_TALKS = word_set("talks with people")
_AFTER = "تلو"
_AVERAGE = 12
_PERIODIC = frozenset({"يومي", "شهري", "سنوي", "اسبوعي"})
_BETWEEN = frozenset({"بين", "مابين"})


def _dated(passage: Passage, found: Quantity) -> str | None:
    """Tell whether a number is a year, a day of a month or a time, not a count."""
    before = passage.at(found.start - 1, "times")
    if (
        _month_behind(passage, found.end)
        or _day_of(passage, found.start)
        or (before is not None and before.entry.part in _DATED and not _counts_people(passage, found))
    ):
        return "date"
    if _of_unit(passage, found) or _of_make(passage, found):
        return "object"
    if passage.word(found.end) in _SIGNS:
        return _SIGNS[passage.word(found.end)]
    return "year" if _year(passage, found) else None


def _year(passage: Passage, found: Quantity) -> bool:
    """Tell a year from a count of as many («مقتل 1978», «إصابة 2015 آخرين», «المصابين إلى 2031»)."""
    if found.low is None or not 1900 < found.low <= 2100 or found.qualifier is not None:
        return False
    if behind_month(passage, found.start):
        return True  # «في 20 تموز 2022 ضحايا القصف»
    others = passage.at(found.end, "grammar", "others")
    if _counts_people(passage, found) or others or not passage.tokens[found.end - 1].is_number:
        return False
    before = found.start - 1 - (passage.word(found.start - 1) == "الي")
    harmed = passage.at(before, "casualty", "event") or passage.at(before, "casualty", "count")
    return harmed is None


def _month_behind(passage: Passage, at: int) -> bool:
    """Tell whether a number is the day of a month: «7 تشرين الأول», «7 من أكتوبر», «31 من شهر تموز»."""
    of = passage.word(at) == "من"
    if of and passage.word(at + 1) == "الشهر":
        return True  # «في 27 من الشهر نفسه»
    at += of
    at += of and passage.word(at) == "شهر"
    month = passage.at(at, "times", "month") or passage.at(at, "times", "hijri")
    return month is not None and not month.proclitic


def _day_of(passage: Passage, at: int) -> bool:
    """Tell whether a number in digits counts the days of a war or the years of a life: «لليوم الـ 197»."""
    if passage.word(at - 1) != "ال":
        return False
    if passage.word(at - 2) in _AGE:
        return True
    unit = passage.at(at - 2, "times", "unit") or passage.at(at - 2, "things", "time")
    return unit is not None or passage.at(at - 2, "times", "day") is not None


def _of_unit(passage: Passage, found: Quantity) -> bool:
    """Tell whether a number names a unit of an army: «اللواء 20», «كتيبة (630)»."""
    before = found.start - 1 - (passage.word(found.start - 1) == "(")
    named = (
        passage.word(before).removeprefix("و").removeprefix("ب").removeprefix("ل").removeprefix("ال")
        in _UNITS
    )
    people = passage.at(found.end, "people") or passage.at(found.end, "casualty", "count")
    if people is not None and definite(people.proclitic):
        people = None  # «آمر اللواء 444 العقيد فلان»
    digits = passage.word(found.start).isdecimal() or passage.word(found.start) == "("
    return named and digits and people is None and passage.word(found.end) != "من"


_UNITS = word_set("numbered units")


def _of_make(passage: Passage, found: Quantity) -> bool:
    """Tell whether a number is that of a make of arms, a dash tying it to letters («تي-72», «بي إم-21»)."""
    at = found.start
    if at < 2 or passage.word(at - 1) != "-" or not passage.tokens[at].is_number:
        return False
    letters, dash, digits = passage.tokens[at - 2 : at + 1]
    tied = letters.end == dash.start and dash.end == digits.start
    named = len(letters.text) in _LETTERS and not (letters.is_number or letters.text.endswith("ال"))
    harmed = any(mark.entry.kind in {"casualty", "people"} for mark in passage.marks.get(at - 2, ()))
    return tied and named and not harmed and not _counts_people(passage, found)


_LETTERS = range(2, 5)


_AGE = word_set("an age")
_SIGNS = {":": "clock", "/": "date", "%": "share", "ه": "year", "م": "year"}


_DATED = frozenset({"month", "year", "hijri", "weekday"})


def _counts_people(passage: Passage, found: Quantity) -> bool:
    """Tell whether people stand right behind a number («أوقع الثلاثاء 32 قتيلا»)."""
    people = passage.at(found.end, "people") or passage.at(found.end, "casualty", "count")
    people = people or passage.at(found.end, "forces", "nationality")
    of = passage.word(found.end) == "من" and passage.at(found.end + 1, "people") is not None
    return of or (people is not None and people.proclitic in {"", "ال"})
