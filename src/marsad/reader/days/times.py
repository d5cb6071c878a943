"""When: the days that a sentence names, resolved against the report's own day or another date in it.

A weekday is the last such day up to the report's own; «أمس» is the day before it. Where the report's own
day is not known, only what the text itself fixes is resolved; a year may come from another sentence.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from marsad.intake.headdate import head_date
from marsad.language.wordsets import word_set
from marsad.reader.days.around import of_plan, of_statement
from marsad.reader.days.feasts import feast
from marsad.reader.days.lasting import broken_out, days_lasted, ended
from marsad.reader.days.relative import beside_near, joined, relative
from marsad.reader.days.when import DAY, Clock, When, mark
from marsad.reader.days.written import written, written_year, year_above
from marsad.reader.document import Document, Sentence

_OPEN = frozenset({"منذ", "مند"})
_WHEN = frozenset({"حين", "حينما", "عندما", "يوم", "لما"})
_GOES_ON = frozenset({"armed_clash", "other"})
_SHUT = frozenset({"حتي", "لغايه"})
_COMMAS = frozenset({"،", ",", ":", "(", ")"})
_REACH = 8
_LASTS = word_set("lasting to a day")
_UP_TO = word_set("up to a day")
_LEAST = 2
"""A single line with nothing but a year heads no chronology."""
_LONG = 10 * DAY
"""What goes on since longer ago is no one incident."""


def times(sentence: Sentence, clock: Clock) -> tuple[When, ...]:
    """Return the days that a sentence names, in order."""
    return tuple(ended(sentence, _joined(sentence, _times(sentence, clock)), clock))


def timeline(sentences: Iterable[Sentence], clock: Clock) -> list[tuple[When, ...]]:
    """Return the days that each sentence of a report names; «في اليوم نفسه» is the day named before it."""
    told = list(sentences)
    years = [year_above(sentence) for sentence in told]
    headed = sum(year is not None for year in years) >= _LEAST
    found = []
    for sentence, year in zip(told, years, strict=True):
        if headed and year is not None:
            clock = replace(clock, under=year)
        days = times(sentence, clock)
        clock = _named(clock, days, sentence)
        found.append(days)
    return found


def clock_of(taken: Document) -> Clock:
    """Return the day that a report reckons from, else a year that it implies.

    That is the day that the text itself calls today («اليوم الأربعاء» in a report that was collected on
    Friday), else the report's own, else one written at its head.
    """
    seen = taken.report.seen
    if seen is not None and not dt.date(1, 2, 2) < seen < dt.date(9999, 1, 1):
        seen = None  # Days before and after it could not be reckoned.
    if seen is not None:
        return Clock(_called_today(taken, seen), lasted=days_lasted(taken.sentences))
    written_at = head_date(taken.report.text) or next(_written_at(taken), None)
    if written_at is not None:
        return Clock(written_at, lasted=days_lasted(taken.sentences))
    years = (implied_year(sentence) for sentence in taken.sentences)
    year = next((year for year in years if year is not None), None)
    return Clock(None, year or _only_year(taken))


def _written_at(taken: Document) -> Iterator[dt.date]:
    """Yield the days that may be those of writing: told at the head of a report, or in a line at its foot."""
    foot = (one for one in taken.sentences[-_FOOT:] if one.end - one.start <= _LINE)
    for sentence in (*taken.sentences[:4], *foot):
        yield from (when.first for when in times(sentence, Clock(None)) if when.precision == "day")


_FOOT, _LINE = 3, 12


def implied_year(sentence: Sentence) -> int | None:
    """Return the report's year where it is implied: «العام الماضي 2023» is of 2024, «العام الجاري 2022»."""
    for at in range(sentence.start, sentence.end):
        year = mark(sentence, at, "year")
        told = mark(sentence, year.end, "last", "this") if year is not None else None
        number, _ = written_year(sentence, told.end) if told is not None else (None, 0)
        if told is not None and number is not None:
            return number + (told.entry.part == "last")
    return None


def _only_year(taken: Document) -> int | None:
    """Return the year of «لسنة 2017» where the report names no other."""
    years = set()
    for sentence in taken.sentences:
        for named in sentence.find("times", "year"):
            of_it = sentence.passage.word(named.start).startswith("ل")
            year, _ = written_year(sentence, named.end) if of_it else (None, 0)
            years |= {year} if year is not None and year > 1900 else set()
    return years.pop() if len(years) == 1 else None


def _called_today(taken: Document, seen: dt.date) -> dt.date:
    """Return the day that most «اليوم» and «أمس» with the name of a weekday make today, up to ``seen``."""
    votes: Counter[dt.date] = Counter()
    for sentence in taken.sentences:
        for told in sentence.find("times", "day"):
            beside = beside_near(sentence, told)
            if beside is not None:
                today = int(beside.entry["value"]) - int(told.entry["value"])
                votes[_nearest(today, seen)] += 1
    best = votes.most_common(2)
    if not best or (len(best) > 1 and best[0][1] == best[1][1]):
        return seen
    return best[0][0]


def _nearest(weekday: int, seen: dt.date) -> dt.date:
    """Return the last such weekday up to the day after a report was seen, as a paper is dated."""
    ahead = seen + DAY
    return ahead - ((ahead.weekday() - weekday) % 7) * DAY


def _times(sentence: Sentence, clock: Clock) -> Iterator[When]:
    at = sentence.start
    while at < sentence.end:
        other = mark(sentence, at, "not")
        found = None if other else _day(sentence, at, clock)
        if found is not None and not of_plan(found, sentence):
            found = _bounded(sentence, found, clock)
            yield found
            clock = _named(clock, (found,), sentence)
        at = found.end if found is not None else other.end if other else at + 1


def _day(sentence: Sentence, at: int, clock: Clock) -> When | None:
    return feast(sentence, at, clock) or written(sentence, at, clock) or relative(sentence, at, clock)


def _named(clock: Clock, days: Iterable[When], sentence: Sentence) -> Clock:
    for when in days:
        if when.precision in {"day", "month"} and not when.bound:
            clock = replace(clock, around=when.first)
        if when.precision == "day" and not when.tied and not when.bound:
            clock = replace(clock, named=when.first)
            if clock.seen and clock.seen - _LATELY <= when.first and of_statement(when, sentence):
                clock = replace(clock, stated=min(when.first, clock.seen))
    return clock


_LATELY = 3 * DAY
"""Of so long ago a statement may be that a report tells of as news."""


def _bounded(sentence: Sentence, when: When, clock: Clock) -> When:
    """Take «منذ فجر الاثنين» for the days from then on, and «حتى مساء أمس» for no day of an event."""
    at = when.start - 1
    while at >= sentence.start and (mark(sentence, at, "part") or sentence.passage.word(at) == "يوم"):
        at -= 1
    word = sentence.passage.word(at).removeprefix("و") if at >= sentence.start else ""
    since = at if word in _OPEN else _since(sentence, at)
    if since is not None and (_attack(sentence, since + 1) or _then(sentence, when.end)):
        return replace(when, compared=True)
    if word in _SHUT or since not in {None, at}:
        return replace(when, bound=True)
    if since is None:
        return broken_out(sentence, when, clock)
    lasts = when.precision == "day" and clock.seen and when.first <= clock.seen <= when.first + _LONG
    if not lasts or clock.seen is None:
        return replace(when, bound=True)
    return replace(when, last=clock.seen, precision="days" if when.first < clock.seen else "day")


def _since(sentence: Sentence, at: int) -> int | None:
    """Return where «منذ» stands, of what goes on since a day («منذ بدء الحملة في 3 أيار»)."""
    for before in range(at, max(sentence.start, at - _REACH) - 1, -1):
        word = sentence.passage.word(before)
        if word in _COMMAS:
            return None
        if word.removeprefix("و") in _OPEN:
            return before
    return None


def _attack(sentence: Sentence, at: int) -> bool:
    """Tell whether an attack is named, to which a later one is held: «الأعنف منذ تفجير السفارة عام 1998»."""
    event = sentence.passage.at(at, "events")
    return event is not None and event.entry["type"] not in _GOES_ON


def _then(sentence: Sentence, at: int) -> bool:
    """Tell whether the attack of a day is told behind it: «الأول منذ أيار، حين قتل»."""
    at += sentence.passage.word(at) in _COMMAS
    return sentence.passage.word(at) in _WHEN


def _joined(sentence: Sentence, days: Iterable[When]) -> Iterator[When]:
    """Yield the days, two that follow each other and are told together as one stretch."""
    held: When | None = None
    for when in days:
        if held is not None and (_together(sentence, held, when) or _until(sentence, held, when)):
            held = joined(held, when)
            continue
        if held is not None:
            yield held
        held = when
    if held is not None:
        yield held


def _together(sentence: Sentence, first: When, second: When) -> bool:
    """Tell whether only «و» and parts of the day stand between a day and the next («مساء أمس وفجر اليوم»).

    Days that are told as the first and the last may lie further apart («من الخميس إلى السبت»).
    """
    if first.precision != "day" or second.precision != "day":
        return False
    if DAY <= second.first - first.first < _LONG and _from_to(sentence, first, second):
        return True
    if DAY <= second.first - first.first < _LONG and _lasted(sentence, first, second):
        return True
    if second.first - first.first != DAY:
        return False
    words = [sentence.passage.word(at) for at in range(first.end, second.start + 1)]
    return words[0].startswith("و") and all(
        mark(sentence, at, "part") or word in {"و", "وعقب", "عقب", "يوم", "ويوم"}
        for at, word in enumerate(words[:-1], first.end)
    )


def _until(sentence: Sentence, first: When, second: When) -> bool:
    """Tell whether what went on since a day ended on the next that is told («منذ الثلاثاء وحتى الخميس»)."""
    opened = first.precision == "days" and not first.bound and first.first < second.first <= first.last
    return opened and second.bound and second.precision == "day" and _from_to(sentence, first, second)


def _lasted(sentence: Sentence, first: When, second: When) -> bool:
    """Tell whether what began on a day went on to the next that is told («بدأت الجمعة وامتدت حتى السبت»)."""
    for at in range(second.start - 1, max(first.end, second.start - _REACH) - 1, -1):
        if sentence.passage.word(at).removeprefix("و") in _LASTS:
            return True
        if mark(sentence, at, "part") is None and sentence.passage.word(at) not in _UP_TO:
            return False
    return False


_TO = (["الي"], ["حتي"], ["وحتي"], ["لغايه"], ["ولغايه"])


def _from_to(sentence: Sentence, first: When, second: When) -> bool:
    """Tell whether two days are the first and the last: «من الخميس إلى السبت», «بين 28 نيسان و3 أيار»."""
    before = {sentence.passage.word(at) for at in range(first.start - 2, first.start)}
    between = [sentence.passage.word(at) for at in range(first.end, second.start)]
    between = [word for word in between if word not in {"يوم", "مساء", "فجر", "صباح", "ليل"}]
    joined = between == ["و"] or (not between and sentence.passage.word(second.start).startswith("و"))
    if "بين" in before and joined:
        return True
    return bool({"من", "بين", "منذ"} & before) and between in _TO
