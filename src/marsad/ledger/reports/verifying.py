"""The ledger's check of itself: is all that it holds whole, and does it agree with itself?"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from marsad.ledger.database.database import LedgerError
from marsad.ledger.database.schema import (
    VERSION,
    VERSION_TABLE,
    AccountRow,
    CorrectionRow,
    FormerRow,
    ReadingRow,
    ReportRow,
    SubjectRow,
)
from marsad.ledger.incidents.listed import Parts
from marsad.ledger.incidents.sheets import PART
from marsad.ledger.incidents.summaries import all_incidents, computed, current, stored
from marsad.ledger.linking.filing import chunks
from marsad.ledger.reports import proving
from marsad.ledger.reports.dismissed import DISMISS, dismissed
from marsad.ledger.reports.shelf import content_hash, reading_of, report_id, report_of
from marsad.ledger.reports.withheld import FORGET, standing
from marsad.ledger.reviewing import unknowns
from marsad.ledger.reviewing.corrections import Detail, broken, correction_of, detail_of
from marsad.ledger.reviewing.subjects import Subject, subjects
from marsad.ledger.reviewing.waits import Wait, problems
from marsad.ledger.searching import searchindex
from marsad.models import Report


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the check found.

    ``reports`` are those that are there, ``withheld`` those that are no longer. ``head`` is the last hash of
    the corrections: noted elsewhere, it vouches for all of them.
    """

    problems: tuple[str, ...]
    reports: int
    incidents: int
    corrections: int
    head: str | None
    withheld: int = 0


_AT_ONCE = 200
"""Reports in memory at a time."""
_INCIDENTS = 500
"""Incidents in memory at a time, about."""


def verify(session: Session, step: Callable[[], None] = lambda: None) -> Verdict:
    """Return all problems of a ledger, one line each.

    ``step`` is called for each report that is checked, each account compared, each incident worked out.
    """
    history = list(session.scalars(select(CorrectionRow).order_by(CorrectionRow.number)))
    found = (
        *_schema(session),
        *_reports(session, step),
        *proving.problems(session),
        *searchindex.problems(session),
        *_links(session, step),
        *_corrections(session, history),
    )
    return Verdict(
        problems=found or tuple(_summaries(session, step)),  # what is damaged cannot be summed up
        reports=session.scalar(select(func.count()).select_from(ReportRow)) or 0,
        incidents=session.scalar(select(func.count(AccountRow.incident.distinct()))) or 0,
        corrections=len(history),
        head=history[-1].chain if history else None,
        withheld=len(list(standing(session))),
    )


def _schema(session: Session) -> Iterator[str]:
    versions = list(session.scalars(text(f"SELECT version_num FROM {VERSION_TABLE}")))  # noqa: S608
    if versions != [VERSION]:
        yield f"schema: {', '.join(versions) or 'none'} instead of {VERSION}"


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is kept of some reports, by the id of the report."""

    readings: Mapping[str, Sequence[ReadingRow]]
    accounts: Mapping[str, Counter[str]]
    unknowns: Mapping[str, frozenset[unknowns.Kept]]
    dismissed: Collection[str]

    @classmethod
    def of(cls, session: Session, reports: Sequence[str]) -> _Kept:
        readings: defaultdict[str, list[ReadingRow]] = defaultdict(list)
        current = ReadingRow.report.in_(reports), ReadingRow.current
        for row in session.scalars(select(ReadingRow).where(*current)):
            readings[row.report].append(row)
        accounts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        named = select(AccountRow.report, AccountRow.name).where(AccountRow.report.in_(reports))
        for report, name in session.execute(named):
            accounts[report][name] += 1
        return cls(readings, accounts, unknowns.kept(session, reports), dismissed(session, reports))


def _reports(session: Session, step: Callable[[], None]) -> Iterator[str]:
    query = select(ReportRow).order_by(ReportRow.number).execution_options(yield_per=_AT_ONCE)
    for some in session.scalars(query).partitions(_AT_ONCE):
        kept = _Kept.of(session, [row.id for row in some])
        for row in some:
            yield from _report(row, kept)
            step()


def _report(row: ReportRow, kept: _Kept) -> Iterator[str]:
    report = report_of(row)
    if content_hash(report) != row.content:
        yield f"report {row.id}: is not what was stored: its hash differs"
    if report.fingerprint() != row.fingerprint or report_id(report) != row.id:
        yield f"report {row.id}: its fingerprint does not match"
    yield from _readings(row.id, report, kept)


def _readings(name: str, report: Report, kept: _Kept) -> Iterator[str]:
    """Check the current reading of a report: that there is one, its quotes, its accounts."""
    current = kept.readings.get(name, ())
    if len(current) != 1:
        yield f"report {name}: has {len(current)} current readings instead of one"
        return
    try:
        reading = reading_of(current[0])
    except ValueError as error:
        yield f"report {name}: its reading cannot be read: {error}"
        return
    for evidence in reading.quotes():
        if evidence is not None and not evidence.proves(report):
            where = f"{evidence.field} {evidence.start}"
            yield f"report {name}: «{evidence.quote[:40]}» does not stand at {where}"
    accounts = () if name in kept.dismissed else reading.incidents
    if kept.accounts.get(name, Counter()) != Counter(account.id for account in accounts):
        yield f"report {name}: its accounts are not those of its reading"
    if kept.unknowns.get(name, frozenset()) != unknowns.made(name, reading):
        yield f"report {name}: the unknown names that are kept of it are not those of its reading"


def _links(session: Session, step: Callable[[], None]) -> Iterator[str]:
    from marsad.ledger.linking import proving as linked  # noqa: PLC0415 (numpy, which takes a while to load)

    columns = AccountRow.id, AccountRow.incident, AccountRow.report, AccountRow.nearest, AccountRow.joined
    rows = session.execute(select(*columns).order_by(AccountRow.number)).all()
    incidents = {row.id: row.incident for row in rows}
    reports = set(session.scalars(select(ReportRow.id)))
    for row in rows:
        founder = incidents.get(row.incident)
        if founder is None or founder != row.incident:
            yield f"account {row.id}: is linked to {row.incident}, which is no incident"
        if row.nearest is not None and incidents.get(row.nearest) != row.incident:
            yield f"account {row.id}: was compared with {row.nearest}, which is not of its incident"
        if row.report not in reports:
            yield f"account {row.id}: is of report {row.report}, which is missing"
        if row.joined is not None and incidents.get(row.joined) != row.incident:
            yield f"account {row.id}: joined {row.joined}, which is not of its incident"
    yield from linked.problems(session, step)
    for former in session.scalars(select(FormerRow)):
        if former.account is not None and former.account not in incidents:
            yield f"former id {former.id}: leads to {former.account}, which is missing"


def _corrections(session: Session, rows: list[CorrectionRow]) -> Iterator[str]:
    """Check the chain, and that every correction is about what there is or was."""
    yield from broken(rows)
    kept = {
        Subject(*row)
        for row in session.execute(select(SubjectRow.name, SubjectRow.correction, SubjectRow.stands))
    }
    for number in sorted({one.correction for one in kept ^ set(subjects(rows))}):
        yield f"correction {number}: is not found by what it is about; marsad relink files it anew"
    known = {*session.scalars(select(AccountRow.id)), *session.scalars(select(FormerRow.id))}
    known |= {row.incident for row in rows if row.decision == FORGET}
    named = {row.incident for row in rows if row.decision == DISMISS}
    for some in chunks(named):
        known |= set(session.scalars(select(ReportRow.id).where(ReportRow.id.in_(some))))
    for row in rows:
        if row.incident not in known:
            yield f"correction {row.number}: is about {row.incident}, which was never an incident"
        try:
            yield from _targets(row, detail_of(correction_of(row)), known)
        except LedgerError as error:
            yield str(error)


def _summaries(session: Session, step: Callable[[], None]) -> Iterator[str]:
    """Check that the summaries are what the incidents come to; those of another version are made anew."""
    if not current(session):
        return
    waiting = list[Wait]()
    for parts, names in _parts(sorted(all_incidents(session))):
        kept = stored(session, parts)
        for made in computed(session, names):
            name = made.row["incident"]
            waiting += made.waits
            if kept.pop(name, None) != made._replace(waits=[]):
                yield f"incident {name}: is not what its summary says; marsad relink sums it up anew"
            step()
        for name in kept:
            yield f"incident {name}: has a summary, but no report tells of it; marsad relink takes it away"
    yield from problems(session, waiting)


def _parts(names: Sequence[str]) -> Iterator[tuple[Parts, Sequence[str]]]:
    """Yield some hundred incidents at a time with the parts that they fill; every id lies in one of these."""
    starts = [names[at][:PART] for at in range(_INCIDENTS, len(names), _INCIDENTS)]
    edges = ["", *dict.fromkeys(starts), None]
    for low, high in pairwise(edges):
        end = bisect_left(names, high) if high is not None else len(names)
        yield (low or "", high), names[bisect_left(names, low or "") : end]


def _targets(row: CorrectionRow, detail: Detail, known: set[str]) -> Iterator[str]:
    for name in (*detail.named(), *detail.incidents):
        if name not in known:
            yield f"correction {row.number}: is about {name}, which was never an account"
    if row.decision == "undo" and not 0 < (detail.undoes or 0) < row.number:
        yield f"correction {row.number}: undoes none before it"
