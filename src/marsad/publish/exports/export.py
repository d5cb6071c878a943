"""One export while it is written: what goes out, what is left out, and what made it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from marsad.ledger import Ledger, Published
from marsad.ledger.incidents.filters import Filter
from marsad.ledger.linking.filing import chunks
from marsad.ledger.reports.catalogue import Catalogued
from marsad.ledger.tallies.scopes import CountScope
from marsad.ledger.tolls.rules import rule_named
from marsad.models import Incident
from marsad.publish.exports.discretion import discreet
from marsad.publish.exports.losses import Loss
from marsad.publish.exports.model import Format, Wanted
from marsad.publish.exports.provenance import GIVEN, MadeBy, made_by

_AT_ONCE = 100
"""Incidents whose reports are looked up together."""
REJECTED = "rejected by a reviewer"
ELSEWHERE = "not known to be within what was asked for"


class Export:
    """A ledger on its way into one file.

    ``lost`` counts what the format has no room for, ``left_out`` the incidents that are not in it, by why,
    ``written`` those that are: all, those inside the scope ``within``, or those of a filter. All three are
    complete once the file is written.
    """

    def __init__(
        self, ledger: Ledger, form: Format, wanted: Wanted, within: CountScope | Filter | None = None
    ) -> None:
        self.form = form
        self.wanted = wanted
        self.lost: Counter[Loss] = Counter()
        self.left_out: Counter[str] = Counter()
        self.written = 0
        self._ledger = ledger
        self._within = within
        self._known: dict[str, Catalogued] = {}

    def reports(self) -> Iterator[Catalogued]:
        """Yield all reports, without their texts; of a filter those that tell of its incidents."""
        return self._ledger.catalogue(self._telling())

    def _telling(self) -> set[str] | None:
        """Return the ids of the reports that tell of what goes out, null for all."""
        if not isinstance(self._within, Filter):
            return None
        found = self._ledger.each_incident(self.wanted.rule, self._within)
        return {mention.report for incident in found for mention in incident.mentions}

    def report(self, name: str) -> Catalogued:
        """Return a report by its id: those of the incidents at hand are known."""
        if name not in self._known:
            self._know([name])
        return self._known[name]

    def _know(self, names: Iterable[str]) -> None:
        """Hold these reports, and no others: a ledger may have more than there is room for."""
        self._known = {report.id: report for report in self._ledger.catalogue(names)}

    @property
    def rule(self) -> str:
        """Return the rule of tolls with its version."""
        return str(rule_named(self.wanted.rule))

    @property
    def made_by(self) -> MadeBy:
        """Return what made the whole: all readers of the ledger."""
        return made_by({reader or GIVEN for reader in self._ledger.readers()}, self.rule)

    def incidents(self) -> Iterator[Incident]:
        """Yield the incidents that go out, with what is private left out unless quotes are wanted."""
        for incident in self._with_reports():
            if why := self._left_out(incident):
                self.left_out[why] += 1
                continue
            for loss in self.form.losses:
                self.lost[loss] += loss.count(incident)
            self.written += 1
            yield incident if self.wanted.quotes else discreet(incident)

    def _with_reports(self) -> Iterator[Incident]:
        """Yield the incidents, some at a time, so that their reports are looked up together."""
        yielded = 0
        for some in chunks(self._ledger.each_incident(self.wanted.rule, self._within), _AT_ONCE):
            self._know({mention.report for one in some for mention in one.mentions})
            yielded += len(some)
            yield from some
        if self._within and (outside := self._ledger.size() - yielded):
            self.left_out[ELSEWHERE] += outside

    def tallies(self) -> list[Published]:
        """Return the tallies that reports publish: of a filter those that tell of its incidents."""
        telling = self._telling()
        return [one for one in self._ledger.tallies() if telling is None or one.report in telling]

    def told_by(self, incident: Incident) -> tuple[Catalogued, ...]:
        """Return the reports of an incident, each once, in the order of their docs."""
        found = {mention.report: self.report(mention.report) for mention in incident.mentions}
        return tuple(sorted(found.values(), key=lambda report: (report.doc, report.id)))

    def made(self, *reports: Catalogued) -> MadeBy:
        """Return what made a row that rests on these reports."""
        return made_by({report.reader or GIVEN for report in reports}, self.rule)

    def leftovers(self) -> list[str]:
        """Say in words how much was left out so far: «17 rival figures»; nothing where nothing was."""
        lost = [loss.words(self.lost[loss]) for loss in self.form.losses if self.lost[loss]]
        left = [_numbered(number, f"incident {why}") for why, number in sorted(self.left_out.items())]
        gone = len(self._ledger.withheld())
        return [*lost, *left, *([_numbered(gone, "report withheld")] if gone else [])]

    def _left_out(self, incident: Incident) -> str | None:
        if isinstance(self._within, Filter):  # which says itself whether rejected ones are asked for
            return self.form.takes(incident)
        if incident.decision == "reject" and not self.wanted.rejected:
            return REJECTED
        if self._within and not self._within.holds(incident).inside:
            return ELSEWHERE
        return self.form.takes(incident)


def _numbered(number: int, what: str) -> str:
    noun, _, rest = what.partition(" ")
    return f"{number} {noun if number == 1 else f'{noun}s'} {rest}"
