"""When a scene happened: of the days told of it the one that most speaks for, else the day of the news that
it is told with. The signs of each (``daysigns.py``) vote; their weights stand in ``tables/weights.tsv``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from marsad.language.words import definite
from marsad.language.wordsets import word_set
from marsad.models import DateSpan
from marsad.reader.days.daysigns import Told, goes_on, hours, precision_of, signs_of
from marsad.reader.days.when import DAY
from marsad.reader.document import Sentence
from marsad.reader.scenes.telling import Scene, Telling
from marsad.reader.scenes.votes import Votes

_WEEK = 8 * DAY
_MOST = 24
"""So many days of one scene are weighed."""


def dates_of(scenes: Sequence[Scene], told: Sequence[Telling], votes: Votes) -> list[DateSpan | None]:
    """Return the days of each scene, None for one that the report does not date."""
    loose = _loose(scenes, told)
    header = next((one for telling in told[:4] for one in _header(telling)), None)
    lead: Told | None = None
    best: Told | None = None
    summary: Told | None = None
    found: list[DateSpan | None] = []
    for at, scene in enumerate(scenes):
        beside = best if at and _beside(scene, scenes[at - 1]) else lead
        summary = None if scene.tellings[0].turn else summary
        days = [*_own(scene, loose.get(at, ())), *_handed(scene, header, beside, summary)]
        best = _voted(scene, days, votes)
        if best is not None and not best.handed and not scene.past:
            lead = best if _leads(best, lead) else lead
            summary = best if _sums_up(scene) and _leads(best, None) else None
        found.append(best.span if best is not None else None)
    return found


def _beside(scene: Scene, before: Scene) -> bool:
    """Tell whether a scene goes on with the sentence of the one before: it is of that one's day rather."""
    first = scene.tellings[0].sentence
    ends = {(one.sentence.passage.field, one.sentence.end) for one in before.tellings}
    return first.continues and (first.passage.field, first.start) in ends


def _voted(scene: Scene, days: list[Told], votes: Votes) -> Told | None:
    """Return the day that most signs speak for, None where most speak for none."""
    options = [signs_of(one) for one in days]
    options.append(("none",))
    chosen = votes.choose("day", options, (scene, days))
    return days[chosen] if chosen < len(days) else None


def _own(scene: Scene, loose: Iterable[Telling]) -> list[Told]:
    """Return the days that a scene names, and those of the sentences beside it that are of no scene."""
    dated = [telling for telling in scene.tellings if telling.times]
    days = [Told(when, one, at) for at, one in enumerate(dated) for when in one.times]
    days += [
        Told(when, one, at, loose=True)
        for at, one in enumerate(loose)
        for when in one.times
        if precision_of(when) == "day"
    ]
    return [one for one in days if not (one.when.bound or _called_by_it(one, scene))][:_MOST]


def _called_by_it(told: Told, scene: Scene) -> bool:
    """Tell whether a later sentence only names an attack of the past by its day («هجمات 11 سبتمبر 2001»)."""
    called = told.telling.sentence.passage.at(told.when.start - 1, "timing", "called")
    return called is not None and told.when.written and told.telling is not scene.tellings[0]


def _handed(scene: Scene, header: Told | None, lead: Told | None, summary: Told | None) -> Iterator[Told]:
    """Yield the days that a scene may be of without saying so, where it is of the news."""
    if header is not None and not scene.past:
        yield Told(header.when, header.telling, handed="header")
    if lead is not None and not scene.past and _of_that_day(scene):
        yield Told(lead.when, lead.telling, handed="lead")
    elif summary is not None and not (scene.past or scene.tally or scene.tellings[0].place is None):
        yield Told(summary.when, summary.telling, handed="lead")


def _sums_up(scene: Scene) -> bool:
    """Tell whether a scene begins with several attacks of one day, each of which may be told next."""
    first = next((one for one in scene.tellings if not one.in_title), None)
    if first is None or scene.tally:
        return first is not None
    words = map(first.sentence.passage.word, range(first.sentence.start, first.sentence.end))
    return first.many or first.attacks_counted or any(word in _SEVERAL for word in words)


_SEVERAL = word_set("told of several attacks")


def _of_that_day(scene: Scene) -> bool:
    goes_on_with = (
        goes_on(scene) or hours(scene) or _goes_back(scene) or _in_a_row(scene.tellings[0].sentence)
    )
    return scene.tellings[0].sentence.continues or goes_on_with


def _in_a_row(sentence: Sentence) -> bool:
    """Tell whether a sentence tells of one of several attacks counted before: «العملية الثانية نفذت في …»."""
    passage = sentence.passage
    events = [event for event in sentence.find("events") if definite(event.proclitic)]
    events += [told for told in sentence.find("timing", "happens") if "ال" in passage.word(told.start)[:3]]
    return any(passage.word(event.end) in _ORDINALS for event in events)


_ORDINALS = word_set("ordinals of attacks")


def _goes_back(scene: Scene) -> bool:
    """Tell whether a scene begins with an attack that was told of before («وجاءت الغارات عقب …»)."""
    first = scene.tellings[0]
    return first.points_back and not (first.sequel or first.earlier or first.again or first.in_title)


def _loose(scenes: Sequence[Scene], told: Sequence[Telling]) -> dict[int, list[Telling]]:
    """Return the dated sentences that belong to no scene, by the scene told right before them."""
    owner = {telling.sentence.index: at for at, scene in enumerate(scenes) for telling in scene.tellings}
    found: dict[int, list[Telling]] = {}
    current = 0
    for telling in told:
        current = owner.get(telling.sentence.index, current)
        if telling.sentence.index not in owner and telling.times and _of_news(telling):
            found.setdefault(current, []).append(telling)
    return found


def _of_news(telling: Telling) -> bool:
    """Tell whether a sentence speaks of what happened: it names an event, or the first ones of the report."""
    happens = telling.sentence.has("timing", "happens")
    return bool(telling.events) or happens or telling.points_back or telling.sentence.index < _OPENING


_OPENING = 3


def _header(telling: Telling) -> Iterator[Told]:
    """Yield the day that a round-up gives at its head: «حصاد الأحد», «غارات يوم أمس:»."""
    lists = telling.sentence.passage.word(telling.sentence.end - 1) == ":"
    if telling.found or (telling.strong and not lists):
        return
    for when in telling.times:
        before = range(telling.sentence.start, when.start + 1)
        if when.precision in {"day", "days"} and any(
            telling.sentence.passage.at(at, "timing", "head") for at in before
        ):
            yield Told(when, telling)


def _leads(told: Told, before: Told | None) -> bool:
    """Tell whether a day may be that of what is told next: a day or a night, of an event in the news."""
    when = told.when
    new = before is None or when.last > before.when.first - _WEEK
    return new and when.precision in {"day", "days"} and when.last - when.first <= _LEAD and not when.tied


_LEAD = 2 * DAY
