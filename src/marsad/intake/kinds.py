"""The kinds of input. A new kind is one module with a ``KIND`` and one line in the registry here.

Another package adds its own with an entry point in the group ``marsad.kinds`` that leads to a Kind.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import EntryPoint, entry_points

from marsad.errors import MarsadError
from marsad.intake import html, image, pdf, plaintext
from marsad.intake.archives import autoarchiver, mhtml, tarred, warc, zipped
from marsad.intake.feeds import feed, listing, sitemap
from marsad.intake.kind import Kind
from marsad.intake.records import csvfile, excel, jsonlines, parquet
from marsad.intake.telegram import telegram

GROUP = "marsad.kinds"
"""The group of entry points by which other packages add kinds."""
LAST = plaintext.KIND
"""The kind that takes whatever is text."""
_OWN: tuple[Kind, ...] = (
    telegram.KIND,
    feed.KIND,
    sitemap.KIND,
    listing.KIND,
    warc.KIND,
    excel.KIND,
    zipped.KIND,
    tarred.KIND,
    mhtml.KIND,
    autoarchiver.KIND,
    jsonlines.KIND,
    html.KIND,
    csvfile.KIND,
    parquet.KIND,
    pdf.KIND,
    image.KIND,
    LAST,
)
"""Our kinds, in the order in which their looks are tried."""


@cache
def kinds() -> tuple[Kind, ...]:
    """Return every kind in the order in which their looks are tried: those of other packages come first.

    Raises MarsadError where what a package added is no kind.
    """
    return (*map(_added, entry_points(group=GROUP)), *_OWN)


def _added(point: EntryPoint) -> Kind:
    kind = point.load()
    if not isinstance(kind, Kind):
        raise MarsadError(f"{point.value}: the entry point {point.name} of {GROUP} is not a Kind")
    return kind


def by_name(name: str) -> Kind:
    """Return the kind of this name. Raises MarsadError where there is none."""
    for kind in kinds():
        if kind.name == name:
            return kind
    raise MarsadError(f"{name}: no such kind of input; known are {', '.join(one.name for one in kinds())}")


def by_suffix(name: str) -> tuple[Kind, ...]:
    """Return the kinds of files of this name (``page.html``), none where its suffix is unknown."""
    low = name.lower()
    return tuple(kind for kind in kinds() if low.endswith(kind.suffixes))


def by_looks(head: bytes) -> Kind:
    """Return the kind that the first bytes of an input look like."""
    return next((kind for kind in kinds() if kind.looks_like(head)), LAST)


def known_suffixes() -> str:
    """Return all known suffixes in one line."""
    return " ".join(dict.fromkeys(suffix for kind in kinds() for suffix in kind.suffixes))
