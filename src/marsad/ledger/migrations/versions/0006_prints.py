"""Fingerprints filed by length and day, so that a formula leads to the texts of a few days only."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import Session

from marsad.ledger.database.schema import PrintRow, ReportRow
from marsad.ledger.reports.origins import file_prints, texted
from marsad.ledger.reports.prints import body_of

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """File the fingerprints of all reports anew; which are copies stays as it is."""
    session = Session(op.get_bind())
    session.execute(sa.delete(PrintRow))
    for one in texted(session, session.scalars(sa.select(ReportRow.number)).all()):
        file_prints(session, one.number, body_of(one.report))
    session.flush()


def downgrade() -> None:
    """Refuse: what a ledger holds is never thrown away."""
    raise NotImplementedError("a ledger cannot be downgraded")
