"""Are the files by which accounts are linked those that follow from the accounts?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from marsad.ledger.database.schema import AccountRow, AlikeRow, KeyRow, RulesRow
from marsad.ledger.linking.bonds import Bonds
from marsad.ledger.linking.candidates import keys
from marsad.ledger.linking.filing import Stored, chunks, told_as
from marsad.ledger.linking.linking import rules
from marsad.ledger.linking.neighbourhood import Neighbourhood

_SLICE = 2_000
"""Accounts that are held in memory at a time, beside those that they are compared with."""
_FILED = np.dtype([("account", "i8"), ("key", "i8")])
_ALIKE = np.dtype([("one", "i8"), ("other", "i8"), ("score", "f8")])


def problems(session: Session, step: Callable[[], None] = lambda: None) -> Iterator[str]:
    """Yield what is wrong with the files of all accounts.

    What other rules filed is filed anew later. ``step`` is called for each account that is compared.
    """
    if session.scalar(select(RulesRow.rules)) == rules():
        numbers = list(session.scalars(select(AccountRow.number).order_by(AccountRow.number)))
        wrong = list(_keys(session, numbers))
        yield from wrong or _alike(session, numbers, step)


def _keys(session: Session, numbers: Sequence[int]) -> Iterator[str]:
    """Check that accounts are found by what is filed of them."""
    filed = np.sort(_all(session, select(KeyRow.account, KeyRow.key), _FILED))
    for some in chunks(numbers, _SLICE):
        starts, ends = (np.searchsorted(filed["account"], some, side) for side in ("left", "right"))
        query = select(AccountRow.number, AccountRow.id, AccountRow.told).order_by(AccountRow.number)
        rows = session.execute(query.where(AccountRow.number.between(some[0], some[-1])))
        for (number, name, form), start, end in zip(rows, starts, ends, strict=True):
            stored = filed["key"][start:end].tolist()
            if set(stored) != keys(told_as(form, name, number)).stored():
                yield f"account {name}: is not found by its keys; marsad relink files it anew"
    for number in np.setdiff1d(filed["account"], numbers).tolist():
        yield f"account number {number}: has keys, but is missing; marsad relink takes them away"


def _alike(session: Session, numbers: Sequence[int], step: Callable[[], None]) -> Iterator[str]:
    """Check that the accounts kept as alike are those that comparing all anew finds, both ways round."""
    stored = _all(session, select(AlikeRow.one, AlikeRow.other, AlikeRow.score), _ALIKE)
    found = np.concatenate([np.empty(0, _ALIKE), *_compared(session, numbers, step)])
    differing = np.setxor1d(stored, np.concatenate([found, _turned(found)]))
    for one, other in sorted({(one, other) for one, other, _ in differing.tolist()}):
        yield f"accounts number {one}, {other}: are not as alike as is kept; marsad relink mends it"


def _compared(
    session: Session, numbers: Sequence[int], step: Callable[[], None]
) -> Iterator[NDArray[np.void]]:
    """Yield the pairs that are alike or nearly, each once; accounts are loaded some at a time."""
    for at, some in enumerate(chunks(numbers, _SLICE)):
        hood = Neighbourhood(session, lambda _: Bonds(), Stored(session))
        hood.pass_over(numbers[: at * _SLICE])
        yield np.array(list(hood.compare(some)), _ALIKE)
        for _ in some:
            step()


def _turned(pairs: NDArray[np.void]) -> NDArray[np.void]:
    turned = pairs.copy()
    turned["one"], turned["other"] = pairs["other"], pairs["one"]
    return turned


def _all(session: Session, query: Select[*tuple[Any, ...]], kind: np.dtype[np.void]) -> NDArray[np.void]:
    """Return all rows of a query, packed."""
    parts = session.execute(query.execution_options(yield_per=20_000)).partitions(20_000)
    return np.concatenate(
        [np.empty(0, kind), *(np.array([tuple(row) for row in some], kind) for some in parts)]
    )
