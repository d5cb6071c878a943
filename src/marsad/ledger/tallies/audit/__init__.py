"""Published tallies checked: in themselves, against the report that states them, and against the ledger.

The words are always «does not reconcile», never «wrong»: the scopes of total and parts may differ.
"""

from marsad.ledger.tallies.audit.finding import Audited, Finding, Kind, Verdict, summary

__all__ = ["Audited", "Finding", "Kind", "Verdict", "summary"]
