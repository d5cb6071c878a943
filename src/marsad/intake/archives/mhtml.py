"""Pages that a browser saved as one file (MHTML, RFC 2557): the page itself, with its address and time."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from email.utils import parsedate_to_datetime

from marsad.intake.items import Part
from marsad.intake.kind import Kind
from marsad.intake.problem import Problems
from marsad.intake.source import Source, UnreadableError, checked

_FIELD = re.compile(
    rb"\s*(?:from|mime-version|subject|date|snapshot-content-location|content-\w+|x-\w+):", re.I
)
_RELATED = re.compile(rb"^content-type:\s*multipart/related\b", re.I | re.M)
_PAGES = ("text/html", "application/xhtml+xml")


def looks_like(head: bytes) -> bool:
    """Tell whether the first bytes of an input are the header of a saved page."""
    return _FIELD.match(head) is not None and _RELATED.search(head) is not None


def items(source: Source, on_problem: Problems) -> Iterator[Part]:  # noqa: ARG001 (as every kind)
    """Yield the page without its frames, pictures and styles. Raises UnreadableError where there is none."""
    try:
        message = message_from_bytes(source.data())
        page = _page(message)
        data = page.get_payload(decode=True) if page else None
    except (ValueError, LookupError, RecursionError) as error:
        raise UnreadableError(f"torn MHTML ({type(error).__name__}); save the page again") from error
    if page is None or not isinstance(data, bytes):
        raise UnreadableError("no page in this MHTML file; save it again")
    yield Part(
        name=source.name,
        doc=source.doc,
        data=checked(data),
        address=_address(message, page) or source.address,
        at=_time(message) or source.at,
        headers=(("content-type", str(page.get("Content-Type") or "")),),
        kind="page",
    )


def _page(message: Message) -> Message | None:
    """Return the part that the start parameter names, else the first page."""
    pages = [part for part in message.walk() if part.get_content_type() in _PAGES]
    start = str(message.get_param("start") or "")
    named = [page for page in pages if start and page.get("Content-ID") == start]
    return next(iter((*named, *pages)), None)


def _address(message: Message, page: Message) -> str | None:
    said = (message.get("Snapshot-Content-Location"), page.get("Content-Location"))
    found = (re.sub(r"\s+", "", str(one)) for one in said if one)
    return next((one for one in found if one.startswith(("http://", "https://"))), None)


def _time(message: Message) -> dt.datetime | None:
    try:
        return parsedate_to_datetime(str(message.get("Date"))).astimezone(dt.UTC)
    except (ValueError, OverflowError):
        return None


KIND = Kind("mhtml", (".mhtml", ".mht"), looks_like, items, alone=True)
