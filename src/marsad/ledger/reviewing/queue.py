"""What needs a person: links that are not certain, near misses, figures that cannot all be right.

What a person has decided leaves the list: an incident that was confirmed or rejected, a link that was
confirmed, two accounts that were merged or split.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from marsad.ledger.database.schema import AccountRow, ReadingRow, ReportRow
from marsad.ledger.linking.bonds import Bonds, bonds_of
from marsad.ledger.linking.filing import chunks
from marsad.ledger.linking.likeness import CERTAIN
from marsad.ledger.linking.near import near_misses
from marsad.ledger.reports.shelf import reading_of
from marsad.ledger.reviewing.doubts import odd_figures
from marsad.ledger.reviewing.queued import UNKNOWN, Item
from marsad.ledger.reviewing.settings import settings_of
from marsad.ledger.reviewing.unknowns import unknown_names
from marsad.models import Correction, Incident


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


def unknown(session: Session) -> Iterator[Item]:
    """Yield names that no table knows, those of most reports first, each with one report that names it."""
    for one in unknown_names(session):
        yield Item(
            kind=UNKNOWN[one.kind],
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
