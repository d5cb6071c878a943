"""The sides of a fight that a report comes back to: «المعارك» are between those named before; and who made
an attack that it comes back to («والهجومان في …»).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.models import Account
from marsad.reader.scenes.telling import Scene

_CLASH = "armed_clash"


def with_sides_told(accounts: Sequence[Account], scenes: Sequence[Scene]) -> list[Account]:
    """Give a clash that names no side, and points back to a fight, those of the last fight told before it."""
    found: list[Account] = []
    for account, scene in zip(accounts, scenes, strict=True):
        before = next((one for one in reversed(found) if _between_two(one)), None)
        same = before is not None and _points_back(account, scene)
        found.append(_between_those_of(before, account) if before and same else account)
    return found


def with_doers_told(accounts: Sequence[Account], scenes: Sequence[Scene]) -> list[Account]:
    """Give an attack by nobody who is named, where it points back to one told before, the doers of that."""
    found: list[Account] = []
    for account, scene in zip(accounts, scenes, strict=True):
        told = next((one for one in found if _same_attack(one, account, scene)), None)
        found.append(replace(account, perpetrators=told.perpetrators) if told is not None else account)
    return found


def _same_attack(before: Account, account: Account, scene: Scene) -> bool:
    """Tell whether an account of nobody's attack points back to one told before, of the same town."""
    here, there = account.place, before.place
    if here is None or there is None or here.precision not in _TOWNS or here.name != there.name:
        return False
    return bool(before.perpetrators) and _comes_back(scene) and not account.perpetrators


_TOWNS = frozenset({"site", "settlement", "near"})


def _between_those_of(before: Account, account: Account) -> Account:
    return replace(account, perpetrators=before.perpetrators, targets=before.targets)


def _between_two(account: Account) -> bool:
    return account.type == _CLASH and len(account.perpetrators) > 1


def _points_back(account: Account, scene: Scene) -> bool:
    return account.type == _CLASH and not account.perpetrators and _comes_back(scene)


def _comes_back(scene: Scene) -> bool:
    first = next((telling for telling in scene.tellings if not telling.in_title), None)
    return first is not None and first.points_back
