"""The rules by which low, best and high follow from what claimants state; ``docs/tolls.md`` tells them.

A rule chooses among what each claimant states last. It never averages: best is always a claimant's figure.
Whoever changes what a rule chooses raises its version, which goes out with every number made by it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias, get_args

from marsad.ledger.database.database import LedgerError
from marsad.ledger.tolls.stated import Span
from marsad.models.incident import RuleId


class Stand(NamedTuple):
    """What one claimant states last, on which day, and how far it is to be relied on.

    ``rank`` orders claimants by reliability, the higher the better; 0 is that of a party to the fighting
    that counts others than its own. ``authority``: it is one whose task is to count.
    """

    span: Span
    seen: dt.date | None = None
    rank: int = 1
    authority: bool = False


Heard: TypeAlias = Literal["best", "range", "none"]
Choice: TypeAlias = Callable[[Sequence[Stand]], tuple[Span, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule for low, best and high: what it ``says``, and the ``source`` of the definition.

    ``choose`` takes what one or more claimants state and returns low, best and high in persons, and in
    words how best was found. ``parties`` tells in which of the numbers a party to the fighting is heard that
    counts others than its own, where anybody else gives a number.
    """

    id: RuleId
    version: int
    says: str
    source: str
    choose: Choice
    parties: Heard

    def __str__(self) -> str:
        return f"{self.id} v{self.version}"


def rule_named(name: str) -> Rule:
    """Return the rule of this id. Raises LedgerError, which names those that there are."""
    if name not in RULES:
        raise LedgerError(f"{name}: no such rule; there are {', '.join(RULES)}")
    return RULES[name]


def _middle(stands: Sequence[Stand]) -> tuple[Span, str]:
    bests = sorted(one.span.best for one in stands)
    words = f"the middle one of {_claimants(stands)}' latest figures, the lower of two in the middle"
    return _around(bests[(len(bests) - 1) // 2], stands), words


def _conservative(stands: Sequence[Stand]) -> tuple[Span, str]:
    held = _credible(stands)
    words = f"the lowest of {_claimants(held)}' latest figures{_beside(held, stands)}"
    return _around(min(one.span.low for one in held), stands), words


def _ucdp(stands: Sequence[Stand]) -> tuple[Span, str]:
    held = _credible(stands)
    top = max(one.rank for one in held)
    first = [one for one in held if one.rank == top]
    words = f"the lower figure of the {len(first)} most reliable of {_claimants(stands)}"
    return _around(min(one.span.best for one in first), held), words


def _latest_authority(stands: Sequence[Stand]) -> tuple[Span, str]:
    asked = [one for one in stands if one.authority] or list(_credible(stands))
    last = max(one.seen or dt.date.min for one in asked)
    latest = [one for one in asked if (one.seen or dt.date.min) == last]
    top = max(one.rank for one in latest)
    best = min(one.span.best for one in latest if one.rank == top)
    who = "an authority whose task is to count" if asked[0].authority else "any claimant, no authority counts"
    return _around(best, stands), f"the latest figure of {who}; {_claimants(stands)} in all"


def _around(best: int, stands: Sequence[Stand]) -> Span:
    return Span(min(one.span.low for one in stands), best, max(one.span.high for one in stands))


def _credible(stands: Sequence[Stand]) -> Sequence[Stand]:
    """Return those who are no party to the fighting; where there are none, all."""
    return [one for one in stands if one.rank > 0] or stands


def _beside(held: Sequence[Stand], stands: Sequence[Stand]) -> str:
    parties = len(stands) - len(held)
    return f"; {parties} of a party to the fighting not among them" if parties else ""


def _claimants(stands: Sequence[Stand]) -> str:
    return f"{len(stands)} claimants"


RULES: Mapping[str, Rule] = {
    rule.id: rule
    for rule in (
        Rule(
            id="middle",
            version=1,
            says="best is the middle one of all claimants' latest figures, the lower of two in the middle",
            source="Marsad, docs/tolls.md",
            choose=_middle,
            parties="best",
        ),
        Rule(
            id="conservative",
            version=2,
            says="best is the lowest latest figure of those who are no party to the fighting",
            source="after ACLED, Codebook, «Reported fatalities»: the most conservative estimate reported",
            choose=_conservative,
            parties="range",
        ),
        Rule(
            id="ucdp",
            version=2,
            says="best is the latest figure of the most reliable kind of claimant, the lower of several; "
            "low and high leave out parties to the fighting",
            source="after UCDP, GED Codebook, «best»: the most reliable source, else the lower figure",
            choose=_ucdp,
            parties="none",
        ),
        Rule(
            id="latest-authority",
            version=2,
            says="best is the latest figure of those whose task is to count: hospitals, rescuers, government",
            source="Marsad, docs/tolls.md, after the practice of news agencies with rising tolls",
            choose=_latest_authority,
            parties="range",
        ),
    )
}
assert tuple(RULES) == get_args(RuleId)
DEFAULT = "middle"
