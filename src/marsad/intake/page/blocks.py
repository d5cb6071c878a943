"""The blocks of a page: its paragraphs, headings, list items, table rows and lines, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from marsad.intake.furniture import is_furniture
from marsad.intake.page.marks import Words, named, words

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]


def _names(said: str) -> frozenset[str]:
    return frozenset(said.split())


_INLINE = _names(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark q s small "
    "span strike strong sub sup time tt u var wbr"
)
_UNSEEN = _names(
    "script style noscript template svg head title select option textarea button iframe object "
    "canvas input math audio video"
)
_FURNITURE = _names("nav footer menu")
_ROLES = _names("navigation banner contentinfo complementary search dialog")
_HEADINGS = _names("h1 h2 h3 h4 h5 h6")
_BLANKS = re.compile(r"\s+")
_SENTENCE = re.compile(r"[.…؟?!][\"'»”)\]]*\s*$")
_PROSE = 12
"""Words from which on a block is taken for prose even where it does not end like a sentence."""
_LINKED = 0.5
"""The share of a block's characters that are links, from which on it is none of the article's own."""
_MOST = 0.6
"""The share of a page's characters above which a part is not furniture, whatever it is called."""


@dataclass(frozen=True, slots=True)
class Block:
    """A line of a page: its ``text``, the ``element`` that it stands in, the share of it that is ``linked``.

    ``aside`` tells that the markup calls it furniture (or the caption of a picture), ``tag`` is the name of
    its block element.
    """

    text: str
    element: HtmlElement
    tag: str
    linked: float
    aside: bool
    caption: bool
    words: Words

    @property
    def prose(self) -> bool:
        """Tell whether it may be a sentence of an article."""
        long = self.spoken >= _PROSE or (len(self.words) > 1 and bool(_SENTENCE.search(self.text)))
        limit = 0.1 if self.tag == "tr" else _LINKED
        own = not self.aside and not self.caption and self.linked < limit
        return long and own and not is_furniture(self.text)

    @property
    def spoken(self) -> int:
        """Return how many of its words are no numbers."""
        return sum(not word.isdigit() for word in self.words)

    @property
    def heading(self) -> bool:
        """Tell whether it is marked up as a heading."""
        return self.tag in _HEADINGS


@dataclass(slots=True)
class _Walk:
    """What is known at one place of a page on the way through it."""

    whole: int
    element: HtmlElement
    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    links: int = 0
    unseen: int = 0
    aside: int = 0
    captions: int = 0


def blocks(root: HtmlElement) -> Iterator[Block]:
    """Yield the blocks of a page in the order of its markup, without scripts and what is not shown."""
    from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415 (a while to load)

    walk = _Walk(whole=_length(root), element=root)
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event == "start":
            yield from _begin(walk, element)
        elif event == "end":
            yield from _end(walk, element)
        else:
            _say(walk, element.tail)
    yield from _flush(walk, root)


def _begin(walk: _Walk, element: HtmlElement) -> Iterator[Block]:
    if _breaks(element):
        yield from _flush(walk, element)
    _count(walk, element, 1)
    if element.tag in ("td", "th") and _row(element) is not None:
        _say(walk, " | ")
    _say(walk, element.text)


def _end(walk: _Walk, element: HtmlElement) -> Iterator[Block]:
    if _breaks(element):
        yield from _flush(walk, element.getparent())
    _count(walk, element, -1)
    _say(walk, element.tail)


def _count(walk: _Walk, element: HtmlElement, step: int) -> None:
    """Keep count of the parts of a page that are open here."""
    walk.links += step * (element.tag == "a")
    walk.unseen += step * (element.tag in _UNSEEN or _hidden(element))
    walk.captions += step * _is_caption(element)
    walk.aside += step * _is_furniture(element, walk.whole)


def _say(walk: _Walk, text: str | None) -> None:
    if text and not walk.unseen:
        walk.pieces.append(text)
        walk.linked += len(text.strip()) if walk.links else 0


def _flush(walk: _Walk, after: HtmlElement | None) -> Iterator[Block]:
    """Yield the block that ends here, if it has any text; the next one stands in ``after``."""
    text = _BLANKS.sub(" ", "".join(walk.pieces)).strip()
    if text:
        row = walk.element if walk.element.tag == "tr" else _row(walk.element)
        tag = "tr" if row is not None else walk.element.tag
        shown = f"{text} |" if tag == "tr" else text
        share = walk.linked / len(text)
        yield Block(shown, walk.element, tag, share, walk.aside > 0, walk.captions > 0, words(text))
    walk.pieces.clear()
    walk.linked = 0
    walk.element = walk.element if after is None else after


def _breaks(element: HtmlElement) -> bool:
    """Tell whether a line ends where an element begins and ends: cells of a table of figures are one line."""
    return element.tag not in _INLINE and (element.tag not in ("td", "th") or _row(element) is None)


def _row(cell: HtmlElement) -> HtmlElement | None:
    """Return the row of a cell in a table of figures, null in a table that lays out the page."""
    row = cell.getparent() if cell.tag in ("td", "th") else None
    return row if row is not None and row.tag == "tr" else None


def _hidden(element: HtmlElement) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.get("hidden") is not None or "display:none" in style


def _is_furniture(element: HtmlElement, whole: int) -> bool:
    """Tell whether the markup calls a part furniture; never what holds the heading or most of the page."""
    if element.tag in ("html", "body", "article", "main", "h1", "form"):
        return False
    called = element.tag in _FURNITURE or element.get("role") in _ROLES or named(element, "furniture")
    return called and element.find(".//h1") is None and _length(element) < whole * _MOST


def _is_caption(element: HtmlElement) -> bool:
    """Tell whether a part belongs to a picture; tables and quotations may be set as figures too."""
    if element.tag == "figure":
        return element.find(".//table") is None and element.find(".//blockquote") is None
    return element.tag == "figcaption" or named(element, "caption")


def _length(element: HtmlElement) -> int:
    return int(element.xpath("string-length(normalize-space(.))"))
