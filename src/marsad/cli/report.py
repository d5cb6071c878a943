"""``marsad report``: a report with what was read from it marked in its text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path

import click

from marsad.cli.shared import (
    Complaints,
    columns_option,
    doc_option,
    format_option,
    screen,
    tables_option,
    wanted,
)
from marsad.models import Reading, Report
from marsad.publish import Column, Format, Row, Screen, emit
from marsad.publish.marked import write_report
from marsad.publish.marks import Mark, marks
from marsad.publish.table import printable

_RECOGNISED = "Read from a picture by OCR: letters and numbers may be wrong."
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
        *(
            "doc",
            "number",
            "part",
            "incident",
            "kind",
            "what",
            "value",
            "status",
            "affiliation",
            "subset",
            "source",
        ),
        *("field", "start", "end", "quote"),
    )
)


@dataclass(frozen=True, slots=True)
class _Told:
    """A report, what was read from it, and the incident of the ledger that each of its accounts tells of."""

    report: Report
    reading: Reading
    incidents: Mapping[str, str]


@click.command()
@click.argument("report")
@click.option("--ledger", metavar="LEDGER", help="The ledger that REPORT is in; without it REPORT is a file.")
@doc_option
@columns_option
@tables_option
@format_option
def command(
    report: str,
    *,
    ledger: str | None,
    doc: str | None,
    columns: dict[str, str],
    form: Format,
    tables: Path | None,
) -> None:
    """Show a report with what was read from it marked in its text.

    REPORT is the id of a report in the ledger or its doc; without --ledger it is a file or folder, or - for
    standard input, of which each report is read now and shown. The formats jsonl and csv give one mark a
    line, with its offsets in the title or text.

    \b
    Examples:
      marsad report saved-page.html
      marsad report texts.jsonl --doc a17
      marsad report 001.txt --ledger l.db
    """
    if ledger and doc:
        raise click.UsageError("--doc names a report of a file; with --ledger, REPORT names it")
    complaints = Complaints()
    told = (
        _from_ledger(report, ledger)
        if ledger
        else _from_file(wanted(report, doc, complaints, columns), tables)
    )
    if form == "table":
        _write(told, screen())
    else:
        emit((row for one in told for row in _rows(one)), _COLUMNS, form, screen())
    complaints.end()


def _from_file(found: Iterator[Report], tables: Path | None) -> Iterator[_Told]:
    from marsad.reader import read  # noqa: PLC0415 (its tables take a while to load)

    for one in found:
        yield _Told(one, read(one, tables), {})


def _from_ledger(name: str, where: str) -> Iterator[_Told]:
    from marsad.ledger import Ledger  # noqa: PLC0415 (the database takes a while to load)

    with Ledger.open(where) as ledger:
        entry = ledger.report(name)
        linked = {link.mention: link.incident for link in ledger.links() if link.report == entry.id}
    yield _Told(entry.report, entry.reading, linked)


def _write(told: Iterator[_Told], out: Screen) -> None:
    """Write each report with its marks and their key; where there are several, each below its doc."""
    first = next(told, None)
    second = next(told, None)
    for number, one in enumerate(one for one in chain((first, second), told) if one is not None):
        if second is not None:
            out.out.write("\n" * bool(number) + f"== {out.shown(printable(one.report.doc))}\n\n")
        if one.report.recognised:
            out.out.write(f"{_RECOGNISED}\n\n")
        every = marks(one.reading)
        write_report(one.report, every, out)
        _write_key(every, one.incidents, out)


def _write_key(every: tuple[Mark, ...], incidents: Mapping[str, str], out: Screen) -> None:
    if not every:
        out.out.write("\nNothing was read from this report.\n")
        return
    out.out.write("\n")
    columns = (*_KEY[:2], Column("incident", "incident"), *_KEY[2:]) if incidents else _KEY
    emit((_row(mark, incidents) for mark in every), columns, "table", out)


def _rows(told: _Told) -> Iterator[Row]:
    for mark in marks(told.reading):
        yield {"doc": told.report.doc, **asdict(mark), "incident": told.incidents.get(mark.part)}


def _row(mark: Mark, incidents: Mapping[str, str]) -> Row:
    return {
        **asdict(mark),
        "incident": incidents.get(mark.part),
        "read": f"{mark.what} {mark.value}",
        "people": mark.people,
    }
