"""What people did when they came to harm, which tells whether they are civilians or armed.

«قتل ثلاثة أشخاص وهم يحاولون زرع عبوة»; «سبعة يرتدون أحزمة ناسفة قتلوا»; «جرح 40 كانوا في حفل زفاف»;
«قتل شاب في تبادل لإطلاق النار مع الشرطة».
"""

from __future__ import annotations

from marsad.language.words import stems
from marsad.language.wordsets import word_set, word_tuple
from marsad.models import Status
from marsad.reader.document import Passage
from marsad.reader.harm.scan import Found

_CLAUSE, _NEAR, _ATTEMPT = 16, 3, 4
"""Tokens behind people that may tell what they did, and from its first word to the one that says what."""


def doing(one: Found) -> Status | None:
    """Return the standing of people by what the clause behind them says that they did, None if nothing."""
    passage, stop = one.sentence.passage, min(one.group.end + _CLAUSE, _end(one))
    for at in range(one.group.end, stop):
        if passage.word(at) in _STOPS:
            return None
        if _carries_arms(passage, at) or _attempts(passage, at) or _exchanges_fire(passage, at):
            return "armed"
        if _attacked(passage, at) or (at == one.group.end and _who_attacked(passage, at)):
            return "armed"
        if passage.word(at) in _WHILE and _at_peace(passage, at + 1):
            return "civilian"
        if at <= one.group.end + 1 and _employed(passage, at):
            return "civilian"
    return None


def _end(one: Found) -> int:
    """Return where the sentence ends, past «بينما كان», which goes on with what people did."""
    passage, end = one.sentence.passage, one.sentence.end
    goes_on = passage.word(end) in _WHILE and passage.word(end + 1) in _WAS
    return min(end + _CLAUSE, len(passage.tokens)) if goes_on else end


def _carries_arms(passage: Passage, at: int) -> bool:
    """Tell whether people wear or carry what kills («يحملون أحزمة ناسفة», not «ظنوا أنه يحمل قنبلة»)."""
    if passage.word(at - 1).lstrip("ب").startswith("انه"):
        return False
    ahead = (passage.word(near).removeprefix("ال") for near in range(at + 1, at + 1 + _NEAR))
    return passage.word(at) in _CARRY and any(word.startswith(_ARMS) for word in ahead)


def _attempts(passage: Passage, at: int) -> bool:
    """Tell whether people attack or try to («أثناء محاولتهم اقتحام», «وهم يزرعون», «بعد تنفيذه طعنا»)."""
    first = passage.word(at + 1)
    done = passage.word(at) in _AFTER and first.startswith(_DOES) and first.endswith(_THEIR)
    if not (passage.word(at) in _WHILE or done):
        return False
    if first.startswith(_OWN_ACTS) and first.endswith(_THEIR):
        return True
    tries = done or any(passage.word(near).startswith(_TRIES) for near in (at + 1, at + 2))
    return tries and any(_is_attack(passage.word(near)) for near in range(at + 2, at + 2 + _ATTEMPT))


def _attacked(passage: Passage, at: int) -> bool:
    """Tell whether a clause says that people attacked before («بعدما طعن شرطيين», «وهو يزرع لغما»)."""
    deed = at + 1 + (passage.word(at) in _AFTER and passage.word(at + 1) == "ان")
    was = passage.word(deed) in _WAS
    led_on = deed > at + 1 or passage.word(at) in _WHILE or passage.word(at) == "بعدما"
    return led_on and (_deed(passage, deed + was) or (was and passage.word(deed + 1) in _DEEDS))


def _who_attacked(passage: Passage, at: int) -> bool:
    """Tell whether one who attacked or tried to is meant: «رجل طعن جنديين», «شخص حاول اقتحام الحاجز»."""
    at += passage.word(at) in _WAS
    tried = passage.word(at).startswith(_TRIES)
    return _deed(passage, at) or (tried and any(_is_attack(passage.word(more)) for more in (at + 1, at + 2)))


def _deed(passage: Passage, at: int) -> bool:
    """Tell whether a verb of attack has its object right behind it, so that its subject stands before."""
    if passage.word(at) in _OPENS_FIRE and passage.word(at + 1) in _FIRE:
        return passage.word(at + 2) == "علي"
    aimed = passage.word(at + 1).endswith(("ين", "ا")) or passage.word(at + 1) in _BODIES
    return passage.word(at) in _DEEDS and (aimed or passage.at(at + 1, "facilities") is not None)


def _is_attack(word: str) -> bool:
    return any(stem in _ATTACKS for clitic, stem in stems(word) if clitic in {"", "ال", "ل", "لل", "ب"})


def _exchanges_fire(passage: Passage, at: int) -> bool:
    """Tell whether people fell when fire was exchanged with a force («في تبادل لإطلاق النار مع الشرطة»)."""
    if passage.word(at) != "تبادل" or passage.word(at - 1) not in {"في", "خلال", "اثناء", "بعد"}:
        return False
    places = [near for near in range(at + 1, at + 1 + _ATTEMPT) if passage.word(near) == "مع"]
    return bool(places) and any(passage.at(places[0] + 1, kind) for kind in ("forces", "actors"))


def _at_peace(passage: Passage, at: int) -> bool:
    """Tell whether people prayed, slept, worked or celebrated («كانوا في حفل زفاف», «وهم نائمون»)."""
    words = [passage.word(near) for near in range(at, at + _NEAR)]
    return words[0] in _CIVIL or (words[0] in {"في", "من"} and bool(_CIVIL_PLACES & set(words[1:])))


def _employed(passage: Passage, at: int) -> bool:
    """Tell whether people are said to work for somebody unarmed («أربعة أجانب يعملون في شركة للبناء»)."""
    where = at + 1 + (passage.word(at + 1) in {"في", "لدي", "مع"})
    of_arms = passage.word(where + 1).removeprefix("ال") in _GUARDING
    return passage.word(at) in _WORKS and passage.word(where).lstrip("لب") in _EMPLOYERS and not of_arms


_WORKS, _EMPLOYERS = word_set("being employed"), word_set("employers of civilians")
_GUARDING = frozenset({"امنيه", "حراسه", "امن", "عسكريه"})
_STOPS = frozenset({"،", ",", ":", "؛"})
_WHILE, _AFTER = word_set("while"), word_set("after")
_DEEDS, _WAS = word_set("deeds of attackers"), frozenset({"كان", "كانوا", "كانا", "كانت"})
_BODIES = word_set("bodies of men")
_OPENS_FIRE, _FIRE = word_set("opening fire"), word_set("fire that is opened")
_DOES = word_tuple("deeds that an attacker owns")
_CARRY, _ARMS = word_set("carrying"), word_tuple("what attackers carry")
_TRIES, _ATTACKS = word_tuple("trying"), word_set("acts of attackers")
_OWN_ACTS, _THEIR = word_tuple("acts that attackers own"), ("هم", "ه", "ها", "هما")
_CIVIL, _CIVIL_PLACES = word_set("what civilians do"), word_set("where civilians are")
