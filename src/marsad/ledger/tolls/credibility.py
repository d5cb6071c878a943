"""How far each claimant is to be relied on when claimants differ, by the table ``credibility``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from marsad.language.tables import Row, rows
from marsad.ledger.linking.told import Told
from marsad.ledger.tolls.voices import Statement
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

        0 for a party to the incident that counts others than its own, else 1 to 5 by the kind of claimant.
        """
        if own[0].voice in self.parties and own[0].voice != group.affiliation:
            return 0
        return int(_kinds()[own[0].kind]["rank"])

    def authority(self, own: Sequence[Statement]) -> bool:
        """Tell whether it is the task of the voice to count."""
        return _kinds()[own[0].kind]["authority"] == "yes"


@lru_cache(maxsize=1)
def _kinds() -> Mapping[str, Row]:
    return {row["kind"]: row for row in rows("credibility")}
