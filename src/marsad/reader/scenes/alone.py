"""What a report tells that counts nobody: «طيران الاحتلال يقصف منزلا في خان يونس».

A report without any scene is searched for attacks at a named place. What is only threatened, planned, denied,
made harmless or remembered is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from marsad.reader.document import Passage, Sentence
from marsad.reader.places.places import compared
from marsad.reader.relevance import of_peace, strikes
from marsad.reader.scenes.telling import Scene, Telling

_PROVINCE = 5
"""The rank of a province among places: what befell a larger area is no single incident."""
_NOT_NEWS = ("undone", "retelling", "statement")
_ARMS = frozenset({"drone", "aircraft", "rocket", "shell", "bomb", "gunfire", "battle", "hostages"})
"""Cues of the words that name arms or fighting, and no attack before a verb says what they did."""
_COMMAS = frozenset({"،", ","})
_AND = frozenset({"", "و", "ف"})


def told_alone(tellings: Sequence[Telling]) -> list[Scene]:
    """Return the attacks of a report that counts nobody: that of its lead, and those told behind it."""
    text = [one for one in tellings if not one.in_title]
    titles = [one for one in tellings if one.in_title and happened(one)]
    lead = next((one for one in text if one.strong), None)
    if not titles and (lead is None or not happened(lead)):
        return []
    found: list[Scene] = []
    for telling in [*(one for one in text if happened(one)), *titles]:
        _gather(found, telling)
    return found


def _gather(found: list[Scene], telling: Telling) -> None:
    """Put a telling with the attack at its place, or let it tell another."""
    for scene in found:
        if telling.in_title or any(_same(telling, known) for known in scene.tellings):
            scene.tellings.insert(0 if telling.in_title else len(scene.tellings), telling)
            return
    found.append(Scene([telling]))


def _same(one: Telling, other: Telling) -> bool:
    if one.place is None or other.place is None:
        return True
    return compared(one.place, other.place) in {"same place", "place inside"}


def happened(telling: Telling) -> bool:
    """Tell whether a sentence tells of one attack at a place, as done."""
    if not telling.strong or telling.place is None or telling.place.rank > _PROVINCE:
        return False
    if telling.period or telling.past or telling.earlier or of_peace(telling.sentence):
        return False
    if unreal(telling) or any(telling.sentence.has("scopes", kind) for kind in _NOT_NEWS):
        return False
    return _attack(telling.sentence)


def unreal(telling: Telling) -> bool:
    """Tell whether what sounds like an attack is threatened, planned or denied, or is none.

    A clause of its own that says who struck is none of these: «هدد الحزب بالرد، وقصفت الطائرات مطار …».
    """
    sentence = telling.sentence
    aside = {mark.start for mark in sentence.find("scopes", "no_attack")}
    if not aside:
        return False
    clauses = [clause for clause in _clauses(sentence) if aside.isdisjoint(clause)]
    return not any(_strikes(sentence.passage, clause) for clause in clauses)


def _clauses(sentence: Sentence) -> Iterator[range]:
    """Yield the tokens of a sentence between its commas."""
    start = sentence.start
    for at in range(sentence.start, sentence.end):
        if sentence.passage.word(at) in _COMMAS:
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


def _attack(sentence: Sentence) -> bool:
    """Tell whether a word names an attack, or arms beside a verb by which they strike."""
    cues = {mark.entry["cue"] for mark in sentence.find("events") if mark.entry["strength"] == "strong"}
    return bool(cues - _ARMS) or strikes(sentence)
