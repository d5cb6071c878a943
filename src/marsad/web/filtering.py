"""A filter in the address of a page: what was chosen, what can be, and where a choice leads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from fastapi import Request

from marsad.ledger.incidents.filters import Filter
from marsad.ledger.incidents.openly import is_words
from marsad.ledger.incidents.sums import Area, Board, Choices, Sum
from marsad.web import names
from marsad.web.page import Page
from marsad.web.wording import number
from marsad.web.wrong import RefusalError, WrongError

MOST_OPTIONS = 100
"""Values of one field that a form offers, those with the most incidents; an address may name any."""
_CALLED = ("type", "measure", "status", "grade", "role", "review", "contested")


@dataclass(frozen=True, slots=True)
class Option:
    """A value that can be chosen, in words, with how many incidents it leaves."""

    value: str
    words: str
    chosen: bool


def filter_of(request: Request) -> Filter:
    """Return the filter that an address names. Raises WrongError: 422 that says what makes no sense.

    In the published view, 404 for a name that is no known actor: whether it occurs is not told there.
    """
    try:
        found = Filter.of(request.query_params)
    except ValueError as error:
        raise WrongError(error) from error
    if request.app.state.public and is_words(found.actor):
        raise RefusalError(404, "not published")
    return found


@dataclass(frozen=True, slots=True)
class Choosing:
    """What the form of the filters shows, and the addresses of narrower and wider ones.

    ``more`` are choices beside those of the board, which links need not have.
    """

    page: Page
    chosen: Filter
    board: Board = Board(Sum(), 0, (), (), {})  # noqa: RUF009 (a frozen value)
    more: Choices = field(default_factory=dict)

    def options(self, name: str) -> list[Option]:
        """Return the values of a field that some incidents have, and the one that is chosen."""
        asked = self.chosen.parameters().get(name)
        counts = dict({**self.board.choices, **self.more}.get(name, ())[:MOST_OPTIONS])
        counts.pop("", None)  # names that are not published
        every = [*counts, *([asked] if asked and asked not in counts else [])]
        return [Option(one, self._words(name, one, counts.get(one)), one == asked) for one in every]

    def words(self, name: str, value: str) -> str:
        """Return a value in words."""
        if name == "country":
            return names.country(self.page.lang, value)
        if name == "area":
            return self.area(value, self.chosen.country)
        if name == "actor":
            return self.page.actor(value)
        if name in ("first", "last"):
            return self.page.day(dt.date.fromisoformat(value))
        return self.page.called(name, value) if name in _CALLED else value

    def area(self, name: str, country: str | None) -> str:
        """Return the name of a first-level area; its country need not be known."""
        of = country or next((one.country for one in self.board.areas if one.area == name), None)
        return names.area(self.page.lang, of, name)

    def where(self, one: Area) -> str:
        """Return the name of an area with its country."""
        if one.country is None:
            return self.page.say("place.unknown")
        country = names.country(self.page.lang, one.country)
        return self.page.comma.join([self.area(one.area, one.country), country]) if one.area else country

    def asked(self) -> list[tuple[str, str, str]]:
        """Return what is chosen: the field, the value in words, and the address without it."""
        return [
            (name, self.words(name, value), self.link(**{name: None}))
            for name, value in self.chosen.parameters().items()
        ]

    @property
    def title(self) -> str:
        """Return what the incidents of the filter are called: «Incidents; Country: Syria»."""
        say = self.page.say
        asked = (f"{say(f'filter.{name}')}{self.page.colon}{words}" for name, words, _ in self.asked())
        return self.page.semicolon.join((say("overview.title"), *asked))

    @property
    def query(self) -> str:
        """Return the filter as the query of an address, empty where nothing is chosen."""
        return self._query({})

    def link(self, **changed: object) -> str:
        """Return the address of this filter with fields changed, null taken away."""
        return self._query(changed) or self.page.path()

    def _query(self, changed: Mapping[str, object]) -> str:
        found: dict[str, object] = {**self.chosen.parameters(), **changed}
        kept = {name: str(value) for name, value in found.items() if value is not None}
        return f"?{urlencode(kept)}" if kept else ""

    def _words(self, name: str, value: str, count: int | None) -> str:
        words = self.words(name, value)
        return words if count is None else f"{words} ({number(count)})"
