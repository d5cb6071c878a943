"""Accounts filed for linking: what of them matters for it, and the keys by which others find them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, Protocol, TypeVar

import msgspec
from sqlalchemy import BigInteger, Integer, column, delete, insert, select, table, text
from sqlalchemy.orm import Session

from marsad.ledger.database.schema import AccountRow, KeyRow
from marsad.ledger.linking.candidates import keys
from marsad.ledger.linking.told import Told
from marsad.models import from_json, to_json

T = TypeVar("T")

_KEYS = table(KeyRow.__tablename__, column("key", BigInteger), column("account", Integer))
"""Without the objects that SQLAlchemy would make of each of many rows."""
AT_ONCE = 500
"""Values in one question to the database."""
_NOT_FOR_LINKING = ("evidence", "why", "rule", "words")
"""Names in a reading that say where and how something was read."""


def chunks(values: Iterable[T], size: int = AT_ONCE) -> Iterator[Sequence[T]]:
    """Yield the values some at a time; of those that are worked out one by one, no more is held."""
    left = iter(values)
    while some := list(islice(left, size)):
        yield some


class Files:
    """What is to be filed and what is to be taken out of the files, until it is written.

    ``signs`` counts for each lasting sign how many accounts more have it than before. ``gone`` are the
    accounts, by number, that are taken out.
    """

    def __init__(self) -> None:
        self.signs: Counter[int] = Counter()
        self.gone: set[int] = set()
        self._gained: list[tuple[AccountRow, frozenset[int]]] = []
        self._lost: list[tuple[int, frozenset[int]]] = []

    def put(self, row: AccountRow, told: Told) -> None:
        """File an account, also one that is filed as something else."""
        before, now = keys(filed(row)) if row.told else None, keys(told)
        stored = before.stored() if before else frozenset()
        row.told = form(told)
        self._gained.append((row, now.stored() - stored))
        self._lost.append((row.number, stored - now.stored()))
        self.signs.update(now.lasting)
        self.signs.subtract(before.lasting if before else ())

    def take_out(self, row: AccountRow) -> None:
        """Take an account out that is no more."""
        self.gone.add(row.number)
        if row.told:
            before = keys(filed(row))
            self._lost.append((row.number, before.stored()))
            self.signs.subtract(before.lasting)

    def filed(self) -> set[int]:
        """Return the accounts that are filed, by number, once they are in the ledger."""
        return {row.number for row, _ in self._gained}

    def write(self, session: Session) -> None:
        """Write it all, once the accounts are in the ledger."""
        for number, lost in self._lost:
            for some in chunks(lost):
                session.execute(delete(_KEYS).where(_KEYS.c.account == number, _KEYS.c.key.in_(some)))
        put_keys(session, ((key, row.number) for row, gained in self._gained for key in gained))


def put_keys(session: Session, found: Iterable[tuple[int, int]]) -> None:
    """File accounts, by number, under keys, in the order in which the database keeps them."""
    for some in chunks(sorted(found), 10_000):
        session.execute(insert(_KEYS), [{"key": key, "account": number} for key, number in some])


def form(told: Told) -> str:
    """Return as JSON what of an account matters for linking."""
    plain = msgspec.to_builtins(replace(told, id="", number=0), order="deterministic")
    return to_json(plain | {"account": _bare(plain["account"])})


def _bare(plain: Any) -> Any:
    if isinstance(plain, dict):
        kept = ((name, _bare(value)) for name, value in plain.items() if name not in _NOT_FOR_LINKING)
        return {name: value for name, value in kept if value is not None}
    return [_bare(item) for item in plain] if isinstance(plain, (list, tuple)) else plain


def filed(row: AccountRow) -> Told:
    """Return what was filed of an account."""
    return told_as(row.told, row.id, row.number)


def told_as(form: str, name: str, number: int) -> Told:
    """Return what was filed of the account that has this id and number."""
    return replace(from_json(form, Told), id=name, number=number)


class Index(Protocol):
    """Finds accounts, by number, that are filed under keys."""

    def holders(self, wanted: Collection[int]) -> Iterator[tuple[int, int]]:
        """Yield each key with each account that is filed under it."""

    def counts(self, wanted: Collection[int], most: int) -> dict[int, int]:
        """Return how many accounts are filed under each key, ``most`` where there are more."""


class Stored:
    """The keys in the ledger."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def holders(self, wanted: Collection[int]) -> Iterator[tuple[int, int]]:
        """Yield each key with each account that is filed under it."""
        for some in chunks(sorted(wanted)):
            rows = self._session.execute(select(KeyRow.key, KeyRow.account).where(KeyRow.key.in_(some)))
            yield from ((key, account) for key, account in rows)

    def counts(self, wanted: Collection[int], most: int) -> dict[int, int]:
        """Return how many accounts are filed under each key, ``most`` where there are more."""
        found: dict[int, int] = {}
        for some in chunks(sorted(wanted)):
            values = ", ".join(f"({key:d})" for key in some)
            # The inner limit keeps a common sign from being counted to the end.
            few = f"SELECT 1 FROM account_key WHERE account_key.key = wanted.key LIMIT {most:d}"  # noqa: S608
            counted = f"SELECT wanted.key, (SELECT count(*) FROM ({few}) AS few) AS holders FROM wanted"  # noqa: S608
            query = f"WITH wanted(key) AS (VALUES {values}) {counted}"
            found |= {row.key: row.holders for row in self._session.execute(text(query))}
        return found


class Loaded:
    """Keys in memory, of all accounts at once."""

    def __init__(self, filed: Iterable[tuple[int, int]]) -> None:
        self._holders: defaultdict[int, list[int]] = defaultdict(list)
        for key, account in filed:
            self._holders[key].append(account)

    def holders(self, wanted: Collection[int]) -> Iterator[tuple[int, int]]:
        """Yield each key with each account that is filed under it."""
        for key in wanted:
            yield from ((key, account) for account in self._holders.get(key, ()))

    def counts(self, wanted: Collection[int], most: int) -> dict[int, int]:
        """Return how many accounts are filed under each key, ``most`` where there are more."""
        return {key: min(most, len(self._holders.get(key, ()))) for key in wanted}
