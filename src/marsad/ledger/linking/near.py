"""Near misses: accounts of two incidents that were nearly linked; kept as links are made.

To find them anew, all accounts would have to be compared again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple, TypeAlias

from sqlalchemy import delete, insert, or_, select
from sqlalchemy.orm import Session, aliased

from marsad.ledger.database.schema import AccountRow, NearRow
from marsad.ledger.linking.likeness import NEARLY

Scored: TypeAlias = tuple[str, str, float]
"""Two accounts, by permanent id, and how alike they are."""


def remember(session: Session, accounts: Iterable[str], scored: Iterable[Scored]) -> None:
    """Keep how accounts that are new or changed compare with others, of the pairs that score enough.

    What was kept of these accounts before is dropped. The pairs may come in any order, and twice.
    """
    forget(session, accounts)
    kept = {(min(a, b), max(a, b)): score for a, b, score in scored if a != b and score >= NEARLY}
    rows = [{"one": one, "other": other, "score": score} for (one, other), score in sorted(kept.items())]
    if rows:
        session.execute(insert(NearRow), rows)


def forget(session: Session, accounts: Iterable[str]) -> None:
    """Drop what was kept of accounts."""
    named = list(accounts)
    for start in range(0, len(named), 400):
        some = named[start : start + 400]
        session.execute(delete(NearRow).where(or_(NearRow.one.in_(some), NearRow.other.in_(some))))


def near_of(session: Session, incident: str) -> dict[str, float]:
    """Return the incidents that one (by its present id) was nearly linked to, each with its best score."""
    found: dict[str, float] = {}
    member = aliased(AccountRow)
    members = select(member.id).where(member.incident == incident)
    for own, other in ((NearRow.one, NearRow.other), (NearRow.other, NearRow.one)):
        query = select(AccountRow.incident, NearRow.score).join(AccountRow, AccountRow.id == other)
        for name, score in session.execute(query.where(own.in_(members), AccountRow.incident != incident)):
            found[name] = max(score, found.get(name, score))
    return dict(sorted(found.items(), key=lambda one: (-one[1], one[0])))


class Near(NamedTuple):
    """A near miss: two accounts by permanent id, how alike they are, and what they are of.

    ``incidents`` are their incidents, ``told`` the accounts by report and name, both in the order of the
    incidents; the ``pair`` is in its own.
    """

    pair: tuple[str, str]
    score: float
    incidents: tuple[str, str]
    told: tuple[tuple[str, str], tuple[str, str]]


def near_misses(session: Session, incidents: Collection[str] | None = None) -> Iterator[Near]:
    """Yield the pairs that are of two incidents now; with ``incidents``, of one of these and another.

    A pair of two of these comes twice.
    """
    a, b = aliased(AccountRow), aliased(AccountRow)
    query = (
        select(
            NearRow.one,
            NearRow.other,
            NearRow.score,
            a.incident,
            b.incident,
            a.report,
            a.name,
            b.report,
            b.name,
        )
        .join(a, a.id == NearRow.one)
        .join(b, b.id == NearRow.other)
        .where(a.incident != b.incident)
    )
    queries = [query] if incidents is None else [query.where(side.incident.in_(incidents)) for side in (a, b)]
    for found in (found for one in queries for found in session.execute(one)):
        one, other, score, first, second, *told = found
        sides = sorted([(first, told[0], told[1]), (second, told[2], told[3])])
        (first, *a_told), (second, *b_told) = sides
        yield Near((one, other), score, (first, second), ((a_told[0], a_told[1]), (b_told[0], b_told[1])))
