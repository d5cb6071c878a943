"""How a toll was told over the days: a line for each claimant, in steps, and the table beneath it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from marsad.models import Claim, Incident, Toll
from marsad.publish.tolls import moved, originals
from marsad.web.charts import Scale, ends, in_order

_COLOURS = 6
_EDGE = 12.0
"""Per cent of the width that stay free beside the first and last day, for their names."""
_HIGH, _LOW = 10.0, 90.0
"""Per cent from the top at which the highest figure and 0 are drawn."""
_APART = 24.0
"""Per cent of the width that the days named below the chart are apart at least."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A piece of a line from one point to another, in per cent from the left and the top."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Line:
    """What one claimant said over the days. ``number`` names it in the chart, ``colour`` is 0 to 5.

    ``told`` holds the claims of each day of the course; ``dots`` are x, y and whether it was superseded.
    """

    number: int
    colour: int
    claim: Claim
    told: tuple[tuple[Claim, ...], ...]
    strokes: tuple[Stroke, ...]
    dots: tuple[tuple[float, float, bool], ...]


@dataclass(frozen=True, slots=True)
class Course:
    """How a toll was told over ``days``; ``named`` are those with room for their names, each with its place.

    ``levels`` are round numbers, each with its place from the top.
    """

    toll: Toll
    days: tuple[dt.date, ...]
    lines: tuple[Line, ...]
    named: tuple[tuple[dt.date, float], ...]
    levels: tuple[tuple[int, float], ...]


def courses(incident: Incident, *, mirrored: bool) -> Iterator[Course]:
    """Yield the course of each toll that moved from one day to another."""
    for toll in incident.tolls:
        said = originals(claim for claim in toll.claims if claim.seen and not claim.subset)
        days = sorted({claim.seen for claim in said if claim.seen})
        numbered = [claim for claim in said if ends(claim)]
        if moved(said) and len(days) > 1 and any((ends(claim) or (0, 0))[1] for claim in numbered):
            yield _course(toll, said, numbered, days, mirrored=mirrored)


def _course(
    toll: Toll, said: Sequence[Claim], numbered: Sequence[Claim], days: Sequence[dt.date], *, mirrored: bool
) -> Course:
    width = Scale((days[-1] - days[0]).days, mirrored, _EDGE)
    height = Scale(max((ends(claim) or (0, 0))[1] for claim in numbered), mirrored=False)
    voices: dict[str, list[Claim]] = {}
    for claim in in_order(said):
        voices.setdefault(claim.voice, []).append(claim)
    lines = (_line(at, own, days, width, height) for at, own in enumerate(voices.values()))
    named = _named([(day, width.at((day - days[0]).days)) for day in days])
    levels = tuple((value, _y(value, height)) for value, _ in height.ticks())
    return Course(toll, tuple(days), tuple(lines), named, levels)


def _line(at: int, own: Sequence[Claim], days: Sequence[dt.date], width: Scale, height: Scale) -> Line:
    """Return a claimant's line: each figure stands until the next, the last one to the end."""
    points: list[tuple[float, float, bool]] = []
    for claim in own:
        found = ends(claim)
        if found and claim.seen:
            place = width.at((claim.seen - days[0]).days)
            points.append((place, _y(sum(found) / 2, height), claim.superseded))
    strokes: list[Stroke] = []
    for (x, y, _), (next_x, next_y, _) in pairwise(points):
        strokes += [Stroke(x, y, next_x, y), Stroke(next_x, y, next_x, next_y)]
    if points:
        x, y, _ = points[-1]
        strokes.append(Stroke(x, y, width.at((days[-1] - days[0]).days), y))
    told = tuple(tuple(claim for claim in own if claim.seen == day) for day in days)
    return Line(at + 1, at % _COLOURS, own[-1], told, tuple(strokes), tuple(points))


def _y(value: float, height: Scale) -> float:
    return round(_LOW - (_LOW - _HIGH) * value / height.top, 2)


def _named(places: Sequence[tuple[dt.date, float]]) -> tuple[tuple[dt.date, float], ...]:
    """Return the first and last day, and of those between as many as have room."""
    named = [places[0]]
    for one in places[1:-1]:
        if min(abs(one[1] - named[-1][1]), abs(one[1] - places[-1][1])) >= _APART:
            named.append(one)
    return (*named, places[-1])
