"""What reviewers set, in the place of what was read; what was read stays beside it.

A figure is found again by its words: in a newer reading it is the one whose words overlap the most with
those that it was set at. One that is read no more is put back as it was set, unless it was withdrawn.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy.orm import Session

from marsad.ledger.database.schema import AccountRow
from marsad.ledger.incidents.amended import change_of, with_fields
from marsad.ledger.incidents.incidents import incident
from marsad.ledger.linking.filing import chunks
from marsad.ledger.reports.shelf import Kept, kept
from marsad.ledger.reviewing.corrections import FigureChange, detail_of, history, standing
from marsad.ledger.reviewing.finding import account_of, all_lead_to
from marsad.ledger.reviewing.said import TYPED, figure_said
from marsad.ledger.reviewing.subjects import about
from marsad.ledger.tolls.groups import group_of
from marsad.ledger.tolls.rules import Rule
from marsad.models import (
    Account,
    Change,
    Claim,
    Correction,
    Evidence,
    Figure,
    Incident,
    Toll,
)
from marsad.models.incident import Decision


@dataclass(frozen=True, slots=True)
class SetFigure:
    """A figure of a report as it was ``read``, and as reviewers ``set`` it: null where they withdrew it.

    ``at`` is its position in its account, null where the reading has it no more.
    """

    report: str
    at: int | None
    read: Figure
    set: Figure | None
    changes: tuple[Change, ...] = ()

    def states(self, claim: Claim, toll: Toll) -> bool:
        """Tell whether a claim in a toll is this figure as it was set."""
        now = self.set
        if now is None or (claim.report, claim.evidence) != (self.report, now.evidence):
            return False
        return (toll.measure, toll.group, claim.low) == (now.measure, group_of(now), now.low)


@dataclass(frozen=True, slots=True)
class Settings:
    """All that reviewers set: ``fields`` by the present id of an incident, ``figures`` by that of an account.

    ``lost`` are the corrections of which something no longer finds its place.
    """

    fields: Mapping[str, Sequence[Correction]] = field(default_factory=dict)
    figures: Mapping[str, Sequence[SetFigure]] = field(default_factory=dict)
    lost: tuple[Correction, ...] = ()

    def account(self, one: Kept) -> Kept:
        """Return an account with its figures as reviewers set them."""
        sets = self.figures.get(one.told.id)
        if not sets:
            return one
        account = one.told.account
        by_place = {each.at: each for each in sets if each.at is not None}
        read = [by_place[n].set if n in by_place else figure for n, figure in enumerate(account.figures)]
        again = [each.set for each in sets if each.at is None]
        figures = tuple(figure for figure in (*read, *again) if figure is not None)
        return replace(one, told=replace(one.told, account=replace(account, figures=figures)))

    def incident(
        self,
        members: Sequence[Kept],
        decision: Decision | None,
        rule: Rule,
    ) -> Incident:
        """Return the incident of which these are all accounts, with all as reviewers set it, and marked."""
        made = incident([self.account(one) for one in members], decision, rule)
        sets = [each for one in members for each in self.figures.get(one.told.id, ())]
        changed = _with_figures(made, sets) if sets else made
        for correction in self.fields.get(made.id, ()):
            changed = with_fields(changed, correction)
        return changed


def settings_of(session: Session) -> Settings:
    """Return all that reviewers set that stands."""
    return settings_by(session, standing(history(session)))


def settings_about(session: Session, names: Iterable[str]) -> tuple[Settings, tuple[Correction, ...]]:
    """Return what reviewers set that stands of these accounts and reports; and all corrections about them."""
    found = about(session, names)
    return settings_by(session, found.standing), found.every


def settings_by(session: Session, decided: Sequence[Correction]) -> Settings:
    """Return what these decisions set, in the order they were made."""
    fields: defaultdict[str, list[Correction]] = defaultdict(list)
    figures: defaultdict[str, dict[object, SetFigure]] = defaultdict(dict)
    lost = []
    details = [(one, detail) for one in decided if (detail := detail_of(one)).fields or detail.figures]
    now = all_lead_to(session, {one.incident for one, detail in details if detail.fields})
    read = _Read(session, {change.report for _, detail in details for change in detail.figures})
    for one, detail in details:
        if detail.fields and one.incident in now:
            fields[now[one.incident]].append(one)
        elif detail.fields:
            lost.append(one)
        for change in detail.figures:
            name, found = read.found(change)
            if name is None:
                lost.append(one)
            else:
                _add(figures[name], found, change, one)
    return Settings(fields, {name: list(sets.values()) for name, sets in figures.items()}, tuple(lost))


def _add(sets: dict[object, SetFigure], found: SetFigure, change: FigureChange, one: Correction) -> None:
    """Add a change to those made before of the same figure."""
    key = found.read.evidence if found.at is None else found.at
    before = sets.get(key, found)
    values = dict(change.values)
    withdrawn = values.pop("withdrawn", before.set is None)
    made = replace(before.set or before.read, **values)
    fields = dict.fromkeys(TYPED.get(name, name) for name in values)
    changes = [_figure_change(one, name, before, figure_said(made)[name]) for name in fields]
    if "withdrawn" in change.values:
        changes.append(_figure_change(one, "withdrawn", before, "yes" if withdrawn else "no"))
    sets[key] = replace(before, set=None if withdrawn else made, changes=(*before.changes, *changes))


def _figure_change(one: Correction, name: str, figure: SetFigure, value: str | None) -> Change:
    quote = figure.read.evidence.quote if figure.read.evidence else ""
    read = figure_said(figure.read).get(name, "no")
    return change_of(one, f"{name} of {figure.read.measure} «{quote}»", value, read)


class _Read:
    """What is read of some reports now, to find the figures that were changed."""

    def __init__(self, session: Session, reports: Iterable[str]) -> None:
        self._session = session
        self._accounts: defaultdict[str, list[tuple[str, Account]]] = defaultdict(list)
        for some in chunks(reports):
            in_order = sorted(kept(session, AccountRow.report.in_(some)), key=lambda one: one.told.order)
            for one in in_order:
                self._accounts[one.told.report].append((one.told.id, one.told.account))

    def found(self, change: FigureChange) -> tuple[str | None, SetFigure]:
        """Return the account, by permanent id, in which a changed figure is now, and where; null for none."""
        accounts = self._accounts[change.report]
        fits = (
            (_fit(figure, change.figure), name, at, figure)
            for name, account in accounts
            for at, figure in enumerate(account.figures)
        )
        best = max(fits, key=lambda fit: fit[0], default=None)
        if best and best[0] > _UNFIT:
            return best[1], SetFigure(change.report, best[2], best[3], best[3])
        home = account_of(self._session, change.account)
        return (
            home if home in {name for name, _ in accounts} else None,
            SetFigure(change.report, None, change.figure, change.figure),
        )


_UNFIT = (False, 0, 0)


def _fit(figure: Figure, was: Figure) -> tuple[bool, int, int]:
    """Return how well a figure is the one that was: the same words, code points in common, what is alike."""
    common, same = _common(figure.evidence, was.evidence), figure.evidence == was.evidence
    if not common or (figure.measure != was.measure and not same):
        return _UNFIT
    now, before = figure_said(figure), figure_said(was)
    return (same, common, sum(now[name] == before[name] for name in now))


def _common(a: Evidence | None, b: Evidence | None) -> int:
    if a is None or b is None or a.field != b.field:
        return 0
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def _with_figures(made: Incident, sets: Sequence[SetFigure]) -> Incident:
    """Mark the claims, tolls and totals in which figures count, or no longer count, as reviewers set them."""
    tolls = tuple(_marked(toll, sets) for toll in made.tolls)
    measures = {figure.measure for each in sets for figure in (each.read, each.set) if figure}
    every = [change for each in sets for change in each.changes]
    totals = tuple(_noted(toll, every) if toll.measure in measures else toll for toll in made.totals)
    return replace(made, tolls=tolls, totals=totals, changes=(*made.changes, *every))


def _marked(toll: Toll, sets: Sequence[SetFigure]) -> Toll:
    claims = tuple(_claim(claim, toll, sets) for claim in toll.claims)
    return _noted(replace(toll, claims=claims), [change for claim in claims for change in claim.changes])


def _claim(claim: Claim, toll: Toll, sets: Sequence[SetFigure]) -> Claim:
    changes = tuple(change for each in sets if each.states(claim, toll) for change in each.changes)
    return replace(claim, changes=changes) if changes else claim


def _noted(toll: Toll, changes: Iterable[Change]) -> Toll:
    numbers = sorted({change.correction for change in changes})
    if not numbers:
        return toll
    what = f"correction{'s' * (len(numbers) > 1)} {', '.join(map(str, numbers))}"
    return replace(toll, rule=f"{toll.rule}; a reviewer set figures of it ({what})")
