"""When a scene happened: the day among those its sentences name that is of the event, not of a statement."""

from __future__ import annotations

from marsad.models import DateSpan
from marsad.reader.claimants import is_saying
from marsad.reader.document import Passage, Sentence
from marsad.reader.telling import Scene, Telling
from marsad.reader.times import When


def date_of(scene: Scene) -> DateSpan | None:
    """Return the days of the scene: those said of what happened rather than of a statement, a day rather
    than a month, and of equal ones the first told.
    """
    found = [(when, telling) for telling in scene.tellings for when in telling.times]
    best = max(found, key=lambda pair: _dates_it(*pair), default=None)
    if best is None or _dates_it(*best) < 0:
        return None
    return best[0].span(best[1].sentence.passage)


def _dates_it(when: When, telling: Telling) -> float:
    """Weigh how surely a day is that of the incident; below 0 it is not."""
    sentence = telling.sentence
    points = 3.0 if when.precision == "day" else 0.5 if telling.found else -2.5
    points += 1.0 if when.written else 0.0
    near = range(max(sentence.start, when.start - 3), when.start)
    points += 1.0 if any(sentence.passage.at(at, "events") for at in near) else 0.0
    return points - (1.5 if _of_statement(sentence, when) else 0.0)


def _of_statement(sentence: Sentence, when: When) -> bool:
    """Tell whether a day stands between a verb of saying and what is said («أعلنت الوزارة، الأحد، أن …»)."""
    for at in range(when.start - 1, max(sentence.start, when.start - 40) - 1, -1):
        if is_saying(sentence.passage, at):
            return when.start - at > 1
        if _tells(sentence.passage, at):
            return False
    return False


def _tells(passage: Passage, at: int) -> bool:
    return passage.at(at, "events") is not None or passage.at(at, "casualty") is not None
