"""What a count goes by where anybody may see it: no name of a private person, no exact home.

``publish.published`` tells the same of all else that is known of an incident.
"""

from __future__ import annotations

import re
from dataclasses import replace

from marsad.ledger.linking.words import facility_kinds
from marsad.models import Group, Incident, Perpetrator, Place, Toll

_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
_HOME = "home"
_ROUGH = 2
"""Decimals of a degree that coordinates keep: about a kilometre."""


def openly(incident: Incident) -> Incident:
    """Return what a count goes by of an incident, as anybody may see it; nothing else of it.

    Here what a reviewer set is let through no more than what was read.
    """
    doers = (one for one in incident.perpetrators if not is_words(one.name))
    return Incident(
        id=incident.id,
        type=incident.type,
        date=replace(incident.date, evidence=None) if incident.date else None,
        place=public_place(replace(incident, changes=())),
        perpetrators=tuple(Perpetrator(name=one.name, basis=one.basis) for one in doers),
        totals=tuple(map(_bare, incident.totals)),
        grade=incident.grade,
        grade_why=None if is_words(incident.grade_why) else incident.grade_why,
        decision=incident.decision,
    )


def public_group(group: Group) -> Group:
    """Return a group of people, of a force or party only if that is one known by name."""
    return replace(group, affiliation=None) if is_words(group.affiliation) else group


def public_place(incident: Incident) -> Place | None:
    """Return the place of an incident; a home is known no finer than the area that it lies in."""
    place, let = incident.place, {change.field for change in incident.changes}
    if place is None:
        return None
    rough = replace(place, why=None, evidence=None, lat=_rounded(place.lat), lon=_rounded(place.lon))
    at_home = is_home(incident.facility) and place.precision in ("site", "near", None)
    unknown_home = place.lat is None and is_home(place.name)
    if "place.name" in let or not (at_home or unknown_home):
        return rough
    return replace(rough, name=None, lat=None, lon=None, precision="admin1" if place.admin1 else "unknown")


def is_words(text: str | None) -> bool:
    """Tell whether a text is a report's own words: it is in Arabic letters, and names of actors are not."""
    return bool(text and _ARABIC.search(text))


def is_home(name: str | None) -> bool:
    """Tell whether the name of a site or a place speaks of a home."""
    return bool(name and _HOME in facility_kinds(name))


def _bare(toll: Toll) -> Toll:
    return replace(toll, disputes=(), makeups=(), claims=())


def _rounded(degrees: float | None) -> float | None:
    return None if degrees is None else round(degrees, _ROUGH)
