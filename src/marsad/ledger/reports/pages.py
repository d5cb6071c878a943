"""Which reports are versions of one page."""

from __future__ import annotations


def page_of(doc: str, url: str | None) -> str:
    """Return what is equal for versions of one page: its doc where that is an address, its address, its doc.

    Of addresses, the scheme does not count; a fragment does: entries of a live blog are no versions.
    """
    return next((name.partition("://")[2] for name in (doc, url) if name and is_address(name)), doc)


def is_address(name: str) -> bool:
    """Tell whether a doc, or what a report has for an address, is one of the web."""
    return name.startswith(("https://", "http://"))
