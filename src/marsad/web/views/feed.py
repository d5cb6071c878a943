"""The feed of a filter or a search: its latest incidents in Atom, with what is reported of each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from fastapi import APIRouter, Request
from starlette.responses import Response

from marsad.ledger.incidents.summaries import Summary
from marsad.models import Incident
from marsad.web.atom import MEDIA_TYPE, Entry, Feed, atom
from marsad.web.charts import first_the_dead
from marsad.web.filtering import Choosing
from marsad.web.listed import Listed, listed
from marsad.web.page import Here, Page
from marsad.web.wording import isolated, number

router = APIRouter(include_in_schema=False)

_ENTRIES = 50
"""Incidents that a feed holds, those that happened last."""


@router.get("/{lang}/feed.atom")
def feed(page: Here, request: Request) -> Response:
    """Give the latest incidents of the filter or the search that the address names."""
    found = listed(request)
    rows = page.ledger.lists.listing(found.chosen, number=_ENTRIES).rows
    changed = page.ledger.changed([one.incident.id for one in rows])
    site = str(request.base_url).rstrip("/")
    made = Feed(
        lang=page.lang,
        title=_title(page, request, found),
        author=page.say("name"),
        address=site + page.path("feed.atom") + found.address,
        page=site + page.path("search" if found.words else "") + found.address,
        withheld=page.ledger.last_withheld(),
        entries=[_entry(page, site, one, at) for one in rows if (at := changed.get(one.incident.id))],
    )
    return Response(atom(made), media_type=MEDIA_TYPE)


def _title(page: Page, request: Request, found: Listed) -> str:
    if found.words:
        return f"{page.say('nav.search')}{page.colon}{found.words}"
    return Choosing(page, found.chosen, request.app.state.boards.overview(found.chosen).board).title


def _entry(page: Page, site: str, one: Summary, at: dt.datetime) -> Entry:
    incident = one.incident
    kind = page.called("type", incident.type)
    return Entry(
        incident=incident.id,
        title=page.comma.join((page.when(incident.date), kind, page.where(incident.place))),
        summary=page.semicolon.join(_told(page, incident, one.reports)),
        address=site + page.path(f"incidents/{incident.id}"),
        updated=at,
        kind=incident.type,
        kind_called=kind,
    )


def _told(page: Page, incident: Incident, reports: int) -> Iterator[str]:
    """Yield what a list says of an incident: each toll, who did it as reported, how sure it is."""
    for toll in first_the_dead(incident.totals):
        disputed = f" ({page.say('contested')})" if toll.contested else ""
        yield f"{page.called('measure', toll.measure)} {isolated(page.numbers(toll))}{disputed}"
    by = dict.fromkeys(page.actor(one.name) for one in incident.perpetrators)
    if by:
        yield f"{page.say('field.perpetrators')}{page.colon}{page.comma.join(by)}"
    if incident.grade:
        yield f"{page.say('field.grade')}{page.colon}{page.called('grade', incident.grade)}"
    yield page.say("latest.reports", count=number(reports))
