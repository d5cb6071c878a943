"""A small map of where an incident was, no finer than that is known, from built-in borders."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeAlias

from marsad.models import Place

BORDERS = Path(__file__).parent / "built" / "borders"
"""Where scripts/frontend.py puts the borders of countries and their first-level areas."""
_SIZE = 300.0
_EXACT = frozenset({"site", "settlement", "near", "area"})

Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Outline:
    """The outline of an area as an SVG path, and whether the incident lies somewhere in it."""

    path: str
    name: str
    held: bool


@dataclass(frozen=True, slots=True)
class Sketch:
    """A map: its outlines, its size, and the ``point`` where that is known (``near``: only about there)."""

    outlines: tuple[Outline, ...]
    width: float
    height: float
    point: Point | None
    near: bool


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where degrees stand on the map: plate carrée, true to scale in the middle latitude."""

    west: float
    north: float
    across: float
    scale: float

    def point(self, lon: float, lat: float) -> Point:
        x = (lon - self.west) * self.across * self.scale
        return round(x, 1), round((self.north - lat) * self.scale, 1)


def sketch(place: Place | None) -> Sketch | None:
    """Return the map of a place, null where not even its country is known or drawn."""
    if place is None or not place.country or not (areas := _areas(place.country)):
        return None
    frame, width, height = _frame(place.country)
    exact = place.precision in _EXACT and place.lat is not None and place.lon is not None
    whole = not place.admin1 and not exact
    drawn = [
        Outline(path, name, whole or name == place.admin1)
        for name, rings in areas
        if (path := _path(rings, frame))
    ]
    point = (
        frame.point(place.lon, place.lat)
        if exact and place.lon is not None and place.lat is not None
        else None
    )
    return Sketch(
        tuple(sorted(drawn, key=lambda one: one.held)),
        width,
        height,
        point,
        near=place.precision in ("near", "area"),
    )


Rings: TypeAlias = Sequence[Sequence[Point]]


@lru_cache(maxsize=32)
def _areas(country: str) -> tuple[tuple[str, Rings], ...]:
    """Return the first-level areas of a country, or the country whole where these are not built in."""
    if not (country.isascii() and country.isalpha() and len(country) == 2):
        return ()
    own = BORDERS / f"{country}.json"
    found = _features(own) if own.is_file() else _features(BORDERS / "countries.json")
    return tuple(
        (one["properties"].get("name", ""), _rings(one))
        for one in found
        if own.is_file() or one["properties"].get("country") == country
    )


def _features(path: Path) -> list[dict[str, Any]]:
    if not path.is_file():
        return []
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["features"]
    return found


def _rings(feature: dict[str, Any]) -> Rings:
    return [ring for polygon in feature["geometry"]["coordinates"] for ring in polygon]


@lru_cache(maxsize=32)
def _frame(country: str) -> tuple[_Frame, float, float]:
    """Return the frame that holds a country, and the width and height of its map."""
    points = [point for _, rings in _areas(country) for ring in rings for point in ring]
    lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
    across = math.cos(math.radians((min(lats) + max(lats)) / 2))
    wide, high = (max(lons) - min(lons)) * across, max(lats) - min(lats)
    scale = _SIZE / max(wide, high)
    frame = _Frame(min(lons), max(lats), across, scale)
    return frame, round(wide * scale, 1), round(high * scale, 1)


def _path(rings: Rings, frame: _Frame) -> str:
    """Return rings as an SVG path on whole units of the map; what has no extent there is left out."""
    return "".join(part for ring in rings if (part := _ring(ring, frame)))


def _ring(ring: Iterable[Point], frame: _Frame) -> str:
    found: list[tuple[int, int]] = []
    for lon, lat in ring:
        x, y = frame.point(lon, lat)
        spot = (round(x), round(y))
        if not found or found[-1] != spot:
            found.append(spot)
    return "M" + "L".join(f"{x} {y}" for x, y in found) + "Z" if len(found) > 3 else ""
