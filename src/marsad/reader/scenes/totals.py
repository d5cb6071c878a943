"""Totals: a number that is the sum of those told next, or of some days, is of no incident alone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from marsad.reader.scenes.telling import Scene

_LEAST = 8
"""A smaller number is the sum of two others by chance."""
_NEXT = 6
"""The incidents that a total sums are told among so many behind it."""


def totals_apart(found: Sequence[Scene]) -> None:
    """Make tallies of the scenes whose numbers are what those of two or more of the next sum up to."""
    for at, scene in enumerate(found):
        if not scene.tally and _is_total(scene, found[at + 1 : at + 1 + _NEXT]):
            scene.tally = scene.total = True


def counts_apart(found: Sequence[Scene]) -> None:
    """Make tallies of the scenes that begin with what those who count the dead sum up over some days.

    What is told of these dead behind it stays with them.
    """
    for scene in found:
        first = next((one for one in scene.tellings if one.found and not one.in_title), None)
        scene.tally = scene.tally or (first is not None and first.counted_up)


def _is_total(scene: Scene, behind: Sequence[Scene]) -> bool:
    counted = {(one.measure, one.group.low or 0) for one in scene.found if one.whole is None}
    if all(t.in_title for t in scene.tellings) or max((low for _, low in counted), default=0) < _LEAST:
        return False
    told = [one for one in behind if not one.tally and not one.past]
    ends = [_ends(total, [_first(one, measure) for one in told]) for measure, total in counted]
    return bool(set.intersection(*ends))


def _ends(total: int, firsts: Sequence[int]) -> set[int]:
    """Return how many of the first numbers, two or more and none of them unknown, sum up to a total."""
    sums = enumerate(accumulate(firsts), 1)
    return {many for many, so_far in sums if many > 1 and so_far == total and 0 not in firsts[:many]}


def _first(scene: Scene, measure: str) -> int:
    """Return the first number of people whom this befell, by a scene; 0 where it has none."""
    lows = (one.group.low for one in scene.found if one.measure == measure and one.whole is None)
    return next((low for low in lows if low), 0)
