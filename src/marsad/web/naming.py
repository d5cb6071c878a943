"""A name that no table knows, added to the user's own tables from its page; its reports are read again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from marsad.gazetteer import Gazetteer
from marsad.language.own import OwnTables
from marsad.language.shape import ACTOR_KINDS, PLACE_KINDS
from marsad.ledger import Ledger
from marsad.ledger.reviewing.queued import Item
from marsad.models import Account, Place, Reading, Report, UnknownKind
from marsad.models.waiting import Kind
from marsad.web import names
from marsad.web.cases import Case
from marsad.web.deciding import MissingError
from marsad.web.page import Page

KINDS: dict[Kind, UnknownKind] = {"unknown place": "place", "unknown actor": "actor"}
"""The items of the queue that are such names."""
_MOST = 200
"""Reports that are read again at once; it takes some seconds."""


class Named(BaseModel):
    """What a reviewer says of a name: the cells of a row of ``places`` or ``actors``, and ``why``.

    Several ``names`` have | between them.
    """

    model_config = ConfigDict(frozen=True, str_max_length=400, str_strip_whitespace=True)

    names: str = ""
    english: str = ""
    kind: str = ""
    country: str = ""
    admin1: str = ""
    lat: str = ""
    lon: str = ""
    within_km: str = ""
    why: str = ""

    @property
    def place(self) -> dict[str, str]:
        """Return the cells of a row of ``places``."""
        cells = self.model_dump(include={"english", "kind", "country", "admin1", "lat", "lon", "within_km"})
        return cells | {"arabic": self.names.replace("،", "|")}

    @property
    def actor(self) -> dict[str, str]:
        """Return the cells of a row of ``actors``."""
        cells = {"name": self.english, "kind": self.kind, "country": self.country}
        return cells | {"forms": self.names.replace("،", "|")}


def suggested(case: Case) -> Named:
    """Return what the report tells of a name: its words, and the country and area of its incident."""
    item = case.item
    kind = KINDS.get(item.kind) if item else None
    if item is None or kind is None:
        return Named()
    places = [told.place for told in case.sides[0].entry.reading.incidents if told.place]
    unknown = [one for one in places if one.lat is None and item.name and item.name in (one.name or "")]
    where = next(iter([*unknown, *places]), Place())
    usual = Named(names=item.name or "", country=where.country or "")
    if kind == "actor":
        return usual.model_copy(update={"kind": "group"})
    return usual.model_copy(update={"admin1": where.admin1 or "", "kind": "village", "within_km": "5"})


def choices(page: Page, case: Case, named: Named) -> dict[str, Sequence[object]]:
    """Return what the form offers: kinds, countries and areas, the last two with what they are called."""
    kind = KINDS.get(case.item.kind) if case.item else None
    if kind is None:
        return {}
    found = Gazetteer.load().areas() if kind == "place" else ()
    here = {(area, code) for area, code in found if named.country in ("", code)}
    return {
        "kinds": (PLACE_KINDS if kind == "place" else ACTOR_KINDS).split("|"),
        "areas": sorted((area, names.area(page.lang, code, area)) for area, code in here),
        "countries": names.countries(page.lang),
    }


def add(tables: OwnTables, ledger: Ledger, item: Item, who: str, named: Named) -> list[str]:
    """Add a name to the tables and read again what names it; return the ids of the reports.

    Raises MissingError, TableError: nothing is changed then. Readings that were made elsewhere stay.
    """
    kind = KINDS[item.kind]
    if not named.why:
        raise MissingError("review.needs.why")
    if not named.english:
        raise MissingError("naming.needs.english")
    if named.admin1 and (named.admin1, named.country) not in Gazetteer.load().areas():
        raise MissingError("naming.needs.area")
    if kind == "place" and not (_within(named.lat, 90) and _within(named.lon, 180)):
        raise MissingError("naming.needs.degrees")
    found = ledger.naming(kind, item.name or "")[:_MOST]
    note = f"{who}, {dt.datetime.now(dt.UTC).date()}: {named.why} ({found[0] if found else ''})"
    tables.add(f"{kind}s", named.place if kind == "place" else named.actor, note)
    list(ledger.add_all(_read(ledger, tables, found)))
    return found


def _within(degrees: str, most: float) -> bool:
    try:
        return abs(float(degrees)) <= most
    except ValueError:
        return False


def _read(ledger: Ledger, tables: OwnTables, reports: Iterable[str]) -> Iterator[tuple[Report, Reading]]:
    from marsad.reader import read  # noqa: PLC0415 (its tables take a while to load)

    for entry in map(ledger.report, reports):
        if not entry.given:
            yield entry.report, read(entry.report, tables.folder)


@dataclass(frozen=True, slots=True)
class Reread:
    """A report that was read again: by field, what its accounts said before and say now."""

    report: str
    doc: str
    changes: tuple[tuple[str, str, str], ...]


def reread(page: Page, reports: Iterable[str]) -> list[Reread]:
    """Return what changed with the last reading of each of these reports."""
    return [_changed(page, name) for name in dict.fromkeys(reports)]


def _changed(page: Page, name: str) -> Reread:
    *_, before, after = [Reading(doc="", relevant=False), *page.ledger.readings(name)]
    old, new = ({one.id: one for one in made.incidents} for made in (before, after))
    entry = page.ledger.report(name)
    found = [row for key in sorted({*old, *new}) for row in _rows(page, old.get(key), new.get(key))]
    return Reread(entry.id, entry.report.doc, tuple(found))


def _rows(page: Page, old: Account | None, new: Account | None) -> Iterator[tuple[str, str, str]]:
    for (field, before), (_, after) in zip(_told(page, old), _told(page, new), strict=True):
        if before != after:
            yield field, before, after


def _told(page: Page, account: Account | None) -> Sequence[tuple[str, str]]:
    """Return what an account says, field by field, in the reader's language."""
    place = account.place if account else None
    at = f" ({place.lat}, {place.lon})" if place and place.lat is not None else ""
    return (
        ("field.place", page.where(place) + at if place else ""),
        ("field.date", page.when(account.date) if account else ""),
        ("field.perpetrators", _called(page, (one.name for one in account.perpetrators) if account else ())),
        ("field.targets", _called(page, (one.name for one in account.targets) if account else ())),
        ("set.claimed_by", page.actor(account.claimed_by) if account and account.claimed_by else ""),
    )


def _called(page: Page, actors: Iterable[str]) -> str:
    return page.comma.join(page.actor(one) for one in actors)
