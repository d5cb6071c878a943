"""All tables by name, and CSV and JSON lines of them."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from itertools import chain
from typing import BinaryIO, TextIO

import msgspec

from marsad.models import to_json
from marsad.publish.exports.export import Export
from marsad.publish.exports.model import WHATS, Format, Table, What
from marsad.publish.exports.records import REPORTS, TALLIES
from marsad.publish.exports.tables import CLAIMS, INCIDENTS, LINKS, TOLLS
from marsad.publish.spreadsheet import write_csv

TABLES: Mapping[What, Table] = {
    table.what: table for table in (INCIDENTS, TOLLS, CLAIMS, LINKS, REPORTS, TALLIES)
}


@contextmanager
def text_of(out: BinaryIO, *, mark: bool = False) -> Iterator[TextIO]:
    """Give a stream of bytes as one of text in UTF-8, with a byte order ``mark`` if asked for.

    Nothing is held back: who reads the other end has each row when it is written.
    """
    encoding = "utf-8-sig" if mark else "utf-8"
    text = io.TextIOWrapper(out, encoding=encoding, newline="", write_through=True)
    try:
        yield text
        text.flush()
    finally:
        text.detach()


def _write_csv(export: Export, out: BinaryIO) -> None:
    table = TABLES[export.wanted.what]
    keys = [column.key for column in table.columns]
    rows = ([row[key] for key in keys] for row in table.rows(export))
    with text_of(out, mark=export.wanted.excel) as text:
        write_csv(chain([keys], rows), text)


def _write_lines(export: Export, out: BinaryIO) -> None:
    rows = _whole(export) if export.wanted.what == "incidents" else TABLES[export.wanted.what].rows(export)
    for row in rows:
        out.write(to_json(row).encode() + b"\n")


def _whole(export: Export) -> Iterator[Mapping[str, object]]:
    """Yield each incident with all that the ledger holds of it, and what made it."""
    for incident in export.incidents():
        made = export.made(*export.told_by(incident))
        yield {**msgspec.to_builtins(incident), "made_by": asdict(made)}


CSV = Format(
    name="csv",
    suffix=".csv",
    says="tables for spreadsheets and statistics programs",
    holds=WHATS,
    cannot=(
        "Lists stand in one cell with «; » between their items; an item with «;» in it looks like two.",
        "An apostrophe stands before what a spreadsheet could run; marsad.publish.spreadsheet.restored "
        "takes it away again.",
        "A NUL is written as ␀, a lone surrogate as \\udc80.",
        "Texts of reports are in no export; the grounds of links stand in the table of links alone.",
    ),
    losses=(),
    write=_write_csv,
)
LINES = Format(
    name="jsonl",
    suffix=".jsonl",
    says="one JSON object a line; of incidents all that the ledger holds of them",
    holds=WHATS,
    cannot=("Texts of reports are in no export. Nothing else is left out of --what incidents.",),
    losses=(),
    write=_write_lines,
)
