"""The language tables: what words, actors and kinds of people are, as data that needs no Python to edit.

A table is a tab-separated file. Lines that begin with ``#`` explain it, the first other line names its
columns, and a cell may hold several values with `` | `` between them. A folder of the user's own tables
adds rows to those that come with the program.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TypeAlias

from marsad.errors import MarsadError

_CHECK = " (marsad check-tables tells all that is wrong)"


class TableError(MarsadError, ValueError):
    """A table of the user's own that cannot be used; ``faults`` tell why, one by one."""

    def __init__(self, message: str, faults: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.faults = faults or (message,)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, with the file and line that it stands in, for messages."""

    file: str
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """Return the cell, empty where the table has no such column."""
        return self.cells.get(column, "")

    def values(self, column: str) -> tuple[str, ...]:
        """Return the values of a cell that may hold several."""
        return tuple(value.strip() for value in self[column].split("|") if value.strip())


def rows(name: str, own: Path | None = None) -> tuple[Row, ...]:
    """Return the rows of a table, those of the user's own folder after the built-in ones.

    Raises TableError, naming file and line, for a file that is not UTF-8 or a row with too many cells.
    """
    built_in = files("marsad").joinpath("tables", f"{name}.tsv")
    found = list(parse(f"{name}.tsv", built_in.read_text(encoding="utf-8")))
    if own is not None and (path := own / f"{name}.tsv").is_file():
        found += parse(str(path), _text(path))
    return tuple(found)


State: TypeAlias = tuple[tuple[str, int, int, int], ...]
"""What tells the files of a folder from what they were: name, inode, time of change, size."""


def state(own: Path | None) -> State:
    """Return what is another whenever a table of a folder was changed."""
    found = ((path.name, path.stat()) for path in sorted(own.glob("*.tsv"))) if own else ()
    return tuple((name, one.st_ino, one.st_mtime_ns, one.st_size) for name, one in found)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise TableError(f"{path}: not UTF-8: save it as text in UTF-8, with tabs{_CHECK}") from error


def names() -> tuple[str, ...]:
    """Return the names of all built-in tables, sorted."""
    folder = files("marsad").joinpath("tables")
    return tuple(sorted(item.name[:-4] for item in folder.iterdir() if item.name.endswith(".tsv")))


def parse(file: str, text: str) -> Iterator[Row]:
    """Yield the rows of a table's text."""
    header: list[str] | None = None
    for number, cells in lines(text):
        if header is None:
            header = cells
            continue
        if len(cells) > len(header):
            raise TableError(f"{file}, line {number}: {len(cells)} cells, but {len(header)} columns{_CHECK}")
        yield Row(file, number, dict(zip(header, cells, strict=False)))


def lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the number and the cells of each line that is neither empty nor a comment, header first."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, [cell.strip() for cell in line.split("\t")]
