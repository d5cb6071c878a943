"""A report's text in pieces, each with what was read from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from marsad.intake.furniture import furniture_spans
from marsad.models import Field
from marsad.publish.marks import Mark


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, the marks that cover it, the narrowest first, and those whose note stands before it.

    A note stands before the word in which its mark begins: within a word it would part joined letters.
    """

    text: str
    marks: tuple[Mark, ...]
    begins: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of a text, and whether it is furniture of the page that it stood on."""

    pieces: tuple[Piece, ...]
    furniture: bool


def pieces(
    text: str, marks: Sequence[Mark], field: Field, within: tuple[int, int] | None = None
) -> Iterator[Piece]:
    """Yield a text, or what is ``within`` two offsets of it, cut where marks of this field begin or end."""
    first, last = within or (0, len(text))
    own = [
        one
        for one in marks
        if one.field == field
        and 0 <= one.start < one.end <= len(text)
        and one.start < last
        and one.end > first
    ]
    notes = {one: max(first, _word(text, one.start)) for one in own if one.start >= first}
    cuts = {first, last, *notes.values(), *(edge for one in own for edge in (one.start, one.end))}
    for start, end in pairwise(sorted(cut for cut in cuts if first <= cut <= last)):
        covering = [one for one in own if one.start <= start and end <= one.end]
        covering.sort(key=lambda one: (one.end - one.start, one.number))
        begins = tuple(one for one, at in notes.items() if at == start)
        yield Piece(text[start:end], tuple(covering), begins)


def paragraphs(text: str, marks: Sequence[Mark]) -> list[Paragraph]:
    """Return the lines of a report's text that are not blank."""
    furniture = furniture_spans(text)
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        if line.strip():
            dim = any(a <= start + len(line) - len(line.lstrip()) < b for a, b in furniture)
            found.append(Paragraph(tuple(pieces(text, marks, "text", (start, end))), dim))
        start = end
    return found


def _word(text: str, at: int) -> int:
    """Return where the word begins in which an offset lies."""
    while at > 0 and not text[at - 1].isspace() and text[at - 1].isalnum():
        at -= 1
    return at
