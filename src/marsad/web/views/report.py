"""One report: its text as it came, with what was read from it marked in place."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import HTMLResponse, RedirectResponse, Response

from marsad.publish.marks import marks
from marsad.web.marking import pieces
from marsad.web.page import Here

router = APIRouter(include_in_schema=False)


@router.get("/{lang}/reports/{name}", response_class=HTMLResponse)
def report(page: Here, name: str) -> Response:
    """Show a report; a doc, or the start of an id, leads on to its id."""
    entry = page.ledger.report(name)
    if entry.id != name:
        return RedirectResponse(page.path(f"reports/{entry.id}"))
    found = marks(entry.reading)
    return page.render(
        "report.html",
        entry=entry,
        marks=found,
        title=list(pieces(entry.report.title, found, "title")),
        text=list(pieces(entry.report.text, found, "text")),
        incidents={link.mention: link.incident for link in page.ledger.links(entry.id)},
    )
