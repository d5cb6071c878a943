"""Where a filter's incidents happened, no finer than that is known: by place, or only by first-level area."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from marsad.ledger.database.schema import SummaryRow
from marsad.ledger.incidents.filters import Filter, conditions
from marsad.ledger.incidents.listing import Area, Sum, summed
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


def spots(session: Session, chosen: Filter) -> Spots:
    """Return where the incidents of a filter happened."""
    found: defaultdict[tuple[float, float], Sum] = defaultdict(Sum)
    areas: defaultdict[tuple[str | None, str | None], Sum] = defaultdict(Sum)
    columns = ("lat", "lon", "precision", "country", "admin1")
    for (lat, lon, precision, country, admin1), made in summed(session, chosen, *columns):
        if precision in EXACT and lat is not None and lon is not None:
            found[lat, lon] += made
        else:
            areas[country, admin1] += made
    most = sorted(found, key=lambda one: (-found[one].incidents, one))
    rest = sum((found[one] for one in most[MOST:]), areas.pop((None, None), Sum()))
    named = _named(session, chosen)
    return Spots(
        tuple(Spot(*one, found[one], *named[one]) for one in most[:MOST] if one in named),
        tuple(Area(*where, made) for where, made in sorted(areas.items(), key=str)),
        rest,
    )


def _named(session: Session, chosen: Filter) -> dict[tuple[float, float], tuple[str, Place]]:
    """Return for each spot the last incident there by id, and what that calls its place."""
    row = SummaryRow
    exact = (row.precision.in_(EXACT), row.lat.is_not(None), row.lon.is_not(None))
    query = select(row.lat, row.lon, func.max(row.incident)).where(*conditions(chosen), *exact)
    found = session.execute(query.group_by(row.lat, row.lon))
    last = {name: (float(lat), float(lon)) for lat, lon, name in found if lat is not None and lon is not None}
    return {last[name]: (name, place) for name, place in _places(session, last)}


def _places(session: Session, names: Iterable[str]) -> Iterable[tuple[str, Place]]:
    for some in chunks(names):
        query = select(SummaryRow.incident, SummaryRow.body).where(SummaryRow.incident.in_(some))
        for name, body in session.execute(query):
            yield name, from_json(body, Incident).place or Place()
