"""What a reader is told when there is no such page, or when something fails."""

from __future__ import annotations

from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from marsad.ledger import LedgerError
from marsad.web.page import Page
from marsad.web.wording import LANGUAGES


def install(app: FastAPI) -> None:
    """Answer errors with a page in the reader's language, and below ``/api`` with JSON."""

    @app.exception_handler(HTTPException)
    async def failed(request: Request, error: HTTPException) -> Response:
        return _answer(request, error.status_code, str(error.detail))

    @app.exception_handler(LedgerError)
    async def not_found(request: Request, error: LedgerError) -> Response:
        return _answer(request, 404, str(error))


def _answer(request: Request, status: int, why: str) -> Response:
    if request.url.path.startswith("/api"):
        return JSONResponse({"detail": why}, status)
    wanted = request.url.path[1:3]
    lang = next((one for one in LANGUAGES if one == wanted), LANGUAGES[0])
    page = Page(request, lang, request.app.state.ledger)
    return page.render("error.html", status, status=status, why=why)
