"""A report's text in pieces, each with what was read from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from marsad.models import Field
from marsad.publish.marks import Mark


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, the marks that cover it, the narrowest first, and those that begin with it."""

    text: str
    marks: tuple[Mark, ...]
    begins: tuple[Mark, ...]


def pieces(text: str, marks: Sequence[Mark], field: Field) -> Iterator[Piece]:
    """Yield the text whole, cut wherever a mark of this field begins or ends."""
    own = [one for one in marks if one.field == field and 0 <= one.start < one.end <= len(text)]
    edges = sorted({0, len(text), *(edge for one in own for edge in (one.start, one.end))})
    for start, end in pairwise(edges):
        covering = [one for one in own if one.start <= start and end <= one.end]
        covering.sort(key=lambda one: (one.end - one.start, one.number))
        begins = tuple(one for one in covering if one.start == start)
        yield Piece(text[start:end], tuple(covering), begins)
