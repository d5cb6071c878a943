"""Times that are not those of the news: they stand in a clause about somebody or some place."""

from __future__ import annotations

from marsad.language.wordsets import word_set
from marsad.reader.document import Sentence

_WHICH = frozenset({"الذي", "التي", "الذين", "اللذين", "اللتين", "حيث"})
_COMMAS = frozenset({"،", ",", ")", "("})
_REACH = 9
"""So many words behind «الذي» a time may stand, and be of its clause."""
_BEFORE, _BEHIND = 3, 5
_SAW = word_set("saw an attack")
_WARS = word_set("what goes on for years")


def in_aside(sentence: Sentence, at: int) -> bool:
    """Tell whether a time stands in a clause that tells of no attack and no harm: «الذي تحتله منذ 2014»,
    «القوة التي أنهت في آذار مهمتها». What a war since a year brought is none.
    """
    passage = sentence.passage
    for which in range(at - 1, max(sentence.start, at - _REACH) - 1, -1):
        if passage.word(which) in _COMMAS:
            return False
        if passage.word(which) in _WHICH:
            clause = range(max(sentence.start, which - _BEFORE), min(sentence.end, at + _BEHIND))
            return not any(_violent(sentence, near) for near in clause)
        if passage.word(which) in _SAW and passage.at(which - 1, "place_heads") is not None:
            clause = range(which + 1, min(sentence.end, at + _BEHIND))  # «على بلدة شهدت خلال أسابيع نزوحا»
            return not any(_violent(sentence, near) for near in clause)
    return False


def _violent(sentence: Sentence, at: int) -> bool:
    passage = sentence.passage
    event = passage.at(at, "events")
    told = event is not None and event.entry["strength"] in {"strong", "weak", "harm", "hurt"}
    return told or passage.at(at, "casualty") is not None or passage.word(at).removeprefix("ال") in _WARS
