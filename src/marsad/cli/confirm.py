"""``marsad confirm``: a reviewer's decision that an incident happened as told."""

from __future__ import annotations

import click

from marsad.cli.ledgers import correct, correction_options


@click.command()
@correction_options
def command(incident: str, ledger: str, by: str, why: str) -> None:
    """Confirm an incident: a person has checked what the ledger says of it.

    The decision is kept for good, with who took it, when and why, and holds when reports are read anew.

    \b
    Example:
      marsad confirm 3f0a --ledger l.db --by "R. Hassan" --why "two sources of our own"
    """
    correct(incident, ledger, "confirm", by, why)
