"""Rows out: a table for people, JSON lines and CSV for programs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Literal, TypeAlias, get_args

from marsad.models import to_json
from marsad.publish.screen import Screen
from marsad.publish.spreadsheet import words, write_csv
from marsad.publish.table import Cell, write_table

Format: TypeAlias = Literal["table", "jsonl", "csv"]
Row: TypeAlias = Mapping[str, Any]
FORMATS: tuple[str, ...] = get_args(Format)


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
        keys = [column.key for column in columns]
        write_csv(chain([keys], ([row.get(key) for key in keys] for row in rows)), screen.out)
    else:
        heads = [Cell(column.title, column.right) for column in columns]
        body = [[Cell(words(row.get(c.key)), c.right) for c in columns] for row in rows]
        write_table(heads, body, screen)
    screen.out.flush()


def section(title: str, rows: Iterable[Row], columns: Sequence[Column], screen: Screen) -> None:
    """Write a table under its title; nothing where there are no rows."""
    if listed := list(rows):
        screen.out.write(f"\n{title}\n")
        emit(listed, columns, "table", screen)
