"""``marsad history``: what reviewers decided, in the order they did."""

from __future__ import annotations

import click

from marsad.cli.ledgers import ledger_option
from marsad.cli.shared import format_option, screen
from marsad.publish import Column, Format, emit
from marsad.publish.corrections import correction_rows

_TABLE = (
    Column("number", "number", right=True),
    Column("when", "when"),
    Column("by", "by"),
    Column("incident", "incident"),
    Column("what", "decision"),
    Column("why", "why"),
    Column("note", "note"),
)
_CSV = tuple(
    Column(key, key)
    for key in ("number", "when", "by", "incident", "decision", "what", "why", "undone_by", "chain")
)


@click.command()
@click.argument("incident", required=False, metavar="[INCIDENT|REPORT]")
@ledger_option
@format_option
def command(incident: str | None, ledger: str, form: Format) -> None:
    """List what reviewers decided: on all, or on INCIDENT alone, also under its former ids, or on REPORT.

    Corrections that were undone stay, with the number of the one that undid them. The number of the last
    one is what --expect of the commands that decide asks for.

    \b
    Example:
      marsad history 3f0a --ledger l.db
    """
    from marsad.ledger import Ledger  # noqa: PLC0415 (the database takes a while to load)

    with Ledger.open(ledger) as opened:
        every = opened.corrections()
        shown = every if incident is None else opened.decisions_on(incident)
    emit(correction_rows(shown, every), _CSV if form == "csv" else _TABLE, form, screen())
