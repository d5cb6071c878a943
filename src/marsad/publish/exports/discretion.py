"""What may name private persons, kept out of what is published.

Left out are the reports' own words (quotes, words for people and parties, titles, grounds of links, which
repeat them), claimants who are no office, outlet or organisation, and sites that are homes.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

from marsad.ledger.linking.words import actor_called, facility_kinds
from marsad.ledger.tolls.sources import kind_of
from marsad.models import Evidence, Incident, Mention

_WORDS = ("who", "words")
_CLAIMANTS = ("claimant", "source", "lower", "higher")
_PUBLIC = (
    "belligerent",
    "government",
    "medical",
    "rescue",
    "monitor",
    "international",
    "outlet",
    "party_outlet",
    "unnamed",
)
"""Kinds of claimants that go out by name; witnesses and names of which no more is said do not."""
_UNNAMED = "a named source"
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
    changed = {field.name: _private(value, field.name, getattr(value, field.name)) for field in fields(value)}
    return replace(value, **changed)


def _private(owner: Any, name: str, content: Any) -> Any:
    """Return what may go out of a field."""
    if name in _WORDS:
        return None
    if name in _CLAIMANTS:
        return public_claimant(content)
    if name == "voice":
        return ""
    if name == "reasons" and isinstance(owner, Mention):
        return ()
    return _without_words(content)


def public_claimant(claimant: str | None) -> str | None:
    """Return a claimant that is an office, outlet, organisation or known actor; else only its kind."""
    kind = kind_of(claimant)
    if claimant is None or kind in _PUBLIC or actor_called(claimant):
        return claimant
    return _UNNAMED if kind == "other" else kind
