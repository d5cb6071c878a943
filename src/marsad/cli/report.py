"""``marsad report``: a report with what was read from it marked in its text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

import click

from marsad.cli.shared import Complaints, format_option, screen, tables_option
from marsad.errors import MarsadError
from marsad.intake import reports
from marsad.models import Reading, Report
from marsad.publish import Column, Format, Row, emit
from marsad.publish.marked import write_report
from marsad.publish.marks import Mark, marks

_KEY = (
    Column("number", "mark", right=True),
    Column("part", "told as"),
    Column("read", "read"),
    Column("people", "people"),
    Column("source", "according to"),
    Column("quote", "words"),
)
_COLUMNS = tuple(
    Column(key, key)
    for key in (
        *("number", "part", "incident", "kind", "what", "value", "status", "affiliation", "subset", "source"),
        *("field", "start", "end", "quote"),
    )
)


@click.command()
@click.argument("report")
@click.option("--ledger", metavar="LEDGER", help="The ledger that REPORT is in; without it REPORT is a file.")
@tables_option
@format_option
def command(report: str, ledger: str | None, form: Format, tables: Path | None) -> None:
    """Show a report with what was read from it marked in its text.

    REPORT is the id of a report in the ledger or its doc; without --ledger it is a file, which is read now.
    The formats jsonl and csv give one mark a line, with its offsets in the title or text.

    \b
    Examples:
      marsad report saved-page.html
      marsad report 001.txt --ledger l.db
    """
    found, reading, incidents = _from_ledger(report, ledger) if ledger else _from_file(report, tables)
    out = screen()
    every = marks(reading)
    if form == "table":
        write_report(found, every, out)
        _write_key(every, incidents)
    else:
        emit([{**asdict(m), "incident": incidents.get(m.part)} for m in every], _COLUMNS, form, out)


def _from_file(path: str, tables: Path | None) -> tuple[Report, Reading, Mapping[str, str]]:
    from marsad.reader import read  # noqa: PLC0415 (its tables take a while to load)

    complaints = Complaints()
    first = next(reports([path], complaints), None)
    if first is None:
        complaints.end()
        raise MarsadError(f"{path}: no report in it")
    return first, read(first, tables), {}


def _from_ledger(name: str, where: str) -> tuple[Report, Reading, Mapping[str, str]]:
    """Return a report of the ledger, its reading, and the incident that each of its accounts belongs to."""
    from marsad.ledger import Ledger  # noqa: PLC0415 (the database takes a while to load)

    with Ledger.open(where) as ledger:
        entry = ledger.report(name)
        linked = {link.mention: link.incident for link in ledger.links() if link.report == entry.id}
    return entry.report, entry.reading, linked


def _write_key(every: tuple[Mark, ...], incidents: Mapping[str, str]) -> None:
    out = screen()
    if not every:
        out.out.write("\nNothing was read from this report.\n")
        return
    out.out.write("\n")
    columns = (*_KEY[:2], Column("incident", "incident"), *_KEY[2:]) if incidents else _KEY
    emit((_row(mark, incidents) for mark in every), columns, "table", out)


def _row(mark: Mark, incidents: Mapping[str, str]) -> Row:
    return {
        **asdict(mark),
        "incident": incidents.get(mark.part),
        "read": f"{mark.what} {mark.value}",
        "people": mark.people,
    }
