"""The passages of a report that speak of an incident, and which copies of one text are one voice."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from marsad.ledger.reports.entries import Entry
from marsad.models import Attribution, Basis, Incident, Mention
from marsad.publish.marks import Mark, marks
from marsad.web.marking import Piece, pieces

_SENTENCE = re.compile(r"[^.!?؟\n]+(?:[.!?؟](?=\d)[^.!?؟\n]+)*[.!?؟]?")
_TELLING = frozenset({"figure", "actor"})


@dataclass(frozen=True, slots=True)
class Telling:
    """A report, by id, with its accounts of an incident.

    ``told_by`` are further reports of the same text.
    """

    report: str
    mentions: tuple[Mention, ...]
    told_by: tuple[str, ...] = ()

    def passages(self, entry: Entry) -> tuple[tuple[Piece, ...], ...]:
        """Return the sentences in which the report, as it stands in the ledger, tells of the incident."""
        return passages(entry, {one.account for one in self.mentions if one.report == self.report})


def tellings(
    incident: Incident, days: Mapping[str, dt.date | None], copies: Mapping[str, str]
) -> list[Telling]:
    """Return the reports of an incident, copies of one text together under the earliest of them.

    ``days`` tell when each was seen.
    """
    held: dict[str, list[Mention]] = {}
    for mention in incident.mentions:
        held.setdefault(mention.report, []).append(mention)
    groups: dict[str, list[str]] = {}
    for name in sorted(held, key=lambda name: (str(days[name] or "9"), name)):
        groups.setdefault(copies.get(name, name), []).append(name)
    return [
        Telling(first, tuple(one for name in (first, *others) for one in held[name]), tuple(others))
        for first, *others in groups.values()
    ]


def passages(entry: Entry, accounts: Collection[str]) -> tuple[tuple[Piece, ...], ...]:
    """Return the sentences from which accounts of a report were read, what was read marked in them.

    Where neither figures nor actors have words of their own, those that tell place and date.
    """
    own = [one for one in marks(entry.reading) if one.part in accounts]
    telling = [one for one in own if one.kind in _TELLING] or own
    return tuple(_passages(entry, own, telling))


def _passages(entry: Entry, own: Sequence[Mark], telling: Sequence[Mark]) -> Iterator[tuple[Piece, ...]]:
    for field in ("title", "text"):
        body = entry.report.body("title" if field == "title" else "text")
        for found in _SENTENCE.finditer(body):
            if any(one.field == field and found.start() <= one.start < found.end() for one in telling):
                yield tuple(pieces(body, own, "title" if field == "title" else "text", found.span()))


@dataclass(frozen=True, slots=True)
class Accused:
    """An actor and all that is said of its part, by basis: claimed, stated, suspected, denied."""

    name: str
    said: tuple[tuple[Basis, tuple[Attribution, ...]], ...]


def accused(incident: Incident) -> list[Accused]:
    """Return each actor once, in the order of the ledger, with who says what of it."""
    found: dict[str, dict[Basis, list[Attribution]]] = {}
    for one in incident.responsibility:
        found.setdefault(one.name, {}).setdefault(one.basis, []).append(one)
    for party in incident.perpetrators:
        found.setdefault(party.name, {}).setdefault(party.basis, [])
    return [
        Accused(name, tuple((basis, tuple(ones)) for basis, ones in said.items()))
        for name, said in found.items()
    ]
