"""The rows that an incident, or a share of its people, goes into when a count is broken down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
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


PLACES: tuple[Key, ...] = ("country", "area", "place")
_OTHERWISE: Mapping[Key, str] = {
    "perpetrator": "perpetrator unknown",
    "claimant": "nobody gives a count",
    "grade": "not graded",
}
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
    if key in PERIODS:
        return in_period(key, incident.date)
    if key in PLACES:
        place = incident.place or Place()
        return there(key, place.country, place.admin1, place.name)
    if key == "perpetrator":
        return in_word(key, "; ".join(named(incident, scope.bases)))
    if key == "claimant":
        return in_word(key, "; ".join(claimants(incident, measure)))
    return in_word(key, incident.type if key == "type" else incident.grade)


def in_word(key: Key, word: str | None) -> Label:
    """Return the row of a word: a type, a grade, several claimants or perpetrators in one."""
    return _known(word, _OTHERWISE.get(key, ""))


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


def there(key: Key, country: str | None, area: str | None = None, name: str | None = None) -> Label:
    """Return the row of a place by one of ``PLACES``."""
    if key == "country":
        return _known(country, "country unknown")
    if key == "area" and not area:
        return Label(unknown=True, text=f"{country}, area unknown" if country else "area unknown")
    parts = (name if key == "place" else None, area, country)
    words = ", ".join(part for part in parts if part)
    if key == "place" and not name:
        return Label(unknown=True, text=f"{words}, place unknown" if words else "place unknown")
    return _known(words, "place unknown")


PERIODS: Mapping[Key, Callable[[dt.date], str]] = {
    "year": lambda day: f"{day.year:04}",
    "month": lambda day: f"{day.year:04}-{day.month:02}",
    "week": lambda day: "{0.year:04}-W{0.week:02}".format(day.isocalendar()),
    "day": str,
}
"""How a day's period is named; weeks are those of ISO 8601, Monday to Sunday."""


def in_period(key: Key, date: DateSpan | None) -> Label:
    """Return the row of a date by one of ``PERIODS``, or by the finest wider one that it is known in."""
    if date is None:
        return Label(unknown=True, text="date unknown")
    finer: Key
    for finer in (key, "month", "year"):
        first, last = (PERIODS[finer](day) for day in (date.first, date.last))
        if first == last:
            return _known(first, "") if finer == key else Label(True, f"{first}, {key} unknown")
    return Label(unknown=True, text=f"{date.first.year} to {date.last.year}, {key} unknown")
