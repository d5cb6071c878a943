"""Days on which an old attack is only remembered: «أحيا الأهالي أمس الذكرى الأولى لمجزرة …»."""

from __future__ import annotations

from marsad.language.lexicon import Mark
from marsad.language.words import COMMAS
from marsad.reader.days.around import tells
from marsad.reader.days.when import When
from marsad.reader.document import Sentence

_NEAR = 4
"""So near behind «الذكرى الأولى لـ» stands what is remembered."""


def of_anniversary(when: When, sentence: Sentence) -> bool:
    """Tell whether a day reckoned from that of the report is one on which an attack is remembered.

    A day that is written out («في 18 نيسان 2021») may be that of the attack.
    """
    if when.written or when.precision != "day":
        return False
    return any(_remembered(when, sentence, mark) for mark in sentence.find("scopes", "retelling"))


def _remembered(when: When, sentence: Sentence, mark: Mark) -> bool:
    """Tell whether an attack is named behind such a word, and no other one on the day."""
    behind = range(mark.end, min(mark.end + _NEAR, sentence.end))
    attack = next((at for at in behind if tells(sentence, at)), None)
    if attack is None or _tells_within(sentence, sentence.start, mark.start):
        return False  # «قتل ثلاثة أمس في تفجير استهدف احتفالا بذكرى مقتل …»
    if when.start < mark.start:
        return True
    passage = sentence.passage
    comma = next((at for at in range(attack, when.start) if passage.word(at) in COMMAS), when.start)
    again = (other.start for other in sentence.find("scopes", "retelling") if other.start > comma)
    return not _tells_within(sentence, comma, next(again, sentence.end))


def _tells_within(sentence: Sentence, start: int, end: int) -> bool:
    return any(tells(sentence, at) for at in range(start, end))
