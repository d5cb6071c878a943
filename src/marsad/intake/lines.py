"""The lines of a text that have something on them, with their offsets."""

from __future__ import annotations

import re
from typing import NamedTuple

_LINE = re.compile(r"[^\r\n]+")


class Line(NamedTuple):
    """A line without its end: ``start`` and ``end`` are its offsets in code points."""

    text: str
    start: int
    end: int


def lines(text: str) -> list[Line]:
    """Return the lines of a text that are not blank, in order."""
    return [Line(m.group(), m.start(), m.end()) for m in _LINE.finditer(text) if m.group().strip()]
