"""One report in the published view: who published it, when, and of which incidents it tells."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import HTMLResponse, RedirectResponse, Response

from marsad.web.page import Here

router = APIRouter(include_in_schema=False)


@router.get("/{lang}/reports/{name}", response_class=HTMLResponse)
def published_report(page: Here, name: str) -> Response:
    """Show what may be published of a report; the start of an id leads on to the id."""
    entry = page.ledger.report(name)
    if entry.id != name:
        return RedirectResponse(page.path(f"reports/{entry.id}"))
    incidents = sorted({one.incident for one in page.ledger.links(entry.id)})
    return page.render("published_report.html", report=entry.report, incidents=incidents)
