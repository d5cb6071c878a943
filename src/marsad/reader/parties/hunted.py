"""Gunmen whom forces killed or took in an operation against a group, the only one that the report names.

«القضاء على 14 مسلحا في بانو. ونفذ الجيش عمليات ضد الحركة.»
"""

from __future__ import annotations

from collections.abc import Sequence

from marsad.reader.parties.described import operated_against
from marsad.reader.parties.sides import Sides, kind_of
from marsad.reader.scenes.telling import Telling

UNNAMED = frozenset({"gunman", "generic"})
"""Sorts of people who may be those of the group that is hunted."""


def hunted(told: Sequence[Telling], sides: Sides) -> str | None:
    """Return the group that forces are told to hunt, where a report names no other."""
    actors = [actor for telling in told for actor in telling.actors]
    groups = [one for one in actors if kind_of(one.mark, sides) == "group"]
    names = {sides.name(one.mark) for one in groups} - {None}
    alone = len(names) == 1 and any(operated_against(one.sentence, one.mark) for one in groups)
    return names.pop() if alone else None
