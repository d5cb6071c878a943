"""From the paths that a user names to reports: files, folders, ``-`` for standard input."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from marsad.intake.items import Link, Part, Received
from marsad.intake.kind import Kind
from marsad.intake.kinds import by_suffix, known_suffixes
from marsad.intake.problem import Problem, Problems
from marsad.intake.source import Source, UnreadableError, opened
from marsad.intake.telegram import telegram
from marsad.intake.unpacking import kind_of, unpacked_part
from marsad.models import Report

_PAGES = (".html", ".htm")
_AS_KNOWN: Mapping[str, str] = MappingProxyType({})
T = TypeVar("T", bound=Part | Received)


def reports(
    paths: Iterable[str | Path], on_problem: Problems, columns: Mapping[str, str] = _AS_KNOWN
) -> Iterator[Report]:
    """Yield the reports of files and folders in the order given; ``-`` is standard input.

    Whatever cannot be read is told to ``on_problem``, and the rest goes on. ``columns`` names the columns of
    tables by what they hold: ``{"text": "notes"}``.
    """
    for one in received(paths, on_problem, columns):
        yield one.report


def received(
    paths: Iterable[str | Path], on_problem: Problems, columns: Mapping[str, str] = _AS_KNOWN
) -> Iterator[Received]:
    """Yield the reports of files and folders as ``reports`` does, each with the bytes it was made from."""
    for one in inputs(paths, on_problem, columns):
        if isinstance(one, Part):
            yield from of_part(one, on_problem, columns)
        else:
            yield one


def of_part(part: Part, on_problem: Problems, columns: Mapping[str, str] = _AS_KNOWN) -> Iterator[Received]:
    """Yield the reports of an input that ``inputs`` left to be opened."""
    return _without_links(part.name, unpacked_part(part, on_problem, columns=columns), on_problem)


def inputs(
    paths: Iterable[str | Path], on_problem: Problems, columns: Mapping[str, str] = _AS_KNOWN
) -> Iterator[Part | Received]:
    """Yield what files and folders hold: reports, and parts that are still to be opened, in order.

    Parts are the pages of an archive, and files that are one report.
    """
    for given in paths:
        path = None if str(given) == "-" else Path(given)
        if path is not None and path.is_dir():
            yield from _folder(path, on_problem, columns)
        else:
            yield from _file(path, on_problem, columns)


def _folder(folder: Path, on_problem: Problems, columns: Mapping[str, str]) -> Iterator[Part | Received]:
    found = False
    for path in _files(folder, on_problem):
        found = True
        if not by_suffix(path.name):
            on_problem(Problem(str(path), f"unknown kind of file; known are {known_suffixes()}"))
        elif path.exists() and not path.is_file():
            # A named pipe would hold everything up; the user may still name it on its own.
            on_problem(Problem(str(path), "not a file"))
        else:
            yield from _file(path, on_problem, columns)
    if not found:
        on_problem(Problem(str(folder), "no reports in this folder"))


def _files(folder: Path, on_problem: Problems) -> Iterator[Path]:
    """Yield the files of a folder and those in it, sorted; not hidden ones and what pages only show."""

    def unreadable(error: OSError) -> None:
        on_problem(Problem(str(error.filename), _why(error)))

    for root, folders, names in os.walk(folder, onerror=unreadable):
        aside = telegram.MEDIA if telegram.EXPORTS.intersection(names) else frozenset()
        pages = {name.removesuffix(suffix) for name in names for suffix in _PAGES if name.endswith(suffix)}
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and name.removesuffix("_files") not in pages and name not in aside
        )
        own = (name for name in sorted(names) if not name.startswith(".") and name != telegram.INDEX)
        yield from (Path(root, name) for name in own)


def _file(path: Path | None, on_problem: Problems, columns: Mapping[str, str]) -> Iterator[Part | Received]:
    name = str(path) if path else "standard input"
    try:
        with opened(path) as plain:
            source = replace(plain, columns=columns)
            kind = kind_of(path.name if path else None, source)
            found = iter((_whole(source, kind),)) if kind.alone else kind.items(source, on_problem)
            yield from _without_links(name, found, on_problem)
    except UnreadableError as error:
        on_problem(Problem(name, str(error)))
    except OSError as error:
        on_problem(Problem(name, _why(error)))


def _whole(source: Source, kind: Kind) -> Part:
    """Return a file as a part of itself, in memory. Raises UnreadableError where it is too large."""
    return Part(name=source.name, doc=source.doc, data=source.data(), kind=kind.name)


def _without_links(name: str, items: Iterable[T | Link], on_problem: Problems) -> Iterator[T]:
    """Yield what is no link, and tell how many links there were."""
    links = 0
    for item in items:
        if isinstance(item, Link):
            links += 1
        else:
            yield item
    if links:
        on_problem(Problem(name, f"{links} links in it, not followed; see marsad sources and marsad collect"))


def _why(error: OSError) -> str:
    return f"cannot be read: {error.strerror or error}"
