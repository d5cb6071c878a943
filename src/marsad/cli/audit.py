"""``marsad audit``: published tallies checked in themselves, against their report, and against the ledger."""

from __future__ import annotations

import click

from marsad.cli.ledgers import ledger_option
from marsad.cli.shared import format_option, screen
from marsad.errors import MarsadError
from marsad.publish import Column, Format, emit

_TABLE = (
    Column("doc", "report"),
    Column("tally", "tally", right=True),
    Column("total", "total"),
    Column("check", "check"),
    Column("verdict", "verdict"),
    Column("words", "why"),
    Column("quotes", "words"),
)
_CSV = tuple(
    Column(key, key)
    for key in ("doc", "report", "tally", "scope", "total", "check", "verdict", "words", "quotes")
)


@click.command()
@click.argument("report", required=False)
@click.option("--all", "every", is_flag=True, help="Audit the tallies of all reports.")
@click.option("--strict", is_flag=True, help="End with exit code 1 if any tally does not reconcile.")
@ledger_option
@format_option
def command(report: str | None, ledger: str, form: Format, *, every: bool, strict: bool) -> None:
    """Check the tallies that reports publish: parts, places, listed incidents, title, editions, the ledger.

    REPORT is the doc of a report, or its id. Each row is one check: "reconciles", "does not reconcile" or
    "cannot be checked", why, and the report's words for the numbers. A tally that does not reconcile need
    not be wrong: its total and its parts may differ in scope. Findings are no failure: the exit code is 0
    unless --strict.

    \b
    Examples:
      marsad audit a17 --ledger l.db
      marsad audit --all --ledger l.db --format csv > audit.csv
    """
    from marsad.ledger import Ledger  # noqa: PLC0415 (the database takes a while to load)
    from marsad.publish.audited import audit_rows  # noqa: PLC0415 (it needs the ledger)

    if (report is None) is not every:
        raise click.UsageError("name a REPORT, or give --all for every report of the ledger")
    with Ledger.open(ledger, lasting=True) as opened:
        found = opened.audit(report)
    if report is not None and not found:
        what = "no tally was read from this report, or a reviewer dismissed it: marsad history"
        raise MarsadError(f"{report}: {what} {report}")
    emit((row for one in found for row in audit_rows(one)), _CSV if form == "csv" else _TABLE, form, screen())
    if strict and not all(one.reconciles for one in found):
        click.get_current_context().exit(1)
