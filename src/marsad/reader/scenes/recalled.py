"""Attacks that a sentence only names beside what it tells: what another one answers («قصف … ردا على هجوم»),
what set fighting off («اندلعت اشتباكات بعد مقتل …»), what a place saw before («التي شهدت في مارس هجوما»), one
of many («هجمات أبرزها الهجوم على …»). Each is an incident of its own: the sentence is cut around the clause
that names it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from marsad.language.words import COMMAS, WHICH, definite
from marsad.language.wordsets import word_set, word_tuple
from marsad.reader.document import Passage, Recall, Sentence

_SHORTEST = 3
_MOST = 4
"""So many clauses of one sentence are looked at."""
_NEAR = 4
"""Between «ردا» and «على», and between «إقدام» or «تعرض» and the attack, stand a few words («بحسب قولها»)."""
_HIT = 8
_ANSWERS = word_set("answers an attack")
_AVENGES = word_set("avenges an attack")
_AFTER = word_set("set off by")
_STARTS = word_tuple("fighting begins")
_OUTCOME = word_set("outcome of it all")
_UNDERGOING = word_set("undergoing an attack")
_UNDERGONE = word_set("saw an attack")
_ONE_OF_MANY = word_set("one of many")
_IN = frozenset({"في", "علي", "قرب", "شمال", "جنوب", "شرق", "غرب"})


def recalled(sentence: Sentence) -> Iterator[tuple[int, int, Recall]]:
    """Yield (start, end, what it recalls) for the clauses of a sentence that only name another attack."""
    if sentence.passage.field == "title":
        return
    yield from islice(_clauses(sentence), _MOST)


def _clauses(sentence: Sentence) -> Iterator[tuple[int, int, Recall]]:
    passed = sentence.start + _SHORTEST
    for at in range(passed, sentence.end - 1):
        if at < passed:
            continue
        recalls, end = _begins(sentence, at)
        if recalls == "singled out":
            yield from ((start, until, recalls) for start, until in _each(sentence, at))
            return
        if recalls:
            passed = _until(sentence, at, end)
            yield at, passed, recalls


def _begins(sentence: Sentence, at: int) -> tuple[Recall, int]:
    """Return what a token begins to recall, if anything, and where the clause ends at the latest."""
    if _singled_out(sentence, at):
        return "singled out", sentence.end
    if _answered(sentence, at):
        return "answered", sentence.end
    if _saw(sentence, at):
        return "seen there", sentence.end
    if sentence.passage.word(at) not in _AFTER:
        return "", at
    if _death(sentence.passage, at + 1) and _breaks_out(sentence, at):
        return "set off", _comma(sentence, at + 2)
    return ("answered", _comma(sentence, at + 2)) if _told_of(sentence, at + 1) else ("", at)


def _comma(sentence: Sentence, at: int) -> int:
    """Return the first comma from a token on that no «في …» follows, or the end of the sentence."""
    word = sentence.passage.word
    commas = (near for near in range(at, sentence.end) if word(near) in COMMAS)
    return next((near for near in commas if word(near + 1) not in _IN), sentence.end)


def _answered(sentence: Sentence, at: int) -> bool:
    """Tell whether a token begins «ردا على هجوم …», «انتقاما لمقتل …», behind an attack."""
    passage, word = sentence.passage, sentence.passage.word(at)
    if word not in _ANSWERS | _AVENGES:
        return False
    heads = range(at + 1, min(at + 1 + _NEAR, sentence.end - 1))
    on = next((near for near in heads if passage.word(near) == "علي"), None) if word in _ANSWERS else at
    return on is not None and _violent(sentence, on + 1)


def _violent(sentence: Sentence, at: int) -> bool:
    """Tell whether a token names an attack or a death, or that somebody was attacked («تعرض بلدة … لقصف»)."""
    passage = sentence.passage
    if passage.word(at) in _UNDERGOING:
        hits = range(at + 1, min(at + 1 + _HIT, sentence.end))
        return any(_attack(passage, near) for near in hits)
    return _attack(passage, at) or _death(passage, at)


def _attack(passage: Passage, at: int) -> bool:
    event = passage.at(at, "events")
    return event is not None and event.entry["strength"] == "strong"


def _death(passage: Passage, at: int) -> bool:
    harm = passage.at(at, "casualty", "event")
    return harm is not None and harm.entry["measure"] == "killed"


def _breaks_out(sentence: Sentence, at: int) -> bool:
    """Tell whether fighting is said to break out in the words before («اندلعت اشتباكات بين …»)."""
    passage, before = sentence.passage, range(max(sentence.start, at - 20), at)
    starts = any(passage.word(near).removeprefix("و").startswith(_STARTS) for near in before)
    events = (passage.at(near, "events") for near in before)
    return starts and any(event is not None and event.entry["type"] == "armed_clash" for event in events)


def _told_of(sentence: Sentence, at: int) -> bool:
    """Tell whether an attack is pointed to with its own doer and day: «الغارات التي شنها … الاثنين على …»."""
    passage = sentence.passage
    event = passage.at(at, "events")
    if event is None or event.entry["strength"] != "strong" or not definite(event.proclitic):
        return False
    behind = range(event.end, min(event.end + _HIT * 2, sentence.end))
    which = any(passage.word(near) in WHICH for near in behind[:2])
    return which and any(_day(passage, near) for near in behind)


def _day(passage: Passage, at: int) -> bool:
    return passage.at(at, "times", "weekday") is not None or passage.at(at, "times", "day") is not None


def _until(sentence: Sentence, at: int, end: int) -> int:
    """Return where a clause ends: before what came of the answer («، ما أدى إلى …»)."""
    passage = sentence.passage
    stops = (near for near in range(at + _SHORTEST, end - 1) if passage.word(near) in COMMAS)
    return next((near for near in stops if _goes_on(passage, near + 1)), end)


def _goes_on(passage: Passage, at: int) -> bool:
    """Tell whether a token behind a comma goes on with what was told before, or who says so."""
    return passage.word(at) in _OUTCOME or passage.at(at, "claimants", "say") is not None


def _singled_out(sentence: Sentence, at: int) -> bool:
    """Tell whether a token names one of the attacks told before it: «هجمات …، (وكان) أبرزها الهجوم على …»."""
    passage = sentence.passage
    if passage.word(at).removeprefix("و") not in _ONE_OF_MANY:
        return False
    named = next((near for near in (at + 1, at + 2) if _attack(passage, near)), None)
    between = passage.word(at + 1) if named == at + 2 else ""
    told = any(passage.at(near, "events") for near in range(sentence.start, at))
    return named is not None and between not in COMMAS and told and not _several(passage, named)


def _saw(sentence: Sentence, at: int) -> bool:
    """Tell whether a place is said to have seen another attack: «المدينة التي شهدت في مارس هجوما …»."""
    passage = sentence.passage
    if passage.word(at) not in WHICH or passage.word(at + 1) not in _UNDERGONE:
        return False
    behind = range(at + 2, min(at + 2 + _HIT, sentence.end))
    attack = next((near for near in behind if _attack(passage, near)), None)
    told = attack is not None and not _several(passage, attack)
    long_ago = any(passage.at(near, "times", part) for near in behind for part in ("month", "last", "ago"))
    return told and long_ago


def _several(passage: Passage, at: int) -> bool:
    """Tell whether a word names many attacks: «أبرزها هجمات على …»."""
    return passage.word(at).endswith("ات")


def _each(sentence: Sentence, at: int) -> Iterator[tuple[int, int]]:
    """Yield the clauses of the attacks singled out, one behind another: «…، والهجوم على …، وتفجير …»."""
    passage, start = sentence.passage, at
    for near in range(at + _SHORTEST, sentence.end - _SHORTEST):
        event = passage.at(near, "events")
        joined = event is not None and event.proclitic.startswith("و") and _attack(passage, near)
        if joined and passage.word(near - 1) in COMMAS and near - start >= _SHORTEST:
            yield start, near
            start = near
    yield start, sentence.end
