"""``marsad relink``: all accounts linked anew."""

from __future__ import annotations

import click

from marsad.cli.ledgers import ledger_option
from marsad.cli.shared import progress


@click.command()
@ledger_option
def command(ledger: str) -> None:
    """Link all accounts of a ledger anew, as if all its reports were added now.

    The outcome is that of adding them in any order, so it changes nothing unless the rules of linking have
    changed: after an update of Marsad, the next marsad add does the same by itself. What reviewers decided
    holds, and ids that were given keep leading to their incidents.

    \b
    Example:
      marsad relink --ledger l.db
    """
    from marsad.ledger import Ledger  # noqa: PLC0415 (the database takes a while to load)

    with Ledger.open(ledger, lasting=True) as opened, progress(what="accounts compared") as step:
        changed = opened.relink(step)
        incidents = opened.size()
    click.echo(f"{changed} accounts linked to another incident; {incidents} incidents")
