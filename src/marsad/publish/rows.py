"""Rows out: a table for people, JSON lines and CSV for programs."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, get_args

from marsad.models import to_json
from marsad.publish.screen import Screen
from marsad.publish.table import Cell, write_table

Format: TypeAlias = Literal["table", "jsonl", "csv"]
Row: TypeAlias = Mapping[str, Any]
FORMATS: tuple[str, ...] = get_args(Format)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the ``key`` of its values in a row, its ``title`` for people, numbers flushed ``right``."""

    key: str
    title: str
    right: bool = False


def emit(rows: Iterable[Row], columns: Sequence[Column], form: Format, screen: Screen) -> None:
    """Write rows to the screen.

    ``table`` fits the width of a terminal by wrapping cells and is as wide as it needs to be elsewhere;
    ``jsonl`` writes each row whole, also keys that are no column; ``csv`` writes the columns under their
    keys. Nothing is ever cut off. Absent values are blank in tables and CSV, null in JSON.
    """
    if form == "jsonl":
        for row in rows:
            screen.out.write(to_json(dict(row)) + "\n")
    elif form == "csv":
        _write_csv(rows, columns, screen)
    else:
        heads = [Cell(column.title, column.right) for column in columns]
        body = [[Cell(_words(row.get(c.key)), c.right) for c in columns] for row in rows]
        write_table(heads, body, screen)
    screen.out.flush()


def _write_csv(rows: Iterable[Row], columns: Sequence[Column], screen: Screen) -> None:
    writer = csv.writer(screen.out, lineterminator="\n")
    quoting = csv.writer(screen.out, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow([column.key for column in columns])
    for row in rows:
        cells = [_csv_value(row.get(column.key)) for column in columns]
        # The writer does not quote a lone carriage return, yet readers take it for the end of a row.
        (quoting if any("\r" in str(cell) for cell in cells) else writer).writerow(cells)


def _csv_value(value: object) -> object:
    """Return a value that no spreadsheet takes for a formula: text that could be one gets an apostrophe."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value
    text = _words(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _words(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (str, int, float, dt.date)):
        return str(value)
    if isinstance(value, Sequence) and all(isinstance(part, str) for part in value):
        return "; ".join(value)
    return to_json(value)
