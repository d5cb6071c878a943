"""Sentences behind those of a scene that say who all its victims were: «وشدد الطبيب أن الضحايا مدنيون»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from marsad.language.wordsets import word_tuple
from marsad.reader.document import Sentence
from marsad.reader.scenes.telling import Scene, Telling

_WITHIN = 8
_TWO_ACTS = word_tuple("two acts")


def said_of_victims(scene: Scene, told: Sequence[Telling]) -> Iterator[Sentence]:
    """Yield the sentences that may say who the victims of a scene are, though they stand in none.

    They count nobody, and nobody is counted between; of two attacks told one after the other, «الهجومين»
    speaks of both. ``told`` is what each sentence of the report tells.
    """
    if not scene.known:
        return
    last = scene.known[-1].sentence.index
    counted = 0
    for before, telling in zip(
        told[last : last + _WITHIN], told[last + 1 : last + 1 + _WITHIN], strict=False
    ):
        counted += bool(telling.found)
        if counted > 1:
            return
        of_both = _of_two(telling.sentence) or _of_two(before.sentence)
        if not telling.found and (counted == 0 or of_both):
            yield telling.sentence


def _of_two(sentence: Sentence) -> bool:
    """Tell whether a sentence speaks of two attacks told of before («الهجومين», «التفجيران»)."""
    words = (sentence.passage.word(at) for at in range(sentence.start, sentence.end))
    return any(word.startswith("ال") and word.removeprefix("ال").startswith(_TWO_ACTS) for word in words)
