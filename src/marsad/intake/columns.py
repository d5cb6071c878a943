"""Tables of reports: which column holds what, and the report of each row.

Columns go by the names in ``tables/columns.tsv``, or by those that the user says (``Source.columns``).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple

from marsad.intake.headdate import head_date
from marsad.intake.items import Received
from marsad.intake.problem import Problem, Problems
from marsad.intake.source import Source, UnreadableError, checked
from marsad.language.folding import fold_text
from marsad.language.tables import rows
from marsad.models import Report

FIELDS = ("doc", "title", "text", "seen", "source", "url", "author")
"""What a column may hold."""
_EPOCH = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?")


class TableRow(NamedTuple):
    """A row: its ``number`` in the input, from 1 on, and its cells; where torn ``why``, and no cells."""

    number: int
    cells: Sequence[Any] = ()
    why: str | None = None


def table_reports(
    source: Source, names: Sequence[str], found: Iterable[TableRow], on_problem: Problems
) -> Iterator[Received]:
    """Yield the report of each row. A row that is none is told to ``on_problem`` by its number.

    Raises UnreadableError where no column holds text, or one is not there that the user named.
    """
    names = distinct(names)
    columns = columns_of(names, source.columns)
    for row in found:
        name = f"{source.name}:{row.number}"
        try:
            if row.why:
                raise UnreadableError(row.why)
            cells = {key: cell for key, cell in zip(names, row.cells, strict=False) if not _blank(cell)}
            if cells:
                yield _received(source, row.number, cells, columns, on_problem)
        except UnreadableError as error:
            on_problem(Problem(name, str(error)))


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names of columns, without blanks around them; one that stands twice gets a number."""
    found: dict[str, None] = {}
    for number, name in enumerate(names, 1):
        own = name.strip()
        found[own if own and own not in found else f"{own or 'column'} ({number})"] = None
    return tuple(found)


def columns_of(names: Sequence[str], asked: Mapping[str, str]) -> dict[str, str]:
    """Return the name of the column of each field. Raises UnreadableError as ``table_reports`` does."""
    for column in asked.values():
        if column not in names:
            raise UnreadableError(f"no column {column}; there are {', '.join(names)}")
    free = {_plain(name): name for name in reversed(names) if name not in asked.values()}
    columns = dict(asked)
    for field, forms in _known().items():
        name = next((free[form] for form in forms if form in free), None)
        if field not in columns and name is not None:
            columns[field] = name
    if "text" not in columns:
        raise UnreadableError(
            f"no column is known to hold the text; say --columns text=NAME, of {', '.join(names)}"
        )
    return columns


def is_header(names: Sequence[str]) -> bool:
    """Tell whether these look like the names of columns of a table of reports: text and one more known."""
    plain = {_plain(name) for name in names}
    return bool(plain & set(_known()["text"])) and sum(bool(plain & set(f)) for f in _known().values()) > 1


def _received(
    source: Source, number: int, row: Mapping[str, Any], columns: Mapping[str, str], on_problem: Problems
) -> Received:
    name = f"{source.name}:{number}"
    cells = {field: row[column] for field, column in columns.items() if column in row}
    said = {field: str(cell).strip() for field, cell in cells.items()}
    text, title = said.get("text", ""), said.get("title", "")
    if not text and not title:
        raise UnreadableError(f"no text in the column {columns['text']}")
    day = day_of(cells["seen"]) if "seen" in cells else None
    if "seen" in cells and day is None:
        on_problem(Problem(name, f"{columns['seen']} is not a date such as 2022-12-27; read without it"))
    data = checked(json.dumps(row, ensure_ascii=False, default=str).encode("utf-8", "surrogatepass"))
    report = Report(
        doc=said.get("doc") or f"{source.doc}:{number}",
        title=title,
        text=text,
        seen=day or head_date(text),
        source=said.get("source"),
        url=said.get("url"),
        author=said.get("author"),
        sha256=hashlib.sha256(data).hexdigest(),
    )
    return Received(report=report, original=replace(source.original(data), address=name))


def day_of(cell: object) -> dt.date | None:
    """Return the day of a cell, null where it holds none.

    A date or time, ISO or as it is written in Arabic or English, day first; or seconds or milliseconds since
    1970, in ten or thirteen digits (UTC).
    """
    if isinstance(cell, dt.date):
        return cell.date() if isinstance(cell, dt.datetime) else cell
    said = str(cell).strip()
    if _EPOCH.fullmatch(said):
        seconds = float(said) / (1000 if len(said.partition(".")[0]) == 13 else 1)
        return dt.datetime.fromtimestamp(seconds, dt.UTC).date()
    try:
        return dt.datetime.fromisoformat(said).date()
    except ValueError:
        return head_date(said)


def _blank(cell: object) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", " ", fold_text(name)).strip()


@cache
def _known() -> dict[str, tuple[str, ...]]:
    """Return the names that the column of each field goes by, folded."""
    return {row["field"]: tuple(map(_plain, row.values("forms"))) for row in rows("columns")}
