"""Why an account of a report is in an incident, or is not: reasons that add up, and what would change it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from sqlalchemy import select, union
from sqlalchemy.orm import Session

from marsad.ledger.database.schema import AccountRow
from marsad.ledger.linking.alike import known
from marsad.ledger.linking.bonds import Asked, Bonds
from marsad.ledger.linking.filing import filed
from marsad.ledger.linking.likeness import never, reasons, score
from marsad.ledger.reports.shelf import Kept, kept
from marsad.ledger.reviewing.corrections import detail_of
from marsad.ledger.reviewing.finding import account_of, find_incident, find_report
from marsad.ledger.reviewing.subjects import about, all_names
from marsad.models import Correction, Reason

BAR = 0.0
"""Two accounts are linked on their own if they score more than this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Why an ``account`` of a report is ``linked`` to an ``incident`` or is not, in words: the ``verdict``.

    ``beside`` names the account of the incident that it is most like, null where there is no other; the
    weights of the ``reasons`` sum to the ``score``, which is held against ``bar``. ``near`` is true where it
    was nearly linked. ``needed`` says what would have to be different, ``decisions`` what reviewers decided
    of the two. ``of`` is the incident that the account is of.
    """

    report: str
    doc: str
    account: str
    incident: str
    of: str
    linked: bool
    verdict: str
    beside: str | None
    score: float
    bar: float
    near: bool
    reasons: tuple[Reason, ...]
    needed: tuple[str, ...]
    decisions: tuple[Correction, ...]


def why(session: Session, report: str, incident: str) -> list[Why]:
    """Return for each account of a report why it is in an incident or not. Raises LedgerError."""
    name, place = find_report(session, report), find_incident(session, incident)
    # two indexes: of one condition with «or», SQLite would go through all accounts
    both = (
        select(AccountRow.id).where(of) for of in (AccountRow.incident == place, AccountRow.report == name)
    )
    every = [_as_linked(one) for one in kept(session, AccountRow.id.in_(union(*both)))]
    members = [one for one in every if one.row.incident == place]
    ids = [one.told.id for one in every]
    bonds, decided = Asked(session).of(ids), about(session, all_names(session, ids)).standing
    own = [one for one in every if one.told.report == name]
    return [_why(session, _case(session, one, members, place, bonds), decided) for one in own]


def _case(session: Session, one: Kept, members: Sequence[Kept], incident: str, bonds: Bonds) -> _Case:
    others = [other for other in members if other is not one]
    compared = frozenset(number for _, number, _ in known(session, [one.row.number]))
    return _Case(one, others, incident, bonds, compared)


def _as_linked(one: Kept) -> Kept:
    """Return an account with all that linking compared, which an older ledger lacks until it is relinked."""
    return replace(one, told=filed(one.row)) if one.row.told else one


@dataclass(frozen=True)
class _Case:
    """An account held against the ``others`` of an incident, and what reviewers and linking know of it."""

    one: Kept
    others: Sequence[Kept]
    incident: str
    bonds: Bonds
    compared: Collection[int]

    @property
    def linked(self) -> bool:
        """Tell whether the account is of the incident."""
        return self.one.row.incident == self.incident

    @cached_property
    def found(self) -> dict[str, tuple[Reason, ...]]:
        """Return what the account has in common with each of the others, by their ids."""
        return {other.told.id: reasons(self.one.told, other.told) for other in self.others}

    @cached_property
    def nearest(self) -> Kept | None:
        """Return which of the others the account is most like."""
        return max(self.others, key=lambda other: score(self.found[other.told.id]), default=None)

    @property
    def own(self) -> tuple[Reason, ...]:
        """Return what the account has in common with the nearest."""
        return self.found[self.nearest.told.id] if self.nearest else ()

    @property
    def met(self) -> bool:
        """Tell whether linking compared the account with the nearest."""
        return self.nearest is not None and self.nearest.row.number in self.compared


def _why(session: Session, case: _Case, decided: Sequence[Correction]) -> Why:
    one, nearest, own = case.one, case.nearest, case.own
    return Why(
        report=one.told.report,
        doc=one.told.doc,
        account=one.told.account.id,
        incident=case.incident,
        of=one.row.incident,
        linked=case.linked,
        verdict=_verdict(case),
        beside=_named(nearest) if nearest else None,
        score=score(own),
        bar=BAR,
        near=case.met and not case.linked,
        reasons=own,
        needed=tuple(_needed(own)) if nearest else (),
        decisions=tuple(_decisions(session, one, case.others, decided)),
    )


def _named(one: Kept) -> str:
    return f"{one.told.account.id} of {one.told.doc}"


def _verdict(case: _Case) -> str:
    name, held = case.one.told.id, case.bonds.group(case.one.told.id)
    if case.linked and any(other.told.id in held for other in case.others):
        return "in it: a reviewer holds them together"
    if case.linked and case.nearest:
        return "in it: more speaks for it than against"
    if case.linked:
        return "in it: no other account tells of it"
    if parted := next((other for other in case.others if case.bonds.parted(name, other.told.id)), None):
        return f"not in it: a reviewer holds it apart from {_named(parted)}"
    if score(case.own) <= BAR:
        return "not in it: more speaks against it than for it"
    like = _named(case.nearest) if case.nearest else "it"
    return f"not in it, although like {like}: {_hindrance(case)}"


def _hindrance(case: _Case) -> str:
    """Return why an account that is like one of an incident is not in it."""
    one, found = case.one.told, case.found
    apart = [other for other in case.others if never(one, other.told, score(found[other.told.id]))]
    if not apart and case.nearest is not None and not case.met:
        return "they share no sign by which accounts are compared"
    if not apart:
        return f"its own incident {case.one.row.incident} and this one are too unlike on the whole"
    worst = min(apart, key=lambda other: score(found[other.told.id]))
    against = min(found[worst.told.id], key=lambda reason: reason.weight)
    return f"it cannot be what {_named(worst)} tells ({against.text})"


def _needed(own: tuple[Reason, ...]) -> Iterator[str]:
    """Yield what would have to be different for the score to come to the other side of the bar."""
    total = score(own)
    for reason in sorted(own[1:], key=lambda one: -abs(one.weight)):
        without = round(total - reason.weight, 1)
        if (total > BAR) != (without > BAR):
            yield f"without «{reason.text}» it would score {without:+.1f}"


def _decisions(
    session: Session, one: Kept, others: Sequence[Kept], decided: Sequence[Correction]
) -> Iterator[Correction]:
    """Yield the merges, splits and confirmations that were about this account and one of the others."""
    ids = {other.told.id for other in others}
    for correction in decided:
        detail = detail_of(correction)
        about = {account_of(session, name) for name in detail.named()}
        if one.told.id in about and about & ids:
            yield correction
