"""Who did it, told of a total alone: «33 قتيلا في هجمات نفذتها عصابات. قتل 20 في هجوم على قرية …»."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from marsad.language.wordsets import word_set
from marsad.models import Account, Perpetrator
from marsad.reader.figures.figures import figures_of
from marsad.reader.parties.responsibility import parties_of
from marsad.reader.parties.stance import stances
from marsad.reader.scenes.arms import FROM_AFAR
from marsad.reader.scenes.kinds import kind_of
from marsad.reader.scenes.telling import Scene, Telling
from marsad.reader.setting import Setting

_OTHERS = frozenset({"arrests", "other", "armed_clash"})


def with_doers_of_totals(
    accounts: Sequence[Account], scenes: Sequence[Scene], setting: Setting
) -> list[Account]:
    """Give an attack that names nobody who did it those of the total told right before it, if it has some.

    ``scenes`` are all of the report, the accounts those of its incidents, in order.
    """
    incidents = [scene for scene in scenes if not scene.tally]
    several = [scene for scene in scenes if _counts_several(scene)]
    last = {_last(scene): scene for scene in reversed(several)}
    whole = next((scene for scene in several if scene.total and _last(scene) >= 0), None)
    return [
        _handed_on(account, scene, _total(scene, last, whole), setting)
        for account, scene in zip(accounts, incidents, strict=True)
    ]


def _total(scene: Scene, last: Mapping[int, Scene], whole: Scene | None) -> Scene | None:
    """Return the total told right before a scene, or the ``whole`` that sums it up, where it is a summand."""
    first = _first(scene)
    if first is None:
        return None
    if whole is not None and _last(whole) <= first and any(telling.summand for telling in scene.tellings):
        return whole
    return last.get(first - 1)


def _handed_on(account: Account, scene: Scene, total: Scene | None, setting: Setting) -> Account:
    if total is None or account.perpetrators or account.type in _OTHERS or scene.past:
        return account
    hurt = {figure.affiliation for figure in account.figures}
    doers = _doers(setting, total)
    if not doers or any(one.name in hurt for one in doers):
        return account
    return replace(account, perpetrators=doers)


def with_doers_of_the_report(accounts: Sequence[Account], setting: Setting) -> list[Account]:
    """Give shelling and air strikes that name nobody the doer of the others, if no other actor is named.

    «قصفت القوات الروسية كوبيانسك. وفي سومي أصاب قصف مدرسة.»
    """
    cast = {setting.sides.name(actor.mark) for actor in setting.cast} - {None, "civilians"}
    if len(cast) != 1:
        return list(accounts)
    known = {
        _country(one): one.perpetrators for one in reversed(accounts) if one.perpetrators and _fired(one)
    }
    return [
        replace(one, perpetrators=known.get(_country(one), ()))
        if _fired(one) and not one.perpetrators
        else one
        for one in accounts
    ]


def with_doers_of_the_like(accounts: Sequence[Account], scenes: Sequence[Scene]) -> list[Account]:
    """Give a strike «like» the attack told before it the doers of that one, if it names none.

    «قصف الطيران الروسي قرية …، كما قتل مدنيان بقصف مماثل على …».
    """
    found, model = list(accounts), None
    for at in sorted(range(len(scenes)), key=lambda at: _start(scenes[at])):
        if model is not None and _like(accounts[at], scenes[at]):
            found[at] = replace(accounts[at], perpetrators=model.perpetrators)
        model = accounts[at]
    return found


def _start(scene: Scene) -> int:
    """Return where the text begins to tell of a scene."""
    return min((one.sentence.start for one in scene.tellings if not one.in_title), default=-1)


def _like(account: Account, scene: Scene) -> bool:
    return account.type in FROM_AFAR and not account.perpetrators and any(map(_alike, scene.tellings))


def _alike(telling: Telling) -> bool:
    """Tell whether an attack is told to be like another: «قصف مماثل», «بغارات مماثلة»."""
    passage = telling.sentence.passage
    return any(passage.word(mark.end) in _LIKE for mark in telling.sentence.find("events"))


_LIKE = word_set("like another attack")


def _fired(account: Account) -> bool:
    return account.main and account.type in FROM_AFAR


def _country(account: Account) -> str | None:
    return account.place.country if account.place is not None else None


def _doers(setting: Setting, total: Scene) -> tuple[Perpetrator, ...]:
    """Return who is told to have done all that a total counts."""
    figures = figures_of(setting, total)
    found = parties_of(setting, total, kind_of(total, figures), figures).perpetrators
    acting = _acting(setting, total)
    return tuple(one for one in found if total.total or one.name in acting)


def _acting(setting: Setting, total: Scene) -> set[str | None]:
    """Return the actors that grammar tells to act in the sentences of a total."""
    return {
        setting.sides.name(actor.mark)
        for telling in total.tellings
        for actor in telling.actors
        if stances(telling.actors, telling.found)[actor.mark.start] == "acts" or actor.role == "doer"
    }


def _counts_several(scene: Scene) -> bool:
    return scene.tally or any(telling.many for telling in scene.tellings)


def _first(scene: Scene) -> int | None:
    """Return the number of the first sentence of the text that tells of an incident, in the news."""
    told = [one for one in scene.tellings if not one.in_title]
    first = min(told, key=lambda one: one.sentence.index, default=None)
    return first.sentence.index if first is not None and not first.sequel else None


def _last(total: Scene) -> int:
    return max((one.sentence.index for one in total.tellings if not one.in_title), default=-1)
