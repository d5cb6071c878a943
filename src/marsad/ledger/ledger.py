"""The ledger: reports, what was read from them, and the incidents that they tell of."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from sqlalchemy import Engine, func, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from marsad.ledger.database.database import LedgerError, RefusedError, compact, connect, reason, shown
from marsad.ledger.database.journal import one_file, side_by_side
from marsad.ledger.database.schema import AccountRow, ReportRow, SummaryRow
from marsad.ledger.following.following import Sources
from marsad.ledger.incidents.assembling import assembled, decided
from marsad.ledger.incidents.changed import changed, last_withheld
from marsad.ledger.incidents.filters import Filter
from marsad.ledger.incidents.remembered import Remembered, stamp
from marsad.ledger.incidents.streams import streamed
from marsad.ledger.incidents.summaries import (
    Summary,
    current,
    rebuild,
    summaries,
    summaries_of,
)
from marsad.ledger.linking import linking
from marsad.ledger.linking.near import near_of
from marsad.ledger.linking.why import Why, why
from marsad.ledger.reports import adding, forgetting, originals, origins, verifying
from marsad.ledger.reports.catalogue import Catalogued, catalogue, readers
from marsad.ledger.reports.entries import (
    Entry,
    Link,
    Published,
    days_of,
    entries,
    entries_of,
    how_many_with_tallies,
    latest_with_tallies,
    with_tallies,
)
from marsad.ledger.reports.shelf import Kept, kept
from marsad.ledger.reports.versions import Version, versions
from marsad.ledger.reports.withheld import standing
from marsad.ledger.reviewing import corrections, dismissing, reviewing, unknowns
from marsad.ledger.reviewing.desk import Desk
from marsad.ledger.reviewing.doubts import odd_figures
from marsad.ledger.reviewing.finding import find_incident, find_report
from marsad.ledger.reviewing.queue import Queue, each
from marsad.ledger.reviewing.queued import Item
from marsad.ledger.reviewing.settings import settings_of
from marsad.ledger.reviewing.users import Users
from marsad.ledger.searching.searching import Found, Search, search, told_of
from marsad.ledger.tallies.audit import Audited, summary
from marsad.ledger.tallies.audit.parts import in_itself
from marsad.ledger.tallies.audit.run import audit
from marsad.ledger.tallies.counting import Count, count
from marsad.ledger.tallies.held import Held, countable, names, told_together
from marsad.ledger.tallies.labels import Key
from marsad.ledger.tallies.scopes import CountScope
from marsad.ledger.tallies.shares import EVERYONE, People
from marsad.ledger.tolls.rules import DEFAULT, RULES, rule_named
from marsad.models import Correction, Incident, Measure, Original, Reading, Report, UnknownKind
from marsad.models.incident import Decision
from marsad.models.waiting import KINDS, Kind

if TYPE_CHECKING:
    from marsad.ledger.incidents.lists import Lists
    from marsad.ledger.tallies.sums import Sums


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
        self._remembered = Remembered()
        self._fixed: Session | None = None

    @classmethod
    def open(cls, where: str | Path, *, create: bool = False, lasting: bool = False) -> Self:
        """Open a ledger by path or ``postgresql://`` URL and bring it to the newest schema.

        With ``create``, one that is not there yet is made. ``lasting``: it will be read for so long that
        others should be able to write meanwhile (``database.journal``). Raises LedgerError.
        """
        engine = connect(where, create=create)
        if lasting:
            side_by_side(engine)
        return cls(engine)

    def close(self) -> None:
        """Close the ledger."""
        self._writing.dispose()
        one_file(self._writing)

    @contextmanager
    def still(self) -> Iterator[Self]:
        """Yield the ledger as it is now, whatever is added meanwhile: to read, in one thread."""
        with self._summed_up() as session:
            stamp(session)  # a transaction sees the ledger as it was when it first read
            fixed = copy(self)
            fixed._fixed = session  # noqa: SLF001 (it is of this class)
            yield fixed

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

    @property
    def sources(self) -> Sources:
        """Return the sources that are followed, and what they led to."""
        return Sources(partial(self._session, self._reading), partial(self._session, self._writing))

    @property
    def users(self) -> Users:
        """Return those who sign in to the pages."""
        return Users(partial(self._session, self._reading), partial(self._session, self._writing))

    @property
    def lists(self) -> Lists:
        """Return the lists of incidents by filter, and what these sum to."""
        from marsad.ledger.incidents.lists import Lists  # noqa: PLC0415 (numpy, which takes a while to load)

        return Lists(self._summed_up)

    @property
    def sums(self) -> Sums:
        """Return what counts come to, without all the incidents behind them."""
        from marsad.ledger.tallies.sums import Sums  # noqa: PLC0415 (numpy, as above)

        return Sums(self.count, self._summed_up)

    def desk(self, who: str) -> Desk:
        """Return what a reviewer has put off, and said before."""
        return Desk(who, partial(self._session, self._reading), partial(self._session, self._writing))

    def add(self, report: Report, reading: Reading, *, given: bool = False) -> adding.Outcome:
        """Add a report with its reading, ``given`` if it was made elsewhere.

        Adding again changes nothing, unless the reading is a newer one. Raises RefusedError where the reading
        is not of this report, or quotes what does not stand there.
        """
        ((_, outcome),) = self.add_all([(report, reading)], given=given)
        if isinstance(outcome, RefusedError):
            raise outcome
        return outcome

    def add_all(
        self, additions: Iterable[adding.Addition], *, given: bool = False
    ) -> Iterator[tuple[Report, adding.Outcome | RefusedError]]:
        """Add many reports; yield each with what came of it, once it is safely in the ledger.

        They are added and linked some at a time, which is faster than one by one and comes to the same.
        The bytes that come with a report are kept with it, or neither is.
        """
        for some in adding.batches(additions):
            with self._session(self._writing) as session:
                done = adding.add_some(session, some, given=given)
            yield from zip((one[0] for one in some), done, strict=True)

    def keep(self, original: Original) -> None:
        """Keep bytes as they were received; keeping the same again changes nothing.

        Raises RefusedError for those that were withheld.
        """
        with self._session(self._writing) as session:
            originals.keep(session, original)

    def original(self, sha256: str) -> bytes:
        """Return bytes by their hash. Raises LedgerError where they are not kept, or were damaged."""
        with self._session(self._reading) as session:
            return originals.data(session, sha256)

    def relink(self, step: Callable[[], None] = lambda: None) -> int:
        """Link all accounts anew by the present rules, as if they were all added now.

        Return how many accounts came to another incident. ``step`` is called for each account compared.
        """
        with self._session(self._writing) as session:
            return linking.link_all(session, step)

    def reports(self) -> list[Entry]:
        """Return all reports in the order of arrival."""
        with self._session(self._reading) as session:
            return list(entries(session))

    def catalogue(self, ids: Iterable[str] | None = None) -> Iterator[Catalogued]:
        """Yield what is known of each report, or of those of these ids, without its text, by id."""
        with self._session(self._reading) as session:
            yield from catalogue(session, ids)

    def readers(self) -> list[str | None]:
        """Return what made the current readings: versions of the reader, null where it is not known."""
        with self._session(self._reading) as session:
            return readers(session)

    def report(self, name: str) -> Entry:
        """Return the report of this doc, id or start of an id. Raises LedgerError unless it is just one."""
        with self._session(self._reading) as session:
            return next(entries(session, find_report(session, name)))

    def reports_of(self, ids: Iterable[str]) -> dict[str, Entry]:
        """Return the reports of these ids, by id; one that there is not is left out."""
        with self._session(self._reading) as session:
            return entries_of(session, sorted(set(ids)))

    def days(self, reports: Iterable[str]) -> dict[str, dt.date | None]:
        """Return when each of these reports, by id, was seen: without its text, and what was read of it."""
        with self._session(self._reading) as session:
            return days_of(session, sorted(set(reports)))

    def copies(self, reports: Iterable[str]) -> dict[str, str]:
        """Return for each of these reports, by id, what is equal for all near-duplicates of its text."""
        with self._session(self._reading) as session:
            return origins.copies_of(session, sorted(set(reports)))

    def incidents(self, rule: str = DEFAULT) -> list[Incident]:
        """Return all incidents, those with a date first and in its order.

        ``rule`` names the rule for low, best and high. Raises LedgerError where there is no such rule.
        """
        chosen = rule_named(rule)
        with self._session(self._reading) as session:
            decisions, settings = decided(session), settings_of(session)
            members: defaultdict[str, list[Kept]] = defaultdict(list)
            for one in kept(session):
                members[one.row.incident].append(one)
            found = [settings.incident(ones, decisions.get(name), chosen) for name, ones in members.items()]
        return sorted(found, key=_chronological)

    def summaries(self, scope: CountScope | None = None) -> list[Summary]:
        """Return what a list says of all incidents, by the default rule, in the order of ``incidents``.

        With a ``scope``, those that are not outside it. They are kept in the ledger and need not be worked
        out, unless another version of the program was the last to write to it.
        """
        with self._session(self._reading) as session:
            return list(summaries(session, scope))

    def changed(self, names: Collection[str]) -> dict[str, dt.datetime]:
        """Return when incidents, by their present ids, last changed (UTC): see ``ledger.changed``."""
        with self._session(self._reading) as session:
            return changed(session, names)

    def last_withheld(self) -> dt.datetime | None:
        """Return when a report was withheld last (UTC), null where none ever was."""
        with self._session(self._reading) as session:
            return last_withheld(session)

    def stamp(self) -> str | None:
        """Return what is the same only as long as no incident changes, null where that cannot be told."""
        with self._session(self._reading) as session:
            return stamp(session)

    def summaries_of(self, names: Collection[str]) -> dict[str, Summary]:
        """Return the summaries of incidents by their present ids; one that there is not is left out."""
        with self._session(self._reading) as session:
            return summaries_of(session, names)

    def each_incident(
        self, rule: str = DEFAULT, scope: CountScope | Filter | None = None
    ) -> Iterator[Incident]:
        """Yield all incidents one after the other, in little memory, in the order of ``incidents``.

        With a ``scope``, those inside it, and rejected ones that are not outside it; or those of a filter.
        The ledger is read as it was when the first came. ``rule`` as in ``incidents``.
        """
        chosen = rule_named(rule)
        with self._summed_up() as session:
            decisions, settings = decided(session), settings_of(session)
            yield from streamed(
                session,
                names(session, scope),
                lambda name, ones: settings.incident(ones, decisions.get(name), chosen),
            )

    def count(
        self,
        scope: CountScope,
        by: Sequence[Key] = (),
        *,
        measures: Sequence[Measure] = ("killed",),
        people: People = EVERYONE,
        rule: str = DEFAULT,
        public: bool = False,
    ) -> Count:
        """Count the incidents of a scope and sum their numbers, as ``counting.count`` does.

        ``public``: by what anybody may see of them.
        """
        chosen = rule_named(rule)
        summed = chosen == RULES[DEFAULT] and "claimant" not in by
        # whose perpetrator is not named may be anybody's, whom the ledger knows to be another's
        asked = replace(scope, perpetrators=()) if public else scope
        with self._summed_up() as session:
            found = countable(session, asked) if summed else Held(session, chosen).of(asked)
            inside = [one.id for one in found if asked.holds(one).inside]
            told, every = told_together(session, inside), _size(session)
        made = count(found, scope, by, measures=measures, people=people, told=told, public=public)
        return replace(made, outside=made.outside + every - len(found))

    def incident(self, name: str, rule: str = DEFAULT) -> Incident:
        """Return the incident that an id, once given, or the start of one, now leads to.

        ``rule`` as in ``incidents``. Raises LedgerError where that is not just one.
        """
        chosen = rule_named(rule)
        with self._session(self._reading) as session:
            return next(assembled(session, [find_incident(session, name)], chosen))

    def size(self) -> int:
        """Return how many incidents there are."""
        with self._session(self._reading) as session:
            return _size(session)

    def links(self, report: str | None = None) -> list[Link]:
        """Return for each account of each report, or of the one of this id, the incident it is linked to."""
        query = (
            select(AccountRow.report, ReportRow.doc, AccountRow.name, AccountRow.incident)
            .join(ReportRow, ReportRow.id == AccountRow.report)
            .order_by(ReportRow.number, AccountRow.number)
        )
        if report is not None:
            query = query.where(AccountRow.report == report)
        with self._session(self._reading) as session:
            return [Link(*row) for row in session.execute(query)]

    def tallies(self) -> list[Published]:
        """Return all tallies that reports publish, each with its check."""
        with self._session(self._reading) as session:
            return _checked(with_tallies(session))

    def latest_tallies(self, number: int, skip: int = 0) -> tuple[list[Published], int]:
        """Return the tallies of so many reports, the last to arrive first, and how many publish any."""
        with self._session(self._reading) as session:
            return _checked(latest_with_tallies(session, number, skip)), how_many_with_tallies(session)

    def audit(self, name: str | None = None) -> list[Audited]:
        """Return all tallies that reports publish, or those of one report, each with all its checks.

        ``name`` is a doc, an id, or the start of one. Raises LedgerError unless it is just one report's.
        """
        only = self.report(name).id if name is not None else None
        with self._session(self._reading) as session:
            return list(audit(list(with_tallies(session)), Held(session).of, only))

    def correct(
        self, name: str, decision: Decision, *, who: str, why: str, seen: int | None = None
    ) -> Correction:
        """Confirm or reject an incident, for good: ``decision`` says which. Raises LedgerError.

        ``seen`` is the number of the last correction of the incident that the reviewer knows of, 0 for none:
        where there is a later one, ChangedError tells of it, and nothing is decided. So for all decisions.
        """
        with self._session(self._writing) as session:
            return reviewing.decide(session, name, decision, reviewing.By(who, why, seen))

    def merge(self, names: Sequence[str], *, who: str, why: str, seen: int | None = None) -> Correction:
        """Make incidents one: the id of the oldest stays, the others lead to it. Raises LedgerError."""
        with self._session(self._writing) as session:
            return reviewing.merge(session, names, reviewing.By(who, why, seen))

    def split(
        self, name: str, parts: Sequence[str], *, who: str, why: str, seen: int | None = None
    ) -> Correction:
        """Make an incident of its own of the accounts ``parts``, each REPORT or REPORT:ACCOUNT.

        It gets the id of its first account. Raises LedgerError.
        """
        with self._session(self._writing) as session:
            return reviewing.split(session, name, parts, reviewing.By(who, why, seen))

    def amend(
        self,
        name: str,
        fields: Mapping[str, str],
        figures: Sequence[reviewing.FigureAsked] = (),
        *,
        who: str,
        why: str,
        seen: int | None = None,
        tables: Path | None = None,
    ) -> Correction:
        """Set fields of an incident, and of figures in its accounts. Raises LedgerError.

        Values are as typed: docs/corrections.md lists them. What was read is kept and shown beside them. A
        place's name brings where it lies, also from the user's own ``tables`` (a folder);
        SeveralPlacesError where several places fit it.
        """
        with self._session(self._writing) as session:
            by = reviewing.By(who, why, seen)
            return reviewing.amend(session, name, fields, figures, by, tables=tables)

    def dismiss(self, report: str, *, who: str, why: str, seen: int | None = None) -> Correction:
        """Decide that a report (doc, id or its start) tells of no incident, whatever is read of it.

        Raises LedgerError where an incident was read from it: that is to be rejected.
        """
        with self._session(self._writing) as session:
            return dismissing.dismiss(session, report, who=who, why=why, seen=seen)

    def dismissals(self, report: str) -> list[Correction]:
        """Return the decisions that a report (its id) tells of no incident, and their undoing, in order."""
        with self._session(self._reading) as session:
            return dismissing.of_report(session, report)

    def undo(self, what: int | str, *, who: str, why: str, seen: int | None = None) -> Correction:
        """Take back a correction by its number, or the last that stands of an incident or a report.

        It stays in the history, with who took it back and why. Raises LedgerError.
        """
        with self._session(self._writing) as session:
            return reviewing.undo(session, what, reviewing.By(who, why, seen))

    def forget(self, name: str, *, who: str, why: str) -> forgetting.Forgotten:
        """Withhold a report with all that it says, leaving a tombstone in the history. Raises LedgerError."""
        with self._session(self._writing) as session:
            done = forgetting.forget(session, name, who=who, why=why)
        compact(self._writing)
        return done

    def withheld(self) -> list[Correction]:
        """Return the decisions to withhold a report that stand."""
        with self._session(self._reading) as session:
            return list(standing(session))

    def captures(self, name: str) -> list[originals.Capture]:
        """Return when and where the bytes of a report (doc, id or its start) were received.

        Those that it was made from first come first. Raises LedgerError unless the name means one report.
        """
        with self._session(self._reading) as session:
            return originals.captures(session, find_report(session, name))

    def versions(self, name: str) -> list[Version]:
        """Return the versions of the page of a report (doc, id or its start), the earliest first."""
        with self._session(self._reading) as session:
            return list(versions(session, name))

    def why(self, report: str, incident: str) -> list[Why]:
        """Return for each account of a report why it is in an incident, or is not. Raises LedgerError."""
        with self._session(self._reading) as session:
            return why(session, report, incident)

    def near(self, incident: str) -> dict[str, float]:
        """Return the incidents that one was nearly linked to, the most alike first, each with its score."""
        with self._session(self._reading) as session:
            return near_of(session, find_incident(session, incident))

    def queue(self, kinds: Sequence[Kind] = KINDS, limit: int | None = None) -> list[Item]:
        """Return what needs a person, of these kinds, in their order; no more than ``limit``.

        Contested and odd figures stand one by one: ``waiting`` has one item for those of an incident.
        """
        with self._summed_up() as session:
            return list(islice(each(session, kinds), limit))

    def naming(self, kind: UnknownKind, name: str) -> list[str]:
        """Return the ids of the reports that name a place or an actor that no table knows."""
        with self._session(self._reading) as session:
            return unknowns.naming(session, kind, name)

    def readings(self, report: str) -> list[Reading]:
        """Return all readings of a report (doc, id or its start) that were kept, the present one last.

        Raises LedgerError unless the name means one report.
        """
        with self._session(self._reading) as session:
            return unknowns.readings(session, find_report(session, report))

    def waiting(self, who: str = "", today: dt.date = dt.date.max) -> Queue:
        """Return the queue by pages, without what a reviewer put off to a day after ``today``.

        Which figures of an incident do not go together is not told: ``doubts`` does.
        """
        return Queue(self._summed_up, who, today)

    def doubts(self, incidents: Collection[str]) -> list[Item]:
        """Return the figures of incidents, by present id, that exclude each other, or are odd."""
        with self._session(self._reading) as session:
            return list(odd_figures(assembled(session, list(incidents))))

    def incidents_of(self, correction: Correction) -> list[str]:
        """Return the present ids of the incidents that a correction was about."""
        with self._session(self._reading) as session:
            return sorted(reviewing.touched(session, correction))

    def search(self, wanted: Search, *, limit: int = 20, skip: int = 0) -> Found:
        """Return reports by their words, after the first ``skip`` of them. Raises LedgerError."""
        with self._summed_up() as session:
            return search(session, wanted, limit, skip)

    def told_of(self, wanted: Search) -> list[str]:
        """Return the ids of the incidents that the reports of a search tell of. Raises LedgerError."""
        with self._summed_up() as session:
            return told_of(session, wanted)

    def find(self, name: str) -> str:
        """Return the id of the incident that an id, or the start of one, leads to now. Raises LedgerError."""
        with self._session(self._reading) as session:
            return find_incident(session, name)

    def decisions(self, incident: str, *, standing: bool = False) -> list[Correction]:
        """Return the corrections of the incident that has this id now, also those made under former ids.

        ``standing``: only decisions that nobody has undone.
        """
        with self._session(self._reading) as session:
            return reviewing.of_incident(session, incident, only_standing=standing)

    def decisions_on(self, name: str) -> list[Correction]:
        """Return the corrections of an incident, or of a report that was dismissed. Raises LedgerError."""
        with self._session(self._reading) as session:
            return reviewing.of(session, name)

    def corrections(self) -> list[Correction]:
        """Return all corrections in the order they were made."""
        with self._session(self._reading) as session:
            return corrections.history(session)

    def verify(self, step: Callable[[], None] = lambda: None) -> verifying.Verdict:
        """Check that all the ledger holds is whole and agrees with itself.

        ``step`` is called for each report and incident checked and for each account compared.
        """
        with self._session(self._reading) as session:
            return verifying.verify(session, step)

    @contextmanager
    def _summed_up(self) -> Iterator[Session]:
        """Read summaries that are current, made anew where another version of the program made them."""
        with self._session(self._reading) as session:
            known = current(session)
        if not known:
            with self._session(self._writing) as session:
                rebuild(session)
        with self._session(self._reading) as session:
            yield session

    @contextmanager
    def _session(self, engine: Engine) -> Iterator[Session]:
        if self._fixed and engine is self._reading:
            yield self._fixed
            return
        try:
            info = self._remembered.info if engine is self._reading else {}
            with Session(engine, info=info) as session, session.begin():
                yield session
        except DBAPIError as error:
            raise LedgerError(f"{self.name}: {reason(error)}") from error


def _checked(entries: Iterable[Entry]) -> list[Published]:
    return [
        Published(entry.id, entry.report.doc, tally, summary(in_itself(tally, entry.report)))
        for entry in entries
        for tally in entry.reading.tallies
    ]


def _size(session: Session) -> int:
    row = SummaryRow.incident if current(session) else AccountRow.incident.distinct()
    return session.scalar(select(func.count(row))) or 0


def _chronological(one: Incident) -> tuple[bool, str, str]:
    return one.date is None, str(one.date.first) if one.date else "", one.id
