"""What a form offers where names may be typed: those that the ledger has, as pages show them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from marsad.ledger.incidents.filters import Filter
from marsad.ledger.incidents.sums import Area
from marsad.web import names
from marsad.web.nearby import actor_meant, is_shared
from marsad.web.page import Page
from marsad.web.wording import number

_MOST = 100
"""Names that are offered of a kind, those with the most incidents; any other may be typed."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A name to choose, as it may be typed too, and what is said ``about`` it."""

    value: str
    about: str


def offered(page: Page) -> Mapping[str, Sequence[Offer]]:
    """Return the countries, areas and perpetrators of the ledger, those with the most incidents first."""
    boards = page.request.app.state.boards
    board = boards.overview(Filter()).board
    doers = boards.overview(Filter(role="perpetrator")).board.choices.get("actor", ())
    return {
        "country": [
            Offer(names.country(page.lang, code), number(count))
            for code, count in board.choices.get("country", ())[:_MOST]
            if code
        ],
        "area": list(_areas(page, [one for one in board.areas if one.area and one.country][:_MOST])),
        "perpetrator": [Offer(_typed(page, name), number(count)) for name, count in doers[:_MOST] if name],
    }


def _areas(page: Page, areas: Sequence[Area]) -> Iterator[Offer]:
    """Yield areas; those that share their name with another are told apart by their country."""
    for one in areas:
        name = names.area(page.lang, one.country, one.area or "")
        country = names.country(page.lang, one.country or "")
        told = page.comma.join((name, country)) if is_shared(name) else name
        yield Offer(told, f"{country} ({number(one.sum.incidents)})")


def _typed(page: Page, actor: str) -> str:
    """Return what an actor is called here, or its English name where another is called the same."""
    shown = page.actor(actor)
    return shown if actor_meant(shown, page.own) == actor else actor
