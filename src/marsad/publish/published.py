"""What anybody may see of an incident and of a report, on pages that are open to all.

Stricter than ``exports.discretion``: besides the reports' own words, the names that users gave to reports,
what reviewers wrote, and every name of a person or party stay out that is no known actor, office, outlet or
organisation. What a reviewer set himself is let through.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from marsad.ledger.incidents.openly import is_home, is_words, public_place
from marsad.ledger.linking.words import actor_called, facility_kinds
from marsad.ledger.reports.catalogue import Catalogued
from marsad.ledger.reports.entries import Entry
from marsad.ledger.tolls.sources import kind_of
from marsad.models import (
    Attribution,
    Claim,
    Evidence,
    Group,
    Incident,
    Mention,
    Party,
    Perpetrator,
    Reading,
    Report,
)
from marsad.models.incident import VoiceKind

_OFFICES: frozenset[VoiceKind] = frozenset(
    {"belligerent", "government", "monitor", "international", "outlet", "party_outlet"}
)
"""Kinds of claimants that are told by name; of medics, rescuers and witnesses only the kind is."""
_CLAIMANTS = frozenset({"claimant", "source", "lower", "higher"})
_DOCS = frozenset({"doc", "lower_doc", "higher_doc"})
_DROPPED: dict[str, Any] = {"who": None, "words": None, "why": None, "changes": ()}
_SETTABLE = ("facility", "perpetrators", "targets", "claimed_by")
_PLAIN = frozenset({str, int, float, bool, dt.date, dt.datetime})


def published(incident: Incident) -> Incident:
    """Return of an incident what anybody may see. Evidence keeps its offsets and loses its words."""
    made: Incident = _Walk.of(incident).public(incident)
    made = replace(made, facility=_site_of(incident.facility), place=public_place(incident))
    let = {change.field for change in incident.changes}
    return replace(made, **{name: getattr(incident, name) for name in _SETTABLE if name in let})


def published_entry(entry: Entry) -> Entry:
    """Return of a report what anybody may see: who published it, when, on which site, and its hash."""
    was = entry.report
    report = Report(
        doc=entry.id,
        text="",
        seen=was.seen,
        source=was.source,
        url=_site(was.url),
        sha256=was.fingerprint(),
        published=was.published,
        recognised=was.recognised,
    )
    reading = Reading(doc=entry.id, relevant=entry.reading.relevant, reader=entry.reading.reader)
    return Entry(entry.id, report, reading, entry.given)


def published_source(report: Catalogued) -> Catalogued:
    """Return where a report came from, as anybody may see it."""
    return replace(report, doc=report.id, title="", url=_site(report.url))


def public_claimant(claimant: str | None) -> str | None:
    """Return a claimant that is a known actor, an office, an outlet or an organisation; else its kind."""
    if claimant is None or actor_called(claimant):
        return claimant
    kind = kind_of(claimant)
    return claimant if kind in _OFFICES else kind


Way: TypeAlias = Callable[["_Walk", Any, Any], Any]
"""What may be seen of a field: it is given the walk, the owner of the field, and what is in it."""


@dataclass(frozen=True, slots=True)
class _Walk:
    """A way through all parts of a value; ``reports`` gives ids for docs, ``voices`` numbers for voices."""

    reports: dict[str, str]
    voices: dict[str, str]

    @classmethod
    def of(cls, incident: Incident) -> _Walk:
        claims = [claim for toll in (*incident.totals, *incident.tolls) for claim in toll.claims]
        reports = {one.doc: one.report for one in incident.mentions}
        reports |= {one.doc: one.report for one in claims}
        reports |= {one.doc: one.report for one in incident.responsibility}
        voices = dict.fromkeys(claim.voice for claim in claims)
        return cls(reports, {voice: str(number) for number, voice in enumerate(voices, 1)})

    def public(self, value: Any) -> Any:
        """Return what may be seen of a value and of its parts."""
        if value is None or type(value) in _PLAIN:  # most of an incident of hundreds of reports
            return value
        if isinstance(value, tuple):
            return tuple(self.public(item) for item in value if not _names_somebody(item))
        if not is_dataclass(value) or isinstance(value, type):
            return value
        made = {}
        for name, way in _ways(type(value)):
            content = getattr(value, name)
            plain = way is _parts and (content is None or type(content) in _PLAIN)
            made[name] = content if plain else way(self, value, content)
        return type(value)(**made)


@cache
def _ways(kind: type[Any]) -> tuple[tuple[str, Way], ...]:
    """Return the fields of a kind of values, each with what may be seen of it."""
    names = [each.name for each in fields(kind)]
    return tuple((name, _OF_KINDS.get((kind, name)) or _WAYS.get(name, _parts)) for name in names)


def _parts(walk: _Walk, _owner: Any, content: Any) -> Any:
    return walk.public(content)


def _nameless_parts(walk: _Walk, _owner: Any, content: Any) -> Any:
    return None if is_words(content) else walk.public(content)


def _claimant(_walk: _Walk, owner: Any, content: Any) -> Any:
    return content if _was_set(owner, "claimant") else public_claimant(content)


def _instead(value: Any) -> Way:
    return lambda _walk, _owner, _content: value


_WAYS: Mapping[str, Way] = {
    **{name: _instead(value) for name, value in _DROPPED.items()},
    **dict.fromkeys(_CLAIMANTS, _claimant),
    **dict.fromkeys(_DOCS, lambda walk, _owner, doc: walk.reports.get(doc, "")),
    "voice": lambda walk, _owner, voice: walk.voices.get(voice, ""),
}
"""What may be seen of fields of these names, whatever they belong to."""
_OF_KINDS: Mapping[tuple[type[Any], str], Way] = {
    (Evidence, "quote"): _instead(""),
    (Mention, "reasons"): _instead(()),
    (Group, "affiliation"): _nameless_parts,
    **{(Incident, name): _nameless_parts for name in ("claimed_by", "grade_why")},
}


def _names_somebody(value: Any) -> bool:
    return isinstance(value, Attribution | Party | Perpetrator) and is_words(value.name)


def _was_set(owner: Any, what: str) -> bool:
    """Tell whether a reviewer set this of a figure."""
    return isinstance(owner, Claim) and any(one.field.startswith(f"{what} of ") for one in owner.changes)


def _site_of(facility: str | None) -> str | None:
    """Return a site of a known kind that is no home: of one whose kind is not known, it cannot be told."""
    kinds = facility_kinds(facility) if facility else frozenset()
    return facility if kinds and not is_home(facility) else None


def _site(url: str | None) -> str | None:
    """Return the site of an address: the rest of it often repeats the headline, names and all."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return f"https://{host}/" if host and not is_words(host) and "xn--" not in host else None
