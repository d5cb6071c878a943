"""The sides of a fight that a report comes back to: «المعارك» are between those named before; and who made
an attack that it comes back to («والهجومان في …»).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.models import Account, Perpetrator
from marsad.reader.scenes.telling import Scene

_CLASH = "armed_clash"


def with_sides_told(accounts: Sequence[Account], scenes: Sequence[Scene]) -> list[Account]:
    """Give a clash that names no side, and points back to a fight, those of the last fight told before it."""
    found: list[Account] = []
    before: Account | None = None
    for account, scene in zip(accounts, scenes, strict=True):
        same = before is not None and _points_back(account, scene)
        found.append(_between_those_of(before, account) if before and same else account)
        before = found[-1] if _between_two(found[-1]) else before
    return found


def with_doers_told(accounts: Sequence[Account], scenes: Sequence[Scene]) -> list[Account]:
    """Give an attack by nobody who is named, where it points back to one told before, the doers of that."""
    found: list[Account] = []
    doers: dict[str, tuple[Perpetrator, ...]] = {}
    for account, scene in zip(accounts, scenes, strict=True):
        town = _town(account)
        told = doers.get(town, ()) if not account.perpetrators and _comes_back(scene) else ()
        found.append(replace(account, perpetrators=told) if told else account)
        if town and account.perpetrators:
            doers.setdefault(town, account.perpetrators)
    return found


def _town(account: Account) -> str:
    """Return the name of the town or site that an account is of, empty where none is told."""
    place = account.place
    near = place is not None and place.precision in {"site", "settlement", "near"}
    return (place.name if place is not None and near else None) or ""


def _between_those_of(before: Account, account: Account) -> Account:
    return replace(account, perpetrators=before.perpetrators, targets=before.targets)


def _between_two(account: Account) -> bool:
    return account.type == _CLASH and len(account.perpetrators) > 1


def _points_back(account: Account, scene: Scene) -> bool:
    return account.type == _CLASH and not account.perpetrators and _comes_back(scene)


def _comes_back(scene: Scene) -> bool:
    first = next((telling for telling in scene.tellings if not telling.in_title), None)
    return first is not None and first.points_back
