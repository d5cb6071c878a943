"""``marsad verify``: is the ledger whole?"""

from __future__ import annotations

import click

from marsad.cli.ledgers import ledger_option
from marsad.cli.shared import progress


@click.command()
@ledger_option
def command(ledger: str) -> None:
    """Check that a ledger is whole: every report, original, quote, link and correction.

    Prints one line for each problem, with exit code 1, or one line that says ok. The head is the hash over
    all corrections: whoever noted it can tell later that none of them was taken away.

    \b
    Example:
      marsad verify --ledger l.db
    """
    from marsad.ledger import Ledger  # noqa: PLC0415 (the database takes a while to load)

    with (
        Ledger.open(ledger, lasting=True) as opened,
        progress(what="reports, accounts and incidents checked") as step,
    ):
        verdict = opened.verify(step)
    for problem in verdict.problems:
        click.echo(problem)
    if verdict.problems:
        click.get_current_context().exit(1)
    head = f", head {verdict.head}" if verdict.head else ""
    withheld = f" and {verdict.withheld} withheld" if verdict.withheld else ""
    counts = f"{verdict.incidents} incidents, {verdict.corrections} corrections"
    click.echo(f"ok: {verdict.reports} reports{withheld}, {counts}{head}")
