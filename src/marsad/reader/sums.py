"""What numbers say of each other: those that fill a whole are its parts."""

from __future__ import annotations

from dataclasses import replace

from marsad.reader.scan import Found


def filled(found: list[Found]) -> list[Found]:
    """Make those that follow a whole and add up to it its parts («28 قتيلا: 17 متمردا و11 عنصرا»)."""
    made = list(found)
    for at, whole in enumerate(found):
        low, run = whole.group.low, _followers(found, at)
        total = 0
        made = _two_of_many(made, at)
        for count, one in enumerate(run, 1):
            total += one.group.low or 0
            if total == low and count > 1 and whole.whole is None:
                made[at + 1 : at + 1 + count] = [replace(part, whole=at) for part in run[:count]]
                break
    return made


def _two_of_many(found: list[Found], at: int) -> list[Found]:
    """Read «مدنيين» as two where just two are wanting to fill the whole («11 بينهم 9 عناصر ومدنيين»)."""
    parts = [i for i, one in enumerate(found) if one.whole == at and one.measure == found[at].measure]
    vague = [i for i in parts if found[i].group.shape == "plural"]
    known = sum(found[i].group.low or 0 for i in parts)
    if len(vague) == 1 and len(parts) > 1 and found[at].group.low == known + 2:
        one = found[vague[0]]
        pair = replace(one.group, shape="dual", low=2, high=2, qualifier=None)
        return [replace(one, group=pair) if i == vague[0] else other for i, other in enumerate(found)]
    return found


def _followers(found: list[Found], at: int) -> list[Found]:
    """Return the figures of the same measure and none of another right behind one."""
    run: list[Found] = []
    for one in found[at + 1 :]:
        if one.measure != found[at].measure or one.group.low is None or one.whole is not None:
            break
        run.append(one)
    return run
