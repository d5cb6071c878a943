"""Incidents one after the other, so that a ledger of any size can be exported in little memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from sqlalchemy.orm import Session

from marsad.ledger.database.schema import AccountRow
from marsad.ledger.linking.filing import chunks
from marsad.ledger.reports.shelf import Kept, kept
from marsad.models import Incident


def streamed(
    session: Session, names: Iterable[str], build: Callable[[str, Sequence[Kept]], Incident]
) -> Iterator[Incident]:
    """Yield the incidents that ``build`` makes of ids and their accounts, in the order of the ids."""
    for part in chunks(names):
        members: defaultdict[str, list[Kept]] = defaultdict(list)
        for one in kept(session, AccountRow.incident.in_(part)):
            members[one.row.incident].append(one)
        yield from (build(name, members[name]) for name in part if members[name])
        session.expunge_all()
