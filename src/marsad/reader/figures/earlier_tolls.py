"""Counts that were stated before and that a later one replaces: «وتحدثت حصيلة أولى عن خمسة قتلى»."""

from __future__ import annotations

from itertools import pairwise

from marsad.language.wordsets import word_set
from marsad.reader.harm.scan import Found

_NEAR, _FAR = 6, 20
"""«السابقة» stands among so many tokens before such a number, «حصيلة سابقة» with whose it is further off."""
_BEFORE = ("وقت", "سابق")
_EARLIER, _COUNTS = word_set("an earlier count"), word_set("count of people")


def stated_before(one: Found) -> bool:
    """Tell whether people are told as the number known at first, who are no part of those known later."""
    words = [one.sentence.passage.word(at) for at in range(one.sentence.start, one.start)]
    if not _EARLIER.isdisjoint(words[-_NEAR:]):
        return True
    ahead = words[-_FAR:]
    if _BEFORE in pairwise(ahead) and one.sentence.has("claimants", "say"):
        return True  # «وقالت الوزارة في وقت سابق إن …»
    return any(
        word.removeprefix("و") in _COUNTS and ahead[at + 1] in _EARLIER for at, word in enumerate(ahead[:-1])
    )
