"""The columns of UCDP GED: one row an incident in which people were killed.

After UCDP, Georeferenced Event Dataset Codebook (version 23.1 and after): precision codes, types of
violence, estimates of deaths, of which best is the sum of the four columns of deaths. Cells after PRIO-GRID
Codebook 2.0.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, BinaryIO, Final

from marsad.models import DateSpan, Incident, Place, PlacePrecision
from marsad.publish.exports import losses
from marsad.publish.exports.countries import country
from marsad.publish.exports.discretion import public_site
from marsad.publish.exports.export import Export
from marsad.publish.exports.flat import text_of
from marsad.publish.exports.geddeaths import counted, deaths, numbered, overlapping
from marsad.publish.exports.losses import Loss
from marsad.publish.exports.model import Format
from marsad.publish.exports.sides import Actor, Sides, sides, victims
from marsad.publish.places import in_english
from marsad.publish.spreadsheet import write_csv

COLUMNS: Final = (
    *("id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id"),
    *("conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id"),
    *("side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources"),
    *("source_article", "source_office", "source_date", "source_headline", "source_original"),
    *("where_prec", "where_coordinates", "where_description", "adm_1", "adm_2", "latitude", "longitude"),
    *("geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity", "date_prec"),
    *("date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best"),
    *("high", "low", "gwnoa", "gwnob"),
)
_WHERE: Final[Mapping[PlacePrecision | None, int]] = {
    "site": 1,
    "settlement": 1,
    "near": 2,
    "area": 3,
    "admin1": 4,
    "unknown": 5,
    "country": 6,
}
_CELLS_IN_A_ROW: Final = 720
_LAST_ROW: Final = 359


def event(incident: Incident, export: Export) -> Mapping[str, Any]:
    """Return the 49 columns of an incident; ids that only UCDP can give are blank."""
    two = _ordered(incident)
    return {
        **dict.fromkeys(COLUMNS),
        "id": int(incident.id, 16),
        "relid": incident.id,
        "code_status": _status(incident, export),
        **_who(two, incident),
        **_sources(incident, export),
        **_where(incident),
        **_when(incident.date),
        "event_clarity": 1,
        **deaths(incident, two),
    }


def _status(incident: Incident, export: Export) -> str:
    checked = "Clear" if incident.decision == "confirm" else "Check: read by a machine, not reviewed"
    return f"{checked}; made by {export.made(*export.told_by(incident))}"


def _ordered(incident: Incident) -> Sides:
    """Return the sides, that of a government first; civilians are always the second."""
    two = sides(incident)
    first, second = two.first[:1], two.second[:1]
    if first and second and second[0].governs and first[0].armed and not first[0].governs:
        return Sides(two.second, two.first, two.unclear)
    return two


def violence(incident: Incident) -> int | None:
    """Return 1 for state-based, 2 for non-state, 3 for one-sided; null where the sides are not known."""
    two = _ordered(incident)
    first, second = two.first[:1], two.second[:1]
    if not first or not first[0].armed:
        return None
    if victims(incident) in ("civilians", "protesters"):
        return 3
    if not second or not second[0].armed:
        return None
    return 1 if first[0].governs or second[0].governs else 2


def _who(two: Sides, incident: Incident) -> Mapping[str, Any]:
    kind = violence(incident)
    side_a = _named(two.first)
    side_b = "Civilians" if kind == 3 else _named([one for one in two.second if one.kind != "people"])
    return {
        "type_of_violence": kind,
        "dyad_name": f"{side_a} - {side_b}" if side_a and side_b else None,
        "side_a": side_a,
        "side_b": side_b,
        "gwnoa": _gw(two.first),
        "gwnob": None if kind == 3 else _gw(two.second),
    }


def _named(side: Sequence[Actor]) -> str | None:
    return ", ".join(one.name for one in side) or None


def _gw(side: Sequence[Actor]) -> int | None:
    """Return the number of the state that a side fights for, null where it is none or several."""
    if not side or side[0].kind != "state" or len(side[0].countries) != 1:
        return None
    found = country(next(iter(side[0].countries)))
    return found.gw if found else None


def _sources(incident: Incident, export: Export) -> Mapping[str, Any]:
    told = export.told_by(incident)
    articles = (
        ", ".join(str(part) for part in (report.source, report.seen, report.url or report.doc) if part)
        for report in told
    )
    claimants = {claim.claimant for toll in incident.tolls for claim in toll.claims if claim.claimant}
    titles = [report.title for report in told if report.title] if export.wanted.quotes else []
    return {
        "number_of_sources": len(told),
        "source_article": "; ".join(articles),
        "source_office": "; ".join(sorted({report.source for report in told if report.source})) or None,
        "source_date": "; ".join(sorted({str(report.seen) for report in told if report.seen})) or None,
        "source_headline": "; ".join(titles) or None,
        "source_original": "; ".join(sorted(claimants)) or None,
    }


def _where(incident: Incident) -> Mapping[str, Any]:
    place = incident.place or Place()
    found = country(place.country)
    site = public_site(incident.facility)
    described = [part for part in (site, place.name, place.admin1) if part]
    precision = _WHERE.get(place.precision)
    return {
        "where_prec": precision or (4 if place.admin1 else 6 if place.country else None),
        "where_coordinates": in_english(place) or place.name,
        "where_description": ", ".join(described) or None,
        "adm_1": place.admin1,
        **_point(place),
        "country": found.name if found else None,
        "country_id": found.gw if found else None,
        "region": found.ucdp_region if found else None,
    }


def _point(place: Place) -> Mapping[str, Any]:
    if place.lat is None or place.lon is None:
        return {}
    return {
        "latitude": place.lat,
        "longitude": place.lon,
        "geom_wkt": f"POINT ({place.lon} {place.lat})",
        "priogrid_gid": priogrid(place.lat, place.lon),
    }


def priogrid(lat: float, lon: float) -> int:
    """Return the PRIO-GRID cell of a point in degrees: half a degree wide, 1 in the south-west, 720 a row."""
    row = min(math.floor((lat + 90) * 2), _LAST_ROW)
    column = min(math.floor((lon + 180) * 2), _CELLS_IN_A_ROW - 1)
    return row * _CELLS_IN_A_ROW + column + 1


def _when(date: DateSpan | None) -> Mapping[str, Any]:
    """Return the days and their precision: 1 a day, 2 up to six, 3 a week, 4 a month, 5 more."""
    if date is None:
        return {}
    days = (date.last - date.first).days + 1
    precision = next((code for code, most in enumerate((1, 6, 7, 31), 1) if days <= most), 5)
    return {
        "year": date.first.year if date.first.year == date.last.year else None,
        "date_prec": precision,
        "date_start": date.first,
        "date_end": date.last,
    }


def _write(export: Export, out: BinaryIO) -> None:
    with text_of(out, mark=export.wanted.excel) as text:
        write_csv([COLUMNS], text)
        write_csv((tuple(event(one, export).values()) for one in export.incidents()), text)


_UNTYPED = Loss(
    "incident without a type of violence",
    "incidents without a type of violence, as not both sides are known",
    lambda one: violence(one) is None,
)
_UNNUMBERED = Loss(
    "incident whose dead nobody numbers",
    "incidents whose dead nobody numbers: deaths, best, high and low are blank",
    lambda one: not numbered(one),
)
_OVERLAPPING = Loss(
    "incident whose groups of dead are more than all together, as claimants differ: all in deaths_unknown",
    "incidents whose groups of dead are more than all together, as claimants differ: all in deaths_unknown",
    lambda one: overlapping(one, _ordered(one)),
)
FORMAT = Format(
    name="ucdp-ged",
    suffix=".ged.csv",
    says="CSV with the 49 columns of UCDP GED",
    holds=("incidents",),
    cannot=(
        "Only incidents with reported dead are in it: GED has no others.",
        "One best, high and low; who states what is not in it. best is the sum of deaths_a, deaths_b, "
        "deaths_civilians and deaths_unknown; where groups come to more than all together, as claimants "
        "differ, all are in deaths_unknown. 0 in one of these four is none known to be of that group.",
        "UCDP counts people who were armed and civilians of its own dyads; we count all whom reports count.",
        "Ids and names of conflicts and dyads, active_year, and the names under which UCDP knows governments "
        "(«Government of …») are UCDP's to give: ids are blank, sides have our names.",
        "Claims of responsibility, suspicions, denials: a side is who is named on the best basis (claimed, "
        "stated, suspected) by most reports, blank where several are by as many: allies or rivals.",
        "where_prec of an area is 3, also where it is no second-level area; adm_2 is blank. Coordinates of "
        "an area are its middle.",
        "event_clarity is always 1: what a report only sums up is a tally, not an incident.",
        "UCDP has not seen these rows. relid is our permanent id, id the same as a number.",
    ),
    losses=(
        *(losses.RIVALS, losses.SUPERSEDED, losses.OTHERS, losses.CLAIMED, losses.SUSPECTED),
        *(losses.DENIED, losses.QUOTES, losses.REASONS, losses.UNDATED, losses.UNPLACED, _UNTYPED),
        *(_UNNUMBERED, _OVERLAPPING),
    ),
    write=_write,
    takes=counted,
    rule="ucdp",
    quotes=False,
)
