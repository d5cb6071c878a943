"""``marsad tallies``: the tallies that reports publish, each checked in itself."""

from __future__ import annotations

import click

from marsad.cli.ledgers import ledger_option
from marsad.cli.shared import format_option, screen
from marsad.publish import Column, Format, emit
from marsad.publish.incidents import tally_row

_COLUMNS = (
    Column("doc", "report"),
    Column("scope", "scope"),
    Column("first", "first"),
    Column("last", "last"),
    Column("place", "place"),
    Column("total", "total"),
    Column("check", "check"),
)


@click.command()
@ledger_option
@format_option
def command(ledger: str, form: Format) -> None:
    """List the tallies that reports publish, and whether the parts of each add up to its total.

    A tally that does not reconcile need not be wrong: its total and its parts may differ in scope.

    \b
    Example:
      marsad tallies --ledger l.db
    """
    from marsad.ledger import Ledger  # noqa: PLC0415 (the database takes a while to load)

    with Ledger.open(ledger) as opened:
        rows = [tally_row(one.doc, one.report, one.tally, one.check) for one in opened.tallies()]
    emit(rows, _COLUMNS, form, screen())
