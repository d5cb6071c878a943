"""Excel: a report a row, of every sheet of which the first row with anything in it names the columns."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Any

from marsad.intake.items import Received
from marsad.intake.kind import Kind
from marsad.intake.problem import Problem, Problems
from marsad.intake.records.columns import TableRow, table_reports
from marsad.intake.source import Source, UnreadableError

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook  # type: ignore[import-untyped]

_LARGEST = 300_000_000
"""The most bytes that a workbook may unpack to."""
_PART = b"xl/"


def looks_like(head: bytes) -> bool:
    """Tell whether an input begins as a workbook of Excel does, which is a zip file with a folder ``xl``."""
    return head.startswith(b"PK\x03\x04") and (_PART in head or b"[Content_Types].xml" in head)


def items(source: Source, on_problem: Problems) -> Iterator[Received]:
    """Yield the report of each row. Raises UnreadableError where it is none, or openpyxl is missing."""
    book = _opened(source.data())
    several = len(book.worksheets) > 1
    for sheet in book.worksheets:
        own = f":{sheet.title}" if several else ""
        part = replace(source, name=source.name + own, doc=source.doc + own)
        rows = _rows(sheet.iter_rows(values_only=True))
        header = next(rows, None)
        try:
            if header is not None:
                names = ["" if cell is None else str(cell) for cell in header.cells]
                yield from table_reports(part, names, rows, on_problem)
        except UnreadableError as error:
            if not several:
                raise
            on_problem(Problem(part.name, str(error)))


def _rows(found: Iterator[tuple[Any, ...]]) -> Iterator[TableRow]:
    """Yield the rows from the first on that has anything in it."""
    numbered = ((number, cells) for number, cells in enumerate(found, 1))
    first = next(((n, cells) for n, cells in numbered if any(cell is not None for cell in cells)), None)
    for number, cells in chain([first] if first else [], numbered):
        yield TableRow(number, cells)


def _opened(data: bytes) -> Workbook:
    try:
        from openpyxl import load_workbook  # type: ignore[import-untyped]  # noqa: PLC0415 (optional)
    except ImportError as error:
        raise UnreadableError("Excel needs openpyxl: pip install 'marsad[excel]'") from error
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > _LARGEST:
                raise UnreadableError(f"unpacks to more than {_LARGEST // 1_000_000} MB; save it as CSV")
        return load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except UnreadableError:
        raise
    except Exception as error:  # Of damaged workbooks it stumbles in many ways.
        raise UnreadableError("damaged: not a workbook that can be read; save it as CSV") from error


KIND = Kind("excel", (".xlsx", ".xlsm"), looks_like, items)
