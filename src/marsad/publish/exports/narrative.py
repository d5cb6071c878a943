"""An incident in a few neutral English sentences, made from its data: no sentence of a report is in it."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.models import Claim, Incident, IncidentType, Toll
from marsad.publish.exports.discretion import public_site
from marsad.publish.exports.export import Export
from marsad.publish.incidents import date_words, place_words
from marsad.publish.tolls import count_words, people_words, toll_words

_NOUNS: dict[IncidentType, str] = {
    "armed_clash": "Armed clash",
    "attack": "Attack",
    "suicide_bomb": "Suicide bombing",
    "explosive": "Explosion",
    "shelling": "Shelling",
    "air_strike": "Air or drone strike",
    "abduction": "Abduction",
    "arrests": "Arrests",
    "other": "Incident",
}


def narrative(incident: Incident, export: Export) -> str:
    """Return what is reported of an incident. What stands in « » is in the words of reports."""
    return " ".join((_what(incident), *_killed(incident, export), *_others(incident), *_standing(incident)))


def _what(incident: Incident) -> str:
    site = public_site(incident.facility)
    date, place = date_words(incident.date), place_words(incident.place)
    parts = (
        _NOUNS[incident.type],
        f"at «{site}»" if site else None,
        f"in {place}" if place else "at a place that is not stated",
        _dated(date),
        f"attributed to {_doers(incident)}" if incident.perpetrators else None,
        f"against {', '.join(party.name for party in incident.targets)}" if incident.targets else None,
    )
    return ", ".join(part for part in parts if part) + "."


def _dated(date: str | None) -> str:
    if date is None:
        return "on a day that is not stated"
    return f"between {date.replace(' to ', ' and ')}" if " to " in date else f"on {date}"


def _doers(incident: Incident) -> str:
    return ", ".join(f"{party.name} ({party.basis})" for party in incident.perpetrators)


def _killed(incident: Incident, export: Export) -> Iterator[str]:
    told = [
        _told(toll, claim, export)
        for toll in incident.tolls
        for claim in toll.claims
        if toll.measure == "killed" and not claim.superseded
    ]
    yield f"Killed, as reported: {'; '.join(dict.fromkeys(told))}." if told else "No killed are reported."


def _told(toll: Toll, claim: Claim, export: Export) -> str:
    people = people_words(toll.group)
    outlet = export.report(claim.report).source or f"report {claim.doc}"
    said = f"according to «{claim.claimant}» in {outlet}" if claim.claimant else f"according to {outlet}"
    part = "as part of them " if claim.subset else ""
    count = count_words(claim.low, claim.high, claim.qualifier)
    return f"{part}{count}{f' ({people})' if people else ''} {said}"


def _others(incident: Incident) -> Iterator[str]:
    for toll in incident.totals:
        if toll.measure != "killed":
            yield f"{toll.measure.capitalize()}, as reported: {toll_words(toll)}."


def _standing(incident: Incident) -> Iterator[str]:
    if any(toll.contested for toll in incident.totals if toll.measure == "killed"):
        yield "Claimants of the killed exclude each other."
    if incident.claimed_by:
        yield f"Responsibility claimed by {incident.claimed_by}."
    yield "Reviewed by a person." if incident.decision else "Read by a machine, not reviewed by a person."
