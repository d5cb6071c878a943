"""The title said again in the text, as pages do at the foot of an article («رابط الخبر: …»)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.reader.document import Sentence
from marsad.reader.scenes.telling import Telling

_OPENING = 3
"""So many sentences of a text may open it with its own title."""
_WORDS = 5
_BESIDE = 8


def with_headlines(told: Sequence[Telling]) -> list[Telling]:
    """Mark the sentences that say nothing but the title: they begin no incident of their own."""
    titles = [words for one in told if one.in_title if len(words := _words(one.sentence)) >= _WORDS]
    first = next((at for at, one in enumerate(told) if not one.in_title), len(told)) + _OPENING
    return [
        replace(one, headline=True)
        if at >= first and not one.in_title and any(_says(one.sentence, title) for title in titles)
        else one
        for at, one in enumerate(told)
    ]


def _says(sentence: Sentence, title: list[str]) -> bool:
    """Tell whether a sentence holds all the words of a title in their order, and few beside them."""
    if not 0 <= sentence.end - sentence.start - len(title) <= _BESIDE:
        return False
    words = _words(sentence)
    return any(words[at : at + len(title)] == title for at in range(len(words) - len(title) + 1))


def _words(sentence: Sentence) -> list[str]:
    tokens = sentence.passage.tokens[sentence.start : sentence.end]
    return [token.text for token in tokens if token.is_word]
