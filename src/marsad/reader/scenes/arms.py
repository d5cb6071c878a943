"""Attacks that are named but did not happen: arms found or made harmless, attacks that were only planned."""

from __future__ import annotations

from marsad.language.lexicon import Mark
from marsad.language.words import definite
from marsad.language.wordsets import word_set
from marsad.reader.document import Sentence

FROM_AFAR = frozenset({"air_strike", "shelling"})
"""Kinds of attack in which the attackers meet nobody."""
_ARMED = frozenset({"explosive", "shelling", "suicide_bomb"})
_BEFORE = 3
_PLANNED = word_set("only planned")
_PLAN = 5
"""So many words before an attack it may be said that it was planned."""


def harmless(sentence: Sentence, mark: Mark) -> bool:
    """Tell whether a word for an attack names arms that hit nobody: «تفكيك 6 عبوات ناسفة», «ضبط صواريخ»."""
    if mark.entry["type"] not in _ARMED:
        return False
    words = range(max(sentence.start, mark.start - _BEFORE), mark.start)
    undone = any(sentence.passage.at(at, "scopes", "undone") is not None for at in words)
    return undone or _caught_with(sentence, mark.start)


def _caught_with(sentence: Sentence, at: int) -> bool:
    """Tell whether one was arrested with arms: «أوقفت بينما كانت تقود سيارة مفخخة»."""
    word = sentence.passage.word
    carried = any(word(near).removeprefix("و") in _CARRYING for near in range(at - _HELD, at))
    before = range(max(sentence.start, at - _CAUGHT), at)
    return carried and any(word(near).lstrip("وف") in _ARRESTING for near in before)


_CARRYING, _ARRESTING = word_set("carrying arms"), word_set("arresting")
_HELD, _CAUGHT = 2, 14


def opens_fire(sentence: Sentence) -> bool:
    """Tell whether who fires stands between the verb and its object: «أطلق مسلحو الحركة النار على دورية»."""
    words = [sentence.passage.word(at).removeprefix("و") for at in range(sentence.start, sentence.end)]
    begins = (at for at, word in enumerate(words) if word in _OPENS)
    return any(_fire_behind(words[at + 1 : at + _SUBJECT]) for at in begins)


def _fire_behind(words: list[str]) -> bool:
    """Tell whether words go on to fire that is opened on somebody, no clause being between."""
    at = next((n for n, word in enumerate(words) if word in _FIRE or word in _STOPS), len(words))
    return words[at : at + 1] != [] and words[at] in _FIRE and bool(_ON & set(words[at + 1 : at + 5]))


_OPENS = word_set("opening fire")
_FIRE = word_set("fire that is opened")
_STOPS = frozenset({"،", ",", ".", ":", "ان"})
_ON = frozenset({"علي", "باتجاه", "صوب", "نحو", "تجاه"})
_SUBJECT = 14


def planned(sentence: Sentence, mark: Mark) -> bool:
    """Tell «خلية كانت تنوي تنفيذ هجمات» from «خطط للهجوم الذي أوقع …», which happened."""
    for at in range(mark.start - 1, max(sentence.start, mark.start - _PLAN) - 1, -1):
        word = sentence.passage.word(at)
        if word in _PLANNED:
            return not definite(mark.proclitic)
        harm = sentence.passage.at(at, "casualty")
        if not word.isalpha() or (harm is not None and harm.entry.part != "blast"):
            return False
    return False
