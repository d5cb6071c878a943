"""Who did it, told of a total alone: «33 قتيلا في هجمات نفذتها عصابات. قتل 20 في هجوم على قرية …»."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from marsad.models import Account, Perpetrator
from marsad.reader.figures.figures import figures_of
from marsad.reader.parties.responsibility import parties_of
from marsad.reader.parties.stance import stances
from marsad.reader.scenes.kinds import kind_of
from marsad.reader.scenes.telling import Scene
from marsad.reader.setting import Setting

_OTHERS = frozenset({"arrests", "other", "armed_clash"})


def with_doers_of_totals(
    accounts: Sequence[Account], scenes: Sequence[Scene], setting: Setting
) -> list[Account]:
    """Give an attack that names nobody who did it those of the total told right before it, if it has some.

    ``scenes`` are all of the report, the accounts those of its incidents, in order.
    """
    incidents = [scene for scene in scenes if not scene.tally]
    return [
        _handed_on(account, scene, scenes, setting)
        for account, scene in zip(accounts, incidents, strict=True)
    ]


def _handed_on(account: Account, scene: Scene, scenes: Sequence[Scene], setting: Setting) -> Account:
    if account.perpetrators or account.type in _OTHERS or scene.past:
        return account
    first = _first(scene)
    before = (one for one in scenes if first is not None and _stands_before(one, scene, first))
    total = next((one for one in before if _counts_several(one)), None)
    hurt = {figure.affiliation for figure in account.figures}
    doers = _doers(setting, total) if total is not None else ()
    if not doers or any(one.name in hurt for one in doers):
        return account
    return replace(account, perpetrators=doers)


def _stands_before(total: Scene, scene: Scene, first: int) -> bool:
    """Tell whether a scene is told right before another, or sums it up, where that is one of its summands."""
    summed = total.total and any(telling.summand for telling in scene.tellings)
    return _last(total) == first - 1 or (summed and 0 <= _last(total) <= first)


def with_doers_of_the_report(accounts: Sequence[Account], setting: Setting) -> list[Account]:
    """Give shelling and air strikes that name nobody the doer of the others, if no other actor is named.

    «قصفت القوات الروسية كوبيانسك. وفي سومي أصاب قصف مدرسة.»
    """
    cast = {setting.sides.name(actor.mark) for actor in setting.cast} - {None, "civilians"}
    return [_of_the_only_one(one, accounts, cast) for one in accounts]


def _of_the_only_one(account: Account, accounts: Sequence[Account], cast: Set[str | None]) -> Account:
    if account.perpetrators or not account.main or account.type not in _FIRED or len(cast) != 1:
        return account
    others = (
        one for one in accounts if one.main and one.type in _FIRED and _country(one) == _country(account)
    )
    told = next((one.perpetrators for one in others if one.perpetrators), ())
    return replace(account, perpetrators=told)


def _country(account: Account) -> str | None:
    return account.place.country if account.place is not None else None


_FIRED = frozenset({"air_strike", "shelling"})


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
