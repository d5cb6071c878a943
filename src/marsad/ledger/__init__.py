"""The ledger: each incident once, told by many reports, with every figure and who states it.

>>> from marsad.ledger import Ledger
>>> with Ledger.open("l.db") as ledger:
...     for incident in ledger.incidents():
...         print(incident.date, incident.place, incident.totals)
"""

from marsad.ledger.database.database import ChangedError, LedgerError, RefusedError
from marsad.ledger.ledger import Ledger
from marsad.ledger.reports.adding import Addition, Outcome
from marsad.ledger.reports.entries import Entry, Link, Published
from marsad.ledger.reports.verifying import Verdict
from marsad.ledger.tolls.rules import RULES, Rule

__all__ = [
    "RULES",
    "Addition",
    "ChangedError",
    "Entry",
    "Ledger",
    "LedgerError",
    "Link",
    "Outcome",
    "Published",
    "RefusedError",
    "Rule",
    "Verdict",
]
