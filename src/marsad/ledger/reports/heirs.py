"""Which accounts of a newer reading are those of the one before it, and keep their permanent ids."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from marsad.ledger.database.schema import AccountRow
from marsad.ledger.linking.likeness import likeness
from marsad.ledger.linking.told import Told
from marsad.ledger.reports.shelf import Kept
from marsad.models import Account


def heirs_of(old: Sequence[Kept], accounts: Sequence[Account]) -> dict[str, AccountRow]:
    """Return for the accounts of a new reading the rows of those that they continue, best fits first."""
    fits = sorted(
        ((_fit(one, account), one.told.order, account.id, one) for one, account in product(old, accounts)),
        key=lambda fit: (-fit[0], *fit[1:3]),
    )
    heirs: dict[str, AccountRow] = {}
    given = {account.id: account for account in accounts}
    for fit, _, name, one in fits:
        # The same words are the same telling, whatever else a better reader finds that they say.
        continues = fit > 0 or _same_words(one.told.account, given[name])
        if continues and name not in heirs and one.row not in heirs.values():
            heirs[name] = one.row
    return heirs


def _fit(one: Kept, account: Account) -> float:
    """Return how well an account continues an old one: what is told alike, and from the same words."""
    told = one.told
    other = Told(id="", number=0, report="", doc="", seen=told.seen, publisher=None, text="", account=account)
    return (
        likeness(told, other)
        + 4.0 * _same_words(told.account, account)
        + 4.0 * (told.account.id == account.id)
    )


def _same_words(one: Account, other: Account) -> bool:
    a, b = one.evidence, other.evidence
    return a is not None and b is not None and a.field == b.field and a.start < b.end and b.start < a.end
