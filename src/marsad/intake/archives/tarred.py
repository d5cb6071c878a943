"""Tar files, plain or compressed: what their files hold, one after the other, as they come."""

from __future__ import annotations

import tarfile
import zlib
from collections.abc import Iterator

from marsad.intake.archives.bundle import Budget, File, SpentError, of_file, shown, wanted
from marsad.intake.archives.warc import unzipped
from marsad.intake.items import Item
from marsad.intake.kind import Kind
from marsad.intake.problem import Problem, Problems
from marsad.intake.source import Source, UnreadableError

_MAGIC, _PLACE = b"ustar", 257
_FAULTS = (tarfile.TarError, zlib.error, EOFError, OSError, ValueError)
_MOST = 100_000_000_000
"""The most bytes that a tar file may unpack to: it comes as a stream, so that its own size is not known."""


def looks_like(head: bytes) -> bool:
    """Tell whether the first bytes of an input begin a tar file, compressed with gzip or not."""
    return unzipped(head)[_PLACE : _PLACE + len(_MAGIC)] == _MAGIC


def items(source: Source, on_problem: Problems) -> Iterator[Item]:
    """Yield what the files hold. Raises UnreadableError where the archive is damaged: the rest is lost."""
    budget = Budget(_MOST // 100)
    try:
        with tarfile.open(fileobj=source.stream, mode="r|*") as archive:
            for info in archive:
                stream = archive.extractfile(info) if info.isreg() and wanted([info.name]) else None
                if stream is None:
                    continue
                try:
                    file = File(info.name, info.size, stream)  # type: ignore[arg-type]  # reads bytes
                    yield from of_file(file, source, budget, on_problem)
                except SpentError:
                    raise
                except UnreadableError as error:
                    on_problem(Problem(f"{source.name}: {shown(info.name)}", str(error)))
    except _FAULTS as error:
        raise UnreadableError(f"a damaged tar file ({error}); what came before was read") from error


KIND = Kind("tar", (".tar", ".tar.gz", ".tgz"), looks_like, items)
