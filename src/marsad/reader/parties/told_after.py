"""What a report tells of its parties by the way: to which group the attackers belong, who fought whom.

«وينتمي المهاجمون إلى الحركة»; «مقتل ثلاثة جنود في تبادل لإطلاق النار مع الحركة»; «قتل أحد المهاجمين».
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from marsad.language.wordsets import word_set, word_tuple
from marsad.models import Account, Figure, Perpetrator
from marsad.reader.parties.canonical import general_names, group_names
from marsad.reader.parties.killers import fought_with
from marsad.reader.parties.parties import Actor
from marsad.reader.parties.phrases import phrase
from marsad.reader.parties.responsibility import perpetrator
from marsad.reader.scenes.telling import Scene
from marsad.reader.setting import Setting

_CLASH = "armed_clash"
_FOUGHT = frozenset({"killed", "injured", "captured", "casualties"})
_TIES, _ATTACKERS = word_tuple("tying attackers to a group"), word_tuple("attackers")
_OTHERS, _STOPS = word_set("gunmen told of before"), frozenset({"،", ",", ":", "لا", "لم"})
_NEAR, _BEHIND = 8, 2
"""Tokens before a group that tie the attackers to it, and sentences behind an attack in which they do."""


def with_parties_told(
    accounts: Sequence[Account], scenes: Sequence[Scene], setting: Setting
) -> list[Account]:
    """Give each account the group of its attackers, the other side of its fight, and its own dead."""
    return [
        _with_own(_with_fallen(_with_group(account, scene, setting), scene, setting))
        for account, scene in zip(accounts, scenes, strict=True)
    ]


def _with_group(account: Account, scene: Scene, setting: Setting) -> Account:
    """Give an attack by gunmen the group to which the report says that they belong."""
    told = _group_told(scene, setting)
    named = {one.name for one in account.perpetrators} - general_names()
    if told is None or named - {told.name}:
        return account
    return replace(account, perpetrators=(told,))


def _group_told(scene: Scene, setting: Setting) -> Perpetrator | None:
    told = [one.sentence.index for one in scene.tellings]
    near = range(min(told, default=0), max(told, default=0) + 1 + _BEHIND)
    first = bisect_left(setting.told, near.start, key=lambda one: one.sentence.index)
    for telling in takewhile(lambda one: one.sentence.index in near, setting.told[first:]):
        for actor in telling.actors:
            name = setting.sides.name(actor.mark)
            if name and setting.sides.kind(actor.mark) == "group" and _are_of(actor):
                return perpetrator(setting, name, actor, actor.basis)
    return None


def _are_of(actor: Actor) -> bool:
    """Tell whether the attackers are said to be of an actor: «المهاجمين ينتمون إلى الحركة»."""
    passage, (end, _) = actor.passage, phrase(actor)
    words: list[str] = []
    for at in range(end - 1, max(actor.sentence.start, end - _NEAR) - 1, -1):
        if passage.word(at).removeprefix("و") in _STOPS:
            break
        words.append(passage.word(at).removeprefix("و"))
    tied = any(word.startswith(_TIES) for word in words[:3])
    named = (word.removeprefix("ال") for word in words if word.startswith("ال"))
    return tied and any(word.startswith(_ATTACKERS) or word in _OTHERS for word in named)


def _with_fallen(account: Account, scene: Scene, setting: Setting) -> Account:
    """Give a clash with one side («قتل ثلاثة جنود في اشتباك مع الحركة») the side of those who fell in it."""
    if account.type != _CLASH or len(account.perpetrators) != 1:
        return account
    foe = account.perpetrators[0].name
    fell = [one for one in account.figures if one.measure in _FOUGHT and one.affiliation not in {None, foe}]
    sides = {one.affiliation: one for one in reversed(fell) if one.affiliation not in general_names()}
    if len(sides) != 1 or not _fought(scene, foe, setting):
        return account
    second = _party(next(iter(sides.values())))
    return replace(account, perpetrators=(*account.perpetrators, second))


def _fought(scene: Scene, foe: str, setting: Setting) -> bool:
    """Tell whether those who are counted fell in a fight with one side."""
    return any(
        setting.sides.name(actor.mark) == foe and fought_with(one, actor)
        for telling in scene.tellings
        for one in telling.found
        for actor in telling.actors
    )


def _party(figure: Figure) -> Perpetrator:
    name, words = figure.affiliation or "", figure.who or ""
    return Perpetrator(name=name, words=words, basis="stated", source=figure.source, evidence=figure.evidence)


def _with_own(account: Account) -> Account:
    """Give the attackers who are counted to the one who attacked, where nothing told whose they are."""
    doers = [one.name for one in account.perpetrators]
    if account.type == _CLASH or len(doers) != 1 or doers[0] not in group_names():
        return account
    figures = tuple(replace(one, affiliation=doers[0]) if _attacked(one) else one for one in account.figures)
    return replace(account, figures=figures)


def _attacked(figure: Figure) -> bool:
    """Tell whether a figure counts attackers whose side is not told."""
    if figure.affiliation is not None or figure.status != "armed" or figure.rule == "own":
        return False
    words = (figure.who or "").split()
    return any(word.removeprefix("ال").startswith(_ATTACKERS) for word in words)
