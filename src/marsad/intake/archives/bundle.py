"""Files within an archive of files: those that would be read of a folder, and no more than it can hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import BinaryIO

from marsad.intake.items import Item, Part
from marsad.intake.problem import Problem, Problems
from marsad.intake.source import LARGEST, Source, UnreadableError, buffered, checked

_FEWEST = 200_000_000
_EXPANSION = 100
"""What an archive may unpack to: so many bytes, or so many times its size. Text packs 3 to 20 times."""
_UNSAID = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_PAGES = (".html", ".htm")
_OF_FILES = frozenset({"zip", "tar"})


class SpentError(UnreadableError):
    """An archive unpacks to more than is read of one."""


class Budget:
    """How many bytes an archive of this size may still unpack to."""

    def __init__(self, size: int) -> None:
        self._left = max(_FEWEST, size * _EXPANSION)

    def spend(self, size: int) -> None:
        """Take note of what was unpacked. Raises UnreadableError where it is too much."""
        self._left -= size
        if self._left < 0:
            raise SpentError(f"unpacks to more than {_EXPANSION} times its size; the rest is not read")


@dataclass(frozen=True, slots=True)
class File:
    """A file in an archive: its path there, its size as the archive has it, its bytes."""

    path: str
    size: int
    stream: BinaryIO


def wanted(paths: Iterable[str]) -> list[str]:
    """Return the files that would be read of a folder: neither hidden ones nor the parts of saved pages."""
    every = list(paths)
    pages = {path.removesuffix(end) + "_files/" for path in every for end in _PAGES if path.endswith(end)}
    return [path for path in every if not _is_hidden(path) and not _folders(path) & pages]


def _folders(path: str) -> set[str]:
    return {f"{folder}/" for folder in PurePosixPath(path).parents}


def _is_hidden(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return any((part.startswith(".") and part != "..") or part == "__MACOSX" for part in parts)


def shown(path: str) -> str:
    """Return a path as it can be shown: what would steer a terminal, or turn the order of letters, is ?."""
    return _UNSAID.sub("?", path)


def of_file(file: File, source: Source, budget: Budget, on_problem: Problems) -> Iterator[Item]:
    """Yield a file, still to be opened, or what is in it where it is larger than a report."""
    from marsad.intake.kinds import by_suffix  # noqa: PLC0415 (which knows the archives too)

    name = f"{source.name}: {shown(file.path)}"
    doc = shown(PurePosixPath(file.path).name)
    kinds = by_suffix(file.path)
    if not kinds:
        on_problem(Problem(name, "unknown kind of file in an archive; unpack it and name it itself"))
    elif file.size > LARGEST and not any(k.alone or k.name in _OF_FILES for k in kinds):
        within = replace(source, name=name, doc=doc, stream=buffered(file.stream), address=None)
        yield from kinds[0].items(within, on_problem)
    else:
        data = file.stream.read(LARGEST + 1)
        budget.spend(len(data))
        yield Part(name=name, doc=doc, data=checked(data))
