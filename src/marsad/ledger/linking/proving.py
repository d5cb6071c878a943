"""Are the files by which accounts are linked those that follow from the accounts?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from marsad.ledger.database.schema import AccountRow, AlikeRow, KeyRow, RulesRow
from marsad.ledger.linking.bonds import Bonds
from marsad.ledger.linking.candidates import keys
from marsad.ledger.linking.filing import Loaded, filed
from marsad.ledger.linking.linking import rules
from marsad.ledger.linking.neighbourhood import Neighbourhood


def problems(session: Session, rows: Sequence[AccountRow]) -> Iterator[str]:
    """Yield what is wrong with the files of these accounts, which are all that there are.

    What other rules filed is filed anew later.
    """
    if session.scalar(select(RulesRow.rules)) == rules():
        wrong = list(_keys(session, rows))
        yield from wrong or _alike(session, rows)


def _keys(session: Session, rows: Sequence[AccountRow]) -> Iterator[str]:
    """Check that accounts are found by what is filed of them."""
    stored: dict[int, set[int]] = {row.number: set() for row in rows}
    for key, account in session.execute(
        select(KeyRow.key, KeyRow.account).execution_options(yield_per=10_000)
    ):
        stored.setdefault(account, set()).add(key)
    for row in rows:
        if stored.pop(row.number) != keys(filed(row)).stored():
            yield f"account {row.id}: is not found by its keys; marsad relink files it anew"
    for number in stored:
        yield f"account number {number}: has keys, but is missing; marsad relink takes them away"


def _alike(session: Session, rows: Sequence[AccountRow]) -> Iterator[str]:
    """Check that the accounts kept as alike are those that comparing all anew finds."""
    stored = {
        (one, other): score
        for one, other, score in session.execute(select(AlikeRow.one, AlikeRow.other, AlikeRow.score))
    }
    found = _compared(session, rows)
    for one, other in sorted(stored.keys() | found.keys()):
        if stored.get((one, other)) != found.get((one, other)):
            yield f"accounts number {one}, {other}: are not as alike as is kept; marsad relink mends it"


def _compared(session: Session, rows: Sequence[AccountRow]) -> dict[tuple[int, int], float]:
    """Return how alike accounts are, of all pairs that are compared and alike or nearly, both ways round."""
    tolds = [filed(row) for row in rows]
    index = Loaded((key, told.number) for told in tolds for key in keys(told).stored())
    hood = Neighbourhood(session, lambda _: Bonds(), index)
    for told, row in zip(tolds, rows, strict=True):
        hood.add(told, row.incident)
    pairs = hood.compare(told.number for told in tolds)
    return {pair: score for one, other, score in pairs for pair in ((one, other), (other, one))}
