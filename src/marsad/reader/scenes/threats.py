"""Attacks that are only threatened, planned, feared, denied or rehearsed: they did not happen."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.language.lexicon import Mark
from marsad.language.words import COMMAS, definite
from marsad.language.wordsets import word_set, word_tuple
from marsad.reader.document import Passage, Sentence
from marsad.reader.scenes.telling import Telling

_AND = frozenset({"", "و", "ف"})
_REACH = 8
"""So many words behind a threat what is threatened may stand: «هدد المتحدث باسم الحركة بقصف …»."""
_WITH_AID = word_set("what aid goes with")
_AT_WORK = word_set("arms at work")
_OF_SITES = word_tuple("of training and trials")


def unreal(telling: Telling) -> bool:
    """Tell whether what sounds like an attack is threatened, planned or denied, or is none.

    A clause of its own that says who struck is none of these: «هدد الحزب بالرد، وقصفت الطائرات مطار …».
    """
    sentence = telling.sentence
    aside = {mark.start for mark in sentence.find("scopes", "no_attack") if not _of_target(sentence, mark)}
    if aside:
        clauses = [clause for clause in _clauses(sentence) if aside.isdisjoint(clause)]
        return not any(_strikes(sentence.passage, clause) for clause in clauses)
    return _only_threatened(sentence)


def _of_target(sentence: Sentence, mark: Mark) -> bool:
    """Tell whether a word only tells of what was hit: «معسكر تدريب», «قافلة مساعدات»."""
    passage, word = sentence.passage, sentence.passage.word(mark.start)[len(mark.proclitic) :]
    if word.startswith(_OF_SITES):
        return passage.at(mark.start - 1, "facilities") is not None
    return passage.word(mark.start - 1).lstrip("ولب") in _WITH_AID


def _carried_out(sentence: Sentence, at: int) -> bool:
    """Tell whether somebody survived or underwent a so-called attempt: «نجا القاضي من محاولة اغتيال»."""
    passage = sentence.passage
    if not passage.word(at).removeprefix("ل").startswith(_ATTEMPT):
        return False
    before = {passage.word(back).lstrip("وف") for back in range(max(sentence.start, at - _WHO), at)}
    survived = passage.word(at - 1) == "من" and bool(before & _SURVIVING)
    return survived or (passage.word(at).startswith("ل") and bool(before & _UNDERGOING))


_SURVIVING, _UNDERGOING = word_set("surviving an attempt"), word_set("undergoing an attack")
_ATTEMPT = "محاول"
_WHO = 12
"""So many tokens may name the one who survived."""


def _only_threatened(sentence: Sentence) -> bool:
    """Tell whether all attacks of a sentence stand right behind a threat, a plan or a denial.

    «الهجوم» points back to what is threatened.
    """
    marks = sentence.find("scopes", "threat")
    threats = [mark.end for mark in marks if not _carried_out(sentence, mark.start)]
    if not threats:
        return False
    named = [mark for mark in sentence.find("events") if mark.entry["strength"] == "strong"]
    attacks = [mark.start for mark in named if not definite(mark.proclitic)] or [m.start for m in named]
    return all(any(_governs(sentence.passage, at, attack) for at in threats) for attack in attacks)


def _governs(passage: Passage, end: int, attack: int) -> bool:
    """Tell whether an attack is what a threat before it is of: no clause begins between them."""
    if not end <= attack <= end + _REACH:
        return False
    return not any(_breaks(passage, at) for at in range(end, attack + 1))


def _breaks(passage: Passage, at: int) -> bool:
    word, verb = passage.word(at), passage.at(at, "parties", "act")
    begins = word.startswith("و") and word[1:] in _AT_WORK
    return word in COMMAS or begins or (verb is not None and verb.proclitic[:1] in {"و", "ف"})


def _clauses(sentence: Sentence) -> Iterator[range]:
    """Yield the tokens of a sentence between its commas."""
    start = sentence.start
    for at in range(sentence.start, sentence.end):
        if sentence.passage.word(at) in COMMAS:
            yield range(start, at)
            start = at + 1
    yield range(start, sentence.end)


def _strikes(passage: Passage, clause: range) -> bool:
    """Tell whether a clause begins with «و» and a verb by which somebody attacks, as done."""
    first = clause.start
    verb = passage.at(first, "parties", "act") if len(clause) > 1 else None
    if verb is None or verb.proclitic not in _AND or passage.at(first, "parties", "of") is not None:
        return False  # «قصف» may be a noun: what is warned of.
    events = (passage.at(at, "events") for at in clause)
    return any(event is not None and event.entry["strength"] == "strong" for event in events)
