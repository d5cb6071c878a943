"""``marsad versions``: a page as it was at different times."""

from __future__ import annotations

import click

from marsad.cli.ledgers import ledger_option
from marsad.cli.shared import format_option, screen
from marsad.publish import Column, Format, emit

_TABLE = (
    Column("at", "came"),
    Column("report", "report"),
    Column("seen", "day"),
    Column("title", "title"),
    Column("change", "what changed"),
)
_CSV = tuple(Column(key, key) for key in ("at", "report", "doc", "seen", "title", "change", "sha256"))


@click.command()
@click.argument("report")
@ledger_option
@format_option
def command(report: str, ledger: str, form: Format) -> None:
    """List the versions of the page of a REPORT: when each came, and what changed since the one before.

    REPORT is the id of any of them, the start of one, or a doc. Versions are reports of one address, or of
    one doc, with another title or text; marsad diff shows what changed word for word.

    \b
    Example:
      marsad versions 3f0a91 --ledger l.db
    """
    from marsad.ledger import Ledger  # noqa: PLC0415 (the database takes a while to load)
    from marsad.publish.versions import version_rows  # noqa: PLC0415

    with Ledger.open(ledger) as opened:
        found = opened.versions(report)
    emit(version_rows(found), _CSV if form == "csv" else _TABLE, form, screen())
