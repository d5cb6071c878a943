"""An incident put together from the accounts that are linked to it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias, TypeVar

from marsad.ledger.incidents.place import place_of
from marsad.ledger.linking.told import Told
from marsad.ledger.reports.shelf import Kept, reasons_of
from marsad.ledger.tolls.grades import graded
from marsad.ledger.tolls.responsibility import attributions
from marsad.ledger.tolls.rules import DEFAULT, RULES, Rule
from marsad.ledger.tolls.tolls import all_tolls
from marsad.ledger.tolls.voices import statements
from marsad.models import (
    Incident,
    IncidentType,
    Mention,
    Party,
    Perpetrator,
    Reason,
)
from marsad.models.incident import Decision

T = TypeVar("T", bound=Hashable)
_Span: TypeAlias = tuple[dt.date, dt.date]

_SPECIFIC: tuple[IncidentType, ...] = ("suicide_bomb", "air_strike", "shelling", "explosive", "abduction")


def incident(
    members: Sequence[Kept],
    decision: Decision | None = None,
    rule: Rule = RULES[DEFAULT],
) -> Incident:
    """Return the incident of which these are all accounts, the same in whatever order they arrived."""
    ordered = sorted(members, key=lambda one: one.told.order)
    tolds = [one.told for one in ordered]
    dated = _dated(tolds)
    head = Incident(
        id=members[0].row.incident,
        type=_type(tolds),
        date=replace(dated.account.date, evidence=None) if dated and dated.account.date else None,
        date_from=dated.report if dated else None,
        place=place_of(tolds),
        facility=_facility(tolds),
        perpetrators=_perpetrators(tolds),
        targets=_targets(tolds),
        claimed_by=_most_common(told.account.claimed_by for told in tolds),
        decision=decision,
    )
    said = statements(tolds)
    grade, why = graded(tolds, head.type, said)
    made = all_tolls(tolds, said, rule)
    known = {one.told.id: one.told for one in ordered}
    return replace(
        head,
        tolls=made.groups,
        totals=made.totals,
        rule=str(rule),
        responsibility=attributions(tolds),
        grade=grade,
        grade_why=why,
        mentions=tuple(_mention(one, known) for one in ordered),
    )


def _most_common(values: Iterable[T | None]) -> T | None:
    """Return the value that most have; of several, that which comes first."""
    counts = Counter(value for value in values if value is not None)
    return max(counts, key=lambda value: counts[value], default=None)


def _type(tolds: Sequence[Told]) -> IncidentType:
    """Return the kind that most accounts name, the more specific of two that are named as often."""
    kinds: Counter[IncidentType] = Counter(told.account.type for told in tolds)
    kinds["other"] = 0
    return max(kinds, key=lambda kind: (kinds[kind], kind in _SPECIFIC, kind))


def _dated(tolds: Sequence[Told]) -> Told | None:
    """Return the account that gives the date: the narrowest, with which most others agree."""

    spans = Counter((date.first, date.last) for told in tolds if (date := told.account.date))
    worth = {span: (span[0] - span[1], _agreeing(span, spans)) for span in spans}

    def of(told: Told) -> tuple[dt.timedelta, int]:
        assert told.account.date is not None
        return worth[told.account.date.first, told.account.date.last]

    return max((told for told in tolds if told.account.date), key=of, default=None)


def _agreeing(span: _Span, spans: Mapping[_Span, int]) -> int:
    """Return how many dates overlap with a span."""
    return sum(many for other, many in spans.items() if span[0] <= other[1] and other[0] <= span[1])


def _facility(tolds: Sequence[Told]) -> str | None:
    """Return the name of the site that most accounts share words with."""
    named = [told for told in tolds if told.account.facility]

    def worth(told: Told) -> int:
        return sum(bool(told.facility & other.facility) for other in named)

    shared = max(named, key=worth, default=None)
    return shared.account.facility if shared else None


def _perpetrators(tolds: Sequence[Told]) -> tuple[Perpetrator, ...]:
    """Return each perpetrator once for each basis: claimed, suspected and denied are never one."""
    found = {(p.name, p.basis): p for told in reversed(tolds) for p in told.account.perpetrators}
    return tuple(replace(found[key], evidence=None) for key in sorted(found))


def _targets(tolds: Sequence[Told]) -> tuple[Party, ...]:
    found = {party.name: party for told in reversed(tolds) for party in told.account.targets}
    return tuple(replace(found[name], evidence=None) for name in sorted(found))


def _mention(one: Kept, tolds: dict[str, Told]) -> Mention:
    told = one.told
    return Mention(
        report=told.report,
        doc=told.doc,
        account=told.account.id,
        main=told.account.main,
        score=one.row.score,
        reasons=_reasons(one, tolds.get(one.row.nearest or "")),
    )


def _reasons(one: Kept, nearest: Told | None) -> tuple[Reason, ...]:
    """Return the reasons of a link, the first of which names the account that this one is most like."""
    found = reasons_of(one.row)
    if not found or nearest is None:
        return found
    beside = f"compared with {nearest.account.id} of {nearest.doc}: {found[0].text}"
    return (replace(found[0], text=beside), *found[1:])
