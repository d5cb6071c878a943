"""Signing in and out."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.responses import HTMLResponse, RedirectResponse, Response

from marsad.ledger.reviewing.users import SignInError
from marsad.web.page import Here
from marsad.web.signing import cookie_name, drop, keep

router = APIRouter(include_in_schema=False)


@router.get("/{lang}/sign-in", name="sign_in", response_class=HTMLResponse)
def sign_in(page: Here, after: str = "") -> HTMLResponse:
    """Show the form."""
    return page.render("sign_in.html", after=after, why=None)


@router.post("/{lang}/sign-in", name="signed_in", response_class=HTMLResponse)
def signed_in(
    page: Here,
    name: Annotated[str, Form(max_length=200)],
    password: Annotated[str, Form(max_length=2000)],
    after: Annotated[str, Form(max_length=4000)] = "",
) -> Response:
    """Begin a session and go on to the page that was asked for; or show the form again."""
    client = page.request.client
    try:
        secret = page.ledger.users.sign_in(name, password, client.host if client else "")
    except SignInError as error:
        key = "sign_in.wait" if "wait" in str(error) else "sign_in.wrong"
        return page.render("sign_in.html", 401, after=after, why=page.say(key))
    answer = RedirectResponse(_inside(page, after), 303)
    keep(page.request, answer, secret)
    return answer


@router.post("/{lang}/sign-out")
def sign_out(page: Here) -> Response:
    """End the session."""
    page.ledger.users.sign_out(page.request.cookies.get(cookie_name(page.request), ""))
    answer = RedirectResponse(page.path(), 303)
    drop(page.request, answer)
    return answer


def _inside(page: Here, after: str) -> str:
    """Return the page to go on to, one of this site whatever was asked for."""
    plain = after.startswith("/") and after[1:2].isalnum() and "\\" not in after
    return after if plain and after.isprintable() else page.path()
