"""The accounts that have a say in where some accounts belong, loaded and compared as they are needed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from marsad.ledger.database.schema import AccountRow
from marsad.ledger.linking.alike import Alike, known
from marsad.ledger.linking.bonds import Bonds
from marsad.ledger.linking.candidates import RARE, Keys, key, keys
from marsad.ledger.linking.clusters import Atom, Likenesses, Order, Pair
from marsad.ledger.linking.filing import Index, chunks, told_as
from marsad.ledger.linking.near import Scored
from marsad.ledger.linking.told import Told


class Neighbourhood:
    """Some accounts, by number, the incidents that they are of so far, and which are like which.

    ``bonds_of`` gives the bonds of accounts, by permanent id, and of all that it was asked for before.
    """

    def __init__(self, session: Session, bonds_of: Callable[[Iterable[str]], Bonds], index: Index) -> None:
        self.likenesses = Likenesses(bonds_of(()))
        self.tolds: dict[int, Told] = {}
        self._session, self._bonds_of, self._index = session, bonds_of, index
        self._incidents: dict[int, str] = {}
        self._joined: dict[int, str] = {}
        self._numbers: dict[str, int] = {}
        self._members: dict[str, set[int]] = {}
        self._rare: dict[int, bool] = {}
        self._alike: defaultdict[int, set[int]] = defaultdict(set)
        self._nearly: defaultdict[int, set[int]] = defaultdict(set)
        self._compared: set[int] = set()

    def load(self, which: ColumnElement[bool]) -> set[int]:
        """Load the accounts that fulfil a condition; return their numbers."""
        columns = (AccountRow.number, AccountRow.id, AccountRow.told, AccountRow.incident, AccountRow.joined)
        found = set()
        for number, name, form, incident, joined in self._session.execute(select(*columns).where(which)):
            found.add(number)
            if number not in self.tolds:
                self.tolds[number] = told_as(form, name, number)
                self._incidents[number], self._numbers[name] = incident, number
                if joined:
                    self._joined[number] = joined
        return found

    def add(self, told: Told, incident: str) -> None:
        """Take an account in that is at hand."""
        self.tolds[told.number] = told
        self._incidents[told.number], self._numbers[told.id] = incident, told.number

    def incident(self, number: int) -> str:
        """Return the incident that an account is of so far."""
        return self._incidents[number]

    def whole(self, numbers: Iterable[int]) -> set[int]:
        """Return accounts with all of their incidents, and all that reviewers hold together with these."""
        found: set[int] = set()
        todo = set(numbers)
        while todo:
            found |= todo
            names = {self._incidents[number] for number in todo}
            todo = self._of_incidents(names) | self._held_with(todo)
            todo -= found
        return found

    def _of_incidents(self, names: Iterable[str]) -> set[int]:
        missing = [name for name in names if name not in self._members]
        for some in chunks(missing):
            for name in some:
                self._members[name] = set()
            for number in self.load(AccountRow.incident.in_(some)):
                self._members[self._incidents[number]].add(number)
        return {number for name in names for number in self._members[name]}

    def _held_with(self, numbers: Iterable[int]) -> set[int]:
        names = [self.tolds[number].id for number in numbers]
        bonds = self.likenesses.bonds = self._bonds_of(names)
        if not bonds.together:
            return set()
        held = {other for name in names for other in bonds.group(name)}
        for some in chunks(held - self._numbers.keys()):
            self.load(AccountRow.id.in_(some))
        return {self._numbers[name] for name in held if name in self._numbers}

    def compare(self, numbers: Iterable[int]) -> Iterator[Alike]:
        """Compare accounts with all their candidates; yield the pairs that are alike or nearly, each once."""
        for some in chunks(sorted(set(numbers) - self._compared), 200):
            found = self.candidates(some)
            self.load_numbers({other for others in found.values() for other in others} - self._compared)
            for number, others in found.items():
                yield from self._compare(number, others - self._compared)
                self._compared.add(number)

    def pass_over(self, numbers: Iterable[int]) -> None:
        """Take accounts for compared with all others."""
        self._compared |= set(numbers)

    def _compare(self, number: int, others: Iterable[int]) -> Iterator[Alike]:
        for other in others:
            if other != number and self.near(number, other):
                score = self.score(number, other)
                self._note(number, other, score)
                yield number, other, score

    def recall(self, numbers: Iterable[int]) -> None:
        """Look up what accounts were found to be alike when they were compared."""
        todo = set(numbers) - self._compared
        found = list(known(self._session, todo))
        self.load_numbers({other for _, other, _ in found})
        for one, other, score in found:
            self.likenesses.know(one, other, score)
            self._note(one, other, score)
        self._compared |= todo

    def _note(self, one: int, other: int, score: float) -> None:
        found = self._alike if score > 0 else self._nearly
        found[one].add(other)
        found[other].add(one)

    def load_numbers(self, numbers: Iterable[int]) -> None:
        """Load accounts."""
        for some in chunks(sorted(set(numbers) - self.tolds.keys())):
            self.load(AccountRow.number.in_(some))

    def candidates(self, numbers: Collection[int]) -> dict[int, set[int]]:
        """Return for each account those that it shares a key with, or a rare sign."""
        self.load_numbers(numbers)
        own = {number: keys(self.tolds[number]) for number in numbers}  # twice the size of the accounts
        asking: defaultdict[int, list[int]] = defaultdict(list)
        for number in numbers:
            for one in own[number].asked:
                asking[one].append(number)
        found: dict[int, set[int]] = {number: set() for number in numbers}
        self._ask_rare(own, asking)
        for one, holder in self._index.holders(asking):
            for number in asking[one]:
                found[number].add(holder)
        return found

    def _ask_rare(self, own: Mapping[int, Keys], asking: defaultdict[int, list[int]]) -> None:
        """Let accounts ask for their rare signs: those of certain day for accounts of none, these for all."""
        self._weigh({sign for one in own.values() for sign in one.lasting})
        for number, held in own.items():
            for sign in held.lasting:
                if self._rare[sign]:
                    asking[key(sign, vague=True)].append(number)
                    if held.vague:
                        asking[key(sign, vague=False)].append(number)

    def _weigh(self, signs: Collection[int]) -> None:
        """Find out which signs are rare."""
        new = {sign for sign in signs if sign not in self._rare}
        for sign, count in self._counted(new, RARE + 1).items():
            self._rare[sign] = count <= RARE

    def _counted(self, signs: Collection[int], most: int) -> dict[int, int]:
        """Return how many accounts have each lasting sign; what is ``most`` or more is not exact."""
        counts = self._index.counts(
            {key(sign, vague=vague) for sign in signs for vague in (True, False)}, most
        )
        return {sign: sum(counts.get(key(sign, vague=vague), 0) for vague in (True, False)) for sign in signs}

    def neighbours(self, numbers: Iterable[int]) -> set[int]:
        """Return the accounts that any of these, compared before, are more like than unlike."""
        return {other for number in numbers for other in self._alike[number]}

    def misses(self, incidents: Mapping[int, str]) -> list[Scored]:
        """Return the accounts, compared before, that are alike or nearly, but now of two incidents.

        Of the pairs of two incidents it is the most alike. ``incidents`` are those that accounts are of now.
        """
        best: dict[tuple[str, str], tuple[float, Order, Order, Scored]] = {}
        for number, incident in incidents.items():
            for other in self._alike[number] | self._nearly[number]:
                beside = incidents.get(other, self._incidents[other])
                if beside != incident:
                    names = (min(incident, beside), max(incident, beside))
                    made = self._miss(self.tolds[number], self.tolds[other])
                    best[names] = min(best.get(names, made), made)
        return [made[-1] for made in best.values()]

    def _miss(self, one: Told, other: Told) -> tuple[float, Order, Order, Scored]:
        found = self.likenesses.of(one, other)
        first, second = sorted((one.order, other.order))
        return -found, first, second, (one.id, other.id, found)

    def components(self) -> Iterator[set[int]]:
        """Yield the accounts, all compared before, that are connected by likeness or by reviewers."""
        left = set(self.tolds)
        while left:
            found, todo = set(), {left.pop()}
            while todo:
                found |= todo
                todo = (self.neighbours(todo) | self._held_with(todo)) - found
            left -= found
            yield found

    def atoms(self, numbers: Iterable[int]) -> list[Atom]:
        """Return the accounts as atoms, in an order that does not depend on that of arrival."""
        held: defaultdict[frozenset[str], list[Told]] = defaultdict(list)
        for number in numbers:
            told = self.tolds[number]
            held[self.likenesses.bonds.group(told.id)].append(told)
        return sorted((Atom.of(members) for members in held.values()), key=lambda atom: atom.order)

    def likely(self, inside: Iterable[int]) -> Iterator[Pair]:
        """Yield the pairs of accounts from which groups with these may grow."""
        return ((number, other) for number in inside for other in self._alike[number])

    def joints(self, outside: Iterable[int]) -> Iterator[Pair]:
        """Yield the pairs of accounts by which whole incidents came together that have not changed."""
        for number in outside:
            if other := self._joined.get(number):
                yield number, self._numbers[other]

    def turned(self, signs: Mapping[int, int]) -> tuple[list[int], list[int]]:
        """Return which lasting signs have just become common, and which rare.

        ``signs`` gives for each how many accounts more have it than before.
        """
        margin = max((abs(by) for by in signs.values()), default=0)
        now = self._counted(signs, RARE + margin + 1)
        common = [sign for sign, by in signs.items() if now[sign] - by <= RARE < now[sign]]
        rare = [sign for sign, by in signs.items() if now[sign] <= RARE < now[sign] - by]
        return common, rare

    def holders(self, one: int) -> set[int]:
        """Return the accounts that are filed under a key."""
        return {holder for _, holder in self._index.holders([one])}

    def near(self, one: int, other: int) -> bool:
        """Tell whether two accounts that are loaded are alike, or nearly."""
        return self.likenesses.near(self.tolds[one], self.tolds[other])

    def score(self, one: int, other: int) -> float:
        """Return how alike two accounts are that are loaded."""
        return self.likenesses.of(self.tolds[one], self.tolds[other])
