"""Paragraphs out of the lines of a page: of a PDF, or of a picture that was read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

Span: TypeAlias = tuple[float, float]

_LONG = 0.75
_WIDE = 2.2
_LEAST_LINES = 3
_STOPS = (".", "؟", "!", ":", "»", "…")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: edges and baseline in points, size of an em; ``block`` numbers its column or row.

    ``cells`` tells that wide gaps cut it, as a row of a table.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    block: int
    cells: bool = False


def paragraphs(pages: Sequence[Sequence[Line]]) -> list[str]:
    """Return the paragraphs of all pages; one may go on from a page or a column to the next."""
    parts: list[list[Line]] = []
    blocks = {(n, line.block): _Block.of(page, line.block) for n, page in enumerate(pages) for line in page}
    last: tuple[int, Line] | None = None
    for number, page in enumerate(pages):
        gap = _usual_gap(page)
        for line in page:
            if last and _goes_on(last[1], line, blocks[last[0], last[1].block], gap, last[0] == number):
                parts[-1].append(line)
            else:
                parts.append([line])
            last = (number, line)
    return [" ".join(line.text for line in part) for part in parts]


@dataclass(frozen=True, slots=True)
class _Block:
    """A column, or what of a page has none: its edges, and how many lines it has."""

    left: float
    right: float
    lines: int

    @classmethod
    def of(cls, page: Sequence[Line], number: int) -> _Block:
        own = [line for line in page if line.block == number]
        return cls(min(line.left for line in own), max(line.right for line in own), len(own))


def _usual_gap(page: Sequence[Line]) -> float:
    """Return the usual distance of the lines within a paragraph, in ems: a quarter have less."""
    gaps = sorted(_down(a, b) for a, b in pairwise(page) if a.block == b.block and a.base > b.base)
    return gaps[len(gaps) // 4] if gaps else 0.0


def _down(one: Line, other: Line) -> float:
    """Return how far the next line stands below a line, in ems."""
    return (one.base - other.base) / max(one.size, other.size, 1)


def _goes_on(one: Line, other: Line, block: _Block, gap: float, same_page: bool) -> bool:
    """Tell whether a line goes on in the next: it is full, and nothing sets the two apart.

    Full means that the first word of the next would not have fitted in.
    """
    if one.cells or other.cells or abs(one.size - other.size) > 0.12 * max(one.size, other.size):
        return False
    full = one.left - block.left <= _first_word(other) + one.size * 0.3
    long = one.right - one.left >= _LONG * (block.right - block.left) and not one.text.endswith(_STOPS)
    if not same_page or one.block != other.block:
        return full and block.lines >= _LEAST_LINES and not one.text.endswith(_STOPS)
    indented = block.right - other.right > 0.9 * other.size and block.right - one.right < 0.3 * one.size
    down = _down(one, other)
    apart = down > 1.3 * gap or (down > _WIDE and one.text.endswith(_STOPS))
    return (full or long) and not indented and not apart


def _first_word(line: Line) -> float:
    """Return about how wide the first word of a line is, in points."""
    share = len(line.text.split()[0]) / max(len(line.text), 1)
    return share * (line.right - line.left)
