"""The ledger: each incident once, told by many reports, with every figure and who states it.

>>> from marsad.ledger import Ledger
>>> with Ledger.open("l.db") as ledger:
...     for incident in ledger.incidents():
...         print(incident.date, incident.place, incident.totals)
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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

_HOMES = {
    "database.database": ("ChangedError", "LedgerError", "RefusedError"),
    "ledger": ("Ledger",),
    "reports.adding": ("Addition", "Outcome"),
    "reports.entries": ("Entry", "Link", "Published"),
    "reports.verifying": ("Verdict",),
    "tolls.rules": ("RULES", "Rule"),
}


def __getattr__(name: str) -> Any:
    """Load a part of the ledger when it is first asked for: the database takes a while to load."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
