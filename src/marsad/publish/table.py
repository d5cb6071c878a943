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

_LAYOUTS = (("  ", 14), (" ", 10))
"""Wide and tight: the gap between columns, and the longest word kept whole; the first column always is."""
_LEAST_IN_LISTS = 10
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_BREAK = re.compile(r"(?<=[^\S\u00a0])(?=\S)|(?<=\w_)(?=\w)")


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of one cell, on one logical line; numbers stand ``right``."""

    text: str
    right: bool = False


def write_table(heads: Sequence[Cell], body: Sequence[Sequence[Cell]], screen: Screen) -> None:
    """Write a table; where even narrow columns do not fit the terminal, each row as a list of its cells."""
    table = [[Cell(printable(cell.text), cell.right) for cell in row] for row in (heads, *body)]
    for gap, longest_word in _LAYOUTS:
        if widths := _fit(table, len(gap), longest_word, screen):
            _write_rows(table, widths, gap, screen)
            return
    _write_lists(table, screen)


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


def _fit(table: Sequence[Sequence[Cell]], gap: int, longest_word: int, screen: Screen) -> list[int] | None:
    """Return widths, the widest columns narrowed until all fit; null where too many words would break."""
    columns = list(zip(*table, strict=True))
    widths = [max(width_of(cell.text, screen) for cell in column) for column in columns]
    words = [max(_longest_word(cell.text, screen) for cell in column) for column in columns]
    least = [words[0], *(min(longest_word, width) for width in words[1:])]
    excess = 0 if screen.width is None else sum(widths) + gap * (len(widths) - 1) - screen.width
    for _ in range(excess):
        widest = max(range(len(widths)), key=lambda at: (widths[at] > least[at], widths[at]))
        if widths[widest] <= least[widest]:
            return None
        widths[widest] -= 1
    return widths


def _longest_word(text: str, screen: Screen) -> int:
    return max(width_of(word.rstrip(), screen) for word in _BREAK.split(text))


def _write_rows(table: Sequence[Sequence[Cell]], widths: Sequence[int], gap: str, screen: Screen) -> None:
    console = screen.console()
    for number, row in enumerate(table):
        wrapped = [wrap(cell.text, width, screen) for cell, width in zip(row, widths, strict=True)]
        for parts in zip_longest(*wrapped, fillvalue=""):
            padded = [_pad(*part, screen) for part in zip(parts, row, widths, strict=True)]
            console.print(Text(gap.join(padded).rstrip(), style="bold" if number == 0 else ""))


def _pad(part: str, cell: Cell, width: int, screen: Screen) -> str:
    """Return one line of a cell, filled up to its width; on a terminal Arabic stands at the right of it."""
    rtl = runs_rtl(cell.text)
    shown = screen.shown(part, rtl=rtl)
    blanks = " " * (width - cell_len(shown))
    return blanks + shown if cell.right or (rtl and screen.terminal) else shown + blanks


def _write_lists(table: Sequence[Sequence[Cell]], screen: Screen) -> None:
    """Write each row as a list of its cells, each under the title of its column."""
    console = screen.console()
    for row in table[1:]:
        for head, cell in zip(table[0], row, strict=True):
            title = f"{head.text}: "
            width = max((screen.width or 0) - len(title), _LEAST_IN_LISTS)
            for line in wrap(cell.text, width, screen) if cell.text else ():
                shown = screen.shown(line, rtl=runs_rtl(cell.text))
                console.print(Text.assemble((title, "bold"), shown))
                title = " " * len(title)
        console.print()
