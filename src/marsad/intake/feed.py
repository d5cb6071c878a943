"""Feeds, RSS of any version, RDF and Atom: links to articles, and entries that have no page of their own."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from calendar import timegm
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from marsad.intake.addresses import absolute
from marsad.intake.arabic import why_not_arabic
from marsad.intake.days import day_of
from marsad.intake.encoding import head_text
from marsad.intake.items import Link, Received
from marsad.intake.kind import Kind
from marsad.intake.links import distinct
from marsad.intake.markup import line, plain
from marsad.intake.problem import Problem, Problems
from marsad.intake.source import Source, UnreadableError
from marsad.intake.xml import parse_xml
from marsad.models import Report

MOST_ENTRIES = 5_000
"""The most entries of one feed; real ones have ten to a few hundred."""
_ROOT = re.compile(
    r"\s*(?:<\?[^>]*\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>\s*)*<(?:rss|feed|\w+:feed|rdf:RDF)\b",
    re.S | re.I,
)
_OURS = {"content-type": "application/xml; charset=utf-8"}


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as plain text; ``link`` is null where it leads to no page, ``data`` are its own bytes."""

    link: str | None
    name: str | None
    title: str | None
    text: str
    published: dt.datetime | None
    updated: str | None
    data: bytes


def looks_like(head: bytes) -> bool:
    """Tell whether the first bytes of an input begin a feed."""
    return _ROOT.match(head_text(head)) is not None


def items(source: Source, on_problem: Problems) -> Iterator[Link | Received]:
    """Yield the link of each entry, or the report that it is. Raises UnreadableError where it is no feed."""
    xml = parse_xml(source.data())
    if xml.torn:
        on_problem(Problem(source.name, xml.torn))
    nodes = list(xml.root.iter("{*}item", "{*}entry"))
    for node in nodes[MOST_ENTRIES:]:
        node.getparent().remove(node)
    if len(nodes) > MOST_ENTRIES:
        on_problem(Problem(source.name, f"more than {MOST_ENTRIES} entries; the others were left"))
    feed, entries = _parsed(xml.root, source.address)
    yield from taken(source, entries, line(feed.get("title")), on_problem)


def taken(
    source: Source, entries: Iterator[Entry], publisher: str | None, on_problem: Problems
) -> Iterator[Link | Received]:
    """Yield the link of each entry once, and the text of each that has no link but words in Arabic."""
    found = list(entries)
    links = (
        Link(address=e.link, title=e.title, published=e.published, updated=e.updated) for e in found if e.link
    )
    yield from distinct(links, source.name, on_problem)
    for number, entry in enumerate(found, 1):
        if not entry.link and entry.text:
            name = f"{source.name}:{number}"
            if why := why_not_arabic(f"{entry.title or ''}\n{entry.text}"):
                on_problem(Problem(name, why))
            else:
                yield _received(source, entry, number, publisher)


def _received(source: Source, entry: Entry, number: int, publisher: str | None) -> Received:
    report = Report(
        doc=f"{source.doc}:{entry.name or number}",
        title=entry.title or "",
        text=entry.text,
        seen=day_of(entry.published),
        source=publisher,
        url=source.address,
        sha256=hashlib.sha256(entry.data).hexdigest(),
        published=entry.published,
    )
    return Received(report=report, original=source.original(entry.data))


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
    own = nodes if len(nodes) == len(found.entries) else [root] * len(found.entries)
    pieces = (etree.tostring(node, encoding="utf-8", with_tail=False) for node in own)
    base = address or found.feed.get("link")
    return found.feed, (_entry(entry, data, base) for entry, data in zip(found.entries, pieces, strict=True))


def _entry(entry: Any, data: bytes, base: str | None) -> Entry:
    contents = [one.get("value") or "" for one in entry.get("content", ())]
    texts = map(plain, (*contents, entry.get("summary") or ""))
    published = _time(entry, "published_parsed") or _time(entry, "created_parsed")
    changed = _time(entry, "updated_parsed")
    return Entry(
        link=absolute(base, entry.get("link") or "") if entry.get("link") else None,
        name=entry.get("id"),
        title=line(entry.get("title")),
        text=max(texts, key=len),
        published=published or changed,
        updated=changed.isoformat() if changed else None,
        data=data,
    )


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
