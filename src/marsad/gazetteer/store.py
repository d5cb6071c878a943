"""The gazetteer in memory: from a folded name to the places of that name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Final, TypeAlias

from marsad.gazetteer.place import LEVELS, Candidate, fold_letters

COLUMNS: Final = (
    "arabic",
    "kind",
    "english",
    "parent",
    "admin1",
    "country",
    "lat",
    "lon",
    "within_km",
    "population",
    "flags",
    "id",
)
Tables: TypeAlias = Sequence[tuple[str, str]]

_NEEDED: Final = COLUMNS.index("within_km") + 1
_MARKS = re.compile("[\u0640\u064b-\u0652\u0670]")
_OWN = ("supplement.tsv", "places.tsv")


class Gazetteer:
    """Places by folded name. Use ``load``; names given to the methods must be folded as reports are."""

    def __init__(self, tables: Tables, common: frozenset[str], heads: frozenset[str]) -> None:
        """Index tables given as (name, text); a row stands in place of later ones with its id."""
        self._common = common
        self._heads = heads
        self._keys: set[str] = set()
        self._rows: list[tuple[str, str]] = []
        self._index: dict[str, list[int]] = {}
        self._made: dict[tuple[int, str], Candidate] = {}
        for source, text in tables:
            self._add(source.removesuffix(".tsv"), text)
        self._lengths = _lengths(self._index)

    @staticmethod
    def load(*extra: Path) -> Gazetteer:
        """Return the gazetteer of this package, with the user's own tables before it; made once a process.

        Raises ValueError, naming file and line, where an extra table is not of the form of supplement.tsv.
        """
        own = tuple((str(path), path.read_text("utf-8")) for path in extra)
        return _load(own)

    @staticmethod
    def beside(name: str, text: str) -> Gazetteer:
        """Return the gazetteer with the rows of a user's table before it, as ``load`` does."""
        return _load(((name, text),) if text else ())

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """Return every place of this name: as it is, else with or without «ال» or its head word."""
        for form in self._forms(name):
            if form in self._index:
                return tuple(self._candidate(number, form) for number in self._index[form])
        return ()

    def called(self, english: str) -> tuple[Candidate, ...]:
        """Return every place of this English name, whatever its case, hyphens and accents; reads all rows."""
        plain, at = _plain(english), COLUMNS.index("english")
        found = [n for n, (_, line) in enumerate(self._rows) if _plain(line.split("\t", at + 1)[at]) == plain]
        arabic = (fold_letters(self._rows[n][1].partition("\t")[0].partition("|")[0]) for n in found)
        return tuple(map(self._candidate, found, arabic)) if plain else ()

    def areas(self) -> frozenset[tuple[str, str]]:
        """Return every first-level area that a place lies in, by English name and country."""
        at, country = COLUMNS.index("admin1"), COLUMNS.index("country")
        cells = (line.split("\t", country + 1) for _, line in self._rows)
        return frozenset((row[at], row[country]) for row in cells if row[at])

    def countries(self) -> dict[str, str]:
        """Return the English name of every country by its code."""
        at = [COLUMNS.index(column) for column in ("kind", "country", "english")]
        lines = (line.split("\t") for _, line in self._rows if "\tcountry\t" in line)
        rows = ([cells[n] for n in at] for cells in lines)
        return {code: english for kind, code, english in rows if kind == "country"}

    def longest(self, words: Sequence[str], start: int) -> int:
        """Return how many words from ``start`` make the longest known name, 0 for none."""
        lengths = self._lengths.get(words[start])
        if lengths is None:
            return 0
        for length in lengths:
            if start + length <= len(words) and " ".join(words[start : start + length]) in self._index:
                return length
        return 0

    def is_common(self, name: str) -> bool:
        """Tell whether the folded name is also an everyday word or a person's name."""
        return name in self._common

    def __len__(self) -> int:
        """Return the number of rows: a place in two sources counts twice."""
        return len(self._rows)

    def _add(self, source: str, text: str) -> None:
        for line, folded in zip(text.splitlines(), fold_letters(text).splitlines(), strict=True):
            key = line[line.rfind("\t") + 1 :]
            if not line or line[0] == "#" or key in self._keys:
                continue
            if ":" in key:
                self._keys.add(key)
            number = len(self._rows)
            self._rows.append((source, line))
            for name in folded[: folded.index("\t")].split("|"):
                if name not in self._heads:
                    self._index.setdefault(name, []).append(number)

    def _forms(self, name: str) -> Iterator[str]:
        yield name
        other = name[2:] if name.startswith("ال") else f"ال{name}"
        if not {name, other} & self._common:
            yield other
        head, _, rest = name.partition(" ")
        if rest and head.removeprefix("ال") in self._heads:
            yield from self._forms(rest)

    def _candidate(self, number: int, form: str) -> Candidate:
        key = (number, form)
        if key not in self._made:
            self._made[key] = _candidate(*self._rows[number], form, common=form in self._common)
        return self._made[key]


@lru_cache(maxsize=4)
def _load(own: tuple[tuple[str, str], ...]) -> Gazetteer:
    problems = [problem for name, text in own for problem in check(name, text)]
    if problems:
        raise ValueError("; ".join(problems))
    ours = [(name, _read(name)) for name in _OWN]
    return Gazetteer([*own, *ours], _names("common.tsv"), _names("heads.tsv"))


def check(name: str, text: str) -> tuple[str, ...]:
    """Return what is wrong with a table of places: one sentence a fault, with the file and line it is in."""
    faults: list[str] = []
    seen: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        cells = line.split("\t")
        if not line or line.startswith("#"):
            continue
        first = seen.setdefault((*cells[:6], *cells[11:]), number)
        repeated = [f"the same place as line {first}"] if first != number else []
        faults += (f"{name} line {number}: {fault}" for fault in [*repeated, *_faults(cells)])
    return tuple(faults)


def check_supplement() -> tuple[str, ...]:
    """Return what is wrong with the supplement of this package, as ``check`` does."""
    return check("supplement.tsv", _read("supplement.tsv"))


def _faults(cells: list[str]) -> Iterator[str]:
    if not _NEEDED <= len(cells) <= len(COLUMNS):
        yield f"{len(cells)} columns found, {_NEEDED} to {len(COLUMNS)} needed: {', '.join(COLUMNS)}"
        return
    row = dict(zip(COLUMNS, cells, strict=False))
    if any(not part or part != " ".join(part.split()) for part in row["arabic"].split("|")):
        yield f"an empty name, or a blank too many, in «{row['arabic']}»"
    if _MARKS.search(row["arabic"]):
        yield f"vowel marks or tatweel in «{row['arabic']}»: write the bare letters"
    if row["kind"] not in LEVELS:
        yield f"kind {row['kind']!r} is none of {', '.join(LEVELS)}"
    if not (len(row["country"]) == 2 and row["country"].isupper()):
        yield f"country {row['country']!r} is not a code such as SY (ISO 3166)"
    for column, limit in (("lat", 90), ("lon", 180), ("within_km", 20_000)):
        if not _number(row[column], limit):
            yield f"{column} {row[column]!r} is not a number between -{limit} and {limit}"


def _number(text: str, limit: float) -> bool:
    try:
        return -limit <= float(text) <= limit
    except ValueError:
        return False


def _candidate(source: str, line: str, form: str, *, common: bool) -> Candidate:
    row = dict(zip(COLUMNS, line.split("\t"), strict=False))
    names = row["arabic"].split("|")
    home = ":".join(row[column] for column in ("country", "admin1", "parent", "kind"))
    return Candidate(
        key=row.get("id") or f"{home}:{names[0]}",
        arabic=next(name for name in names if fold_letters(name) == form),
        english=row["english"],
        kind=row["kind"],
        parent=row["parent"],
        admin1=row["admin1"] or None,
        country=row["country"],
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        within_km=int(row["within_km"]),
        population=int(row.get("population") or 0),
        common=common or "c" in row.get("flags", ""),
        source=source,
    )


def _lengths(index: dict[str, list[int]]) -> dict[str, tuple[int, ...]]:
    """Return, for each first word of a name, how many words its names have, most first."""
    found: dict[str, set[int]] = {}
    for name in index:
        first, space, rest = name.partition(" ")
        found.setdefault(first, set()).add(rest.count(" ") + 2 if space else 1)
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}


@lru_cache(maxsize=20_000)
def _plain(english: str) -> str:
    """Return a name without case, accents, hyphens, blanks and apostrophes."""
    bare = unicodedata.normalize("NFKD", english.casefold())
    return "".join(letter for letter in bare if letter.isalnum())


def _read(name: str) -> str:
    return (files(__package__) / name).read_text("utf-8")


def _names(table: str) -> frozenset[str]:
    """Return the folded names in the first column of a table."""
    lines = (line for line in _read(table).splitlines() if line and not line.startswith("#"))
    return frozenset(name for line in lines for name in fold_letters(line.split("\t", 1)[0]).split("|"))
