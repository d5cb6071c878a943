"""Where a sentence goes on from an attack to what the dead of a whole war come to by it: «قتل أربعة في …، مما
يرفع حصيلة القتلى إلى 28 منذ بدء الحرب». The sentence is cut there: the sum is of no single incident.
"""

from __future__ import annotations

from collections.abc import Iterator

from marsad.language.wordsets import word_set
from marsad.reader.document import Sentence

_WHICH, _RAISES = word_set("by which a sum rises"), word_set("raises a sum")
_COUNTED, _OWN_DEAD = word_set("count of people"), word_set("dead of one's own side")
_HEAD = 4
_NEAR = 3
_LONGEST = 60
"""Tokens that a clause is looked through, at most."""


def raised(sentence: Sentence) -> Iterator[int]:
    """Yield where clauses begin that say what a sum has risen to by what was told before them."""
    for at in range(sentence.start + _HEAD, sentence.end - _HEAD):
        if raises(sentence, at):
            yield at


def raises(sentence: Sentence, start: int) -> bool:
    """Tell whether a clause says what a sum since some day, or that of one side's own, rises to."""
    words = [sentence.passage.word(at) for at in range(start, min(sentence.end, start + _LONGEST))]
    verb = next((at for at, word in enumerate(words[:_NEAR]) if word in _RAISES), None)
    led = verb is not None and (words[0] in _WHICH if verb else words[0].startswith("ل"))
    if verb is None or not led:
        return False
    counted = words[verb + 1 : verb + 1 + _NEAR]
    toll = any(word.removeprefix("ال") in _COUNTED for word in counted)
    return toll and ("منذ" in words or not _OWN_DEAD.isdisjoint(counted))
