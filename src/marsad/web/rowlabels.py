"""What the rows of a count are called in the language of the page."""

from __future__ import annotations

import datetime as dt
import re

from marsad.ledger.tallies.labels import Key, Label
from marsad.web import names, wording
from marsad.web.page import Page

_SEVERAL = ("claimant", "perpetrator", "affiliation")
"""Keys of which several may share a row."""
_MONTH = re.compile(r"(\d{4})-(\d{2})")


def called(page: Page, key: Key, label: Label) -> str:
    """Return a label in words: a known value by its name, what cannot be placed as far as it is known."""
    if label.unknown:
        known, _, rest = label.text.rpartition(", ")
        said = page.say("row.unknown")
        return f"{_period(page, known)}{page.comma}{said}" if known and rest else said
    parts = label.text.split("; ") if key in _SEVERAL else [label.text]
    return page.semicolon.join(_part(page, key, part) for part in parts)


def _part(page: Page, key: Key, part: str) -> str:
    if key in ("perpetrator", "affiliation"):
        return page.actor(part)
    if key in ("country", "area", "place"):
        return _where(page, part)
    if key in ("year", "month", "week", "day"):
        return _period(page, part)
    if key == "group":
        return page.comma.join(_kind(page, one) for one in part.split(", "))
    return page.called("kind" if key == "claimant" else key, part.replace(" and ", "_").replace(" ", "_"))


def _kind(page: Page, part: str) -> str:
    for kind in ("status", "demographic"):
        if (name := page.called(kind, part.replace(" and ", "_"))) != part:
            return name
    return page.actor(part)


def _where(page: Page, text: str) -> str:
    """Return «place, area, country» or the end of it: the country is a code, the area in English."""
    *inner, country = text.split(", ")
    area = [names.area(page.lang, country, one) for one in inner]
    return page.comma.join((*area, names.country(page.lang, country)))


def _period(page: Page, text: str) -> str:
    month = _MONTH.fullmatch(text)
    if month and 1 <= int(month.group(2)) <= 12:
        return wording.month(page.lang, dt.date(int(month.group(1)), int(month.group(2)), 1))
    return text
