"""A source: the bytes of one input, read as they are needed, under the name that problems call it by."""

from __future__ import annotations

import datetime as dt
import io
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from marsad.errors import MarsadError
from marsad.models import Headers, Original

LARGEST = 20_000_000
"""The most bytes that one report may have. What is longer is an archive or a film, not a report."""
_HEAD = 4096


class UnreadableError(MarsadError):
    """Input that cannot be made a report; the message says why."""


@dataclass(frozen=True, slots=True)
class Source:
    """An open input: ``name`` as the user gave it, ``doc`` the id of its report, ``stream`` of its bytes.

    ``address`` is the URL that it came from, ``at`` the time it was received there, ``headers`` what was said
    of it; for files all are missing. ``columns``: what the user says of the columns of tables, field to name.
    """

    name: str
    doc: str
    stream: io.BufferedReader
    address: str | None = None
    at: dt.datetime | None = None
    headers: Headers = ()
    columns: Mapping[str, str] = field(default_factory=dict)

    def head(self) -> bytes:
        """Return the first bytes, a few thousand at most, without consuming them."""
        return self.stream.peek(_HEAD)[:_HEAD]

    def data(self) -> bytes:
        """Return all bytes. Raises UnreadableError where there are none but blanks, or more than LARGEST."""
        data = self.stream.read(LARGEST + 1)
        if blank(data):
            raise UnreadableError("empty")
        return checked(data)

    def original(self, data: bytes) -> Original:
        """Return the bytes of a report of this input, with where they came from and when."""
        at = self.at or dt.datetime.now(dt.UTC)
        return Original(data=data, address=self.address or self.name, at=at, headers=self.headers)

    def lines(self) -> Iterator[bytes]:
        """Yield the lines one at a time, so that input without end can be piped through."""
        while line := self.stream.readline(LARGEST + 1):
            rest = line
            while len(rest) > LARGEST and not rest.endswith(b"\n"):
                rest = self.stream.readline(LARGEST + 1)
            yield line


def blank(data: bytes) -> bool:
    """Tell whether there is nothing but blanks and byte order marks."""
    return not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xfe\xff")


def checked(data: bytes) -> bytes:
    """Return the data. Raises UnreadableError where it is larger than one report may be."""
    if len(data) > LARGEST:
        raise UnreadableError(f"larger than {LARGEST // 1_000_000} MB, the most that one report may have")
    return data


@contextmanager
def opened(path: Path | None) -> Iterator[Source]:
    """Open a file, or standard input where ``path`` is null."""
    if path is None:
        yield Source("standard input", "-", buffered(sys.stdin.buffer))
        return
    with path.open("rb") as stream:
        yield Source(str(path), path.name, buffered(stream))


def buffered(stream: object) -> io.BufferedReader:
    """Return a stream of bytes with a buffer, so that it can be looked at before it is read."""
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)  # type: ignore[arg-type]
