"""Feeds, RSS of any version, RDF, Atom and JSON Feed: links to articles, and entries without a page."""

from __future__ import annotations

import datetime as dt
from calendar import timegm
from collections.abc import Iterator
from typing import Any

from marsad.intake.addresses import absolute
from marsad.intake.encoding import head_text
from marsad.intake.feeds import jsonfeed
from marsad.intake.feeds.feedentry import MOST_ENTRIES, Entry, taken
from marsad.intake.feeds.xml import parse_xml, root_name
from marsad.intake.items import Link, Received
from marsad.intake.kind import Kind
from marsad.intake.markup import line, plain
from marsad.intake.problem import Problem, Problems
from marsad.intake.source import Source, UnreadableError

_OURS = {"content-type": "application/xml; charset=utf-8"}


def looks_like(head: bytes) -> bool:
    """Tell whether the first bytes of an input begin a feed."""
    text = head_text(head)
    return root_name(text) in ("rss", "feed", "rdf") or jsonfeed.looks_like(text)


def items(source: Source, on_problem: Problems) -> Iterator[Link | Received]:
    """Yield the link of each entry, or the report that it is. Raises UnreadableError where it is no feed."""
    data = source.data()
    if jsonfeed.looks_like(head_text(data[:4096])):
        publisher, listed = jsonfeed.parsed(data, source.address)
        yield from taken(source, listed, publisher, on_problem)
    else:
        yield from _xml(source, data, on_problem)


def _xml(source: Source, data: bytes, on_problem: Problems) -> Iterator[Link | Received]:
    xml = parse_xml(data)
    if xml.torn:
        on_problem(Problem(source.name, xml.torn))
    nodes = list(xml.root.iter("{*}item", "{*}entry"))
    for node in nodes[MOST_ENTRIES + 1 :]:
        node.getparent().remove(node)
    feed, entries = _parsed(xml.root, source.address)
    yield from taken(source, entries, line(feed.get("title")), on_problem)


def _parsed(root: Any, address: str | None) -> tuple[Any, Iterator[Entry]]:
    """Return what a feed says of itself, and its entries. Raises UnreadableError where it is no feed."""
    import feedparser  # type: ignore[import-untyped]  # noqa: PLC0415 (only feeds need it)
    from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415

    # Markup in entries becomes plain text here and is never shown, so nothing of it need be made harmless.
    found = feedparser.parse(
        etree.tostring(root, encoding="utf-8"),
        response_headers=_OURS | ({"content-location": address} if address else {}),
        resolve_relative_uris=False,
        sanitize_html=False,
    )
    if not found.version and not found.entries:
        raise UnreadableError("not a feed: neither RSS nor Atom")
    nodes = list(root.iter("{*}item", "{*}entry"))
    pieces = [etree.tostring(node, encoding="utf-8", with_tail=False) for node in nodes]
    if len(nodes) != len(found.entries):
        # Entries within entries: which is whose cannot be told, so that their words must do.
        pieces = [str(entry).encode("utf-8", "replace") for entry in found.entries]
    base = address or found.feed.get("link")
    return found.feed, (_entry(entry, data, base) for entry, data in zip(found.entries, pieces, strict=True))


def _entry(entry: Any, data: bytes, base: str | None) -> Entry:
    # Feedburner's own links last as long as Feedburner; the article's address stands beside them.
    link = entry.get("feedburner_origlink") or entry.get("link")
    address = absolute(base, link) if link else None
    published = _time(entry, "published_parsed") or _time(entry, "created_parsed")
    changed = _time(entry, "updated_parsed")
    return Entry(
        link=address,
        name=entry.get("id"),
        title=line(entry.get("title")),
        text="" if address else _text(entry),
        published=published or changed,
        updated=changed.isoformat() if changed else None,
        data=data,
    )


def _text(entry: Any) -> str:
    """Return the longest of an entry's texts: the whole article where it is there, else the summary."""
    contents = [one.get("value") or "" for one in entry.get("content", ())]
    return max(map(plain, (*contents, entry.get("summary") or "")), key=len)


def _time(entry: Any, key: str) -> dt.datetime | None:
    """Return a time of an entry in UTC, null where there is none or it is none that could be.

    The parsed entry gives one time for another where one is missing: here each is asked for by itself.
    """
    parsed = dict.get(entry, key)
    try:
        return dt.datetime.fromtimestamp(timegm(parsed), dt.UTC) if parsed else None
    except (ValueError, OverflowError, OSError):
        return None


KIND = Kind("feed", (".rss", ".atom", ".rdf", ".xml"), looks_like, items)
