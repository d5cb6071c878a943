"""The codings in which a body was sent: taken off, up to the size that one report may have."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable, Mapping
from types import MappingProxyType

from marsad.intake.source import LARGEST, UnreadableError

_CHUNK = re.compile(rb"(?:\r\n)?([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]{0,4096})?\r\n")
_PIECE = 1 << 16


def decoded(body: bytes, transfer: str, content: str) -> bytes:
    """Return a body without its transfer and content codings, as HTTP names them (RFC 9110 and 9112).

    Some crawlers keep the header and store the body without the coding: then it is returned as it is.
    Raises UnreadableError for codings that are not known, damaged, or that come to more than LARGEST bytes.
    """
    if "chunked" in transfer.lower():
        body = _unchunked(body)
    for coding in reversed([name.strip().lower() for name in content.split(",")]):
        if coding not in {"", "identity"}:
            body = _without(body, coding)
    return body


def _unchunked(body: bytes) -> bytes:
    out, at = bytearray(), 0
    while (found := _CHUNK.match(body, at)) and (size := int(found[1], 16)):
        out += body[found.end() : found.end() + size]
        at = found.end() + size
    return bytes(out) if at else body


def _without(body: bytes, coding: str) -> bytes:
    if coding not in _CODINGS:
        raise UnreadableError(f"in a coding that is not known here: {coding[:40]}")
    try:
        return _CODINGS[coding](body)
    except (zlib.error, OSError) as error:
        if _is_text(body):
            return body
        raise UnreadableError(f"damaged: not {coding}, as it says it is") from error


def _is_text(body: bytes) -> bool:
    return not re.search(rb"[\x00-\x08\x0e-\x1a]", body[:4096])


def _gzip(body: bytes) -> bytes:
    return _inflated(body, zlib.MAX_WBITS | 32)


def _deflate(body: bytes) -> bytes:
    """Inflate; some servers leave out the header that the name stands for."""
    try:
        return _inflated(body, zlib.MAX_WBITS)
    except zlib.error:
        return _inflated(body, -zlib.MAX_WBITS)


def _inflated(body: bytes, window: int) -> bytes:
    machine = zlib.decompressobj(window)
    return _checked(machine.decompress(body, LARGEST + 1))


def pulled(body: bytes, coding: str, most: int) -> bytes:
    """Return what a body in ``br`` or ``zstd`` unpacks to, of more than ``most`` bytes one over that.

    Raises OSError where it is damaged or cut short, or is packed so as to need very much memory.
    """
    from fastwarc.stream_io import BrotliReader, ZstdReader  # noqa: PLC0415 (a while to load)

    reader = (BrotliReader if coding == "br" else ZstdReader)(io.BytesIO(body))
    out = bytearray()
    while body and len(out) <= most and (piece := reader.read(_PIECE)):
        out += piece
    return bytes(out[: most + 1])


def _pulled(coding: str) -> Callable[[bytes], bytes]:
    return lambda body: _checked(pulled(body, coding, LARGEST))


def _checked(data: bytes) -> bytes:
    if len(data) > LARGEST:
        raise UnreadableError(f"unpacks to more than {LARGEST // 1_000_000} MB")
    return data


_CODINGS: Mapping[str, Callable[[bytes], bytes]] = MappingProxyType(
    {"gzip": _gzip, "x-gzip": _gzip, "deflate": _deflate, "br": _pulled("br"), "zstd": _pulled("zstd")}
)
