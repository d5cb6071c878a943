"""What needs a person: links that are not certain, near misses, figures that cannot all be right.

What a person has decided leaves the list: an incident that was confirmed or rejected, a link that was
confirmed, two accounts that were merged or split.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal, TypeAlias, get_args

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from marsad.language.folding import fold_text
from marsad.ledger.bonds import Bonds, bonds_of
from marsad.ledger.filing import chunks
from marsad.ledger.likeness import CERTAIN
from marsad.ledger.near import near_misses
from marsad.ledger.schema import AccountRow, ReadingRow, ReportRow
from marsad.ledger.settings import settings_of
from marsad.ledger.shelf import reading_of, short_hash
from marsad.ledger.unknowns import unknown_names
from marsad.models import Correction, Incident, Measure, Toll, Unknown, UnknownKind

Kind: TypeAlias = Literal[
    "link",
    "near miss",
    "contested",
    "odd",
    "no incident",
    "unknown place",
    "unknown actor",
    "lost correction",
]

KINDS: tuple[Kind, ...] = get_args(Kind)
_TIMES = 10
"""A count so many times the next one of the same people is odd."""
_MANY = 10
"""Persons: counts below are not compared for it."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A count that does not go together with another, whose it is (null: the report's own), and where."""

    count: int
    claimant: str | None
    doc: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something for a person to decide: what it is about, in words, and what to type ``next``.

    ``other`` is the second of two incidents, ``told`` the accounts that are to be compared, or the report,
    each as report and name of the account; ``stated`` the figures that do not go together, with their
    ``measure``; ``correction`` the number of one that is to be looked at;
    ``name`` one that no table knows.
    """

    kind: Kind
    incident: str | None
    about: str
    score: float | None
    next: str
    other: str | None = None
    told: tuple[tuple[str, str], ...] = ()
    measure: Measure | None = None
    stated: tuple[Stated, ...] = ()
    correction: int | None = None
    name: str | None = None

    @property
    def key(self) -> str:
        """Return what the item is known by as long as it is in the list; all doubts of an incident alike."""
        if self.kind in ("contested", "odd"):
            return short_hash("figures", self.incident or "")
        if self.name is not None:
            return _name_key(self.kind, self.name)
        subject = sorted(f"{report}:{name}" for report, name in self.told) or [self.about]
        return short_hash(self.kind, *subject)


@dataclass(frozen=True, slots=True)
class _Doubt:
    """Figures of an incident that do not go together, in words and apart."""

    kind: Kind
    about: str
    measure: Measure
    stated: tuple[Stated, ...]


@dataclass(frozen=True, slots=True)
class _Account:
    """An account as it is named to people, its incident, and its report and name in it."""

    name: str
    incident: str
    told: tuple[str, str]


def queue(session: Session, incidents: Iterable[Incident]) -> Iterator[Item]:
    """Yield what needs a person; contested and odd figures of these incidents."""
    bonds = bonds_of(session)
    yield from uncertain_links(session, bonds)
    yield from missed_links(session, bonds)
    yield from odd_figures(incidents)
    yield from unread(session)
    yield from unknown(session)
    yield from lost(settings_of(session).lost)


def uncertain_links(session: Session, bonds: Bonds) -> Iterator[Item]:
    """Yield links that are not certain, the weakest first; each pair once."""
    account = AccountRow
    columns = (account.id, account.report, account.name, account.incident, account.nearest, account.score)
    rows = session.execute(
        select(*columns)
        .where(account.nearest.is_not(None), account.score <= CERTAIN)
        .order_by(account.score, account.id)
    ).all()
    known = _accounts(session, (name for row in rows for name in (row.id, row.nearest or "")))
    seen: set[frozenset[str]] = set()
    for row in rows:
        other = row.nearest or ""
        if frozenset((row.id, other)) not in seen and not bonds.settled(row.id, other):
            seen.add(frozenset((row.id, other)))
            yield _link(row, known[row.id], known[other])


def _link(row: Row[*tuple[Any, ...]], one: _Account, other: _Account) -> Item:
    return Item(
        kind="link",
        incident=row.incident,
        about=f"is {one.name} what {other.name} tells?",
        score=row.score,
        next=f"marsad confirm {row.incident}, or marsad split {row.incident} {row.report}:{row.name}",
        told=(one.told, other.told),
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
                    other=second,
                    told=(a.told, b.told) if a.incident == first else (b.told, a.told),
                )


def _accounts(session: Session, ids: Iterable[str]) -> dict[str, _Account]:
    """Return accounts by permanent id, as they are named to people."""
    row = AccountRow
    query = select(row.id, row.name, row.incident, row.report, ReportRow.doc).join(ReportRow)
    return {
        row.id: _Account(f"{row.name} of {row.doc}", row.incident, (row.report, row.name))
        for some in chunks(dict.fromkeys(ids))
        for row in session.execute(query.where(AccountRow.id.in_(some)))
    }


def doubt(incident: str, contested: bool) -> Item:
    """Return the item of an incident whose figures need a person, which ``odd_figures`` tells one by one."""
    kind: Kind = "contested" if contested else "odd"
    return Item(kind=kind, incident=incident, about="", score=None, next=f"marsad show {incident}")


def odd_figures(incidents: Iterable[Incident]) -> Iterator[Item]:
    """Yield incidents on which nothing was decided whose figures exclude each other, or are odd."""
    for one in incidents:
        if one.decision is None:
            look = f"marsad show {one.id}, then marsad confirm, reject, set or split it"
            doubts = [
                *(doubt for toll in (*one.totals, *one.tolls) for doubt in _contested(toll)),
                *(doubt for toll in one.tolls for doubt in _odd(toll)),
            ]
            for doubt in {doubt.about: doubt for doubt in doubts}.values():
                yield Item(
                    kind=doubt.kind,
                    incident=one.id,
                    about=doubt.about,
                    score=None,
                    next=look,
                    measure=doubt.measure,
                    stated=doubt.stated,
                )


def _contested(toll: Toll) -> Iterator[_Doubt]:
    """Yield the two claimants of a toll who are the widest apart."""
    for one in toll.disputes[:1]:
        sides = (
            Stated(one.lower_count, one.lower, one.lower_doc),
            Stated(one.higher_count, one.higher, one.higher_doc),
        )
        told = " and ".join(
            f"{side.count} ({side.claimant or 'the report itself'}, {side.doc})" for side in sides
        )
        yield _Doubt("contested", f"{toll.measure}: {told} exclude each other", toll.measure, sides)


def _odd(toll: Toll) -> Iterator[_Doubt]:
    for made in toll.makeups:
        if made.others < 0:
            parts = sum(part.count for part in made.parts)
            text = f"{toll.measure}: parts of {parts} in a whole of {made.whole} ({made.doc})"
            sides = (Stated(made.whole, made.claimant, made.doc), Stated(parts, made.claimant, made.doc))
            yield _Doubt("odd", text, toll.measure, sides)
    stand = [claim for claim in toll.claims if claim.low and not (claim.superseded or claim.subset)]
    said = sorted({(claim.low or 0, claim.doc, claim.voice) for claim in stand})
    who = {claim.voice: claim.claimant for claim in stand}
    for (low, doc, voice), (high, high_doc, other) in pairwise(said):
        if voice != other and low * _TIMES <= high >= _MANY:
            text = f"{toll.measure}: {high} ({high_doc}) beside {low} ({doc})"
            sides = (Stated(low, who[voice], doc), Stated(high, who[other], high_doc))
            yield _Doubt("odd", text, toll.measure, sides)


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
                told=((row.report, ""),),
            )


_UNKNOWN: dict[UnknownKind, Kind] = {"place": "unknown place", "actor": "unknown actor"}


def unknown_key(one: Unknown) -> str:
    """Return the key of the item of a name that no table knows."""
    return _name_key(_UNKNOWN[one.kind], one.name)


def _name_key(kind: Kind, name: str) -> str:
    return short_hash(kind, fold_text(name))


def unknown(session: Session) -> Iterator[Item]:
    """Yield names that no table knows, those of most reports first, each with one report that names it."""
    for one in unknown_names(session):
        yield Item(
            kind=_UNKNOWN[one.kind],
            incident=None,
            about=f"«{one.words}» stands in no table ({one.count} report{'s' * (one.count > 1)})",
            score=None,
            next=f"marsad report {one.report} --ledger LEDGER; add it to {one.kind}s.tsv of your own tables",
            told=((one.report, ""),),
            name=one.words,
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
            correction=one.number,
        )
