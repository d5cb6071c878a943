"""What formats have no room for, counted, so that a note can say what one export left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from marsad.models import Claim, Incident, Toll


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that is left out: in words, one and several, and how much of it an incident has."""

    one: str
    several: str
    count: Callable[[Incident], int]

    def words(self, number: int) -> str:
        """Return how much was left out: «17 rival figures»."""
        return f"{number} {self.one if number == 1 else self.several}"


def _killed(incident: Incident) -> Iterator[Toll]:
    return (toll for toll in incident.tolls if toll.measure == "killed")


def _claims(incident: Incident) -> Iterator[Claim]:
    return (claim for toll in incident.tolls for claim in toll.claims)


def _rivals(incident: Incident) -> int:
    counts = ({(c.low, c.high) for c in toll.claims if not c.superseded} for toll in _killed(incident))
    return sum(max(0, len(found) - 1) for found in counts)


def _based(basis: str) -> Callable[[Incident], int]:
    return lambda incident: sum(said.basis == basis for said in incident.responsibility)


RIVALS = Loss("rival figure of the killed", "rival figures of the killed", _rivals)
SUPERSEDED = Loss(
    "superseded figure", "superseded figures", lambda one: sum(claim.superseded for claim in _claims(one))
)
GROUPS = Loss(
    "figure of a group of the killed",
    "figures of groups of the killed",
    lambda one: sum(toll.group != type(toll.group)() for toll in _killed(one)),
)
OTHERS = Loss(
    "figure of people who were not killed",
    "figures of people who were not killed (injured, arrested, …)",
    lambda one: sum(len(toll.claims) for toll in one.tolls if toll.measure != "killed"),
)
CLAIMED = Loss("claim of responsibility", "claims of responsibility", _based("claimed"))
SUSPECTED = Loss("suspicion", "suspicions of who did it", _based("suspected"))
DENIED = Loss("denial", "denials", _based("denied"))
QUOTES = Loss(
    "quote",
    "quotes with their offsets",
    lambda one: sum(claim.evidence is not None for claim in _claims(one)),
)
CLAIMS = Loss("claim", "claims with their claimants", lambda one: sum(1 for _ in _claims(one)))
REASONS = Loss(
    "ground for a link",
    "grounds for links",
    lambda one: sum(len(mention.reasons) for mention in one.mentions),
)
UNDATED = Loss("incident without a date", "incidents without a date", lambda one: one.date is None)
UNPLACED = Loss(
    "incident without coordinates",
    "incidents without coordinates",
    lambda one: one.place is None or one.place.lat is None or one.place.lon is None,
)
