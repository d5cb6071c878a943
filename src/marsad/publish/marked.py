"""A report with what was read from it marked in its text: brackets everywhere, colours on a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from rich.cells import cell_len
from rich.text import Text

from marsad.intake.furniture import is_furniture
from marsad.models import Report
from marsad.publish.bidi import runs_rtl
from marsad.publish.marks import Kind, Mark
from marsad.publish.screen import Screen
from marsad.publish.table import printable, wrap

_PAIRS: dict[Kind, tuple[str, str]] = {
    "figure": ("⟦", "⟧"),
    "place": ("⟨", "⟩"),
    "date": ("⟪", "⟫"),
    "actor": ("{", "}"),
}
_LABEL = re.compile(r"⟦\d[^⟦⟧]*? · (?=\S)")
_STYLES: dict[Kind, str] = {"figure": "bold red", "place": "green", "date": "cyan", "actor": "magenta"}


class _Bracket(NamedTuple):
    """The marks of one kind at one stretch of text."""

    start: int
    end: int
    kind: Kind
    marks: tuple[Mark, ...]

    @property
    def numbers(self) -> str:
        return ",".join(str(mark.number) for mark in self.marks)

    @property
    def opening(self) -> str:
        figures = dict.fromkeys(f"{m.what} {m.value}" for m in self.marks if m.kind == "figure")
        label = f"{' + '.join(figures)} · " if figures else ""
        return f"{_PAIRS[self.kind][0]}{self.numbers} {label}"


def write_report(report: Report, marks: Sequence[Mark], screen: Screen) -> None:
    """Write title and text with the marks in brackets, page furniture dimmed, and a line that explains them.

    Who wrote it, when and whose text it is stands between the two where it is known. Offsets that do not lie
    within the report are passed over.
    """
    if report.title:
        _write(marked(report.title, [m for m in marks if m.field == "title"]), screen, "bold")
        screen.out.write("\n")
    if head := _head(report):
        _write("\n".join(head), screen, "dim")
        screen.out.write("\n")
    _write(marked(report.text, [m for m in marks if m.field == "text"]), screen)
    legend = " ".join(f"{opening}{kind}s{closing}" for kind, (opening, closing) in _PAIRS.items())
    screen.out.write("\n")
    _write(legend, screen)


def _head(report: Report) -> list[str]:
    """Return what is known of a report beside its title and text, one line each."""
    at = report.published.isoformat(" ", "minutes") if report.published else None
    told = {"published": at, "author": report.author, "text of": report.credit}
    lines = [f"{label}: {said}" for label, said in told.items() if said]
    return [*lines, "recognised from an image: may be misread"] if report.recognised else lines


def marked(text: str, marks: Sequence[Mark]) -> str:
    """Return a text with each mark in brackets: its number, a figure's value, and the words that say so.

    Marks may lie in or across one another. Where a bracket closes that is not the last one opened, its
    number stands after it.
    """
    opened: list[_Bracket] = []
    pieces: list[str] = []
    brackets = _brackets([mark for mark in marks if 0 <= mark.start < mark.end <= len(text)])
    edges = sorted({0, *(edge for bracket in brackets for edge in (bracket.start, bracket.end))})
    for at, upto in zip(edges, [*edges[1:], len(text)], strict=True):
        pieces += _closings(opened, at)
        for bracket in (b for b in brackets if b.start == at):
            opened.append(bracket)
            pieces.append(bracket.opening)
        pieces.append(text[at:upto])
    return "".join([*pieces, *_closings(opened, len(text))])


def _brackets(marks: Sequence[Mark]) -> list[_Bracket]:
    """Return brackets by beginning, the longest first where several begin together."""

    def place(mark: Mark) -> tuple[int, int, Kind]:
        return mark.start, -mark.end, mark.kind

    grouped = groupby(sorted(marks, key=place), key=place)
    return [_Bracket(start, -end, kind, tuple(group)) for (start, end, kind), group in grouped]


def _closings(opened: list[_Bracket], at: int) -> Iterator[str]:
    """Yield and close the brackets that end here, the last one opened first."""
    for bracket in [b for b in reversed(opened) if b.end == at]:
        number = "" if bracket is opened[-1] else bracket.numbers
        opened.remove(bracket)
        yield f"{_PAIRS[bracket.kind][1]}{number}"


def _broken(paragraph: str, screen: Screen) -> list[str]:
    """Break a paragraph into lines of the screen, the number and label of a figure together on one.

    In Arabic, marks of direction keep the brackets of neighbouring labels from running left to right.
    """
    if screen.width is None:
        return [paragraph]
    mark = "\u200f" if runs_rtl(paragraph) else ""
    together = _LABEL.sub(lambda m: mark + m.group().replace(" ", "\u00a0") + mark, paragraph)
    return wrap(together, screen.width, screen)


def _write(text: str, screen: Screen, style: str = "") -> None:
    console = screen.console()
    for paragraph in text.splitlines() or [""]:
        rtl = runs_rtl(paragraph)
        faint = "dim" if is_furniture(paragraph) else style
        for line in _broken(printable(paragraph), screen):
            shown = screen.shown(line, rtl=rtl)
            indent = (screen.width or 0) - cell_len(shown) if rtl and screen.terminal else 0
            console.print(_styled(" " * indent + shown, faint))


def _styled(line: str, style: str) -> Text:
    """Colour what stands in brackets; one that goes on in the next line is open at the line's end here."""
    text = Text(line, style=style)
    for kind, (opening, closing) in _PAIRS.items():
        a, z = re.escape(opening), re.escape(closing)
        text.highlight_regex(rf"{a}[^{a}{z}]*{z}|^[^{a}{z}]*{z}|{a}[^{a}{z}]*$", _STYLES[kind])
    return text
