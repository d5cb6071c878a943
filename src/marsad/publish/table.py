"""Tables in text: columns measured as a terminal draws them, cells wrapped until all fits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text

from marsad.publish.bidi import runs_rtl
from marsad.publish.screen import Screen

_GAP = "  "
_NARROWEST = 6
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_BREAK = re.compile(r"(?<=\s)(?=\S)")


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of one cell, on one logical line; numbers stand ``right``."""

    text: str
    right: bool = False


def write_table(heads: Sequence[Cell], body: Sequence[Sequence[Cell]], screen: Screen) -> None:
    """Write a table; where even narrow columns do not fit the terminal, each row as a list of its cells."""
    table = [[_clean(cell) for cell in row] for row in (heads, *body)]
    widths = _fit(_natural_widths(table, screen), screen.width)
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


def _clean(cell: Cell) -> Cell:
    """Return the cell without line breaks and control characters, which would tear the table."""
    return Cell(_UNPRINTABLE.sub(" ", cell.text), cell.right)


def _natural_widths(table: Sequence[Sequence[Cell]], screen: Screen) -> list[int]:
    return [max(width_of(cell.text, screen) for cell in column) for column in zip(*table, strict=True)]


def _fit(widths: list[int], width: int | None) -> list[int] | None:
    """Narrow the widest columns until all fit; null where that would make columns too narrow to read."""
    fitted = list(widths)
    excess = 0 if width is None else sum(widths) + len(_GAP) * (len(widths) - 1) - width
    for _ in range(excess):
        widest = max(range(len(fitted)), key=fitted.__getitem__)
        if fitted[widest] <= _NARROWEST:
            return None
        fitted[widest] -= 1
    return fitted


def _lines(row: Sequence[Cell], widths: Sequence[int], screen: Screen) -> list[str]:
    wrapped = [wrap(cell.text, width, screen) for cell, width in zip(row, widths, strict=True)]
    lines = []
    for number in range(max(map(len, wrapped))):
        parts = [lines_of[number] if number < len(lines_of) else "" for lines_of in wrapped]
        padded = [_pad(*part, screen) for part in zip(parts, row, widths, strict=True)]
        lines.append(_GAP.join(padded).rstrip())
    return lines


def _pad(part: str, cell: Cell, width: int, screen: Screen) -> str:
    shown = screen.shown(part, rtl=runs_rtl(cell.text))
    blanks = " " * (width - cell_len(shown))
    return blanks + shown if cell.right else shown + blanks


def _write_lists(table: Sequence[Sequence[Cell]], screen: Screen) -> None:
    console = screen.console()
    for row in table[1:]:
        for head, cell in zip(table[0], row, strict=True):
            if cell.text:
                console.print(Text.assemble((f"{head.text}: ", "bold"), screen.shown(cell.text)))
        console.print()
