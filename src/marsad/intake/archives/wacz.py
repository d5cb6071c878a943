"""Web archives packed for replay (WACZ 1.1): WARC files in a zip file, held against their digests.

The list of files and digests is ``datapackage.json``, its own digest is in ``datapackage-digest.json``.
Signatures are not checked.
"""

from __future__ import annotations

import io
import json
from collections.abc import Collection, Iterator
from typing import IO, Any
from zipfile import ZipFile

from marsad.intake.archives import warc
from marsad.intake.archives.bundle import shown
from marsad.intake.archives.digests import Hash, agrees, hasher, proves
from marsad.intake.items import Part
from marsad.intake.problem import Problem, Problems
from marsad.intake.source import Source, UnreadableError, buffered

_PACKAGE, _DIGEST = "datapackage.json", "datapackage-digest.json"
_FOLDER = "archive/"
_MOST = 20_000_000
_PIECE = 1 << 20


def is_wacz(paths: Collection[str]) -> bool:
    """Tell whether these are the files of a WACZ."""
    return _PACKAGE in paths and any(path.startswith(_FOLDER) for path in paths)


def items(archive: ZipFile, source: Source, on_problem: Problems) -> Iterator[Part]:
    """Yield the pages of all WARC files in a WACZ, as they are unpacked."""
    digests = _digests(archive, source, on_problem)
    for path in sorted(archive.namelist()):
        if path.startswith(_FOLDER) and path.endswith(warc.KIND.suffixes):
            name = f"{source.name}: {shown(path)}"
            try:
                yield from _of_warc(archive, path, digests.get(path), name, on_problem)
            except UnreadableError as error:
                on_problem(Problem(name, str(error)))


def _of_warc(
    archive: ZipFile, path: str, digest: str | None, name: str, on_problem: Problems
) -> Iterator[Part]:
    with archive.open(path) as packed:
        hashed = _Hashed(packed, hasher(digest) if digest else None)
        stream = buffered(hashed)
        yield from warc.items(Source(name, name, stream), on_problem)
        while stream.read(_PIECE):
            pass
    if digest and hashed.made and not agrees(digest, hashed.made):
        on_problem(Problem(name, f"changed: it is not the file that {_PACKAGE} has the digest of"))


class _Hashed(io.RawIOBase):
    """A stream of which a digest is made while it is read."""

    def __init__(self, stream: IO[bytes], made: Hash | None) -> None:
        self._stream = stream
        self.made = made

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        piece = self._stream.read(len(buffer))
        buffer[: len(piece)] = piece
        if self.made:
            self.made.update(piece)
        return len(piece)


def _digests(archive: ZipFile, source: Source, on_problem: Problems) -> dict[str, str]:
    """Return the digest of each file by its path."""
    name = f"{source.name}: {_PACKAGE}"
    try:
        with archive.open(_PACKAGE) as stream:
            data = stream.read(_MOST)
        listed = json.loads(data)["resources"]
        found = {str(one["path"]): str(one["hash"]) for one in listed if "hash" in one}
    except (ValueError, LookupError, TypeError, RecursionError):
        on_problem(
            Problem(name, "cannot be read; the files are read without being held against their digests")
        )
        return {}
    if not proves(_own_digest(archive), data):
        on_problem(Problem(name, f"changed: it is not the file that {_DIGEST} has the digest of"))
    return found


def _own_digest(archive: ZipFile) -> str | None:
    try:
        with archive.open(_DIGEST) as stream:
            said = json.loads(stream.read(_MOST))
        return str(said["hash"]) if said.get("path") == _PACKAGE else None
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None
