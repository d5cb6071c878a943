"""Offices of a state that tell what its forces did: «قالت وزارة الداخلية إن قواتها قتلت خمسة من المسلحين»."""

from __future__ import annotations

from marsad.language.lexicon import Mark
from marsad.reader.document import Passage, Sentence
from marsad.reader.voices.claimants import is_saying

_NEAR, _NEXT = 14, 3
"""So many tokens behind an office «إن» may stand, and behind «قواتها» the verb of the deed."""
_THAT = frozenset({"ان", "بان"})
_THAT_SELF = frozenset({"انها", "بانها"})


def tells_of_forces(sentence: Sentence, mark: Mark) -> bool:
    """Tell whether an office speaks of a deed of its own forces, rather than of what others did."""
    passage, end = sentence.passage, mark.end
    heads = passage.word(end) == ":"  # «وزارة الدفاع: تحييد خمسة»
    if not (heads or is_saying(passage, mark.start - 1) or is_saying(passage, end)):
        return False
    first = end + (heads or is_saying(passage, end))
    if _seizes(passage, first) or _seizes(passage, first + 1):
        return True
    behind = range(end, min(sentence.end, end + _NEAR))
    that = next((at for at in behind if passage.word(at) in _THAT | _THAT_SELF), None)
    return that is not None and _theirs_did(sentence, that)


def _theirs_did(sentence: Sentence, that: int) -> bool:
    passage = sentence.passage
    own = passage.at(that + 1, "parties", "own")
    start = that + 1 if passage.word(that) in _THAT_SELF else own.end if own is not None else None
    if start is None:
        return False
    return any(_deed(passage, at) for at in range(start, min(sentence.end, start + _NEXT)))


def _deed(passage: Passage, at: int) -> bool:
    """Tell whether a word says that somebody attacks, kills or arrests: «قتلت», «ألقت القبض على»."""
    harm = passage.at(at, "casualty", "verb")
    if harm is not None:
        return harm.entry["voice"] != "passive"
    arrests = passage.at(at, "events")
    taken = arrests is not None and arrests.entry["type"] == "arrests"
    return taken or any(passage.at(at, "parties", kind) for kind in ("act", "set_on", "by"))


def _seizes(passage: Passage, at: int) -> bool:
    """Tell whether a noun for what forces do stands here: «القبض على», «تحييد», «تفكيك خلية»."""
    return passage.at(at, "parties", "seize") is not None
