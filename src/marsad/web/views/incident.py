"""One incident: what, when, where, by whom and how sure; who says how many, in which words; why it is one."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import HTMLResponse, RedirectResponse, Response

from marsad.web.charts import bars
from marsad.web.page import Here

router = APIRouter(include_in_schema=False)


@router.get("/{lang}/incidents/{name}", response_class=HTMLResponse)
def incident(page: Here, name: str) -> Response:
    """Show an incident; a former id leads on to the one that it is now."""
    found = page.ledger.incident(name)
    if found.id != name:
        return RedirectResponse(page.path(f"incidents/{found.id}"))
    return page.render(
        "incident.html",
        incident=found,
        charts=[(toll, bars(toll)) for toll in found.tolls],
        reports={one.report: page.ledger.report(one.report) for one in found.mentions},
        decisions=page.ledger.decisions(found.id),
    )
