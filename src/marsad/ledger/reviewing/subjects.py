"""The corrections that are about something, found without reading the whole history.

What is kept for it follows from the history, which alone counts; ``marsad verify`` compares the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from marsad.ledger.database.database import LedgerError
from marsad.ledger.database.schema import CorrectionRow, FormerRow, SubjectRow
from marsad.ledger.linking.filing import chunks
from marsad.ledger.reviewing.corrections import correction_of, detail_of
from marsad.models import Correction


class Subject(NamedTuple):
    """An id that a correction, by number, is about; ``stands``: it was not undone."""

    name: str
    correction: int
    stands: bool


@dataclass(frozen=True, slots=True)
class About:
    """The corrections that are about some ids, in the order they were made; those that stand among them."""

    every: tuple[Correction, ...]
    standing: tuple[Correction, ...]


def about(session: Session, names: Iterable[str]) -> About:
    """Return the corrections that are about any of these accounts and reports, by the ids given to them.

    A ``name`` may be a former id: see ``all_names``. Raises LedgerError for one that was damaged.
    """
    stands: dict[int, bool] = {}
    for some in chunks(dict.fromkeys(names)):
        query = select(SubjectRow.correction, SubjectRow.stands).where(SubjectRow.name.in_(some))
        stands |= dict(session.execute(query).all())
    every = [
        correction_of(row)
        for some in chunks(sorted(stands))
        for row in session.scalars(
            select(CorrectionRow).where(CorrectionRow.number.in_(some)).order_by(CorrectionRow.number)
        )
    ]
    return About(tuple(every), tuple(one for one in every if stands[one.number] and one.decision != "undo"))


def any_standing(session: Session) -> bool:
    """Tell whether any correction stands."""
    return session.scalar(select(SubjectRow.name).where(SubjectRow.stands).limit(1)) is not None


def all_names(session: Session, accounts: Iterable[str]) -> list[str]:
    """Return ids of accounts with the former ones that lead to them."""
    names = list(accounts)
    former = [
        name
        for some in chunks(names)
        for name in session.scalars(select(FormerRow.id).where(FormerRow.account.in_(some)))
    ]
    return [*names, *former]


def led(session: Session, names: Iterable[str]) -> dict[str, str | None]:
    """Return for those ids that are former ones the accounts that they lead to, null where to none."""
    return {
        former: account
        for some in chunks(names)
        for former, account in session.execute(
            select(FormerRow.id, FormerRow.account).where(FormerRow.id.in_(some))
        )
    }


def keep(session: Session, made: Correction) -> None:
    """Keep what a correction that was just made is about, and that the one it takes back stands no more."""
    _insert(session, _subjects(made, stands=True))
    if made.undoes is not None:
        undone = SubjectRow.correction == made.undoes
        session.execute(update(SubjectRow).where(undone).values(stands=False))


def subjects(rows: Iterable[CorrectionRow]) -> Iterator[Subject]:
    """Yield what all corrections of a history are about. One that was damaged is about its incident."""
    found = [(row, _read(row)) for row in rows]
    undone = {one.undoes for _, one in found if one}
    for row, one in found:
        stands = row.number not in undone
        yield from _subjects(one, stands) if one else (Subject(row.incident, row.number, stands),)


def refile(session: Session) -> None:
    """Keep anew what all corrections are about."""
    session.execute(delete(SubjectRow))
    history = session.scalars(select(CorrectionRow).order_by(CorrectionRow.number))
    for some in chunks(subjects(history.all())):
        _insert(session, some)


def _subjects(one: Correction, stands: bool) -> list[Subject]:
    detail = detail_of(one)
    reports = (change.report for change in detail.figures)
    names = dict.fromkeys(chain([one.incident], detail.named(), reports, detail.hashes, detail.former))
    return [Subject(name, one.number, stands) for name in names]


def _read(row: CorrectionRow) -> Correction | None:
    try:
        one = correction_of(row)
        detail_of(one)
    except LedgerError:
        return None
    return one


def _insert(session: Session, some: Iterable[Subject]) -> None:
    rows: list[Mapping[str, object]] = [one._asdict() for one in some]
    if rows:
        session.execute(insert(SubjectRow), rows)
