"""The article of a page: its text, and what the page says of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from marsad.intake.furniture import without_furniture
from marsad.intake.page.blocks import Block, blocks
from marsad.intake.page.bylines import author, credit
from marsad.intake.page.declared import LONGEST, declared
from marsad.intake.page.heading import heading, host_outlet
from marsad.intake.page.marks import Words, words
from marsad.intake.page.markup import library_text, stripped, tree_of
from marsad.intake.page.moment import published
from marsad.intake.page.place import Place
from marsad.intake.page.region import Votes, region
from marsad.intake.source import UnreadableError

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

_ALL_LINK = 0.8
_LINKED = 0.5
_LONG = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article as its page has it. What the page does not say is null, the title empty.

    ``day`` is that of publication where the outlet is; ``published`` has the time of day, with its zone
    where the page gives one. ``address`` is the page's own, ``credit`` the outlet whose text it says this is.
    """

    title: str
    text: str
    day: dt.date | None
    published: dt.datetime | None
    author: str | None
    outlet: str | None
    credit: str | None
    address: str | None


def article_of(markup: str, address: str | None = None) -> Article:
    """Return the article of a page that was received from this address, if it is known.

    Raises UnreadableError where it has none, is too large or its markup cannot be read.
    """
    try:
        found = _article(markup, address)
    except (UnreadableError, MemoryError):
        raise
    except Exception as error:  # On torn markup the libraries stumble in many ways; the other reports go on.
        raise UnreadableError(
            f"torn markup ({type(error).__name__}); save its text as a .txt file"
        ) from error
    if not found.text.strip():
        raise UnreadableError("no article found in this page; save its text as a .txt file")
    return found


def _article(markup: str, address: str | None) -> Article:
    tree = tree_of(markup)
    said = declared(tree)
    own = _own_address(tree, address)
    whole = " ".join((tree.findtext(".//title") or "")[:LONGEST].split())
    voted = library_text(markup)
    every = list(blocks(stripped(tree)))
    votes = Votes(every, voted.splitlines(), said.body.splitlines())
    where = region(every, votes)
    head = heading(every, where, said, whole)
    place = Place(every, where, head.at)
    when = published(said.times, tree, place, own)
    text = main_text(place, votes, head.title) if where else _beside(voted, said.body, head.title)
    return Article(
        title=head.title,
        text=text,
        day=when.day if when else None,
        published=when.at if when else None,
        author=author(said.authors, place, head.outlet),
        outlet=head.outlet or host_outlet(own),
        credit=credit(place, head.outlet),
        address=own,
    )


def main_text(place: Place, votes: Votes, title: str) -> str:
    """Return the lines of the article, without captions, links to other articles, furniture and its title."""
    kept = [block for block in place.inside if not block.aside and not block.caption]
    last = max((at for at, block in enumerate(kept) if block.prose or votes.voted(block)), default=-1)
    return without_furniture("\n".join(_lines(kept[: last + 1], votes, words(title))))


def _lines(kept: Sequence[Block], votes: Votes, title: Words) -> Iterator[str]:
    before = ""
    for block in kept:
        if block.words == title or not block.words or _links_elsewhere(block, votes):
            continue
        line = f"- {block.text}" if block.tag == "li" else block.text
        if line != before or block.tag == "tr":
            yield line
        before = line


def _links_elsewhere(block: Block, votes: Votes) -> bool:
    """Tell whether a line is a link to another article; a long one that is taken for text may hold links."""
    own = votes.voted(block) and len(block.words) >= _LONG
    return block.linked >= _ALL_LINK or (block.linked >= _LINKED and not own)


def _beside(voted: str, body: str, title: str) -> str:
    """Return the text of a page whose blocks hold none: as it is declared, else as the library has it."""
    lines = [line.strip() for line in (body.strip() or voted).splitlines()]
    return without_furniture("\n".join(line for line in lines if line and words(line) != words(title)))


def _own_address(tree: HtmlElement, address: str | None) -> str | None:
    """Return the address that a page says is its own, that of receipt where it does not."""
    places = ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content")
    given = next((found for place in places for found in tree.xpath(place) if found.strip()), None)
    own = urljoin(address or "", given.strip()) if given else address
    return own if own and own.startswith(("http://", "https://")) else address
