"""Checking: a source is asked once, and one of its articles fetched, to show what would be taken."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

from marsad.following.opening import AUTO, Opened, kind_named, opened
from marsad.intake.items import Link, Part
from marsad.intake.web import Fetcher, FetchError, Settings
from marsad.ledger.following.followed import Followed
from marsad.pipeline.one import open_one

_WORDS = 12
_LINKS = 5
"""Links to articles on a page that nobody said the kind of, from which on it may be a front page."""
_TRIES = 3
"""Articles that are tried until one can be read: the first link of a list is not always one."""


@dataclass(slots=True, kw_only=True)
class Checked:
    """What would be taken from a source: how many ``links`` and ``reports``, and what is seen of one article.

    ``problem`` says why it would not work, null if it would.
    """

    name: str
    address: str
    kind: str
    links: int = 0
    reports: int = 0
    article: str | None = None
    title: str | None = None
    day: str | None = None
    outlet: str | None = None
    begins: str | None = None
    problem: str | None = None


def check(sources: Sequence[Followed], settings: Settings) -> list[dict[str, object]]:
    """Return for each source, as a row, what would be taken from it; nothing is kept."""

    async def all_of_them() -> list[Checked]:
        async with Fetcher(settings) as fetcher:
            return await asyncio.gather(*(_checked(fetcher, one) for one in sources))

    return [asdict(one) for one in asyncio.run(all_of_them())]


async def _checked(fetcher: Fetcher, one: Followed) -> Checked:
    said = Checked(name=one.name, address=one.address, kind=one.kind)
    try:
        fetched = await fetcher.fetch(one.address, robots=one.robots)
        part = fetched.part(fetched.asked, None if one.kind == AUTO else one.kind)
        said.kind, found = kind_named(part), opened(open_one(part), one)
        said.links, said.reports = len(found.links), len(found.received)
        if found.empty:
            said.problem = _advice(one, said.kind, found.why)
        else:
            await _show_one(fetcher, one, found, said)
            if one.kind == AUTO and said.kind == "page":
                said.problem = _doubt(part, one)
    except FetchError as error:
        said.problem = error.why
    return said


def _advice(one: Followed, kind: str, why: str) -> str:
    if one.kind == AUTO and kind == "page":
        return f"{why}; if it is a page of links to articles, add it with --kind list"
    return why


def _doubt(part: Part, one: Followed) -> str | None:
    """Return that what was taken for an article may be a page of links, null where it has few of them."""
    many = len(opened(open_one(replace(part, kind="list")), one).links)
    if many < _LINKS:
        return None
    again = "remove it, then add it with --kind list, or with --kind page if it is one article"
    return f"taken for an article, but it has {many} links to articles: {again}"


async def _show_one(fetcher: Fetcher, one: Followed, found: Opened, said: Checked) -> None:
    """Fill in what is seen of the first report, or of the first page that has one."""
    shown, why = found, "none of its links leads to an article"
    if not found.received and all(link.kind for link in found.links):
        found = await _first_list(fetcher, one, found)
    pages = [link for link in found.links if not link.kind]
    for link in pages[:_TRIES] if not found.received else ():
        shown, why = await _page(fetcher, one, link)
        if shown.received:
            break
    if shown.received:
        report = shown.received[0].report
        said.article, said.title, said.outlet = report.doc, report.title or None, report.source
        said.day = report.seen.isoformat() if report.seen else None
        said.begins = " ".join(report.text.split()[:_WORDS])
    else:
        said.problem = why


async def _first_list(fetcher: Fetcher, one: Followed, found: Opened) -> Opened:
    """Return what the first of the lists holds that a source consists of, such as the parts of a site map."""
    link = found.links[0]
    fetched = await fetcher.fetch(link.address, robots=one.robots)
    return opened(open_one(fetched.part(link.address, link.kind)), one)


async def _page(fetcher: Fetcher, one: Followed, link: Link) -> tuple[Opened, str]:
    try:
        fetched = await fetcher.fetch(link.address, robots=one.robots)
    except FetchError as error:
        return Opened(), f"{link.address}: {error.why}"
    found = opened(open_one(fetched.part(link.address)), one, link.published)
    return found, f"{link.address}: {found.why}"
