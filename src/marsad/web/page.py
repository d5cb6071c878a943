"""A page: its language, its ledger, and how it is rendered."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from fastapi import Depends, HTTPException, Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from marsad.ledger import Ledger
from marsad.ledger.reviewing.users import User
from marsad.models import Claim, DateSpan, Place, Toll
from marsad.publish.incidents import total
from marsad.publish.places import in_english
from marsad.web import names, phrases, wording
from marsad.web.signing import visitor
from marsad.web.wording import LANGUAGES, Language


@dataclass(frozen=True, slots=True)
class Page:
    """What a view needs to answer a request in the reader's language."""

    request: Request
    lang: Language
    ledger: Ledger

    @property
    def user(self) -> User | None:
        """Return who is signed in, null where nobody is."""
        signed = visitor(self.request)
        return signed.user if signed else None

    @property
    def public(self) -> bool:
        """Tell whether only what may be published is shown."""
        return bool(self.request.app.state.public)

    @property
    def form(self) -> str:
        """Return the token that forms which change something carry, empty where nobody is signed in."""
        signed = visitor(self.request)
        return signed.form if signed else ""

    def say(self, key: str, **values: object) -> str:
        """Return a text of the pages in this language."""
        return wording.say(self.lang, key, **values)

    @property
    def comma(self) -> str:
        """Return what stands between the parts of one thing, with its blank."""
        return self.say("comma") + " "

    @property
    def semicolon(self) -> str:
        """Return what stands between several things, with its blank."""
        return self.say("semicolon") + " "

    @property
    def colon(self) -> str:
        """Return what leads to an explanation, with its blank."""
        return self.say("colon") + " "

    def path(self, path: str = "") -> str:
        """Return the address of a page in this language: ``incidents/0920``."""
        return f"/{self.lang}/{path}"

    def same_in(self, lang: Language) -> str:
        """Return the address of this very page, filters included, in a language."""
        url = self.request.url
        rest = url.path.partition("/")[2].partition("/")[2]
        return f"/{lang}/{rest}" + (f"?{url.query}" if url.query else "")

    def called(self, kind: str, value: str) -> str:
        """Return what a value of a vocabulary is called in this language."""
        return wording.name_of(self.lang, kind, value)

    @property
    def own(self) -> Path | None:
        """Return the folder of the user's own tables."""
        tables = self.request.app.state.tables
        return tables.folder if tables else None

    def actor(self, name: str) -> str:
        """Return what an actor is called in this language."""
        return names.actor(self.lang, name, self.own)

    def country(self, code: str) -> str:
        """Return what a country is called in this language, by its ISO 3166 code."""
        return names.country(self.lang, code)

    def where(self, place: Place | None) -> str:
        """Return a place in words, as precisely as it is known: its name, its area, its country.

        In English the words of the report stand behind the name that the gazetteer has.
        """
        if place is None:
            return self.say("place.unknown")
        area = names.area(self.lang, place.country, place.admin1) if place.admin1 else None
        country = names.country(self.lang, place.country) if place.country else None
        english = in_english(place) if self.lang == "en" else None
        wider = [part for part in (area, country) if part and part != english]
        known = [*filter(None, [self._spot(place, english)]), *wider]
        return self.comma.join(dict.fromkeys(known)) or self.say("place.unknown")

    def _spot(self, place: Place, english: str | None) -> str | None:
        """Return the name of a place: «بعقوبة», «Baqubah (بعقوبة)», «near Ramadi (شمال الرمادي)»."""
        if english is None or place.name is None:
            return place.name
        return self.say(
            f"place.{'near' if place.precision == 'near' else 'at'}", name=english, words=place.name
        )

    def when(self, date: DateSpan | None) -> str:
        """Return a date in words, as precisely as it is known."""
        return wording.span(self.lang, date) if date else self.say("date.unknown")

    def numbers(self, toll: Toll | None) -> str:
        """Return low, best and high of a toll: «3–5–5», «5», or the words that stand in place of numbers."""
        if toll is None:
            return self.say("count.none")
        if toll.best is None:
            return self.called("qualifier", toll.instead or "unknown")
        return wording.low_best_high(toll.low, toll.best, toll.high)

    def counted(self, claim: Claim) -> str:
        """Return what one claimant counts: a number, a range, or the words in place of one."""
        ends = dict.fromkeys(wording.number(n) for n in (claim.low, claim.high) if n is not None)
        if not ends:
            return self.called("qualifier", claim.qualifier or "unknown")
        told = "–".join(ends)
        key = f"count.{claim.qualifier}"
        return self.say(key, count=told) if key in wording.words() else told

    def month(self, date: dt.date) -> str:
        """Return the month of a day in words."""
        return wording.month(self.lang, date)

    def reworded(self, group: str, text: str) -> str:
        """Return an English text made by a phrase of the wording in this language: see ``phrases``."""
        return phrases.reworded(self.lang, group, text)

    def day(self, date: dt.date) -> str:
        """Return a day in words."""
        return wording.day(self.lang, date)

    def render(self, template: str, code: int = 200, **values: Any) -> HTMLResponse:
        """Return a template filled with these values."""
        filled = _environment().get_template(template).render(page=self, languages=LANGUAGES, **values)
        return HTMLResponse(filled, status_code=code)


@cache
def _environment() -> Environment:
    """Return the templates; whatever they show is escaped, and a value that is missing is an error."""
    folder = Path(__file__).parent / "templates"
    made = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.do"],
        auto_reload=False,
    )
    made.globals["total"] = total
    made.globals["low_best_high"] = wording.low_best_high
    made.filters["number"] = wording.number
    made.filters["isolated"] = wording.isolated
    made.filters["actor"] = lambda name, page: page.actor(name)
    return made


def load() -> None:
    """Read and translate all templates, which takes half a second; they are kept."""
    made = _environment()
    for name in made.list_templates():
        made.get_template(name)


def page_of(request: Request, lang: str) -> Page:
    """Return the page of a request by the language in its path. Raises HTTPException 404 for any other."""
    if lang not in LANGUAGES:
        raise HTTPException(404)
    return Page(request, lang, request.app.state.ledger)


Here = Annotated[Page, Depends(page_of)]
"""The page of a request, for the signature of a view."""
