"""Signs that have just become common or rare, and the pairs of accounts that hang on that.

A lasting sign leads an account of no certain day to others only while few accounts share it. Where one more
account makes a sign common, pairs that nothing else leads to each other are no longer compared; where one
fewer makes it rare, they are compared now. How alike two accounts are does not change by it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import product

from sqlalchemy.orm import Session

from marsad.ledger.linking.alike import drop_pairs, keep, known
from marsad.ledger.linking.candidates import key
from marsad.ledger.linking.clusters import Pair
from marsad.ledger.linking.neighbourhood import Neighbourhood


def settle(
    session: Session, hood: Neighbourhood, signs: Mapping[int, int], fresh: Collection[int]
) -> set[int]:
    """Keep and drop the pairs that signs decide on which have just become common or rare.

    ``signs`` gives for each lasting sign how many accounts more have it than before; those of ``fresh``
    accounts, by number, are compared anew in any case. Returns the accounts of no certain day of which a
    pair was kept or dropped.
    """
    common, rare = hood.turned(signs)
    gone = _parted(session, hood, common, fresh)
    drop_pairs(session, gone)
    new = set(_led(session, hood, rare, fresh))
    each = sorted({(min(pair), max(pair)) for pair in new})
    keep(session, [(one, other, hood.score(one, other)) for one, other in each])
    return {vague for vague, _ in gone | new}


def _parted(session: Session, hood: Neighbourhood, signs: Iterable[int], fresh: Collection[int]) -> set[Pair]:
    """Return the kept pairs that only these signs led to each other, which are common now."""
    found: dict[int, set[int]] = {}
    for vague, others in _holders(hood, signs, fresh):
        for one, other, _ in known(session, vague):
            if other in others:
                found.setdefault(one, set()).add(other)
    still = hood.candidates(found)
    return {(one, other) for one, others in found.items() for other in others - still[one]}


def _led(
    session: Session, hood: Neighbourhood, signs: Iterable[int], fresh: Collection[int]
) -> Iterator[Pair]:
    """Yield the pairs, alike or nearly, that these signs lead to each other, and did not while common."""
    for vague, others in _holders(hood, signs, fresh):
        kept = {(one, other) for one, other, _ in known(session, vague)}
        hood.load_numbers(others)
        for one, other in product(vague, others):
            if one != other and (one, other) not in kept and hood.near(one, other):
                yield one, other


def _holders(
    hood: Neighbourhood, signs: Iterable[int], fresh: Collection[int]
) -> Iterator[tuple[set[int], set[int]]]:
    """Yield for each sign the accounts of no certain day that have it, and all that have it."""
    for sign in signs:
        vague, certain = (hood.holders(key(sign, vague=of)) - set(fresh) for of in (True, False))
        if vague:
            yield vague, vague | certain
