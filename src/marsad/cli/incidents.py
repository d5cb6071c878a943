"""``marsad incidents``: one row an incident."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from marsad.cli.ledgers import ledger_option, rule_option
from marsad.cli.shared import format_option, screen
from marsad.publish import Column, Format, emit
from marsad.publish.incidents import incident_row
from marsad.publish.rows import Row

if TYPE_CHECKING:
    from marsad.ledger import Ledger

_TABLE = (
    Column("id", "id"),
    Column("date", "date"),
    Column("place", "place"),
    Column("type", "type"),
    Column("perpetrators", "perpetrators"),
    Column("killed", "killed", right=True),
    Column("grade", "grade"),
    Column("reports", "reports", right=True),
    Column("note", "note"),
)
_CSV = tuple(
    Column(key, key)
    for key in (
        *("id", "date_first", "date_last", "date_from", "place_name", "admin1", "country", "lat", "lon"),
        *("facility", "type", "perpetrators", "targets", "claimed_by", "killed_low", "killed_best"),
        *("killed_high", "contested", "rule", "grade", "reports", "decision"),
    )
)


@click.command()
@ledger_option
@rule_option
@format_option
def command(ledger: str, rule: str, form: Format) -> None:
    """List the incidents of a ledger, one a row.

    The killed are low–best–high over all claimants, as reported; marsad show tells who says what
    and on what grounds an incident has its grade.

    \b
    Examples:
      marsad incidents --ledger l.db --format csv > incidents.csv
      marsad incidents --ledger l.db --rule conservative
    """
    from marsad.ledger import Ledger  # noqa: PLC0415 (the database takes a while to load)

    with Ledger.open(ledger) as opened:
        rows = list(_rows(opened, rule))
    emit(rows, _CSV if form == "csv" else _TABLE, form, screen())


def _rows(ledger: Ledger, rule: str) -> Iterator[Row]:
    """Yield a row for each incident: by the default rule from the summaries, which need not be worked out."""
    from marsad.ledger.tolls.rules import DEFAULT  # noqa: PLC0415 (the database takes a while to load)

    if rule == DEFAULT:
        yield from (incident_row(one.incident, one.reports) for one in ledger.summaries())
        return
    for one in ledger.incidents(rule):
        yield incident_row(one, len({mention.report for mention in one.mentions}))
