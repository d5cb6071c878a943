"""Tallies: our own, by choosing what they cover; and published ones beside our own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, TypeVar, get_args

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse

from marsad.ledger import LedgerError
from marsad.ledger.tallies.behind import Number
from marsad.ledger.tallies.labels import KEYS
from marsad.ledger.tallies.sieved import WHYS
from marsad.ledger.tallies.summed import Summed, SummedRow
from marsad.ledger.tallies.trends import trends_of
from marsad.models import Basis, IncidentType, Status
from marsad.models.incident import Grade, RuleId
from marsad.publish.incidents import tally_row
from marsad.web import phrases
from marsad.web.asked import COUNTED, CountAsked, CountQuery, scope_asked
from marsad.web.offering import offered
from marsad.web.page import Here, Page
from marsad.web.rowlabels import called
from marsad.web.wrong import RefusalError, WrongError, told

T = TypeVar("T")
router = APIRouter(include_in_schema=False)
words = APIRouter(include_in_schema=False)
"""The views that show the words of reports: not for everybody."""

_CHOICES: Mapping[str, Sequence[str]] = {
    "type": get_args(IncidentType),
    "status": get_args(Status),
    "grade": get_args(Grade),
    "basis": get_args(Basis),
    "rule": get_args(RuleId),
    "measure": COUNTED,
    "by": KEYS,
}
_REPORTS = 50
"""Reports whose tallies stand on a page."""
_LISTED = 200
"""Incidents, or rows, on a page."""


@router.get("/{lang}/tallies", response_class=HTMLResponse)
def tallies(page: Here, asked: CountQuery) -> HTMLResponse:
    """Show the form, and the count that it asks for."""
    try:
        scope, people = scope_asked(asked, page.ledger, page.own)
        made = page.ledger.sums.of(
            scope, asked.keys, measures=asked.measures, people=people, rule=asked.rule, part=slice(_LISTED)
        )
    except LedgerError as error:
        return _shown(page, asked, 400, made=None, wrong=told(page.lang, error, page.own))
    months = trends_of(made.months, made.scope) if "month" in made.by else None
    return _shown(page, asked, 200, made=made, wrong=None, months=months)


def _shown(page: Page, asked: CountAsked, code: int, *, made: Summed | None, **more: Any) -> HTMLResponse:
    return page.render(
        "tallies.html",
        code,
        asked=asked,
        choices=_CHOICES,
        offered=offered(page),
        made=made,
        rows=[_row(page, asked, made, row) for row in made.rows] if made and made.by else [],
        totals=[_row(page, asked, made, row) for row in made.totals] if made else [],
        more=max(made.size - _LISTED, 0) if made and made.by else 0,
        grounds=made.left_out if made else (),
        **{"months": None, **more},
    )


def _row(page: Page, asked: CountAsked, made: Summed, row: SummedRow) -> dict[str, Any]:
    """Return a row as the template shows it: its names, its numbers, the address of what is behind it."""
    behind = asked.query(label=[one.text for one in row.labels], of=row.measure)
    return {
        "names": [
            (called(page, key, label), label.unknown) for key, label in zip(made.by, row.labels, strict=False)
        ],
        "measure": row.measure,
        "count": row.incidents,
        "numbered": row.numbered,
        "amount": row.amount,
        "contested": row.contested,
        "behind": f"{page.path('tallies/behind')}?{behind}",
    }


@router.get("/{lang}/tallies/behind", response_class=HTMLResponse)
def behind(
    page: Here,
    asked: CountQuery,
    *,
    label: Annotated[list[str], Query(max_length=3)] = [],  # noqa: B006 (never changed)
    of: Annotated[str, Query(max_length=20)] = "killed",
    why: Annotated[str, Query(max_length=40)] = "",
    number: Annotated[int, Query(alias="page", ge=1, le=10_000)] = 1,
) -> HTMLResponse:
    """List the incidents behind one number, or those that are left out on one ground, ``why``."""
    wanted = Number(labels=tuple(label), measure=_known(of, COUNTED), why=_known(why, WHYS) if why else None)
    try:
        scope, people = scope_asked(asked, page.ledger, page.own)
        part = slice(_LISTED * (number - 1), _LISTED * number)
        found = page.ledger.sums.behind(scope, asked.keys, wanted, part, people=people, rule=asked.rule)
    except LedgerError as error:
        raise WrongError(error) from error
    query = asked.query(label=label, of=of, why=why)
    return page.render(
        "behind.html",
        said=lambda ground: phrases.left(page.lang, ground),
        incidents=found.incidents,
        left=found.left,
        adds=found.adds,
        of=of,
        why=why,
        size=found.size,
        named=[called(page, key, one) for key, one in zip(asked.keys, found.labels, strict=False)],
        back=f"{page.path('tallies')}?{asked.query()}",
        before=f"?{query}&page={number - 1}" if number > 1 else None,
        after=f"?{query}&page={number + 1}" if _LISTED * number < found.size else None,
    )


def _known(given: str, values: Sequence[T]) -> T:
    """Return what was given, if it is one of these values. Raises RefusalError 422."""
    if (found := next((one for one in values if one == given), None)) is None:
        raise RefusalError(422, "value", value=given, allowed=", ".join(map(str, values)))
    return found


@words.get("/{lang}/tallies/published", response_class=HTMLResponse)
def published(page: Here, number: Annotated[int, Query(alias="page", ge=1, le=10_000)] = 1) -> HTMLResponse:
    """List the tallies that reports publish, each with what its check in itself found."""
    found, size = page.ledger.latest_tallies(_REPORTS, _REPORTS * (number - 1))
    return page.render(
        "published.html",
        published=[(one, tally_row(one.doc, one.report, one.tally, one.check)) for one in found],
        reports=page.ledger.reports_of({one.report for one in found}),
        size=size,
        before=f"?page={number - 1}" if number > 1 else None,
        after=f"?page={number + 1}" if _REPORTS * number < size else None,
    )


@words.get("/{lang}/tallies/published/{report}", response_class=HTMLResponse)
def audited(page: Here, report: str) -> HTMLResponse:
    """Show the tallies of one report, each with all its checks, against our own count too."""
    found = page.ledger.audit(report)
    if not found:
        raise RefusalError(404, "no tallies")
    entry = page.ledger.report(report)
    rows = [(one, tally_row(one.doc, one.report, one.tally, "")) for one in found]
    return page.render("audited.html", entry=entry, audited=rows)
