"""What the commands share that work on a ledger."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, get_args

import click

from marsad.models.incident import Decision, RuleId

F = TypeVar("F", bound=Callable[..., Any])


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


def correction_options(command: F) -> F:
    """Add INCIDENT, ``--ledger``, ``--by`` and ``--why`` to a command."""
    why = click.option("--why", required=True, metavar="TEXT", help="The grounds, kept for good.")
    by = click.option("--by", required=True, metavar="NAME", help="Who decides.")
    incident = click.argument("incident")
    return incident(ledger_option(by(why(command))))


def correct(incident: str, ledger: str, decision: Decision, who: str, why: str) -> None:
    """Keep a decision on an incident, and say so."""
    from marsad.ledger import Ledger  # noqa: PLC0415 (the database takes a while to load)

    with Ledger.open(ledger) as opened:
        made = opened.correct(incident, decision, who=who, why=why)
    click.echo(f"{decision}ed {made.incident} (correction {made.number}, {made.chain[:12]})")
