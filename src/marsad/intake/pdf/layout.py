"""The lines of a page in the order in which they are read: column by column, a table row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from marsad.intake.paragraphs import Line, Span
from marsad.intake.pdf.glyphs import Glyph
from marsad.intake.pdf.order import line_text

_GUTTER = 1.2
"""The least width of the white between columns, in ems."""
_LEAST_LINES = 3
_LEAST_WORDS = 2.5


def page_lines(found: Sequence[Glyph]) -> list[Line]:
    """Return the lines of a page as they are read: column by column, from the right."""
    rows = _rows(found)
    lines: list[Line] = []
    for number, block in enumerate(_blocks(rows)):
        lines += (_line(row, number) for row in block)
    return [line for line in lines if line.text.strip()]


def _rows(found: Sequence[Glyph]) -> list[list[Glyph]]:
    """Return the characters that share a baseline, from the top; some fonts raise letters within a word."""
    rows: list[list[Glyph]] = []
    for one in sorted((one for one in found if not one.mark), key=lambda one: -one.base):
        if rows and rows[-1][0].base - one.base <= max(one.size, rows[-1][0].size) / 2:
            rows[-1].append(one)
        else:
            rows.append([one])
    bases = [median(one.base for one in row) for row in rows]
    for sign in (one for one in found if one.mark and rows):
        rows[min(range(len(rows)), key=lambda n: abs(bases[n] - sign.base))].append(sign)
    return rows


def _blocks(rows: Sequence[list[Glyph]]) -> Iterator[list[list[Glyph]]]:
    """Yield the rows, one block; where a strip of white runs down between prose, column by column."""
    start = 0
    plain: list[list[Glyph]] = []
    while start < len(rows):
        end, strips = _band(rows, start)
        columns = _columns(rows[start:end], strips)
        if len(columns) > 1:
            yield from (block for block in (plain, *columns) if block)
            plain = []
        else:
            plain += rows[start:end]
        start = end
    if plain:
        yield plain


def _band(rows: Sequence[list[Glyph]], start: int) -> tuple[int, list[Span]]:
    """Return how far a strip of white goes down from a row, and the strips."""
    strips = _white(rows[start])
    end = start + 1
    while end < len(rows) and (common := _both(strips, _white(rows[end]), _em(rows[end]))):
        strips, end = common, end + 1
    return end, strips


def _white(row: Sequence[Glyph]) -> list[Span]:
    """Return the stretches of a row where nothing stands, those beside it too."""
    spans = sorted((one.left, one.right) for one in row)
    found, at = [], float("-inf")
    for left, right in spans:
        if left - at >= _GUTTER * _em(row):
            found.append((at, left))
        at = max(at, right)
    return [*found, (at, float("inf"))]


def _both(some: Sequence[Span], others: Sequence[Span], em: float) -> list[Span]:
    common = ((max(a, c), min(b, d)) for a, b in some for c, d in others)
    inner = [(a, b) for a, b in common if b - a >= _GUTTER * em]
    return inner if any(a != float("-inf") and b != float("inf") for a, b in inner) else []


def _columns(rows: Sequence[list[Glyph]], strips: Sequence[Span]) -> list[list[list[Glyph]]]:
    """Return the columns from right to left, one if what the strips cut is no prose: a table's cells."""
    cuts = [(a + b) / 2 for a, b in strips if a != float("-inf") and b != float("inf")]
    edges = [float("-inf"), *sorted(cuts), float("inf")]
    columns = [
        [part for row in rows if (part := [one for one in row if left < one.middle <= right])]
        for left, right in pairwise(edges)
    ]
    columns = [column for column in reversed(columns) if column]
    return columns if all(map(_prose, columns)) else [list(rows)]


def _prose(column: Sequence[list[Glyph]]) -> bool:
    words = [len(line_text(row).split()) for row in column]
    return len(words) >= _LEAST_LINES and sum(words) >= _LEAST_WORDS * len(words)


def _line(row: Sequence[Glyph], block: int) -> Line:
    left, right = min(one.left for one in row), max(one.right for one in row)
    base = median(one.base for one in row)
    return Line(line_text(row), left, right, base, _em(row), block, cells=len(_white(row)) > 3)


def _em(row: Sequence[Glyph]) -> float:
    return median(one.size for one in row)
