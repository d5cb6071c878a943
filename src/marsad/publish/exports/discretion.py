"""What may name private persons, kept out of what is published.

Left out are the reports' own words (quotes, words for people and parties, titles, grounds of links, which
repeat them), claimants who are no office, outlet or organisation, and sites that are homes.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

from marsad.ledger.words import facility_kinds
from marsad.models import Claim, Evidence, Incident, Mention

_WORDS = ("who", "words")
_HOME = "home"


def discreet(incident: Incident) -> Incident:
    """Return an incident without what may name private persons. Offsets stay: who has the report can look."""
    told: Incident = _without_words(incident)
    return replace(told, facility=public_site(told.facility))


def public_site(facility: str | None) -> str | None:
    """Return a site, null where it is somebody's home."""
    return None if facility and _HOME in facility_kinds(facility) else facility


def _without_words(value: Any) -> Any:
    if isinstance(value, Evidence):
        return replace(value, quote="")
    if isinstance(value, tuple):
        return tuple(_without_words(item) for item in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed = {
        field.name: None if field.name in _WORDS else _without_words(getattr(value, field.name))
        for field in fields(value)
    }
    return _of_kind(replace(value, **changed))


def _of_kind(value: Any) -> Any:
    if isinstance(value, Mention):
        return replace(value, reasons=())
    if isinstance(value, Claim):
        return replace(value, claimant=public_claimant(value.claimant))
    return value


def public_claimant(claimant: str | None) -> str | None:
    """Return a claimant; of one that may be a private person, only that."""
    return claimant
