"""When a scene happened: the day among those told of it that is of the event, not of a statement about it;
else the day of the news that it is told with.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from marsad.models import DateSpan
from marsad.reader.days.when import DAY, When, mark
from marsad.reader.document import Sentence
from marsad.reader.scenes.telling import Scene, Telling
from marsad.reader.voices.claimants import is_saying

WEIGHTS: dict[str, float] = {
    "day": 3.0,
    "week": 1.5,
    "month": 0.5,
    "year": 0.0,
    "uncounted": -3.0,
    "of event": 1.5,
    "of attack": 1.7,
    "of statement": -1.5,
    "before event": 0.7,
    "before cause": -1.5,
    "tied": -1.0,
    "now": -2.5,
    "later": -1.0,
    "loose": -1.0,
    "compared": -0.6,
}
"""What speaks for (above 0) and against a day being that of the incident; below 0 in all it is not."""

_BACK = 40
_NEAR = 3
_HEADING = 7
_WEEK = 8 * DAY
_THAT = frozenset({"ان", "بان", "انه", "انها", "عن"})
_AFTERWARDS = frozenset({"بعد", "غداه", "عقب", "اثر"})


@dataclass(frozen=True, slots=True)
class _Told:
    """A day with the telling that names it. ``loose`` is one that went with no scene."""

    when: When
    telling: Telling
    loose: bool = False
    later: bool = False

    @property
    def points(self) -> float:
        """Return how surely the day is that of the incident."""
        return sum(WEIGHTS[sign] for sign in _signs(self))

    @property
    def span(self) -> DateSpan:
        """Return the days as they go into a reading."""
        return self.when.span(self.telling.sentence.passage)


def dates_of(scenes: Sequence[Scene], told: Sequence[Telling]) -> list[DateSpan | None]:
    """Return the days of each scene, None for one that the report does not date."""
    loose = _loose(scenes, told)
    header = next((one for telling in told[:4] for one in _header(telling)), None)
    lead: _Told | None = header
    found: list[DateSpan | None] = []
    for at, scene in enumerate(scenes):
        best = _best(scene, loose.get(at, ()))
        if best is None and not scene.past and (header is not None or _goes_on(scene)):
            best = lead
        elif best is not None and header is None and not scene.past and _leads(best, lead):
            lead = best
        found.append(best.span if best is not None else None)
    return found


def _best(scene: Scene, loose: Iterable[Telling]) -> _Told | None:
    """Return the surest day told of a scene, of equal ones the first told."""
    dated = [telling for telling in scene.tellings if telling.times]
    days = [_Told(when, one, later=at > 0) for at, one in enumerate(dated) for when in one.times]
    days += [_Told(when, one, loose=True) for one in loose for when in one.times if _precision(when) == "day"]
    best = max((one for one in days if not one.when.bound), key=lambda one: one.points, default=None)
    return best if best is not None and best.points >= 0 else None


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
    return bool(telling.events) or happens or telling.points_back or telling.sentence.index < 2


def _signs(told: _Told) -> Iterator[str]:
    """Yield the names of the weights that hold for a day."""
    when, telling = told.when, told.telling
    precise = _precision(when)
    yield precise
    if precise in {"month", "year"} and not telling.found:
        yield "uncounted"
    if told.loose:
        yield "loose"
    if told.later:
        yield "later"
    if when.compared:
        yield "compared"
    if when.tied:
        yield "tied"
    elif telling.sentence.passage.at(when.start, "timing", "now"):
        yield "now"
    else:
        yield from _by_words(when, telling.sentence)


def _precision(when: When) -> str:
    if when.precision in {"day", "days"}:
        return "day" if when.last - when.first < _WEEK else "month"
    return when.precision if when.precision in {"week", "month"} else "year"


def of_statement(when: When, sentence: Sentence) -> bool:
    """Tell whether a day is that on which something was stated («أكدت في بيان جديد، الخميس، أن …»)."""
    return not when.bound and "of statement" in _by_words(when, sentence)


def _by_words(when: When, sentence: Sentence) -> Iterator[str]:
    """Yield what the words before and behind a day say: «قتل … أمس», «أعلنت أمس», «أمس بعد …»."""
    before = "of statement" if _before_that(sentence, when.end) else _governs(when, sentence)
    if before is not None:
        yield before
    elif sentence.passage.word(when.end) in _AFTERWARDS:
        yield "before cause"
    elif _event_in(sentence, when.end, when.end + _NEAR):
        yield "before event"


def _governs(when: When, sentence: Sentence) -> str | None:
    """Tell whether the word before a day that it belongs to is one of an attack, a death or a statement."""
    for at in range(when.start - 1, max(sentence.start, when.start - _BACK) - 1, -1):
        if _tells(sentence, at):
            return "of event" if _falls(sentence, at) else "of attack"
        if _states(sentence, at):
            return "of statement"
        if sentence.passage.word(at) in _THAT:
            return None
    return None


def _event_in(sentence: Sentence, start: int, end: int) -> bool:
    return any(_tells(sentence, at) for at in range(max(start, sentence.start), min(end, sentence.end)))


def _before_that(sentence: Sentence, at: int) -> bool:
    """Tell whether what is stated follows a day: «أعلنت الوزارة، السبت، أن …», «كشفت أمس عن …»."""
    at += sentence.passage.word(at) in {"،", ",", ")"}
    return sentence.passage.word(at) in _THAT


def _tells(sentence: Sentence, at: int) -> bool:
    """Tell whether a word says that something happened; «فجر» beside a day is the dawn."""
    passage = sentence.passage
    if passage.at(at, "times", "part") is not None or passage.at(at, "timing", "stated") is not None:
        return False
    return (
        passage.at(at, "events") is not None
        or passage.at(at, "casualty") is not None
        or passage.at(at, "timing", "happens") is not None
    )


def _falls(sentence: Sentence, at: int) -> bool:
    """Tell whether a word says that people came to harm, maybe after the attack («توفي جريح أمس»)."""
    return any(sentence.passage.at(at, "casualty", part) for part in ("verb", "count"))


def _states(sentence: Sentence, at: int) -> bool:
    """Tell whether a word says that something was stated; «بعد» is no «عد» with «ب»."""
    passage = sentence.passage
    if passage.at(at, "times", "part") is not None:
        return False
    return (
        is_saying(passage, at)
        or passage.at(at, "parties", "claim") is not None
        or passage.at(at, "scopes", "statement") is not None
        or passage.at(at, "scopes", "toll") is not None
        or passage.at(at, "timing", "stated") is not None
    )


def _header(telling: Telling) -> Iterator[_Told]:
    """Yield the day that a round-up gives at its head: «حصاد الأحد», «التقرير الميداني ليوم 3 أيار»."""
    if telling.found or telling.strong:
        return
    for when in telling.times:
        before = range(telling.sentence.start, when.start + 1)
        if when.precision == "day" and any(
            telling.sentence.passage.at(at, "timing", "head") for at in before
        ):
            yield _Told(when, telling)


def _leads(told: _Told, before: _Told | None) -> bool:
    """Tell whether a day may be that of what is told next: a day or a night, of an event in the news."""
    when = told.when
    new = before is None or when.last > before.when.first - _WEEK
    return new and when.precision in {"day", "days"} and when.last - when.first <= DAY and not when.tied


def _goes_on(scene: Scene) -> bool:
    """Tell whether a scene is told as of the day of the one before: «كما انفجرت», «إدلب: …», «وفي حلب»."""
    sentence = scene.tellings[0].sentence
    words = range(sentence.start, min(sentence.start + _HEADING, sentence.end))
    return _elsewhere(scene.tellings[0]) or any(
        sentence.passage.word(at) in _HEADS or (at < sentence.start + _NEAR and mark(sentence, at, "beside"))
        for at in words
    )


def _elsewhere(telling: Telling) -> bool:
    """Tell whether a sentence turns to another place («أما في نصيبين»), or is an item of a list."""
    sentence = telling.sentence
    first = sentence.passage.word(sentence.start)
    near = any(place.start - sentence.start <= _NEAR for place in telling.places)
    return (first in _TURNS and near) or not first[:1].isalnum()


_HEADS = frozenset({":", "/"})
_TURNS = frozenset({"في", "وفي", "اما"})
