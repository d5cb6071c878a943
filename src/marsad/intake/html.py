"""Saved web pages: the main text without the page around it, title, date and publisher from the metadata."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from marsad.intake.arabic import why_not_arabic
from marsad.intake.encoding import decode, head_text
from marsad.intake.furniture import without_furniture
from marsad.intake.headdate import head_date
from marsad.intake.items import Received
from marsad.intake.kind import Kind
from marsad.intake.problem import Problem, Problems
from marsad.intake.source import Source, UnreadableError
from marsad.models import Report

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]
    from trafilatura.settings import Document

_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I
)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_ROOT = re.compile(r"<html\b", re.I)
_MARKUP = re.compile(
    r"\s*(?:<!--.*?-->\s*)*+<(?:!doctype html|html|head|body|\?xml|meta|div|article)\b", re.I | re.S
)
# Only what the page itself declares as its day, neither guessed from its words nor from the clock.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}


def looks_like(head: bytes) -> bool:
    """Tell whether the first bytes of an input begin a web page."""
    return _MARKUP.match(head_text(head)) is not None


def items(source: Source, on_problem: Problems) -> Iterator[Received]:
    """Yield the one report of a saved page. Raises UnreadableError where it has no main text in Arabic."""
    data = source.data()
    charset = _CHARSET.search(data[:4096])
    decoded = decode(data, charset[1].decode("ascii") if charset else None)
    if decoded.damaged:
        on_problem(Problem(source.name, decoded.damage()))
    page = _extracted(decoded.text)
    title = (page.title or "").strip()
    text = _without_title(page.text or "", title)
    if why := why_not_arabic(f"{title}\n{text}"):
        raise UnreadableError(f"{why} (its main text)")
    report = Report(
        doc=source.doc,
        title=title,
        text=without_furniture(text),
        seen=_day(page.date) or head_date(text),
        source=page.sitename,
        url=page.url or source.address,
        sha256=hashlib.sha256(data).hexdigest(),
    )
    yield Received(report=report, original=source.original(data))


def _extracted(page: str) -> Document:
    """Return what is found in a page. Raises UnreadableError where that is no text, or the page is torn."""
    from trafilatura.settings import Document  # noqa: PLC0415 (a quarter of a second to load)

    try:
        found = _trafilatura(page)
    except Exception as error:  # On torn markup it stumbles in many ways; the other reports go on.
        raise UnreadableError(
            f"torn markup ({type(error).__name__}); save its text as a .txt file"
        ) from error
    if not isinstance(found, Document) or not found.text:
        raise UnreadableError("no article found in this page; save its text as a .txt file")
    return found


def _trafilatura(page: str) -> Document | dict[str, Any] | None:
    from trafilatura import bare_extraction, load_html  # noqa: PLC0415 (a quarter of a second to load)

    whole = page if _ROOT.search(page) else f"<html><body>{page}</body></html>"
    tree = load_html(_DECLARATION.sub("", whole))
    if tree is None:
        return None
    return bare_extraction(
        _without_layout_tables(tree),
        favor_precision=True,
        include_comments=False,
        with_metadata=True,
        date_extraction_params=_DATES,
    )


def _without_layout_tables(tree: HtmlElement) -> HtmlElement:
    """Turn tables that hold paragraphs or tables into plain blocks: older pages are laid out in them."""
    for table in tree.xpath("//table[.//p or .//table or .//h1 or .//h2 or .//div or .//br]"):
        parts = table.iter("thead", "tbody", "tr", "td", "th")
        for part in [own for own in parts if next(own.iterancestors("table")) is table]:
            part.tag = "div"
        table.tag = "div"
    return tree


def _without_title(text: str, title: str) -> str:
    first, _, rest = text.partition("\n")
    return rest if title and first.strip() == title else text


def _day(date: str | None) -> dt.date | None:
    return dt.date.fromisoformat(date) if date else None


KIND = Kind("page", (".html", ".htm", ".xhtml"), looks_like, items)
