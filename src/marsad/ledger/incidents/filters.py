"""Which incidents a list shows: a filter that is as well a set of parameters in an address; or a scope."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Literal, TypeAlias, get_args

from sqlalchemy import ColumnElement, Select, or_, select

from marsad.ledger.database.database import LedgerError
from marsad.ledger.database.listschema import ActorRow, OutletRow, TollRow
from marsad.ledger.database.schema import SummaryRow
from marsad.ledger.incidents.listed import ROLES, STATUSES, Role
from marsad.ledger.linking.words import unknown_actors
from marsad.ledger.tallies.scopes import CountScope
from marsad.models import IncidentType, Measure, Status
from marsad.models.incident import Grade

Review: TypeAlias = Literal["confirmed", "rejected", "undecided", "needed"]
REVIEWS: tuple[Review, ...] = get_args(Review)
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "type": get_args(IncidentType),
    "measure": get_args(Measure),
    "status": STATUSES,
    "grade": get_args(Grade),
    "role": ROLES,
    "review": REVIEWS,
    "contested": ("yes", "no"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which incidents are listed: null means all, except that rejected ones are only shown where asked for.

    ``first`` and ``last`` are days, both included: an incident is listed that may have happened within them,
    one without a date only where neither is given. ``country`` is ISO 3166 alpha-2, ``area`` the English
    name of a first-level area. ``actor`` is a canonical name, in any role unless ``role`` says which; alone,
    ``role`` asks for incidents in which anybody has it. ``measure`` and ``status`` ask for incidents of which
    a number of such people is reported, or words in its place; sums are then of them. ``outlet`` is a
    publisher as its reports name it. ``review``: confirmed or rejected by a person, decided by none, or
    ``needed``: uncertain, contested or odd, and not yet looked at.
    ``among`` are ids of incidents that something else found.
    """

    first: dt.date | None = None
    last: dt.date | None = None
    country: str | None = None
    area: str | None = None
    actor: str | None = None
    role: Role | None = None
    type: IncidentType | None = None
    measure: Measure | None = None
    status: Status | None = None
    grade: Grade | None = None
    contested: bool | None = None
    outlet: str | None = None
    review: Review | None = None
    among: tuple[str, ...] | None = None

    @staticmethod
    def of(asked: Mapping[str, str]) -> Filter:
        """Return the filter that parameters name; empty ones, and those of other names, say nothing.

        Raises FilterError that names the parameter and what it may be.
        """
        given = {name: text.strip() for name in PARAMETERS if (text := asked.get(name, "")).strip()}
        found: dict[str, Any] = {name: _value(name, text) for name, text in given.items()}
        return replace(Filter(), **found)

    def parameters(self) -> dict[str, str]:
        """Return the parameters that name this filter; ``among`` is none."""
        found = {name: getattr(self, name) for name in PARAMETERS}
        return {name: _words(value) for name, value in found.items() if value is not None}

    def without(self, *names: str) -> Filter:
        """Return the filter that asks nothing about these."""
        return replace(self, **dict.fromkeys(names, None))

    @property
    def plain(self) -> bool:
        """Tell whether the filter asks for nothing."""
        return self == Filter()


class FilterError(LedgerError, ValueError):
    """A filter that makes no sense."""


PARAMETERS = tuple(field.name for field in fields(Filter) if field.name != "among")


def _value(name: str, text: str) -> object:
    if name in ("first", "last"):
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            what = f"{name}: {text!r} is no day; write it as 2016-03-31"
            raise FilterError(what, "day", value=text) from None
    if name in _CHOICES and text not in _CHOICES[name]:
        those = ", ".join(_CHOICES[name])
        raise FilterError(f"{name}: {text!r} is none of {those}", "value", value=text, allowed=those)
    return text == "yes" if name == "contested" else text


def _words(value: object) -> str:
    return ("no", "yes")[value] if isinstance(value, bool) else str(value)


Within: TypeAlias = Callable[[Select[Any]], ColumnElement[bool]]
"""Makes of a query for ids the condition that the id of a summary is among them."""


def conditions(chosen: Filter, within: Within = SummaryRow.incident.in_) -> list[ColumnElement[bool]]:
    """Return what the summaries of a filter's incidents fulfil."""
    return [*_own(chosen), *map(within, _found(chosen)), _reviewed(chosen.review)]


def _own(chosen: Filter) -> Iterator[ColumnElement[bool]]:
    row = SummaryRow
    if chosen.first:
        yield row.last >= chosen.first
    if chosen.last:
        yield row.first <= chosen.last
    for column, value in (
        (row.country, chosen.country),
        (row.admin1, chosen.area),
        (row.type, chosen.type),
        (row.grade, chosen.grade),
    ):
        if value is not None:
            yield column == value
    if chosen.contested is not None:
        yield row.contested.is_(chosen.contested)
    if chosen.among is not None:
        yield row.incident.in_(chosen.among)


def _reviewed(review: Review | None) -> ColumnElement[bool]:
    decision = SummaryRow.decision
    if review in ("confirmed", "rejected"):
        return decision == {"confirmed": "confirm", "rejected": "reject"}[review]
    if review == "undecided":
        return decision.is_(None)
    kept = or_(decision.is_(None), decision != "reject")
    return kept & SummaryRow.review.is_(True) if review == "needed" else kept


def _found(chosen: Filter) -> Iterator[Select[Any]]:
    """Yield queries for the ids that the tables beside the summary find."""
    if chosen.actor is not None or chosen.role is not None:
        actors = select(ActorRow.incident)
        actors = actors.where(ActorRow.name == chosen.actor) if chosen.actor is not None else actors
        yield actors.where(ActorRow.role == chosen.role) if chosen.role is not None else actors
    if chosen.outlet is not None:
        yield select(OutletRow.incident).where(OutletRow.name == chosen.outlet)
    if chosen.measure is not None or chosen.status is not None:
        yield select(TollRow.incident).where(
            TollRow.measure == (chosen.measure or "killed"), TollRow.status == (chosen.status or "")
        )


def may_hold(scope: CountScope) -> Iterator[ColumnElement[bool]]:
    """Yield conditions that all incidents fulfil that are not outside a scope."""
    row = SummaryRow
    if scope.first:
        yield or_(row.last.is_(None), row.last >= scope.first)
    if scope.last:
        yield or_(row.first.is_(None), row.first <= scope.last)
    if scope.countries:
        yield or_(row.country.is_(None), row.country.in_(scope.countries))
    if scope.areas:
        yield or_(row.admin1.is_(None), row.admin1.in_(scope.areas))
    if scope.types:
        yield row.type.in_(scope.types)
    if scope.perpetrators:
        doers = select(ActorRow.incident).where(ActorRow.role == "perpetrator")
        others = doers.where(ActorRow.name.not_in(unknown_actors()))
        asked = doers.where(ActorRow.name.in_(scope.perpetrators))
        yield or_(row.incident.in_(asked), row.incident.not_in(others))
