"""Offices of a state that tell what its forces did: «قالت وزارة الداخلية إن قواتها قتلت خمسة من المسلحين»."""

from __future__ import annotations

from marsad.language.lexicon import Mark
from marsad.reader.document import Passage, Sentence
from marsad.reader.voices.claimants import is_saying

_NEAR, _NEXT, _SOON = 14, 3, 9
"""So many tokens behind an office «إن» may stand, behind «قواتها» the verb of the deed, and behind the office
the noun for it."""
_OF_MEDIA = frozenset({"الاعلامي", "الرسمي", "العسكري", "الامني"})
_THAT = frozenset({"ان", "بان"})
_THAT_SELF = frozenset({"انها", "بانها"})


def tells_of_forces(sentence: Sentence, mark: Mark) -> bool:
    """Tell whether an office speaks of a deed of its own forces, rather than of what others did."""
    passage, end = sentence.passage, mark.end
    heads = passage.word(end) == ":"  # «وزارة الدفاع: تحييد خمسة»
    if not (heads or _speaks(passage, mark)):
        return False
    if _tells_of_arrests(sentence, end + heads):
        return True
    behind = range(end, min(sentence.end, end + _NEAR))
    that = next((at for at in behind if passage.word(at) in _THAT | _THAT_SELF), None)
    return that is not None and _theirs_did(sentence, that)


def _speaks(passage: Passage, mark: Mark) -> bool:
    """Tell whether an office says something: «قال ناطق باسم الوزارة», «وكانت الوزارة قد أعلنت»."""
    before, behind = mark.start - 1, mark.end + (passage.word(mark.end) == "قد")
    if passage.word(before) == "باسم":
        before -= 2 + (passage.word(before - 1) in _OF_MEDIA)
    return is_saying(passage, before) or is_saying(passage, behind)


def _tells_of_arrests(sentence: Sentence, at: int) -> bool:
    """Tell whether what an office says begins with a deed of forces: «أعلنت الوزارة، أمس، القبض على»."""
    passage = sentence.passage
    for near in range(at, min(at + _SOON, sentence.end)):
        if _seizes(passage, near):
            return True
        harm = passage.at(near, "casualty") or passage.at(near, "events")
        if passage.word(near) in _THAT | _THAT_SELF or harm is not None or passage.tokens[near].is_number:
            return False
    return False


def _theirs_did(sentence: Sentence, that: int) -> bool:
    passage = sentence.passage
    raid = passage.at(that + 1, "events")
    if raid is not None and raid.entry["cue"] == "raid":
        return True  # «إن المداهمات أفضت إلى»
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
