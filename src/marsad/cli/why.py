"""``marsad why``: why a report's account is in an incident, or is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from marsad.cli.ledgers import ledger_option
from marsad.cli.shared import format_option, screen
from marsad.publish import Column, Format, Row, Screen, emit

if TYPE_CHECKING:
    from marsad.ledger.linking.why import Why

_REASONS = (Column("weight", "weight", right=True), Column("reason", "reason"))
_CSV = tuple(
    Column(key, key)
    for key in ("doc", "report", "account", "incident", "linked", "beside", "score", "weight", "reason")
)


@click.command()
@click.argument("report")
@click.argument("incident")
@ledger_option
@format_option
def command(report: str, incident: str, ledger: str, form: Format) -> None:
    """Say why what a REPORT tells is part of an INCIDENT, or why it is not.

    Each account of the report is held against the account of the incident that it is most like: the reasons
    with their weights, which add up to the score; the bar, which is 0; what would have to be different; and
    what reviewers decided of the two. jsonl gives one account a line, csv one reason a line.

    \b
    Example:
      marsad why radio.txt 3f0a --ledger l.db
    """
    from marsad.ledger import Ledger  # noqa: PLC0415 (the database takes a while to load)

    with Ledger.open(ledger) as opened:
        found = opened.why(report, incident)
    if form == "table":
        _write(found, screen())
    elif form == "jsonl":
        emit((asdict(one) for one in found), (), form, screen())
    else:
        emit((row for one in found for row in _rows(one)), _CSV, form, screen())


def _rows(one: Why) -> Iterator[Row]:
    for reason in one.reasons:
        yield {**asdict(one), "weight": reason.weight, "reason": reason.text}


def _write(found: Sequence[Why], out: Screen) -> None:
    for number, one in enumerate(found):
        for line in _lines(one, first=number == 0):
            out.out.write(out.shown(line) + "\n")
        if one.reasons:
            rows = [{"weight": f"{reason.weight:+.1f}", "reason": reason.text} for reason in one.reasons]
            sum_row = {"weight": f"{one.score:+.1f}", "reason": f"sum; linked above {one.bar:g}"}
            emit([*rows, sum_row], _REASONS, "table", out)
        for line in _after(one):
            out.out.write(out.shown(line) + "\n")
    if not found:
        out.out.write("No incident was read from this report.\n")


def _lines(one: Why, *, first: bool) -> Iterator[str]:
    if not first:
        yield ""
    yield f"Account {one.account} of {one.doc}: {one.verdict}"
    if not one.linked:
        yield f"it is of incident {one.of}" + (", a near miss" if one.near else "")
    if one.beside:
        yield f"compared with {one.beside}, the likest of incident {one.incident}:"


def _after(one: Why) -> Iterator[str]:
    yield from one.needed
    for made in one.decisions:
        yield f"correction {made.number}: {made.decision} by {made.who} on {made.when:%Y-%m-%d}: {made.why}"
