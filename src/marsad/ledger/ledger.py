"""The ledger: reports, what was read from them, and the incidents that they tell of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Engine, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from marsad.ledger import adding, corrections, verifying
from marsad.ledger.database import LedgerError, connect, reason, shown
from marsad.ledger.incidents import incident
from marsad.ledger.reconcile import check
from marsad.ledger.rules import DEFAULT, rule_named
from marsad.ledger.schema import AccountRow, FormerRow, ReadingRow, ReportRow
from marsad.ledger.shelf import Kept, kept, reading_of, report_of
from marsad.models import Correction, Incident, Reading, Report, Tally
from marsad.models.incident import Decision


@dataclass(frozen=True, slots=True)
class Entry:
    """A report in the ledger: its permanent ``id``, its current reading, and whether that was ``given``."""

    id: str
    report: Report
    reading: Reading
    given: bool


@dataclass(frozen=True, slots=True)
class Link:
    """The incident that an account (``mention``) of a report is linked to."""

    report: str
    doc: str
    mention: str
    incident: str


@dataclass(frozen=True, slots=True)
class Published:
    """A tally that a report publishes, and whether it ``reconciles`` in itself."""

    report: str
    doc: str
    tally: Tally
    check: str


class Ledger:
    """A ledger that is open. Each call is one transaction.

    >>> with Ledger.open("l.db", create=True) as ledger:
    ...     ledger.add(report, marsad.read(report))
    """

    def __init__(self, engine: Engine) -> None:
        self._reading = engine
        if engine.dialect.name == "postgresql":
            self._reading = engine.execution_options(isolation_level="REPEATABLE READ")
        self._writing = engine.execution_options(writes=True)

    @classmethod
    def open(cls, where: str | Path, *, create: bool = False) -> Self:
        """Open a ledger by path or ``postgresql://`` URL and bring it to the newest schema.

        With ``create``, one that is not there yet is made. Raises LedgerError.
        """
        return cls(connect(where, create=create))

    def close(self) -> None:
        """Close the ledger."""
        self._writing.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def name(self) -> str:
        """Return the path or URL, without password."""
        return shown(self._writing)

    def add(self, report: Report, reading: Reading, *, given: bool = False) -> adding.Outcome:
        """Add a report with its reading, ``given`` if it was made elsewhere.

        Adding again changes nothing, unless the reading is a newer one. Raises RefusedError where the reading
        is not of this report, or quotes what does not stand there.
        """
        with self._session(self._writing) as session:
            return adding.add(session, report, reading, given=given)

    def reports(self) -> list[Entry]:
        """Return all reports in the order of arrival."""
        with self._session(self._reading) as session:
            return list(_entries(session))

    def report(self, name: str) -> Entry:
        """Return the report of this doc, id or start of an id. Raises LedgerError unless it is just one."""
        with self._session(self._reading) as session:
            return next(_entries(session, _find_report(session, name)))

    def incidents(self, rule: str = DEFAULT) -> list[Incident]:
        """Return all incidents, those with a date first and in its order.

        ``rule`` names the rule for low, best and high. Raises LedgerError where there is no such rule.
        """
        chosen = rule_named(rule)
        with self._session(self._reading) as session:
            decisions = _decisions(session)
            members: defaultdict[str, list[Kept]] = defaultdict(list)
            for one in kept(session):
                members[one.row.incident].append(one)
            found = [incident(ones, decisions.get(name), chosen) for name, ones in members.items()]
        return sorted(found, key=_chronological)

    def incident(self, name: str, rule: str = DEFAULT) -> Incident:
        """Return the incident that an id, once given, or the start of one, now leads to.

        ``rule`` as in ``incidents``. Raises LedgerError where that is not just one.
        """
        chosen = rule_named(rule)
        with self._session(self._reading) as session:
            found = _find_incident(session, name)
            members = list(kept(session, AccountRow.incident == found))
            return incident(members, _decisions(session).get(found), chosen)

    def links(self) -> list[Link]:
        """Return for each account of each report the incident that it is linked to."""
        query = (
            select(AccountRow.report, ReportRow.doc, AccountRow.name, AccountRow.incident)
            .join(ReportRow, ReportRow.id == AccountRow.report)
            .order_by(ReportRow.number, AccountRow.number)
        )
        with self._session(self._reading) as session:
            return [Link(*row) for row in session.execute(query)]

    def tallies(self) -> list[Published]:
        """Return all tallies that reports publish, each with its check."""
        return [
            Published(entry.id, entry.report.doc, tally, check(tally, entry.report))
            for entry in self.reports()
            for tally in entry.reading.tallies
        ]

    def correct(self, name: str, decision: Decision, *, who: str, why: str) -> Correction:
        """Keep a reviewer's decision on an incident, for good. Raises LedgerError."""
        with self._session(self._writing) as session:
            return corrections.append(session, _find_incident(session, name), decision, who=who, why=why)

    def decisions(self, incident: str) -> list[Correction]:
        """Return the corrections of the incident that has this id now, also those made under former ids."""
        with self._session(self._reading) as session:
            every = corrections.history(session)
            return [one for one in every if _present(session, one.incident) == incident]

    def corrections(self) -> list[Correction]:
        """Return all corrections in the order they were made."""
        with self._session(self._reading) as session:
            return corrections.history(session)

    def verify(self) -> verifying.Verdict:
        """Check that all the ledger holds is whole and agrees with itself."""
        with self._session(self._reading) as session:
            return verifying.verify(session)

    @contextmanager
    def _session(self, engine: Engine) -> Iterator[Session]:
        try:
            with Session(engine) as session, session.begin():
                yield session
        except DBAPIError as error:
            raise LedgerError(f"{self.name}: {reason(error)}") from error


def _entries(session: Session, report: str | None = None) -> Iterator[Entry]:
    query = (
        select(ReportRow, ReadingRow)
        .join(ReadingRow, (ReadingRow.report == ReportRow.id) & ReadingRow.current)
        .order_by(ReportRow.number)
    )
    if report is not None:
        query = query.where(ReportRow.id == report)
    for row, reading in session.execute(query):
        yield Entry(row.id, report_of(row), reading_of(reading), reading.given)


def _find_report(session: Session, name: str) -> str:
    query = select(ReportRow.id, ReportRow.doc).order_by(ReportRow.number)
    found = session.execute(query.where(ReportRow.doc == name)).all()
    if not found and _may_be_id(name):
        found = session.execute(query.where(ReportRow.id.startswith(name))).all()
    if len(found) > 1:
        raise LedgerError(f"{name}: several reports; say which: {', '.join(id_ for id_, _ in found[:10])}")
    if not found:
        raise LedgerError(f"{name}: no such report in this ledger")
    return found[0][0]


def _find_incident(session: Session, name: str) -> str:
    """Return the present id of the incident that an id, or the start of one, leads to."""
    if not _may_be_id(name):
        raise LedgerError(f"{name}: no such incident; marsad incidents lists them")
    given = session.scalars(select(AccountRow.id).where(AccountRow.id.startswith(name))).all()
    former = session.scalars(select(FormerRow.id).where(FormerRow.id.startswith(name))).all()
    led = {id_: _present(session, id_) for id_ in (*given, *former)}
    if name in led:
        led = {name: led[name]}
    present = set(led.values())
    if len(present) > 1:
        raise LedgerError(f"{name}: the start of several ids; say which: {', '.join(sorted(led)[:10])}")
    if not led:
        raise LedgerError(f"{name}: no such incident; marsad incidents lists them")
    only = present.pop()
    if only is None:
        raise LedgerError(f"{name}: no report tells of this incident any more, after it was read again")
    return only


def _may_be_id(name: str) -> bool:
    return bool(name) and set(name) <= set("0123456789abcdef")


def _present(session: Session, given: str) -> str | None:
    """Return the incident that an id leads to now, null where no account is left of it."""
    former = session.get(FormerRow, given)
    account = former.account if former else given
    return session.scalar(select(AccountRow.incident).where(AccountRow.id == account)) if account else None


def _decisions(session: Session) -> dict[str, Decision]:
    """Return the last decision on each incident."""
    found: dict[str, Decision] = {}
    for one in corrections.history(session):
        if (present := _present(session, one.incident)) is not None:
            found[present] = one.decision
    return found


def _chronological(one: Incident) -> tuple[bool, str, str]:
    return one.date is None, str(one.date.first) if one.date else "", one.id
