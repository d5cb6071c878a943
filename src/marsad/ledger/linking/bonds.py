"""Which accounts reviewers hold together and which apart, whatever their likeness says.

A merge, and the confirmation of an incident, say that accounts are of one incident; a split says that
accounts are not of the incident of others. Where decisions differ on two accounts, the later one counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations, product

from sqlalchemy.orm import Session

from marsad.ledger.reviewing.corrections import Detail, detail_of, history, standing
from marsad.ledger.reviewing.subjects import about, all_names, any_standing, led


@dataclass(frozen=True, slots=True)
class Bonds:
    """What reviewers decided on pairs of accounts, by permanent id; free of contradiction.

    ``together`` gives for an account all that are held in one incident with it, itself included;
    ``apart`` all that must never be in one incident with it, nor with any that it is held together with.
    Accounts on which nothing was decided are in neither.
    """

    together: Mapping[str, frozenset[str]] = field(default_factory=dict)
    apart: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def group(self, account: str) -> frozenset[str]:
        """Return the accounts that are held in one incident with this one, itself included."""
        return self.together.get(account) or frozenset((account,))

    def parted(self, one: str, other: str) -> bool:
        """Tell whether two accounts must never be in one incident."""
        return other in self.apart.get(one, ())

    def settled(self, one: str, other: str) -> bool:
        """Tell whether a reviewer decided whether two accounts are of one incident."""
        return other in self.group(one) or self.parted(one, other)


def bonds_of(session: Session) -> Bonds:
    """Return the bonds that follow from the decisions of a ledger that stand.

    An account that a newer reading no longer has passes its bonds on, as its id leads to another; where
    no report is left that tells of it, they end.
    """
    details = [detail_of(one) for one in standing(history(session)) if one.detail]
    return bonds(details, led(session, {name for one in details for name in one.named()}))


class Asked:
    """The bonds of the accounts asked for, by permanent id, without reading the whole history."""

    def __init__(self, session: Session) -> None:
        self._session, self._any = session, any_standing(session)
        self._asked: set[str] = set()
        self._bonds = Bonds()

    def of(self, accounts: Iterable[str]) -> Bonds:
        """Return the bonds of these accounts and of all that were asked for before."""
        new = set(accounts) - self._asked if self._any else set()
        if new:
            found, reached = _bonds_of_some(self._session, new)
            self._asked |= reached
            before = self._bonds
            together = {**before.together, **found.together}
            self._bonds = (
                Bonds(together, {**before.apart, **found.apart}) if together or found.apart else before
            )
        return self._bonds


def _bonds_of_some(session: Session, accounts: set[str]) -> tuple[Bonds, set[str]]:
    """Return the bonds of accounts and of all that decisions connect with them, and which those are."""
    details: dict[int, Detail] = {}
    leads: dict[str, str | None] = {}
    reached, todo = set[str](), accounts
    while todo:
        reached |= todo
        found = about(session, all_names(session, todo)).standing
        new = {one.number: detail_of(one) for one in found if one.number not in details}
        details |= new
        named = {name for detail in new.values() for name in detail.named()}
        leads |= led(session, named)
        todo = set(_present(named, leads)) - reached
    return bonds([details[number] for number in sorted(details)], leads), reached


def bonds(details: Iterable[Detail], leads: Mapping[str, str | None]) -> Bonds:
    """Return the bonds that decisions, in the order they were made, amount to.

    The latest are taken first; of an earlier one, whatever they leave room for. ``leads`` gives the account
    that a former one leads to, null where to none.
    """
    made = _Pairs()
    for one in reversed(list(details)):
        accounts, rest = _present(one.accounts, leads), _present(one.rest, leads)
        for pair in product((*accounts, *_present(one.others, leads)), rest):
            made.part(*pair)
        for pair in combinations(accounts, 2):
            made.join(*pair)
    return made.bonds()


def _present(accounts: Iterable[str], leads: Mapping[str, str | None]) -> list[str]:
    """Return the accounts that ids lead to now, in an order that does not depend on that of arrival."""
    return sorted({now for name in accounts if (now := leads.get(name, name)) is not None})


class _Pairs:
    """Pairs taken one by one, each only where it does not contradict those before it."""

    def __init__(self) -> None:
        self._groups: dict[str, set[str]] = {}
        self._apart: dict[str, set[str]] = {}

    def join(self, one: str, other: str) -> None:
        group, more = self._group(one), self._group(other)
        if group is more or any(self._apart.get(member, set()) & more for member in group):
            return
        group |= more
        for member in more:
            self._groups[member] = group

    def part(self, one: str, other: str) -> None:
        if other not in self._group(one):
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)

    def bonds(self) -> Bonds:
        together = {one: frozenset(group) for one, group in self._groups.items() if len(group) > 1}
        strangers = {member for one in self._apart for member in self._group(one)}
        return Bonds(together, {one: self._strangers(one) for one in strangers})

    def _group(self, one: str) -> set[str]:
        return self._groups.setdefault(one, {one})

    def _strangers(self, one: str) -> frozenset[str]:
        named = (other for member in self._group(one) for other in self._apart.get(member, ()))
        return frozenset(member for other in named for member in self._group(other))
