"""Search: reports by their words, grouped by the incidents that they tell of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse

from marsad.ledger import LedgerError
from marsad.ledger.incidents.summaries import Summary
from marsad.ledger.searching.searching import Found, Hit
from marsad.web.listed import search_of, searched
from marsad.web.page import Here

router = APIRouter(include_in_schema=False)

_SHOWN = 20
_MOST = 100
"""Reports on a page, and pages: who wants more should say more of what is looked for."""


@dataclass(frozen=True, slots=True)
class Group:
    """The reports that were found of one incident, or of none."""

    incident: Summary | None
    hits: tuple[Hit, ...]


@router.get("/{lang}/search", response_class=HTMLResponse)
def search(
    page: Here,
    *,
    q: Annotated[str, Query(max_length=2000)] = "",
    since: Annotated[str, Query(max_length=10)] = "",
    until: Annotated[str, Query(max_length=10)] = "",
    outlet: Annotated[str, Query(max_length=200)] = "",
    area: Annotated[str, Query(max_length=100)] = "",
    actor: Annotated[str, Query(max_length=100)] = "",
    order: Literal["best", "newest"] = "best",
    number: Annotated[int, Query(alias="page", ge=1, le=_MOST)] = 1,
) -> HTMLResponse:
    """Show the form and, where something is looked for, what was found."""
    asked = {"q": q, "since": since, "until": until, "outlet": outlet, "area": area, "actor": actor}
    asked["order"] = order
    found, wrong = None, None
    try:
        if q.strip():
            found = page.ledger.search(search_of(asked), limit=_SHOWN, skip=_SHOWN * (number - 1))
    except LedgerError:
        wrong = page.say("search.wrong")
    names = {name for hit in found.hits for name in hit.incidents} if found else ()
    incidents = page.ledger.summaries_of(names)
    return page.render(
        "search.html",
        400 if wrong else 200,
        asked=asked,
        wrong=wrong,
        found=found,
        groups=_groups(found, incidents),
        incidents=incidents,
        query=searched(asked),
        before=_address(page, asked, number - 1) if number > 1 else None,
        after=_address(page, asked, number + 1) if _more(found, number) else None,
    )


def _more(found: Found | None, number: int) -> bool:
    return found is not None and number < _MOST and found.total > _SHOWN * number


def _address(page: Here, asked: Mapping[str, str], number: int) -> str:
    filled = {key: value for key, value in asked.items() if value}
    return f"{page.path('search')}?{urlencode(filled | {'page': str(number)})}"


def _groups(found: Found | None, known: Mapping[str, Summary]) -> Sequence[Group]:
    """Return what was found by incident, in the order of the first report of each."""
    apart: dict[str, list[Hit]] = {}
    for hit in found.hits if found else ():
        apart.setdefault(next(iter(hit.incidents), ""), []).append(hit)
    return [Group(known.get(name), tuple(hits)) for name, hits in apart.items()]
