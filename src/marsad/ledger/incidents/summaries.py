"""A summary of each incident, kept beside the accounts, so that lists and searches need not build all.

It follows from the accounts and from what reviewers decided, by the default rule, and is made anew within
each transaction that changes what it says. ``marsad verify`` holds it against the incident itself. One that
another version of the program made, or other tables, counts for nothing: see ``current``.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import Any, NamedTuple, TypeAlias

from sqlalchemy import ColumnElement, RowMapping, delete, func, insert, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from marsad.language.tables import names as table_names
from marsad.ledger.database.schema import AccountRow, RulesRow, SummaryRow
from marsad.ledger.database.waitschema import WaitRow
from marsad.ledger.incidents import listed, sheets
from marsad.ledger.incidents.assembling import Assembly
from marsad.ledger.incidents.filters import may_hold
from marsad.ledger.linking.bonds import Asked
from marsad.ledger.linking.filing import chunks
from marsad.ledger.reports.shelf import Kept
from marsad.ledger.reviewing import waits
from marsad.ledger.tallies.scopes import CountScope
from marsad.ledger.tolls.rules import RULES
from marsad.models import Incident, Measure, Place, Toll, from_json, to_json

_Row: TypeAlias = dict[str, Any]
_FORM = "10"
"""Raise it when the program makes something else of the same accounts: summaries are then made anew."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a list says of an incident: the ``incident`` by the default rule without what is behind it.

    It lacks tolls by group, claims, disputes, responsibility, mentions and changes. ``reports`` is how many
    tell of it, ``seen`` the day of the latest; ``review``: a link of it is not certain, or its figures
    exclude each other or are odd, and nobody has decided on that.
    """

    incident: Incident
    reports: int
    seen: dt.date | None
    review: bool


def summaries(session: Session, scope: CountScope | None = None) -> Iterator[Summary]:
    """Yield the summaries of all incidents, or of those that are not outside a scope; by date, then id.

    Where they are not current, they are worked out.
    """
    for row in rows(session, may_hold(scope) if scope else ()):
        one = from_json(row["body"], Incident)
        if scope is None or not scope.holds(one).outside:
            yield Summary(one, row["reports"], row["seen"], row["review"])


class Made(NamedTuple):
    """What is kept of an incident: its row, those by which it is listed, what waits, its entry in a sheet."""

    row: _Row
    listed: set[listed.Key]
    waits: list[waits.Wait]
    entry: sheets.Entry | None = None


def summaries_of(session: Session, names: Collection[str]) -> dict[str, Summary]:
    """Return the summaries of incidents by their present ids; one that there is not is left out."""
    wanted = set(names)
    return {
        row["incident"]: Summary(from_json(row["body"], Incident), row["reports"], row["seen"], row["review"])
        for row in rows(session, [SummaryRow.incident.in_(wanted)])
        if row["incident"] in wanted
    }


def how_many(session: Session) -> int:
    """Return how many incidents there are."""
    row = SummaryRow.incident if current(session) else AccountRow.incident.distinct()
    return session.scalar(select(func.count(row))) or 0


def rows(
    session: Session, conditions: Iterable[ColumnElement[bool]], *more: InstrumentedAttribute[Any]
) -> Iterator[RowMapping | _Row]:
    """Yield the rows that fulfil some conditions, by date, then id; all where they must be worked out.

    ``more`` are columns beside those of a summary.
    """
    if not current(session):
        found = (one.row for one in computed(session, all_incidents(session)))
        yield from sorted(found, key=_order)
        return
    row = SummaryRow
    query = select(row.incident, row.body, row.reports, row.seen, row.review, *more)
    in_order = query.where(*conditions).order_by(row.first.is_(None), row.first, row.incident)
    yield from session.execute(in_order).mappings()


def _order(row: _Row) -> tuple[bool, dt.date, str]:
    return row["first"] is None, row["first"] or dt.date.max, row["incident"]


def current(session: Session) -> bool:
    """Tell whether the summaries are those that this version of the program would make."""
    return session.scalar(select(RulesRow.summaries)) == version()


@lru_cache(maxsize=1)
def version() -> str:
    """Return what the summaries depend on besides the ledger: form, rules, and the language tables."""
    made = hashlib.sha256(f"{_FORM} {' '.join(map(str, RULES.values()))}".encode())
    for name in table_names():
        made.update(files("marsad").joinpath("tables", f"{name}.tsv").read_bytes())
    return made.hexdigest()[:16]


def renew(session: Session, names: Collection[str]) -> None:
    """Make the summaries of these incidents anew, and drop those of which no account is left.

    Where others are not current, all are made anew.
    """
    session.flush()
    if not current(session):
        rebuild(session)
        return
    for some in chunks(sorted(names)):  # all before any is written: an account may have come from any of them
        session.execute(delete(SummaryRow).where(SummaryRow.incident.in_(some)))
        listed.drop(session, some)
        waits.drop(session, some)
    for some in chunks(sorted(names)):
        _put(session, computed(session, some), some)
    waits.put_near(session, sorted(names))
    if names:
        _stamp(session)


def rebuild(session: Session) -> None:
    """Make all summaries anew."""
    session.execute(delete(SummaryRow))
    listed.drop(session)
    session.execute(delete(WaitRow))
    sheets.drop(session)
    _put(session, computed(session, all_incidents(session)))
    waits.rebuild_rest(session)
    session.execute(update(RulesRow).values(summaries=version()))
    _stamp(session)


def _stamp(session: Session) -> None:
    session.execute(update(RulesRow).values(stamp=uuid.uuid4().hex))


def all_incidents(session: Session) -> list[str]:
    """Return the ids of all incidents, in their order."""
    return list(session.scalars(select(AccountRow.incident).distinct().order_by(AccountRow.incident)))


def computed(session: Session, names: Iterable[str]) -> Iterator[Made]:
    """Yield the rows that incidents come to, as they are now."""
    asked = Asked(session)
    for some in chunks(names):
        found = Assembly.of(session, some)
        bonds = asked.of([one.told.id for ones in found.members.values() for one in ones])
        for name, members in found.members.items():
            whole = found.incident(name)
            waiting = waits.of_incident(whole, members, bonds)
            row, keys = _row(whole, members, bool(waiting)), listed.listed(whole, members)
            entry = sheets.entry(whole, found.otherwise(whole), members, row, keys)
            yield Made(row, keys, waiting, entry)


def stored(session: Session, parts: listed.Parts) -> dict[str, Made]:
    """Return the rows as they are kept, by incident, of those in some parts."""
    inside = listed.within(SummaryRow.incident, parts)
    every = session.execute(select(*SummaryRow.__table__.columns).where(inside)).mappings()
    found = {row["incident"]: Made(dict(row), set(), []) for row in every}
    for name, key in listed.stored(session, parts):
        found.setdefault(name, Made({}, set(), [])).listed.add(key)
    for entry in sheets.stored(session, parts):
        found[entry.id] = found.get(entry.id, Made({}, set(), []))._replace(entry=entry)
    return found


def _put(session: Session, made: Iterable[Made], instead: Collection[str] = ()) -> None:
    """Write what is kept of incidents; in sheets ``instead`` of what stood of these."""
    sheets.put(session, _written(session, made), instead)


def _written(session: Session, made: Iterable[Made]) -> Iterator[sheets.Entry]:
    for some in chunks(made):
        session.execute(insert(SummaryRow), [one.row for one in some])
        listed.put(session, (key for one in some for key in one.listed))
        waits.put(session, (wait for one in some for wait in one.waits))
        yield from (one.entry for one in some if one.entry)


def _row(whole: Incident, members: Collection[Kept], review: bool) -> _Row:
    place, date = whole.place or Place(), whole.date
    return {
        "incident": whole.id,
        "type": whole.type,
        "first": date.first if date else None,
        "last": date.last if date else None,
        "country": place.country,
        "admin1": place.admin1,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision,
        **_numbers(whole.totals, "killed"),
        **_numbers(whole.totals, "injured"),
        "contested": any(toll.contested for toll in whole.totals),
        "grade": whole.grade,
        "decision": whole.decision,
        "reports": len({one.told.report for one in members}),
        "seen": max((one.told.seen for one in members if one.told.seen), default=None),
        "review": review,
        "body": to_json(_lean(whole)),
        "tolls": to_json([_without_claims(toll) for toll in whole.tolls]),
    }


def _numbers(totals: Iterable[Toll], measure: Measure) -> dict[str, int | None]:
    toll = next((one for one in totals if one.measure == measure), None)
    names = ("low", "best", "high")
    return {f"{measure}_{name}": getattr(toll, name) if toll else None for name in names}


def _lean(whole: Incident) -> Incident:
    totals = tuple(_without_claims(toll) for toll in whole.totals)
    return replace(whole, totals=totals, tolls=(), responsibility=(), mentions=(), changes=())


def _without_claims(toll: Toll) -> Toll:
    return replace(toll, disputes=(), makeups=(), claims=())
