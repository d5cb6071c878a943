"""What the areas and perpetrators of a ledger's incidents are called, for those who ask by a name of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from marsad.ledger.database.listschema import DeniedRow
from marsad.ledger.incidents.columns import Columns
from marsad.ledger.incidents.sifted import joined, parted


@dataclass(frozen=True, slots=True)
class Called:
    """Areas, each with its country's code, empty where that is not known, and perpetrators on any basis."""

    areas: frozenset[tuple[str, str]]
    perpetrators: frozenset[str]


def called(session: Session) -> Called:
    """Return the names of all incidents."""
    columns = Columns(session)
    rows = columns.incidents
    places = [parted(pair) for pair in np.unique(joined(rows["admin1"], rows["country"])).tolist()]
    actors = columns.actors.fields
    doers = np.unique(actors["name"][actors["role"] == columns.number("perpetrator")]).tolist()
    words = columns.words([*doers, *(number for place in places for number in place)])
    areas = frozenset((words[area] or "", words[country] or "") for area, country in places if area)
    denied = session.scalars(select(DeniedRow.name).distinct())
    return Called(areas, frozenset([*(words[one] or "" for one in doers), *denied]))
