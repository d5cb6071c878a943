"""The bytes of one input as they were received: what a report was made from."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import TypeAlias

Headers: TypeAlias = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """Bytes with where they came from.

    ``address`` is a URL or, for a file, its path and the place in it; ``at`` the time of receipt in UTC;
    ``headers`` what the server or the archive said of them, in order, names in lower case.
    """

    data: bytes
    address: str
    at: dt.datetime
    headers: Headers = ()

    @property
    def sha256(self) -> str:
        """Return the hash of the bytes in hexadecimal, by which they are found."""
        return hashlib.sha256(self.data).hexdigest()
