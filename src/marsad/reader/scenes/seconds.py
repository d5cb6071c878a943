"""Where a sentence goes on to a second attack, at a place of its own: «قتل تسعة في تفجير في …، وقتل ثلاثة في
انفجار آخر في …», «الأولى على …، والثانية على …», «أغارت على …، ثم على …».
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from marsad.language.wordsets import word_set
from marsad.reader.document import Sentence
from marsad.reader.places.places import Mention, compared

_ANOTHER = word_set("a second attack")
_SECOND = word_set("the second of two")
_ALL = word_set("of both attacks")
_BESIDE = frozenset({"فيما", "بينما", "كما", "ثم"})
_UPON = frozenset({"علي", "في", "استهدفت", "استهدف", "قصفت"})
_NEAR = 9
"""The second attack is named among so many words of its clause."""
_SHORTEST = 4
_MOST = 16
_PART = 6
"""The rank of «شمال سوريا» among places."""


def seconds(sentence: Sentence, row: Sequence[Mention]) -> Iterator[int]:
    """Yield where a sentence goes on to another attack, if both clauses tell whom it harmed, and the second
    where it was. ``row`` are the places that the sentence names.
    """
    middle = range(sentence.start + _SHORTEST, sentence.end - _SHORTEST)
    begins = list(islice((at for at in middle if _begins(sentence, at)), _MOST))
    last = sentence.start
    for at, end in pairwise([*begins, sentence.end]):
        parted = _harms(sentence, last, at) and _harms(sentence, at, end) and _of_one(sentence, at, end)
        if parted and _elsewhere(row, last, at, end):
            yield at
            last = at


def _begins(sentence: Sentence, at: int) -> bool:
    """Tell whether a clause of a second attack begins: «، وقتل … في غارة أخرى», «والثانية», «ثم على …»."""
    passage, word = sentence.passage, sentence.passage.word(at)
    if word in _SECOND or (word == "ثم" and passage.word(at + 1) in _UPON):
        return True
    marks = (passage.at(at, kind) for kind in ("casualty", "events"))
    joined = any(mark is not None and mark.proclitic[:1] == "و" for mark in marks)
    return (joined or word in _BESIDE) and _another(sentence, at)


def _another(sentence: Sentence, at: int) -> bool:
    """Tell whether an attack near behind is called another one: «غارة أخرى», «انفجرت ثانية».

    «واختطف آخر» is another person.
    """
    passage = sentence.passage
    told = (near for near in range(at, min(at + _NEAR, sentence.end)) if not passage.at(near, "casualty"))
    ends = (event.end for near in told if (event := passage.at(near, "events")) is not None)
    return any(passage.word(end + more) in _ANOTHER for end in ends for more in (0, 1))


def _of_one(sentence: Sentence, at: int, end: int) -> bool:
    """Tell whether a clause counts those of its own attack, not of both («قتل فيهما»)."""
    return _ALL.isdisjoint(sentence.passage.word(near) for near in range(at, end))


def _elsewhere(row: Sequence[Mention], start: int, at: int, end: int) -> bool:
    """Tell whether a clause names a place that none of the clause before it is."""
    own = [one for one in row if at <= one.start < end and one.rank <= _PART and not one.aside]
    before = [one for one in row if start <= one.start < at]
    return any(all(compared(one, other) != "same place" for other in before) for one in own)


def _harms(sentence: Sentence, start: int, end: int) -> bool:
    return any(sentence.passage.at(near, "casualty") is not None for near in range(start, end))
