"""Speakers that tell what they did themselves («أعلن الجيش أنه قصف»), and actors who are silent."""

from __future__ import annotations

from marsad.language.wordsets import word_set
from marsad.reader.harm.measures import HURT
from marsad.reader.parties.parties import Actor
from marsad.reader.voices.claimants import is_saying


def speaks_of_its_own(actor: Actor) -> bool:
    """Tell whether a speaker says what it did itself: «أعلن الجيش أنه», «أعلنت الشرطة القبض على»."""
    passage, start = actor.passage, actor.mark.end
    if actor.mark.entry.kind == "offices" or passage.at(start, "parties", "seize") is not None:
        return True
    if _by_its_own(actor):
        return True
    for at in range(start, min(actor.sentence.end, start + _FAR)):
        if passage.word(at) in {"ان", "بان"}:
            event = passage.at(at + 1, "events") and not passage.at(at + 1, "parties", "own")
            return passage.word(at + 1).endswith(("ه", "ها", "هم")) and not event
        if passage.word(at) in _OWN:
            return True
    return False


def tells_what_happened(actor: Actor) -> bool:
    """Tell whether a speaker says that something happened, as by nobody: «متحدث باسمها إن غارة أصابت …»."""
    passage, start = actor.passage, actor.mark.end
    that = (at for at in range(start, min(actor.sentence.end, start + _FAR)) if passage.word(at) in _THAT)
    at = next(that, None)
    event = passage.at(at + 1, "events") if at is not None else None
    if event is None or event.proclitic or passage.at(event.start, "parties", "own") is not None:
        return False
    return any(passage.word(near) in _HAPPENED for near in range(event.end, event.end + _ADJECTIVES))


def tells_of_its_own(actor: Actor) -> bool:
    """Tell whether a state's force says whom it killed: «قال الجيش إن قواته قتلت 20 من مقاتلي الحركة»."""
    entry, passage, start = actor.mark.entry, actor.passage, actor.mark.end
    if entry.kind != "forces" and entry["kind"] not in {"state", "coalition"}:
        return False
    near = range(start, min(actor.sentence.end, start + _FAR))
    at = next((at for at in near if passage.word(at) in _THAT or passage.word(at) in _OWN), None)
    if at is None or not is_saying(passage, actor.mark.start - 1) | is_saying(passage, start):
        return False
    own = passage.at(at + 1, "parties", "own") if passage.word(at) in _THAT else None
    if own is None and passage.word(at) in _THAT:
        return False
    verb = passage.at(own.end if own is not None else at + 1, "casualty", "verb")
    kills = verb is not None and verb.entry["measure"] in HURT and verb.entry["voice"] != "passive"
    return kills and passage.word(verb.start if verb else at) not in _LOSES


_LOSES = word_set("losing people")


def says_nothing(actor: Actor) -> bool:
    """Tell whether an actor has not commented: «لم يصدر تعليق من الجيش أو من الحركة», «الجيش لم يعلق»."""
    passage, start, end = actor.passage, actor.mark.start, actor.mark.end
    if passage.at(end, "grammar", "negation") and any(passage.word(end + at) in _COMMENTS for at in (1, 2)):
        return True
    before = range(max(actor.sentence.start, start - _FAR), start)
    comment = next((at for at in before if passage.word(at) in _COMMENTS), None)
    if comment is None or any(passage.word(at) in {"،", ",", ":"} for at in range(comment, start)):
        return False
    negated = range(max(actor.sentence.start, comment - _NEGATED), comment)
    return any(passage.at(at, "grammar", "negation") is not None for at in negated)


_COMMENTS, _NEGATED = word_set("comments"), 4


def only_at_war(actor: Actor) -> bool:
    """Tell whether an actor is named for a war, truce or talks: «النزاع المستمر بين الجيش والحركة»."""
    passage, start = actor.passage, actor.mark.start
    before = range(start - 1, max(actor.sentence.start, start - _FAR) - 1, -1)
    between = next((at for at in before if passage.at(at, "parties", "between")), None)
    if between is None or actor.role != "side":
        return False
    near = range(max(actor.sentence.start, between - _LASTING), between)
    return any(passage.word(at) in _WARS for at in near)


_WARS, _LASTING = word_set("wars and talks"), 7


def owns_an_office(actor: Actor) -> bool:
    """Tell whether an actor is named only for the office that speaks: «وزارة الصحة التابعة لحكومة …»."""
    passage, start = actor.passage, actor.mark.start
    if actor.mark.proclitic not in {"ل", "ب"}:
        return False
    last = start - 1 - (passage.at(start - 1, "parties", "loyal") is not None)
    if passage.at(last, "claimants", "person") is None or passage.at(last, "actors") is not None:
        return False
    before = range(max(actor.sentence.start, last - _TITLE), last)
    return any(passage.at(at, "claimants", "say") is not None for at in before)


_TITLE = 4
"""Tokens of the name of an office, behind a verb of saying."""


def _by_its_own(actor: Actor) -> bool:
    """Tell whether a speaker says by whom it was done, its own: «مقتل ثلاثة بغارة شنتها طائراتها»."""
    passage, last = actor.passage, min(actor.sentence.end, actor.mark.end + _CLAUSE)
    return any(
        passage.at(at, "parties", "own") is not None and passage.at(at - 1, "parties", "by") is not None
        for at in range(actor.mark.end + 1, last)
    )


_FAR, _CLAUSE = 10, 20
"""Tokens behind a speaker within which it says that it acted itself, and by whom of its own."""
_THAT, _HAPPENED, _ADJECTIVES = frozenset({"ان", "بان"}), word_set("it happened"), 3
_OWN = frozenset({"انه", "انها", "انهم", "بانه", "بانها", "بانهم", "اننا", "مسووليته", "مسووليتها"})
