"""Whose people those counted cannot be, for what they are and for who attacked whom.

«قُتل ثلاثة جنود في هجوم شنته الحركة»: not the group's; «غارة للجيش قتلت أربعة متمردين»: not the army's.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from marsad.language.folding import fold_text
from marsad.language.wordsets import word_set, word_tuple
from marsad.reader.counting.people import People
from marsad.reader.harm.scan import Found
from marsad.reader.parties.canonical import general_names
from marsad.reader.parties.circle import Circle
from marsad.reader.parties.killers import killers, told_by_its_killers
from marsad.reader.parties.parties import Actor
from marsad.reader.parties.possessives import pronoun
from marsad.reader.parties.sides import kind_of
from marsad.reader.parties.stance import stances
from marsad.reader.scenes.telling import Telling
from marsad.reader.setting import Setting
from marsad.reader.voices.claimants import is_saying

_STATES = frozenset({"state", "coalition"})
_LOSES = word_set("losing people")
_NEUTRAL, _RANKS = word_tuple("neutral fighters"), word_tuple("ranks of a state")


def enemies(setting: Setting, around: Circle, telling: Telling, one: Found, sort: str) -> set[str | None]:
    """Return the actors whose people those counted are not; ``sort`` tells what armed people they are."""
    name = setting.sides.name
    held = {name(actor.mark) for actor in _who_harmed(setting, telling, one, sort)}
    held |= _of_another_kind(setting, sort, around) | _attackers_of_soldiers(sort, around, one)
    people, own = one.group.people, pronoun(one) is not None
    national = people is not None and people.country is not None
    if national and (sort in {"army", "police"} or _officers(people)):
        held |= _groups(setting, around)  # «ضابطان تركيان» are of no group
    if sort == "bomber":
        stands = stances(telling.actors, telling.found)
        held |= {name(a.mark) for a in telling.actors if stands[a.mark.start] in {"hit", "owns"}}
    if sort in {"army", "police"} and not own:
        held |= _counted_beside(setting, telling, one)
    if sort in {"fighter", "guard"} and not own:
        held |= around.accused
    if sort in {"fighter", "generic"}:
        held |= _set_against(setting, telling, one)
    return held | _attackers(sort, around, one)


def _who_harmed(setting: Setting, telling: Telling, one: Found, sort: str) -> Iterator[Actor]:
    """Yield those who killed the people, and who speaks of them as only enemies do («قتل إرهابيين»)."""
    yield from killers(one, telling.actors)
    if setting.issuer is not None and told_by_its_killers(one):
        yield setting.issuer
    yield from _who_boasts(telling, one)
    yield from _who_arrests(setting, telling, one)
    if sort == "generic" and pronoun(one) is None:
        before = (actor for actor in telling.actors if actor.mark.end <= one.start)
        yield from (a for a in before if is_saying(a.passage, a.mark.start - 1))


def _who_boasts(telling: Telling, one: Found) -> Iterator[Actor]:
    """Yield who claims an attack and counts those it hit: «تبنت الحركة الهجوم مدعية قتل 20 عنصرا»."""
    people, lost = one.group.people, one.harm is not None and _loses(one, one.harm.start)
    if people is not None and is_neutral(people) and pronoun(one) is None and not lost:
        yield from (a for a in telling.actors if a.role == "claimant" and a.mark.end <= one.start)


def _loses(one: Found, at: int) -> bool:
    """Tell whether the words of harm are of one's own losses («فقد خمسة مقاتلين»)."""
    word = one.sentence.passage.word(at)
    return word in _LOSES or word.removeprefix("و") in _LOSES


def _who_arrests(setting: Setting, telling: Telling, one: Found) -> Iterator[Actor]:
    """Yield the force that arrested others: «اعتقلت قوة من مكافحة الإرهاب خمسة مطلوبين بينهم قيادي»."""
    people = one.group.people
    if one.measure == "arrested" and people is not None and people.force not in {"army", "police"}:
        before = (a for a in telling.actors if a.mark.end <= one.start and pronoun(one) is None)
        yield from (a for a in before if kind_of(a.mark, setting.sides) in _STATES)


def _counted_beside(setting: Setting, telling: Telling, one: Found) -> set[str | None]:
    """Return the groups whose people the sentence counts besides: soldiers fell on the other side.

    «قُتل 20 من مقاتلي الحركة، وأربعة جنود»
    """
    people = (other.group.people for other in telling.found[:_MANY] if other is not one)
    named = (each.actor for each in people if each is not None and each.actor is not None)
    return {setting.sides.name(actor) for actor in named if setting.sides.kind(actor) == "group"}


def _set_against(setting: Setting, telling: Telling, one: Found) -> set[str | None]:
    """Return the group whose dead stand right behind fighters of no name: «ستة مقاتلين واثنان من التنظيم»."""
    behind = telling.found[bisect_right(telling.found, one.start, key=lambda found: found.start) :][:1]
    groups: set[str | None] = set()
    for other in behind if behind and _beside(one, behind[0]) else ():
        near = (actor for actor in telling.actors if other.start < actor.mark.start <= other.group.end)
        groups |= {setting.sides.name(a.mark) for a in near if kind_of(a.mark, setting.sides) == "group"}
    return groups


def _beside(one: Found, other: Found) -> bool:
    """Tell whether people of no rank are joined to others: «ستة عناصر وقيادي في التنظيم» are all its own."""
    people = other.group.people
    of_no_rank = people is None or not people.kind or is_neutral(people)
    joined = other.group.conj and other.start - one.group.end <= 1
    return joined and of_no_rank and other.measure == one.measure


_MANY = 100
"""So many counts of a sentence are looked at: more are no news but a text made to be slow."""


def is_neutral(people: People) -> bool:
    """Tell whether a word for armed people may be said of any side's: «عنصر», «مقاتل»."""
    return fold_text(people.kind).startswith(_NEUTRAL)


def _of_another_kind(setting: Setting, sort: str, around: Circle) -> set[str | None]:
    """Return whose people some cannot be: those hit by a bomber, a state and its allies of rebels."""
    states: set[str | None] = {name for name, kind in around.kinds.items() if kind in _STATES}
    if sort in {"bomber", "attacker"}:
        told = around.roles.items()
        hit = {name for name, roles in told if "target" in roles and not roles & {"doer", "claimant"}}
        return states | hit if sort == "bomber" else set(hit)
    if sort not in {"generic", "gunman"}:
        return set()
    forces = setting.sides.forces.values()
    return states | {row[force] for row in forces for force in ("army", "police", "security")}


def _groups(setting: Setting, around: Circle) -> set[str | None]:
    """Return the groups that the scene and the report name."""
    here = {name for name, kind in around.kinds.items() if kind == "group"}
    cast = (actor.mark for actor in setting.cast if kind_of(actor.mark, setting.sides) == "group")
    return {setting.sides.name(mark) for mark in cast} | here


def _officers(people: People | None) -> bool:
    return people is not None and fold_text(people.kind).startswith(_RANKS)


def _attackers_of_soldiers(sort: str, around: Circle, one: Found) -> set[str | None]:
    """Return the groups that attacked, whose people soldiers and policemen are not."""
    people = one.group.people
    national = people is not None and people.country is not None and is_neutral(people)
    of_a_state = sort in {"army", "police"} or national or _officers(people)
    if not of_a_state or pronoun(one) is not None:
        return set()
    groups = (name for name, kind in around.kinds.items() if kind == "group")
    return {*general_names(), *(name for name in groups if around.roles[name] & {"doer", "claimant"})}


def _attackers(sort: str, around: Circle, one: Found) -> set[str | None]:
    """Return those who attacked others, of whom fighters are that no word gives to them.

    «نفذت الحركة كمينا لرتل للجيش، ما أسفر عن مقتل تسعة عناصر»
    """
    free = sort in {"fighter", "guard"} and pronoun(one) is None
    return set(around.acting - around.hit) if free and around.hit - around.acting else set()
