"""All incidents of a ledger by columns, as its sheets hold them, and which of them a filter finds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from marsad.ledger.database.sheetschema import SheetRow, WordRow
from marsad.ledger.incidents.sheets import ACTOR, INCIDENT, OUTLET, PART, TOLL, Fields
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


class Columns:
    """The incidents of a ledger in the order of their ids, as long as its session lasts."""

    def __init__(self, session: Session, *, public: bool = False) -> None:
        """Read them; ``public``: their places and actors only as anybody may see them."""
        self._session, self._public = session, public
        row = SheetRow
        found = session.execute(select(row.part, row.incidents, row.actors, row.outlets, row.tolls)).all()
        self._sheets = sorted(found, key=_part)  # databases differ in how they sort texts
        incidents = _fields(INCIDENT, (sheet.incidents for sheet in self._sheets))
        self.incidents = _opened(incidents) if public else incidents

    def __len__(self) -> int:
        """Return how many incidents there are."""
        return len(self.incidents)

    @cached_property
    def actors(self) -> Records:
        """Return the actors with their roles."""
        found = self._records(ACTOR, "actors")
        return found.where(found.fields["open"] == 1) if self._public else found

    @cached_property
    def outlets(self) -> Records:
        """Return the outlets of which reports tell of the incidents."""
        return self._records(OUTLET, "outlets")

    @cached_property
    def tolls(self) -> Records:
        """Return the tolls by measure and status."""
        return self._records(TOLL, "tolls")

    def ids_at(self, places: Iterable[int]) -> list[str]:
        """Return the ids of the incidents at these places."""
        wanted = np.fromiter(places, dtype=np.int64)
        sheets = np.searchsorted(self._starts, wanted, side="right") - 1
        parts = [self._sheets[at].part for at in sheets.tolist()]
        known = self._ids(parts)
        within = (wanted - self._starts[sheets]).tolist()
        return [known[part][at] for part, at in zip(parts, within, strict=True)]

    def places_of(self, names: Iterable[str]) -> list[int]:
        """Return the places of the incidents of these ids, as far as they are here."""
        wanted = set(names)
        starts = {sheet.part: start for sheet, start in zip(self._sheets, self._starts.tolist(), strict=True)}
        known = self._ids({name[:PART] for name in wanted} & starts.keys())
        return [
            starts[part] + at for part, ids in known.items() for at, one in enumerate(ids) if one in wanted
        ]

    def _ids(self, parts: Iterable[str]) -> Mapping[str, list[str]]:
        """Return the ids that sheets hold, in order."""
        query = select(SheetRow.part, SheetRow.ids)
        some = (
            self._session.execute(query.where(SheetRow.part.in_(few))) for few in chunks(sorted({*parts}))
        )
        return {row.part: row.ids.split(" ") for rows in some for row in rows}

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

    @cached_property
    def _starts(self) -> Array:
        """Return for each sheet the place of its first incident."""
        size = _type(INCIDENT).itemsize
        sizes = (len(sheet.incidents) // size for sheet in self._sheets)
        return np.array([*accumulate(sizes, initial=0)][:-1], dtype=np.int64)

    def _records(self, fields: Fields, name: str) -> Records:
        packed = [getattr(sheet, name) for sheet in self._sheets]
        found = _fields(fields, packed)
        many = np.array([len(part) for part in packed], dtype=np.int64) // found.dtype.itemsize
        return Records(np.repeat(self._starts, many) + found["row"], found)


def months_of(days: Array) -> Array:
    """Return the months of days, counted as ``trends.month_of`` does; of no day, one before all."""
    since = (days.astype(np.int64) - _EPOCH).astype("datetime64[D]")
    return since.astype("datetime64[M]").astype(np.int64) + 1970 * 12


def _part(sheet: Row[str, *tuple[Any, ...]]) -> str:
    return sheet[0]


def _type(fields: Fields) -> np.dtype[Any]:
    return np.dtype([(name, "<" + kind.replace("w", "i")) for name, kind in fields.items()])


def _opened(incidents: Array) -> Array:
    """Return records with the place and the perpetrators that anybody may see."""
    found = incidents.copy()
    for name in ("place", "doers"):
        found[name] = found[f"open_{name}"]
    return found


def _fields(fields: Fields, packed: Iterable[bytes]) -> Array:
    return np.frombuffer(b"".join(packed), dtype=_type(fields))
