"""Markup to plain text: what a reader of the page would see, lines where it shows lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

_BLOCK_TAGS = (
    "address article blockquote dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main ol "
    "p pre section table td th tr ul"
)
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_UNSEEN = frozenset({"head", "iframe", "noscript", "object", "script", "style", "svg", "template", "title"})
_WITHDRAWN = frozenset({"s", "del", "strike"})
_BLANKS = re.compile(r"[ \t\r\n]+")
_TWO_BLANKS = re.compile(" {2,}")
_MANY_LINES = re.compile(r"\n{3,}")
_MARKUP = re.compile(r"<[a-zA-Z/!]|&#?\w+;")


def plain(markup: str) -> str:
    """Return the text of a piece of HTML, its lines stripped; text without any markup as it stands."""
    from lxml import etree, html  # type: ignore[import-untyped]  # noqa: PLC0415 (only markup needs it)

    if not _MARKUP.search(markup):
        return markup.strip()
    try:
        return text_of(html.fromstring(f"<div>{markup}</div>"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ""


def line(markup: str | None, longest: int = 300) -> str | None:
    """Return the text of some HTML on one line, cut at ``longest`` characters, null where there is none."""
    return " ".join(plain(markup or "").split())[:longest] or None


def text_of(element: HtmlElement) -> str:
    """Return the text of an element: a line for each block and break, at most one blank line between.

    Scripts and what else is not shown are left out. So is text that is struck through: whoever wrote it
    has taken it back, and a figure in it must not be read as one that stands.
    """
    from lxml import etree  # noqa: PLC0415 (only markup needs it)

    walk = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    found = []
    for event, node in walk:
        if event == "start":
            found.append(_before(node))
            if node.tag in _UNSEEN or node.tag in _WITHDRAWN:
                walk.skip_subtree()
            else:
                found.append(_flat(node.text))
        else:
            found.append("\n" if event == "end" and node.tag in _BLOCKS else "")
            found.append(_flat(node.tail) if node is not element else "")
    text = _TWO_BLANKS.sub(" ", "".join(found))
    lines = "\n".join(one.strip(" ") for one in text.split("\n"))
    return _MANY_LINES.sub("\n\n", lines).strip("\n")


def _before(node: HtmlElement) -> str:
    return "\n" if node.tag == "br" or node.tag in _BLOCKS else ""


def _flat(text: str | None) -> str:
    return _BLANKS.sub(" ", text or "")
