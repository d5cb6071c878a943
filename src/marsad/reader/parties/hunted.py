"""Gunmen whom forces killed or took in an operation against a group, the only one that the report names.

«القضاء على 14 مسلحا في بانو. ونفذ الجيش عمليات ضد الحركة.»
"""

from __future__ import annotations

from marsad.reader.parties.described import operated_against
from marsad.reader.parties.sides import kind_of
from marsad.reader.setting import Setting


def hunted(setting: Setting, sort: str) -> str | None:
    """Return the group that forces are told to hunt, where the people are gunmen and no other is named."""
    if sort not in _UNNAMED:
        return None
    actors = [actor for telling in setting.told for actor in telling.actors]
    groups = [one for one in actors if kind_of(one.mark, setting.sides) == "group"]
    names = {setting.sides.name(one.mark) for one in groups} - {None}
    return (
        names.pop()
        if len(names) == 1 and any(operated_against(one.sentence, one.mark) for one in groups)
        else None
    )


_UNNAMED = frozenset({"gunman", "generic"})
