"""GeoJSON (RFC 7946): one feature an incident, a point only where the place is known to a settlement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO, Final, TypeAlias

from marsad.models import Incident, Place, PlacePrecision, to_json
from marsad.publish.exports.discretion import public_site
from marsad.publish.exports.export import Export
from marsad.publish.exports.losses import CLAIMS, GROUPS, REASONS, Loss
from marsad.publish.exports.model import Format
from marsad.publish.exports.tables import incident_row

Position: TypeAlias = tuple[float, float]

_PLACED: Final[frozenset[PlacePrecision | None]] = frozenset({"site", "settlement", "near"})


def position(place: Place | None) -> Position | None:
    """Return longitude and latitude of a place that is known to a settlement or better, else null.

    The middle of an area is where nothing is known to have happened.
    """
    if place is None or place.lat is None or place.lon is None or place.precision not in _PLACED:
        return None
    return place.lon, place.lat


def _write(export: Export, out: BinaryIO) -> None:
    bounds: list[Position] = []
    out.write(b'{"type": "FeatureCollection",\n"features": [')
    for number, incident in enumerate(export.incidents()):
        point = position(incident.place)
        bounds = _stretched(bounds, point)
        out.write((b",\n" if number else b"\n") + to_json(_feature(incident, point, export)).encode())
    out.write(b"\n]")
    if bounds:
        (west, south), (east, north) = bounds
        out.write(b',\n"bbox": ' + to_json((west, south, east, north)).encode())
    out.write(b',\n"marsad": ' + to_json(_about(export)).encode() + b"}\n")


def _stretched(bounds: list[Position], point: Position | None) -> list[Position]:
    """Return the south-western and north-eastern corners of all points so far and this one."""
    if point is None:
        return bounds
    points: Iterable[Position] = (*bounds, point)
    lons, lats = zip(*points, strict=True)
    return [(min(lons), min(lats)), (max(lons), max(lats))]


def _feature(incident: Incident, point: Position | None, export: Export) -> Mapping[str, Any]:
    row = dict(incident_row(incident, export))
    row["facility"] = public_site(incident.facility)
    for key in ("lat", "lon"):
        del row[key]
    return {
        "type": "Feature",
        "id": row.pop("id"),
        "geometry": {"type": "Point", "coordinates": point} if point else None,
        "properties": row,
    }


def _about(export: Export) -> Mapping[str, Any]:
    return {"made_by": str(export.made_by), "left_out": export.leftovers(), "cannot": FORMAT.cannot}


_POINTLESS = Loss(
    "incident without a point, as its place is an area or not known",
    "incidents without a point, as their places are areas or not known",
    lambda one: position(one.place) is None,
)
FORMAT = Format(
    name="geojson",
    suffix=".geojson",
    says="a map layer (RFC 7946)",
    holds=("incidents",),
    cannot=(
        "An incident known only to an area has no point (geometry null): in the middle of an area nothing is "
        "known to have happened. The properties name the area.",
        "A point is the settlement or site as the gazetteer knows it, «near» a place near to it: "
        "place_precision says which.",
        "Claims, their claimants and quotes are not in it, nor figures of groups of people.",
    ),
    losses=(_POINTLESS, CLAIMS, GROUPS, REASONS),
    write=_write,
    quotes=False,
)
