"""What a page lists, to take away: the incidents of a filter, or of a search, in every format."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from marsad.publish.exports import FORMATS, format_named
from marsad.publish.exports.release import wanted
from marsad.web.listed import listed
from marsad.web.page import Here
from marsad.web.views.downloads import Download, form_of, sent

router = APIRouter(include_in_schema=False)


@router.get("/{lang}/lists", response_class=HTMLResponse)
def lists(page: Here, request: Request) -> HTMLResponse:
    """Show the formats, what they hold, and what they cannot hold."""
    found = listed(request)
    return page.render(
        "downloads.html",
        forms=[format_named(name) for name in FORMATS],
        query=found.query,
        back=page.path("search" if found.words else "") + found.address,
        to="lists",
        lead="downloads.listed",
    )


@router.get("/{lang}/lists/{name}")
def download(page: Here, request: Request, name: str) -> Download:
    """Send the incidents that a page lists; words of reports go out only to those who have signed in."""
    form, chosen = form_of(name), listed(request).chosen
    quotes = None if page.user else False
    return sent(page, form, wanted(form, form.holds[0], quotes=quotes), chosen)
