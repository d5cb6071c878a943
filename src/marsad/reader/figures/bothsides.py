"""The dead of either side of a fight, told apart from the many of both: «العشرات قتلوا», then 29 of one tribe
and 8 of the other. Both are parts of the many, whoever states them.
"""

from __future__ import annotations

from collections.abc import Sequence

from marsad.reader.counting.people import SERVICEMEN
from marsad.reader.figures.sameness import in_title
from marsad.reader.harm.measures import HURT
from marsad.reader.parties.standing import Claim

_NEAR = 20
"""So many figures behind the many of both are looked at."""
_MULTITUDES = frozenset({"dozens", "hundreds", "thousands"})


def of_both_sides(claims: Sequence[Claim]) -> frozenset[int]:
    """Return the places of the claims of a scene that count the dead, or the injured, of either side."""
    wholes = (at for at, claim in enumerate(claims) if _many(claim))
    return frozenset(at for whole in wholes for at in _sides(claims, whole))


def _many(claim: Claim) -> bool:
    """Tell whether dozens or more of no side are told of."""
    figure = claim.figure
    many = figure.low is None and figure.qualifier in _MULTITUDES
    return many and figure.measure in HURT and figure.affiliation is None and not figure.subset


def _sides(claims: Sequence[Claim], whole: int) -> tuple[int, ...]:
    """Return the figures behind a whole of no side that count people of two sides or more, each once."""
    behind = range(whole + 1, min(whole + 1 + _NEAR, len(claims)))
    told = [at for at in behind if _of_a_side(claims[whole], claims[at])]
    sides = [claims[at].figure.affiliation for at in told]
    return tuple(told) if 1 < len(set(sides)) == len(sides) else ()


def _of_a_side(whole: Claim, one: Claim) -> bool:
    figure = one.figure
    apart = one.found.sentence is not whole.found.sentence and not in_title(figure)
    told = figure.measure == whole.figure.measure and figure.low is not None and not figure.subset
    return apart and told and figure.affiliation is not None and not _of_a_force(one)


def _of_a_force(one: Claim) -> bool:
    """Tell whether soldiers or fighters are counted: what an army says of the other is its claim."""
    people = one.found.group.people
    return people is not None and people.force in SERVICEMEN | {"fighter"}
