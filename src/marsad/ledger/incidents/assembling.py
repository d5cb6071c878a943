"""Incidents of the ledger put together from all that is of them: accounts, decisions, what was set."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from marsad.ledger.database.schema import AccountRow
from marsad.ledger.linking.filing import chunks
from marsad.ledger.reports.shelf import Kept, kept
from marsad.ledger.reviewing.corrections import history, standing
from marsad.ledger.reviewing.finding import all_lead_to
from marsad.ledger.reviewing.settings import Settings, settings_by
from marsad.ledger.reviewing.subjects import about, all_names, any_standing
from marsad.ledger.tolls.rules import DEFAULT, RULES, Rule
from marsad.ledger.tolls.tolls import Tolls, by_other_rules
from marsad.models import Correction, Incident
from marsad.models.incident import Decision

PLAIN: tuple[Decision, ...] = ("confirm", "reject")
"""Decisions on an incident as a whole."""


@dataclass(frozen=True, slots=True)
class Assembly:
    """Some incidents: their accounts, by the id of the incident, and what reviewers decided and set."""

    members: Mapping[str, Sequence[Kept]]
    decided: Mapping[str, Decision]
    settings: Settings

    @classmethod
    def of(cls, session: Session, names: Sequence[str]) -> Assembly:
        """Return the incidents of these ids, as far as any account is left of them."""
        members: defaultdict[str, list[Kept]] = defaultdict(list)
        for some in chunks(names):
            for one in kept(session, AccountRow.incident.in_(some)):
                members[one.row.incident].append(one)
        every = [one for ones in members.values() for one in ones]
        if not any_standing(session):
            return cls(members, {}, Settings())
        accounts = all_names(session, [one.told.id for one in every])
        decisions = about(session, [*accounts, *(one.told.report for one in every)]).standing
        return cls(members, _last(session, decisions), settings_by(session, decisions))

    def incident(self, name: str, rule: Rule = RULES[DEFAULT]) -> Incident:
        """Return the incident of this id."""
        return self.settings.incident(self.members[name], self.decided.get(name), rule)

    def otherwise(self, whole: Incident) -> dict[str, Incident]:
        """Return by each other rule an incident with its numbers by that rule, where any of them differs."""
        tolds = [self.settings.account(one).told for one in self.members[whole.id]]
        found = by_other_rules(sorted(tolds, key=lambda one: one.order), Tolls(whole.tolls, whole.totals))
        return {rule: replace(whole, tolls=made.groups, totals=made.totals) for rule, made in found.items()}


def assembled(session: Session, names: Iterable[str], rule: Rule = RULES[DEFAULT]) -> Iterator[Incident]:
    """Yield the incidents of these ids in their order, without those of which no account is left."""
    for some in chunks(names):
        found = Assembly.of(session, some)
        yield from (found.incident(name, rule) for name in some if name in found.members)


def decided(session: Session) -> dict[str, Decision]:
    """Return the last confirmation or rejection that stands of each incident."""
    return _last(session, standing(history(session)))


def _last(session: Session, decisions: Iterable[Correction]) -> dict[str, Decision]:
    plain = [one for one in decisions if one.decision in PLAIN]
    now = all_lead_to(session, (one.incident for one in plain))
    return {now[one.incident]: one.decision for one in plain if one.incident in now}
