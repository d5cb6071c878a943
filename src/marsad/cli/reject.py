"""``marsad reject``: a reviewer's decision that an incident does not belong in the ledger."""

from __future__ import annotations

import click

from marsad.cli.ledgers import Grounds, correct, correction_options


@click.command()
@correction_options
def command(incident: str, ledger: str, by: Grounds) -> None:
    """Reject an incident: it stays in the ledger, marked, with who rejected it, when and why.

    The decision is kept for good, and holds when reports are read anew.

    \b
    Example:
      marsad reject 3f0a --ledger l.db --by "R. Hassan" --why "a military exercise"
    """
    correct(incident, ledger, "reject", by)
