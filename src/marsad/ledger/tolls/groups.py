"""Groups of people: which of them can hold the same person, and what can be added up."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

from marsad.models import Figure, Group


def group_of(figure: Figure) -> Group:
    """Return the people that a figure counts."""
    return Group(status=figure.status, affiliation=figure.affiliation, demographic=figure.demographic)


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


def all_people(groups: Mapping[Group, object]) -> bool:
    """Tell whether who counts these groups speaks of all people: without distinction, or of both sides."""
    return Group() in groups or any(disjoint(a, b) for a, b in combinations(groups, 2))


def most(counts: Mapping[Group, float]) -> float:
    """Return the largest sum over disjoint groups: with or without the group that overlaps the most."""
    overlaps = {one: [other for other in counts if not disjoint(one, other)] for one in counts}
    worst = max(counts, key=lambda group: len(overlaps[group]), default=None)
    if worst is None or len(overlaps[worst]) == 1:
        return sum(counts.values())
    without = {group: count for group, count in counts.items() if group != worst}
    beside = {group: count for group, count in without.items() if group not in overlaps[worst]}
    return max(counts[worst] + most(beside), most(without))
