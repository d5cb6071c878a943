"""Site maps (sitemaps.org): lists of a site's pages, those of news with time and title; lists of lists."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from marsad.intake.addresses import absolute
from marsad.intake.encoding import decode, head_text
from marsad.intake.feeds.links import distinct
from marsad.intake.feeds.times import moment
from marsad.intake.feeds.xml import LARGEST_XML, parse_xml, root_name
from marsad.intake.items import Link
from marsad.intake.kind import Kind
from marsad.intake.markup import line
from marsad.intake.problem import Problem, Problems
from marsad.intake.source import Source, UnreadableError, blank

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]

_GZIP = b"\x1f\x8b"
_ROOTS = ("urlset", "sitemapindex")
_NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


def looks_like(head: bytes) -> bool:
    """Tell whether the first bytes of an input begin a site map, compressed or not."""
    return root_name(head_text(_head(head))) in _ROOTS


def items(source: Source, on_problem: Problems) -> Iterator[Link]:
    """Yield a link for each page and each further map. Raises UnreadableError where it is no site map."""
    data = _whole(source)
    links = _listed(data, source, on_problem) if b"<" in data[:100] else _lines(data)
    yield from distinct(links, source.name, on_problem)


def _listed(data: bytes, source: Source, on_problem: Problems) -> Iterator[Link]:
    xml = parse_xml(data)
    root = str(xml.root.tag).rpartition("}")[2]
    if root not in _ROOTS:
        raise UnreadableError(f"not a site map: it begins with <{root}>")
    if xml.torn:
        on_problem(Problem(source.name, xml.torn))
    kind = "sitemap" if root == "sitemapindex" else None
    for node in xml.root.iterchildren("{*}url", "{*}sitemap"):
        place = _text(node, "{*}loc")
        if place and (address := absolute(source.address, place)):
            yield Link(
                address=address,
                title=line(_text(node, f"{_NEWS}news/{_NEWS}title")),
                published=moment(_text(node, f"{_NEWS}news/{_NEWS}publication_date")),
                updated=_text(node, "{*}lastmod"),
                kind=kind,
            )


def _lines(data: bytes) -> Iterator[Link]:
    """Yield the links of a site map in plain text: an address a line."""
    found = [absolute(None, one) for one in decode(data).text.split()]
    if not any(found):
        raise UnreadableError("not a site map: neither XML nor an address on each line")
    return (Link(address=address) for address in found if address)


def _text(node: _Element, path: str) -> str | None:
    return (node.findtext(path) or "").strip() or None


def _whole(source: Source) -> bytes:
    """Return all bytes, unpacked if they are compressed. Raises UnreadableError where there are too many."""
    data = source.stream.read(LARGEST_XML + 1)
    if data.startswith(_GZIP):
        try:
            data = gzip.GzipFile(fileobj=io.BytesIO(data)).read(LARGEST_XML + 1)
        except (OSError, EOFError, zlib.error) as error:
            raise UnreadableError(f"torn gzip: {error}") from error
    if blank(data):
        raise UnreadableError("empty")
    if len(data) > LARGEST_XML:
        raise UnreadableError(f"larger than {LARGEST_XML // 1_000_000} MB, the most that a site map may have")
    return data


def _head(head: bytes) -> bytes:
    if not head.startswith(_GZIP):
        return head
    try:
        return zlib.decompressobj(wbits=31).decompress(head, 4096)
    except zlib.error:
        return b""


KIND = Kind("sitemap", (".xml", ".xml.gz"), looks_like, items)
