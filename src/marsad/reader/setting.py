"""What the figures of a report are read against."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from marsad.reader.document import Document
from marsad.reader.parties.parties import Actor
from marsad.reader.parties.sides import Sides
from marsad.reader.scenes.telling import Telling
from marsad.reader.scenes.votes import Votes
from marsad.reader.voices.speakers import Voice


@dataclass(frozen=True, slots=True)
class Setting:
    """What the figures of a report are read against: who speaks where, the two sides, who acts in it, and
    what signs weigh.

    ``cast`` holds a place in the text for each of the actors that the report names most often, acting if
    it acts anywhere. ``told`` is what each sentence tells, also those of no scene. ``issuer`` is the armed
    group whose own words the report is, if it is a group's. ``loose`` are the
    sentences that tell of no incident. ``hunted`` is the only group named, where forces are told to hunt it.
    """

    document: Document
    voices: Mapping[int, tuple[Voice, ...]]
    sides: Sides
    votes: Votes
    cast: tuple[Actor, ...] = ()
    told: Sequence[Telling] = ()
    issuer: Actor | None = None
    loose: frozenset[int] = frozenset()
    hunted: str | None = None
