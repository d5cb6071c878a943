"""From the markup of a page to its tree, and the text that the extractor library finds in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from marsad.intake.source import UnreadableError

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_ROOT = re.compile(r"<html\b", re.I)
_SCRIPTS = "//script|//style|//noscript|//comment()|//processing-instruction()"
_LAYOUT = "//table[.//p or .//table or .//h1 or .//h2 or .//div or .//br or .//marquee or .//form]"
MOST_TAGS = 100_000
"""Opening and closing tags that a page may have: a long one has ten thousand."""


def tree_of(markup: str) -> HtmlElement:
    """Return the tree of a page. Raises UnreadableError where there is none, or it is too large."""
    from trafilatura import load_html  # noqa: PLC0415 (a quarter of a second to load)

    if markup.count("<") > MOST_TAGS:
        raise UnreadableError(f"a page of more than {MOST_TAGS} tags; save its text as a .txt file")
    whole = markup if _ROOT.search(markup) else f"<html><body>{markup}</body></html>"
    tree = load_html(_DECLARATION.sub("", whole))
    if tree is None:
        raise UnreadableError("no article found in this page; save its text as a .txt file")
    return tree


def stripped(tree: HtmlElement) -> HtmlElement:
    """Return the tree, changed: without scripts, and with tables for layout as plain parts."""
    for gone in tree.xpath(_SCRIPTS):
        if gone.getparent() is not None:
            gone.drop_tree()
    return without_layout_tables(tree)


def without_layout_tables(tree: HtmlElement) -> HtmlElement:
    """Turn tables that hold paragraphs or tables into plain parts: older pages are laid out in them."""
    for table in tree.xpath(_LAYOUT):
        parts = table.iter("thead", "tbody", "tr", "td", "th")
        for part in [own for own in parts if next(own.iterancestors("table")) is table]:
            part.tag = "div"
        table.tag = "div"
    return tree


def library_text(markup: str) -> str:
    """Return what trafilatura takes for the main text of a page, empty where it finds none."""
    from trafilatura import bare_extraction  # noqa: PLC0415 (a quarter of a second to load)
    from trafilatura.settings import Document  # noqa: PLC0415

    tree = without_layout_tables(tree_of(markup))
    found = bare_extraction(tree, favor_precision=True, include_comments=False)
    return (found.text or "") if isinstance(found, Document) else ""
