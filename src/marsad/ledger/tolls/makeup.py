"""What counts are made of: the parts that a claimant gives of its own whole, and those left over."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from marsad.ledger.tolls.groups import disjoint
from marsad.ledger.tolls.stated import span_of
from marsad.ledger.tolls.voices import Statement
from marsad.models import Group, Makeup, PartCount


@dataclass(frozen=True, slots=True)
class Composed:
    """A whole with the parts that its claimant gives of it in the same report.

    ``filling`` are the parts that no two can share a person, the larger first; they fill the whole if
    their sum is the whole.
    """

    whole: Statement
    count: int
    filling: tuple[tuple[Group, int, tuple[Statement, ...]], ...]

    @property
    def others(self) -> int:
        """Return how many of the whole are in no part; below 0 where the parts are more than the whole."""
        return self.count - sum(count for _, count, _ in self.filling)

    def makeup(self) -> Makeup:
        """Return it as it is shown."""
        return Makeup(
            claimant=self.whole.figure.source,
            doc=self.whole.told.doc,
            whole=self.count,
            parts=tuple(
                PartCount(group=group, who=said[0].figure.who, count=count)
                for group, count, said in self.filling
            ),
            others=self.others,
        )


def composed(said: Iterable[Statement]) -> list[Composed]:
    """Return the wholes of one measure that their claimants take apart, superseded ones left out."""
    told: defaultdict[tuple[str, str, str], list[Statement]] = defaultdict(list)
    for one in said:
        if not one.superseded and one.figure.low is not None:
            told[one.voice, one.told.report, one.told.account.id].append(one)
    return [found for own in told.values() for found in _composed(own)]


def filled_by(every: Iterable[Composed]) -> frozenset[int]:
    """Return the parts, by ``id()``, that together fill their whole: each then counts all of its group."""
    full = (one for one in every if one.others == 0)
    return frozenset(id(part) for one in full for _, _, said in one.filling for part in said)


def _composed(own: Sequence[Statement]) -> Iterator[Composed]:
    """Take apart what one voice says in one account: a part is of the whole told last before it."""
    wholes = sorted((one for one in own if not one.figure.subset), key=_place)
    parts: defaultdict[int, list[Statement]] = defaultdict(list)
    for part in (one for one in own if one.figure.subset):
        fitting = [n for n, whole in enumerate(wholes) if _may_hold(whole, part)]
        before = [n for n in fitting if _place(wholes[n]) <= _place(part)]
        if fitting:
            parts[before[-1] if before else fitting[0]].append(part)
    for n, held in sorted(parts.items()):
        span = span_of([wholes[n]])
        if span is not None:
            yield Composed(wholes[n], span.best, tuple(_filling(held)))


def _may_hold(whole: Statement, part: Statement) -> bool:
    return not disjoint(whole.group, part.group) and (part.figure.low or 0) <= _most_of(whole)


def _most_of(whole: Statement) -> float:
    figure = whole.figure
    return (
        math.inf if figure.qualifier in ("at_least", "more_than", "about") else figure.high or figure.low or 0
    )


def _filling(parts: Sequence[Statement]) -> Iterator[tuple[Group, int, tuple[Statement, ...]]]:
    """Yield the parts, the largest first, that share nobody with those before."""
    groups: defaultdict[Group, list[Statement]] = defaultdict(list)
    for part in parts:
        groups[part.group].append(part)
    counts = [(group, span.best, tuple(own)) for group, own in groups.items() if (span := span_of(own))]
    taken: list[Group] = []
    for group, count, own in sorted(counts, key=lambda one: (-one[1], str(one[0]))):
        if all(disjoint(group, other) for other in taken):
            taken.append(group)
            yield group, count, own


def _place(one: Statement) -> tuple[bool, float]:
    evidence = one.figure.evidence
    return (evidence.field != "title", evidence.start) if evidence else (True, math.inf)
