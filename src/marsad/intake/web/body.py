"""The body of an answer, received and unpacked within a limit."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator

from marsad.intake.coding import pulled
from marsad.intake.web.errors import FetchError

ENCODINGS = "gzip, deflate, br, zstd"
"""What we let servers pack bodies with."""
_PULLED = frozenset({"br", "zstd"})
"""Those that are unpacked once all of the body is there, which has at most as many bytes as it may have."""
_MOST_MEMBERS = 100
"""Files packed one behind the other: a body has one, and thousands only serve to keep us busy."""
_MAGIC = b"\x1f\x8b"
_GZIP, _ZLIB, _RAW = zlib.MAX_WBITS + 16, zlib.MAX_WBITS, -zlib.MAX_WBITS


async def received(pieces: AsyncIterator[bytes], packed: str, largest: int) -> bytes:
    """Return the whole of a body; ``packed`` is its Content-Encoding.

    Raises FetchError where it has more than ``largest`` bytes, as it is sent or unpacked, and where it is
    packed in a way that was not asked for.
    """
    coding = packed.strip().lower()
    unpacker = _unpacker(coding)
    body, sent = bytearray(), 0
    async for piece in pieces:
        sent += len(piece)
        body += unpacker.unpack(piece, largest - len(body)) if unpacker else piece
        if max(sent, len(body)) > largest:
            raise too_large(largest)
    if unpacker and sent and not unpacker.whole:
        raise FetchError(f"cut short: its {packed} has no end", retry=True)
    return _unpacked(bytes(body), coding, largest) if coding in _PULLED else bytes(body)


def _unpacked(body: bytes, coding: str, largest: int) -> bytes:
    try:
        found = pulled(body, coding, largest)
    except OSError as error:
        raise FetchError(f"its {coding} is damaged or cut short: {error}", retry=True) from error
    if len(found) > largest:
        raise too_large(largest)
    return found


def too_large(largest: int) -> FetchError:
    """Return the error of a body that has more than ``largest`` bytes."""
    return FetchError(f"larger than {largest / 1_000_000:g} MB, the most that is fetched", retry=False)


def _unpacker(packed: str) -> _Unpacker | None:
    if packed in {"", "identity", "none", *_PULLED}:
        return None
    if packed in {"gzip", "x-gzip", "deflate"}:
        return _Unpacker(packed)
    raise FetchError(f"packed as {packed[:40]!r}, which was not asked for", retry=False)


class _Unpacker:
    """Unpacks gzip and deflate, never more than one byte over what there is room for."""

    def __init__(self, packed: str) -> None:
        self._packed = packed
        self._machine: zlib._Decompress | None = None
        self._members = 0

    @property
    def whole(self) -> bool:
        """Tell whether the end was reached."""
        return self._machine is not None and self._machine.eof

    def unpack(self, piece: bytes, room: int) -> bytes:
        """Return what a piece unpacks to, ``room`` bytes and one at most. Raises FetchError if it is torn."""
        out = bytearray()
        while piece and len(out) <= room:
            machine = self._machine_for(piece)
            if machine is None:
                break
            try:
                out += machine.decompress(piece, room + 1 - len(out))
            except zlib.error as error:
                raise FetchError(f"its {self._packed} is damaged: {error}", retry=True) from error
            piece = machine.unconsumed_tail or machine.unused_data
        return bytes(out)

    def _machine_for(self, piece: bytes) -> zlib._Decompress | None:
        """Return what unpacks a piece, null where it is nothing but filling behind the end."""
        if self._machine is None or (self._machine.eof and piece.startswith(_MAGIC)):
            self._members += 1
            if self._members > _MOST_MEMBERS:
                raise FetchError(f"its {self._packed} has more than {_MOST_MEMBERS} parts", retry=False)
            self._machine = zlib.decompressobj(self._frame(piece[0]))
        return None if self._machine.eof else self._machine

    def _frame(self, first: int) -> int:
        """Return the frame by the first byte: some send deflate without the one of RFC 9110 (8.4.1.2)."""
        if self._packed != "deflate":
            return _GZIP
        return _ZLIB if first & 15 == zlib.DEFLATED else _RAW
