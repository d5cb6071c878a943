"""What is found in the made-up pages, by Marsad and by the extractor library alone, against what they say."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from marsad.intake.html import items
from marsad.intake.source import Source, UnreadableError
from marsad.language.folding import fold_text
from pagemaker import Page, pages

MEASURES = ("text", "day", "time", "title", "author", "outlet", "credit")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was found in a page; null or empty where it was not."""

    text: str = ""
    day: dt.date | None = None
    published: dt.datetime | None = None
    title: str = ""
    author: str | None = None
    outlet: str | None = None
    credit: str | None = None


def ours(page: Page) -> Found:
    """Return what Marsad finds."""
    source = Source(page.name, page.name, io.BufferedReader(io.BytesIO(page.data)))  # type: ignore[arg-type]
    try:
        report = next(iter(items(source, lambda _: None))).report
    except UnreadableError:
        return Found()
    return Found(
        text=report.text,
        day=report.seen,
        published=report.published,
        title=report.title,
        author=report.author,
        outlet=report.source,
        credit=report.credit,
    )


def library(page: Page) -> Found:
    """Return what trafilatura finds as its documentation recommends to call it."""
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    found = bare_extraction(page.data, with_metadata=True)
    if not isinstance(found, Document):
        return Found()
    day = dt.date.fromisoformat(found.date) if found.date else None
    return Found(
        text=found.text or "",
        day=day,
        title=found.title or "",
        author=found.author,
        outlet=found.sitename,
    )


def judged(page: Page, found: Found) -> dict[str, float]:
    """Return for each measure that applies to a page how right it is, 0 to 1: of the text F1 of its words."""
    right: dict[str, float] = {
        "text": f1(page.text, found.text),
        "day": found.day == page.day,
        "title": same(page.title, found.title),
        "author": same(page.author, found.author),
        "outlet": same(page.outlet, found.outlet),
        "credit": same(page.credit, found.credit),
    }
    return right | ({"time": _same_time(page.published, found.published)} if page.published else {})


def _same_time(gold: dt.datetime, found: dt.datetime | None) -> bool:
    """Tell whether two times are the same; that of a page without a zone is its outlet's own."""
    return found is not None and gold == (found if found.tzinfo else found.replace(tzinfo=gold.tzinfo))


def same(gold: str | None, found: str | None) -> bool:
    """Tell whether two names or titles have the same words."""
    return words(gold or "") == words(found or "")


def f1(gold: str, found: str) -> float:
    """Return the harmonic mean of precision and recall of the words, each counted as often as it stands."""
    wanted, had = Counter(words(gold)), Counter(words(found))
    return 2 * (wanted & had).total() / max(wanted.total() + had.total(), 1)


def words(text: str) -> list[str]:
    """Return the words of a text, folded."""
    return _WORD.findall(fold_text(text))


def scores(chosen: Iterable[Page], finder: Callable[[Page], Found]) -> Mapping[str, float]:
    """Return the mean of each measure over the pages."""
    every = [judged(page, finder(page)) for page in chosen]
    return {key: _mean([one[key] for one in every if key in one]) for key in MEASURES}


def of_set(name: str) -> list[Page]:
    """Return the pages of a set: ``tuned`` or ``aside``."""
    return [page for page in pages() if page.aside == (name == "aside")]


def _mean(values: list[float]) -> float:
    return sum(values) / len(values)
