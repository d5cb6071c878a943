"""Bytes to text: the encodings in which Arabic pages are found, told apart by what the bytes spell.

A general detector needs a few hundred letters; a social media post has forty. Arabic helps: its letters are
one block in UTF-16 (high byte 06), and what one single-byte encoding calls a frequent letter is a Latin
letter, a vowel sign or nothing at all in the other.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import lru_cache

from marsad.intake.source import UnreadableError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SINGLE_BYTE = ("windows-1256", "iso-8859-6")
_ARABIC = re.compile("[ء-غف-ي]")
_FREQUENT = re.compile("ال|[اليمونر]")
_STRANGE = re.compile("[À-ɏˆ-˜\u0080-\u009f\ufffd]")
_STRAY_MARK = re.compile("(?:^|[^ء-ي\u064b-\u0652])[\u064b-\u0652]|[\u064b-\u0652]{3}")
_TANWIN_INSIDE = re.compile("[\u064b-\u064d][ء-ي]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the ``encoding`` it was in, and how many characters were ``damaged`` and are now U+FFFD."""

    text: str
    encoding: str
    damaged: int = 0

    def damage(self) -> str:
        """Return in words how much of the text was damaged."""
        return f"damaged characters: {self.damaged}, read as \ufffd"


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Return the text of the bytes; ``declared`` is the encoding that a page claims, believed last but one.

    Raises UnreadableError where the bytes are not text in any encoding that is known here.
    """
    found = _by_mark(data) or _utf16(data) or _utf8(data) or _declared(data, declared) or _single_byte(data)
    # A few control characters may be a text's own; many mean that it is a picture or a program.
    if len(_CONTROL.findall(found.text)) * 20 > len(found.text) or found.damaged * 4 > len(found.text):
        raise UnreadableError("not text in UTF-8, UTF-16, Windows-1256 or ISO-8859-6; save it as UTF-8 text")
    return found


@lru_cache(maxsize=4)
def head_text(head: bytes) -> str:
    """Return the first bytes of an input as text, empty where they are none.

    Remembered, since each kind of input is asked in turn whether it looks like them.
    """
    try:
        return decode(head).text
    except UnreadableError:
        return ""


def is_utf16(data: bytes) -> bool:
    """Tell whether the bytes are UTF-16, by mark or looks."""
    found = _by_mark(data) or _utf16(data)
    return found is not None and found.encoding.startswith("utf-16")


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding)
    return None


def _utf16(data: bytes) -> Decoded | None:
    """Tell UTF-16 by its high bytes: nearly all are 00 (Latin, digits, blanks) or 06 (Arabic)."""
    pairs = len(data) // 2
    even, odd = (sum(map(data[start::2].count, (b"\x00", b"\x06"))) for start in (0, 1))
    if max(even, odd) * 2 < max(pairs, 1) or min(even, odd) * 10 > pairs:
        return None
    return _decoded(data, "utf-16-le" if odd > even else "utf-16-be")


def _utf8(data: bytes) -> Decoded | None:
    """Return UTF-8 where the bytes are that, but for a few that were damaged, such as a cut at the end."""
    found = _decoded(data, "utf-8")
    sound = sum(map(len, re.findall("[\u0080-\ufffc]", found.text)))
    return found if found.damaged * 10 <= sound else None


def _declared(data: bytes, declared: str | None) -> Decoded | None:
    try:
        found = _decoded(data, codecs.lookup(declared or "").name)
    except (LookupError, ValueError, AssertionError):
        return None
    plausible = _plausibility(found.text) >= max(_plausibility(_decoded(data, e).text) for e in _SINGLE_BYTE)
    return found if plausible and not found.damaged else None


def _single_byte(data: bytes) -> Decoded:
    return max((_decoded(data, encoding) for encoding in _SINGLE_BYTE), key=lambda d: _plausibility(d.text))


def _plausibility(text: str) -> int:
    """Return how well a text spells Arabic, undefined bytes and stray vowels held against it."""
    against = sum(len(odd.findall(text)) for odd in (_STRANGE, _STRAY_MARK, _TANWIN_INSIDE))
    return 2 * len(_ARABIC.findall(text)) + len(_FREQUENT.findall(text)) - 6 * against


def _decoded(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    damaged = text.count("\ufffd") - (data.count("\ufffd".encode()) if encoding == "utf-8" else 0)
    return Decoded(text, encoding, max(damaged, 0))
