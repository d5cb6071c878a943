"""Parts that only their sum betrays, told in other sentences than their whole.

«أسفر الهجوم عن خمسة قتلى … وقتل شرطيان وثلاثة مدنيين»: figures of one harm that follow each other and add up
to another of the incident are those that it counts, told one by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from marsad.reader.counting.people import SERVICEMEN
from marsad.reader.figures.earlier_tolls import stated_before
from marsad.reader.figures.fellows import attacker
from marsad.reader.parties.canonical import general_names
from marsad.reader.parties.standing import Claim

_NEAR, _LONGEST, _TOGETHER = 10, 6, 2
"""So many figures lie at most between a whole and its parts, so many parts are told of it at most, and in so
many sentences behind the first of them."""


def filling(claims: Sequence[Claim], *, tally: bool) -> frozenset[int]:
    """Return the places of the claims of a scene that fill another one together, told apart from it."""
    return frozenset(at for run in _runs(claims) if _fills(claims, run, tally) for at in run)


def _runs(claims: Sequence[Claim]) -> Iterator[tuple[int, ...]]:
    """Yield the claims of one measure that follow each other, parts and vague ones passed over."""
    for measure in {claim.figure.measure for claim in claims}:
        same = [at for at, claim in enumerate(claims) if claim.figure.measure == measure]
        same = [at for at in same if _size(claims[at]) and not claims[at].figure.subset]
        for first in range(len(same)):
            for many in range(2, min(_LONGEST, len(same) - first) + 1):
                yield tuple(same[first : first + many])


def _fills(claims: Sequence[Claim], run: tuple[int, ...], tally: bool) -> bool:
    """Tell whether figures add up to one told before them, and may be of its people."""
    parts = [claims[at] for at in run]
    behind = tally or _in_one_breath(parts)
    near = claims[max(0, run[0] - _NEAR) : run[-1] + _NEAR if behind else run[0]]
    sizes = [_size(part) for part in parts]
    told = parts[-1].found.sentence.index - parts[0].found.sentence.index <= _TOGETHER
    wholes = [one for one in near if _size(one) == sum(sizes)]
    return told and any(all(_may_hold(one, part) for part in parts) for one in wholes)


def _in_one_breath(parts: Sequence[Claim]) -> bool:
    """Tell whether a sentence tells people of one kind one by one («قيادي ومسلحان»): their sum may follow."""
    kinds = {(part.found.sentence.index, part.figure.status, part.figure.source) for part in parts}
    return len(kinds) == 1 and parts[0].figure.status != "unknown"


def _may_hold(whole: Claim, part: Claim) -> bool:
    """Tell whether people told in another sentence may be among those of a figure, by its own words."""
    apart = whole.found.sentence is not part.found.sentence
    if attacker(part.found) or stated_before(part.found):
        return False
    if not apart or whole.figure.measure != part.figure.measure:
        return False
    people = whole.found.group.people
    if people is None or people.status == "unknown":
        return True
    return part.figure.status in {"unknown", people.status} and _of_one_side(whole, part)


def _of_one_side(whole: Claim, part: Claim) -> bool:
    """Tell whether a part may be of a whole's side, that some name and some do not («متشددين»).

    Gunmen of no known side («فقتلت ثلاثة مسلحين») are not the soldiers told before.
    """
    side, own = whole.figure.affiliation, part.figure.affiliation
    people = whole.found.group.people
    if side is None and own is not None:
        return people is not None and people.force in _OF_A_STATE
    return side is None or (own is not None and len({side, own} - general_names()) < _TWO)


_OF_A_STATE = SERVICEMEN | {"joint"}
_TWO = 2


def _size(claim: Claim) -> int:
    return claim.figure.low or 0
