"""The overview: all incidents, the latest first."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from marsad.web.page import Here

router = APIRouter(include_in_schema=False)


@router.get("/{lang}/", response_class=HTMLResponse)
def overview(page: Here) -> HTMLResponse:
    """Show the incidents."""
    found = page.ledger.incidents()
    found.sort(key=lambda one: (one.date is not None, one.date and one.date.first, one.id), reverse=True)
    return page.render("overview.html", incidents=found)
