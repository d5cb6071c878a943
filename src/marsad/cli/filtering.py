"""The options that say which incidents are meant, as the filter of the overview does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar, get_args

import click

from marsad.cli.scoping import DAY_FROM, DAY_TO
from marsad.models import IncidentType, Measure
from marsad.models.incident import Grade

if TYPE_CHECKING:
    from marsad.ledger import Ledger
    from marsad.ledger.incidents.filters import Filter

F = TypeVar("F", bound=Callable[..., Any])
OPTIONS = (
    click.option("--since", "first", type=DAY_FROM, metavar="DAY", help="May have happened then or later."),
    click.option("--until", "last", type=DAY_TO, metavar="DAY", help="May have happened then or earlier."),
    click.option("--country", metavar="NAME", help="Code or name: SY, Syria, سوريا."),
    click.option("--area", metavar="NAME", help="First-level area, such as Raqqa or الرقة."),
    click.option("--actor", metavar="NAME", help="In any name of it; in any role unless --role says which."),
    click.option("--role", metavar="ROLE", help="perpetrator, claimant (claims it) or target."),
    click.option("--type", type=click.Choice(get_args(IncidentType))),
    click.option("--measure", type=click.Choice(get_args(Measure)), help="Such people are told of."),
    click.option("--status", metavar="STATUS", help="civilian or armed: the people of --measure, or killed."),
    click.option("--grade", type=click.Choice(get_args(Grade)), help="Attested so."),
    click.option("--contested", type=click.Choice(["yes", "no"]), help="Claimants exclude each other."),
    click.option("--outlet", metavar="NAME", help="Told by this publisher, as its reports name it."),
    click.option("--review", metavar="STATE", help="confirmed, rejected, undecided or needed (a person)."),
    click.option("--words", metavar="TEXT", help="Told by reports with these words: see marsad search."),
)
"""The options, of which ``filter_of`` makes a filter."""
FILTERS = (
    *("first", "last", "country", "area", "actor", "role", "type", "measure", "status", "grade"),
    *("contested", "outlet", "review", "words"),
)
"""Their parameters."""


def filter_options(command: F) -> F:
    """Add the options to a command."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def filter_of(options: Mapping[str, Any], ledger: Ledger) -> Filter | None:
    """Return the filter of what was said, null where nothing was. Raises LedgerError."""
    from marsad.ledger.tallies.asking import filter_asked  # noqa: PLC0415 (the database takes a while to load)

    said = {name: str(value) for name, value in options.items() if value is not None}
    return filter_asked(said, ledger) if said else None
