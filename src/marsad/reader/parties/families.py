"""Whether those counted are a family: «14 فردا من عائلة فلسطينية واحدة», «أسرة مؤلفة من ستة أفراد»."""

from __future__ import annotations

from marsad.language.wordsets import word_set
from marsad.reader.document import Passage
from marsad.reader.harm.scan import Found

_FAMILIES = word_set("a family")
_MADE_UP = word_set("made up of")
_NEAR = 3


def of_family(one: Found) -> bool:
    """Tell whether people are counted as those of a family, which the words beside them name."""
    passage, start, end = one.sentence.passage, one.group.start, one.group.end
    several = (one.group.low or 0) > 1 and (one.group.people is None or one.group.people.measure is None)
    behind = passage.word(end) == "من" and _is_family(passage, end + 1)
    inside = any(
        passage.word(at) == "من" and _is_family(passage, at + 1) for at in range(start, max(start, end - 1))
    )
    return several and (behind or inside or _family_of(passage, start))


def _family_of(passage: Passage, at: int) -> bool:
    """Tell whether a number says of how many a family is («عائلة كاملة مكونة من ثمانية أشخاص»)."""
    before = range(max(0, at - 1 - _NEAR), at - 1)
    whole = passage.word(at - 1) == "من" and any(_is_family(passage, place) for place in before)
    return whole and (passage.word(at - 2) in _MADE_UP or _is_family(passage, at - 2))


def _is_family(passage: Passage, at: int) -> bool:
    word = passage.word(at)
    return word.removeprefix("و").removeprefix("ف").removeprefix("ل").removeprefix("ال") in _FAMILIES
