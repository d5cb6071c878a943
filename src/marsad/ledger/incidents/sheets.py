"""What lists are summed from, packed: a row of a table holds some dozens of incidents, numbers for words.

Sums over a hundred thousand incidents read some thousand such rows at once, as ``columns`` does, where they
would else group as many rows of a table for each thing that is counted. Sheets are written in the transaction
that changes a summary, of the same incident, and ``marsad verify`` holds them against it.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from struct import Struct
from typing import Any, NamedTuple, TypeAlias

from sqlalchemy import Row, delete, func, insert, select
from sqlalchemy.orm import Session

from marsad.ledger.database.listschema import TABLES, ActorRow, OutletRow, TollRow
from marsad.ledger.database.sheetschema import SheetRow, WordRow
from marsad.ledger.incidents import listed
from marsad.ledger.incidents.apart import NONE, apart
from marsad.ledger.incidents.openly import is_words, openly
from marsad.ledger.linking.filing import chunks
from marsad.ledger.reports.shelf import Kept
from marsad.ledger.tallies.overlaps import SEVERAL, lasted
from marsad.ledger.tallies.scopes import BASES, named
from marsad.ledger.tallies.shares import EVERYONE, People, shares
from marsad.models import Incident, Place

Fields: TypeAlias = Mapping[str, str]
"""The fields of a record and how each is packed, as ``struct`` names it; ``w`` is a word by its number."""
INCIDENT: Fields = {
    **dict.fromkeys(("first", "last"), "i"),
    **dict.fromkeys(("country", "admin1", "place", "precision", "type", "grade", "decision", "doers"), "w"),
    **dict.fromkeys(("open_place", "open_doers"), "w"),
    **dict.fromkeys(("lat", "lon"), "d"),
    **dict.fromkeys(("low", "best", "high"), "q"),
    **dict.fromkeys(("contested", "review", "lasted", "listed"), "B"),
}
"""Days count as ``date.toordinal`` does, 0 for none.

No number of people killed is ``NONE``, no coordinate ``NOWHERE``. ``doers`` are the perpetrators as a row of
a count names them, ``open_place`` and ``open_doers`` what anybody may see of the place and of them.
``lasted`` tells of an incident that went on for days, ``listed`` of one of ``SEVERAL`` in a report.
"""
ACTOR: Fields = {"row": "H", "name": "w", "role": "w", "open": "B"}
"""``open``: anybody may see the name."""
OUTLET: Fields = {"row": "H", "name": "w"}
TOLL: Fields = {
    "row": "H",
    "measure": "w",
    "status": "w",
    **dict.fromkeys(("low", "best", "high"), "q"),
    "contested": "B",
}
"""``contested``: claimants of a number that a count sums exclude each other."""
SHARE: Fields = {
    "row": "H",
    **dict.fromkeys(("rule", "measure", "people", "status", "affiliation", "demographic"), "w"),
    **dict.fromkeys(("low", "best", "high"), "q"),
}
AMOUNT: Fields = {
    "row": "H",
    **dict.fromkeys(("rule", "measure", "status"), "w"),
    **dict.fromkeys(("low", "best", "high"), "q"),
    "contested": "B",
}
CLAIMANT: Fields = {"row": "H", "measure": "w", "kinds": "w"}
"""``apart`` tells of these three."""
PART = 3
"""Characters of an id that tell its sheet: 4096 sheets, as ids are hexadecimal."""
_AT_ONCE = 20_000
"""Incidents that are held in memory while sheets are written."""
NOWHERE = 1000.0
"""In place of degrees where a place has none."""
_NOTHING: Mapping[str, Any] = {"i": 0, "d": NOWHERE, "q": NONE}


_SHEETS = select(*SheetRow.__table__.columns)


class Entry(NamedTuple):
    """What stands of an incident in a sheet: the values of each record in the order of its fields.

    Records beside that of the incident lack the first field, which says of which incident they are.
    """

    id: str
    incident: tuple[Any, ...]
    actors: frozenset[tuple[Any, ...]]
    outlets: frozenset[tuple[Any, ...]]
    tolls: frozenset[tuple[Any, ...]]
    shares: frozenset[tuple[Any, ...]]
    amounts: frozenset[tuple[Any, ...]]
    claimants: frozenset[tuple[Any, ...]]


_KINDS: tuple[tuple[str, Fields], ...] = (
    ("actors", ACTOR),
    ("outlets", OUTLET),
    ("tolls", TOLL),
    ("shares", SHARE),
    ("amounts", AMOUNT),
    ("claimants", CLAIMANT),
)
"""The records beside that of the incident, of which there may be any number."""


def entry(
    whole: Incident,
    others: Mapping[str, Incident],
    members: Iterable[Kept],
    row: Mapping[str, Any],
    keys: Collection[listed.Key],
) -> Entry:
    """Return what stands of an incident, given its accounts, its summary and the rows that list it.

    ``others`` are what it comes to by other rules.
    """
    known = {**_known(whole, row), "listed": any(one.of >= SEVERAL for one in members)}
    rows = {table: [values for of, values in keys if of is table] for table in TABLES}
    return Entry(
        whole.id,
        tuple(_value(kind, known[name]) for name, kind in INCIDENT.items()),
        frozenset((name, role, int(not is_words(name))) for name, role, _ in rows[ActorRow]),
        frozenset(values[:1] for values in rows[OutletRow]),
        frozenset(_toll(whole, measure, status, *ends) for measure, status, _, *ends in rows[TollRow]),
        *apart(whole, others),
    )


def _known(whole: Incident, row: Mapping[str, Any]) -> Mapping[str, Any]:
    seen = openly(whole)
    return {
        **row,
        **{name: row[f"killed_{name}"] for name in ("low", "best", "high")},
        "place": (whole.place or Place()).name,
        "doers": "; ".join(named(whole, BASES)) or None,
        "open_place": (seen.place or Place()).name,
        "open_doers": "; ".join(named(seen, BASES)) or None,
        "lasted": lasted(whole),
    }


def _toll(whole: Incident, measure: Any, status: Any, *ends: int | None) -> tuple[Any, ...]:
    people = People(statuses=(status,)) if status else EVERYONE
    contested = shares(whole, measure, people, split=False).contested
    return measure, status, *(NONE if one is None else one for one in ends), int(contested)


def _value(kind: str, value: Any) -> Any:
    if isinstance(value, dt.date):
        return value.toordinal()
    return int(value) if kind == "B" else _NOTHING.get(kind) if value is None else value


def drop(session: Session) -> None:
    """Delete all sheets."""
    session.execute(delete(SheetRow))
    session.execute(delete(WordRow))


def put(session: Session, entries: Iterable[Entry], instead: Collection[str] = ()) -> None:
    """Write what stands of some incidents, and take out what stood of those that it stands ``instead`` of."""
    gone: defaultdict[str, set[str]] = defaultdict(set)
    for name in instead:
        gone[name[:PART]].add(name)
    for some in chunks(entries, _AT_ONCE):
        parts: defaultdict[str, list[Entry]] = defaultdict(list)
        for one in _coded(session, some):
            parts[one.id[:PART]].append(one)
        for part, ones in parts.items():
            _write(session, part, ones, gone.pop(part, set()))
    for part, names in gone.items():
        _write(session, part, (), names)


def _write(session: Session, part: str, entries: Iterable[Entry], gone: Collection[str]) -> None:
    row = session.execute(_SHEETS.where(SheetRow.part == part)).one_or_none()
    kept = [one for one in unpacked(row) if one.id not in gone] if row else []
    session.execute(delete(SheetRow).where(SheetRow.part == part))
    if ones := sorted([*kept, *entries]):
        session.execute(insert(SheetRow), {"part": part, **_packed(ones)})


def _packed(entries: Sequence[Entry]) -> dict[str, str | bytes]:
    """Return the columns of a sheet of these entries, their words as numbers."""
    one = _struct(INCIDENT)
    found: dict[str, str | bytes] = {
        "ids": " ".join(entry.id for entry in entries),
        "incidents": b"".join(one.pack(*entry.incident) for entry in entries),
    }
    for name, fields in _KINDS:
        record = _struct(fields)
        every = ((at, *values) for at, of in enumerate(entries) for values in sorted(getattr(of, name)))
        found[name] = b"".join(record.pack(*values) for values in every)
    return found


def unpacked(row: Row[Any]) -> list[Entry]:
    """Return the entries of a sheet, their words as numbers."""
    ids = row.ids.split(" ")
    records = {name: [set[tuple[Any, ...]]() for _ in ids] for name, _ in _KINDS}
    for name, fields in _KINDS:
        for at, *values in _struct(fields).iter_unpack(getattr(row, name)):
            records[name][at].add(tuple(values))
    own = _struct(INCIDENT).iter_unpack(row.incidents)
    beside = (map(frozenset, records[name]) for name, _ in _KINDS)
    return [Entry(*values) for values in zip(ids, own, *beside, strict=True)]


def stored(session: Session, parts: listed.Parts) -> Iterator[Entry]:
    """Yield the entries of some parts as they are kept, in words."""
    words = dict(session.execute(select(WordRow.number, WordRow.word)).all())
    for row in session.execute(_SHEETS.where(listed.within(SheetRow.part, parts))):
        yield from (_mapped(one, words.get) for one in unpacked(row))


def _coded(session: Session, entries: Sequence[Entry]) -> Iterator[Entry]:
    """Yield entries with numbers for their words; words that have none get one."""
    needed = set[str]()
    for one in entries:
        _mapped(one, needed.add)
    needed.discard(None)
    numbers = _numbers(session, needed)
    return (_mapped(one, lambda word: numbers.get(word, 0)) for one in entries)


def _numbers(session: Session, needed: Collection[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for some in chunks(sorted(needed)):
        query = select(WordRow.word, WordRow.number).where(WordRow.word.in_(some))
        found.update(session.execute(query).all())
    next_one = (session.scalar(select(func.max(WordRow.number))) or 0) + 1
    new = {word: number for number, word in enumerate(sorted(set(needed) - found.keys()), next_one)}
    if new:
        session.execute(insert(WordRow), [{"number": n, "word": word} for word, n in new.items()])
    return found | new


def _mapped(one: Entry, change: Callable[[Any], Any]) -> Entry:
    """Return an entry with its words changed."""

    def changed(fields: Fields, values: Iterable[Any]) -> tuple[Any, ...]:
        kinds = [kind for name, kind in fields.items() if name != "row"]
        return tuple(
            change(value) if kind == "w" else value for kind, value in zip(kinds, values, strict=True)
        )

    beside = (frozenset(changed(fields, values) for values in getattr(one, name)) for name, fields in _KINDS)
    return Entry(one.id, changed(INCIDENT, one.incident), *beside)


def _struct(fields: Fields) -> Struct:
    return Struct("<" + "".join(fields.values()).replace("w", "i"))


def sweep(session: Session) -> None:
    """Delete the words that stand in no sheet."""
    every = (one for row in session.execute(_SHEETS) for one in unpacked(row))
    used = set[int]()
    for one in every:
        _mapped(one, used.add)
    gone = set(session.scalars(select(WordRow.number))) - used
    for some in chunks(sorted(gone)):
        session.execute(delete(WordRow).where(WordRow.number.in_(some)))
