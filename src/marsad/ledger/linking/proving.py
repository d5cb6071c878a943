"""Are the files by which accounts are linked those that follow from the accounts?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from marsad.ledger.database.schema import AccountRow, AlikeRow, KeyRow, RulesRow
from marsad.ledger.linking.bonds import Bonds
from marsad.ledger.linking.candidates import Keys, keys
from marsad.ledger.linking.filing import Loaded, filed
from marsad.ledger.linking.linking import compared, rules
from marsad.ledger.linking.neighbourhood import Neighbourhood
from marsad.ledger.linking.told import Told


def problems(
    session: Session, rows: Sequence[AccountRow], step: Callable[[], None] = lambda: None
) -> Iterator[str]:
    """Yield what is wrong with the files of these accounts, which are all that there are.

    What other rules filed is filed anew later. ``step`` is called for each account that is compared.
    """
    if session.scalar(select(RulesRow.rules)) == rules():
        tolds = [filed(row) for row in rows]
        made = {told.number: keys(told) for told in tolds}
        wrong = list(_keys(session, rows, made))
        yield from wrong or _alike(session, _neighbourhood(session, rows, tolds, made), step)


def _keys(session: Session, rows: Sequence[AccountRow], made: Mapping[int, Keys]) -> Iterator[str]:
    """Check that accounts are found by what is filed of them."""
    stored: dict[int, set[int]] = {row.number: set() for row in rows}
    for key, account in session.execute(
        select(KeyRow.key, KeyRow.account).execution_options(yield_per=10_000)
    ):
        stored.setdefault(account, set()).add(key)
    for row in rows:
        if stored.pop(row.number) != made[row.number].stored():
            yield f"account {row.id}: is not found by its keys; marsad relink files it anew"
    for number in stored:
        yield f"account number {number}: has keys, but is missing; marsad relink takes them away"


def _alike(session: Session, hood: Neighbourhood, step: Callable[[], None]) -> Iterator[str]:
    """Check that the accounts kept as alike are those that comparing all anew finds, both ways round."""
    stored = {
        (one, other): score
        for one, other, score in session.execute(select(AlikeRow.one, AlikeRow.other, AlikeRow.score))
    }
    pairs = compared(hood, step)
    found = {pair: score for one, other, score in pairs for pair in ((one, other), (other, one))}
    for one, other in sorted(stored.keys() | found.keys()):
        if stored.get((one, other)) != found.get((one, other)):
            yield f"accounts number {one}, {other}: are not as alike as is kept; marsad relink mends it"


def _neighbourhood(
    session: Session, rows: Sequence[AccountRow], tolds: Sequence[Told], made: Mapping[int, Keys]
) -> Neighbourhood:
    """Return the accounts as a neighbourhood that lacks none."""
    index = Loaded((key, number) for number, own in made.items() for key in own.stored())
    hood = Neighbourhood(session, lambda _: Bonds(), index)
    for told, row in zip(tolds, rows, strict=True):
        hood.add(told, row.incident, made[told.number])
    return hood
