"""What people ask a count for, by any names, and the scope that it comes to."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from marsad.ledger.database.database import LedgerError
from marsad.ledger.incidents.filters import Filter
from marsad.ledger.searching.searching import Search
from marsad.ledger.tallies.calling import actor_of, area_called, country_called
from marsad.ledger.tallies.scopes import BASES, CountScope
from marsad.ledger.tallies.shares import People
from marsad.models import Basis, Demographic, IncidentType, Status
from marsad.models.incident import Grade

if TYPE_CHECKING:
    from marsad.ledger.ledger import Ledger

_PERIOD = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was asked for, as it was written: names in Arabic or English, ids or the start of them."""

    since: dt.date | None = None
    until: dt.date | None = None
    areas: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    perpetrators: tuple[str, ...] = ()
    bases: tuple[Basis, ...] = ()
    types: tuple[IncidentType, ...] = ()
    statuses: tuple[Status, ...] = ()
    affiliations: tuple[str, ...] = ()
    demographics: tuple[Demographic, ...] = ()
    without: tuple[str, ...] = ()
    confirmed: bool = False
    grades: tuple[Grade, ...] = ()


def day_of(written: str, *, last: bool) -> dt.date:
    """Return the first day of a day, month or year, or its ``last``. Raises LedgerError."""
    found = _PERIOD.fullmatch(written.strip())
    try:
        year, month, day = (int(part or 0) for part in (found.groups() if found else ()))
        month = month or (12 if last else 1)
        return dt.date(year, month, day or (calendar.monthrange(year, month)[1] if last else 1))
    except ValueError as error:
        what = "no such day; write 2022, 2022-03 or 2022-03-15"
        raise LedgerError(f"{written}: {what}", "day", value=written) from error


def scope_of(asked: Asked, ledger: Ledger) -> tuple[CountScope, People]:
    """Return the scope and the people, all names resolved. Raises LedgerError for those not known."""
    try:
        return _resolved(asked, ledger, (), ())
    except LedgerError:
        known = ledger.lists.called()
        return _resolved(asked, ledger, sorted(known.areas), sorted(known.perpetrators))


def filter_asked(asked: Mapping[str, str], ledger: Ledger) -> Filter:
    """Return the filter of parameters as people write them: names in any form, ``words`` to search for.

    Raises LedgerError for a name that neither the tables nor the ledger know, and as ``Filter.of``.
    """
    given = {name: text.strip() for name, text in asked.items() if text.strip()}
    if "country" in given:
        given["country"] = country_called(given["country"])
    if "area" in given:
        of = (given["country"],) if "country" in given else ()
        areas = ledger.lists.areas(Filter())
        known = [(one.area, one.country) for one in areas if one.area and one.country]
        given["area"], given["country"] = area_called(given["area"], of, known)
    if "actor" in given:
        given["actor"] = actor_of(given["actor"], dict(ledger.lists.board(Filter()).choices.get("actor", ())))
    found = Filter.of(given)
    if "words" in given:
        found = replace(found, among=tuple(ledger.told_of(Search(asked=given["words"]))))
    return found


def telling(area: str, actor: str) -> Filter | None:
    """Return the filter of the incidents of an area and an actor in any role, null without either.

    Both in any name of the tables; a name that they do not know is taken as the ledger has it.
    """
    if not (area or actor):
        return None
    try:
        name, country = area_called(area) if area else (None, None)
    except LedgerError:
        name, country = area, None
    return Filter(area=name, country=country, actor=_actor(actor) if actor else None)


def _actor(name: str) -> str:
    try:
        return actor_of(name)
    except LedgerError:
        return name


def _resolved(
    asked: Asked, ledger: Ledger, areas: Sequence[tuple[str, str]], actors: Sequence[str]
) -> tuple[CountScope, People]:
    countries = tuple(country_called(name) for name in asked.countries)
    found = [area_called(name, countries, areas) for name in asked.areas]
    scope = CountScope(
        first=asked.since,
        last=asked.until,
        areas=tuple(area for area, _ in found),
        countries=countries or tuple(sorted({country for _, country in found if country})),
        perpetrators=tuple(actor_of(name, actors) for name in asked.perpetrators),
        bases=asked.bases or BASES,
        types=asked.types,
        without=tuple(ledger.incident(name).id for name in asked.without),
        confirmed=asked.confirmed,
        grades=asked.grades,
    )
    forces = tuple(actor_of(name, actors) for name in asked.affiliations)
    return scope, People(statuses=asked.statuses, affiliations=forces, demographics=asked.demographics)
