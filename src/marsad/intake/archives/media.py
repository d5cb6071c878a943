"""Which bodies of a web archive may be reports, by what the server called them and by their first bytes.

Pictures, styles, scripts, fonts and films make up most of an archive; nobody wants them named one by one.
"""

from __future__ import annotations

import re

_READABLE = frozenset(
    {
        "text/html",
        "application/xhtml+xml",
        "text/plain",
        "text/xml",
        "application/xml",
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/pdf",
        "application/x-ndjson",
        "application/jsonl",
        "multipart/related",
    }
)
_UNTOLD = frozenset(
    {"", "application/octet-stream", "binary/octet-stream", "unknown/unknown", "text/unknown"}
)
_LOOKS = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*(?:%PDF-|<!doctype html|<html\b|<\?xml\b|<rss\b|<feed\b)", re.I)


def is_readable(content_type: str, body: bytes) -> bool:
    """Tell whether a body may be a report, a feed or a list; where its type is not told, by how it begins."""
    name = content_type.partition(";")[0].strip().lower()
    return name in _READABLE or (name in _UNTOLD and _LOOKS.match(body[:1024]) is not None)
