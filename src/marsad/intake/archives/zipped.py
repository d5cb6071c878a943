"""Zip files: saved pages and whatever else is read here, and web archives that are packed so (WACZ)."""

from __future__ import annotations

import io
import shutil
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from zipfile import BadZipFile, ZipFile, ZipInfo

from marsad.intake.archives import wacz
from marsad.intake.archives.bundle import Budget, File, SpentError, of_file, shown, wanted
from marsad.intake.items import Item
from marsad.intake.kind import Kind
from marsad.intake.problem import Problem, Problems
from marsad.intake.source import Source, UnreadableError

_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
_FAULTS = (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
"""What is raised for damaged, encrypted and strangely packed files."""


def looks_like(head: bytes) -> bool:
    """Tell whether the first bytes of an input begin a zip file."""
    return head.startswith(_MAGIC)


def items(source: Source, on_problem: Problems) -> Iterator[Item]:
    """Yield what the files of an archive hold, in the order of their names.

    Raises UnreadableError where it is no zip file, or unpacks to more than any archive of texts would.
    """
    with ExitStack() as stack:
        try:
            archive = stack.enter_context(ZipFile(_seekable(source, stack)))
            size = archive.fp.seek(0, io.SEEK_END) if archive.fp else 0
        except _FAULTS as error:
            raise UnreadableError(f"not a zip file that can be read ({error})") from error
        found = {info.filename: info for info in archive.infolist() if not info.is_dir()}
        if wacz.is_wacz(found):
            yield from _guarded(wacz.items(archive, source, on_problem), source.name, on_problem)
            return
        budget = Budget(size)
        for path in sorted(wanted(found)):
            name = f"{source.name}: {shown(path)}"
            of_member = _of_member(archive, found[path], source, budget, on_problem)
            yield from _guarded(of_member, name, on_problem)


def _guarded(found: Iterator[Item], name: str, on_problem: Problems) -> Iterator[Item]:
    """Yield the items of a file; damage in it is told, and the other files go on."""
    try:
        yield from found
    except _FAULTS as error:
        on_problem(Problem(name, f"damaged ({error}); passed over"))


def _of_member(
    archive: ZipFile, info: ZipInfo, source: Source, budget: Budget, on_problem: Problems
) -> Iterator[Item]:
    name = f"{source.name}: {shown(info.filename)}"
    if info.flag_bits & 1:
        on_problem(Problem(name, "encrypted; unpack it with its password"))
        return
    with archive.open(info) as stream:
        file = File(info.filename, info.file_size, stream)  # type: ignore[arg-type]  # reads bytes
        try:
            yield from of_file(file, source, budget, on_problem)
        except SpentError:
            raise
        except UnreadableError as error:
            on_problem(Problem(name, str(error)))


def _seekable(source: Source, stack: ExitStack) -> io.BufferedIOBase:
    """Return the bytes so that they can be read in any order, as a zip file must: a pipe by way of a file."""
    if source.stream.seekable():
        return source.stream
    spooled = stack.enter_context(tempfile.TemporaryFile(prefix="marsad-"))  # noqa: SIM115 (it is one)
    shutil.copyfileobj(source.stream, spooled)
    spooled.seek(0)
    return spooled


KIND = Kind("zip", (".zip", ".wacz"), looks_like, items)
