"""The date of a report, where a line at its head is nothing but a date.

Never a date from a sentence: what an article tells of is not the day on which it was written. Where a number
may be day or month the day comes first, as Arabic writes it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from hijridate import Hijri

from marsad.intake.lines import Line, lines
from marsad.language.folding import fold_text
from marsad.language.tables import rows
from marsad.language.wordsets import word_set

_HEAD_LINES = 12
_PARAGRAPH = 100
_ENGLISH = "january february march april may june july august september october november december"
_TIME = r"t?\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?z?(?:[+-]\d\d:?\d\d)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WORD = re.compile(r"[^\W_]+")


class _Patterns(NamedTuple):
    """How dates look in a folded line, and the words that may stand beside one."""

    dates: tuple[re.Pattern[str], ...]
    aside: re.Pattern[str]
    hijri: re.Pattern[str]
    hijri_months: dict[str, int]
    months: dict[str, int]
    words: frozenset[str]


def head_date(text: str) -> dt.date | None:
    """Return the first date that stands alone in a line at the head of a text, null where none does.

    One of the common calendar comes before one of the Hijri (Umm al-Qura) calendar.
    """
    dated = [fold_text(line.text) for line in _dated(lines(text))]
    days = [*map(_day, dated), *map(_hijri_day, dated)]
    return next((day for day in days if day), None)


def date_lines(every: Sequence[Line]) -> frozenset[Line]:
    """Return those of a text's lines at its head that are nothing but a date or a time."""
    return frozenset(_dated(every))


def _dated(every: Sequence[Line]) -> Iterator[Line]:
    """Yield the date lines before the first paragraph, among the first dozen lines."""
    form = any(_labelled(fold_text(line.text)) for line in every[:_HEAD_LINES])
    for line in every[:_HEAD_LINES]:
        if len(line.text) > _PARAGRAPH:
            return
        if form and fold_text(line.text).strip(_BULLETS).startswith(_DATE):
            continue
        if nothing_but_date(fold_text(line.text)):
            yield line


def _labelled(folded: str) -> bool:
    """Tell whether a line fills in a form on what happened («المكان: …»), whose date is that of the event."""
    label, colon, said = folded.strip(_BULLETS).partition(":")
    return bool(colon and said.strip()) and label.strip() in word_set("labels of a form")


_BULLETS, _DATE = " \t-–•*·▪◾", "التاريخ"


def nothing_but_date(folded: str) -> bool:
    """Tell whether a folded line has a date or a time, and beside it only words such as «published on».

    One word more may stand before or after a dash or bar: the town or the agency of a dateline.
    """
    patterns = _patterns()
    rest = folded
    for pattern in (*patterns.dates, patterns.aside):
        rest = pattern.sub(" ", rest)
    strange = [word for word in _WORD.findall(rest) if word not in patterns.words]
    dateline = len(strange) == 1 and not strange[0].isdigit() and bool(re.search(r"\s[|-]|[|-]\s", rest))
    return rest != folded and (not strange or dateline)


def _day(folded: str) -> dt.date | None:
    return next((day for day, _, _ in dates_in(folded)), None)


def _hijri_day(folded: str) -> dt.date | None:
    """Return the day of a Hijri date in a folded line («3 جمادى الآخرة 1439»)."""
    found = _patterns().hijri.search(folded)
    if found is None:
        return None
    try:
        told = Hijri(int(found["year"]), _patterns().hijri_months[found["month"]], int(found["day"]))
    except ValueError:
        return None
    return dt.date(*told.to_gregorian().datetuple())


def dates_in(folded: str) -> Iterator[tuple[dt.date, int, int]]:
    """Yield the days that a folded line names in full, each with where it begins and ends."""
    for pattern in _patterns().dates:
        for found in pattern.finditer(folded):
            if day := _date(found):
                yield day, found.start(), found.end()


def _date(found: re.Match[str]) -> dt.date | None:
    year, day = int(found["year"]), int(found["day"])
    month = _patterns().months.get(found["month"]) or int(found["month"])
    for candidate in ((month, day), (day, month)):
        try:
            return dt.date(year, *candidate)
        except ValueError:
            continue
    return None


@cache
def _patterns() -> _Patterns:
    times = rows("times")
    months = {
        fold_text(form): int(r["value"]) for r in times if r["kind"] == "month" for form in r.values("forms")
    }
    for number, name in enumerate(_ENGLISH.split(), 1):
        months |= {name: number, name[:3]: number}
    named = "(?:" + _any(months) + ")"
    twice = rf"(?P<month>{_any(months)})\.?(?:\s?[/(-]\s?{named}\s?\)?)?"
    lunar = {
        fold_text(form): int(r["value"]) for r in times if r["kind"] == "hijri" for form in r.values("forms")
    }
    hijri = rf"(?<!\d)(?P<day>\d{{1,2}})\s(?P<month>{_any(lunar)})\s(?P<year>1[34]\d\d)(?!\d)"
    dates = (
        rf"(?<!\d){_YEAR}\s?(?P<sign>[./-])\s?(?P<month>\d{{1,2}})\s?(?P=sign)\s?(?P<day>\d{{1,2}})(?!\d)",
        rf"(?<!\d)(?P<day>\d{{1,2}})\s?(?P<sign>[./-])\s?(?P<month>\d{{1,2}})\s?(?P=sign)\s?{_YEAR}(?!\d)",
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s/-]+{twice}[\s/,،-]+{_YEAR}(?!\d)",
        rf"(?<!\w){twice}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s*[,،]?\s+{_YEAR}(?!\d)",
    )
    hijri_numbers = r"1[34]\d\d[./-]\d\d?[./-]\d\d?|\d\d?[./-]\d\d?[./-]1[34]\d\d"
    aside = rf"{_TIME}|{hijri}|{hijri_numbers}"
    return _Patterns(
        tuple(map(re.compile, dates)), re.compile(aside), re.compile(hijri), lunar, months, _beside()
    )


def _beside() -> frozenset[str]:
    """Return the words, folded, that may stand beside a date: «published», weekdays, «in the morning»."""
    forms = [form for r in rows("furniture") if r["match"] == "date" for form in r.values("forms")]
    forms += [form for r in rows("times") if r["kind"] == "weekday" for form in r.values("forms")]
    return frozenset(word for form in forms for word in _WORD.findall(fold_text(form)))


def _any(names: Iterator[str] | dict[str, int]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))
