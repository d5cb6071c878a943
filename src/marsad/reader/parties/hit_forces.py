"""The force whose post, patrol or convoy was attacked, whose the dead are that no word tells apart.

«هاجمت الحركة ثكنة للجيش، والحصيلة 15 قتيلا»: where armed men attacked one force and nobody else is told to
have been there. Of a blast, a strike or shelling anybody may be killed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.language.folding import fold_text
from marsad.language.lexicon import Entry, Mark
from marsad.language.wordsets import word_set, word_tuple
from marsad.models import Figure
from marsad.reader.document import Passage, Sentence
from marsad.reader.harm.measures import HURT
from marsad.reader.parties.canonical import general_names
from marsad.reader.parties.sides import kind_of as side_kind
from marsad.reader.parties.stance import stances
from marsad.reader.parties.standing import Claim
from marsad.reader.scenes.kinds import kind_of
from marsad.reader.scenes.telling import Scene
from marsad.reader.setting import Setting
from marsad.reader.voices.claimants import is_saying

_ASSAULTS = frozenset({"attack", "armed_clash"})
_BODIES, _FINDS = word_tuple("bodies"), word_set("finding")
_NEAR = 8
_ANYBODY = ("شخص", "ضحي")


def with_hit_forces(setting: Setting, scene: Scene, claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims of a scene, bare counts as those of the one force that was attacked in it."""
    bare = [_bare(one) for one in claims]
    if scene.tally or not any(bare) or not all(map(_may_be_fighters, claims)) or _civilians_there(scene):
        return list(claims)
    side = _attacked(setting, scene, tuple(one.figure for one in claims))
    if side is None:
        return list(claims)
    others = [one for one in claims if one.figure.affiliation not in {None, side}]
    return [
        _of_side(one, side) if unsaid and not any(_part(other, one) for other in others) else one
        for one, unsaid in zip(claims, bare, strict=True)
    ]


def _of_side(one: Claim, side: str) -> Claim:
    return replace(one, figure=replace(one.figure, status="armed", affiliation=side))


def _bare(one: Claim) -> bool:
    """Tell whether a claim counts dead or injured, and no word says who they are, not even «شخص»."""
    figure, people = one.figure, one.found.group.people
    unsaid = people is None or people.measure is not None or people.others
    if people is not None and _found_dead(one.found.sentence, people.start):
        return False
    return unsaid and one.found.rule != "own" and figure.status == "unknown" and figure.measure in HURT


def _found_dead(sentence: Sentence, at: int) -> bool:
    """Tell whether bodies that were found are counted: «عثرت دوريات الشرطة على جثتين»."""
    before = (sentence.passage.word(back) for back in range(max(sentence.start, at - _NEAR), at))
    body = sentence.passage.word(at).startswith(_BODIES)
    return body and any(word.removeprefix("و") in _FINDS for word in before)


def _may_be_fighters(one: Claim) -> bool:
    return _bare(one) or one.figure.status == "armed"


def _part(other: Claim, whole: Claim) -> bool:
    """Tell whether people of another side are part of a bare count, which is of several then."""
    same = other.figure.measure == whole.figure.measure and other.found.sentence is whole.found.sentence
    return same and other.figure.subset and (other.figure.low or 0) < (whole.figure.low or 0)


def _civilians_there(scene: Scene) -> bool:
    """Tell whether civilians are told of in a scene, other than those who tell of it."""
    return any(
        _is_civilian(mark.entry) and not _speaks(telling.sentence.passage, mark)
        for telling in scene.tellings
        for part in ("plural", "singular")
        for mark in telling.sentence.find("people", part)
    )


def _is_civilian(people: Entry) -> bool:
    """Tell whether a word means civilians, or anybody («أشخاص»)."""
    many = people.part == "plural"
    return fold_text(people["singular"]).startswith(_ANYBODY) or (many and people["status"] == "civilian")


def _speaks(passage: Passage, people: Mark) -> bool:
    return is_saying(passage, people.start - 1) or is_saying(passage, people.end)


def _attacked(setting: Setting, scene: Scene, figures: tuple[Figure, ...]) -> str | None:
    """Return the one armed side that was attacked, None where several were or none is told to be.

    Those who attacked may have lost people too. In a clash others than those of whom it is told may have.
    """
    happened = kind_of(scene, figures)
    if happened not in _ASSAULTS:
        return None
    hit, acting = _parts(setting, scene)
    lost = {figure.affiliation for figure in figures if figure.status == "armed"} - acting - general_names()
    sides = lost if lost and happened == "attack" else hit - acting
    return sides.pop() if len(sides) == 1 and lost <= sides else None


def _parts(setting: Setting, scene: Scene) -> tuple[set[str | None], set[str | None]]:
    """Return the armed sides that are attacked in a scene, and those that act."""
    hit, acting = set[str | None](), set[str | None]()
    for telling in scene.tellings:
        held = stances(telling.actors, telling.found)
        for actor in telling.actors:
            name, stance = setting.sides.name(actor.mark), held[actor.mark.start]
            if name is not None and stance == "acts":
                acting.add(name)
            elif side_kind(actor.mark, setting.sides) in {"people", "generic"}:
                continue
            elif name is not None and (stance in {"hit", "owns"} or actor.role == "target"):
                hit.add(name)
    own = {setting.sides.name(setting.issuer.mark)} if setting.issuer is not None else set[str | None]()
    return hit, acting | own - hit
