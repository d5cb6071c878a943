"""The overview: what a filter's incidents come to, when and where they happened, and the latest of them."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from marsad.web.filtering import Choosing, filter_of
from marsad.web.page import Here
from marsad.web.timeline import timeline
from marsad.web.wrong import WrongError

router = APIRouter(include_in_schema=False)
_A_PAGE = 25
"""Incidents that one page lists."""
_AREAS = 30
"""First-level areas that one page lists, those with the most incidents."""


@router.get("/{lang}/", response_class=HTMLResponse)
def overview(page: Here, request: Request) -> HTMLResponse:
    """Show the incidents of the filter that the address names."""
    chosen = filter_of(request)
    boards = request.app.state.boards
    beside = boards.overview(chosen)
    board = beside.board
    try:
        listing = page.ledger.lists.listing(chosen, request.query_params.get("after"), _A_PAGE)
    except ValueError as error:
        raise WrongError(error) from error
    return page.render(
        "overview.html",
        board=board,
        chosen=chosen,
        choosing=Choosing(page, chosen, board, beside.choices),
        listing=listing,
        areas=board.areas[:_AREAS],
        beside=beside,
        timeline=timeline(board.days, page.say("direction") == "rtl"),
    )
