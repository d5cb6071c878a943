"""``marsad dismiss``: a reviewer's decision that a report tells of no incident."""

from __future__ import annotations

import click

from marsad.cli.ledgers import Grounds, decision_options, say


@click.command()
@click.argument("report")
@decision_options
def command(report: str, ledger: str, by: Grounds) -> None:
    """Dismiss a report: it tells of no incident, and leaves the queue.

    REPORT is its doc, its id or the start of it. The decision is kept for good and holds when the report is
    read anew: what a newer reading tells of it is linked to no incident and counted nowhere, and the report
    stands in marsad queue again, so that a person looks. marsad undo takes the decision back. A report from
    which an incident is read now is not dismissed: reject the incident.

    \b
    Example:
      marsad dismiss quiet.txt --ledger l.db --by "R. Hassan" --why "of the talks, not of the fighting"
    """
    from marsad.ledger import Ledger  # noqa: PLC0415 (the database takes a while to load)

    with Ledger.open(ledger) as opened:
        made = opened.dismiss(report, **by.said())
    say(f"dismissed report {made.incident}", made)
