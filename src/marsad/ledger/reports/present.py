"""What a ledger holds already of the reports that come, asked for all of them at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count

from sqlalchemy import delete, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from marsad.ledger.database.schema import AccountRow, FormerRow, ReportRow
from marsad.ledger.linking.filing import chunks
from marsad.ledger.linking.told import text_hash
from marsad.ledger.reports.dismissed import dismissed
from marsad.ledger.reports.shelf import report_id, report_row, short_hash
from marsad.ledger.reports.withheld import was_withheld
from marsad.models import Correction, Reading, Report


@dataclass(slots=True)
class Present:
    """The rows of some reports by id, those that are ``new`` among them; the texts and ids that there are.

    ``dismissed`` are the decisions that stand, by report, that it tells of no incident.
    """

    rows: dict[str, ReportRow]
    texts: set[str]
    ids: set[str]
    dismissed: dict[str, Correction]
    new: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, session: Session, pairs: Sequence[tuple[Report, Reading]]) -> Present:
        """Look up reports, and put those that are not there yet into the ledger, in their order."""
        names = [report_id(report) for report, _ in pairs]
        ids = [
            _account_id(name, account.id)
            for name, (_, made) in zip(names, pairs, strict=True)
            for account in made.incidents
        ]
        found = cls(
            rows={row.id: row for some in chunks(names) for row in _rows(session, some)},
            texts=set(_known(session, ReportRow.copy, (text_hash(report) for report, _ in pairs))),
            ids={*_known(session, AccountRow.id, ids), *_known(session, FormerRow.id, ids)},
            dismissed=dismissed(session, names),
        )
        for name, (report, _) in zip(names, pairs, strict=True):
            if name not in found.rows:
                found.rows[name] = report_row(report)
                found.new.add(name)
        session.add_all(row for name, row in found.rows.items() if name in found.new)
        session.flush()
        return found

    def first_of_text(self, row: ReportRow) -> bool:
        """Tell whether no report of this text was there before; from now on there is."""
        first = row.copy not in self.texts
        self.texts.add(row.copy)
        return first

    def new_id(self, session: Session, report: str, account: str) -> str:
        """Return a permanent id that no account has or had, but this one before its report was withheld."""
        made = _account_id(report, account)
        if made in self.ids and not _back(session, report, made):  # read before, or by rare chance another's
            tried = (_account_id(report, account, attempt) for attempt in count(1))
            made = next(one for one in tried if _back(session, report, one) or not self._taken(session, one))
        self.ids.add(made)
        return made

    def _taken(self, session: Session, name: str) -> bool:
        return name in self.ids or any(
            any(_known(session, column, [name])) for column in (AccountRow.id, FormerRow.id)
        )


def _account_id(report: str, account: str, attempt: int = 0) -> str:
    return short_hash(report, account, str(attempt))


def _back(session: Session, report: str, account: str) -> bool:
    """Tell whether a report that was withheld had this account, which then takes its id back."""
    if any(_known(session, AccountRow.id, [account])) or not was_withheld(session, report, account):
        return False
    session.execute(delete(FormerRow).where(FormerRow.id == account))
    return True


def _rows(session: Session, names: Sequence[str]) -> Iterable[ReportRow]:
    return session.scalars(select(ReportRow).where(ReportRow.id.in_(names)))


def _known(session: Session, column: InstrumentedAttribute[str], values: Iterable[str]) -> Iterator[str]:
    """Yield those of the values that a column has."""
    for some in chunks(dict.fromkeys(values)):
        yield from session.scalars(select(column).where(column.in_(some)))
