"""What the map of the overview shows, for its script: circles and shaded areas, in words and with links."""

from __future__ import annotations

from typing import Any, TypeAlias

from fastapi import APIRouter, Request

from marsad.ledger.incidents.spots import Spot, Spots
from marsad.ledger.incidents.sums import Area, Sum
from marsad.web.filtering import Choosing, filter_of
from marsad.web.page import Here, Page
from marsad.web.wording import isolated, low_best_high, number

router = APIRouter(include_in_schema=False)

Shape: TypeAlias = dict[str, Any]


@router.get("/{lang}/map.json")
def mapped(page: Here, request: Request) -> dict[str, Any]:
    """Return where the incidents of a filter happened, and how many it is not known of."""
    chosen = filter_of(request)
    found: Spots = request.app.state.boards.spots(chosen)
    choosing = Choosing(page, chosen)
    only = [one for one in found.areas if one.area]
    whole = sum((one.sum for one in found.areas if not one.area), found.rest)
    return {
        "spots": [_spot(page, choosing, one) for one in found.spots],
        "areas": [_area(page, choosing, one) for one in only],
        "countries": sorted({one.place.country for one in found.spots if one.place.country}),
        "unplaced": page.say("spots.unplaced", count=number(whole.incidents)) if whole.incidents else None,
    }


def _spot(page: Page, choosing: Choosing, one: Spot) -> Shape:
    alone = one.sum.incidents == 1
    wider = choosing.link(country=one.place.country, area=one.place.admin1)
    return {
        "at": [one.lat, one.lon],
        "count": one.sum.incidents,
        "people": one.sum.people.best,
        "near": one.place.precision in ("near", "area"),
        "title": page.where(one.place),
        "words": _words(page, one.sum),
        "href": page.path(f"incidents/{one.incident}") if alone else page.path() + wider,
    }


def _area(page: Page, choosing: Choosing, one: Area) -> Shape:
    return {
        "country": one.country,
        "name": one.area,
        "title": choosing.where(one),
        "words": page.say("spots.area", words=_words(page, one.sum)),
        "href": page.path() + choosing.link(country=one.country, area=one.area),
    }


def _words(page: Page, made: Sum) -> str:
    """Return how many incidents, and the reported low, best and high."""
    incidents = page.say("timeline.incidents", count=number(made.incidents))
    if not made.numbered:
        return incidents
    people = isolated(low_best_high(*made.people))
    return f"{incidents}{page.semicolon}{page.say('counted.people')} {people}"
