"""Pictures: screenshots and scans, read by OCR, and marked as read so."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from marsad.intake import ocr
from marsad.intake.arabic import why_not_arabic
from marsad.intake.headdate import head_date
from marsad.intake.items import Received
from marsad.intake.kind import Kind
from marsad.intake.paragraphs import paragraphs
from marsad.intake.plaintext import split
from marsad.intake.problem import Problems
from marsad.intake.source import Source, UnreadableError
from marsad.models import Report

_MAGIC = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")


def looks_like(head: bytes) -> bool:
    """Tell whether an input begins as PNG, JPEG, TIFF, BMP or WebP."""
    bmp = head[:2] == b"BM" and head[6:10] == bytes(4)
    return bmp or head.startswith(_MAGIC) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP")


def items(source: Source, on_problem: Problems) -> Iterator[Received]:  # noqa: ARG001 (what a kind takes)
    """Yield the one report of a picture. Raises UnreadableError where no Arabic can be read in it."""
    data = source.data()
    if not looks_like(data[:16]):
        raise UnreadableError("not a picture in PNG, JPEG, TIFF, WebP or BMP")
    whole = "\n".join(map(ocr.commas, paragraphs([ocr.recognised(data)])))
    if why := why_not_arabic(whole):
        raise UnreadableError(f"{why} (as OCR reads it)")
    title, text = split(whole)
    report = Report(
        doc=source.doc,
        title=title,
        text=text,
        seen=head_date(text),
        url=source.address,
        sha256=hashlib.sha256(data).hexdigest(),
        recognised=True,
    )
    yield Received(report=report, original=source.original(data))


KIND = Kind(
    "image", (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp", ".bmp"), looks_like, items, alone=True
)
