"""Where grammar puts an actor in its clause: it acts or is accused, it is harmed, it owns what is told of.

Who did it is not who is only harmed or hit, whatever stands near its name («مقتل خمسة من الحزب»,
«استهدف مواقع للجيش»): what rules an actor out of the vote on who did it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, TypeAlias

from marsad.language.words import joined_by_and
from marsad.language.wordsets import word_set, word_tuple
from marsad.models import IncidentType
from marsad.reader.document import Passage, Sentence
from marsad.reader.harm.scan import Found
from marsad.reader.parties.accusers import accuses
from marsad.reader.parties.all_dead import are_the_dead
from marsad.reader.parties.belonging import men_in, office_in
from marsad.reader.parties.described import holds_ground, operated_against, serves_with
from marsad.reader.parties.killers import fights
from marsad.reader.parties.own_deeds import own_deeds
from marsad.reader.parties.parties import Actor, hit_by_attack, is_checkpoint
from marsad.reader.parties.phrases import ending, head_before, phrase
from marsad.reader.parties.self_told import tells_of_its_own

Stance: TypeAlias = Literal["acts", "lost", "hit", "owns", "none"]
"""``acts``: also a side of a clash, and one who is accused. ``lost``: its people are counted. ``hit``: it is
attacked. ``owns``: the site or the arms are its.
"""

_AIMED, _DAYS = word_set("aimed at"), word_set("between verb and subject")
_STOPS, _THAT = frozenset({"،", ",", ":"}), frozenset({"ان", "بان"})
_TURNS = _STOPS | {"عندما", "حين", "حينما", "بعدما", "ان", "بان", "اثر", "فيما", "بينما"}
_AT = word_tuple("attack on")
"""Nouns for attacks whose genitive is as a rule the one attacked («استهداف الجيش»)."""
_ASSAILANTS = word_tuple("assailants")
_NOUNS = word_set("nouns of attack")
_OPERATIONS, _FACES = word_set("operations"), word_set("facing an attack")
_WITH = word_set("with whose help")
_ACCUSED, _SUBJECT, _BEHIND, _HELPERS = 9, 6, 3, 9
"""Tokens: from an accusation to the accused, from a verb to what stands before,
from a name to its verb, and so many at most in which its helpers are named between."""


def ruled_out(stances: Iterable[Stance], kind: str, happened: IncidentType) -> bool:
    """Tell whether grammar rules out that an actor did it, by where its names in the scene stand.

    In a clash those who lost people fought too; and an armed group that lost people may have attacked, but
    not if its own ground was hit, and those whom a strike or a blast killed did not fire it.
    """
    held = set(stances)
    if not held or happened == "armed_clash" or "acts" in held:
        return False
    if kind == "generic":
        return True
    if kind != "group":
        return bool(held & {"lost", "hit", "owns"})
    if "lost" in held and (happened in _FROM_AFAR or held & {"hit", "owns"}):
        return True
    return held <= {"hit", "owns"}


_FROM_AFAR = frozenset({"air_strike", "explosive", "shelling", "suicide_bomb"})
"""Kinds of incident in which attackers seldom fall: a bomber who dies is told to have acted."""


def stances(actors: Sequence[Actor], found: Sequence[Found]) -> dict[int, Stance]:
    """Return by first token where grammar puts each actor of one sentence; ``found`` are its counts."""
    held: dict[int, Stance] = {}
    if not actors:
        return held  # Each of many counts asks for them.
    named = [actor.mark for actor in actors]
    counted = _counted(found)
    tells = {mark.start for actor in actors[:1] for mark in own_deeds(actor.sentence, named)}
    for at, actor in enumerate(actors):
        office = actor.mark.entry.kind == "offices"  # an actor only where it tells what its forces did
        claims = actor.role == "claimant" or actor.mark.start in tells or office or tells_of_its_own(actor)
        own = "acts" if claims else _of_counted(counted.get(actor.mark.start)) or _stance(actor)
        if at and _joined(actors[at - 1], actor):
            before = held[actors[at - 1].mark.start]
            own = before if own == "none" or (before == "lost" and not claims) else own
        held[actor.mark.start] = own
    return held


def _joined(before: Actor, actor: Actor) -> bool:
    """Tell whether «و» joins a name to the one before, or it says that one again («الدولة (داعش)»)."""
    first, _ = phrase(actor)
    if first - before.mark.end > 1:
        return False
    again = actor.mark.entry.kind == "actors" and actor.mark.entry is before.mark.entry
    return again or actor.passage.word(first).startswith("و")


def _counted(found: Sequence[Found]) -> dict[int, Found]:
    """Return by token the first count whose people are told there («مقتل خمسة من الحوثيين»)."""
    held: dict[int, Found] = {}
    for one in found:
        people = one.group.people
        for at in range(people.start, max(people.end, one.group.end)) if people is not None else ():
            held.setdefault(at, one)
    return held


def _of_counted(one: Found | None) -> Stance | None:
    """Return what befell an actor's people by the count that they stand in, if they do."""
    if one is None or one.group.people is None:
        return None
    assailants = one.rule == "own" or one.group.people.kind.startswith(_ASSAILANTS)
    return "acts" if assailants else "hit" if _at_their_own(one) else "lost"


def _at_their_own(one: Found) -> bool:
    """Tell whether those counted fell where they themselves stood: «في هجوم على حاجز لهم»."""
    passage = one.sentence.passage
    for at in range(one.end, min(one.sentence.end, one.end + _GROUND)):
        if passage.word(at) in _THEIRS:
            site = (head_before(passage, near) for near in range(at, max(at - _SUBJECT // 2, one.end), -1))
            return any(head is not None and head.entry.kind != "people" for head in site)
    return False


_THEIRS, _GROUND = frozenset({"له", "لها", "لهم"}), 16


def _stance(actor: Actor) -> Stance:
    if accuses(actor.sentence, actor.mark):
        return "none"
    passage = actor.passage
    hunted = operated_against(actor.sentence, actor.mark)
    if hit_by_attack(passage, actor.mark) or hunted or are_the_dead(actor):
        return "hit"
    if holds_ground(actor.sentence, actor.mark) or serves_with(passage, actor.mark):
        return "owns"
    man = office_in(passage, actor.mark) or _owners_in(actor)
    if man is not None:
        return "acts" if _accused(actor.sentence, man) else "owns"
    first, owned = phrase(actor)
    while first > actor.sentence.start and passage.word(first - 1) in _DAYS:
        first -= 1
    told = _governed(actor, first, owned) if first > actor.sentence.start else None
    if _own_operation(actor) or (owned and _fired_from(actor, first)):
        return "acts"
    if told is None and not owned:
        told = _by_next(actor)
    return told or ("owns" if owned else "none")


def _owners_in(actor: Actor) -> int | None:
    """Return where men of an actor are named to whom what was hit belongs: «سيارات لناشطين في الحركة»."""
    passage, men = actor.passage, men_in(actor.passage, actor.mark)
    if men is None:
        return None
    head = head_before(passage, men) or passage.at(men - 1, "things", "object")
    owned = passage.word(men).startswith("ل") or (head is not None and head.entry.kind != "people")
    return men if owned else None


def _own_operation(actor: Actor) -> bool:
    """Tell whether an operation is told to be an actor's: «في عملية للجيش», «خلال حملة أمنية لقوات الأمن»."""
    passage, start = actor.passage, actor.mark.start
    words = [passage.word(start - back).lstrip("وب") for back in (1, 2, 3)]
    faced = any(passage.word(start - back) in _FACES for back in (2, 3, 4))
    return actor.mark.proclitic in {"ل", "لل"} and bool(_OPERATIONS & set(words)) and not faced


def _fired_from(actor: Actor, first: int) -> bool:
    """Tell whether its ground is where the fire came from: «قذيفة أطلقت من (جهة) مواقع الحركة», «قصف من»."""
    passage = actor.passage
    at = first - 1 if passage.word(first - 1) == "من" else first - 2
    events = (mark.entry for mark in ending(passage, at) if mark.entry.kind == "events")
    fire = any(event["type"] == "shelling" for event in events) or _suffered(actor, at)
    return passage.word(at) == "من" and (fire or passage.at(at - 1, "parties", "fired") is not None)


def _suffered(actor: Actor, end: int) -> bool:
    """Tell whether a place is told to be shelled in the words before («القصف الذي تعرضت له القرية من»)."""
    passage, near = actor.passage, range(max(actor.sentence.start, end - _SUFFERED), end)
    shelled = any((event := passage.at(at, "events")) and event.entry["type"] == "shelling" for at in near)
    return shelled and any(passage.word(at) in _SUFFERS for at in near)


_SUFFERS, _SUFFERED = frozenset({"تعرض", "تعرضت", "يتعرض", "تتعرض"}), 9


def _governed(actor: Actor, first: int, owned: bool) -> Stance | None:
    """Return what the word makes of an actor before which its phrase begins, at ``first``."""
    passage, sentence = actor.passage, actor.sentence
    marks = list(ending(passage, first))
    parts = {mark.entry.part for mark in marks if mark.entry.kind == "parties"}
    clash = fights(passage, first - 1, max(sentence.start, first - 1 - _SUBJECT))
    if clash or "between" in parts or _accused(sentence, first):
        return "acts"
    if passage.word(first - 1) in _AIMED or "suffer" in parts:
        return "hit"
    verb = _is_verb(passage, first - 1)
    struck = owned or ("against" in parts and _has_subject(sentence, first))
    killing = any(mark.entry.kind == "casualty" and mark.entry["role"] == "verb" for mark in marks)
    if passage.word(first - 1).endswith("وا") and parts & {"act", "set_on"}:
        return "hit"
    if verb and (killing or parts & {"act", "set_on", "by", "against", "advance"}):
        return "hit" if struck else "acts"
    if "by" in parts and not any(mark.entry.kind == "events" for mark in marks):
        return "hit" if owned else "acts"
    return _of_event(actor, first, owned)


def _is_verb(passage: Passage, at: int) -> bool:
    word = passage.word(at)
    return word.lstrip("وفبلك") not in _NOUNS and not word.startswith("ال")


def _has_subject(sentence: Sentence, first: int) -> bool:
    """Tell whether what strikes stands before the verb that ends at ``first`` («هجوم استهدف»)."""
    passage = sentence.passage
    for at in range(first - 2, max(sentence.start, first - _SUBJECT) - 1, -1):
        if passage.word(at) in _TURNS or passage.at(at, "casualty", "verb"):
            return False
        if passage.at(at, "events") or passage.at(at, "actors"):
            return True
    return False


def _accused(sentence: Sentence, first: int) -> bool:
    """Tell whether a word that accuses or suspects stands before: «اتهم ناشطون الجيش», «يعتقد أنهم من»."""
    passage = sentence.passage
    for at in range(first - 1, max(sentence.start, first - _ACCUSED) - 1, -1):
        if passage.word(at) in _STOPS:
            return False
        if passage.at(at, "parties", "suspect"):
            return True
    return False


def _of_event(actor: Actor, first: int, owned: bool) -> Stance | None:
    """Return what an attack makes of whose it is: «قصف الجيش», «كمين لداعش», «مقتل قادة الحزب»."""
    passage = actor.passage
    by = passage.word(first - 1) == "من"
    for at in (first - by, first - by - 1):
        for entry, start in ((mark.entry, mark.start) for mark in ending(passage, at)):
            if (entry.kind == "casualty" and entry["role"] == "event") or is_checkpoint(passage, start):
                return "hit"
            if entry.kind == "events" and entry["rank"] > "3" and entry["cue"] != "gunmen":
                aimed = passage.word(start).removeprefix("و").startswith(_AT) and not by
                return "hit" if owned or (aimed and not _has_object(actor)) else "acts"
            if entry.kind == "parties" and entry.part in {"of", "strike", "set_on"}:
                return "hit" if owned else "acts"
        if passage.word(at - 1) in _STOPS or passage.at(at - 1, "grammar"):
            break
    return None


def _has_object(actor: Actor) -> bool:
    """Tell whether what an actor attacks stands right behind it: «اقتحام الجيش المخيم»."""
    passage, at = actor.passage, actor.mark.end
    site = any(m.entry.kind in {"facilities", "place_heads", "places"} for m in passage.marks.get(at, ()))
    return at < actor.sentence.end and (site or passage.word(at).startswith("ال"))


def _past_helpers(actor: Actor) -> int:
    """Return where the words end that say with whom an actor acts: «الجيش بالتعاون مع شركاء دوليين قتل»."""
    passage, end = actor.passage, actor.mark.end
    if passage.word(end) not in _WITH:
        return end
    for at in range(end + 1, min(actor.sentence.end, end + _HELPERS)):
        if passage.word(at) in _STOPS | _THAT:
            break
        if passage.at(at, "casualty", "verb") or passage.at(at, "parties", "act"):
            return at
    return end


def _by_next(actor: Actor) -> Stance | None:
    """Return what the verb behind an actor makes of it: «الحوثيون قصفوا», «القوات التي هاجمت»."""
    passage, end = actor.passage, _past_helpers(actor)
    for at in range(end, min(actor.sentence.end, end + _BEHIND)):
        if passage.word(at) in _STOPS | _THAT or passage.at(at, "claimants", "say"):
            return None  # «أعلنت الحركة أن هجوما استهدف حاجزا لها»
        harm = passage.at(at, "casualty", "verb")
        if harm is not None and joined_by_and(harm.proclitic):
            return None  # «هاجم ملثمون مخفرا للشرطة وقتلوا»
        longer = passage.at(at, "parties", "set_on")
        if harm is not None and (longer is None or longer.end <= harm.end):  # «قضت» or «قضت على»
            return "hit" if harm.entry["voice"] == "passive" else "acts"
        acts = [mark for part in ("act", "set_on") if (mark := passage.at(at, "parties", part))]
        subject = at == end and passage.word(phrase(actor)[0] - 1) in _THAT  # «إن الطيران شن»
        if any(mark.proclitic in {"", "ف"} for mark in acts) and (subject or _is_verb(passage, at)):
            return "acts"
    return None
