"""``marsad links``: which incident each mention was linked to."""

from __future__ import annotations

from collections import Counter

import click

from marsad.cli.ledgers import ledger_option
from marsad.cli.shared import screen
from marsad.publish import emit


@click.command()
@ledger_option
def command(ledger: str) -> None:
    """Print the incident that each mention was linked to, one JSON object a line.

    Where two reports have the same doc, ``report`` tells which of them is meant.

    \b
    Example:
      marsad links --ledger l.db > links.jsonl
    """
    from marsad.ledger import Ledger  # noqa: PLC0415 (the database takes a while to load)

    with Ledger.open(ledger) as opened:
        links = opened.links()
    reports = Counter(doc for doc, _ in {(link.doc, link.report) for link in links})
    rows = [
        {"doc": link.doc, "mention": link.mention, "incident": link.incident}
        | ({"report": link.report} if reports[link.doc] > 1 else {})
        for link in links
    ]
    emit(rows, (), "jsonl", screen())
