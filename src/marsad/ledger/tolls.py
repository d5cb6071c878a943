"""Tolls: what is claimed of an incident, with low, best and high by the rule of ``docs/ledger.md``.

Every best figure is one that a claimant states, or the sum of what one claimant states of people who
cannot be the same. Parts are never added to wholes, nor one claimant's figures to another's.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from marsad.ledger.told import Told
from marsad.ledger.voices import Statement, statements
from marsad.models import Figure, Group, Measure, Toll

_JOINED = 3
"""Characters between two counts that are one list: «ضابط و3 جنود»."""


class Span(NamedTuple):
    """Low, best and high in persons."""

    low: int
    best: int
    high: int


def tolls(tolds: Sequence[Told]) -> tuple[Toll, ...]:
    """Return the toll of each measure and group, wholes and parts apart."""
    found: defaultdict[tuple[Measure, Group], list[Statement]] = defaultdict(list)
    for one in statements(tolds):
        found[one.figure.measure, one.group].append(one)
    made = [_toll(measure, group, said) for (measure, group), said in found.items()]
    return tuple(sorted(made, key=_order))


def totals(tolds: Sequence[Told]) -> tuple[Toll, ...]:
    """Return for each measure the toll of all people together, without claims of its own."""
    said = statements(tolds)
    measures = sorted({one.figure.measure for one in said})
    return tuple(
        _total(measure, [one for one in said if one.figure.measure == measure]) for measure in measures
    )


def _order(toll: Toll) -> tuple[object, ...]:
    group = toll.group
    return (toll.measure, group.status, group.affiliation or "", group.demographic or "")


def _toll(measure: Measure, group: Group, said: list[Statement]) -> Toll:
    wholes = _by_voice(one for one in said if not one.figure.subset)
    spans = wholes or _by_voice(said)
    span = _over_voices(list(spans.values()))
    return Toll(
        measure=measure,
        group=group,
        low=span.low if span else None,
        best=span.best if span else None,
        high=span.high if span else None,
        rule=_rule(len(spans), parts=not wholes),
        contested=bool(wholes) and _contested(said),
        claims=tuple(one.claim() for one in said),
    )


def _rule(voices: int, *, parts: bool) -> str:
    if voices == 0:
        return "no claimant gives a number"
    what = "part of a larger count, " if parts else ""
    if voices == 1:
        return f"{what}stated by one claimant"
    return f"{what}the middle one of {voices} claimants' latest figures, the lower of two in the middle"


def _total(measure: Measure, said: list[Statement]) -> Toll:
    wholes = [one for one in said if not one.figure.subset]
    groups = {one.group for one in wholes}
    span, rule = _over_groups(_groups_by_voice(wholes))
    return Toll(
        measure=measure,
        group=Group(),
        low=span.low if span else None,
        best=span.best if span else None,
        high=span.high if span else None,
        rule=rule,
        contested=any(_contested(one for one in wholes if one.group == group) for group in groups),
    )


def _by_voice(said: Iterable[Statement]) -> dict[str, Span]:
    """Return for each voice what it states now; voices that give no number are left out."""
    voices: defaultdict[str, list[Statement]] = defaultdict(list)
    for one in said:
        if not one.superseded:
            voices[one.voice].append(one)
    spans = {voice: _stated(own) for voice, own in voices.items()}
    return {voice: span for voice, span in spans.items() if span is not None}


def _stated(said: list[Statement]) -> Span | None:
    """Return what one voice states of one group.

    Counts that stand side by side in one list are added; others of the same people are a range, and the
    one that the report states first is best.
    """
    sums = [_added(run) for run in _runs(said)]
    numbered = [span for span in sums if span is not None]
    if not numbered:
        return None
    return Span(min(s.low for s in numbered), numbered[0].best, max(s.high for s in numbered))


def _runs(said: list[Statement]) -> list[list[Figure]]:
    """Return the figures in the order of their reports, those that one list joins together."""
    runs: list[list[Figure]] = []
    report = ""
    for one in sorted(said, key=_where):
        if runs and one.told.report == report and _joins(runs[-1][-1], one.figure):
            runs[-1].append(one.figure)
        else:
            runs.append([one.figure])
        report = one.told.report
    return runs


def _where(one: Statement) -> tuple[object, ...]:
    evidence, seen = one.figure.evidence, one.told.seen
    at = (evidence.field != "title", evidence.start) if evidence else (True, math.inf)
    return (-(seen.toordinal() if seen else 0), *one.told.order[:2], *at)


def _joins(one: Figure, other: Figure) -> bool:
    a, b = one.evidence, other.evidence
    if a is None or b is None or one.who == other.who or a.field != b.field:
        return False
    return 0 <= b.start - a.end <= _JOINED


def _added(run: list[Figure]) -> Span | None:
    """Return the sum of a list of counts, null where one has no number."""
    bounds = [(f.low if f.low is not None else f.high, f.high if f.high is not None else f.low) for f in run]
    numbers = [(low, high) for low, high in bounds if low is not None and high is not None]
    if len(numbers) < len(run):
        return None
    return Span(
        sum(low for low, _ in numbers), sum(low for low, _ in numbers), sum(high for _, high in numbers)
    )


def _over_voices(spans: Sequence[Span]) -> Span | None:
    """Return the lowest, the middle and the highest of what claimants state."""
    if not spans:
        return None
    bests = sorted(span.best for span in spans)
    middle = bests[(len(bests) - 1) // 2]
    return Span(min(s.low for s in spans), middle, max(s.high for s in spans))


def _groups_by_voice(wholes: Iterable[Statement]) -> list[dict[Group, Span]]:
    """Return for each voice the groups of which it states a whole."""
    found: defaultdict[str, dict[Group, Span]] = defaultdict(dict)
    said = list(wholes)
    for group in {one.group for one in said}:
        for voice, span in _by_voice(one for one in said if one.group == group).items():
            found[voice][group] = span
    return list(found.values())


def _over_groups(voices: list[dict[Group, Span]]) -> tuple[Span | None, str]:
    """Return the toll of all people together, and the rule that it was found by."""
    full = [_sum(groups) for groups in voices if _speaks_of_all(groups)]
    partial = [_sum(groups) for groups in voices if not _speaks_of_all(groups)]
    if span := _over_voices(full):
        high = max([span.high, *(part.high for part in partial)])
        spoken = f"{len(full)} claimants who speak" if len(full) > 1 else "the one claimant who speaks"
        return Span(span.low, span.best, high), f"the middle figure of {spoken} of all people"
    if not partial:
        return None, "no claimant gives a number of all people"
    return _largest(voices), "the largest count of one group; no claimant speaks of all people"


def _speaks_of_all(groups: Mapping[Group, Span]) -> bool:
    """Tell whether a voice counts people without distinction, or two groups that exclude each other."""
    return Group() in groups or any(disjoint(a, b) for a, b in combinations(groups, 2))


def _largest(voices: list[dict[Group, Span]]) -> Span:
    """Return the largest toll of those whose claimants speak of the same groups."""
    alike: defaultdict[frozenset[Group], list[Span]] = defaultdict(list)
    for groups in voices:
        alike[frozenset(groups)].append(_sum(groups))
    spans = [span for spans in alike.values() if (span := _over_voices(spans))]
    return Span(max(s.low for s in spans), max(s.best for s in spans), max(s.high for s in spans))


def _sum(groups: Mapping[Group, Span]) -> Span:
    """Return the largest sums over groups no two of which can hold the same person."""
    low, best, high = (_most({group: span[n] for group, span in groups.items()}) for n in range(3))
    return Span(low, best, high)


def _most(counts: Mapping[Group, int]) -> int:
    """Return the largest sum over disjoint groups: with or without the group that overlaps the most."""
    overlaps = {one: [other for other in counts if not disjoint(one, other)] for one in counts}
    worst = max(counts, key=lambda group: len(overlaps[group]), default=None)
    if worst is None or len(overlaps[worst]) == 1:
        return sum(counts.values())
    without = {group: count for group, count in counts.items() if group != worst}
    beside = {group: count for group, count in without.items() if group not in overlaps[worst]}
    return max(counts[worst] + _most(beside), _most(without))


def disjoint(one: Group, other: Group) -> bool:
    """Tell whether no person can be in both groups: they differ in something that is said of both."""
    status = {one.status, other.status}
    forces = {one.affiliation, other.affiliation}
    kinds = {one.demographic, other.demographic}
    return (
        status == {"civilian", "armed"}
        or kinds == {"women", "children"}
        or (len(forces) == 2 and None not in forces)
    )


class _Stand(NamedTuple):
    """What one voice allows for, and the last day it spoke."""

    low: float
    high: float
    seen: dt.date | None


def _contested(said: Iterable[Statement]) -> bool:
    """Tell whether two claimants exclude each other, other than by a count that grew with the days."""
    voices: defaultdict[str, list[Statement]] = defaultdict(list)
    for one in said:
        if not one.superseded and not one.figure.subset and one.figure.low is not None:
            voices[one.voice].append(one)
    stands = [_stand(own) for own in voices.values()]
    return any(a.high < b.low and not _grew(a.seen, b.seen) for a in stands for b in stands)


def _stand(own: list[Statement]) -> _Stand:
    spans = [_possible(one.figure) for one in own]
    days = [one.told.seen for one in own if one.told.seen]
    return _Stand(min(low for low, _ in spans), max(high for _, high in spans), max(days, default=None))


def _grew(early: dt.date | None, late: dt.date | None) -> bool:
    return early is not None and late is not None and early < late


def _possible(figure: Figure) -> tuple[float, float]:
    """Return the numbers that a figure allows for, given its qualifier."""
    low = figure.low if figure.low is not None else figure.high or 0
    high = figure.high if figure.high is not None else low
    if figure.qualifier in ("at_least", "more_than"):
        return low, math.inf
    if figure.qualifier in ("at_most", "less_than"):
        return 0, high
    if figure.qualifier == "about":
        return low * 0.8, high * 1.2
    return low, high
