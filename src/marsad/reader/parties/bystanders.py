"""Actors named with a deed who did not do it: who lost people, fought elsewhere, shot back or came after it.

«أقرت الحركة بمقتل قادتها بنيران الجيش»; «فيما تستمر المعارك بين الجيش والحركة، قتل عشرة في قصف للحركة»;
«قتل المهاجمان برصاص قوات الأمن»; «القبض على خمسة من عناصر التنظيم».
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from marsad.language.wordsets import word_set, word_tuple
from marsad.models import Figure, IncidentType
from marsad.reader.harm.measures import HARMED, HURT
from marsad.reader.harm.scan import Found
from marsad.reader.parties.canonical import keepers_of_order
from marsad.reader.parties.killers import killers
from marsad.reader.parties.parties import Actor
from marsad.reader.parties.sides import Sides
from marsad.reader.scenes.telling import Scene, Telling

_ATTACKERS = word_tuple("attackers")


@dataclass(frozen=True, slots=True)
class Deed:
    """What happened in a scene, to whom, and who of its actors is told by the grammar to have acted."""

    scene: Scene
    sides: Sides
    happened: IncidentType
    figures: tuple[Figure, ...]
    acting: frozenset[str]

    def stood_by(self, name: str, kind: str, places: Sequence[Actor]) -> bool:
        """Tell whether an actor of a kind, named at these places, is named with the deed without doing it."""
        if name not in self.acting and (self._taken(name) or all(map(_active_there, places))):
            return True
        if self._comes_later(name, kind, places):
            return True
        if self.happened == "armed_clash":
            return False
        ended = self._others_fell() and all(map(_ended, places))
        if kind == "state" and self.happened != "arrests" and (ended or self._only_answered(name)):
            return True
        if self._only_raided(name, kind):
            return True
        others = self.acting - {name}
        stands = self._fights_elsewhere(places, others) or self._only_lost(name) or self._usual(places)
        return bool(others) and stands

    def _comes_later(self, name: str, kind: str, places: Sequence[Actor]) -> bool:
        """Tell whether a force is named only with what it does after an attack, or police with a blast."""
        if kind == "state" and all(map(_comes_after, places)):
            return True
        if name not in keepers_of_order():
            return False
        inquires = self._only_inquires() and all(map(_unaccused, places))
        return inquires or (self._others_attacked() and all(map(_arrests_there, places)))

    def _others_fell(self) -> bool:
        """Tell whether others than attackers are counted as harmed."""
        return not all(_is_attacker(one) for telling in self.scene.tellings for one in telling.found)

    def _others_attacked(self) -> bool:
        """Tell whether people came to harm in an attack, for which some may be arrested later."""
        harmed = any(f.measure in HURT for f in self.figures)
        return harmed and self.happened not in {"arrests", "armed_clash", "other"}

    def _only_inquires(self) -> bool:
        """Tell whether there was a blast, which is not the work of police, and nobody was arrested."""
        blast = self.happened in {"explosive", "suicide_bomb"}
        return blast and all(figure.measure != "arrested" for figure in self.figures)

    def _taken(self, name: str) -> bool:
        """Tell whether only people of an actor came to harm, and were arrested: others did that."""
        whose = {figure.affiliation for figure in self.figures if figure.measure != "arrested"}
        taken = {figure.affiliation for figure in self.figures if figure.measure == "arrested"}
        return name in taken - whose

    def _only_lost(self, name: str) -> bool:
        """Tell whether an actor, not told to act, lost all who were harmed."""
        return name not in self.acting and {f.affiliation for f in self.figures if f.measure in HARMED} == {
            name
        }

    def _only_raided(self, name: str, kind: str) -> bool:
        """Tell whether a group only lost people, in what forces do against it («قتلوا في عملية أمنية»)."""
        if kind == "group" and name not in self.acting and self._operated_on(name):
            return True
        if kind != "group" or not self._only_lost(name):
            return False
        raided = any(_raids(telling) for telling in self.scene.tellings if telling.found)
        return raided or self.happened == "arrests"

    def _operated_on(self, name: str) -> bool:
        """Tell whether a group lost people only where another is told to make an operation."""
        lost = [telling for telling in self.scene.tellings if self._loses(telling, name)]
        return bool(lost) and all(self._operates(telling, name) for telling in lost)

    def _loses(self, telling: Telling, name: str) -> bool:
        people = (one.group.people for one in telling.found)
        return any(p is not None and p.actor is not None and self.sides.name(p.actor) == name for p in people)

    def _operates(self, telling: Telling, name: str) -> bool:
        others = self.acting - {name}
        first = min((one.start for one in telling.found), default=0)
        acts = any(self.sides.name(a.mark) in others and a.mark.end <= first for a in telling.actors)
        return acts and any(
            telling.sentence.passage.word(at).lstrip("وبفل").removeprefix("ال") in _OPERATIONS
            for at in range(telling.sentence.start, first)
        )

    def _fights_elsewhere(self, places: Sequence[Actor], others: frozenset[str]) -> bool:
        """Tell whether an actor is only a side of a fight, while another is told to have done this."""
        if any(actor.role != "side" for actor in places):
            return False
        actors = (actor for telling in self.scene.tellings for actor in telling.actors)
        doing = (actor for actor in actors if actor.role in {"doer", "claimant"})
        return any(self.sides.name(actor.mark) in others for actor in doing)

    def _usual(self, places: Sequence[Actor]) -> bool:
        """Tell whether an actor is named only where troubles that last are told («تعاني البلاد من هجمات»)."""
        counting = {telling.sentence.index for telling in self.scene.tellings if telling.found}
        return all(_tells_of_habit(one) and one.sentence.index not in counting for one in places)

    def _only_answered(self, name: str) -> bool:
        """Tell whether an actor did nothing but kill those who attacked others."""
        fell = [(telling, one) for telling in self.scene.tellings for one in telling.found]
        by_it = [_is_attacker(one) for telling, one in fell if name in self._killed_by(telling, one)]
        return bool(by_it) and all(by_it) and not all(_is_attacker(one) for _, one in fell)

    def _killed_by(self, telling: Telling, one: Found) -> set[str | None]:
        return {self.sides.name(actor.mark) for actor in killers(one, telling.actors)}


def _arrests_there(actor: Actor) -> bool:
    """Tell whether a force is named with its arrests alone: «وأوقفت الشرطة مشتبهين», «الشرطة اعتقلت»."""
    behind = actor.mark.end + (actor.passage.word(actor.mark.end) in _OF_ITSELF)
    return any(actor.passage.word(at).lstrip("وف") in _ARREST for at in (actor.mark.start - 1, behind))


def _unaccused(actor: Actor) -> bool:
    return actor.basis == "stated" and actor.role != "claimant"


def _raids(telling: Telling) -> bool:
    """Tell whether a sentence tells of a raid or an operation, which only forces of a state make."""
    sentence = telling.sentence
    words = range(sentence.start, sentence.end - 1)
    return any(
        sentence.passage.word(at).lstrip("وبفل").removeprefix("ال") in _OPERATIONS
        and sentence.passage.word(at + 1).removeprefix("ال") in _OF_FORCES
        for at in words
    )


def _is_attacker(one: Found) -> bool:
    return one.group.people is not None and one.group.people.kind.startswith(_ATTACKERS)


def _comes_after(actor: Actor) -> bool:
    """Tell whether a force only does what is done after an attack.

    «وفرضت قوات الأمن طوقا حول المكان», «الشرطة تعثر على جثة», «وفتحت الشرطة تحقيقا».
    """
    behind = actor.mark.end + (actor.passage.word(actor.mark.end) in _OF_ITSELF)
    return any(_done_later(actor, at) for at in (actor.mark.start - 1, behind))


def _ended(actor: Actor) -> bool:
    """Tell whether a force kills those who attacked, whom nobody counts: «وقتلت القوات جميع المهاجمين»."""
    behind = actor.mark.end + (actor.passage.word(actor.mark.end) in _OF_ITSELF)
    return any(_ends_attack(actor, at) for at in (actor.mark.start - 1, behind))


def _ends_attack(actor: Actor, at: int) -> bool:
    passage = actor.passage
    harm = passage.at(at, "casualty", "verb") or passage.at(at, "casualty", "event")
    kills = harm is not None and harm.entry["voice"] != "passive" and harm.entry["measure"] == "killed"
    if not kills and passage.word(at).lstrip("وف") not in _ENDS:
        return False
    first = max(harm.end if harm is not None else 0, actor.mark.end)
    words = (passage.word(near) for near in range(first, first + _OBJECT))
    return any(word.startswith("ال") and word.removeprefix("ال").startswith(_ATTACKERS) for word in words)


def _done_later(actor: Actor, at: int) -> bool:
    word = actor.passage.word(at)
    forms = {word, word.removeprefix("و"), word.removeprefix("ف")}
    near = {actor.passage.word(more) for more in range(at + 1, at + _NEXT + 1)}
    return bool(forms & _COMING_AFTER) or bool(forms & _OPENING_IT and near & _INQUIRY)


def _active_there(actor: Actor) -> bool:
    """Tell whether a group is only said to be active around («غير أن خلايا التنظيم تنشط في المنطقة»)."""
    around = (actor.mark.start - 1, *range(actor.mark.end, actor.mark.end + _NEXT))
    return any(actor.passage.word(at).removeprefix("و") in _ACTIVE for at in around)


def _tells_of_habit(actor: Actor) -> bool:
    first, passage = actor.sentence.start, actor.passage
    return any(passage.word(at).removeprefix("و") in _USUAL for at in range(first, first + _OPENING))


_OPERATIONS, _OF_FORCES = word_set("operations"), word_set("operations of forces")
_ARREST = word_set("arresting")
_USUAL, _OPENING = word_set("lasting troubles"), 3
_COMING_AFTER = word_set("coming after an attack")
_ENDS = word_set("making an end of somebody")
_OPENING_IT, _INQUIRY = word_set("opening an inquiry"), word_set("an inquiry")
_OF_ITSELF = frozenset({"انها", "انه", "انهم"})
_ACTIVE = word_set("being active")
_NEXT, _OBJECT = 4, 3
