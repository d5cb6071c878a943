"""What the areas and perpetrators of a ledger's incidents are called, for those who ask by a name of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from marsad.ledger.database.schema import SummaryRow
from marsad.ledger.incidents.columns import Columns
from marsad.ledger.incidents.sifted import joined, parted
from marsad.models import Incident, from_json


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
    return Called(areas, frozenset(words[one] or "" for one in doers) | _denied(session))


def _denied(session: Session) -> frozenset[str]:
    """Return who is only said not to have done it: by these names, nothing is listed."""
    # JSON holds the word wherever it stands; few incidents have it
    bodies = session.scalars(select(SummaryRow.body).where(SummaryRow.body.contains('"denied"')))
    found = (from_json(body, Incident) for body in bodies)
    return frozenset(one.name for incident in found for one in incident.perpetrators)
