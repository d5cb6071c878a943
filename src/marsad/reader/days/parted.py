"""Words that part two events in time: «… غداة هجوم على …», «… بعد ثلاثة أيام على تفجير …»."""

from __future__ import annotations

from marsad.reader.days.lengths import length
from marsad.reader.document import Sentence


def parted_by(sentence: Sentence, at: int) -> int:
    """Return where words end that part two events in time («غداة», «بعد يومين على»), ``at`` if none do."""
    passage = sentence.passage
    mark = passage.at(at, "scopes", "sequel")
    if mark is not None and not passage.word(mark.start).startswith("و"):
        return mark.end
    unit = length(sentence, at + 1)[1] if passage.word(at) in _BEFORE_OR_AFTER else None
    return unit.end + 1 if unit is not None and passage.word(unit.end) in _OF else at


_BEFORE_OR_AFTER = frozenset({"بعد", "قبل"})
_OF = frozenset({"من", "علي"})
