"""Fields of incidents and figures in words: as a reviewer types them to set them."""

from __future__ import annotations

from marsad.models import DateSpan, Figure, Incident, Place

TYPED = {"low": "count", "high": "count", "qualifier": "count", "source": "claimant", "subset": "part"}
"""What a field of a figure is called where a reviewer sets it, unless by its own name."""


def incident_said(incident: Incident) -> dict[str, str | None]:
    """Return each field of an incident that can be set; null where nothing is known."""
    place = incident.place or Place()
    return {
        "type": incident.type,
        "date": _days(incident.date),
        "place.name": place.name,
        "place.admin1": place.admin1,
        "place.country": place.country,
        "place.lat": _number(place.lat),
        "place.lon": _number(place.lon),
        "place.precision": place.precision,
        "facility": incident.facility,
        "perpetrators": "; ".join(f"{one.name} ({one.basis})" for one in incident.perpetrators) or None,
        "targets": "; ".join(one.name for one in incident.targets) or None,
        "claimed_by": incident.claimed_by,
    }


def figure_said(figure: Figure) -> dict[str, str | None]:
    """Return each field of a figure that can be set; null where nothing is known."""
    return {
        "count": count_said(figure),
        "measure": figure.measure,
        "status": figure.status,
        "affiliation": figure.affiliation,
        "demographic": figure.demographic,
        "claimant": figure.source,
        "part": "yes" if figure.subset else "no",
    }


def count_said(figure: Figure) -> str | None:
    """Return a count: «8», «8..10», «at_least 8», «dozens»."""
    numbers = list(dict.fromkeys(str(n) for n in (figure.low, figure.high) if n is not None))
    return " ".join(part for part in (figure.qualifier, "..".join(numbers)) if part) or None


def _days(date: DateSpan | None) -> str | None:
    if date is None:
        return None
    return str(date.first) if date.first == date.last else f"{date.first}..{date.last}"


def _number(value: float | None) -> str | None:
    return None if value is None else f"{value:g}"
