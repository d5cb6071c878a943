"""A place that a reviewer sets: which one of several of its name is meant, and where it was found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from marsad.errors import MarsadError
from marsad.gazetteer import Candidate, described
from marsad.ledger.reviewing.corrections import detail_of
from marsad.ledger.reviewing.locating import SeveralPlacesError, moves
from marsad.models import Correction, Place
from marsad.web.page import Page
from marsad.web.wording import isolated

_NONE = "none"
"""What is sent where none of the places that are offered is the one."""


@dataclass(frozen=True, slots=True)
class Offered:
    """One of several places of a name: what its choice sends, and what is said of it."""

    value: str
    told: str


def offered(page: Page, value: str, wrong: MarsadError | str) -> Sequence[Offered]:
    """Return the places between which a reviewer who typed this ``value`` has to choose.

    None where something else is ``wrong``.
    """
    if not isinstance(wrong, SeveralPlacesError):
        return ()
    return [
        *(Offered(f"{one.lat},{one.lon} {value}", _told(page, one)) for one in wrong.candidates),
        Offered(f"{_NONE} {value}", page.say("review.place.none")),
    ]


def degrees(place: str, value: str) -> Mapping[str, str]:
    """Return the coordinates of the place that was chosen as fields to set; no place has unknown ones.

    A choice that was made for another ``value`` than is typed now is none.
    """
    chosen, _, of = place.partition(" ")
    if not chosen or of != value:
        return {}
    lat, _, lon = ("" if chosen == _NONE else chosen).partition(",")
    return {"place.lat": lat, "place.lon": lon}


def placed(page: Page, made: Correction | None) -> str:
    """Return where the place lies that a correction set, empty where it set none."""
    values = detail_of(made).fields if made and made.decision == "set" else {}
    if not moves(values):
        return ""
    name, admin1, country, lat, lon = (
        values.get(f"place.{field}") for field in ("name", "admin1", "country", "lat", "lon")
    )
    where = page.where(Place(name=name, admin1=admin1, country=country))
    if lat is None or lon is None:
        return page.say("review.place.nowhere", place=where)
    return page.say("review.place.found", place=where, lat=f"{lat:g}", lon=f"{lon:g}")


def _told(page: Page, one: Candidate) -> str:
    return f"{page.reworded('chosen', described(one))} {isolated(f'{one.lat:g}, {one.lon:g}')}"
