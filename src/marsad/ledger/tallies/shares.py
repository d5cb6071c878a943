"""The number of an incident, shared out among groups of people no two of which can hold the same person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from marsad.ledger.tolls.groups import disjoint
from marsad.models import Demographic, Group, Incident, Measure, Status, Toll


class Amount(NamedTuple):
    """Low, best and high in persons, as reported."""

    low: int
    best: int
    high: int

    @staticmethod
    def sum(amounts: Iterable[Amount]) -> Amount:
        """Return the sums of each; (0, 0, 0) for none."""
        every = list(amounts)
        return Amount(*(sum(amount[n] for amount in every) for n in range(3)))


Share: TypeAlias = tuple[Group, Amount]
Amounts: TypeAlias = Mapping[Group, Amount]


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Which people are counted: an empty tuple means "all"."""

    statuses: tuple[Status, ...] = ()
    affiliations: tuple[str, ...] = ()
    demographics: tuple[Demographic, ...] = ()

    def hold(self, group: Group) -> bool:
        """Tell whether all of a group are of these people."""
        return (
            (not self.statuses or group.status in self.statuses)
            and (not self.affiliations or group.affiliation in self.affiliations)
            and (not self.demographics or group.demographic in self.demographics)
        )


EVERYONE = People()
_NO_HINT = (None, "none_reported", "unknown")
"""What may be said in place of a number without hinting at one, as «dozens» does."""


@dataclass(frozen=True, slots=True)
class Shares:
    """The ``whole`` number of an incident and the shares of groups in it.

    The best figures of the shares sum to that of the whole. Their low and high are what is claimed of each
    group, and of the rest what remains in the extreme: they sum to at most, at least, those of the whole.
    Without a number, ``whole`` is null; ``vague`` then tells whether one is hinted at («dozens»).
    ``contested``: claimants exclude each other.
    """

    whole: Amount | None = None
    parts: tuple[Share, ...] = ()
    vague: bool = False
    contested: bool = False


def shares(incident: Incident, measure: Measure, people: People = EVERYONE, *, split: bool = True) -> Shares:
    """Return the number of these people in an incident, and who they are as far as claimants tell.

    Of all people, the number is the incident's total. Of some, it is the sum over groups no two of which can
    hold the same person, the largest first, as long as they fit into the best figure of the total: beyond
    it, two claimants name the same dead differently. Unless they are to be ``split``, there are no parts.
    """
    total = next((_amount(toll) for toll in incident.totals if toll.measure == measure), None)
    tolls = [toll for toll in incident.tolls if toll.measure == measure and people.hold(toll.group)]
    contested = any(toll.contested for toll in tolls)
    amounts = {toll.group: amount for toll in tolls if (amount := _amount(toll))}
    picked = [(Group(), total)] if people == EVERYONE and total else _picked(amounts, total)
    if not picked or (people == EVERYONE and not total):
        return Shares(vague=any(toll.instead not in _NO_HINT for toll in tolls))
    apart = picked if split else []
    parts = tuple(part for group, amount in apart for part in _split(group, amount, amounts))
    return Shares(Amount.sum(amount for _, amount in picked), parts, contested=contested)


def _amount(toll: Toll) -> Amount | None:
    if toll.best is None:
        return None
    low = toll.best if toll.low is None else toll.low
    return Amount(low, toll.best, toll.best if toll.high is None else toll.high)


def _picked(amounts: Amounts, within: Amount | None) -> list[Share]:
    """Return groups that exclude each other and fit into a whole: the widest, then the largest, first."""
    picked: list[Share] = []
    left = within.best if within else None
    for group in sorted(amounts, key=lambda group: (_width(group), -amounts[group].best, _name(group))):
        best = amounts[group].best
        if (left is None or best <= left) and all(disjoint(group, other) for other, _ in picked):
            picked.append((group, amounts[group]))
            left = None if left is None else left - best
    return picked


def _split(group: Group, amount: Amount, amounts: Amounts) -> Iterator[Share]:
    """Yield the shares of the groups within a group, and what is left of it."""
    inside = {other: own for other, own in amounts.items() if _refines(other, group)}
    picked = _picked(inside, amount)
    taken = Amount.sum(own for _, own in picked)
    for other, own in picked:
        yield from _split(other, own, inside)
    rest = Amount(max(0, amount.low - taken.high), amount.best - taken.best, amount.high - taken.low)
    if not picked or (rest.high > 0 and amount != taken):  # else all is claimed of these alone
        yield group, rest


def _refines(one: Group, other: Group) -> bool:
    """Tell whether a group is part of another by what is said of both."""
    return one != other and (
        other.status in (one.status, "unknown")
        and other.affiliation in (one.affiliation, None)
        and other.demographic in (one.demographic, None)
    )


def _width(group: Group) -> int:
    """Return by how many things a group is told apart."""
    return sum((group.status != "unknown", group.affiliation is not None, group.demographic is not None))


def _name(group: Group) -> tuple[str, str, str]:
    return group.status, group.affiliation or "", group.demographic or ""
