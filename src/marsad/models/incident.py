"""What the ledger holds: incidents, the links to the accounts of them, tolls by claimant, corrections."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal, TypeAlias

from marsad.models.reading import (
    DateSpan,
    Demographic,
    Evidence,
    IncidentType,
    Measure,
    Party,
    Perpetrator,
    Place,
    Qualifier,
    Status,
)

Decision: TypeAlias = Literal["confirm", "reject", "merge", "split", "set", "undo"]
RuleId: TypeAlias = Literal["middle", "conservative", "ucdp", "latest-authority"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One ground for or against a link: what was compared, in words, and its ``weight`` in the sum."""

    text: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An account of an incident in one report, and why it was linked. ``score`` sums the reasons."""

    report: str
    doc: str
    account: str
    main: bool
    score: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The people a toll counts: status, the force or group they belong to, women or children."""

    status: Status = "unknown"
    affiliation: str | None = None
    demographic: Demographic | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One claimant's figure, with its words. ``superseded`` where the same claimant later said otherwise."""

    claimant: str | None
    low: int | None
    high: int | None
    qualifier: Qualifier | None
    who: str | None
    report: str
    doc: str
    subset: bool = False
    superseded: bool = False
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """What is claimed of one measure and group: low, best and high in persons; null where none is numbered.

    ``rule`` says in words how best was chosen; ``contested`` is true when claimants exclude each other.
    """

    measure: Measure
    group: Group
    low: int | None
    best: int | None
    high: int | None
    rule: str
    contested: bool = False
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """What happened, once. ``date_from`` names the report whose words gave the date.

    ``tolls`` are apart for each measure and group of people; ``totals`` hold one toll for each measure, of
    all people together. ``rule`` is the rule and version that low, best and high follow, as «middle v1».
    """

    id: str
    type: IncidentType
    date: DateSpan | None = None
    date_from: str | None = None
    place: Place | None = None
    facility: str | None = None
    perpetrators: tuple[Perpetrator, ...] = ()
    targets: tuple[Party, ...] = ()
    claimed_by: str | None = None
    tolls: tuple[Toll, ...] = ()
    totals: tuple[Toll, ...] = ()
    rule: str = ""
    mentions: tuple[Mention, ...] = ()
    decision: Decision | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a reviewer decided: who, when (UTC), why. ``chain`` is the hash over this and all before it.

    ``detail`` is JSON of what it was about besides the incident; ``undoes`` the number of the correction
    that it takes back.
    """

    number: int
    incident: str
    decision: Decision
    who: str
    why: str
    when: dt.datetime
    detail: str | None = None
    undoes: int | None = None
    chain: str = ""
