"""Rows of the review queue, told as items: what each is about, in words, and what to type next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from sqlalchemy import select
from sqlalchemy.orm import Session

from marsad.ledger.database.schema import AccountRow, CorrectionRow, ReportRow
from marsad.ledger.linking.filing import chunks
from marsad.ledger.reports.dismissed import dismissed
from marsad.ledger.reviewing.corrections import correction_of
from marsad.ledger.reviewing.queued import FIGURES, UNKNOWN, Item, Told, lost_about
from marsad.ledger.reviewing.unknowns import unknown_names
from marsad.ledger.reviewing.waits import Wait
from marsad.models import UnknownKind
from marsad.models.waiting import Kind

_Tell: TypeAlias = Callable[[Session, Sequence[Wait]], Iterable[Item]]


@dataclass(frozen=True, slots=True)
class _Account:
    """An account as it is named to people, its report and name in it, and the account it is most like."""

    name: str
    told: Told
    nearest: str | None


def items(session: Session, rows: Sequence[Wait]) -> list[Item]:
    """Return rows as items, in their order."""
    told = {
        item.key: item
        for kind in dict.fromkeys(row.kind for row in rows)
        for item in _TELL[kind](session, [row for row in rows if row.kind == kind])
    }
    return [told[row.key] for row in rows if row.key in told]


def _links(session: Session, rows: Sequence[Wait]) -> Iterator[Item]:
    known = _accounts(session, (row.subject for row in rows))
    known |= _accounts(session, (one.nearest for one in known.values() if one.nearest))
    for row in rows:
        one = known[row.subject]
        other = known[one.nearest or ""]
        yield Item(
            kind="link",
            incident=row.incident,
            about=f"is {one.name} what {other.name} tells?",
            score=row.rank,
            next=f"marsad confirm {row.incident}, or marsad split {row.incident} {':'.join(one.told)}",
            told=(one.told, other.told),
        )


def _near(session: Session, rows: Sequence[Wait]) -> Iterator[Item]:
    pairs = {row.subject: row.subject.split() for row in rows}
    known = _accounts(session, (name for pair in pairs.values() for name in pair))
    incidents = _incidents(session, known)
    for row in rows:
        a, b = pairs[row.subject]
        first, second = row.incident, row.other
        told = (known[a].told, known[b].told)
        yield Item(
            kind="near miss",
            incident=first,
            about=f"is {known[a].name} what {known[b].name} tells?",
            score=-row.rank,
            next=f"marsad merge {first} {second}, or marsad split {first} {second}",
            other=second,
            told=told if incidents[a] == first else (told[1], told[0]),
        )


def _accounts(session: Session, ids: Iterable[str]) -> dict[str, _Account]:
    """Return accounts by permanent id, as they are named to people."""
    row = AccountRow
    query = select(row.id, row.name, row.report, row.nearest, ReportRow.doc).join(ReportRow)
    return {
        row.id: _Account(f"{row.name} of {row.doc}", (row.report, row.name), row.nearest)
        for some in chunks(dict.fromkeys(ids))
        for row in session.execute(query.where(AccountRow.id.in_(some)))
    }


def _incidents(session: Session, ids: Iterable[str]) -> Mapping[str, str]:
    query = select(AccountRow.id, AccountRow.incident)
    return {
        name: incident
        for some in chunks(ids)
        for name, incident in session.execute(query.where(AccountRow.id.in_(some)))
    }


def _figures(_: Session, rows: Sequence[Wait]) -> Iterator[Item]:
    for row in rows:
        look = f"marsad show {row.incident}"
        yield Item(kind=row.kind, incident=row.incident, about="", score=None, next=look)


def _unread(session: Session, rows: Sequence[Wait]) -> Iterator[Item]:
    query = select(ReportRow.id, ReportRow.doc).where(ReportRow.id.in_([row.subject for row in rows]))
    decisions = dismissed(session, [row.subject for row in rows])
    for report, doc in session.execute(query):
        said = decisions.get(report)
        since = (
            f"{doc} was said to tell of no incident (correction {said and said.number}), and is read as such"
        )
        yield Item(
            kind="no incident",
            incident=None,
            about=since if said else f"{doc} is relevant, but no incident was read from it",
            score=None,
            next=f"marsad report {report} --ledger LEDGER, then marsad "
            + (f"undo {said.number}, or dismiss {report} again" if said else f"dismiss {report} if it is so"),
            told=((report, ""),),
            correction=said.number if said else None,
        )


def _unknown(session: Session, kind: UnknownKind, rows: Sequence[Wait]) -> Iterator[Item]:
    for one in unknown_names(session, kind, [row.subject for row in rows]):
        yield Item(
            kind=UNKNOWN[kind],
            incident=None,
            about=f"«{one.words}» stands in no table ({one.count} report{'s' * (one.count > 1)})",
            score=None,
            next=f"marsad report {one.report} --ledger LEDGER; add it to {kind}s.tsv of your own tables",
            told=((one.report, ""),),
            name=one.words,
        )


def _lost(session: Session, rows: Sequence[Wait]) -> Iterator[Item]:
    numbers = [int(row.subject) for row in rows]
    for row in session.scalars(select(CorrectionRow).where(CorrectionRow.number.in_(numbers))):
        one = correction_of(row)
        yield Item(
            kind="lost correction",
            incident=one.incident,
            about=lost_about(one),
            score=None,
            next=f"marsad undo {one.number}, or leave it: it holds again when a report tells of it",
            correction=one.number,
        )


_TELL: Mapping[Kind, _Tell] = {
    "link": _links,
    "near miss": _near,
    **dict.fromkeys(FIGURES, _figures),
    "no incident": _unread,
    "unknown place": lambda session, rows: _unknown(session, "place", rows),
    "unknown actor": lambda session, rows: _unknown(session, "actor", rows),
    "lost correction": _lost,
}
