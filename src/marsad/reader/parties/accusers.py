"""Who accuses another of an attack, and did not do it: «اتهم الجيش الحركة», «نسب الجيش الهجوم إلى الحركة»."""

from __future__ import annotations

from marsad.language.lexicon import Mark
from marsad.reader.document import Passage, Sentence

_FAR = 20
"""Tokens behind an accuser within which the accused is named."""


def accuses(sentence: Sentence, mark: Mark) -> bool:
    """Tell whether an actor right behind a verb of accusing is its subject, for it names another one.

    «اتهم الجيش بقصف السوق» accuses the army, «اتهم الجيش الحركة بقصف السوق» does not.
    """
    passage = sentence.passage
    if not any(_accusing(passage, at, mark.start) for at in range(mark.start - 2, mark.start)):
        return False
    if mark.proclitic not in {"", "ال"} or passage.word(mark.end).startswith("ب"):
        return False
    return any(_accused(passage, at) for at in range(mark.end, min(sentence.end, mark.end + _FAR)))


def _accusing(passage: Passage, at: int, end: int) -> bool:
    cue = passage.at(at, "parties", "suspect")
    return cue is not None and cue.end == end


def _accused(passage: Passage, at: int) -> bool:
    """Tell whether an armed actor stands here, as the object of an accusation or behind «إلى»."""
    actor = passage.at(at, "actors") or passage.at(at, "forces")
    if actor is None or actor.entry.part in {"nationality", "country"} or actor.entry["kind"] == "people":
        return False
    return passage.word(at - 1) == "الي" or actor.proclitic in {"", "ال"}
