"""A lead that says where only roughly, and the sentence behind it that tells the same attack in detail:
«قتل 40 في شرق البلاد. وقال حاكم الولاية إن مسلحين هاجموا قرية …».
"""

from __future__ import annotations

from marsad.reader.places.places import compared
from marsad.reader.scenes.telling import Scene, Telling
from marsad.reader.scenes.totals import of_several

_WIDE = 5
"""The rank of a province among places: a lead names no smaller one where details are to follow."""
_SETTLED = 3
_MAY_BE = frozenset({"same place", "place inside", "unknown place"})


def details(telling: Telling, scene: Scene) -> bool:
    """Tell whether a sentence may tell in detail what the lead before it, all of a scene so far, sums up."""
    text = [one for one in scene.tellings if not one.in_title]
    lead = text[0] if text else None
    if lead is None or len(text) > 1 or not lead.lead or not lead.found or lead.many or lead.period:
        return False
    return not of_several(scene) and _close_to(telling, lead) and _of_as_many(telling, lead)


def _close_to(telling: Telling, lead: Telling) -> bool:
    """Tell whether a sentence is at a settlement in the wide area of the lead, and not told to be another."""
    here, there = telling.place, lead.place
    if here is None or there is None or here.rank > _SETTLED or there.rank < _WIDE:
        return False
    other = telling.again or telling.separate or telling.sequel or telling.turn or telling.past
    return not other and compared(here, there) in _MAY_BE


def _of_as_many(telling: Telling, lead: Telling) -> bool:
    """Tell whether a sentence counts no more of any kind than the lead counts."""
    most = {one.measure: one.group.low for one in reversed(lead.found)}
    return all((one.group.low or 0) <= (most.get(one.measure) or one.group.low or 0) for one in telling.found)
