"""Who lost people: «فقد التنظيم خمسة من مقاتليه», «قالت الحركة إنها قتلت عشرين وخسرت اثنين»."""

from __future__ import annotations

from marsad.language.lexicon import Mark
from marsad.language.words import joined_by_and
from marsad.language.wordsets import word_set
from marsad.reader.counting.groups import Group
from marsad.reader.document import Passage, Sentence
from marsad.reader.harm.scan import Scan
from marsad.reader.voices.claimants import is_saying

_LOSES, _INFLICTS = word_set("losing people"), word_set("inflicting")
_THAT_SELF = frozenset({"انه", "انها", "انهم", "بانه", "بانها", "بانهم"})
_MEANWHILE = frozenset({"فيما", "بينما", "لكنه", "لكنها", "لكنهم", "ولكنه", "ولكنها"})
_LONG, _SAID = 25, 12
"""Tokens from «إنها» to a verb that goes on with it, and from who speaks to «إنها»."""


def on_whom(passage: Passage, part: Mark) -> bool:
    """Tell «فيهم», on whom dead are inflicted («أوقعوا فيهم قتيلين»), from that of which they are a part."""
    verb = passage.word(part.start - 1).removeprefix("و").removeprefix("ف")
    return part.entry.part == "before" and verb in _INFLICTS


def loser_of(scan: Scan, one: Group) -> Mark | None:
    """Return who lost people: «فقد التنظيم خمسة من مقاتليه» tells of its dead, not of missing people."""
    if scan.harm is None or one.people is None or one.people.status != "armed":
        return None
    if scan.passage.word(scan.harm.start).removeprefix("و") not in _LOSES:
        return None
    before = () if joined_by_and(scan.harm.proclitic) else (scan.harm.start - 1,)
    for at in (*range(scan.harm.end, one.start), *before):
        side = _side(scan.passage, at) or scan.passage.at(at, "grammar", "pointer")
        side = side or scan.passage.at(at, "people", "plural")
        if side is not None:
            return side
    told = told_of_itself(scan.sentence, scan.harm.start)
    said = sayer(scan.sentence, told) if told is not None else None
    return _side(scan.passage, said) if said is not None else None


def _side(passage: Passage, at: int) -> Mark | None:
    return passage.at(at, "actors") or passage.at(at, "forces")


def told_of_itself(sentence: Sentence, verb: int) -> int | None:
    """Return where «إنها» or «إن قواته» stands of which a verb goes on to tell («… وخسرت ثمانية»)."""
    passage = sentence.passage
    goes_on = passage.word(verb).startswith("و") or passage.word(verb - 1) in _THAT_SELF | _MEANWHILE
    if not goes_on:
        return None
    for at in range(verb - 1, max(sentence.start, verb - _LONG) - 1, -1):
        own = passage.at(at, "parties", "own") and passage.word(at - 1) in {"ان", "بان"}
        if passage.word(at) in _THAT_SELF or own:
            return at
    return None


def sayer(sentence: Sentence, before: int) -> int | None:
    """Return where the actor stands that says «إنها», the nearest before it."""
    passage = sentence.passage
    for at in range(before - 1, max(sentence.start, before - _SAID) - 1, -1):
        mark = _side(passage, at)
        if mark is not None and (is_saying(passage, at - 1) or is_saying(passage, mark.end)):
            return at
    return None
