"""Downloads: the incidents of a scope in the formats of the exports, with what each has no room for."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from functools import partial
from typing import BinaryIO

from anyio import to_thread
from fastapi import APIRouter
from starlette.responses import HTMLResponse, StreamingResponse
from starlette.types import Receive, Scope, Send

from marsad.ledger import Ledger, LedgerError
from marsad.ledger.incidents.filters import Filter
from marsad.ledger.tallies.scopes import CountScope
from marsad.publish.exports import FORMATS, format_named
from marsad.publish.exports.export import Export
from marsad.publish.exports.model import Format, Wanted
from marsad.publish.exports.release import wanted
from marsad.web.asked import CountQuery, scope_asked
from marsad.web.page import Here, Page
from marsad.web.spool import Spool
from marsad.web.wrong import RefusalError, WrongError

router = APIRouter(include_in_schema=False)

AT_ONCE = 4
"""Downloads that are made at once: each has the ledger open, and takes time from all who look at pages."""


class Download(StreamingResponse):
    """A file that is sent while it is made. What goes wrong breaks it off, so that it does not look whole."""

    def __init__(self, spool: Spool, name: str) -> None:
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        super().__init__(_pieces(spool), media_type="application/octet-stream", headers=headers)
        self._spool = spool

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it; whether it was sent or the reader hung up, nobody needs it any more."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._spool.drop()


async def _pieces(spool: Spool) -> AsyncIterator[bytes]:
    while piece := await to_thread.run_sync(spool.piece, abandon_on_cancel=True):
        yield piece


@router.get("/{lang}/downloads", response_class=HTMLResponse)
def downloads(page: Here, asked: CountQuery) -> HTMLResponse:
    """Show the formats, what they hold, and what they cannot hold."""
    forms = [format_named(name) for name in FORMATS]
    query = asked.query()
    back = f"{page.path('tallies')}?{query}"
    return page.render(
        "downloads.html", forms=forms, query=query, back=back, to="downloads", lead="downloads.what"
    )


@router.get("/{lang}/downloads/{name}")
def download(page: Here, name: str, asked: CountQuery) -> Download:
    """Send the incidents of a scope; words of reports go out only to those who have signed in."""
    form = form_of(name)
    try:
        scope, _ = scope_asked(asked, page.ledger, page.own)
    except LedgerError as error:
        raise WrongError(error) from error
    quotes = None if page.user else False
    return sent(page, form, wanted(form, form.holds[0], rule=asked.rule, quotes=quotes), scope)


def form_of(name: str) -> Format:
    """Return the format of a name. Raises RefusalError 404 for any other."""
    if name not in FORMATS:
        raise RefusalError(404, "format", value=name, allowed=", ".join(FORMATS))
    return format_named(name)


def sent(page: Page, form: Format, what: Wanted, within: CountScope | Filter) -> Download:
    """Return the download of some incidents, begun. Raises RefusalError 503 where too many are made."""
    spool = _spooled(page, partial(_write, page.ledger, form, what, within))
    return Download(spool, f"marsad-{form.name}{form.suffix}")


def _write(ledger: Ledger, form: Format, what: Wanted, within: CountScope | Filter, out: BinaryIO) -> None:
    """Write an export of the ledger as it is now, whatever is added before the last byte."""
    with ledger.still() as now:
        form.write(Export(now, form, what, within=within), out)


def _spooled(page: Page, make: Callable[[BinaryIO], None]) -> Spool:
    """Return the file that is made from now on. Raises what keeps it from being begun."""
    turns = page.request.app.state.downloading
    if not turns.acquire(blocking=False):
        raise RefusalError(503, "busy")
    spool = Spool()
    spool.fill(make, last=turns.release)
    spool.begin()
    return spool
