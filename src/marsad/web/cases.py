"""What a reviewer needs to decide on one thing: the incidents, the accounts side by side, the signs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from marsad.ledger import Ledger, LedgerError
from marsad.ledger.linking.why import Why
from marsad.ledger.reports.entries import Entry
from marsad.ledger.reviewing.queued import Item
from marsad.models import Correction, Incident
from marsad.publish.marks import Mark, marks
from marsad.web.marking import Piece, pieces

_MOST = 6
"""Reports that one page shows; more would be read by nobody, the incident lists them all."""


@dataclass(frozen=True, slots=True)
class Side:
    """A report that tells of it: its text in pieces, with the marks of this account (all where it is '')."""

    entry: Entry
    account: str
    title: list[Piece]
    text: list[Piece]
    marks: list[Mark]

    @property
    def figures(self) -> list[Mark]:
        """Return the marks of the figures, which can be corrected."""
        return [one for one in self.marks if one.kind == "figure"]


@dataclass(frozen=True, slots=True)
class Case:
    """One thing to decide. ``item`` is null where the incident itself was asked for.

    ``doubts`` tell of its figures which of them do not go together.
    ``seen`` is the last correction of them, 0 where there is none: a form sends it back. ``silent`` is the id
    of a report from which no incident is taken, which can be dismissed.
    """

    item: Item | None
    incidents: list[Incident]
    sides: list[Side]
    why: Why | None
    decisions: list[Correction]
    doubts: Sequence[Item] = ()
    silent: str = ""

    @property
    def seen(self) -> int:
        """Return the number of the last correction."""
        return max((one.number for one in self.decisions), default=0)


def case_of(ledger: Ledger, item: Item) -> Case:
    """Return all that is needed to decide on an item of the queue. Raises LedgerError."""
    names = [name for name in (item.incident, item.other) if name]
    incidents = _present(ledger, names)
    told = item.told or _told(incidents)
    signs, made = _why(ledger, item), _decisions(ledger, incidents)
    if item.kind == "no incident":
        return replace(case_of_report(ledger, told[0][0]), item=item, silent=told[0][0])
    return Case(item, incidents, _sides(ledger, told), signs, made, doubts_of(ledger, [item])[item.key])


def case_of_incident(ledger: Ledger, name: str) -> Case:
    """Return what is needed to decide on an incident. Raises LedgerError."""
    found = [ledger.incident(name)]
    return Case(None, found, _sides(ledger, _told(found)), None, _decisions(ledger, found))


def case_of_report(ledger: Ledger, name: str) -> Case:
    """Return what is needed to decide whether a report tells of any incident. Raises LedgerError."""
    entry = ledger.report(name)
    made = ledger.dismissals(entry.id)
    told = ledger.links(entry.id) or (made and not made[-1].undoes)
    return Case(None, [], [_side(entry, "")], None, made, silent="" if told else entry.id)


def doubts_of(ledger: Ledger, items: Sequence[Item]) -> dict[str, list[Item]]:
    """Return by the key of each item which figures of its incident do not go together."""
    names = {one.incident for one in items if one.kind in ("contested", "odd") and one.incident}
    found: dict[str, list[Item]] = {one.key: [] for one in items}
    for doubt in ledger.doubts(names):
        found[doubt.key].append(doubt)
    return found


def _present(ledger: Ledger, names: Sequence[str]) -> list[Incident]:
    """Return the incidents that are left of these, each once."""
    found: dict[str, Incident] = {}
    for name in names:
        try:
            one = ledger.incident(name)
        except LedgerError:
            continue
        found[one.id] = one
    return list(found.values())


def _told(incidents: Sequence[Incident]) -> list[tuple[str, str]]:
    return [(one.report, one.account) for incident in incidents for one in incident.mentions]


def _sides(ledger: Ledger, told: Sequence[tuple[str, str]]) -> list[Side]:
    return [_side(ledger.report(report), account) for report, account in dict.fromkeys(told[:_MOST])]


def _side(entry: Entry, account: str) -> Side:
    own = [one for one in marks(entry.reading) if account in ("", one.part)]
    title, text = (list(pieces(entry.report.body(field), own, field)) for field in ("title", "text"))
    return Side(entry, account, title, text, own)


def _why(ledger: Ledger, item: Item) -> Why | None:
    """Return the signs for and against a link or a near miss."""
    if len(item.told) != 2 or item.incident is None:
        return None
    (report, account), other = item.told[0], item.other or item.incident
    return next((one for one in ledger.why(report, other) if one.account == account), None)


def _decisions(ledger: Ledger, incidents: Sequence[Incident]) -> list[Correction]:
    found = {made.number: made for one in incidents for made in ledger.decisions(one.id)}
    return [found[number] for number in sorted(found)]


def parts(case: Case) -> Iterator[tuple[str, str, bool]]:
    """Yield the accounts that can be split off: what to send, the doc, and whether it is the one in doubt."""
    doubted = case.item.told[:1] if case.item and case.item.kind == "link" else ()
    for one in case.incidents[0].mentions if len(case.incidents) == 1 else ():
        yield f"{one.report}:{one.account}", one.doc, (one.report, one.account) in doubted
