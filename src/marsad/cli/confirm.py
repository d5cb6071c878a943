"""``marsad confirm``: a reviewer's decision that an incident happened as told."""

from __future__ import annotations

import click

from marsad.cli.ledgers import Grounds, correct, correction_options


@click.command()
@correction_options
def command(incident: str, ledger: str, by: Grounds) -> None:
    """Confirm an incident: a person has checked what the ledger says of it.

    The decision is kept for good, with who took it, when and why. It holds when reports are read anew, and
    so do the links of the incident's reports to it. marsad undo takes it back.

    \b
    Example:
      marsad confirm 3f0a --ledger l.db --by "R. Hassan" --why "two sources of our own"
    """
    correct(incident, ledger, "confirm", by)
