"""What needs a person: links that are not certain, near misses, figures that cannot all be right.

What a person has decided leaves the list: an incident that was confirmed or rejected, a link that was
confirmed, two accounts that were merged or split.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, TypeAlias, get_args

from sqlalchemy import select
from sqlalchemy.orm import Session

from marsad.ledger.bonds import Bonds, bonds_of
from marsad.ledger.filing import chunks
from marsad.ledger.likeness import CERTAIN
from marsad.ledger.near import near_misses
from marsad.ledger.schema import AccountRow, ReadingRow, ReportRow
from marsad.ledger.settings import settings_of
from marsad.ledger.shelf import reading_of
from marsad.models import Correction, Incident, Toll

Kind: TypeAlias = Literal["link", "near miss", "contested", "odd", "no incident", "lost correction"]

KINDS: tuple[Kind, ...] = get_args(Kind)
_TIMES = 10
"""A count so many times the next one of the same people is odd."""
_MANY = 10
"""Persons: counts below are not compared for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something for a person to decide: what it is about, in words, and what to type ``next``."""

    kind: Kind
    incident: str | None
    about: str
    score: float | None
    next: str


@dataclass(frozen=True, slots=True)
class _Account:
    """An account as it is named to people, and its incident."""

    name: str
    incident: str


def queue(session: Session, incidents: Iterable[Incident]) -> Iterator[Item]:
    """Yield what needs a person; contested and odd figures of these incidents."""
    bonds = bonds_of(session)
    yield from uncertain_links(session, bonds)
    yield from missed_links(session, bonds)
    yield from odd_figures(incidents)
    yield from unread(session)
    yield from lost(settings_of(session).lost)


def uncertain_links(session: Session, bonds: Bonds) -> Iterator[Item]:
    """Yield links that are not certain, the weakest first; each pair once."""
    rows = session.scalars(
        select(AccountRow)
        .where(AccountRow.nearest.is_not(None), AccountRow.score <= CERTAIN)
        .order_by(AccountRow.score, AccountRow.id)
    ).all()
    known = _accounts(session, (name for row in rows for name in (row.id, row.nearest or "")))
    seen: set[frozenset[str]] = set()
    for row in rows:
        other = row.nearest or ""
        if frozenset((row.id, other)) not in seen and not bonds.settled(row.id, other):
            seen.add(frozenset((row.id, other)))
            yield _link(row, known[row.id], known[other])


def _link(row: AccountRow, one: _Account, other: _Account) -> Item:
    return Item(
        kind="link",
        incident=row.incident,
        about=f"is {one.name} what {other.name} tells?",
        score=row.score,
        next=f"marsad confirm {row.incident}, or marsad split {row.incident} {row.report}:{row.name}",
    )


def missed_links(session: Session, bonds: Bonds) -> Iterator[Item]:
    """Yield near misses, the most alike first; of two incidents, the pair that is most alike."""
    misses = list(near_misses(session))
    known = _accounts(session, (name for one, other, _ in misses for name in (one, other)))
    seen: set[frozenset[str]] = set()
    for one, other, score in misses:
        a, b = known[one], known[other]
        pair = frozenset((a.incident, b.incident))
        if pair not in seen:
            seen.add(pair)
            if not bonds.settled(one, other):
                first, second = sorted(pair)
                yield Item(
                    kind="near miss",
                    incident=first,
                    about=f"is {a.name} what {b.name} tells?",
                    score=score,
                    next=f"marsad merge {first} {second}, or marsad split {first} {second}",
                )


def _accounts(session: Session, ids: Iterable[str]) -> dict[str, _Account]:
    """Return accounts by permanent id, as they are named to people."""
    query = select(AccountRow.id, AccountRow.name, AccountRow.incident, ReportRow.doc).join(ReportRow)
    return {
        row.id: _Account(f"{row.name} of {row.doc}", row.incident)
        for some in chunks(dict.fromkeys(ids))
        for row in session.execute(query.where(AccountRow.id.in_(some)))
    }


def odd_figures(incidents: Iterable[Incident]) -> Iterator[Item]:
    """Yield incidents on which nothing was decided whose figures exclude each other, or are odd."""
    for one in incidents:
        if one.decision is None:
            look = f"marsad show {one.id}, then marsad confirm, reject, set or split it"
            for text in dict.fromkeys(
                text for toll in (*one.totals, *one.tolls) for text in _contested(toll)
            ):
                yield Item(kind="contested", incident=one.id, about=text, score=None, next=look)
            for text in dict.fromkeys(text for toll in one.tolls for text in _odd(toll)):
                yield Item(kind="odd", incident=one.id, about=text, score=None, next=look)


def _contested(toll: Toll) -> Iterator[str]:
    """Yield the two claimants of a toll who are the widest apart."""
    for one in toll.disputes[:1]:
        sides = (one.lower, one.lower_doc, one.lower_count), (one.higher, one.higher_doc, one.higher_count)
        told = " and ".join(f"{count} ({who or 'the report itself'}, {doc})" for who, doc, count in sides)
        yield f"{toll.measure}: {told} exclude each other"


def _odd(toll: Toll) -> Iterator[str]:
    for made in toll.makeups:
        if made.others < 0:
            parts = sum(part.count for part in made.parts)
            yield f"{toll.measure}: parts of {parts} in a whole of {made.whole} ({made.doc})"
    stand = [claim for claim in toll.claims if claim.low and not (claim.superseded or claim.subset)]
    said = sorted({(claim.low or 0, claim.doc, claim.voice) for claim in stand})
    for (low, doc, voice), (high, high_doc, other) in pairwise(said):
        if voice != other and low * _TIMES <= high >= _MANY:
            yield f"{toll.measure}: {high} ({high_doc}) beside {low} ({doc})"


def unread(session: Session) -> Iterator[Item]:
    """Yield reports that are relevant but in which no incident and no tally was found."""
    query = select(ReportRow.doc, ReadingRow).join(
        ReadingRow, (ReadingRow.report == ReportRow.id) & ReadingRow.current
    )
    told = select(AccountRow.id).where(AccountRow.report == ReportRow.id).exists()
    for doc, row in session.execute(query.where(~told).order_by(ReportRow.number)):
        reading = reading_of(row)
        if reading.relevant and not reading.incidents and not reading.tallies:
            yield Item(
                kind="no incident",
                incident=None,
                about=f"{doc} is relevant, but no incident was read from it",
                score=None,
                next=f"marsad report {row.report} --ledger LEDGER",
            )


def lost(corrections: Iterable[Correction]) -> Iterator[Item]:
    """Yield corrections of what no report tells any more."""
    for one in corrections:
        yield Item(
            kind="lost correction",
            incident=one.incident,
            about=f"correction {one.number} by {one.who} set what no report tells any more",
            score=None,
            next=f"marsad undo {one.number}, or leave it: it holds again when a report tells of it",
        )
