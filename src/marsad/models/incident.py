"""What the ledger holds: incidents, the links to the accounts of them, tolls by claimant, corrections."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal, TypeAlias

from marsad.models.reading import (
    Basis,
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

Decision: TypeAlias = Literal["confirm", "reject", "merge", "split", "set", "undo", "forget", "dismiss"]
Grade: TypeAlias = Literal["confirmed", "fair", "weak", "contested", "discounted"]
VoiceKind: TypeAlias = Literal[
    "belligerent",
    "government",
    "medical",
    "rescue",
    "monitor",
    "international",
    "outlet",
    "party_outlet",
    "witness",
    "unnamed",
    "other",
]
"""Kinds of claimants, as ``tables/claimant_kinds.tsv`` defines them.

Besides, ``party_outlet`` is the medium of an armed group, ``other`` a name of which no more is said.
"""
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
class Change:
    """What a reviewer set in place of what was read, both in words: who, when (UTC), why.

    ``correction`` is its number in the history; ``field`` what was set, of a figure with its words; ``value``
    and ``read`` are null where nothing is known.
    """

    correction: int
    field: str
    value: str | None
    read: str | None
    who: str
    why: str
    when: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One claimant's figure, with its words. ``superseded`` where the same claimant later said otherwise.

    ``seen`` is the day of the report; ``voice`` is equal for all claims of one claimant,
    ``kind`` says what kind of claimant it is; ``copy_of`` is the
    report of the same text that was seen first, where this is a copy of it; ``changes`` tell what of
    it a reviewer set.
    """

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
    seen: dt.date | None = None
    voice: str = ""
    kind: VoiceKind = "other"
    copy_of: str | None = None
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Two claimants who cannot both be right of one group: what each states, in persons, and where.

    ``lower`` and ``higher`` are the report's words for the claimants, null for the report itself; the
    counts are the nearest that they state, so that ``gap`` is by how much they differ at least.
    """

    group: Group
    lower: str | None
    lower_count: int
    lower_doc: str
    higher: str | None
    higher_count: int
    higher_doc: str
    gap: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PartCount:
    """A part of a whole: how many of it, and who, in the report's words."""

    group: Group
    who: str | None
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Makeup:
    """What one claimant says its count is made of. ``others`` are those of the whole that no part tells of.

    0: the parts fill the whole; below 0: they are more than it, and claimant or reader must err.
    """

    claimant: str | None
    doc: str
    whole: int
    parts: tuple[PartCount, ...]
    others: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """What is claimed of one measure and group: low, best and high in persons; null where none is numbered.

    ``rule`` says in words how best was chosen; ``contested`` is true when claimants exclude each other,
    which ``disputes`` names. Where nobody gives a number, ``instead`` is what is said in its place:
    dozens, none_reported, unknown. ``makeups`` tell what claimants' counts are made of.
    """

    measure: Measure
    group: Group
    low: int | None
    best: int | None
    high: int | None
    rule: str
    contested: bool = False
    claims: tuple[Claim, ...] = ()
    instead: Qualifier | None = None
    disputes: tuple[Dispute, ...] = ()
    makeups: tuple[Makeup, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """What one report says of who did it: ``name`` is the actor, ``basis`` how it is tied to it.

    ``source`` is the report's words for the one who claims, states, suspects or denies, null in the
    report's own voice.
    """

    name: str
    words: str | None
    basis: Basis
    source: str | None
    report: str
    doc: str
    seen: dt.date | None = None
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """What happened, once. ``date_from`` names the report whose words gave the date.

    ``tolls`` are apart for each measure and group of people; ``totals`` hold one toll for each measure, of
    all people together. ``rule`` is the rule and version that low, best and high follow, as «middle v1».
    ``responsibility`` keeps apart who claims it and who is named by whom. ``grade`` says how well the
    incident is attested, ``grade_why`` on what grounds; a reviewer's ``decision`` does not change it.
    ``decision`` is that of the last reviewer who confirmed or rejected it; ``changes`` tell what reviewers
    set in place of what was read, of its figures too.
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
    responsibility: tuple[Attribution, ...] = ()
    grade: Grade | None = None
    grade_why: str | None = None
    mentions: tuple[Mention, ...] = ()
    decision: Decision | None = None
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a reviewer decided: who, when (UTC), why. ``chain`` is the hash over this and all before it.

    ``incident`` is the id of a report where that was withheld, or dismissed: it tells of no incident.

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
