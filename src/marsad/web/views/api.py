"""The read-only interface for programs, below ``/api``: JSON, described by OpenAPI 3.1."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Annotated, Any, TypeAlias

from fastapi import APIRouter, Path, Query, Request
from pydantic import BaseModel, Field
from starlette.datastructures import URL

from marsad.ledger import Ledger, LedgerError
from marsad.ledger.incidents.filters import Filter
from marsad.ledger.searching.searching import Hit, Order
from marsad.models import Incident, Reading
from marsad.web.listed import search_of
from marsad.web.page import Here
from marsad.web.portions import Portion, portion
from marsad.web.wrong import WrongError

pages = APIRouter(include_in_schema=False)

Id: TypeAlias = Annotated[str, Path(max_length=300, description="An id that was once given, or its start.")]


_PART = "Which part, from 1, of an incident that hundreds of reports tell of."
PageNumber: TypeAlias = Annotated[int, Query(ge=1, le=10_000, description=_PART)]


@dataclass(frozen=True, slots=True)
class Hindrance:
    """Why there is no answer, in words."""

    detail: str


Answers: TypeAlias = dict[int | str, dict[str, Any]]
HERE: Answers = {
    401: {"model": Hindrance, "description": "The ledger is for those who have signed in."},
    422: {"model": Hindrance, "description": "What was asked for cannot be understood."},
}
_NAMED: Answers = {404: {"model": Hindrance, "description": "There is no such thing in the ledger."}}

router = APIRouter(prefix="/api", responses=HERE)
words = APIRouter(prefix="/api", responses=HERE)
"""What answers with the words of reports: not for everybody."""


@dataclass(frozen=True, slots=True)
class FoundReport:
    """A report that was found. In ``title`` and ``words`` what was looked for stands in ⟦brackets⟧."""

    report: str
    doc: str
    seen: dt.date | None
    source: str | None
    title: str
    words: str
    incidents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FoundReports:
    """How many reports were found in all, and those asked for.

    Of many, only those that arrived last are put in the best order: so many as are ``ordered``.
    """

    total: int
    ordered: int
    reports: tuple[FoundReport, ...]


@dataclass(frozen=True, slots=True)
class ReportRead:
    """A report as it came, and what was read from it; ``incidents`` leads from accounts to incidents."""

    id: str
    doc: str
    title: str
    text: str
    seen: dt.date | None
    source: str | None
    url: str | None
    fingerprint: str
    reading: Reading
    incidents: dict[str, str]


class SearchAsked(BaseModel):
    """What is looked for in reports."""

    q: str = Field(max_length=400, description="Words that all occur; a phrase in quotation marks.")
    since: str = Field("", max_length=10, description="Reports seen from this day, month or year on.")
    until: str = Field("", max_length=10, description="Reports seen up to the end of it.")
    outlet: str = Field("", max_length=200, description="The publisher, as reports name it.")
    area: str = Field("", max_length=100, description="Of incidents in this first-level area, in any name.")
    actor: str = Field("", max_length=100, description="Of incidents with this actor, in any name.")
    order: Order = Field("best", description="Best first, or newest first.")
    limit: int = Field(20, ge=1, le=100, description="Reports in an answer.")
    skip: int = Field(0, ge=0, le=10_000, description="Reports to pass over.")


class ListAsked(BaseModel):
    """Which incidents are listed. What is empty limits nothing."""

    first: str = Field("", max_length=10, description="May have happened on this day (2016-03-31) or later.")
    last: str = Field("", max_length=10, description="May have happened on this day or earlier.")
    country: str = Field("", max_length=100, description="A code of ISO 3166: SY.")
    area: str = Field("", max_length=100, description="A first-level area by its English name.")
    actor: str = Field("", max_length=200, description="An actor by its name in the ledger, in any role.")
    role: str = Field("", max_length=30, description="The role of the actor.")
    type: str = Field("", max_length=30, description="Kind of incident.")
    measure: str = Field("", max_length=30, description="A number of such people, or words for it, is told.")
    status: str = Field("", max_length=30, description="The people whom the measure counts.")
    grade: str = Field("", max_length=30, description="How well it is attested.")
    contested: str = Field("", max_length=3, description="yes: claimants exclude each other; no.")
    outlet: str = Field("", max_length=200, description="A publisher, as its reports name it.")
    review: str = Field("", max_length=30, description="confirmed, rejected, undecided or needed.")
    after: str = Field("", max_length=100, description="What the answer before gave as after.")
    limit: int = Field(50, ge=1, le=100, description="Incidents in an answer.")


@dataclass(frozen=True, slots=True)
class Listed:
    """Incidents, the latest first, without what is behind their totals; ``after`` is null at the end.

    ``next`` is the address of those that follow.
    """

    incidents: tuple[Incident, ...]
    after: str | None
    next: str | None


@router.get("/incidents", summary="Incidents of a filter")
def incidents(request: Request, asked: Annotated[ListAsked, Query()]) -> Listed:
    """List incidents; each whole under its own address. Rejected ones only where they are asked for."""
    try:
        chosen = Filter.of(asked.model_dump(exclude={"after", "limit"}))
        found = _ledger(request).lists.listing(chosen, asked.after or None, asked.limit)
    except (ValueError, LedgerError) as error:
        raise WrongError(error) from error
    following = request.url.include_query_params(after=found.after) if found.after else None
    return Listed(tuple(one.incident for one in found.rows), found.after, _relative(following))


def _relative(url: URL | None) -> str | None:
    """Return an address without the site, which a proxy may call by another name."""
    return f"{url.path}?{url.query}" if url else None


def _ledger(request: Request) -> Ledger:
    ledger: Ledger = request.app.state.ledger
    return ledger


@words.get("/search", summary="Reports by their words")
def search(request: Request, asked: Annotated[SearchAsked, Query()]) -> FoundReports:
    """Find reports whatever the hamzas, diacritics and prefixes of their words."""
    try:
        wanted = search_of(asked.model_dump(exclude={"limit", "skip"}))
        found = _ledger(request).search(wanted, limit=asked.limit, skip=asked.skip)
    except LedgerError as error:
        raise WrongError(error) from error
    return FoundReports(found.total, found.ordered, tuple(_report(hit) for hit in found.hits))


def _report(hit: Hit) -> FoundReport:
    title, words = (
        "".join(f"⟦{bit.text}⟧" if bit.found else bit.text for bit in bits) for bits in (hit.title, hit.words)
    )
    return FoundReport(hit.report, hit.doc, hit.seen, hit.source, title, words, hit.incidents)


@router.get("/incidents/{name}", responses=_NAMED, summary="One incident")
def incident(request: Request, name: Id, page: PageNumber = 1) -> Portion:
    """Return an incident with every claimant's figures and words, and why its reports are linked."""
    found = _ledger(request).incident(name)
    return portion(found, page, f"{router.prefix}/incidents/{found.id}")


@router.get("/reports/{name}", responses=_NAMED, summary="One report")
def report(request: Request, name: Id) -> ReportRead:
    """Return a report by its id, the start of it or its doc, with what was read from it."""
    ledger = _ledger(request)
    entry = ledger.report(name)
    told = entry.report
    return ReportRead(
        id=entry.id,
        doc=told.doc,
        title=told.title,
        text=told.text,
        seen=told.seen,
        source=told.source,
        url=told.url,
        fingerprint=told.fingerprint(),
        reading=entry.reading,
        incidents={link.mention: link.incident for link in ledger.links(entry.id)},
    )


@pages.get("/{lang}/api")
def documented(page: Here) -> Any:
    """Show what programs can ask for."""
    described = page.request.app.openapi()
    paths = [(path, told["get"]) for path, told in described["paths"].items() if "get" in told]
    return page.render("api.html", paths=paths)
