"""What the commands share that work on a ledger."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import wraps
from typing import Any, TypeVar, cast, get_args

import click

from marsad.models import Correction
from marsad.models.incident import Decision, RuleId

F = TypeVar("F", bound=Callable[..., Any])

_EXPECT = (
    "The last correction of the incident that you know of, 0 for none: if somebody has decided on it since, "
    "nothing is changed."
)


def ledger_option(command: F) -> F:
    """Add ``--ledger`` (parameter ``ledger``) to a command."""
    return click.option(
        "--ledger",
        required=True,
        metavar="LEDGER",
        envvar="MARSAD_LEDGER",
        show_envvar=True,
        help="A file, or postgresql://user@host/database.",
    )(command)


def rule_option(command: F) -> F:
    """Add ``--rule`` (parameter ``rule``), by which low, best and high follow from the claims."""
    return click.option(
        "--rule",
        type=click.Choice(get_args(RuleId)),
        default=get_args(RuleId)[0],
        envvar="MARSAD_RULE",
        show_default=True,
        show_envvar=True,
        help="How best follows from claimants who differ: the middle figure, the lowest (as ACLED), that of "
        "the most reliable kind of claimant (as UCDP), the latest of an authority.",
    )(command)


@dataclass(frozen=True, slots=True)
class Grounds:
    """Who decides and why; ``seen``: the last correction of the incident that they know of."""

    who: str
    why: str
    seen: int | None

    def said(self) -> dict[str, Any]:
        """Return them as the ledger asks for them."""
        return asdict(self)


def decision_options(command: F) -> F:
    """Add ``--ledger``, and ``--by``, ``--why`` and ``--expect`` (parameter ``by``) to a command."""

    @wraps(command)
    def decided(by: str, why: str, seen: int | None, **more: Any) -> Any:
        return command(by=Grounds(by, why, seen), **more)

    expect = click.option("--expect", "seen", type=click.IntRange(min=0), metavar="NUMBER", help=_EXPECT)
    return cast("F", ledger_option(grounds_options(expect(decided))))


def grounds_options(command: F) -> F:
    """Add ``--by`` and ``--why`` (parameters ``by`` and ``why``) to a command."""
    why = click.option("--why", required=True, help="The grounds, kept for good.")
    return click.option(
        "--by", required=True, envvar="MARSAD_REVIEWER", show_envvar=True, help="Who decides."
    )(why(command))


def correction_options(command: F) -> F:
    """Add INCIDENT and the options of a decision to a command."""
    return click.argument("incident")(decision_options(command))


def correct(incident: str, ledger: str, decision: Decision, by: Grounds) -> None:
    """Confirm or reject an incident, and say so."""
    from marsad.ledger import Ledger  # noqa: PLC0415 (the database takes a while to load)

    with Ledger.open(ledger) as opened:
        made = opened.correct(incident, decision, **by.said())
    say(f"{decision}ed {made.incident}", made)


def say(what: str, made: Correction) -> None:
    """Say what was decided, with the number that undoes it and the start of the hash that vouches for it."""
    click.echo(f"{what} (correction {made.number}, {made.chain[:12]})")
