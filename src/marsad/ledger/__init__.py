"""The ledger: each incident once, told by many reports, with every figure and who states it.

>>> from marsad.ledger import Ledger
>>> with Ledger.open("l.db") as ledger:
...     for incident in ledger.incidents():
...         print(incident.date, incident.place, incident.totals)
"""

from marsad.ledger.adding import Addition, Outcome
from marsad.ledger.database import ChangedError, LedgerError, RefusedError
from marsad.ledger.entries import Entry, Link, Published
from marsad.ledger.ledger import Ledger
from marsad.ledger.rules import RULES, Rule
from marsad.ledger.verifying import Verdict

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
