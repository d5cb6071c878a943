"""A stream that can be wound back, so that an archive can be read on behind a damaged record."""

from __future__ import annotations

import io
import re
import zlib

from marsad.intake.source import LARGEST

_KEPT = LARGEST + (1 << 20)
"""The most bytes that are kept to wind back to: those of one record."""
_PIECE = 1 << 16
# The first bytes of a record that stands in a gzip member of its own, in a zstd frame, or plain.
_BEGINNING = re.compile(rb"\x1f\x8b\x08[\x00-\x1f]|\x28\xb5\x2f\xfd|WARC/[01]\.\d\r?\n")
_LONGEST_BEGINNING = 16


class Tape:
    """Bytes read in order from any stream, standard input too, of which the last are kept.

    ``failure`` is the error of the stream itself, if there was one: no damage in what it holds.
    """

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self._kept = bytearray()
        self._first = 0  # the place of the first byte that is kept
        self._place = 0
        self.failure: Exception | None = None

    def tell(self) -> int:
        """Return the place of the next byte, counted from where the tape began."""
        return self._place

    def read(self, size: int = _PIECE) -> bytes:
        """Return the next bytes, none at the end."""
        if self._place == self._end():
            self._load()
        start = self._place - self._first
        piece = bytes(self._kept[start : start + size])
        self._place += len(piece)
        return piece

    def forget(self, place: int) -> None:
        """Keep no longer what is before a place."""
        if place > self._first:
            del self._kept[: place - self._first]
            self._first = place

    def wind_to_record(self, place: int) -> int | None:
        """Go to the first place from this one on where a record begins and return it, null if none does."""
        at = max(place, self._first)
        while True:
            for found in _BEGINNING.finditer(self._kept, at - self._first):
                if _is_record(self._kept, found.start()):
                    self._place = self._first + found.start()
                    return self._place
            at = max(at, self._end() - _LONGEST_BEGINNING)
            self._place = self._end()
            self.forget(at)
            if not self._load():
                return None

    def _end(self) -> int:
        return self._first + len(self._kept)

    def _load(self) -> int:
        try:
            piece = self._stream.read1(_PIECE)
        except Exception as error:
            self.failure = error
            raise
        self._kept += piece
        self.forget(self._end() - _KEPT)
        return len(piece)


def _is_record(data: bytearray, start: int) -> bool:
    """Tell a record in gzip from a page in gzip; of other looks there are no such pages."""
    if not data.startswith(b"\x1f\x8b", start):
        return True
    try:
        head = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(data[start : start + 512], 5)
    except zlib.error:
        return True  # a damaged record: it will be named
    return b"WARC/".startswith(head)
