"""One report: its text as it came, with what was read from it marked in place, and where it came from."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse, RedirectResponse, Response

from marsad.ledger import LedgerError
from marsad.ledger.reports.entries import Entry
from marsad.ledger.reviewing.queued import unknown_key
from marsad.models import Correction
from marsad.publish.marks import marks
from marsad.web.marking import paragraphs, pieces
from marsad.web.page import Here, Page
from marsad.web.reasoning import reasoning
from marsad.web.wrong import RefusalError

router = APIRouter(include_in_schema=False)

_LEAST = 8
"""Characters of an id that are enough to name a withheld report."""


@router.get("/{lang}/reports/{name}", response_class=HTMLResponse)
def report(page: Here, name: str, how: Annotated[bool, Query()] = False) -> Response:
    """Show a report; a doc, or the start of an id, leads on to its id. ``how`` shows how it was read."""
    try:
        entry = page.ledger.report(name)
    except LedgerError:
        if gone := _withheld(page, name):
            return page.render("withheld.html", 410, decision=gone)
        raise
    if entry.id != name:
        return RedirectResponse(page.path(f"reports/{entry.id}") + ("?how=1" if how else ""))
    return page.render("report.html", **_told(page, entry, how=how))


@router.get("/{lang}/reports/{name}/originals/{sha256}")
def original(page: Here, name: str, sha256: str) -> Response:
    """Give the bytes of a report as they were received, to be saved: no browser is to show or run them."""
    if not any(one.sha256 == sha256 for one in page.ledger.captures(name)):
        raise RefusalError(404, "no original")
    headers = {
        "Content-Disposition": f'attachment; filename="{sha256[:16]}.bin"',
        "Content-Security-Policy": "sandbox; default-src 'none'",
    }
    return Response(page.ledger.original(sha256), media_type="application/octet-stream", headers=headers)


def _told(page: Page, entry: Entry, *, how: bool) -> dict[str, Any]:
    """Return what the page of a report shows."""
    found, link = marks(entry.reading), entry.report.url or ""
    versions, tables = page.ledger.versions(entry.id), page.request.app.state.tables
    reviews = page.user is not None and page.user.may("reviewer")
    return {
        "entry": entry,
        "marks": found,
        "accounts": {one.id: one for one in entry.reading.incidents},
        "title": list(pieces(entry.report.title, found, "title")),
        "text": paragraphs(entry.report.text, found),
        "incidents": {one.mention: one.incident for one in page.ledger.links(entry.id)},
        "link": link if link.lower().startswith(("http://", "https://")) else None,
        "captures": page.ledger.captures(entry.id),
        "versions": versions if len(versions) > 1 else [],
        "how": how,
        "reasoning": reasoning(entry, tables.folder if tables else None) if how and not entry.given else None,
        "reviews": reviews,
        "dismissed": next((one for one in page.ledger.dismissals(entry.id)[-1:] if not one.undoes), None),
        "keys": [unknown_key(one) for one in entry.reading.unknown] if reviews else [],
    }


def _withheld(page: Page, name: str) -> Correction | None:
    """Return the decision by which the report of this id was withheld, null where it was not."""
    found = [one for one in page.ledger.withheld() if len(name) >= _LEAST and one.incident.startswith(name)]
    return found[0] if len(found) == 1 else None
