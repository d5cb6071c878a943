"""What was fetched from one address."""

from __future__ import annotations

import datetime as dt
import mimetypes
from dataclasses import dataclass
from typing import Literal, TypeAlias

from marsad.intake.items import Part
from marsad.intake.kinds import LAST, by_looks, by_suffix
from marsad.models import Headers

Status: TypeAlias = Literal["new", "unchanged"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """An answer: its ``data`` unpacked from what it was sent in (gzip), otherwise as received.

    ``asked`` is the address that was asked for, ``address`` the one that answered, after redirects; ``at``
    the time of the answer in UTC. ``status`` is ``unchanged``, and ``data`` empty, where the server says that
    what ``etag`` or ``modified`` stood for is still so; else both are what to ask with next time.
    ``headers`` are in order, names in lower case; ``media_type`` (``text/html``) and ``charset`` are in
    lower case, null where the server does not say.
    """

    address: str
    asked: str
    status: Status
    data: bytes
    headers: Headers
    at: dt.datetime
    etag: str | None
    modified: str | None
    media_type: str | None
    charset: str | None

    def part(self, doc: str | None = None, kind: str | None = None) -> Part:
        """Return what was fetched as an input; ``doc`` is its report's id, by default what was asked for.

        ``kind`` is the kind that it must be of. By default its looks decide, since servers often say what
        is not so; where they say nothing, the media type does, and then the end of the address.
        """
        return Part(
            name=self.address,
            doc=doc or self.asked,
            data=self.data,
            address=self.address,
            at=self.at,
            headers=self.headers,
            kind=kind or self._kind(),
        )

    def _kind(self) -> str | None:
        looks = by_looks(self.data[:4096])
        if looks is not LAST:
            return looks.name
        suffix = mimetypes.guess_extension(self.media_type or "")
        said = [kind for kind in by_suffix(suffix or "") if kind is not LAST]
        return said[-1].name if said else None
