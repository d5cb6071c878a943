"""``marsad merge``: a reviewer's decision that incidents are one."""

from __future__ import annotations

import click

from marsad.cli.ledgers import Grounds, decision_options, say


@click.command()
@click.argument("incidents", nargs=-1, required=True, metavar="INCIDENT INCIDENT...")
@decision_options
def command(incidents: tuple[str, ...], ledger: str, by: Grounds) -> None:
    """Make incidents one. The id of the oldest stays, the others lead to it.

    The accounts that they have now stay together, also when reports are read anew or further ones come in.
    The decision is kept for good, with who took it, when and why; marsad undo takes it back.

    \b
    Example:
      marsad merge 3f0a 91cc --ledger l.db --by "R. Hassan" --why "one raid, told with two dates"
    """
    from marsad.ledger import Ledger  # noqa: PLC0415 (the database takes a while to load)

    with Ledger.open(ledger) as opened:
        made = opened.merge(incidents, **by.said())
    say(f"merged into {made.incident}", made)
