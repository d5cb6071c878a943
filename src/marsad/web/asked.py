"""The scope of a count in an address: the same names as the options of ``marsad tally``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal, TypeAlias, get_args
from urllib.parse import urlencode

from fastapi import Query
from pydantic import BaseModel, ConfigDict, Field

from marsad.ledger import Ledger, LedgerError
from marsad.ledger.tallies.asking import Asked, day_of, scope_of
from marsad.ledger.tallies.labels import Key
from marsad.ledger.tallies.scopes import CountScope
from marsad.ledger.tallies.shares import People
from marsad.models import IncidentType, Measure, Status
from marsad.models.incident import Grade, RuleId
from marsad.web.nearby import actor_meant, area_meant

Counted: TypeAlias = Literal["killed", "injured", "arrested", "abducted", "missing", "captured", "displaced"]
COUNTED: tuple[Counted, ...] = get_args(Counted)
_Name: TypeAlias = Annotated[str, Field(max_length=100)]
_Day: TypeAlias = Annotated[str, Field(max_length=10)]


class CountAsked(BaseModel):
    """What to count, and in which rows. What is empty limits nothing."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    since: _Day = Field("", description="From this day, month or year on: 2022, 2022-03, 2022-03-15.")
    until: _Day = Field("", description="Up to the end of this day, month or year.")
    country: _Name = Field("", description="A code of ISO 3166, or a name in Arabic or English.")
    area: _Name = Field("", description="A first-level area in Arabic or English.")
    perpetrator: _Name = Field("", description="Who is named as the perpetrator, in any name of it.")
    type: IncidentType | Literal[""] = Field("", description="Kind of incident.")
    status: Status | Literal[""] = Field("", description="People counted.")
    grade: Grade | Literal[""] = Field("", description="How well the incident is attested.")
    confirmed: bool = Field(False, description="Only what a reviewer has confirmed.")
    measure: list[Counted] = Field(["killed"], max_length=len(COUNTED), description="What is summed.")
    by: list[Key | Literal[""]] = Field([], max_length=3, description="What the rows are.")
    rule: RuleId = Field("middle", description="How best follows from claimants who differ.")

    @property
    def keys(self) -> tuple[Key, ...]:
        """Return what the rows are, each once."""
        return tuple(dict.fromkeys(key for key in self.by if key))

    @property
    def measures(self) -> tuple[Measure, ...]:
        """Return what is summed, each once."""
        return tuple(dict.fromkeys(self.measure)) or ("killed",)

    def query(self, **more: str | list[str]) -> str:
        """Return it as the query of an address, with ``more`` beside it."""
        said = self.model_dump(exclude_defaults=True) | more
        filled = {key: "true" if value is True else value for key, value in said.items() if value}
        return urlencode({**filled, "by": self.keys}, doseq=True)


CountQuery: TypeAlias = Annotated[CountAsked, Query()]


def scope_asked(asked: CountAsked, ledger: Ledger, own: Path | None = None) -> tuple[CountScope, People]:
    """Return the scope and the people. Raises LedgerError: an unknown name, a period that ends too early.

    Names may be those that the pages show; ``own`` is the folder of the user's own tables.
    """
    since = day_of(asked.since, last=False) if asked.since else None
    until = day_of(asked.until, last=True) if asked.until else None
    if since and until and until < since:
        raise LedgerError(f"until {asked.until}: is before {asked.since}", "ends early", value=asked.until)
    area, country = area_meant(asked.area)
    wished = Asked(
        since=since,
        until=until,
        countries=_one(asked.country or country),
        areas=_one(area),
        perpetrators=_one(actor_meant(asked.perpetrator, own)),
        types=(asked.type,) if asked.type else (),
        statuses=(asked.status,) if asked.status else (),
        grades=(asked.grade,) if asked.grade else (),
        confirmed=asked.confirmed,
    )
    return scope_of(wished, ledger)


def _one(name: str) -> tuple[str, ...]:
    return (name.strip(),) if name.strip() else ()
