"""The columns of ACLED: one row an incident, two actors, one number of dead.

After ACLED, Codebook (2023 and 2024): event and actor types, precision codes, reported fatalities. What it
says of its event types and actors is data, in ``tables/acled_events.tsv`` and ``tables/acled_actors.tsv``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, BinaryIO, Final

from marsad.language.tables import Row, rows
from marsad.models import DateSpan, Incident, Place, PlacePrecision
from marsad.publish.exports import losses
from marsad.publish.exports.countries import country
from marsad.publish.exports.export import Export
from marsad.publish.exports.flat import text_of
from marsad.publish.exports.losses import Loss
from marsad.publish.exports.model import Format
from marsad.publish.exports.narrative import narrative
from marsad.publish.exports.sides import CIVILIANS, PROTESTERS, Actor, Sides, sides, victims
from marsad.publish.incidents import total
from marsad.publish.places import in_english
from marsad.publish.spreadsheet import write_csv

COLUMNS: Final = (
    *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type"),
    *("sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2"),
    *("interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3"),
    *("location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes"),
    *("fatalities", "tags", "timestamp"),
)
_INTERS: Final = (
    *("State forces", "Rebel group", "Political militia", "Identity militia", "Rioters", "Protesters"),
    *("Civilians", "External/Other forces"),
)
"""Kinds of actors in the order of ACLED's numbers 1 to 8, in which it names an interaction."""
_GEO: Final[Mapping[PlacePrecision | None, int]] = {
    "site": 1,
    "settlement": 1,
    "near": 2,
    "area": 2,
    "admin1": 3,
    "country": 3,
}
_VAGUE: Final = {
    "several": 3,
    "some": 3,
    "dozens": 12,
    "hundreds": 100,
    "thousands": 1000,
    "tens_of_thousands": 10000,
}
"""ACLED's numbers for words, of two the lower one; those above hundreds are ours, made likewise."""
_DAYS_OF_A_WEEK, _DAYS_OF_A_MONTH = 7, 31


def event(incident: Incident, export: Export) -> Mapping[str, Any]:
    """Return the 31 columns of an incident; blank is what nobody states or ACLED alone could give."""
    return {
        **dict.fromkeys(COLUMNS),
        "event_id_cnty": incident.id,
        **_when(incident.date),
        **_kind(incident),
        **_who(incident),
        **_where(incident.place or Place()),
        **_told(incident, export),
        "fatalities": fatalities(incident),
    }


def _when(date: DateSpan | None) -> Mapping[str, Any]:
    """Return the day, the middle one of several, and 1 for a day, 2 for a week, 3 for a month."""
    if date is None:
        return {}
    days = (date.last - date.first).days + 1
    year = date.first.year if date.first.year == date.last.year else None
    if days > _DAYS_OF_A_MONTH:
        return {"year": year}
    middle = date.first + dt.timedelta(days=(days - 1) // 2)
    precision = 1 if days == 1 else 2 if days <= _DAYS_OF_A_WEEK else 3
    return {"event_date": middle, "year": middle.year, "time_precision": precision}


def _kind(incident: Incident) -> Mapping[str, Any]:
    done_to = victims(incident)
    fits = (row for row in rows_of("acled_events") if row["type"] == incident.type)
    row = next((row for row in fits if row["done_to"] in ("any", done_to)), None)
    targeting = "Civilian targeting" if done_to in ("civilians", "protesters") else None
    columns = ("disorder_type", "event_type", "sub_event_type")
    return {
        **({name: row[name] for name in columns} if row else {}),
        "civilian_targeting": targeting if row else None,
    }


def _who(incident: Incident) -> Mapping[str, Any]:
    two, code = sides(incident), incident.place.country if incident.place else None
    inter1 = inter(two.first[0], code) if two.first else None
    inter2 = inter(two.second[0], code, attacked=True) if two.second else None
    return {
        "actor1": _named(two.first[:1], code),
        "assoc_actor_1": _named(two.first[1:], code),
        "inter1": inter1,
        "actor2": _named(two.second[:1], code),
        "assoc_actor_2": _named(two.second[1:], code),
        "inter2": inter2,
        "interaction": _interaction(inter1, inter2, two),
    }


def inter(actor: Actor, code: str | None, *, attacked: bool = False) -> str | None:
    """Return what ACLED calls this kind of actor in this country; null where our tables do not know it."""
    if attacked and actor.kind == "people" and actor.name != PROTESTERS:
        return "Civilians"
    named = {row["name"]: row["inter"] for row in rows_of("acled_actors") if row["name"]}
    kinds = {row["kind"]: row["inter"] for row in rows_of("acled_actors") if row["kind"]}
    abroad = actor.kind == "state" and code is not None and code not in actor.countries
    return named.get(actor.name) or kinds.get("abroad" if abroad else actor.kind or "")


def _interaction(one: str | None, other: str | None, two: Sides) -> str | None:
    """Return both kinds of actors in ACLED's order, that of a lone actor, null where a kind is not known."""
    if one and other:
        return "-".join(sorted((one, other), key=_INTERS.index))
    return f"{one} only" if one and not two.second else None


def _named(actors: Sequence[Actor], code: str | None) -> str | None:
    """Return the names of actors; people with their country, as ACLED has them."""
    where = country(code)
    return "; ".join(_people(one.name, where.name if where else None) for one in actors) or None


def _people(name: str, where: str | None) -> str:
    if name not in (CIVILIANS, PROTESTERS):
        return name
    return f"{name.capitalize()} ({where})" if where else name.capitalize()


def _where(place: Place) -> Mapping[str, Any]:
    found = country(place.country)
    return {
        "iso": found.numeric if found else None,
        "region": found.acled_region if found else None,
        "country": found.name if found else None,
        "admin1": place.admin1,
        "location": in_english(place) or place.name,
        "latitude": place.lat,
        "longitude": place.lon,
        "geo_precision": _GEO.get(place.precision) if place.lat is not None else None,
    }


def _told(incident: Incident, export: Export) -> Mapping[str, Any]:
    told = export.told_by(incident)
    killed = total(incident, "killed")
    tags = (
        f"made by {export.made(*told)}",
        f"date from {incident.date.first} to {incident.date.last}" if incident.date else None,
        "contested" if killed and killed.contested else None,
        f"grade {incident.grade}" if incident.grade else None,
        f"reviewed: {incident.decision}" if incident.decision else None,
    )
    return {
        "source": "; ".join(sorted({report.source or report.doc for report in told})),
        "notes": narrative(incident, export),
        "tags": "; ".join(tag for tag in tags if tag),
        "timestamp": max(int(dt.datetime.fromisoformat(report.added).timestamp()) for report in told),
    }


def fatalities(incident: Incident) -> int:
    """Return the dead as ACLED counts them: by the rule, for a word the least that it means, else 0."""
    killed = total(incident, "killed")
    if killed is not None and killed.best is not None:
        return killed.best
    claims = [claim for toll in incident.tolls if toll.measure == "killed" for claim in toll.claims]
    said = [_VAGUE.get(claim.qualifier or "") for claim in claims if not claim.superseded]
    return min((number for number in said if number), default=0)


@cache
def rows_of(table: str) -> tuple[Row, ...]:
    """Return the rows of a table, read once."""
    return rows(table)


def _write(export: Export, out: BinaryIO) -> None:
    with text_of(out, mark=export.wanted.excel) as text:
        write_csv([COLUMNS], text)
        write_csv((tuple(event(one, export).values()) for one in export.incidents()), text)


def _unnumbered(incident: Incident) -> int:
    killed = total(incident, "killed")
    return killed is None or killed.best is None


_ZERO = Loss(
    "incident whose dead nobody numbers: 0, or for a word its least number",
    "incidents whose dead nobody numbers: 0, or for a word its least number",
    _unnumbered,
)
_UNTYPED = Loss(
    "incident without an event type",
    "incidents without an event type, as it is not known who was attacked",
    lambda one: not _kind(one).get("event_type"),
)
_UNCLEAR = Loss(
    "actor whose side is not known",
    "actors whose side is not known",
    lambda one: len(sides(one).unclear),
)
FORMAT = Format(
    name="acled",
    suffix=".acled.csv",
    says="CSV with the 31 columns of ACLED",
    holds=("incidents",),
    cannot=(
        "One number of dead: the lowest of those who are no party to the fighting (--rule says otherwise); "
        "«several» is 3, «dozens» 12, «hundreds» 100. 0 is also what nobody states: notes tell.",
        "Claims of responsibility, suspicions, denials: actor1 is who is named on the best basis (claimed, "
        "stated, suspected) by most reports. Where several are by as many, it is blank: allies or "
        "rivals. Notes name all.",
        "A clash of more than two is one of states against groups; if all are of one kind, from the third on "
        "they are left out.",
        "The event type of an attack on nobody knows whom is blank, as is inter of an actor that is not in "
        "our tables; every group is a rebel group unless acled_actors.tsv says otherwise.",
        "A date is the middle day of its span; one of more than a month is blank. Tags have the span.",
        "Coordinates of an area are its middle, with geo_precision 2 or 3.",
        "admin2, admin3 and source_scale are blank. location is the English name that the gazetteer has, "
        "else the words of the report.",
        "source names publishers, and the report itself where it names none.",
        "event_id_cnty is our own permanent id. ACLED has not seen these rows.",
    ),
    losses=(
        *(losses.RIVALS, losses.SUPERSEDED, losses.GROUPS, losses.OTHERS, losses.CLAIMED),
        *(losses.SUSPECTED, losses.DENIED, losses.QUOTES, losses.REASONS, losses.UNDATED),
        *(losses.UNPLACED, _ZERO, _UNTYPED, _UNCLEAR),
    ),
    write=_write,
    rule="conservative",
    quotes=False,
)
