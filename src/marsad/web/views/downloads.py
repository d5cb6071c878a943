"""Downloads: the incidents of a scope in the formats of the exports, with what each has no room for."""

from __future__ import annotations

from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from typing import IO

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response, StreamingResponse

from marsad.ledger import LedgerError
from marsad.publish.exports import FORMATS, format_named
from marsad.publish.exports.export import Export
from marsad.publish.exports.release import wanted
from marsad.web.asked import CountQuery, scope_asked
from marsad.web.page import Here
from marsad.web.wrong import RefusalError, WrongError

router = APIRouter(include_in_schema=False)

_IN_MEMORY = 4_000_000
_PIECE = 65_536
"""Bytes that are held in memory at most before a file takes them, and bytes that are sent at a time."""


@router.get("/{lang}/downloads", response_class=HTMLResponse)
def downloads(page: Here, asked: CountQuery) -> HTMLResponse:
    """Show the formats, what they hold, and what they cannot hold."""
    forms = [format_named(name) for name in FORMATS]
    return page.render("downloads.html", forms=forms, query=asked.query())


@router.get("/{lang}/downloads/{name}")
def download(page: Here, name: str, asked: CountQuery) -> Response:
    """Send the incidents of a scope; words of reports go out only to those who have signed in."""
    if name not in FORMATS:
        raise RefusalError(404, "format", value=name, allowed=", ".join(FORMATS))
    try:
        scope, _ = scope_asked(asked, page.ledger)
    except LedgerError as error:
        raise WrongError(error) from error
    form = format_named(name)
    quotes = None if page.user else False
    what = wanted(form, form.holds[0], rule=asked.rule, quotes=quotes, rejected=False, excel=False)
    made = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 (it is closed when the last piece is sent)
    form.write(Export(page.ledger, form, what, within=scope), made)  # type: ignore[arg-type]
    made.seek(0)
    headers = {"Content-Disposition": f'attachment; filename="marsad-{form.name}{form.suffix}"'}
    return StreamingResponse(_pieces(made), media_type="application/octet-stream", headers=headers)


def _pieces(made: IO[bytes]) -> Iterator[bytes]:
    with made:
        while piece := made.read(_PIECE):
            yield piece
