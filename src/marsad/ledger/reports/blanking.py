"""The items of sources that are followed, without what they keep of a report that is withheld."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from marsad.ledger.database.followschema import ItemRow
from marsad.ledger.following.followed import stamp
from marsad.ledger.following.items import Waiting
from marsad.models import from_json, to_json


def blank(session: Session, report: str, addresses: Collection[str]) -> None:
    """Blank the items that brought a report (its id), or are to fetch what stands at its addresses.

    The address of an item stays, so that it is not fetched again.
    """
    own = or_(ItemRow.reports.contains(to_json(report)), ItemRow.address.in_(addresses))
    for row in session.scalars(select(ItemRow).where(own)).all():
        known = from_json(row.reports, tuple[str, ...]) if row.reports else ()
        left = tuple(name for name in known if name != report)
        row.title = row.url = row.waiting = None
        row.reports = to_json(left) if left else None
        if not left:
            row.state, row.why, row.due, row.moved = "failed", "withheld", None, stamp()


def pending(session: Session) -> set[str]:
    """Return the hashes of all bytes that items wait with to be read or added."""
    rows = session.scalars(select(ItemRow).where(ItemRow.state.in_(("fetched", "read")))).all()
    waiting = (one for row in rows if row.waiting for one in from_json(row.waiting, tuple[Waiting, ...]))
    return {*(row.sha256 for row in rows if row.sha256), *(one.original for one in waiting)}
