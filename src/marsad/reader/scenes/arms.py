"""Arms that a report names though they hit nobody: found, seized, made harmless."""

from __future__ import annotations

from marsad.language.lexicon import Mark
from marsad.reader.document import Sentence

_ARMED = frozenset({"explosive", "shelling", "suicide_bomb"})
_BEFORE = 3


def harmless(sentence: Sentence, mark: Mark) -> bool:
    """Tell whether a word for an attack names arms that hit nobody: «تفكيك 6 عبوات ناسفة», «ضبط صواريخ»."""
    words = range(max(sentence.start, mark.start - _BEFORE), mark.start)
    undone = any(sentence.passage.at(at, "scopes", "undone") is not None for at in words)
    return undone and mark.entry["type"] in _ARMED
