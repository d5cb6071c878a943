"""All checks of all tallies of a ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from marsad.ledger.tallies.audit.editions import Edition, against_editions
from marsad.ledger.tallies.audit.finding import Audited
from marsad.ledger.tallies.audit.listed import against_listed
from marsad.ledger.tallies.audit.own import Inside, against_ledger
from marsad.ledger.tallies.audit.parts import in_itself
from marsad.ledger.tallies.audit.titles import title_against_text
from marsad.models import Reading, Report


class Held(Protocol):
    """A report with what was read from it, as a ledger holds it."""

    @property
    def id(self) -> str:
        """Return its permanent id."""

    @property
    def report(self) -> Report:
        """Return the report itself."""

    @property
    def reading(self) -> Reading:
        """Return what was read from it."""


def audit(entries: Sequence[Held], inside: Inside, only: str | None = None) -> Iterator[Audited]:
    """Yield each tally of the reports, or of the one with the id ``only``, with all that its checks found.

    All reports with tallies are needed either way, for editions are of them; ``inside`` returns the incidents
    of the ledger that are not outside a scope.
    """
    editions = against_editions(_editions(entries))
    for entry in entries:
        if only not in (None, entry.id):
            continue
        for number, tally in enumerate(entry.reading.tallies, 1):
            findings = (
                *in_itself(tally, entry.report),
                *against_listed(tally, entry.reading, entry.report),
                *title_against_text(tally, entry.reading, entry.report),
                *editions.get((entry.id, number), ()),
                *against_ledger(tally, entry.report, entry.id, inside),
            )
            yield Audited(entry.id, entry.report.doc, number, tally, findings)


def _editions(entries: Iterable[Held]) -> Iterator[Edition]:
    for entry in entries:
        for number, tally in enumerate(entry.reading.tallies, 1):
            yield Edition((entry.id, number), entry.report, tally)
