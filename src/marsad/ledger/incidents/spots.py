"""Where a filter's incidents happened, no finer than that is known: by place, or only by first-level area."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from marsad.ledger.database.schema import SummaryRow
from marsad.ledger.incidents.boards import areas_of
from marsad.ledger.incidents.columns import Array, Columns
from marsad.ledger.incidents.sheets import NOWHERE
from marsad.ledger.incidents.sifted import Sifted
from marsad.ledger.incidents.sums import Area, Sum
from marsad.ledger.linking.filing import chunks
from marsad.models import Incident, Place, from_json

EXACT = frozenset({"site", "settlement", "near", "area"})
"""The precisions with which a place has a spot of its own on a map."""
MOST = 1500
"""Spots on one map, those with the most incidents."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place at which incidents happened, and one of them, the last by id."""

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


def spots(session: Session, found: Sifted) -> Spots:
    """Return where the incidents of a filter happened."""
    exact = found.mask & _exact(found.columns)
    places, at = np.unique(_places_of(found.columns, exact), axis=0, return_inverse=True)
    made = found.people.sums(np.flatnonzero(exact), at)
    most = sorted(made, key=lambda one: (-made[one].incidents, *places[one]))
    last = _last(found.columns, np.flatnonzero(exact), at)
    named = dict(_places(session, [last[one] for one in most[:MOST]]))
    areas = areas_of(found, np.flatnonzero(found.mask & ~exact))
    nowhere = [one.sum for one in areas if (one.country, one.area) == (None, None)]
    return Spots(
        tuple(
            Spot(float(lat), float(lon), made[one], last[one], named[last[one]])
            for one in most[:MOST]
            for lat, lon in [places[one]]
        ),
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


def _places_of(columns: Columns, mask: Array) -> Array:
    rows = columns.incidents[mask]
    return np.stack([rows["lat"], rows["lon"]], axis=1)


def _last(columns: Columns, of: Array, at: Array) -> list[str]:
    """Return for each spot the last incident there by id: incidents come in the order of their ids."""
    last = np.zeros(at.max(initial=-1) + 1, dtype=np.int64)
    np.maximum.at(last, at, of)
    return columns.ids_at(last)


def _places(session: Session, names: Iterable[str]) -> Iterable[tuple[str, Place]]:
    for some in chunks(names):
        query = select(SummaryRow.incident, SummaryRow.body).where(SummaryRow.incident.in_(some))
        for name, body in session.execute(query):
            yield name, from_json(body, Incident).place or Place()
