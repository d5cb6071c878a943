"""Web pages: the article without the page around it, and what the page says of it (see ``intake.page``)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from marsad.intake.arabic import why_not_arabic
from marsad.intake.encoding import decode, head_text
from marsad.intake.headdate import head_date
from marsad.intake.items import Received
from marsad.intake.kind import Kind
from marsad.intake.problem import Problem, Problems
from marsad.intake.source import Source, UnreadableError
from marsad.models import Report

_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I
)
_MARKUP = re.compile(
    r"\s*(?:<!--.*?-->\s*)*+<(?:!doctype html|html|head|body|\?xml|meta|div|article)\b", re.I | re.S
)


def looks_like(head: bytes) -> bool:
    """Tell whether the first bytes of an input begin a web page."""
    return _MARKUP.match(head_text(head)) is not None


def items(source: Source, on_problem: Problems) -> Iterator[Received]:
    """Yield the one report of a page. Raises UnreadableError where it has no main text in Arabic."""
    from marsad.intake.page.article import article_of  # noqa: PLC0415 (a quarter of a second to load)

    data = source.data()
    charset = _CHARSET.search(data[:4096])
    decoded = decode(data, charset[1].decode("ascii") if charset else None)
    if decoded.damaged:
        on_problem(Problem(source.name, decoded.damage()))
    article = article_of(decoded.text, source.address)
    if why := why_not_arabic(f"{article.title}\n{article.text}"):
        raise UnreadableError(f"{why} (its main text)")
    report = Report(
        doc=source.doc,
        title=article.title,
        text=article.text,
        seen=article.day or head_date(article.text),
        source=article.outlet,
        url=article.address or source.address,
        sha256=hashlib.sha256(data).hexdigest(),
        published=article.published,
        author=article.author,
        credit=article.credit,
    )
    yield Received(report=report, original=source.original(data))


KIND = Kind("page", (".html", ".htm", ".xhtml"), looks_like, items, alone=True)
