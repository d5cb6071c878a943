"""Figures of an incident that cannot all be right: claimants who exclude each other, and odd counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from marsad.ledger.reviewing.queued import Item, Stated
from marsad.models import Claim, Incident, Measure, Toll
from marsad.models.waiting import Kind

_TIMES = 10
"""A count so many times the next one of the same people is odd."""
_MANY = 10
"""Persons: counts below are not compared for it."""


@dataclass(frozen=True, slots=True)
class _Doubt:
    """Figures of an incident that do not go together, in words and apart."""

    kind: Kind
    about: str
    measure: Measure
    stated: tuple[Stated, ...]


def odd_figures(incidents: Iterable[Incident]) -> Iterator[Item]:
    """Yield incidents on which nothing was decided whose figures exclude each other, or are odd."""
    for one in incidents:
        if one.decision is None:
            look = f"marsad show {one.id}, then marsad confirm, reject, set or split it"
            doubts = [
                *(doubt for toll in (*one.totals, *one.tolls) for doubt in _contested(toll)),
                *(doubt for toll in one.tolls for doubt in _odd(toll)),
            ]
            for doubt in {doubt.about: doubt for doubt in doubts}.values():
                yield Item(
                    kind=doubt.kind,
                    incident=one.id,
                    about=doubt.about,
                    score=None,
                    next=look,
                    measure=doubt.measure,
                    stated=doubt.stated,
                )


def _contested(toll: Toll) -> Iterator[_Doubt]:
    """Yield the two claimants of a toll who are the widest apart."""
    for one in toll.disputes[:1]:
        sides = (
            Stated(one.lower_count, one.lower, one.lower_doc),
            Stated(one.higher_count, one.higher, one.higher_doc),
        )
        told = " and ".join(
            f"{side.count} ({side.claimant or 'the report itself'}, {side.doc})" for side in sides
        )
        yield _Doubt("contested", f"{toll.measure}: {told} exclude each other", toll.measure, sides)


def _odd(toll: Toll) -> Iterator[_Doubt]:
    for made in toll.makeups:
        if made.others < 0:
            parts = sum(part.count for part in made.parts)
            text = f"{toll.measure}: parts of {parts} in a whole of {made.whole} ({made.doc})"
            sides = (Stated(made.whole, made.claimant, made.doc), Stated(parts, made.claimant, made.doc))
            yield _Doubt("odd", text, toll.measure, sides)
    for one, other in _far_apart(toll):
        low, high = one.low or 0, other.low or 0
        text = f"{toll.measure}: {high} ({other.doc}) beside {low} ({one.doc})"
        sides = (Stated(low, one.claimant, one.doc), Stated(high, other.claimant, other.doc))
        yield _Doubt("odd", text, toll.measure, sides)


def _far_apart(toll: Toll) -> Iterator[tuple[Claim, Claim]]:
    """Yield claims of which one counts ten times what the other does, the lower first.

    They are of claimants who stand next to each other by their counts, or an earlier one and the present one
    of the same claimant.
    """
    told = sorted(
        (one for one in toll.claims if one.low and not one.subset),
        key=lambda one: (one.low or 0, one.doc, one.voice),
    )
    stand = [one for one in told if not one.superseded]
    pairs = [(one, other) for one, other in pairwise(stand) if one.voice != other.voice]
    before = [one for one in told if one.superseded]
    pairs += [
        (one, now) if _low(one) <= _low(now) else (now, one)
        for one in before
        for now in stand
        if one.voice == now.voice
    ]
    yield from ((one, other) for one, other in pairs if _low(one) * _TIMES <= _low(other) >= _MANY)


def _low(claim: Claim) -> int:
    return claim.low or 0
