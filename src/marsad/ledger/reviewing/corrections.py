"""What reviewers decided: an append-only history in which each row vouches for all before it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from marsad.ledger.database.database import LedgerError
from marsad.ledger.database.schema import CorrectionRow
from marsad.ledger.reports.shelf import now
from marsad.models import Correction, Figure, from_json
from marsad.models.incident import Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureChange:
    """What was set of a ``figure``, as it was read in an ``account`` (permanent id) of a ``report``.

    Its words and their offsets find it again in another reading. ``values`` are plain, by field of a figure;
    ``withdrawn`` among them says that it is no figure.
    """

    report: str
    account: str
    figure: Figure
    values: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """What a decision was about, besides the incident; kept as JSON without what is empty.

    ``accounts`` are the permanent ids of the accounts that were said to be of one incident, ``rest`` those
    that were said to be of another, and ``others`` such as were of another already; ``incidents`` the ids
    that were merged or held apart; ``undoes`` the number of the correction that is taken back; ``fields`` the
    plain values that were set of the incident, ``figures`` what was set of figures; ``reading`` is a sign of
    the reading on which a report was said to tell of no incident.

    Of a report that was withheld, ``hashes`` are those of its bytes and words, ``former`` its accounts, and
    ``redacted`` gives by number the hashes of corrections from which its words were taken.
    """

    accounts: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    incidents: tuple[str, ...] = ()
    undoes: int | None = None
    fields: dict[str, Any] = field(default_factory=dict)
    figures: tuple[FigureChange, ...] = ()
    hashes: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    redacted: dict[str, str] = field(default_factory=dict)
    reading: str | None = None

    def named(self) -> tuple[str, ...]:
        """Return all accounts that were decided on."""
        return (*self.accounts, *self.rest, *self.others)

    def reports(self) -> set[str]:
        """Return the reports of which figures were set."""
        return {change.report for change in self.figures}

    def json(self) -> str | None:
        """Return the JSON text, null where there is nothing to say."""
        plain: dict[str, Any] = msgspec.to_builtins(self)
        kept = {name: value for name, value in plain.items() if value not in (None, (), [], {})}
        return json.dumps(kept, ensure_ascii=True, sort_keys=True) if kept else None


def detail_of(correction: Correction) -> Detail:
    """Return what a correction was about. Raises LedgerError where that cannot be read any more."""
    try:
        return from_json(correction.detail, Detail) if correction.detail else Detail()
    except ValueError as error:
        raise LedgerError(f"correction {correction.number}: its detail was damaged: {error}") from error


def append(
    session: Session, incident: str, decision: Decision, *, who: str, why: str, detail: Detail | None = None
) -> Correction:
    """Write a decision on an incident. Raises LedgerError where it is not said who decided or why."""
    if not who.strip() or not why.strip():
        raise LedgerError("say who decides (--by) and why (--why): the history keeps both for good")
    last = session.scalar(select(CorrectionRow).order_by(CorrectionRow.number.desc()).limit(1))
    row = CorrectionRow(
        number=last.number + 1 if last else 1,
        incident=incident,
        decision=decision,
        who=who,
        why=why,
        when=now(),
        detail=detail.json() if detail else None,
        chain="",
    )
    row.chain = chained(last.chain if last else "", row)
    session.add(row)
    session.flush()
    return correction_of(row)


def history(session: Session) -> list[Correction]:
    """Return all corrections in the order they were made."""
    return [
        correction_of(row) for row in session.scalars(select(CorrectionRow).order_by(CorrectionRow.number))
    ]


def standing(every: Sequence[Correction]) -> list[Correction]:
    """Return the decisions that stand, in their order: without those that were undone, and the undoing."""
    undone = {one.undoes for one in every}
    return [one for one in every if one.decision != "undo" and one.number not in undone]


def correction_of(row: CorrectionRow) -> Correction:
    """Return the correction that a row holds."""
    made = Correction(
        number=row.number,
        incident=row.incident,
        decision=row.decision,  # type: ignore[arg-type]
        who=row.who,
        why=row.why,
        when=dt.datetime.fromisoformat(row.when),
        detail=row.detail,
        chain=row.chain,
    )
    return replace(made, undoes=detail_of(made).undoes) if row.decision == "undo" else made


def chained(before: str, row: CorrectionRow) -> str:
    """Return the SHA-256 over the chain before a row and the row as JSON with sorted keys."""
    return hashlib.sha256(f"{before}\n{_content(row)}".encode()).hexdigest()


def content_hash(row: CorrectionRow) -> str:
    """Return the SHA-256 of a row alone, as JSON with sorted keys."""
    return hashlib.sha256(_content(row).encode()).hexdigest()


def _content(row: CorrectionRow) -> str:
    names = ("number", "incident", "decision", "who", "why", "when", "detail")
    return json.dumps({name: getattr(row, name) for name in names}, sort_keys=True)


def broken(rows: Sequence[CorrectionRow]) -> Iterator[str]:
    """Yield a line for each correction that is missing, or is not what was written.

    One that lost the words of a withheld report is what the decision to withhold says that is left of it.
    """
    before, expected, redacted = "", 1, _redacted(rows)
    for row in rows:
        if row.number != expected:
            yield f"correction {expected}: missing"
        elif row.chain != chained(before, row) and redacted.get(str(row.number)) != content_hash(row):
            yield f"correction {row.number}: was changed after it was written"
        before, expected = row.chain, row.number + 1


def _redacted(rows: Iterable[CorrectionRow]) -> dict[str, str]:
    """Return by number the hashes of what is left of corrections, by the last decision that redacted them."""
    left: dict[str, str] = {}
    for row in rows:
        with suppress(LedgerError):
            left |= detail_of(correction_of(row)).redacted if row.decision == "forget" else {}
    return left
