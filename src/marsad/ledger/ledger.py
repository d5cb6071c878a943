"""The ledger: reports, what was read from them, and the incidents that they tell of."""

from __future__ import annotations

from marsad.ledger.face.incidents import Incidents
from marsad.ledger.face.reports import Reports
from marsad.ledger.face.review import Review
from marsad.ledger.face.tallies import Tallies


class Ledger(Reports, Incidents, Tallies, Review):
    """A ledger that is open. Each call is one transaction.

    >>> with Ledger.open("l.db", create=True) as ledger:
    ...     ledger.add(report, marsad.read(report))
    """
