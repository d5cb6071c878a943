"""What a page lists, as its address names it: the incidents of a filter, or those that a search found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from fastapi import Request

from marsad.ledger import Ledger, LedgerError
from marsad.ledger.incidents.filters import Filter
from marsad.ledger.searching.searching import Search
from marsad.ledger.tallies.asking import day_of, telling
from marsad.web.filtering import filter_of
from marsad.web.wrong import RefusalError, WrongError

SEARCHED = ("q", "since", "until", "outlet", "area", "actor")
"""The parameters of a search that say what is found."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Which incidents a page lists: ``chosen``; the ``query`` that names them, empty for all.

    ``words`` are those that were searched for, null where nothing was.
    """

    chosen: Filter
    query: str
    words: str | None = None

    @property
    def address(self) -> str:
        """Return the query as it stands behind a path."""
        return f"?{self.query}" if self.query else ""


def listed(request: Request) -> Listed:
    """Return what an address lists. Raises WrongError, RefusalError: nothing is searched in the open."""
    asked = request.query_params
    if not asked.get("q", "").strip():
        chosen = filter_of(request)
        return Listed(chosen, urlencode(chosen.parameters()))
    if request.app.state.public:
        raise RefusalError(404, "not published")
    ledger: Ledger = request.app.state.ledger
    try:
        found = ledger.told_of(search_of(asked))
    except LedgerError as error:
        raise WrongError(error) from error
    return Listed(replace(Filter(), among=tuple(found)), searched(asked), asked["q"].strip())


def searched(asked: Mapping[str, str]) -> str:
    """Return the query that names what a search finds, whatever its order and page."""
    return urlencode({name: text for name in SEARCHED if (text := asked.get(name, "").strip())})


def search_of(asked: Mapping[str, str]) -> Search:
    """Return the search that parameters ask for. Raises LedgerError for a day that is none."""
    given = {name: asked.get(name, "").strip() for name in SEARCHED}
    return Search(
        asked=given["q"],
        first=day_of(given["since"], last=False) if given["since"] else None,
        last=day_of(given["until"], last=True) if given["until"] else None,
        outlets=(given["outlet"],) if given["outlet"] else (),
        telling=telling(given["area"], given["actor"]),
        order="newest" if asked.get("order") == "newest" else "best",
    )
