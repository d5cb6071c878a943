"""What reviewers can decide on incidents: confirm, reject, merge, split, set; and undo each decision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from marsad.ledger.database.database import ChangedError, LedgerError
from marsad.ledger.database.schema import AccountRow, CorrectionRow
from marsad.ledger.incidents.assembling import PLAIN, assembled
from marsad.ledger.linking.linking import relink
from marsad.ledger.reports.dismissed import DISMISS
from marsad.ledger.reports.shelf import kept
from marsad.ledger.reviewing.corrections import (
    Detail,
    FigureChange,
    append,
    correction_of,
    detail_of,
    standing,
)
from marsad.ledger.reviewing.dismissing import check_seen, of_report, put_back
from marsad.ledger.reviewing.fields import figure_values, incident_values
from marsad.ledger.reviewing.finding import (
    all_lead_to,
    find_accounts,
    find_incident,
    find_report,
    leads_to,
    members,
    other_incident,
)
from marsad.ledger.reviewing.locating import located, moves
from marsad.ledger.reviewing.subjects import about, all_names, keep
from marsad.ledger.reviewing.waits import drop_subjects
from marsad.models import Correction, Evidence, Place
from marsad.models.incident import Decision


@dataclass(frozen=True, slots=True)
class By:
    """Who decides and why; ``seen``: the last correction of the incident that they know of, 0 for none."""

    who: str
    why: str
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class FigureAsked:
    """A figure that is to be changed, and the fields to set, as typed.

    It is found by its words in an account of a report (its id): the ``nth`` of its measure at these, from 0.
    """

    report: str
    account: str
    measure: str
    evidence: Evidence
    nth: int
    values: Mapping[str, str]


def decide(session: Session, name: str, decision: Decision, by: By) -> Correction:
    """Confirm or reject an incident. A confirmation holds together the accounts that it now has."""
    if decision not in PLAIN:
        raise LedgerError(f"{decision}: is no decision of this kind; there are {' and '.join(PLAIN)}")
    incident = find_incident(session, name)
    accounts = [row.id for row in members(session, [incident])] if decision == "confirm" else []
    made = _append(session, incident, decision, by, Detail(accounts=tuple(accounts)))
    relink(session, accounts, incident)
    return made


def merge(session: Session, names: Sequence[str], by: By) -> Correction:
    """Make incidents one."""
    incidents = list(dict.fromkeys(find_incident(session, name) for name in names))
    if len(incidents) < 2:
        raise LedgerError(
            f"{', '.join(names)}: one incident already; name two or more to merge", "one already"
        )
    rows = members(session, incidents)
    _check_seen(session, incidents, by)
    detail = Detail(accounts=tuple(row.id for row in rows), incidents=tuple(incidents))
    made = _append(session, rows[0].incident, "merge", by, detail)
    relink(session, detail.accounts)
    return made


def split(session: Session, name: str, parts: Sequence[str], by: By) -> Correction:
    """Make an incident of its own of some accounts of an incident, or hold another incident apart from it."""
    incident = find_incident(session, name)
    if len(parts) == 1 and (other := other_incident(session, incident, parts[0])):
        return _hold_apart(session, incident, other, by)
    off = [row.id for row in find_accounts(session, incident, parts)]
    rest = [row.id for row in members(session, [incident]) if row.id not in off]
    if not off or not rest:
        what = "name some of its accounts to split off, and not all of them"
        raise LedgerError(f"{incident}: {what}", "some of them")
    made = _append(session, incident, "split", by, Detail(accounts=tuple(off), rest=tuple(rest)))
    relink(session, (*off, *rest))
    return made


def amend(
    session: Session,
    name: str,
    fields: Mapping[str, str],
    figures: Sequence[FigureAsked],
    by: By,
    *,
    tables: Path | None = None,
) -> Correction:
    """Set fields of an incident, and of figures in its accounts; a place is set with where it lies."""
    incident = find_incident(session, name)
    if not fields and not figures:
        raise LedgerError(f"{incident}: say what to set: FIELD=VALUE, or REPORT:NUMBER.FIELD=VALUE")
    changes = tuple(_figure_change(session, incident, one) for one in figures)
    values = incident_values(fields)
    if moves(values):
        here = next(assembled(session, [incident])).place or Place()
        values = located(values, here, tables)
    detail = Detail(fields=values, figures=changes)
    made = _append(session, incident, "set", by, detail)
    relink(session, (), incident, detail.reports())
    return made


def _figure_change(session: Session, incident: str, asked: FigureAsked) -> FigureChange:
    """Return the change of a figure, found by its words in the accounts of an incident."""
    values = figure_values(asked.values)
    for one in kept(session, AccountRow.incident == incident):
        if (one.told.report, one.told.account.id) == (asked.report, asked.account):
            same = [
                figure
                for figure in one.told.account.figures
                if (figure.evidence, figure.measure) == (asked.evidence, asked.measure)
            ]
            if asked.nth < len(same):
                figure = same[asked.nth]
                return FigureChange(report=asked.report, account=one.told.id, figure=figure, values=values)
    what = f"no figure of incident {incident} stands at these words"
    raise LedgerError(f"«{asked.evidence.quote}»: {what}", "figure gone", value=asked.evidence.quote)


def _hold_apart(session: Session, incident: str, other: str, by: By) -> Correction:
    rest, others = ([row.id for row in members(session, [one])] for one in (incident, other))
    _check_seen(session, [other], by)
    detail = Detail(rest=tuple(rest), others=tuple(others), incidents=(incident, other))
    made = _append(session, incident, "split", by, detail)
    relink(session, (*rest, *others))
    return made


def undo(session: Session, what: int | str, by: By) -> Correction:
    """Take a correction back: by its number, or the last that stands of an incident."""
    target = _numbered(session, what) if isinstance(what, int) else _last(session, what)
    if target not in about(session, [target.incident]).standing:
        again = "is an undoing itself; decide anew" if target.decision == "undo" else "was undone already"
        raise LedgerError(f"correction {target.number}: {again}", "undone already", value=target.number)
    detail, report = detail_of(target), target.incident if target.decision == DISMISS else None
    if report:
        check_seen(session, report, by.seen)
    made = _append(session, target.incident, "undo", by, Detail(undoes=target.number))
    drop_subjects(session, "lost correction", [str(target.number)])
    if report:
        put_back(session, report)
    relink(session, detail.named(), leads_to(session, target.incident), detail.reports())
    return made


def of_incident(session: Session, incident: str, *, only_standing: bool = False) -> list[Correction]:
    """Return the corrections of the incident that has this id now, also those made under former ids."""
    names = set(all_names(session, [row.id for row in members(session, [incident])]))
    found = about(session, names)
    every = found.standing if only_standing else found.every
    return [one for one in every if not names.isdisjoint(_named(one))]


def touched(session: Session, one: Correction) -> set[str]:
    """Return the present ids of the incidents that a correction was about."""
    return set(all_lead_to(session, _named(one)).values())


def _named(one: Correction) -> tuple[str, ...]:
    """Return the ids that a correction was about: its incident, and the accounts of a merge or split."""
    detail = detail_of(one)
    more = {"merge": detail.named(), "split": detail.named(), "forget": detail.former}
    return (one.incident, *more.get(one.decision, ()))


def _append(session: Session, incident: str, decision: Decision, by: By, detail: Detail) -> Correction:
    incident_now = leads_to(session, incident)
    _check_seen(session, [incident_now] if incident_now else [], by)
    made = append(session, incident, decision, who=by.who, why=by.why, detail=detail)
    keep(session, made)
    return made


def _check_seen(session: Session, incidents: Sequence[str], by: By) -> None:
    """Raise ChangedError where somebody has corrected one of the incidents since the reviewer looked."""
    if by.seen is None:
        return
    made = (one for incident in incidents for one in of_incident(session, incident))
    if last := next((one for one in made if one.number > by.seen), None):
        raise ChangedError(
            f"{last.incident}: {last.who} has decided on it since (correction {last.number}, "
            f"{last.decision}: {last.why}); look at it again with marsad history {last.incident}"
        )


def _numbered(session: Session, number: int) -> Correction:
    if row := session.get(CorrectionRow, number):
        return correction_of(row)
    what = "there is none of this number; marsad history lists them"
    raise LedgerError(f"correction {number}: {what}", "no correction", value=number)


def _last(session: Session, name: str) -> Correction:
    own = [one for one in of(session, name, only_standing=True) if one.decision != "forget"]
    if not own:
        raise LedgerError(f"{name}: no correction of it stands, so there is nothing to undo")
    return own[-1]


def of(session: Session, name: str, *, only_standing: bool = False) -> list[Correction]:
    """Return the corrections of an incident, or those by which a report was dismissed, by what names it.

    Raises LedgerError where that is neither.
    """
    try:
        incident = find_incident(session, name)
    except LedgerError:
        with suppress(LedgerError):
            made = of_report(session, find_report(session, name))
            return standing(made) if only_standing else made
        raise
    return of_incident(session, incident, only_standing=only_standing)
