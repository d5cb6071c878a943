"""Signs that a day is, or is not, the one on which a scene happened; they vote (decision ``day``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from marsad.models import DateSpan
from marsad.reader.days.around import by_words
from marsad.reader.days.when import DAY, When, mark
from marsad.reader.scenes.telling import Scene, Telling

_HEADING = 7
_NEAR = 3
_WEEK = 8 * DAY
_HEADS = frozenset({":", "/"})
_TURNS = frozenset({"في", "وفي", "اما"})


@dataclass(frozen=True, slots=True)
class Told:
    """A day with the telling that names it.

    ``place`` is where that stands among the dated sentences of its scene. ``loose`` is one that went with
    no scene; ``handed`` says from what a day is handed on that the scene does not name itself: a header of
    the report, or the scene that leads it.
    """

    when: When
    telling: Telling
    place: int = 0
    loose: bool = False
    handed: str = ""

    @property
    def span(self) -> DateSpan:
        """Return the days as they go into a reading."""
        return self.when.span(self.telling.sentence.passage)


def precision_of(when: When) -> str:
    """Return how exact a day is: day (or up to a week of days), week, month or year."""
    if when.precision in {"day", "days"}:
        length = when.last - when.first
        return "day" if length < _WEEK else "month"
    return when.precision if when.precision in {"week", "month"} else "year"


def signs_of(told: Told) -> tuple[str, ...]:
    """Return the signs that hold for a day."""
    if told.handed:
        return (told.handed,)
    return tuple(_signs(told))


def _signs(told: Told) -> Iterator[str]:
    """Yield what speaks for and against a day by itself, by its sentence and by where that stands."""
    when, telling = told.when, told.telling
    precise = precision_of(when)
    yield precise
    now = telling.sentence.passage.at(when.start, "timing", "now") is not None
    said = {
        "uncounted": precise in {"month", "year"} and not telling.found,
        "loose": told.loose,
        "later": told.place > 0,
        "compared": when.compared,
        "tied": when.tied,
        "now": now and not when.tied,
    }
    yield from (sign for sign, holds in said.items() if holds)
    if not when.tied and not now:
        yield from by_words(when, telling.sentence)


def hours(scene: Scene) -> bool:
    """Tell whether a sentence says only when in the day it was («ليلا», «بعد الظهر»)."""
    return any(not one.times and one.sentence.has("times", "part") for one in scene.known)


def goes_on(scene: Scene) -> bool:
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
