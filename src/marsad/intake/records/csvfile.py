"""CSV and its kin: rows with a header, whatever stands between the cells, in any encoding that is read here.

Rows are read one at a time. A quotation mark that is never closed costs the row that it stands in, no other.
"""

from __future__ import annotations

import codecs
import csv
from collections import deque
from collections.abc import Iterator
from functools import partial
from itertools import chain

from marsad.intake.encoding import decode, head_text
from marsad.intake.items import Received
from marsad.intake.kind import Kind
from marsad.intake.problem import Problems
from marsad.intake.records.columns import TableRow, is_header, table_reports
from marsad.intake.source import LARGEST, Source, UnreadableError, blank

_CHUNK = 1 << 20
_BETWEEN = ",;\t|،"
_SAID = "sep="


def looks_like(head: bytes) -> bool:
    """Tell whether the first line of an input names columns of which one is known to hold the text."""
    first = head_text(head).lstrip("\ufeff").partition("\n")[0]
    return any(is_header(_cut(first, sign)) for sign in _BETWEEN if sign in first)


def items(source: Source, on_problem: Problems) -> Iterator[Received]:
    """Yield the report of each row. Raises UnreadableError where the columns are not known."""
    lines = _Lines(_decoded(source))
    delimiter = _delimiter(lines)
    header = next((row for row in _rows(lines, delimiter) if any(cell.strip() for cell in row.cells)), None)
    if header is None:
        raise UnreadableError("no row with the names of the columns")
    yield from table_reports(source, header.cells, _checked(lines, delimiter, len(header.cells)), on_problem)


class _Lines(Iterator[str]):
    """The lines of a text; ``taken`` are those since the row began, which can be given back."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._back: deque[str] = deque()
        self.number = 0
        self.taken: list[str] = []

    def __next__(self) -> str:
        line = self._back.popleft() if self._back else next(self._lines)
        self.number += 1
        self.taken.append(line)
        return line

    def give_back(self, keep: int) -> None:
        """Give back what was taken, but for the first lines."""
        back = self.taken[keep:]
        self._back.extendleft(reversed(back))
        self.number -= len(back)


def _decoded(source: Source) -> Iterator[str]:
    """Yield the lines, each with its end; the encoding is that of the first megabyte."""
    sample = source.stream.read(_CHUNK)
    if blank(sample):
        raise UnreadableError("empty")
    found = decode(sample)
    end = "\n" if "\n" in found.text else "\r"
    chunks = chain([sample], iter(partial(source.stream.read, _CHUNK), b""))
    rest = ""
    for piece in codecs.iterdecode(chunks, found.encoding, "replace"):
        *whole, rest = (rest + piece).split(end)
        if len(rest) > LARGEST:
            raise UnreadableError(f"a line of more than {LARGEST // 1_000_000} million characters")
        yield from (line.removeprefix("\ufeff") + "\n" for line in whole)
    if rest:
        yield rest.removeprefix("\ufeff")


def _delimiter(lines: _Lines) -> str:
    """Return what stands between the cells: as Excel's first line says, or what cuts the header most."""
    first = next(lines)
    if first.lower().startswith(_SAID) and len(first.strip()) == len(_SAID) + 1:
        return first.strip()[-1]
    lines.give_back(0)
    return max(_BETWEEN, key=lambda sign: len(_cut(first, sign)))


def _cut(line: str, sign: str) -> list[str]:
    """Return the cells of a line, none where one is longer than any name of a column."""
    try:
        return next(csv.reader([line], delimiter=sign), [])
    except csv.Error:
        return []


def _rows(lines: _Lines, delimiter: str) -> Iterator[TableRow]:
    """Yield the rows, each with the number of its first line.

    Of a row that goes over several lines the quotation marks must be in order: else it may be two rows that
    an open one has run together.
    """
    while True:
        lines.taken.clear()
        number = lines.number + 1
        try:
            yield TableRow(number, next(csv.reader(lines, delimiter=delimiter, strict=True)))
        except StopIteration:
            return
        except csv.Error:
            lines.give_back(1)
            yield _lenient(number, lines.taken[0], delimiter)


def _lenient(number: int, line: str, delimiter: str) -> TableRow:
    """Return the row of one line whose quotation marks are not in order, such as ``"he said "no" twice"``."""
    ends = line.count('"') % 2 == 0
    try:
        if ends:
            return TableRow(number, next(csv.reader([line], delimiter=delimiter)))
    except csv.Error:
        pass
    return TableRow(number, why="a quotation mark that is never closed, or a cell that is too long; not read")


def _checked(lines: _Lines, delimiter: str, width: int) -> Iterator[TableRow]:
    """Yield the rows below the header; with cells missing or over the text may be cut: not read."""
    for row in _rows(lines, delimiter):
        if len(row.cells) != width and any(cell.strip() for cell in row.cells):
            yield TableRow(row.number, why=f"{len(row.cells)} cells, but {width} columns; not read")
        else:
            yield row


KIND = Kind("csv", (".csv", ".tsv"), looks_like, items)
