"""What one claimant states of one group of people now: its latest figures, lists of them added."""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from marsad.ledger.tolls.groups import most
from marsad.ledger.tolls.voices import Statement
from marsad.models import Figure, Group

_JOINED = 3
"""Characters between two counts that are one list: «ضابط و3 جنود»."""


class Span(NamedTuple):
    """Low, best and high in persons."""

    low: int
    best: int
    high: int


def by_voice(said: Iterable[Statement]) -> dict[str, list[Statement]]:
    """Return for each voice what it has not superseded, the latest report first."""
    voices: defaultdict[str, list[Statement]] = defaultdict(list)
    for one in sorted(said, key=_where):
        if not one.superseded:
            voices[one.voice].append(one)
    return dict(voices)


def by_voice_and_group(said: Iterable[Statement]) -> dict[str, dict[Group, Span]]:
    """Return for each voice what it states of each group; where it gives no number, nothing."""
    found: dict[str, dict[Group, Span]] = {}
    for voice, own in by_voice(said).items():
        groups = {group: span_of([one for one in own if one.group == group]) for group in _groups(own)}
        if spans := {group: span for group, span in groups.items() if span is not None}:
            found[voice] = spans
    return found


def _groups(said: Iterable[Statement]) -> dict[Group, None]:
    return dict.fromkeys(one.group for one in said)


def added(groups: Mapping[Group, Span]) -> Span:
    """Return the largest sums over groups no two of which can hold the same person."""
    if len(groups) == 1:
        return next(iter(groups.values()))
    low, best, high = (int(most({group: span[n] for group, span in groups.items()})) for n in range(3))
    return Span(low, best, high)


def span_of(said: list[Statement]) -> Span | None:
    """Return what one voice states of one group, null where it gives no number.

    Counts that stand side by side in one list are added; others of the same people are a range, and the
    one that the report states first is best.
    """
    sums = [_sum(run) for run in runs(said)]
    numbered = [span for span in sums if span is not None]
    if not numbered:
        return None
    return Span(min(s.low for s in numbered), numbered[0].best, max(s.high for s in numbered))


def last_day(said: Iterable[Statement]) -> dt.date | None:
    """Return the last day on which one of these was said."""
    return max((one.day for one in said if one.day), default=None)


def runs(said: list[Statement]) -> list[list[Figure]]:
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
    evidence, seen = one.figure.evidence, one.day
    at = (evidence.field != "title", evidence.start) if evidence else (True, math.inf)
    return (-(seen.toordinal() if seen else 0), *one.told.order[:2], *at)


def _joins(one: Figure, other: Figure) -> bool:
    a, b = one.evidence, other.evidence
    if a is None or b is None or one.who == other.who or a.field != b.field:
        return False
    return 0 <= b.start - a.end <= _JOINED


def _sum(run: list[Figure]) -> Span | None:
    """Return the sum of a list of counts, null where one has no number."""
    bounds = [(f.low if f.low is not None else f.high, f.high if f.high is not None else f.low) for f in run]
    numbers = [(low, high) for low, high in bounds if low is not None and high is not None]
    if len(numbers) < len(run):
        return None
    low, high = sum(low for low, _ in numbers), sum(high for _, high in numbers)
    return Span(low, low, high)
