"""Chronologies: lines that are nothing but a day («7 آب:») date all that is told under them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.reader.days.when import When
from marsad.reader.scenes.telling import Scene, Telling

_LEAST = 2
"""A single such line says when a report was written."""


def under_days(told: Sequence[Telling]) -> list[Telling]:
    """Give what is told under each day of a chronology that day, where it names none itself."""
    heads = [_day(one) for one in told]
    if sum(head is not None for head in heads) < _LEAST:
        return list(told)
    made: list[Telling] = []
    day: When | None = None
    for one, head in zip(told, heads, strict=True):
        day = head or (None if one.in_title else day)
        own = head is not None or bool(one.times) or day is None
        made.append(one if own or day is None else replace(one, times=(day,), under_day=True))
    return made


def _day(telling: Telling) -> When | None:
    """Return the day that a line consists of, None for any other sentence."""
    sentence = telling.sentence
    if len(telling.times) != 1 or telling.in_title or not telling.paragraph:
        return None
    when = telling.times[0]
    words = (*range(sentence.start, when.start), *range(when.end, sentence.end))
    bare = all(not sentence.passage.tokens[at].is_word for at in words)
    return when if bare and when.written and when.precision == "day" else None


def of_another_day(telling: Telling, scene: Scene) -> bool:
    """Tell whether a telling stands under another day of a chronology than all that a scene tells."""
    days = [when for other in scene.known for when in other.times]
    return telling.under_day and not any(
        when.first <= day.last and day.first <= when.last for when in telling.times for day in days
    )
