"""Whether a sentence counts as many as a scene told before: then it tells of the same people."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.reader.harm.scan import Found
from marsad.reader.scenes.telling import Scene, Telling

_FEW = 3
"""As many as that are counted of two incidents by chance."""
_ROUND = 10
"""So are round numbers of which nothing more is told."""


def as_many(telling: Telling, scene: Scene) -> bool:
    """Tell whether a telling counts exactly the most that a scene counts, of each measure of both."""
    own, most = _most(telling.found), _most([one for t in scene.known for one in t.found])
    shared = [low for measure, low in own.items() if most.get(measure) == low]
    if len(shared) < len(own.keys() & most.keys()) or max(shared, default=0) <= _FEW:
        return False
    return len(shared) > 1 or shared[0] % _ROUND != 0


def _most(found: Sequence[Found]) -> dict[str, int]:
    """Return the largest number of each measure."""
    most: dict[str, int] = {}
    for one in found:
        if one.group.low:
            most[one.measure] = max(most.get(one.measure, 0), one.group.low)
    return most
