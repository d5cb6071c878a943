"""The face of a ledger: reports, what was read from them, and where they came from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import partial

from sqlalchemy import select

from marsad.ledger.database.database import RefusedError, compact
from marsad.ledger.database.schema import AccountRow, ReportRow
from marsad.ledger.face.opened import Opened
from marsad.ledger.following.following import Sources
from marsad.ledger.incidents.changed import last_withheld
from marsad.ledger.reports import adding, forgetting, originals, origins
from marsad.ledger.reports.catalogue import Catalogued, catalogue, readers
from marsad.ledger.reports.entries import Entry, Link, days_of, entries, entries_of
from marsad.ledger.reports.versions import Version, versions
from marsad.ledger.reports.withheld import standing
from marsad.ledger.reviewing import unknowns
from marsad.ledger.reviewing.finding import find_report
from marsad.ledger.searching.searching import Found, Search, search, told_of
from marsad.models import Correction, Original, Reading, Report


class Reports(Opened):
    """Reports that are added, found, shown with their originals, and withheld."""

    @property
    def sources(self) -> Sources:
        """Return the sources that are followed, and what they led to."""
        return Sources(partial(self._session, self._reading), partial(self._session, self._writing))

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

    def readings(self, report: str) -> list[Reading]:
        """Return all readings of a report (doc, id or its start) that were kept, the present one last.

        Raises LedgerError unless the name means one report.
        """
        with self._session(self._reading) as session:
            return unknowns.readings(session, find_report(session, report))

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

    def last_withheld(self) -> dt.datetime | None:
        """Return when a report was withheld last (UTC), null where none ever was."""
        with self._session(self._reading) as session:
            return last_withheld(session)

    def search(self, wanted: Search, *, limit: int = 20, skip: int = 0) -> Found:
        """Return reports by their words, after the first ``skip`` of them. Raises LedgerError."""
        with self._summed_up() as session:
            return search(session, wanted, limit, skip)

    def told_of(self, wanted: Search) -> list[str]:
        """Return the ids of the incidents that the reports of a search tell of. Raises LedgerError."""
        with self._summed_up() as session:
            return told_of(session, wanted)
