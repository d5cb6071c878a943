"""What counts take apart by people, by claimants and by rules, as sheets keep it of an incident."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from marsad.ledger.incidents.listed import STATUSES
from marsad.ledger.tallies.labels import claimants
from marsad.ledger.tallies.shares import EVERYONE, People, Shares, shares
from marsad.ledger.tolls.rules import DEFAULT
from marsad.models import Incident, Measure, Status

NONE = -1
"""In place of a number of people where none is reported."""


class Apart(NamedTuple):
    """Records, each without its incident.

    ``shares``: rule, measure, people counted, group, ends. ``amounts``: rule, measure, people, ends, whether
    contested. ``claimants``: measure, kinds.

    The people counted are those of a status, all where it is empty. Amounts and shares by another rule are
    there only where it comes to something else; amounts by the default one only where lists have none.
    """

    shares: frozenset[tuple[Any, ...]]
    amounts: frozenset[tuple[Any, ...]]
    claimants: frozenset[tuple[Any, ...]]


def apart(whole: Incident, others: Mapping[str, Incident]) -> Apart:
    """Return what is kept of an incident; ``others`` are what it comes to by other rules."""
    made = [(measure, status, *_by_rule(whole, others, measure, status)) for measure, status in _told(whole)]
    return Apart(
        shares=frozenset(
            (rule, measure, status, *group, *amount)
            for measure, status, own, differing in made
            for rule, one in ((DEFAULT, own), *differing)
            for group, amount in _groups(one)
        ),
        amounts=frozenset(
            (rule, measure, status, *(one.whole or (NONE, NONE, NONE)), int(one.contested))
            for measure, status, own, differing in made
            for rule, one in (*([] if status in ("", *STATUSES) else [(DEFAULT, own)]), *differing)
        ),
        claimants=frozenset(_claimants(whole)),
    )


def _told(whole: Incident) -> set[tuple[Measure, Status | Any]]:
    """Return the measures and the people that any claimant tells of."""
    told = {(toll.measure, toll.group.status) for toll in whole.tolls}
    return {(toll.measure, "") for toll in whole.totals} | told


def _by_rule(
    whole: Incident, others: Mapping[str, Incident], measure: Measure, status: Status | Any
) -> tuple[Shares, list[tuple[str, Shares]]]:
    """Return the shares by the default rule, and those by other rules which differ from them."""
    people = People(statuses=(status,)) if status else EVERYONE
    own = shares(whole, measure, people)
    theirs = [(rule, shares(other, measure, people)) for rule, other in others.items()]
    return own, [(rule, one) for rule, one in theirs if one != own]


def _groups(own: Shares) -> Iterator[tuple[tuple[Any, ...], tuple[int, int, int]]]:
    for group, amount in own.parts:
        yield (group.status, group.affiliation, group.demographic), amount


def _claimants(whole: Incident) -> Iterator[tuple[Any, ...]]:
    for measure in {toll.measure for toll in whole.tolls}:
        if kinds := claimants(whole, measure):
            yield measure, "; ".join(kinds)
