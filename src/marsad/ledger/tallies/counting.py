"""Our own tallies: incidents counted and their reported numbers summed, so that every row opens into them.

Only incidents of the ledger are summed, each once: never the figures of a published tally beside them, nor
an incident beside another that covers it. Sums are of what is reported; they are not "the toll".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from marsad.ledger.incidents.openly import openly, public_group
from marsad.ledger.tallies.labels import NO_NUMBER, Key, Label, is_of_people, label, people_label
from marsad.ledger.tallies.overlaps import overlaps
from marsad.ledger.tallies.scopes import CountScope, LeftOut
from marsad.ledger.tallies.shares import EVERYONE, Amount, People, Shares, shares
from marsad.models import Incident, Measure

Labels: TypeAlias = tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Addend:
    """What one incident adds to one row: nothing where it states no number; ``vague`` if it hints at one.

    ``contested``: claimants exclude each other.
    """

    incident: str
    amount: Amount | None
    vague: bool = False
    contested: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One number of a count, and all that is behind it. ``labels`` name the row in the order of the keys."""

    labels: Labels
    measure: Measure
    addends: tuple[Addend, ...]

    @property
    def incidents(self) -> tuple[str, ...]:
        """Return the ids of the incidents behind the number."""
        return tuple(one.incident for one in self.addends)

    @property
    def numbered(self) -> int:
        """Return how many of the incidents state a number of this measure."""
        return sum(one.amount is not None for one in self.addends)

    @property
    def amount(self) -> Amount | None:
        """Return the sums of low, best and high; null where no incident states a number: that is not 0."""
        amounts = [one.amount for one in self.addends if one.amount is not None]
        return Amount.sum(amounts) if amounts else None


@dataclass(frozen=True, slots=True)
class Omitted:
    """An incident that may belong to the scope and is not counted, with the grounds."""

    incident: Incident
    grounds: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A count: its ``rows``, one ``totals`` row for each measure, the ``counted`` incidents behind them.

    ``omitted`` may belong to the scope and are left out, with grounds; ``outside`` is the number of
    incidents that the scope does not cover.
    """

    scope: CountScope
    people: People
    by: tuple[Key, ...]
    rows: tuple[Row, ...]
    totals: tuple[Row, ...]
    counted: tuple[Incident, ...]
    omitted: tuple[Omitted, ...]
    outside: int


def count(
    incidents: Iterable[Incident],
    scope: CountScope,
    by: Sequence[Key] = (),
    *,
    measures: Sequence[Measure] = ("killed",),
    people: People = EVERYONE,
    told: Iterable[Collection[str]] | None = None,
    public: bool = False,
) -> Count:
    """Count incidents in a scope and sum their reported numbers, in rows ``by`` these keys.

    Over the keys of incidents (time, place, perpetrator, type) incidents, low, best and high of the rows sum
    to those of the total. Over keys of people an incident stands in several rows, and best sums alone.
    ``told`` gives for each report the ids of the incidents it tells of; without, their mentions say so.
    ``public``: incidents are where and whose anybody may see that they are, which takes ``told``; numbers
    are the same.
    """
    known = {one.id: one for one in incidents}
    every = map(openly, known.values()) if public else known.values()
    counted, omitted, outside = _sorted_out(every, scope, told)
    split = any(is_of_people(key) for key in by)
    shared = [
        (one, n, shares(known[one.id], measure, people, split=split))
        for n, measure in enumerate(measures)
        for one in counted
    ]
    rows: defaultdict[tuple[Labels, int], list[Addend]] = defaultdict(list)
    totals: list[list[Addend]] = [[] for _ in measures]
    for incident, n, own in shared:
        totals[n].append(_addend(incident, own.whole, own))
        fixed = _fixed(incident, known[incident.id], by, scope, measures[n])
        for labels, amount in parts(own, by, fixed, public=public):
            rows[labels, n].append(_addend(incident, amount, own))
    return Count(
        scope=scope,
        people=people,
        by=tuple(by),
        rows=tuple(Row(labels, measures[n], tuple(rows[labels, n])) for labels, n in sorted(rows)),
        totals=tuple(Row((), measure, tuple(totals[n])) for n, measure in enumerate(measures)),
        counted=tuple(counted),
        omitted=tuple(omitted),
        outside=outside,
    )


def _sorted_out(
    incidents: Iterable[Incident], scope: CountScope, told: Iterable[Collection[str]] | None
) -> tuple[list[Incident], list[Omitted], int]:
    """Return the incidents that count, those that are left out, and how many are outside the scope."""
    counted, omitted, outside = [], [], 0
    for incident in incidents:
        membership = scope.holds(incident)
        outside += membership.outside
        if membership.inside:
            counted.append(incident)
        elif not membership.outside:
            omitted.append(Omitted(incident, membership.left_out))
    covered = overlaps(counted, told)
    omitted += (Omitted(one, (covered[one.id],)) for one in counted if one.id in covered)
    return [one for one in counted if one.id not in covered], omitted, outside


def _fixed(
    seen: Incident, whole: Incident, by: Sequence[Key], scope: CountScope, measure: Measure
) -> dict[Key, Label]:
    """Return the labels of an incident as it is ``seen``; kinds of claimants are seen of all."""
    keys = (key for key in by if not is_of_people(key))
    return {key: label(whole if key == "claimant" else seen, key, scope, measure) for key in keys}


def parts(
    own: Shares, by: Sequence[Key], fixed: Mapping[Key, Label], *, public: bool
) -> Iterator[tuple[Labels, Amount | None]]:
    """Yield the rows that an incident goes into, with what it adds to each; ``fixed`` are labels known."""
    if len(fixed) == len(set(by)) or own.whole is None:
        yield tuple(fixed.get(key, NO_NUMBER) for key in by), own.whole
        return
    amounts: dict[Labels, Amount] = {}
    for part, amount in own.parts:
        group = public_group(part) if public else part
        labels = tuple(fixed[key] if key in fixed else people_label(group, key) for key in by)
        amounts[labels] = Amount.sum((amounts.get(labels, Amount(0, 0, 0)), amount))
    yield from amounts.items()


def _addend(incident: Incident, amount: Amount | None, own: Shares) -> Addend:
    return Addend(incident.id, amount, own.vague, own.contested)
