"""Finds what is wrong in the language tables: duplicates, clashes, forms never met, bad values."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from marsad.language.folding import fold_text
from marsad.language.shape import SAID, Shape
from marsad.language.shapes import EXCLUSIVE, SHAPES
from marsad.language.tables import Row, lines, names
from marsad.language.words import tokens

_ARTICLE = "ال"
_STRAY = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong at a line of a table, and what to do about it."""

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        """Return it as one line."""
        return f"{self.file}, line {self.line}: {self.what}"


@dataclass(frozen=True, slots=True)
class Checked:
    """The outcome of a check: the findings, and how many tables, rows and forms were looked at."""

    findings: tuple[Finding, ...]
    tables: int
    rows: int
    forms: int


class _Use(NamedTuple):
    """A form where it stands. ``key`` is what it is met by, without the article that may stand before it."""

    row: Row
    column: str
    form: str
    folded: str
    key: str


def check(own: Path | None = None) -> Checked:
    """Check the built-in tables and, together with them, those of the user's own folder."""
    findings: list[Finding] = []
    tables = {name: _Table(name, shape) for name, shape in SHAPES.items()}
    sources = [*_built_in(), *_own(own, findings)]
    for name, file, text in sources:
        if name in tables:
            findings += tables[name].take(file, text)
        else:
            known = ", ".join(tables)
            findings.append(Finding(file, 1, f"no table has this name; the tables are {known}"))
    for table in tables.values():
        findings += table.check()
    for one, other in EXCLUSIVE:
        findings += _shared(tables[one], tables[other])
    return Checked(
        tuple(findings),
        tables=len(sources),
        rows=sum(len(table.rows) for table in tables.values()),
        forms=sum(len(table.uses) for table in tables.values()),
    )


def _built_in() -> Iterator[tuple[str, str, str]]:
    """Yield name, file name and text of each table that comes with the program."""
    folder = files("marsad").joinpath("tables")
    for name in names():
        yield name, f"{name}.tsv", folder.joinpath(f"{name}.tsv").read_text(encoding="utf-8")


def _own(folder: Path | None, findings: list[Finding]) -> Iterator[tuple[str, str, str]]:
    """Yield those of the user's folder; a file that is not UTF-8 is named among the findings."""
    for path in sorted(folder.glob("*.tsv")) if folder else ():
        try:
            yield path.stem, str(path), path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            findings.append(Finding(str(path), 1, "is not UTF-8: save it as text in UTF-8, with tabs"))


class _Table:
    """One table, built-in and own rows together, under check."""

    def __init__(self, name: str, shape: Shape) -> None:
        self.name = name
        self.shape = shape
        self.rows: list[Row] = []
        self.uses: list[_Use] = []

    def take(self, file: str, text: str) -> Iterator[Finding]:
        """Take the rows of a file, and yield what is wrong with its columns and the length of its lines."""
        numbered = lines(text)
        number, header = next(numbered, (1, []))
        yield from self._header(file, number, header)
        for number, cells in numbered:
            if len(cells) > len(header):
                yield Finding(
                    file, number, f"{len(cells)} cells, but {len(header)} columns: remove tabs from it"
                )
            row = Row(file, number, dict(zip(header, cells, strict=False)))
            self.rows.append(row)
            self.uses += self._uses(row)

    def _header(self, file: str, number: int, header: list[str]) -> Iterator[Finding]:
        for column in self.shape.columns:
            if column not in header:
                yield Finding(
                    file, number, f"column {column} is missing: the first line names {self._columns}"
                )
        for column in header:
            if column not in self.shape.columns:
                yield Finding(file, number, f"no column is named «{column}»: they are {self._columns}")

    @property
    def _columns(self) -> str:
        return ", ".join(self.shape.columns)

    def _uses(self, row: Row) -> Iterator[_Use]:
        for column in self.shape.forms:
            for form in row.values(column):
                folded = " ".join(fold_text(form).split())
                yield _Use(row, column, form, folded, _key(form, folded) if self.shape.words else folded)

    def check(self) -> Iterator[Finding]:
        """Yield what is wrong in the cells and among the forms."""
        for row in self.rows:
            yield from _cells(row, self.shape)
        for use in self.uses:
            yield from _writing(use) if self.shape.words else ()
        yield from self._duplicates()
        yield from self._clashes()

    def _duplicates(self) -> Iterator[Finding]:
        """Yield forms that a cell holds twice, and those that need not stand there: «الX» where X is."""
        counts = Counter((id(use.row), use.column, use.folded) for use in self.uses)
        for use in self.uses:
            where = (id(use.row), use.column)
            if counts[(*where, use.folded)] > 1:
                counts[(*where, use.folded)] = 0
                yield _finding(use, f"stands more than once in {use.column}: remove the others")
            elif use.key != use.folded and counts[(*where, use.key)]:
                yield _finding(use, "is never needed: the form without «ال» is read with it too; remove it")

    def _clashes(self) -> Iterator[Finding]:
        """Yield forms that an earlier row has too, unless the rows are told apart by a column."""
        owners: dict[str, list[_Use]] = {}
        for use in self.uses:
            earlier = owners.setdefault(use.key, [])
            rival = next((other for other in earlier if self._rivals(use.row, other.row)), None)
            if rival is not None:
                yield _finding(use, f"stands at {_where(rival, use)} too: keep one{self._advice()}")
            earlier.append(use)

    def _rivals(self, one: Row, other: Row) -> bool:
        if one is other:
            return False
        apart = self.shape.apart
        return apart is None or bool(_values(one, apart) & _values(other, apart))

    def _advice(self) -> str:
        return f", or tell them apart by {self.shape.apart}" if self.shape.apart else ""


def _key(form: str, folded: str) -> str:
    """Return the form without its article, as the reader looks it up."""
    first = folded.split(" ", 1)[0]
    return folded[len(_ARTICLE) :] if form.startswith(_ARTICLE) and len(first) > 3 else folded


def _values(row: Row, column: str) -> frozenset[str]:
    return frozenset(row.values(column) or ("",))


def _where(there: _Use, here: _Use) -> str:
    line = f"line {there.row.line}"
    return line if there.row.file == here.row.file else f"{there.row.file}, {line}"


def _finding(use: _Use, what: str) -> Finding:
    return Finding(use.row.file, use.row.line, f"«{use.form}» {what}")


def _cells(row: Row, shape: Shape) -> Iterator[Finding]:
    """Yield required cells that are empty, values outside the vocabulary, and bars with nothing between."""
    empty = [column for column in shape.required if not row[column]]
    said = [f"{column} is empty: fill it in, or remove the row" for column in empty]
    if shape.any_of and not any(row[column] for column in shape.any_of):
        said.append(f"none of {', '.join(shape.any_of)} is filled: fill in one")
    for column, pattern in shape.values.items():
        bad = [value for value in row.values(column) if not re.fullmatch(pattern, value)]
        said += [f"{column} «{value}» is none of {_listed(pattern)}" for value in bad]
    for column in shape.forms:
        if row[column] and not all(value.strip() for value in row[column].split("|")):
            said.append(f"{column} has nothing between two |, or beside one: remove it")
    return (Finding(row.file, row.line, what) for what in said)


def _listed(pattern: str) -> str:
    return SAID.get(pattern) or pattern.replace("|", ", ").replace("[A-Z]{2}", SAID["[A-Z]{2}"])


def _writing(use: _Use) -> Iterator[Finding]:
    """Yield why a form can never be met, and marks that should not be in it."""
    parts = use.folded.split()
    if not use.folded:
        yield _finding(use, "has no letters: remove it")
    elif [token.text for token in tokens(use.folded)] != parts:
        yield _finding(use, "has signs that are no part of a word: write it in letters, digits and blanks")
    elif any(char.isascii() and char.isalpha() for char in use.folded):
        yield _finding(use, "has Latin letters: write it in Arabic")
    elif len(parts[0]) < 2:
        yield _finding(use, "begins with a word of one letter, which is never looked up: remove it")
    if _STRAY.search(use.form):
        yield _finding(use, "has vowel signs, tatweel or invisible marks: write it without them")


def _shared(one: _Table, other: _Table) -> Iterator[Finding]:
    """Yield forms of one table that the other, which must not share any with it, has too."""
    there: dict[str, _Use] = {use.folded: use for use in other.uses}
    for use in _once(one.uses):
        if use.folded in there:
            where = _where(there[use.folded], use)
            yield _finding(use, f"stands at {where} too: keep it in one table")


def _once(uses: Iterable[_Use]) -> Iterator[_Use]:
    return iter({use.folded: use for use in uses}.values())
