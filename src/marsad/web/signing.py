"""Who is looking: sessions by cookie, who may see what, and forms that only this site can have sent."""

from __future__ import annotations

import hmac
from typing import Annotated, Literal, TypeAlias
from urllib.parse import urlsplit

from fastapi import Depends, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from marsad.ledger import Ledger
from marsad.ledger.reviewing.users import Role, SignedIn, User
from marsad.web.wrong import RefusalError

Access: TypeAlias = Literal["anyone", "users"]
"""``anyone`` who reaches the address may read; or only ``users`` who have signed in."""

_SAME = frozenset({"same-origin", "none"})
_READING = frozenset({"GET", "HEAD", "OPTIONS"})
_OPEN = frozenset({"sign_in", "signed_in", "start"})
"""The routes that are answered to anyone."""


def cookie_name(request: Request) -> str:
    """Return the name of the cookie; over TLS one that no other host can have set (RFC 6265bis, 4.1.3.2)."""
    return "__Host-marsad" if request.url.scheme == "https" else "marsad"


def visitor(request: Request) -> SignedIn | None:
    """Return who is signed in, null where nobody is; looked up once in a request."""
    if not hasattr(request.state, "visitor"):
        ledger: Ledger = request.app.state.ledger
        secret = None if request.app.state.public else request.cookies.get(cookie_name(request))
        request.state.visitor = ledger.users.signed_in(secret) if secret else None
    found: SignedIn | None = request.state.visitor
    return found


def gate(request: Request) -> None:
    """Let a request through. Raises HTTPException: 401 for who must sign in, 403 for another site's form."""
    if request.method not in _READING and not _from_here(request):
        raise RefusalError(403, "other site")
    route = request.scope.get("route")
    free = request.app.state.access == "anyone" or getattr(route, "name", None) in _OPEN
    if not free and visitor(request) is None:
        raise RefusalError(401, "sign in")


def _from_here(request: Request) -> bool:
    """Tell whether the browser says that this site sent a request (W3C Fetch Metadata; RFC 6454)."""
    said = request.headers.get("sec-fetch-site")
    if said is not None:
        return said in _SAME
    origin = request.headers.get("origin")
    return origin is not None and urlsplit(origin).netloc == request.headers.get("host")


def keep(request: Request, response: Response, secret: str) -> None:
    """Give the browser the cookie of a session; scripts cannot read it, other sites' forms do not send it."""
    secure = request.url.scheme == "https"
    response.set_cookie(cookie_name(request), secret, httponly=True, secure=secure, samesite="lax", path="/")


def drop(request: Request, response: Response) -> None:
    """Take the cookie away."""
    response.delete_cookie(cookie_name(request), path="/", httponly=True, samesite="lax")


class may:  # noqa: N801 (it reads as a word where it is used)
    """A dependency that gives the user who may do what a role may, and checks the form's token.

    Raises HTTPException: 401 where nobody is signed in, 403 where the role or the token is not enough.
    """

    def __init__(self, role: Role) -> None:
        self._role = role

    async def __call__(self, request: Request) -> User:
        """Return the user of a request."""
        signed = await run_in_threadpool(visitor, request)
        if signed is None:
            raise RefusalError(401, "sign in")
        if not signed.user.may(self._role):
            raise RefusalError(403, f"not {self._role}")
        if request.method not in _READING:
            token = str((await request.form()).get("form", ""))
            if not hmac.compare_digest(token.encode(), signed.form.encode()):
                raise RefusalError(403, "old form")
        return signed.user


Reviewer = Annotated[User, Depends(may("reviewer"))]
