"""Which reports are versions of one page."""

from __future__ import annotations


def page_of(doc: str, url: str | None) -> str:
    """Return what is equal for versions of one page: its doc where that is an address, its address, its doc.

    Of addresses, the scheme does not count; a fragment does: entries of a live blog are no versions.
    """
    for name in (doc, url or ""):
        if name.startswith(("https://", "http://")):
            return name.partition("://")[2]
    return doc
