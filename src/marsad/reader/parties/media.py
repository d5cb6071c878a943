"""Media arms of armed groups («وكالة أعماق»): an attack that they announce is one that the group claims."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.language.lexicon import Entry, Mark
from marsad.reader.document import Passage, Sentence
from marsad.reader.voices.claimants import is_saying

_TOLD = 18
"""Tokens behind a media arm within which it tells of the attack."""
_NOT_CLAIMED = frozenset({"air_strike", "arrests"})
"""What is done to a group and not by it."""


def announcing(sentence: Sentence) -> Iterator[Mark]:
    """Yield the groups whose media arms announce an attack, each as an actor where the arm is named."""
    for mark in sentence.find("media"):
        if _speaks(sentence.passage, mark) and _of_an_attack(sentence, mark.end):
            yield mark._replace(entry=Entry("actors", mark.entry.row))


def _speaks(passage: Passage, mark: Mark) -> bool:
    beside = (mark.start - 1, mark.end)
    if any(is_saying(passage, at) or passage.at(at, "parties", "claim") for at in beside):
        return True
    return passage.at(mark.start - 1, "claimants", "accord") is not None


def _of_an_attack(sentence: Sentence, start: int) -> bool:
    """Tell whether the words from ``start`` on tell of an attack that an armed group may make."""
    passage = sentence.passage
    told = range(start, min(sentence.end, start + _TOLD))
    types = {event.entry["type"] for at in told if (event := passage.at(at, "events")) is not None}
    acts = any(passage.at(at, "parties", part) for at in told for part in ("act", "deed", "set_on"))
    return (acts or bool(types)) and not types & _NOT_CLAIMED
