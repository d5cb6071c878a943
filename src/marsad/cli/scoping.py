"""The options that say what a count covers, and the scope that they come to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar, get_args

import click

from marsad.models import Basis, Demographic, IncidentType, Status
from marsad.models.incident import Grade

if TYPE_CHECKING:
    from marsad.ledger.tallies.asking import Asked
    from marsad.ledger.tallies.labels import Key

F = TypeVar("F", bound=Callable[..., Any])


class _Day(click.ParamType):  # type: ignore[type-arg, unused-ignore]  # generic from click 8.3 on
    """A day, month or year: its first day, or its last where a period ends with it."""

    name = "day"

    def __init__(self, *, last: bool) -> None:
        self._last = last

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """Return the day."""
        from marsad.ledger import LedgerError  # noqa: PLC0415 (the database takes a while to load)
        from marsad.ledger.tallies.asking import day_of  # noqa: PLC0415

        try:
            return day_of(str(value), last=self._last)
        except LedgerError as error:
            self.fail(str(error), param, ctx)


DAY_FROM = _Day(last=False)
DAY_TO = _Day(last=True)
"""The types of options that begin and end a period."""


def scope_options(command: F) -> F:
    """Add the options to a command of which ``asked_of`` makes what was asked for."""
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


def asked_of(options: dict[str, Any]) -> Asked:
    """Return what the options ask for. Raises click.UsageError for a period that ends before it begins."""
    from marsad.ledger.tallies.asking import Asked  # noqa: PLC0415 (the database takes a while to load)

    asked = Asked(**options)
    if asked.since and asked.until and asked.until < asked.since:
        raise click.UsageError(f"--until {asked.until}: is before --since {asked.since}")
    return asked


def keys_of(text: str) -> tuple[tuple[Key, ...], bool]:
    """Return the keys of ``--by``, and whether the measure is one. Raises click.UsageError."""
    from marsad.ledger.tallies.labels import KEYS  # noqa: PLC0415 (the database takes a while to load)

    wanted = [part.strip() for part in text.split(",") if part.strip()]
    if unknown := [part for part in wanted if part not in (*KEYS, "measure")]:
        raise click.UsageError(
            f"--by {', '.join(unknown)}: no such key; there are {', '.join(KEYS)}, measure"
        )
    return tuple(key for key in KEYS if key in wanted), "measure" in wanted
