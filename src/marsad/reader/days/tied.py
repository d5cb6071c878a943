"""Days told from another event: «غداة …», «بعد يومين من …», «بعد ساعات على …», «وقبلها بخمسة أشهر»."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import replace

from marsad.language.lexicon import Mark
from marsad.language.wordsets import word_set
from marsad.models import DatePrecision
from marsad.reader.days.lengths import length, month_before, whole_year
from marsad.reader.days.when import DAY, Clock, When, mark, month_of, one_day
from marsad.reader.document import Sentence

_FROM = frozenset({"من", "علي"})
_SEVERAL: Mapping[str, DatePrecision] = {"1": "days", "7": "week", "30": "month"}
"""How precise a day is that is told as some days, weeks or months before another: no finer than these."""
_ONCE = frozenset({"attack", "suicide_bomb", "explosive", "abduction"})
_PLURALS = word_set("several days, weeks, months")
_HOURS = word_set("some hours")
_FEW = frozenset({"قليله", "قليل", "معدوده"})
_MOST = 31
"""So many days or weeks before another day still tell a day."""


def tied(sentence: Sentence, at: int, anchor: dt.date) -> When | None:
    """Read «غداة …» and «بعد يومين من …»: the event named next was so long before the day named last."""
    eve = mark(sentence, at, "eve")
    if eve is not None and eve.entry["value"] == "1":
        return one_day(at, eve.end, anchor - DAY, tied=True)
    if sentence.passage.word(at) not in {"بعد", "وبعد"}:
        return None
    number, unit = length(sentence, at + 1)
    if number == 0 or unit is None:
        return _hours_after(sentence, at, anchor) or _some_time_after(sentence, at, unit, anchor)
    if unit.entry["value"] not in {"1", "7"}:
        return _long_after(sentence, at, unit, number, anchor)
    end = unit.end + (sentence.passage.word(unit.end) in {"واحد", "واحده"})
    if sentence.passage.word(end) == "ونصف":
        end += 2
    since = sentence.passage.word(end) in _FROM and end < sentence.end and not _went_on(sentence, end)
    if number > _MOST or not since:
        return None
    return one_day(at, end, anchor - number * int(unit.entry["value"]) * DAY, tied=True)


def _went_on(sentence: Sentence, at: int) -> bool:
    """Tell whether a clash went on for so long («بعد يومين من القتال»), none of which was so long ago."""
    event = sentence.passage.at(at + 1, "events")
    return sentence.passage.word(at) == "من" and event is not None and event.entry["type"] == "armed_clash"


def _hours_after(sentence: Sentence, at: int, anchor: dt.date) -> When | None:
    """Read «بعد ساعات من …», «بعد ساعات قليلة على …»: the event named next was on the day named last."""
    word = sentence.passage.word
    end = at + 2 + (word(at + 2) in _FEW)
    begins = at == sentence.start and not sentence.continues  # «وبعد ساعات على الهجوم، …» is told of later.
    if begins or word(at + 1) not in _HOURS or word(end) not in _FROM or end >= sentence.end:
        return None
    return one_day(at, end, anchor, tied=True)


def _long_after(sentence: Sentence, at: int, unit: Mark, number: int, anchor: dt.date) -> When | None:
    """Read «بعد نحو عامين على الهجوم»: the months or the year that lie so long before the day named last."""
    most = 24 if unit.entry["value"] == "30" else 100
    if number > most or not _tells_since_when(sentence, unit.end):
        return None
    found = _long_before((at, unit.end + 1), number, int(unit.entry["value"]), anchor)
    return replace(found, tied=True, written=False) if found is not None else None


def _some_time_after(sentence: Sentence, at: int, unit: Mark | None, anchor: dt.date) -> When | None:
    """Read «بعد أسابيع من …», «بعد أيام على …»: two to eight of them before the day named last."""
    if unit is None or unit.entry["value"] not in _SEVERAL or not _is_plural(sentence, unit):
        return None
    if not _tells_since_when(sentence, unit.end):
        return None
    one = int(unit.entry["value"]) * DAY
    precision = _SEVERAL[unit.entry["value"]]
    return When(at, unit.end + 1, anchor - 8 * one, anchor - 2 * one, precision, tied=True)


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


def from_that(sentence: Sentence, at: int, clock: Clock) -> When | None:
    """Read «قبل ذلك بيومين», «بعدها بأسبوع», «وقبلها بخمسة أشهر»: so long before or after that."""
    told = _FROM_THAT.match(" ".join(sentence.passage.word(at + ahead) for ahead in (0, 1)))
    if told is None:
        return None
    start = at + 1 + (told["that"] is not None)
    number, unit = length(sentence, start)
    if unit is None or not 0 < number <= _MOST or not sentence.passage.word(start).startswith("ب"):
        return None
    span, days = (at, unit.end), int(unit.entry["value"])
    if days > 7:
        return _long_before(span, number, days, clock.around) if told["before"] else None
    if clock.named is None:
        return None
    away = number * days * DAY
    return one_day(*span, clock.named - away if told["before"] else clock.named + away, tied=True)


def _long_before(span: tuple[int, int], number: int, days: int, around: dt.date | None) -> When | None:
    """Return the month so many months, or the year so many years, before the day or month named last."""
    if around is None:
        return None
    if days >= _YEAR:
        return whole_year(*span, around.year - number)
    return When(*span, *month_of(month_before(number, around)), "month", written=True)


_YEAR = 365
_FROM_THAT = re.compile(r"و?(?:(?P<before>قبل)|بعد)(?:ها|ه|هما| (?P<that>ذلك|هذا))(?: |$)")
