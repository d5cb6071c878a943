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

from marsad.intake.days import day_of as day_in_region
from marsad.intake.headdate import head_date
from marsad.intake.items import Received
from marsad.intake.page.bylines import credited
from marsad.intake.page.moment import Moment
from marsad.intake.page.moment import moment_of as in_words
from marsad.intake.problem import Problem, Problems
from marsad.intake.source import Source, UnreadableError, checked
from marsad.language.folding import fold_text
from marsad.language.tables import rows
from marsad.models import Report

FIELDS = ("doc", "title", "text", "seen", "published", "source", "url", "author", "credit")
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
    """Return the name of the column of each field. Raises UnreadableError as ``table_reports`` does.

    Of ``seen`` and ``published`` that stands first which tells the day of a report, if both do.
    """
    for column in asked.values():
        if column not in names:
            raise UnreadableError(f"no column {column}; there are {', '.join(names)}")
    free = {_plain(name): name for name in reversed(names) if name not in asked.values()}
    by_name = ((field, (free[form] for form in _known()[field] if form in free)) for field in FIELDS)
    found = {field: asked.get(field) or next(fitting, None) for field, fitting in by_name}
    columns = {field: name for field, name in found.items() if name is not None}
    if "seen" in columns and "seen" not in asked and _plain(columns["seen"]) != "seen":
        columns["seen"] = columns.pop("seen")  # behind that of publication: it may be that of collecting
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
    published = moment_of(cells["published"]) if "published" in cells else None
    days = _days(cells, columns, published)
    for field in (field for field, day in days.items() if day is None):
        on_problem(Problem(name, f"{columns[field]} is not a date such as 2022-12-27; read without it"))
    data = checked(json.dumps(row, ensure_ascii=False, default=str).encode("utf-8", "surrogatepass"))
    report = Report(
        doc=said.get("doc") or f"{source.doc}:{number}",
        title=title,
        text=text,
        seen=next(filter(None, days.values()), None) or head_date(text),
        source=said.get("source"),
        url=said.get("url"),
        sha256=hashlib.sha256(data).hexdigest(),
        published=published.at if published else None,
        author=said.get("author"),
        credit=credited(said["credit"]) if "credit" in said else None,
    )
    return Received(report=report, original=replace(source.original(data), address=name))


def _days(
    cells: Mapping[str, Any], columns: Mapping[str, str], published: Moment | None
) -> dict[str, dt.date | None]:
    """Return the days that the cells with times tell, null where one tells none, in the order of columns."""
    days: dict[str, dt.date | None] = {}
    for field in columns.keys() & {"seen", "published"} & cells.keys():
        days[field] = day_of(cells[field]) if field == "seen" else (published.day if published else None)
    return {field: days[field] for field in columns if field in days}


def moment_of(cell: object) -> Moment | None:
    """Return the moment of a cell, null where it holds none.

    It may be written in ISO form, as in mails, or in Arabic or English, day first; or be in seconds or
    milliseconds since 1970, in ten or thirteen digits (UTC). Midnight is what programs write for a day
    without a time. The day of a time in UTC is that of the region, as for posts and feeds.
    """
    found = Moment(cell.date(), cell) if isinstance(cell, dt.datetime) else _epoch(str(cell).strip())
    found = found or in_words(str(cell))
    if found is None or found.at is None:
        return found
    if found.at.time() == dt.time():
        return Moment(found.day)
    return Moment(day_in_region(found.at) or found.day, found.at)


def _epoch(said: str) -> Moment | None:
    if not _EPOCH.fullmatch(said):
        return None
    seconds = float(said) / (1000 if len(said.partition(".")[0]) == 13 else 1)
    at = dt.datetime.fromtimestamp(seconds, dt.UTC)
    return Moment(at.date(), at)


def day_of(cell: object) -> dt.date | None:
    """Return the day of a cell as it stands there, null where it holds none.

    A date or time, ISO or as it is written in Arabic or English, day first; or seconds or milliseconds since
    1970, in ten or thirteen digits (UTC).
    """
    if isinstance(cell, dt.date):
        return cell.date() if isinstance(cell, dt.datetime) else cell
    said = str(cell).strip()
    if found := _epoch(said):
        return found.day
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
