"""What numbers say of each other: those that fill a whole are its parts."""

from __future__ import annotations

from dataclasses import replace

from marsad.reader.scan import Found

_LONGEST = 12
"""A list of parts that only their sum betrays is not longer than this."""


def filled(found: list[Found]) -> list[Found]:
    """Make those that follow a whole and add up to it its parts («28 قتيلا: 17 متمردا و11 عنصرا»)."""
    made = _two_of_many(found)
    for at, whole in enumerate(found):
        if whole.whole is None and (count := _filling(found, at)):
            made[at + 1 : at + 1 + count] = [replace(p, whole=at) for p in made[at + 1 : at + 1 + count]]
    return made


def _filling(found: list[Found], at: int) -> int:
    """Return how many figures right behind one add up to it, 0 where they do not."""
    total = 0
    for count, one in enumerate(found[at + 1 : at + 1 + _LONGEST], 1):
        if one.measure != found[at].measure or one.group.low is None or one.whole is not None:
            return 0
        total += one.group.low
        if total == found[at].group.low and count > 1:
            return count
    return 0


def _two_of_many(found: list[Found]) -> list[Found]:
    """Read «مدنيين» as two where just two are wanting to fill the whole («11 بينهم 9 عناصر ومدنيين»)."""
    made = list(found)
    for whole, parts in _parts(found).items():
        vague = [i for i in parts if found[i].group.shape == "plural"]
        known = sum(found[i].group.low or 0 for i in parts)
        if len(vague) == 1 and len(parts) > 1 and found[whole].group.low == known + 2:
            one = found[vague[0]]
            pair = replace(one.group, shape="dual", low=2, high=2, qualifier=None)
            made[vague[0]] = replace(one, group=pair)
    return made


def _parts(found: list[Found]) -> dict[int, list[int]]:
    """Return for each whole the places of its parts of the same measure."""
    parts: dict[int, list[int]] = {}
    for at, one in enumerate(found):
        if one.whole is not None and one.measure == found[one.whole].measure:
            parts.setdefault(one.whole, []).append(at)
    return parts
