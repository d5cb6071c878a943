"""The application: its pages, its files, and what guards them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from threading import BoundedSemaphore
from types import ModuleType

from fastapi import Depends, FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles

from marsad import __version__
from marsad.errors import MarsadError
from marsad.language.own import OwnTables
from marsad.ledger import Ledger
from marsad.web import errors
from marsad.web.boards import Boards
from marsad.web.guard import Guard
from marsad.web.public import PublicLedger
from marsad.web.signing import Access, gate
from marsad.web.views import (
    api,
    counted,
    downloads,
    feed,
    incident,
    lists,
    mapped,
    naming,
    overview,
    published_report,
    report,
    review,
    search,
    signing,
    start,
    tallies,
)

HERE = Path(__file__).parent
VIEWS: tuple[ModuleType, ...] = (
    naming,
    api,
    counted,
    start,
    signing,
    overview,
    feed,
    mapped,
    incident,
    report,
    review,
    search,
    tallies,
    downloads,
    lists,
)
PUBLISHED: tuple[ModuleType, ...] = (
    api,
    counted,
    start,
    overview,
    feed,
    mapped,
    lists,
    incident,
    published_report,
    tallies,
)
"""The views of what may be published: those that show what ``PublicLedger`` gives, and no others."""
_SMALLEST = 500
"""Bytes from which an answer is compressed."""


_NOT_BUILT = (
    "the fonts and the map of the pages are not built: run `python scripts/frontend.py` in the checkout"
)


def create(
    where: str | Path,
    access: Access = "anyone",
    *,
    public: bool = False,
    tables: Path | None = None,
    processes: int = 1,
) -> FastAPI:
    """Return the application for a ledger, named by its path or URL. Raises LedgerError where there is none,
    MarsadError where the pages' fonts and map were not built.

    The ledger is opened here, and closed when the application stops. ``access`` is who may read. Where it is
    ``public``, only what may be published can be seen, nobody signs in and nothing can be decided. ``tables``
    is the folder of the user's own tables, with which reports are read again when a reviewer adds to them.
    ``processes`` is how many answer beside each other, this one among them.
    """
    if not (HERE / "built").is_dir():
        raise MarsadError(_NOT_BUILT)
    ledger = Ledger.open(where, lasting=True)

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        yield
        ledger.close()

    app = FastAPI(
        title="Marsad",
        version=__version__,
        lifespan=life,
        summary="A ledger of reported armed violence: incidents, tolls by claimant, the reports behind them.",
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        dependencies=[Depends(gate)],
    )
    app.state.ledger = PublicLedger(ledger) if public else ledger
    app.state.boards = Boards(app.state.ledger, ledger.stamp)
    app.state.downloading = BoundedSemaphore(max(1, downloads.AT_ONCE // processes))
    app.state.tables = OwnTables(tables) if tables else None
    app.state.access, app.state.public = "anyone" if public else access, public
    for folder in ("assets", "built"):
        app.mount(f"/{folder}", StaticFiles(directory=HERE / folder), name=folder)
    wordy = () if public else (api.words, tallies.words)
    for router in (*wordy, *(view.router for view in (PUBLISHED if public else VIEWS)), api.pages):
        app.include_router(router)
    errors.install(app)
    app.add_middleware(GZipMiddleware, minimum_size=_SMALLEST)
    app.add_middleware(Guard)
    return app
