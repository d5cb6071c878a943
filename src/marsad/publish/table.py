"""Tables in text: columns measured as a terminal draws them, cells wrapped until all fits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from rich.cells import cell_len
from rich.text import Text

from marsad.publish.bidi import runs_rtl
from marsad.publish.screen import Screen

_GAP = "  "
_LONGEST_WORD = 14
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_BREAK = re.compile(r"(?<=[^\S\u00a0])(?=\S)")


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of one cell, on one logical line; numbers stand ``right``."""

    text: str
    right: bool = False


def write_table(heads: Sequence[Cell], body: Sequence[Sequence[Cell]], screen: Screen) -> None:
    """Write a table; where even narrow columns do not fit the terminal, each row as a list of its cells."""
    table = [[Cell(printable(cell.text), cell.right) for cell in row] for row in (heads, *body)]
    widths = _fit(table, screen)
    if widths is None:
        _write_lists(table, screen)
        return
    console = screen.console()
    for number, row in enumerate(table):
        for line in _lines(row, widths, screen):
            console.print(Text(line, style="bold" if number == 0 else ""))


def width_of(text: str, screen: Screen) -> int:
    """Return how many columns of the screen a line takes up, shaped as the screen will have it."""
    return cell_len(screen.shown(text))


def printable(text: str) -> str:
    """Return a text on one line: breaks and control characters, which would tear it apart, become blanks."""
    return _UNPRINTABLE.sub(" ", text)


def wrap(text: str, width: int, screen: Screen) -> list[str]:
    """Break a text, still in logical order, into lines of at most ``width`` columns, at blanks if it can."""
    lines = [""]
    for word in _pieces(text, width, screen):
        if lines[-1] and width_of((lines[-1] + word).rstrip(), screen) > width:
            lines.append("")
        lines[-1] += word
    return [line.rstrip() for line in lines]


def _pieces(text: str, width: int, screen: Screen) -> list[str]:
    """Return the words of a text with the blanks after them, those too long for a line in parts."""
    pieces: list[str] = []
    for word in _BREAK.split(text):
        rest = word
        while width_of(rest.rstrip(), screen) > width:
            cut = next(n for n in range(len(rest), 0, -1) if n == 1 or width_of(rest[:n], screen) <= width)
            pieces.append(rest[:cut])
            rest = rest[cut:]
        pieces.append(rest)
    return pieces


def _fit(table: Sequence[Sequence[Cell]], screen: Screen) -> list[int] | None:
    """Return widths, the widest columns narrowed until all fit; null where words would have to break."""
    columns = list(zip(*table, strict=True))
    widths = [max(width_of(cell.text, screen) for cell in column) for column in columns]
    least = [max(_longest_word(cell.text, screen) for cell in column) for column in columns]
    excess = 0 if screen.width is None else sum(widths) + len(_GAP) * (len(widths) - 1) - screen.width
    for _ in range(excess):
        widest = max(range(len(widths)), key=lambda at: (widths[at] > least[at], widths[at]))
        if widths[widest] <= least[widest]:
            return None
        widths[widest] -= 1
    return widths


def _longest_word(text: str, screen: Screen) -> int:
    """Return the columns that the words of a cell need; only those beyond all measure may be broken."""
    return min(_LONGEST_WORD, max((width_of(word, screen) for word in text.split()), default=0))


def _lines(row: Sequence[Cell], widths: Sequence[int], screen: Screen) -> list[str]:
    wrapped = [wrap(cell.text, width, screen) for cell, width in zip(row, widths, strict=True)]
    lines = []
    for parts in zip_longest(*wrapped, fillvalue=""):
        padded = [_pad(*part, screen) for part in zip(parts, row, widths, strict=True)]
        lines.append(_GAP.join(padded).rstrip())
    return lines


def _pad(part: str, cell: Cell, width: int, screen: Screen) -> str:
    """Return one line of a cell, filled up to its width; a wrapped Arabic cell stands at the right of it."""
    rtl = runs_rtl(cell.text)
    shown = screen.shown(part, rtl=rtl)
    blanks = " " * (width - cell_len(shown))
    return blanks + shown if cell.right or (rtl and part != cell.text) else shown + blanks


def _write_lists(table: Sequence[Sequence[Cell]], screen: Screen) -> None:
    console = screen.console()
    for row in table[1:]:
        for head, cell in zip(table[0], row, strict=True):
            if cell.text:
                console.print(Text.assemble((f"{head.text}: ", "bold"), screen.shown(cell.text)))
        console.print()
