"""The options that say what a count covers, and the scope that they come to."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar, get_args

import click

from marsad.models import Basis, Demographic, IncidentType, Status
from marsad.models.incident import Grade

if TYPE_CHECKING:
    from marsad.ledger import Ledger
    from marsad.ledger.labels import Key
    from marsad.ledger.scopes import CountScope
    from marsad.ledger.shares import People

F = TypeVar("F", bound=Callable[..., Any])
_PERIOD = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for, as it was written. Raises click.UsageError where no incident could fit."""

    since: dt.date | None
    until: dt.date | None
    areas: tuple[str, ...]
    countries: tuple[str, ...]
    perpetrators: tuple[str, ...]
    bases: tuple[Basis, ...]
    types: tuple[IncidentType, ...]
    statuses: tuple[Status, ...]
    affiliations: tuple[str, ...]
    demographics: tuple[Demographic, ...]
    without: tuple[str, ...]
    confirmed: bool
    grades: tuple[Grade, ...]

    def __post_init__(self) -> None:
        """Refuse a period that ends before it begins."""
        if self.since and self.until and self.until < self.since:
            raise click.UsageError(f"--until {self.until}: is before --since {self.since}")


class _Day(click.ParamType):  # type: ignore[type-arg, unused-ignore]  # generic from click 8.3 on
    """A day, month or year: its first day, or its last where a period ends with it."""

    name = "day"

    def __init__(self, *, last: bool) -> None:
        self._last = last

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """Return the day."""
        found = _PERIOD.fullmatch(str(value))
        try:
            year, month, day = (int(part or 0) for part in (found.groups() if found else ()))
            month = month or (12 if self._last else 1)
            return dt.date(year, month, day or (calendar.monthrange(year, month)[1] if self._last else 1))
        except ValueError:
            self.fail(f"{value}: no such day; write 2022, 2022-03 or 2022-03-15", param, ctx)


DAY_FROM = _Day(last=False)
DAY_TO = _Day(last=True)
"""The types of options that begin and end a period."""


def scope_options(command: F) -> F:
    """Add the options of ``Asked`` to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


_OPTIONS = (
    click.option("--since", type=DAY_FROM, metavar="DAY", help="From this day on: 2022, 2022-03 …"),
    click.option("--until", type=DAY_TO, metavar="DAY", help="Up to the end of 2022, 2022-03 …"),
    click.option(
        "--area", "areas", multiple=True, metavar="NAME", help="First-level area, such as Raqqa or الرقة."
    ),
    click.option("--country", "countries", multiple=True, metavar="NAME", help="Code or name: SY, Syria."),
    click.option("--perpetrator", "perpetrators", multiple=True, metavar="NAME", help="In any name of it."),
    click.option(
        "--basis",
        "bases",
        multiple=True,
        type=click.Choice(get_args(Basis)),
        help="On what basis a perpetrator must be named.  [default: stated, claimed, suspected]",
    ),
    click.option("--type", "types", multiple=True, type=click.Choice(get_args(IncidentType))),
    click.option(
        "--status", "statuses", multiple=True, type=click.Choice(get_args(Status)), help="People counted."
    ),
    click.option(
        "--affiliation", "affiliations", multiple=True, metavar="NAME", help="People of this force counted."
    ),
    click.option("--demographic", "demographics", multiple=True, type=click.Choice(get_args(Demographic))),
    click.option("--without", multiple=True, metavar="INCIDENT", help="Leave this incident out."),
    click.option("--grade", "grades", multiple=True, type=click.Choice(get_args(Grade)), help="Attested so."),
    click.option("--confirmed", is_flag=True, help="Only what a reviewer has confirmed."),
)


def keys_of(text: str) -> tuple[tuple[Key, ...], bool]:
    """Return the keys of ``--by``, and whether the measure is one. Raises click.UsageError."""
    from marsad.ledger.labels import KEYS  # noqa: PLC0415 (the database takes a while to load)

    wanted = [part.strip() for part in text.split(",") if part.strip()]
    if unknown := [part for part in wanted if part not in (*KEYS, "measure")]:
        raise click.UsageError(
            f"--by {', '.join(unknown)}: no such key; there are {', '.join(KEYS)}, measure"
        )
    return tuple(key for key in KEYS if key in wanted), "measure" in wanted


def scope_of(asked: Asked, ledger: Ledger) -> tuple[CountScope, People]:
    """Return the scope and the people, all names resolved. Raises LedgerError for those not known."""
    from marsad.ledger import LedgerError  # noqa: PLC0415

    try:
        return _resolved(asked, ledger, (), ())
    except LedgerError:
        every = ledger.incidents()
        areas = {
            (one.place.admin1, one.place.country or "") for one in every if one.place and one.place.admin1
        }
        actors = {party.name for one in every for party in one.perpetrators}
        actors |= {toll.group.affiliation for one in every for toll in one.tolls if toll.group.affiliation}
        return _resolved(asked, ledger, sorted(areas), sorted(actors))


def _resolved(
    asked: Asked, ledger: Ledger, areas: Sequence[tuple[str, str]], actors: Sequence[str]
) -> tuple[CountScope, People]:
    from marsad.ledger.calling import actor_of, area_called, country_called  # noqa: PLC0415
    from marsad.ledger.scopes import BASES, CountScope  # noqa: PLC0415
    from marsad.ledger.shares import People  # noqa: PLC0415

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
