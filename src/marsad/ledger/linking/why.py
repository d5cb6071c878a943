"""Why an account of a report is in an incident, or is not: reasons that add up, and what would change it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

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
    return [
        _why(session, one, [other for other in members if other is not one], place, bonds, decided)
        for one in every
        if one.told.report == name
    ]


def _as_linked(one: Kept) -> Kept:
    """Return an account with all that linking compared, which an older ledger lacks until it is relinked."""
    return replace(one, told=filed(one.row)) if one.row.told else one


def _why(  # noqa: PLR0917 (all that decides)
    session: Session,
    one: Kept,
    others: Sequence[Kept],
    incident: str,
    bonds: Bonds,
    decided: Sequence[Correction],
) -> Why:
    found = {other.told.id: reasons(one.told, other.told) for other in others}
    nearest = max(others, key=lambda other: score(found[other.told.id]), default=None)
    own = found[nearest.told.id] if nearest else ()
    linked = one.row.incident == incident
    compared = {number for _, number, _ in known(session, [one.row.number])}
    near = nearest is not None and not linked and nearest.row.number in compared
    return Why(
        report=one.told.report,
        doc=one.told.doc,
        account=one.told.account.id,
        incident=incident,
        of=one.row.incident,
        linked=linked,
        verdict=_verdict(one, others, nearest, own, bonds, compared, linked=linked),
        beside=_named(nearest) if nearest else None,
        score=score(own),
        bar=BAR,
        near=near,
        reasons=own,
        needed=tuple(_needed(own)) if nearest else (),
        decisions=tuple(_decisions(session, one, others, decided)),
    )


def _named(one: Kept) -> str:
    return f"{one.told.account.id} of {one.told.doc}"


def _verdict(  # noqa: PLR0917 (all that decides)
    one: Kept,
    others: Sequence[Kept],
    nearest: Kept | None,
    own: tuple[Reason, ...],
    bonds: Bonds,
    compared: Collection[int],
    *,
    linked: bool,
) -> str:
    held = bonds.group(one.told.id)
    if linked and any(other.told.id in held for other in others):
        return "in it: a reviewer holds them together"
    if linked:
        return "in it: more speaks for it than against" if nearest else "in it: no other account tells of it"
    if parted := next((other for other in others if bonds.parted(one.told.id, other.told.id)), None):
        return f"not in it: a reviewer holds it apart from {_named(parted)}"
    if score(own) <= BAR:
        return "not in it: more speaks against it than for it"
    unmet = nearest is not None and nearest.row.number not in compared
    like = _named(nearest) if nearest else "it"
    return f"not in it, although like {like}: {_hindrance(one, others, unmet=unmet)}"


def _hindrance(one: Kept, others: Sequence[Kept], *, unmet: bool) -> str:
    """Return why an account that is like one of an incident is not in it; ``unmet``: never compared."""
    found = {other.told.id: reasons(one.told, other.told) for other in others}
    apart = [other for other in others if never(one.told, other.told, score(found[other.told.id]))]
    if not apart and unmet:
        return "they share no sign by which accounts are compared"
    if not apart:
        return f"its own incident {one.row.incident} and this one are too unlike on the whole"
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
