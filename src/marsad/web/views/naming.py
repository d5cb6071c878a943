"""Names that no table knows: added from their page in the queue, and what changed with it."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query
from starlette.responses import HTMLResponse, RedirectResponse, Response

from marsad.errors import MarsadError
from marsad.web.cases import case_of
from marsad.web.deciding import MissingError
from marsad.web.naming import KINDS, Named, add, reread
from marsad.web.page import Here
from marsad.web.signing import Reviewer
from marsad.web.views.review import Walk, item_of, render
from marsad.web.wrong import RefusalError, told

router = APIRouter(include_in_schema=False)
_SHOWN = 20
"""Reports of which it is shown what changed."""


@router.post("/{lang}/review/{key}/name", response_class=HTMLResponse)
def name(page: Here, user: Reviewer, key: str, named: Annotated[Named, Form()], at: Walk) -> Response:
    """Add a name and show what changed; or show the page again with what hinders it."""
    tables = page.request.app.state.tables
    if tables is None:
        raise RefusalError(409, "no tables")
    item = item_of(page, key)
    if item is None or item.kind not in KINDS:
        raise RefusalError(409, "name gone")
    try:
        found = add(tables, page.ledger, item, user.name, named)
    except MarsadError as error:
        wrong = page.say(str(error)) if isinstance(error, MissingError) else told(page.lang, error, page.own)
        case = case_of(page.ledger, item)
        return render(page, user, case, at, named=named, wrong=wrong, code=422)
    asked = {"report": found[:_SHOWN], "more": len(found[_SHOWN:]), "name": item.name or ""}
    return RedirectResponse(f"{page.path('review/named')}?{urlencode(asked, doseq=True)}", 303)


@router.get("/{lang}/review/named", response_class=HTMLResponse)
def named(
    page: Here,
    _: Reviewer,
    report: Annotated[list[str], Query(max_length=_SHOWN)],
    name: Annotated[str, Query(max_length=400)] = "",
    more: Annotated[int, Query(ge=0, le=10_000)] = 0,
) -> HTMLResponse:
    """Show what changed in the reports that name it, now that a table knows it."""
    return page.render("named.html", name=name, reports=reread(page, report), more=more)
