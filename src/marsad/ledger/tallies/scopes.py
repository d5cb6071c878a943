"""What a count covers, and whether an incident is inside it, outside it, or cannot be said to be either."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from marsad.ledger.linking.words import unknown_actors
from marsad.models import Basis, DateSpan, Incident, IncidentType, Place
from marsad.models.incident import Grade

Why: TypeAlias = Literal[
    "rejected",
    "excluded",
    "not confirmed",
    "grade",
    "date unknown",
    "date straddles the scope",
    "place unknown",
    "perpetrator unknown",
    "within another incident",
    "sum of other incidents",
]
"""Why an incident that may belong to a scope is left out of the count."""

BASES: tuple[Basis, ...] = ("stated", "claimed", "suspected")
"""On what basis a perpetrator counts as one unless asked otherwise: never where responsibility is denied."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One ground on which an incident is left out, the particulars ``in_words``."""

    why: Why
    in_words: str


@dataclass(frozen=True, slots=True)
class Membership:
    """Whether a scope holds an incident.

    ``inside``: it is counted. ``outside``: what is known of it says that the scope does not cover it. If
    neither, it may belong, and the grounds in ``left_out`` say what speaks against counting it.
    """

    inside: bool
    outside: bool = False
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CountScope:
    """What is counted: an empty tuple and null mean "all".

    ``first`` and ``last`` are days, both included. ``areas`` are first-level areas by their English name,
    ``countries`` ISO 3166 alpha-2 codes, ``perpetrators`` canonical names, of which one that is named on one
    of the ``bases`` is enough. ``without`` are ids of incidents to leave out; with ``confirmed``, only what a
    reviewer has confirmed is counted, with ``grades`` only what is attested that well.
    """

    first: dt.date | None = None
    last: dt.date | None = None
    areas: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    perpetrators: tuple[str, ...] = ()
    bases: tuple[Basis, ...] = BASES
    types: tuple[IncidentType, ...] = ()
    without: tuple[str, ...] = ()
    confirmed: bool = False
    grades: tuple[Grade, ...] = ()

    def holds(self, incident: Incident) -> Membership:
        """Tell whether the scope holds an incident, taken by itself: overlaps are the count's concern."""
        if self._outside(incident):
            return Membership(inside=False, outside=True)
        grounds = tuple(self._grounds(incident))
        return Membership(inside=not grounds, left_out=grounds)

    def _outside(self, incident: Incident) -> bool:
        place, date = incident.place or Place(), incident.date
        return bool(
            (date and self.first and date.last < self.first)
            or (date and self.last and date.first > self.last)
            or (self.countries and place.country and place.country not in self.countries)
            or (self.areas and place.admin1 and place.admin1 not in self.areas)
            or (self.types and incident.type not in self.types)
            or (self.perpetrators and self._done_by_others(incident))
        )

    def _grounds(self, incident: Incident) -> Iterator[LeftOut]:
        if incident.decision == "reject":
            yield LeftOut("rejected", "a reviewer rejected it")
        if incident.id in self.without:
            yield LeftOut("excluded", "excluded by --without")
        if self.confirmed and incident.decision != "confirm":
            yield LeftOut("not confirmed", "no reviewer has confirmed it")
        if self.grades and incident.grade not in self.grades:
            yield LeftOut("grade", f"{incident.grade or 'no grade'}: {incident.grade_why or 'not graded'}")
        yield from self._date_grounds(incident.date)
        yield from self._place_grounds(incident.place or Place())
        if self.perpetrators and not set(self.perpetrators) & set(named(incident, self.bases)):
            yield LeftOut("perpetrator unknown", f"perpetrator: {_doers(incident)}")

    def _date_grounds(self, date: DateSpan | None) -> Iterator[LeftOut]:
        if date is None and (self.first or self.last):
            yield LeftOut("date unknown", "its date is unknown")
        elif date and ((self.first and date.first < self.first) or (self.last and date.last > self.last)):
            yield LeftOut("date straddles the scope", f"it may be outside: {date.first} to {date.last}")

    def _place_grounds(self, place: Place) -> Iterator[LeftOut]:
        if self.areas and not place.admin1:
            known = ", ".join(part for part in (place.name, place.country) if part)
            yield LeftOut("place unknown", f"its area is unknown ({known})" if known else "unknown place")
        elif self.countries and not place.country:
            yield LeftOut("place unknown", "its country is unknown")

    def _done_by_others(self, incident: Incident) -> bool:
        """Tell whether only others are named as perpetrators: a denial, or "gunmen", leaves it open."""
        particular = set(named(incident, BASES)) - unknown_actors()
        return bool(particular) and not particular & set(self.perpetrators)


def named(incident: Incident, bases: tuple[Basis, ...]) -> tuple[str, ...]:
    """Return the perpetrators that are named on one of these bases, each once, sorted."""
    return tuple(sorted({party.name for party in incident.perpetrators if party.basis in bases}))


def _doers(incident: Incident) -> str:
    return "; ".join(f"{p.name} ({p.basis})" for p in incident.perpetrators) or "not named"
