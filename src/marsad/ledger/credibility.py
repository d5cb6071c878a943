"""How far each claimant is to be relied on when claimants differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from marsad.ledger.told import Told
from marsad.ledger.voices import Statement
from marsad.ledger.words import nameless
from marsad.models import Group


@dataclass(frozen=True, slots=True)
class Weighing:
    """Weighs the claimants of one incident; ``parties`` are those who fought or were attacked in it."""

    parties: frozenset[str]

    @classmethod
    def of(cls, tolds: Iterable[Told]) -> Weighing:
        """Return what weighs the claimants of the incident that these accounts tell of."""
        return cls(frozenset(name for told in tolds for name in told.perpetrators | told.targets))

    def rank(self, own: Sequence[Statement], group: Group) -> int:
        """Return how far the voice that says this is to be relied on when it counts a group.

        0 a party to the fighting that counts others than its own, 1 a source without a name, 2 the
        outlet itself, 3 a source with a name.
        """
        if own[0].voice in self.parties and own[0].voice != group.affiliation:
            return 0
        source = own[0].figure.source
        return 2 if not source else 1 if nameless(source) else 3

    def authority(self, own: Sequence[Statement]) -> bool:
        """Tell whether it is the task of the voice to count, as far as that is known."""
        return self.rank(own, Group()) == 3
