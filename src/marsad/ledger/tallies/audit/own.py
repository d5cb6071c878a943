"""A published tally against what the ledger itself counts in the same scope.

A ledger that holds less than a tally says nothing against it: nobody's ledger holds everything. One that
holds more than the tally states is worth telling.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from marsad.ledger.tallies.audit.finding import Finding, Verdict, exact, quotes
from marsad.ledger.tallies.audit.listed import names_left_out
from marsad.ledger.tallies.audit.nesting import totals
from marsad.ledger.tallies.counting import Count, count
from marsad.ledger.tallies.scopes import CountScope
from marsad.ledger.tallies.shares import People
from marsad.models import Figure, Incident, Report, Tally

Inside: TypeAlias = Callable[[CountScope], Sequence[Incident]]
"""Returns the incidents of a ledger that are not outside a scope."""


def against_ledger(tally: Tally, report: Report, own: str, inside: Inside) -> Iterator[Finding]:
    """Yield what the ledger's incidents say to each total; ``own`` is the id of the tally's report."""
    if why := _unclear(tally):
        yield Finding("ledger", "cannot be checked", why, quotes(_alone(tally, report)))
        return
    wide = _scope(tally, report)
    near = inside(wide)
    left_out = tuple(one.id for one in near if names_left_out(tally.scope, one.place, one.facility))
    scope = replace(wide, without=left_out)
    for figure in _alone(tally, report):
        if (stated := exact(figure)) is not None:
            yield _compared(figure, stated, scope, own, near)


def _alone(tally: Tally, report: Report) -> list[Figure]:
    """Return the totals that stand alone for their measure and people."""
    wholes = totals(tally, report)
    return [
        one
        for one in wholes
        if sum(_people(one) == _people(o) for o in wholes if o.measure == one.measure) == 1
    ]


def _people(figure: Figure) -> People:
    return People(
        statuses=(figure.status,) if figure.status != "unknown" else (),
        affiliations=(figure.affiliation,) if figure.affiliation else (),
        demographics=(figure.demographic,) if figure.demographic else (),
    )


def _unclear(tally: Tally) -> str | None:
    """Return why a scope cannot be counted, null where it can."""
    scope = tally.scope
    if scope.first is None:
        return "its first day is not known"
    if scope.place and not (scope.areas or scope.countries):
        return f"the ledger does not count by «{scope.place}»"
    return None


def _scope(tally: Tally, report: Report) -> CountScope:
    scope = tally.scope
    return CountScope(
        first=scope.first,
        last=scope.last or report.seen,
        areas=scope.areas,
        countries=scope.countries if not scope.areas else (),
        perpetrators=tuple(party.name for party in scope.perpetrators),
        types=scope.types,
    )


def _compared(
    figure: Figure, stated: int, scope: CountScope, own: str, incidents: Sequence[Incident]
) -> Finding:
    measure = figure.measure
    made = count(
        incidents, scope, measures=["killed" if measure == "incidents" else measure], people=_people(figure)
    )
    told = sum(any(mention.report == own for mention in one.mentions) for one in made.counted)
    known = _held(made, told)
    if measure == "incidents":
        low = high = len(made.counted)
    else:
        low, _, high = made.totals[0].amount or (0, 0, 0)
        known += f", {low}–{high} {measure}" if low != high else f", {low} {measure}"
    verdict, more = _verdict(low, high, stated)
    return Finding("ledger", verdict, f"{more}{known}; stated {stated} ({measure})", quotes([figure]))


def _held(made: Count, told: int) -> str:
    number = len(made.counted)
    listed = f" ({told} told by this report)" if told else ""
    shut_out = sum(any(ground.why == "excluded" for ground in one.grounds) for one in made.omitted)
    open_ones = len(made.omitted) - shut_out
    left = f", {open_ones} more may belong to it" if open_ones else ""
    left += f", {shut_out} more left out by its words" if shut_out else ""
    return f"the ledger has {number} incident{'s' * (number != 1)}{listed} in that scope{left}"


def _verdict(low: int, high: int, stated: int) -> tuple[Verdict, str]:
    if low > stated:
        return "does not reconcile", ""
    if high < stated:
        return "cannot be checked", "the ledger knows less: "
    return "reconciles", ""
