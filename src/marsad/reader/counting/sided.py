"""People as what is told beside them makes them: of a side, or of the kind named before their number."""

from __future__ import annotations

from dataclasses import replace

from marsad.language.lexicon import Mark
from marsad.reader.counting.people import People


def of_side(people: People, side: Mark) -> People:
    """Return people as those of an actor, a force or a group pointed to."""
    if side.entry.kind == "actors":
        return replace(people, actor=side)
    if side.entry.kind == "forces":
        return replace(people, force=side.entry.part, country=side.entry["country"] or None)
    if side.entry.kind == "people" and side.entry["status"] != "armed":
        return people
    return replace(people, force="group")


def as_told(people: People | None, topic: People | None) -> People | None:
    """Return the people behind a number, with what was said of them before it («القتلى المدنيين 25 شخصا»)."""
    if people is None or topic is None:
        return people or topic
    if people.status != "unknown" or people.actor is not None or topic.status == "unknown":
        return people
    return replace(
        people,
        status=topic.status,
        actor=topic.actor,
        force=people.force or topic.force,
        country=people.country or topic.country,
    )
