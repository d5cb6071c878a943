"""An incident with fields as a reviewer set them, and what was there before beside them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from marsad.ledger.reviewing.corrections import detail_of
from marsad.ledger.reviewing.said import incident_said
from marsad.models import (
    Change,
    Correction,
    DateSpan,
    Incident,
    Party,
    Perpetrator,
    Place,
    from_plain,
)


def with_fields(made: Incident, one: Correction) -> Incident:
    """Return an incident with its fields as a correction sets them, and what was there before beside them."""
    values = detail_of(one).fields
    changed = _replaced(made, values)
    before, now = incident_said(made), incident_said(changed)
    named = [name for name in now if name in values or now[name] != before[name]]
    read = {change.field: change.read for change in made.changes}
    changes = [change_of(one, name, now[name], read.get(name, before[name])) for name in named]
    kept = [change for change in made.changes if change.field not in named]
    return replace(changed, changes=(*kept, *changes))


def _replaced(made: Incident, values: Mapping[str, Any]) -> Incident:
    more: dict[str, Any] = {
        name: values[name] for name in ("type", "facility", "claimed_by") if name in values
    }
    if "date" in values:
        more |= {"date": _date(values["date"]), "date_from": None}
    if "perpetrators" in values:
        more["perpetrators"] = from_plain(values["perpetrators"], tuple[Perpetrator, ...])
    if "targets" in values:
        more["targets"] = tuple(Party(name=name) for name in values["targets"])
    where = {
        name.removeprefix("place."): value for name, value in values.items() if name.startswith("place.")
    }
    if where:
        more["place"] = _place(made.place or Place(), where)
    return replace(made, **more)


def _date(days: Sequence[str] | None) -> DateSpan | None:
    if days is None:
        return None
    first, last = (dt.date.fromisoformat(day) for day in days)
    return DateSpan(first=first, last=last, precision="day" if first == last else "days")


def _place(place: Place, where: Mapping[str, Any]) -> Place:
    """Return a place as set; for another place, without the coordinates that were read of the old one."""
    moved = any(
        name in where and where[name] != getattr(place, name) for name in ("name", "admin1", "country")
    )
    stay = replace(place, lat=None, lon=None, precision=None) if moved else place
    return replace(stay, why="set by a reviewer", evidence=None, **where)


def change_of(one: Correction, name: str, value: str | None, read: str | None) -> Change:
    """Return what a correction set, in words, and what was read."""
    return Change(
        correction=one.number, field=name, value=value, read=read, who=one.who, why=one.why, when=one.when
    )
