"""All incidents of a ledger by columns, as its sheets hold them, and which of them a filter finds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
from sqlalchemy import select
from sqlalchemy.orm import Session

from marsad.ledger.database.sheetschema import SheetRow, WordRow
from marsad.ledger.incidents.remembered import last_made, stamp
from marsad.ledger.incidents.sheets import (
    ACTOR,
    AMOUNT,
    CLAIMANT,
    INCIDENT,
    OUTLET,
    PART,
    SHARE,
    TOLL,
    Fields,
)
from marsad.ledger.linking.filing import chunks

_EPOCH = dt.date(1970, 1, 1).toordinal()
Array: TypeAlias = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class Records:
    """Records of incidents: the place of its incident for each, and their fields."""

    of: Array
    fields: Array

    def where(self, found: Array) -> Records:
        """Return those of these records for which an array tells so."""
        return Records(self.of[found], self.fields[found])


@dataclass(frozen=True, slots=True)
class Apart:
    """Records of what counts take apart, as ``incidents.apart`` tells."""

    shares: Records
    amounts: Records
    claimants: Records


class Sheets:
    """The sheets of a ledger as they were read at once. Nothing in it is ever changed."""

    def __init__(self, session: Session) -> None:
        row = SheetRow
        query = select(row.part, row.ids, row.incidents, row.actors, row.outlets, row.tolls)
        # databases differ in how they sort texts
        self._rows = sorted(session.execute(query).all(), key=lambda row: row.part)
        self.parts = {row.part: at for at, row in enumerate(self._rows)}
        self._apart: Apart | None = None
        self.incidents = _fields(INCIDENT, (row.incidents for row in self._rows))

    @cached_property
    def opened(self) -> Array:
        """Return the incidents with the place and the perpetrators that anybody may see."""
        found = self.incidents.copy()
        for name in ("place", "doers"):
            found[name] = found[f"open_{name}"]
        return found

    @cached_property
    def actors(self) -> Records:
        """Return the actors with their roles."""
        return self._records(ACTOR, "actors")

    @cached_property
    def outlets(self) -> Records:
        """Return the outlets of which reports tell of the incidents."""
        return self._records(OUTLET, "outlets")

    @cached_property
    def tolls(self) -> Records:
        """Return the tolls by measure and status."""
        return self._records(TOLL, "tolls")

    @cached_property
    def starts(self) -> Array:
        """Return for each sheet the place of its first incident."""
        size = _type(INCIDENT).itemsize
        sizes = (len(row.incidents) // size for row in self._rows)
        return np.array([*accumulate(sizes, initial=0)][:-1], dtype=np.int64)

    def apart(self, session: Session) -> Apart:
        """Return what counts take apart by people, claimants and rules, read when it is first asked for.

        The session must see the ledger as it was when the sheets were read.
        """
        if self._apart is None:
            row = SheetRow
            query = select(row.part, row.shares, row.amounts, row.claimants)
            rows = sorted(session.execute(query).all(), key=lambda row: row.part)
            self._apart = Apart(
                self._of(SHARE, [row.shares for row in rows]),
                self._of(AMOUNT, [row.amounts for row in rows]),
                self._of(CLAIMANT, [row.claimants for row in rows]),
            )
        return self._apart

    def ids(self, sheet: int) -> list[str]:
        """Return the ids that a sheet holds, in order."""
        found: list[str] = self._rows[sheet].ids.split(" ")
        return found

    def _records(self, fields: Fields, name: str) -> Records:
        return self._of(fields, [getattr(row, name) for row in self._rows])

    def _of(self, fields: Fields, packed: Sequence[bytes]) -> Records:
        found = _fields(fields, packed)
        many = np.array([len(part) for part in packed], dtype=np.int64) // found.dtype.itemsize
        return Records(np.repeat(self.starts, many) + found["row"], found)


class Columns:
    """The incidents of a ledger in the order of their ids, as long as its session lasts."""

    def __init__(self, session: Session, *, public: bool = False) -> None:
        """Read them, unless they are as they were last; ``public``: only as anybody may see them."""
        self._session, self._public = session, public
        self._sheets = last_made(session, stamp(session), lambda: Sheets(session))
        self.incidents = self._sheets.opened if public else self._sheets.incidents

    def __len__(self) -> int:
        """Return how many incidents there are."""
        return len(self.incidents)

    @cached_property
    def actors(self) -> Records:
        """Return the actors with their roles."""
        found = self._sheets.actors
        return found.where(found.fields["open"] == 1) if self._public else found

    @property
    def outlets(self) -> Records:
        """Return the outlets of which reports tell of the incidents."""
        return self._sheets.outlets

    @property
    def tolls(self) -> Records:
        """Return the tolls by measure and status."""
        return self._sheets.tolls

    @property
    def apart(self) -> Apart:
        """Return what counts take apart by people, claimants and rules."""
        return self._sheets.apart(self._session)

    def ids_at(self, places: Iterable[int]) -> list[str]:
        """Return the ids of the incidents at these places."""
        wanted, starts = np.fromiter(places, dtype=np.int64), self._sheets.starts
        sheets = np.searchsorted(starts, wanted, side="right") - 1
        within = (wanted - starts[sheets]).tolist()
        known = {sheet: self._sheets.ids(sheet) for sheet in set(sheets.tolist())}
        return [known[sheet][at] for sheet, at in zip(sheets.tolist(), within, strict=True)]

    def places_of(self, names: Iterable[str]) -> list[int]:
        """Return the places of the incidents of these ids, as far as they are here."""
        wanted, sheets = set(names), self._sheets
        some = {sheets.parts[part] for part in {name[:PART] for name in wanted} & sheets.parts.keys()}
        return [
            int(sheets.starts[sheet]) + at
            for sheet in sorted(some)
            for at, one in enumerate(sheets.ids(sheet))
            if one in wanted
        ]

    def number(self, word: str | None) -> int:
        """Return the number of a word, 0 for none and -1 for one that stands in no sheet."""
        if word is None:
            return 0
        return self._session.scalar(select(WordRow.number).where(WordRow.word == word)) or -1

    def numbers(self, words: Iterable[str]) -> list[int]:
        """Return the numbers of those words that have one."""
        return list(self._session.scalars(select(WordRow.number).where(WordRow.word.in_(list(words)))))

    def words(self, numbers: Iterable[int]) -> Mapping[int, str | None]:
        """Return the words of some numbers."""
        wanted = {int(number) for number in numbers}
        known: dict[int, str | None] = {0: None}
        for some in chunks(sorted(wanted - {0})):
            query = select(WordRow.number, WordRow.word).where(WordRow.number.in_(some))
            known.update(self._session.execute(query).all())
        return known


def months_of(days: Array) -> Array:
    """Return the months of days, counted as ``trends.month_of`` does; of no day, one before all."""
    since = (days.astype(np.int64) - _EPOCH).astype("datetime64[D]")
    return since.astype("datetime64[M]").astype(np.int64) + 1970 * 12


def _type(fields: Fields) -> np.dtype[Any]:
    return np.dtype([(name, "<" + kind.replace("w", "i")) for name, kind in fields.items()])


def _fields(fields: Fields, packed: Iterable[bytes]) -> Array:
    return np.frombuffer(b"".join(packed), dtype=_type(fields))
