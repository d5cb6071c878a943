"""The rows that an incident, or a share of its people, goes into when a count is broken down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Literal, NamedTuple, TypeAlias, get_args

from marsad.ledger.tallies.scopes import CountScope, named
from marsad.models import DateSpan, Group, Incident, Measure, Place

IncidentKey: TypeAlias = Literal[
    "year", "month", "week", "day", "country", "area", "place", "perpetrator", "type", "grade", "claimant"
]
PeopleKey: TypeAlias = Literal["group", "status", "affiliation", "demographic"]
Key: TypeAlias = IncidentKey | PeopleKey
"""What a count can be broken down by."""
KEYS: tuple[Key, ...] = (*get_args(IncidentKey), *get_args(PeopleKey))


class Label(NamedTuple):
    """The name of a row; ``unknown`` where it is that of what cannot be placed. Sorts known ones first."""

    unknown: bool
    text: str


NO_NUMBER = Label(unknown=True, text="no number stated")
"""The row of incidents without a number, where a count is broken down by people."""


def is_of_people(key: Key) -> bool:
    """Tell whether a key breaks down the people of an incident, and not incidents."""
    return key in get_args(PeopleKey)


def claimants(incident: Incident, measure: Measure) -> list[str]:
    """Return the kinds of claimants who count a measure of an incident, what they replaced left out."""
    kinds = {
        claim.kind.replace("_", " ")
        for toll in incident.tolls
        for claim in toll.claims
        if toll.measure == measure and not claim.superseded
    }
    return sorted(kinds)


def label(incident: Incident, key: Key, scope: CountScope, measure: Measure) -> Label:
    """Return the row of an incident: one only, so that rows add up.

    A date that is not exact enough for the key gets a row of its own («2022, month unknown») and is never
    spread; several perpetrators share one row («A; B»), as do several kinds of claimants who count the
    ``measure``.
    """
    if key == "perpetrator":
        names = "; ".join(named(incident, scope.bases))
        return _known(names, "perpetrator unknown")
    if key == "type":
        return _known(incident.type, "")
    if key == "claimant":
        return _known("; ".join(claimants(incident, measure)), "nobody gives a count")
    if key == "grade":
        return _known(incident.grade, "not graded")
    if key in _PERIODS:
        return _period(incident.date, key)
    return _where(incident.place or Place(), key)


def people_label(group: Group, key: Key) -> Label:
    """Return the row of a group of people."""
    status = "" if group.status == "unknown" else group.status
    if key == "status":
        return _known(status, "status not stated")
    if key == "affiliation":
        return _known(group.affiliation, "no affiliation stated")
    if key == "demographic":
        return _known(_demographic(group), "women and children not told apart")
    parts = (status, group.affiliation, _demographic(group))
    return _known(", ".join(part for part in parts if part), "not told apart")


def _demographic(group: Group) -> str:
    return (group.demographic or "").replace("_", " and ")


def _known(text: str | None, otherwise: str) -> Label:
    return Label(unknown=False, text=text) if text else Label(unknown=True, text=otherwise)


def _where(place: Place, key: str) -> Label:
    if key == "country":
        return _known(place.country, "country unknown")
    if key == "area" and not place.admin1:
        return Label(unknown=True, text=f"{place.country}, area unknown" if place.country else "area unknown")
    parts = (place.name if key == "place" else None, place.admin1, place.country)
    words = ", ".join(part for part in parts if part)
    if key == "place" and not place.name:
        return Label(unknown=True, text=f"{words}, place unknown" if words else "place unknown")
    return _known(words, "place unknown")


_PERIODS: dict[str, Callable[[dt.date], str]] = {
    "year": lambda day: f"{day.year:04}",
    "month": lambda day: f"{day.year:04}-{day.month:02}",
    "week": lambda day: "{0.year:04}-W{0.week:02}".format(day.isocalendar()),
    "day": str,
}
"""How a day's period is named; weeks are those of ISO 8601, Monday to Sunday."""


def _period(date: DateSpan | None, key: str) -> Label:
    """Return the period of a date, or the finest wider one that it is known to be in."""
    if date is None:
        return Label(unknown=True, text="date unknown")
    for finer in (key, "month", "year"):
        first, last = (_PERIODS[finer](day) for day in (date.first, date.last))
        if first == last:
            return _known(first, "") if finer == key else Label(True, f"{first}, {key} unknown")
    return Label(unknown=True, text=f"{date.first.year} to {date.last.year}, {key} unknown")
