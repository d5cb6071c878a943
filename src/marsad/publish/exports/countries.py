"""Countries as the formats of ACLED and UCDP list them, from ``tables/countries.tsv``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from marsad.language.tables import rows


@dataclass(frozen=True, slots=True)
class Country:
    """A country: its names, its ISO 3166-1 number, its regions, its number after Gleditsch and Ward."""

    name: str
    numeric: int | None
    acled_region: str
    ucdp_region: str | None
    gw: int | None


def country(code: str | None) -> Country | None:
    """Return the country of an ISO 3166-1 alpha-2 code, null where there is none."""
    return _countries().get(code or "")


@cache
def _countries() -> Mapping[str, Country]:
    return {
        row["country"]: Country(
            name=row["name"],
            numeric=int(row["numeric"]) if row["numeric"] else None,
            acled_region=row["acled_region"],
            ucdp_region=row["ucdp_region"] or None,
            gw=int(row["gw"]) if row["gw"] else None,
        )
        for row in rows("countries")
    }
