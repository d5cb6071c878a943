"""The face of a ledger: what reviewers decide, and what waits for them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

from marsad.ledger.face.opened import Opened
from marsad.ledger.incidents.assembling import assembled
from marsad.ledger.reviewing import corrections, dismissing, reviewing, unknowns
from marsad.ledger.reviewing.desk import Desk
from marsad.ledger.reviewing.doubts import odd_figures
from marsad.ledger.reviewing.queue import Queue, each
from marsad.ledger.reviewing.queued import Item
from marsad.ledger.reviewing.users import Users
from marsad.models import Correction, UnknownKind
from marsad.models.incident import Decision
from marsad.models.waiting import KINDS, Kind


class Review(Opened):
    """Decisions with who and why, the queue of what needs one, and those who sign in."""

    @property
    def users(self) -> Users:
        """Return those who sign in to the pages."""
        return Users(partial(self._session, self._reading), partial(self._session, self._writing))

    def desk(self, who: str) -> Desk:
        """Return what a reviewer has put off, and said before."""
        return Desk(who, partial(self._session, self._reading), partial(self._session, self._writing))

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

    def incidents_of(self, correction: Correction) -> list[str]:
        """Return the present ids of the incidents that a correction was about."""
        with self._session(self._reading) as session:
            return sorted(reviewing.touched(session, correction))

    def queue(self, kinds: Sequence[Kind] = KINDS, limit: int | None = None) -> list[Item]:
        """Return what needs a person, of these kinds, in their order; no more than ``limit``.

        Contested and odd figures stand one by one: ``waiting`` has one item for those of an incident.
        """
        with self._summed_up() as session:
            return list(islice(each(session, kinds), limit))

    def waiting(self, who: str = "", today: dt.date = dt.date.max) -> Queue:
        """Return the queue by pages, without what a reviewer put off to a day after ``today``.

        Which figures of an incident do not go together is not told: ``doubts`` does.
        """
        return Queue(self._summed_up, who, today)

    def doubts(self, incidents: Collection[str]) -> list[Item]:
        """Return the figures of incidents, by present id, that exclude each other, or are odd."""
        with self._session(self._reading) as session:
            return list(odd_figures(assembled(session, list(incidents))))

    def naming(self, kind: UnknownKind, name: str) -> list[str]:
        """Return the ids of the reports that name a place or an actor that no table knows."""
        with self._session(self._reading) as session:
            return unknowns.naming(session, kind, name)
