"""Divisions of an army by number or ordinal («الفرقة 17», «الفرقة السادسة مشاة»): the army of the country."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.language.lexicon import Entry, Mark
from marsad.language.tables import Row
from marsad.language.words import Token
from marsad.language.wordsets import word_set

_ARMY = Entry("forces", Row("forces.tsv", 0, {}), "army")
_DIVISION, _JOINED = "الفرقه", ("", "و", "ف", "ب", "ل")
_ORDINALS = word_set("ordinals of divisions")
_NAMES = frozenset({"actors", "forces"})


def add_divisions(tokens: Sequence[Token], marks: dict[int, list[Mark]]) -> None:
    """Mark each division that has a number as the army, where no table knows it by name."""
    for at in range(len(tokens) - 1):
        word = tokens[at].text
        if not word.endswith(_DIVISION) or word.removesuffix(_DIVISION) not in _JOINED:
            continue
        numbered = tokens[at + 1].is_number or tokens[at + 1].text in _ORDINALS
        if numbered and not any(mark.entry.kind in _NAMES for mark in marks.get(at, ())):
            mark = Mark(at, at + 2, word.removesuffix(_DIVISION), _ARMY)
            marks[at] = [mark, *marks.get(at, ())]
