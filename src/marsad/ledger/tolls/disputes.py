"""Which claimants cannot both be right, and by how much."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import permutations
from typing import NamedTuple

from marsad.ledger.tolls.groups import all_people, most
from marsad.ledger.tolls.stated import by_voice, last_day, runs
from marsad.ledger.tolls.voices import Statement
from marsad.models import Dispute, Figure, Group

_ABOUT = 0.2
"""«About 50» leaves room for a fifth more or less."""


class _Stand(NamedTuple):
    """What one voice allows for, in persons, what it states, who it is and the last day it spoke."""

    low: float
    high: float
    stated: tuple[int, int]
    first: Statement
    seen: dt.date | None


def disputes(said: Iterable[Statement], group: Group) -> tuple[Dispute, ...]:
    """Return the claimants of one group who exclude each other, the widest apart first.

    ``said`` are counts of all of the group, not parts, which are said to be incomplete. Claimants do not
    exclude each other where the count grew with the days.
    """
    voices = by_voice(_counted(said))
    return _between([_stand(own) for own in voices.values()], group) if len(voices) > 1 else ()


def disputes_of_all(said: Iterable[Statement]) -> tuple[Dispute, ...]:
    """Return the disputes over each group, then those between the sums of who speaks of all people."""
    counted = _counted(said)
    voices = by_voice(counted)
    if len(voices) < 2:
        return ()
    groups = sorted({one.group for one in counted}, key=str)
    apart = [one for group in groups for one in disputes([s for s in counted if s.group == group], group)]
    pairs = {(one.lower_doc, one.lower, one.higher_doc, one.higher) for one in apart}
    sums = _between([stand for own in voices.values() if (stand := _sum(own))], Group())
    new = [one for one in sums if (one.lower_doc, one.lower, one.higher_doc, one.higher) not in pairs]
    return (*apart, *new)


def _counted(said: Iterable[Statement]) -> list[Statement]:
    return [one for one in said if one.figure.low is not None or one.figure.high is not None]


def _between(stands: Sequence[_Stand], group: Group) -> tuple[Dispute, ...]:
    apart = [
        _dispute(a, b, group)
        for a, b in permutations(stands, 2)
        if a.high < b.low and not _grew(a.seen, b.seen)
    ]
    return tuple(sorted(apart, key=_widest))


def _widest(one: Dispute) -> tuple[int, str, str, str, str]:
    return (-one.gap, one.lower_doc, one.higher_doc, one.lower or "", one.higher or "")


def _dispute(lower: _Stand, higher: _Stand, group: Group) -> Dispute:
    a, b = lower.stated[1], higher.stated[0]
    return Dispute(
        group=group,
        lower=lower.first.figure.source,
        lower_count=a,
        lower_doc=lower.first.told.doc,
        higher=higher.first.figure.source,
        higher_count=b,
        higher_doc=higher.first.told.doc,
        gap=b - a,
    )


def _stand(own: list[Statement]) -> _Stand:
    """Return what one voice allows for of one group: the sums of its lists, or one of its several counts."""
    lists = runs(own)
    spans = [(sum(_possible(f)[0] for f in run), sum(_possible(f)[1] for f in run)) for run in lists]
    stated = [sum(_stated(f) for f in run) for run in lists]
    low, high = min(low for low, _ in spans), max(high for _, high in spans)
    return _Stand(low, high, (min(stated), max(stated)), own[0], last_day(own))


def _sum(own: list[Statement]) -> _Stand | None:
    """Return what one voice allows for of all people, null where it does not speak of all."""
    groups: Mapping[Group, _Stand] = {
        group: _stand([one for one in own if one.group == group])
        for group in dict.fromkeys(one.group for one in own)
    }
    if not all_people(groups):
        return None
    low = most({group: stand.low for group, stand in groups.items()})
    high = most({group: stand.high for group, stand in groups.items()})
    stated = [int(most({group: stand.stated[n] for group, stand in groups.items()})) for n in (0, 1)]
    return _Stand(low, high, (stated[0], stated[1]), own[0], last_day(own))


def _grew(early: dt.date | None, late: dt.date | None) -> bool:
    return early is not None and late is not None and early < late


def _stated(figure: Figure) -> int:
    return figure.low if figure.low is not None else figure.high or 0


def _possible(figure: Figure) -> tuple[float, float]:
    """Return the numbers that a figure allows for, given its qualifier."""
    low = _stated(figure)
    high = figure.high if figure.high is not None else low
    if figure.qualifier in ("at_least", "more_than"):
        return low, math.inf
    if figure.qualifier in ("at_most", "less_than"):
        return 0, high
    if figure.qualifier == "about":
        return low * (1 - _ABOUT), high * (1 + _ABOUT)
    return low, high
