"""What a report tells that counts nobody: «طيران الاحتلال يقصف منزلا في خان يونس».

A report without any scene is searched for attacks at a named place. What is only threatened, planned, denied,
made harmless or remembered is none.
"""

from __future__ import annotations

from collections.abc import Sequence

from marsad.language.lexicon import Mark
from marsad.language.wordsets import word_set
from marsad.reader.document import Sentence
from marsad.reader.places.places import ONE_PLACE, compared
from marsad.reader.relevance import harmed, of_peace, strikes
from marsad.reader.scenes.telling import Scene, Telling
from marsad.reader.scenes.threats import unreal

_PROVINCE = 5
"""The rank of a province among places: what befell a larger area is no single incident."""
_NOT_NEWS = ("undone", "retelling", "statement")
_ARMS = frozenset({"drone", "aircraft", "rocket", "shell", "bomb", "gunfire", "battle", "hostages"})
"""Cues of the words that name arms or fighting, and no attack before a verb says what they did."""
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
    return compared(one.place, other.place) in ONE_PLACE


def happened(telling: Telling) -> bool:
    """Tell whether a sentence tells of one attack at a place, as done."""
    if not telling.strong or telling.place is None or telling.place.rank > _PROVINCE:
        return False
    if telling.period or telling.past or telling.earlier or of_peace(telling.sentence):
        return False
    if unreal(telling) or any(telling.sentence.has("scopes", kind) for kind in _NOT_NEWS):
        return False
    return tells_attack(telling.sentence)


def tells_attack(sentence: Sentence) -> bool:
    """Tell whether a word names an attack, or arms or fighting beside a verb by which they strike."""
    strong = [mark for mark in sentence.find("events") if mark.entry["strength"] == "strong"]
    sure = any(mark.entry["cue"] not in _ARMS or _breaks_out(sentence, mark) for mark in strong)
    return sure or strikes(sentence) or (bool(strong) and harmed(sentence))


def _breaks_out(sentence: Sentence, mark: Mark) -> bool:
    """Tell «معارك عنيفة» and «قتال بين …» from «القتال ضد التنظيم», which goes on wherever it does."""
    if mark.entry["cue"] != "battle" or mark.proclitic not in _AND | {"ب", "وب"}:
        return False
    words = [sentence.passage.word(at) for at in range(mark.start, mark.end + _NEAR)]
    return words[0].endswith(_SEVERAL) or not _FIERCE.isdisjoint(words[1:])


_NEAR = 2
_SEVERAL = ("معارك", "مواجهات")
_FIERCE = word_set("a battle that breaks out")
