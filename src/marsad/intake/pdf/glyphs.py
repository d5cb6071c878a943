"""The characters of a page with their places, as pdfium finds them.

Pdfium's own order of Arabic is not used: in what browsers print it turns some words round and not others.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage  # type: ignore[import-untyped]

MOST = 100_000
"""The most characters that are read of a page."""
_STRAIGHT = 0.05


class Glyph(NamedTuple):
    """A character, of a ligature several: edges and baseline in points from the lower left, size of an em."""

    text: str
    left: float
    right: float
    base: float
    size: float
    origin: float

    @property
    def mark(self) -> bool:
        """Tell whether it is a vowel sign, which stands on a letter."""
        return unicodedata.combining(self.text[0]) > 0

    @property
    def middle(self) -> float:
        """Return where its middle is from the left."""
        return (self.left + self.right) / 2


def glyphs(page: PdfTextPage) -> Iterator[Glyph]:
    """Yield the characters of a page that stand upright, but for blanks: gaps tell those."""
    from pypdfium2 import raw  # noqa: PLC0415 (heavy)

    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    for index in range(min(raw.FPDFText_CountChars(page), MOST)):
        text = _letters(chr(raw.FPDFText_GetUnicode(page, index)))
        if (
            not text
            or raw.FPDFText_IsGenerated(page, index) == 1
            or raw.FPDFText_HasUnicodeMapError(page, index) == 1
        ):
            continue
        raw.FPDFText_GetMatrix(page, index, matrix)
        if not _upright(matrix.a, matrix.b):
            continue
        size = raw.FPDFText_GetFontSize(page, index) * math.hypot(matrix.c, matrix.d)
        # Of a vowel sign the ink tells where it stands, of a letter its advance.
        raw.FPDFText_GetLooseCharBox(page, index, box)
        origin, base = _origin(page, index)
        left, right = _ink(page, index) if unicodedata.combining(text[0]) else (box.left, box.right)
        yield Glyph(text, left, right, base, size, origin)


def _letters(char: str) -> str:
    """Return a character as letters, where it is a presentation form or a ligature."""
    if char.isspace() or unicodedata.category(char) in {"Cc", "Cf", "Cn", "Co", "Cs"}:
        return ""
    known = "\ufb00" <= char <= "\ufdff" or "\ufe70" <= char <= "\ufefc"
    return unicodedata.normalize("NFKC", char).strip() if known else char


def _upright(a: float, b: float) -> bool:
    return a > 0 and abs(b) <= _STRAIGHT * a


def _ink(page: PdfTextPage, index: int) -> tuple[float, float]:
    edges = page.get_charbox(index)
    return edges[0], edges[2]


def _origin(page: PdfTextPage, index: int) -> tuple[float, float]:
    from ctypes import c_double  # noqa: PLC0415

    from pypdfium2 import raw  # noqa: PLC0415 (heavy)

    x, y = c_double(), c_double()
    raw.FPDFText_GetCharOrigin(page, index, x, y)
    return x.value, y.value
