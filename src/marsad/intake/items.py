"""What a kind of input yields: a report that was received, a link to follow, or an input within the input."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import dataclass
from typing import TypeAlias

from marsad.intake.source import Source
from marsad.models import Headers, Original, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A report, with the bytes that it was made from."""

    report: Report
    original: Original


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An address that a feed, a list or a site map leads to, absolute.

    ``title`` and ``published`` are what is said of it there; ``kind`` is the name of the kind that it must be
    of, null for whatever it looks like. ``updated`` changes when what is found there may have.
    """

    address: str
    title: str | None = None
    published: dt.datetime | None = None
    updated: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """An input within an input, such as a page in a web archive; ``name`` is what problems call it by.

    ``kind`` is the name of the kind that it must be of, null for whatever it looks like.
    """

    name: str
    doc: str
    data: bytes
    address: str | None = None
    at: dt.datetime | None = None
    headers: Headers = ()
    kind: str | None = None

    def source(self) -> Source:
        """Return the part as a source that can be read."""
        return Source(
            self.name,
            self.doc,
            io.BufferedReader(io.BytesIO(self.data)),
            address=self.address,
            at=self.at,
            headers=self.headers,
        )


Item: TypeAlias = Received | Link | Part
