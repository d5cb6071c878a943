"""The first address: on to the overview, in the first language."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import RedirectResponse

from marsad.web.wording import LANGUAGES

router = APIRouter(include_in_schema=False)


@router.get("/")
def start() -> RedirectResponse:
    """Lead to the overview."""
    return RedirectResponse(f"/{LANGUAGES[0]}/")
