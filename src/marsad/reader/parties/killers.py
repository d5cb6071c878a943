"""Who did the harm that a clause counts, whose own people are not those harmed («قالت إنها قتلت 30»)."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.language.lexicon import Mark
from marsad.language.wordsets import word_set, word_tuple
from marsad.reader.document import Passage
from marsad.reader.harm.scan import Found
from marsad.reader.parties.parties import Actor
from marsad.reader.voices.claimants import is_saying

_ABLE = word_tuple("being able to")
_WITH, _ITS_MEN = frozenset({"مع", "ضد"}), word_set("men of a side")
_FROM, _CLASH = 3, 4
"""Tokens from who was able to do a deed to the deed, and from a clash to «مع»."""
_OWN_DEAD = word_tuple("one's own dead")
_SELF = frozenset({"انه", "انها", "انهم", "بانه", "بانها", "بانهم"})
_LOSES, _MOURNS = word_set("losing people"), word_tuple("mourning")
_INFLICTS = word_set("inflicting")
_HIMSELF, _INFLICTED, _SAID, _HAND = 3, 4, 16, 6
"""Tokens from «إنها» to its verb, from «كبد» to the dead, from a speaker to «إنها», and from the dead to the
hand by which they fell."""


def killers(one: Found, actors: tuple[Actor, ...]) -> Iterator[Actor]:
    """Yield the actors of a sentence who harmed the counted people, as the verb of the clause tells."""
    did = list(_by_verb(one, actors))
    yield from did
    yield from (
        actor for actor in actors if _by_its_hand(one, actor) or (not did and fought_with(one, actor))
    )


def _by_verb(one: Found, actors: tuple[Actor, ...]) -> Iterator[Actor]:
    verb = _verb(one)
    if verb is None:
        return
    yield from (actor for actor in actors if _behind(one, verb, actor))
    own = next((at for at in range(verb - 1, verb - 1 - _HIMSELF, -1) if _says_self(one, at)), None)
    if own is not None:
        yield from _speakers(one, actors, own)


def _verb(one: Found) -> int | None:
    """Return where the verb stands whose subject did the harm: «قتلت», «أسروا», «كبد العدو … قتيلا»."""
    passage, first = one.sentence.passage, one.sentence.start
    for at in range(one.start - 1, max(first, one.start - _INFLICTED) - 1, -1):
        if passage.word(at).removeprefix("و").removeprefix("ف") in _INFLICTS:
            return at
    return one.harm.start if one.harm is not None and _active(one, one.harm) else None


def told_by_its_killers(one: Found) -> bool:
    """Tell whether words count people whom a group that speaks for itself would not call its own dead so.

    Those are its martyrs («ارتقى أحد الإخوة»); who is killed, or perishes, is its enemy.
    """
    passage = one.sentence.passage
    words = (passage.word(at) for at in range(one.start, max(one.end, one.group.end)))
    harm = [passage.word(one.harm.start)] if one.harm is not None else []
    return one.rule != "own" and not any(_martyrs(word) for word in (*words, *harm))


def _martyrs(word: str) -> bool:
    return word.removeprefix("و").removeprefix("ف").removeprefix("ال").startswith(_OWN_DEAD)


def _active(one: Found, harm: Mark) -> bool:
    """Tell whether the word of harm has an actor of its own: «قتلت», «أسروا», «القضاء على»."""
    entry, word = harm.entry, one.sentence.passage.word(harm.start)
    word = word.removeprefix("و").removeprefix("ف")
    own = word in _LOSES or word.startswith(_MOURNS)
    return entry.kind == "casualty" and entry["voice"] in {"active", "either"} and not own


def _behind(one: Found, verb: int, actor: Actor) -> bool:
    """Tell whether an actor stands right behind the verb as who acts: «قتل الجيش خمسة»."""
    if actor.mark.end == verb and one.sentence.passage.word(verb).startswith("ب"):
        return True  # «اتهمت الحركة الجيش بقتل خمسة»
    next_to = actor.mark.start == verb + 1 and actor.mark.proclitic in {"", "ال"}
    able = one.sentence.passage.word(actor.mark.start - 1).removeprefix("و").startswith(_ABLE)
    able = able or one.sentence.passage.word(actor.mark.start - 1).endswith("سبق")
    if able and 0 < verb - actor.mark.end <= _FROM:
        return True  # «تمكنت قوات الأمن من تحييد خمسة», «سبق للتنظيم أن قتل ثلاثة»
    return next_to and one.harm is not None and one.harm.start == verb and actor.mark.end <= one.group.start


def fought_with(one: Found, actor: Actor) -> bool:
    """Tell whether people fell in a fight with an actor: «قتل ثلاثة جنود في اشتباكات مع الحركة»."""
    passage, at = one.sentence.passage, actor.mark.start - 1
    at -= passage.word(at) not in _WITH and passage.word(at) in _ITS_MEN
    return at >= one.group.end and fights(passage, at, max(one.group.end, at - _CLASH))


def fights(passage: Passage, at: int, first: int) -> bool:
    """Tell whether «مع» stands at a token behind a clash, of whose side it tells: «اشتبك الجيش مع الحركة»."""
    if passage.word(at) not in _WITH:
        return False
    clash = (passage.at(near, "events") for near in range(first, at))
    return any(event is not None and event.entry["type"] == "armed_clash" for event in clash)


def _says_self(one: Found, at: int) -> bool:
    passage = one.sentence.passage
    own = passage.at(at, "parties", "own")
    return passage.word(at) in _SELF or (own is not None and passage.word(at - 1) in {"ان", "بان"})


def _speakers(one: Found, actors: tuple[Actor, ...], before: int) -> Iterator[Actor]:
    """Yield who says «إنها», the nearest before it beside a verb of saying."""
    passage = one.sentence.passage
    for actor in reversed([actor for actor in actors if before - _SAID <= actor.mark.start < before]):
        if is_saying(passage, actor.mark.start - 1) or is_saying(passage, actor.mark.end):
            yield actor
            return


def _by_its_hand(one: Found, actor: Actor) -> bool:
    """Tell whether people fell by an actor's hand: «قتلوا برصاص الجيش», «ثلاثة قتلتهم قوات الأمن»."""
    passage, at = one.sentence.passage, actor.mark.start - 1
    if not 0 <= at - one.group.end < _HAND:
        return False
    harm = passage.at(at, "casualty", "verb")
    theirs = harm is not None and passage.word(at).endswith(("هم", "هن", "هما", "ته"))
    by = (mark for near in (at, at - 1) if (mark := passage.at(near, "parties", "by")) is not None)
    hand = any(mark.end == at + 1 and passage.word(mark.start) in _HANDS for mark in by)
    return theirs or hand  # «على يد الحركة», «برصاص الجيش»


_HANDS = word_set("by the hand of") | {"بايدي", "علي", "قبل", "جانب"}
