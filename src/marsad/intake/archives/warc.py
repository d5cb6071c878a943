"""Web archives (WARC): the pages in them, one by one, each with its address and the time of its capture.

The format is ISO 28500; plain, or compressed with gzip or zstd record by record. An archive may have any
length: no more than one record is in memory.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPException, parse_headers

from marsad.intake.archives.digests import proves
from marsad.intake.archives.media import is_readable
from marsad.intake.archives.warcrecords import Record, Records
from marsad.intake.coding import decoded
from marsad.intake.items import Part
from marsad.intake.kind import Kind
from marsad.intake.problem import Problem, Problems
from marsad.intake.source import LARGEST, Source, UnreadableError
from marsad.models import Headers

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? +(\d{3})\b[^\r\n]*\r?\n")
_NOTES = re.compile(r"(?:metadata|dns|whois):|urn:(?:text|pageinfo)", re.I)
"""Addresses of what crawlers note of their work: wget its log and arguments, Heritrix the names it looked up,
Browsertrix the words and the resources of pages, which stand in other records."""
_REVISITS = "captures of pages that had not changed (revisit records) have no text of their own"


@dataclass(frozen=True, slots=True)
class Body:
    """What a record holds, without codings, and what was said of it."""

    data: bytes
    headers: Headers

    def said(self, name: str) -> str:
        """Return the value of a header, empty where there is none."""
        return next((value for key, value in self.headers if key == name), "")


def looks_like(head: bytes) -> bool:
    """Tell whether the first bytes of an input begin a WARC file, compressed or not."""
    return unzipped(head).startswith((b"WARC/0.", b"WARC/1.")) or head.startswith(b"\x28\xb5\x2f\xfd")


def unzipped(head: bytes) -> bytes:
    """Return the first bytes of what is in gzip, or those given where it is none."""
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, 1024)
    except zlib.error:
        return head


def items(source: Source, on_problem: Problems) -> Iterator[Part]:
    """Yield the pages of an archive. Raises UnreadableError where there is not one record in it.

    Redirects, errors, what is no text (pictures, styles, scripts) and notes of the crawler are passed over.
    """
    records = revisits = 0
    for record in Records(source, on_problem):
        records += 1
        revisits += record.type == "revisit"
        try:
            if (
                record.with_text
                and not _NOTES.match(_address(record) or "")
                and (part := _part(record, source))
            ):
                yield part
        except UnreadableError as error:
            on_problem(Problem(_name(record, source), str(error)))
    if revisits:
        on_problem(Problem(source.name, f"{revisits} {_REVISITS}"))
    if not records:
        raise UnreadableError("no record of a web archive in it")


KIND = Kind("warc", (".warc", ".warc.gz", ".warc.zst"), looks_like, items)


def _part(record: Record, source: Source) -> Part | None:
    """Return the page that a record holds, null where it holds none. Raises UnreadableError where damaged."""
    body = _body(record)
    if body is None or not is_readable(body.said("content-type"), body.data):
        return None
    _check(record, body)
    address = _address(record)
    return Part(
        name=_name(record, source),
        doc=address or f"{source.doc}:{record.place}",
        data=decoded(body.data, body.said("transfer-encoding"), body.said("content-encoding")),
        address=address,
        at=_time(record),
        headers=body.headers,
    )


def _body(record: Record) -> Body | None:
    """Return what the server sent, null for redirects, errors and what is no answer of a server."""
    said = record.headers.get("content-type", "")
    if record.type == "resource" or not said.startswith("application/http"):
        return Body(record.block, (("content-type", said),))
    status = _STATUS.match(record.block)
    if status is None or status[1] != b"200":
        return None
    stream = io.BytesIO(record.block)
    stream.seek(status.end())
    try:
        headers = tuple((name.lower(), value) for name, value in parse_headers(stream).items())
    except HTTPException as error:
        raise UnreadableError(f"damaged: {error}") from error
    return Body(stream.read(), headers)


def _check(record: Record, body: Body) -> None:
    """Raise UnreadableError where a record is too large, or not what was archived."""
    if not record.whole:
        raise UnreadableError(f"larger than {LARGEST // 1_000_000} MB, the most that one report may have")
    of_block = record.headers.get("warc-block-digest")
    # What the digest of a payload covers is disputed where the body was sent in chunks.
    disputed = of_block or body.said("transfer-encoding")
    of_payload = None if disputed else record.headers.get("warc-payload-digest")
    if not (proves(of_block, record.block) and proves(of_payload, body.data)):
        raise UnreadableError("damaged: its digest is that of other bytes; passed over")


def _address(record: Record) -> str | None:
    """Return the address of a page; some writers put it in pointed brackets."""
    return record.headers.get("warc-target-uri", "").strip().strip("<>") or None


def _name(record: Record, source: Source) -> str:
    return f"{source.name}: {_address(record) or f'record at byte {record.place}'}"


def _time(record: Record) -> dt.datetime | None:
    try:
        return dt.datetime.fromisoformat(record.headers.get("warc-date", "")).astimezone(dt.UTC)
    except ValueError:
        return None
