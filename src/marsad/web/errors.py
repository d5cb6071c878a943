"""What a reader is told when there is no such page, or when something fails."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, RedirectResponse, Response

from marsad.errors import NotInstalledError
from marsad.ledger import LedgerError
from marsad.web.page import Page
from marsad.web.wording import LANGUAGES, Language
from marsad.web.wrong import RefusalError, told


def install(app: FastAPI) -> None:
    """Answer errors with a page in the reader's language, and below ``/api`` with JSON."""

    @app.exception_handler(HTTPException)
    async def failed(request: Request, error: HTTPException) -> Response:
        if error.status_code == 401 and request.method == "GET" and not _is_api(request):
            return _to_sign_in(request)
        return _answer(request, error.status_code, str(error.detail), error)

    @app.exception_handler(LedgerError)
    async def not_found(request: Request, error: LedgerError) -> Response:
        return _answer(request, 404, str(error), error)

    @app.exception_handler(NotInstalledError)
    async def not_installed(request: Request, error: NotInstalledError) -> Response:
        return _answer(request, 501, str(error), error)

    @app.exception_handler(RequestValidationError)
    async def not_understood(request: Request, error: RequestValidationError) -> Response:
        asked = ", ".join(dict.fromkeys(_field(one) for one in error.errors()))
        why = "; ".join(f"{_field(one)}: {one['msg']}" for one in error.errors())
        return _answer(request, 422, why, RefusalError(422, "input", value=asked))


def _field(one: dict[str, Any]) -> str:
    """Return the name of the parameter that a fault was found in: «limit»."""
    return ".".join(str(part) for part in one["loc"][1:])


def _is_api(request: Request) -> bool:
    return request.url.path.startswith("/api")


def _language(request: Request) -> Language:
    wanted = request.url.path[1:3]
    return next((one for one in LANGUAGES if one == wanted), LANGUAGES[0])


def _to_sign_in(request: Request) -> Response:
    """Lead to the form, and from there back."""
    asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return RedirectResponse(f"/{_language(request)}/sign-in?{urlencode({'after': asked})}")


def _answer(request: Request, status: int, why: str, error: Exception) -> Response:
    """Answer a program with ``why``, in English, and a reader with a page in its language."""
    if _is_api(request):
        return JSONResponse({"detail": why}, status)
    page = Page(request, _language(request), request.app.state.ledger)
    return page.render("error.html", status, status=status, why=told(page.lang, error, page.own))
