"""Where a filter's incidents happened, no finer than that is known: by place, or only by first-level area."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from marsad.ledger.incidents.boards import areas_of
from marsad.ledger.incidents.columns import Array, Columns
from marsad.ledger.incidents.sheets import NOWHERE
from marsad.ledger.incidents.sifted import Sifted, joined
from marsad.ledger.incidents.sums import Area, Sum
from marsad.models import Place

EXACT = frozenset({"site", "settlement", "near", "area"})
"""The precisions with which a place has a spot of its own on a map."""
MOST = 1500
"""Spots on one map, those with the most incidents."""
_CALLED = {"name": "place", "admin1": "admin1", "country": "country", "precision": "precision"}
"""What a place is called, by its name in the columns."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place at which incidents happened, by name, and one of them, the last by id."""

    lat: float
    lon: float
    sum: Sum
    incident: str
    place: Place


@dataclass(frozen=True, slots=True)
class Spots:
    """Incidents by place, and those of which only the area is known, or as a null area only the country.

    ``rest`` are those of which not even the country is known, and those of places beyond the first MOST.
    """

    spots: tuple[Spot, ...]
    areas: tuple[Area, ...]
    rest: Sum


def spots(found: Sifted) -> Spots:
    """Return where the incidents of a filter happened."""
    exact = found.mask & _exact(found.columns)
    of = np.flatnonzero(exact)
    spot = _spots_of(found.columns.incidents[of])
    made = found.people.sums(of, spot)
    last = _last(of, spot)
    degrees = found.columns.incidents[last][["lat", "lon"]].tolist()
    most = sorted(made, key=lambda one: (-made[one].incidents, degrees[one]))
    areas = areas_of(found, np.flatnonzero(found.mask & ~exact))
    nowhere = [one.sum for one in areas if (one.country, one.area) == (None, None)]
    return Spots(
        tuple(_named(found.columns, last[most[:MOST]], [made[one] for one in most[:MOST]])),
        tuple(sorted((one for one in areas if one.country or one.area), key=_by_name)),
        sum((made[one] for one in most[MOST:]), sum(nowhere, Sum())),
    )


def _by_name(one: Area) -> str:
    return str((one.country, one.area))


def _exact(columns: Columns) -> Array:
    """Tell for each incident whether its place is known to a spot."""
    rows = columns.incidents
    precise = np.isin(rows["precision"], columns.numbers(sorted(EXACT)))
    return np.asarray(precise & (rows["lat"] != NOWHERE) & (rows["lon"] != NOWHERE))


def _spots_of(rows: Array) -> Array:
    """Return for each incident the number of its spot, from 0."""
    _, lat = np.unique(rows["lat"], return_inverse=True)
    _, lon = np.unique(rows["lon"], return_inverse=True)
    return np.asarray(np.unique(joined(lat, lon), return_inverse=True)[1])


def _last(of: Array, spot: Array) -> Array:
    """Return for each spot the place of the last incident there: incidents come in the order of their ids."""
    last = np.zeros(spot.max(initial=-1) + 1, dtype=np.int64)
    np.maximum.at(last, spot, of)
    return last


def _named(columns: Columns, last: Array, sums: Sequence[Sum]) -> Iterator[Spot]:
    """Yield the spots of these incidents, each the last there."""
    rows = columns.incidents[last]
    words = columns.words(number for name in _CALLED.values() for number in rows[name].tolist())
    for row, incident, made in zip(rows, columns.ids_at(last), sums, strict=True):
        called: dict[str, Any] = {name: words[int(row[column])] for name, column in _CALLED.items()}
        lat, lon = float(row["lat"]), float(row["lon"])
        yield Spot(lat, lon, made, incident, Place(**called, lat=lat, lon=lon))
