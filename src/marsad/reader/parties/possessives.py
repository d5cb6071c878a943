"""Pronouns that say whose people are counted («جنودها», «في صفوفه»), and for which actors they may stand."""

from __future__ import annotations

from marsad.language.wordsets import word_set
from marsad.reader.harm.scan import Found
from marsad.reader.parties.parties import Actor
from marsad.reader.voices.claimants import is_saying


def pronoun(one: Found) -> str | None:
    """Return the pronoun on a word for the people: «ه» of «جنوده», «في صفوفه»; None where there is none."""
    people, in_ranks = one.group.people, ranks(one)
    if in_ranks is not None:
        return next(pronoun for pronoun in _PRONOUNS if in_ranks.endswith(pronoun))
    if people is None:
        return None
    passage = one.sentence.passage
    for at in range(people.start, people.end):
        mark = passage.at(at, "people", "plural")
        if mark is None or (mark.entry["status"] == "civilian" and not of_sons(one)):
            continue
        word = passage.words(at, at + 1)
        found = next((p for p in _PRONOUNS if word.endswith(p) and len(word) > len(p) + 2), None)
        if found is not None:
            return found
    return None


def of_sons(one: Found) -> bool:
    """Tell whether people are counted as the sons of somebody, or of a force: «أحد أبنائها»."""
    passage, start = one.sentence.passage, one.group.start
    return any(passage.word(at).startswith("ابنا") for at in range(start, one.group.end))


_PRONOUNS = ("هم", "ها", "ه")
_RANKS = frozenset(force + pronoun for force in word_set("a force of one's own") for pronoun in _PRONOUNS)
_BEHIND = 4
_LONGEST = 60
"""Tokens before its own dead within which a country's army is named, at most."""
"""Tokens behind counted people within which «في صفوفه» stands."""


def ranks(one: Found) -> str | None:
    """Return «صفوفه», «صفوفها», «شرطتها» right behind the people, None where none stands there."""
    behind = range(one.group.end, min(one.sentence.end, one.group.end + _BEHIND))
    return next((word for at in behind if (word := one.sentence.passage.word(at)) in _RANKS), None)


def country_of_its_army(one: Found) -> str | None:
    """Return the country whose army tells of its men: «تكتمت بوروندي …، إذ أعلن جيشها مقتل عشرة جنود»."""
    passage, first = one.sentence.passage, max(one.sentence.start, one.start - _LONGEST)
    army = next((at for at in range(one.start - 1, first - 1, -1) if passage.word(at) in _ARMY), first)
    marks = (passage.at(at, "forces", "country") for at in range(army - 1, first - 1, -1))
    named = [mark for mark in marks if mark is not None and mark.proclitic in {"", "و"}]
    return named[-1].entry["country"] if named else None


_ARMY = word_set("one's own army")


def gender(actor: Actor) -> frozenset[str]:
    """Return the pronouns that may stand for an actor."""
    word = actor.words.split()[0]
    if word.endswith(("ة", "ات", "ى")) or actor.passage.at(actor.mark.start, "parties", "feminine"):
        return frozenset({"ها"})
    if word.endswith(("ون", "ين")):
        return frozenset({"هم"})
    return frozenset({"ها"}) if _says_as_feminine(actor) else frozenset({"ه", "هم"})


def _says_as_feminine(actor: Actor) -> bool:
    """Tell whether the verb of saying beside an actor makes it feminine: «الدعم السريع فقالت»."""
    passage, mark = actor.passage, actor.mark
    said = (at for at in (mark.start - 1, mark.end) if is_saying(passage, at))
    return any(passage.word(at).endswith("ت") for at in said)
