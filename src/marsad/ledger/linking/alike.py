"""How alike accounts are, kept of each pair that is compared and alike or nearly.

Comparing is most of the work of linking. So an account is compared once, when it is new or changed, with
all its candidates; where an incident grows, the accounts that it has already are looked up here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from sqlalchemy import Float, Integer, and_, bindparam, column, delete, insert, select, table
from sqlalchemy.orm import Session

from marsad.ledger.database.schema import AlikeRow
from marsad.ledger.linking.filing import chunks

Alike: TypeAlias = tuple[int, int, float]
"""Two accounts, by number, and how alike they are."""

_ALIKE = table(
    AlikeRow.__tablename__, column("one", Integer), column("other", Integer), column("score", Float)
)
"""Without the objects that SQLAlchemy would make of each of many rows."""


def known(session: Session, numbers: Iterable[int]) -> Iterator[Alike]:
    """Yield all pairs that are kept of accounts, the account first."""
    for some in chunks(sorted(numbers)):
        rows = session.execute(select(_ALIKE).where(_ALIKE.c.one.in_(some)))
        yield from ((one, other, score) for one, other, score in rows)


def keep(session: Session, pairs: Iterable[Alike]) -> None:
    """Keep pairs, each given once, of accounts of which none was kept before or all were dropped."""
    for some in chunks(pairs, 10_000):
        both = sorted((*some, *((other, one, score) for one, other, score in some)))
        rows = [{"one": one, "other": other, "score": score} for one, other, score in both]
        session.execute(insert(_ALIKE), rows)


def drop(session: Session, numbers: Iterable[int]) -> None:
    """Drop all pairs of accounts."""
    drop_pairs(session, ((one, other) for one, other, _ in known(session, set(numbers))))


def drop_pairs(session: Session, pairs: Iterable[tuple[int, int]]) -> None:
    """Drop pairs, given in any order."""
    both = [{"a": a, "b": b} for one, other in pairs for a, b in ((one, other), (other, one))]
    if both:
        pair = and_(_ALIKE.c.one == bindparam("a"), _ALIKE.c.other == bindparam("b"))
        session.connection().execute(delete(_ALIKE).where(pair), both)


def drop_all(session: Session) -> None:
    """Drop all pairs of all accounts."""
    session.execute(delete(_ALIKE))
