"""JSON Feed (https://jsonfeed.org/version/1.1): a feed as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from marsad.intake.addresses import absolute
from marsad.intake.encoding import decode
from marsad.intake.feeds.feedentry import Entry
from marsad.intake.feeds.times import moment
from marsad.intake.markup import line, plain
from marsad.intake.source import UnreadableError

_VERSION = re.compile(r'\s*\{.*"version"\s*:\s*"https:(?:\\?/){2}jsonfeed\.org', re.S)


def looks_like(head: str) -> bool:
    """Tell whether the first characters of an input begin a JSON feed."""
    return _VERSION.match(head) is not None


def parsed(data: bytes, address: str | None) -> tuple[str | None, Iterator[Entry]]:
    """Return the title of a feed, and its entries. Raises UnreadableError where it is none."""
    try:
        feed = json.loads(decode(data).text)
    except (ValueError, RecursionError) as error:
        raise UnreadableError("not a JSON feed that can be read: torn, or nested too deep") from error
    items = feed.get("items")
    entries = [one for one in items if isinstance(one, dict)] if isinstance(items, list) else []
    base = address or _text(feed.get("home_page_url"))
    return line(_text(feed.get("title"))), (_entry(one, base) for one in entries)


def _entry(item: dict[str, Any], base: str | None) -> Entry:
    link = _text(item.get("url"))
    changed = _text(item.get("date_modified"))
    return Entry(
        link=absolute(base, link) if link else None,
        name=_text(item.get("id")),
        title=line(_text(item.get("title"))),
        text=plain(_text(item.get("content_html")) or "") or (_text(item.get("content_text")) or "").strip(),
        published=moment(_text(item.get("date_published"))),
        updated=changed,
        data=json.dumps(item, ensure_ascii=False).encode("utf-8", "replace"),
    )


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None
