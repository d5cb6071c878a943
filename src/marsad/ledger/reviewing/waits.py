"""The review queue as it is kept: a row for each thing that needs a person.

The rows follow from accounts, readings and corrections. They are made anew within each transaction that
changes what they say, so that a page of the queue reads a page of rows. ``marsad verify`` makes all again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from sqlalchemy import delete, insert, or_, select
from sqlalchemy.orm import Session

from marsad.ledger.database.schema import AccountRow, ReadingRow, ReportRow
from marsad.ledger.database.waitschema import WaitRow
from marsad.ledger.linking.bonds import Asked, Bonds
from marsad.ledger.linking.filing import chunks
from marsad.ledger.linking.likeness import CERTAIN
from marsad.ledger.linking.near import Near, near_misses
from marsad.ledger.reports.dismissed import dismissed, is_told_since
from marsad.ledger.reports.shelf import Kept, reading_of
from marsad.ledger.reviewing.doubts import odd_figures
from marsad.ledger.reviewing.queued import UNKNOWN, figures_key, lost_key, name_key, told_key
from marsad.ledger.reviewing.settings import settings_about, settings_of
from marsad.ledger.reviewing.unknowns import unknown_names
from marsad.models import Correction, Incident, Reading, UnknownKind
from marsad.models.waiting import Kind

_NEVER = dt.date.max.toordinal()


class Wait(NamedTuple):
    """A row, with the columns of ``WaitRow``."""

    kind: Kind
    subject: str
    key: str
    rank: float
    incident: str | None = None
    other: str | None = None
    doubts: str | None = None


def of_incident(whole: Incident, members: Collection[Kept], bonds: Bonds) -> list[Wait]:
    """Return what needs a person in one incident: its uncertain links, and its figures."""
    return [*_links(members, bonds), *_figures(whole)]


def _links(members: Collection[Kept], bonds: Bonds) -> Iterator[Wait]:
    """Yield links that are not certain, each pair of accounts once: the weaker of the two."""
    told = {one.told.id: (one.told.report, one.told.account.id) for one in members}
    seen: set[frozenset[str]] = set()
    for one in sorted(members, key=lambda one: (one.row.score, one.told.id)):
        name, other = one.told.id, one.row.nearest
        if other not in told or one.row.score > CERTAIN or bonds.settled(name, other):
            continue
        if frozenset((name, other)) not in seen:
            seen.add(frozenset((name, other)))
            key = told_key("link", (told[name], told[other]))
            yield Wait("link", name, key, one.row.score, one.row.incident)


def _figures(whole: Incident) -> Iterator[Wait]:
    """Yield the one item of all figures of an incident that cannot all be right."""
    found = {one.kind for one in odd_figures([whole])}
    if found:
        kind: Kind = "contested" if any(toll.contested for toll in whole.totals) else "odd"
        rank = whole.date.first.toordinal() if whole.date and whole.date.first else _NEVER
        told = " ".join(sorted(found))
        yield Wait(kind, whole.id, figures_key(whole.id), rank, whole.id, doubts=told)


def put(session: Session, made: Iterable[Wait]) -> None:
    """Write rows."""
    for some in chunks(made):
        session.execute(insert(WaitRow), [one._asdict() for one in some])


def drop(session: Session, incidents: Collection[str]) -> None:
    """Delete the rows that are of these incidents, or between one of them and another."""
    # by the incident alone: with its kind beside it, SQLite looks through all rows of a kind
    session.execute(delete(WaitRow).where(or_(WaitRow.incident.in_(incidents), WaitRow.other.in_(incidents))))


def drop_subjects(session: Session, kind: Kind, subjects: Iterable[str]) -> None:
    """Delete the rows of a kind that are about any of these."""
    for some in chunks(subjects):
        session.execute(delete(WaitRow).where(WaitRow.kind == kind, WaitRow.subject.in_(some)))


def put_near(session: Session, incidents: Iterable[str]) -> None:
    """Write the near misses of these incidents, of which no rows are there."""
    found = {one.pair: one for some in chunks(incidents) for one in near_misses(session, some)}
    put(session, _near(session, found.values()))


def _near(session: Session, found: Iterable[Near]) -> Iterator[Wait]:
    """Yield for each two incidents the two accounts most alike, unless somebody decided on them."""
    best: dict[tuple[str, str], Near] = {}
    for one in sorted(found, key=lambda one: (-one.score, one.pair)):
        best.setdefault(one.incidents, one)
    bonds = Asked(session).of(name for one in best.values() for name in one.pair)
    for (incident, other), one in best.items():
        if not bonds.settled(*one.pair):
            key = told_key("near miss", one.told)
            yield Wait("near miss", " ".join(one.pair), key, -one.score, incident, other)


def nearly_one(session: Session, incidents: frozenset[str]) -> list[tuple[str, str]]:
    """Return the pairs of these incidents that wait as near misses: they may be one, told as two."""
    query = select(WaitRow.incident, WaitRow.other).where(WaitRow.kind == "near miss")
    pairs = session.execute(query.order_by(WaitRow.rank, WaitRow.subject))
    return [(one, other) for one, other in pairs if one and other and {one, other} <= incidents]


def renew_names(session: Session, names: Collection[tuple[UnknownKind, str]]) -> None:
    """Make the rows of these names anew, each by its kind and folded."""
    for kind, item in UNKNOWN.items():
        some = {name for of, name in names if of == kind}
        drop_subjects(session, item, some)
        put(session, _names(session, kind, some))


def _names(session: Session, kind: UnknownKind, names: Collection[str] | None = None) -> Iterator[Wait]:
    """Yield the rows of names that no table knows, or of those of these that none knows."""
    item = UNKNOWN[kind]
    for one in unknown_names(session, kind, names):
        yield Wait(item, one.name, name_key(item, one.name), -one.count)


def unread(number: int, report: str, reading: Reading, decision: Correction | None = None) -> list[Wait]:
    """Return the row of a report, by number and id, that is relevant but of which nothing was read.

    Of one that was dismissed by this ``decision``: where it is read otherwise since.
    """
    silent = reading.relevant and not reading.incidents and not reading.tallies
    if not (is_told_since(decision, reading) if decision else silent):
        return []
    return [Wait("no incident", report, told_key("no incident", [(report, "")]), number)]


def _unread(session: Session) -> Iterator[Wait]:
    told = select(AccountRow.id).where(AccountRow.report == ReportRow.id).exists()
    query = select(ReportRow.number, ReadingRow).join(ReadingRow, ReadingRow.report == ReportRow.id)
    decisions = dismissed(session)
    found = session.execute(query.where(ReadingRow.current, ~told).execution_options(yield_per=200))
    for number, row in found:
        yield from unread(number, row.report, reading_of(row), decisions.get(row.report))


def renew_lost(session: Session, names: Collection[str]) -> None:
    """Make anew the rows of the corrections that are about any of these ids, of accounts or of reports."""
    settings, every = settings_about(session, names)
    drop_subjects(session, "lost correction", (str(one.number) for one in every))
    put(session, _lost(settings.lost))


def _lost(corrections: Iterable[Correction]) -> Iterator[Wait]:
    """Yield the rows of corrections of what no report tells any more."""
    for one in {one.number: one for one in corrections}.values():
        yield Wait("lost correction", str(one.number), lost_key(one), one.number)


def rebuild_rest(session: Session) -> None:
    """Write all rows that are not of one incident, where there are none."""
    put(session, _rest(session))


def _rest(session: Session) -> Iterator[Wait]:
    yield from _near(session, list(near_misses(session)))
    yield from _unread(session)
    for kind in UNKNOWN:
        yield from _names(session, kind)
    yield from _lost(settings_of(session).lost)


def problems(session: Session, of_incidents: Iterable[Wait]) -> Iterator[str]:
    """Yield where the rows are not what the ledger comes to; ``of_incidents`` are those of each incident."""
    columns = [getattr(WaitRow, name) for name in Wait._fields]
    kept = {Wait(*row) for row in session.execute(select(*columns))}
    for one in sorted(kept ^ {*of_incidents, *_rest(session)}, key=lambda one: one[:2])[:1]:
        yield f"queue: {one.kind} {one.subject} is not what the ledger comes to; marsad relink makes it anew"
