"""Tolls: what is claimed of an incident, with low, best and high by a rule; ``docs/tolls.md`` tells it all.

Every best figure is one that a claimant states, or the sum of what one claimant states of people who
cannot be the same. Parts are never added to wholes, nor one claimant's figures to another's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from marsad.ledger.linking.told import Told
from marsad.ledger.tolls.credibility import Weighing
from marsad.ledger.tolls.disputes import disputes, disputes_of_all
from marsad.ledger.tolls.groups import all_people
from marsad.ledger.tolls.makeup import Composed, composed, filled_by
from marsad.ledger.tolls.rules import DEFAULT, RULES, Rule, Stand
from marsad.ledger.tolls.stated import Span, added, by_voice, by_voice_and_group, last_day, span_of
from marsad.ledger.tolls.voices import Statement, statements
from marsad.models import Group, Measure, Qualifier, Toll


@dataclass(frozen=True, slots=True)
class _Case:
    """What is said of one measure, the wholes that it takes apart, and how to choose among claimants."""

    measure: Measure
    said: Sequence[Statement]
    composed: Sequence[Composed]
    rule: Rule
    weighing: Weighing

    @property
    def wholes(self) -> list[Statement]:
        """Return what is said of no part alone."""
        return [one for one in self.said if not one.figure.subset]

    def chosen(self, stands: Sequence[Stand]) -> tuple[Span | None, str]:
        """Return low, best and high by the rule, and in words how best was found."""
        if not stands:
            return None, "no claimant gives a number"
        if len(stands) == 1:
            return stands[0].span, "stated by one claimant"
        return self.rule.choose(stands)

    def stand(self, own: Sequence[Statement], span: Span, group: Group) -> Stand:
        """Return what one voice states of a group, with how far it is to be relied on."""
        return Stand(span, last_day(own), self.weighing.rank(own, group), self.weighing.authority(own))


class Tolls(NamedTuple):
    """The toll of each measure and group, wholes and parts apart; and of each measure that of all people."""

    groups: tuple[Toll, ...]
    totals: tuple[Toll, ...]


def all_tolls(tolds: Sequence[Told], said: Iterable[Statement], rule: Rule) -> Tolls:
    """Return all tolls of the incident of these accounts, of which ``said`` are the statements."""
    cases = _cases(tolds, said, rule)
    made = [_toll(case, group) for case in cases for group in dict.fromkeys(s.group for s in case.said)]
    whole = tuple(_total(case) for case in sorted(cases, key=lambda case: case.measure))
    return Tolls(tuple(sorted(made, key=_order)), whole)


def by_other_rules(tolds: Sequence[Told], made: Tolls) -> dict[str, Tolls]:
    """Return the tolls by each rule that gives other numbers than those ``made`` by the default one.

    They are told of as in these: how best was found is not said anew.
    """
    cases = _cases(tolds, statements(tolds), RULES[DEFAULT])
    if all(len(by_voice(case.said)) < 2 for case in cases):  # what one claimant states needs no rule
        return {}
    rules = (rule for rule in RULES.values() if rule.id != DEFAULT)
    found = {
        rule.id: _numbered(made, {case.measure: replace(case, rule=rule) for case in cases}) for rule in rules
    }
    return {name: other for name, other in found.items() if other != made}


def _numbered(made: Tolls, cases: Mapping[Measure, _Case]) -> Tolls:
    """Return tolls with the numbers that the rule of these cases gives."""
    groups = (_with(toll, _of_group(cases[toll.measure], toll.group).span) for toll in made.groups)
    totals = (_with(toll, _over_groups(cases[toll.measure])[0]) for toll in made.totals)
    return Tolls(tuple(groups), tuple(totals))


def _with(toll: Toll, span: Span | None) -> Toll:
    return replace(toll, low=span.low, best=span.best, high=span.high) if span else toll


def tolls(tolds: Sequence[Told], rule: Rule = RULES[DEFAULT]) -> tuple[Toll, ...]:
    """Return the toll of each measure and group, wholes and parts apart."""
    return all_tolls(tolds, statements(tolds), rule).groups


def totals(tolds: Sequence[Told], rule: Rule = RULES[DEFAULT]) -> tuple[Toll, ...]:
    """Return for each measure the toll of all people together, without claims of its own."""
    return all_tolls(tolds, statements(tolds), rule).totals


def _cases(tolds: Sequence[Told], said: Iterable[Statement], rule: Rule) -> list[_Case]:
    found: defaultdict[Measure, list[Statement]] = defaultdict(list)
    for one in said:
        found[one.figure.measure].append(one)
    weighing = Weighing.of(tolds)
    return [_Case(measure, own, composed(own), rule, weighing) for measure, own in found.items()]


def _order(toll: Toll) -> tuple[object, ...]:
    group = toll.group
    return (toll.measure, group.status, group.affiliation or "", group.demographic or "")


class _Chosen(NamedTuple):
    """The numbers of a group, how best was found; ``whole`` is what they follow from, unless from parts."""

    span: Span | None
    words: str
    whole: Sequence[Statement]


def _of_group(case: _Case, group: Group) -> _Chosen:
    """Return the numbers of a group by the rule of the case."""
    said, filled = [one for one in case.said if one.group == group], filled_by(case.composed)
    whole = [one for one in said if not one.figure.subset or id(one) in filled]
    if wholes := _stands(case, whole, group):
        return _Chosen(*case.chosen(wholes), whole)
    stands = _stands(case, said, group)
    span, words = case.chosen(stands)
    return _Chosen(span, f"part of a larger count, {words}" if stands else words, ())


def _toll(case: _Case, group: Group) -> Toll:
    said = [one for one in case.said if one.group == group]
    span, words, whole = _of_group(case, group)
    apart = disputes(whole, group) if whole else ()
    return Toll(
        measure=case.measure,
        group=group,
        low=span.low if span else None,
        best=span.best if span else None,
        high=span.high if span else None,
        rule=words,
        contested=bool(apart),
        claims=tuple(one.claim() for one in said),
        instead=None if span else _instead(said),
        disputes=apart,
        makeups=tuple(one.makeup() for one in case.composed if one.whole.group == group),
    )


def _instead(said: Iterable[Statement]) -> Qualifier | None:
    """Return what is said where nobody gives a number: the largest that anybody says."""
    words = {one.figure.qualifier for one in said if not one.superseded}
    return next((word for word in _VAGUE if word in words), None)


_VAGUE: tuple[Qualifier, ...] = (
    *("millions", "tens_of_thousands", "thousands", "hundreds", "dozens", "several", "some"),
    *("none_reported", "unknown"),
)


def _stands(case: _Case, said: Iterable[Statement], group: Group) -> list[Stand]:
    """Return what each voice states of one group; voices that give no number are left out."""
    voices = [(own, span_of(own)) for own in by_voice(said).values()]
    return [case.stand(own, span, group) for own, span in voices if span is not None]


def _total(case: _Case) -> Toll:
    span, words = _over_groups(case)
    apart = disputes_of_all(case.wholes)
    return Toll(
        measure=case.measure,
        group=Group(),
        low=span.low if span else None,
        best=span.best if span else None,
        high=span.high if span else None,
        rule=words,
        contested=bool(apart),
        instead=None if span else _instead(case.said),
        disputes=apart,
    )


def _over_groups(case: _Case) -> tuple[Span | None, str]:
    """Return the toll of all people together, and the rule that it was found by."""
    voices, own = by_voice_and_group(case.wholes), by_voice(case.wholes)
    told = {voice: _stand_of(case, own[voice], groups) for voice, groups in voices.items()}
    full = [told[voice] for voice, groups in voices.items() if all_people(groups)]
    partial = [told[voice] for voice, groups in voices.items() if not all_people(groups)]
    span, words = case.chosen([] if _boasts(case.rule, full, partial) else full)
    if span is not None:
        heard = [one.span.high for one in partial if one.rank > 0 or case.rule.parties != "none"]
        return Span(
            span.low, span.best, max([span.high, *heard])
        ), f"of those who speak of all people: {words}"
    if not told:
        return None, "no claimant gives a number of all people"
    return _largest(case, voices, told)


def _stand_of(case: _Case, own: Sequence[Statement], groups: Mapping[Group, Span]) -> Stand:
    """Return what one voice states of all groups that it tells apart."""
    return case.stand(own, added(groups), next(iter(groups)) if len(groups) == 1 else Group())


def _boasts(rule: Rule, full: Sequence[Stand], partial: Sequence[Stand]) -> bool:
    """Tell whether only parties speak of all people, whom the rule does not hear where others count some."""
    parties = rule.parties != "best" and all(one.rank == 0 for one in full)
    return parties and any(one.rank > 0 for one in partial)


def _largest(
    case: _Case, voices: Mapping[str, Mapping[Group, Span]], told: Mapping[str, Stand]
) -> tuple[Span, str]:
    """Return the largest toll of those whose claimants speak of the same groups, and how it was found."""
    alike: defaultdict[frozenset[Group], list[Stand]] = defaultdict(list)
    for voice, groups in voices.items():
        alike[frozenset(groups)].append(told[voice])
    held = _without_parties(case.rule, alike.values())
    spans = [span for stands in held if (span := case.chosen(stands)[0])]
    heard = [one.span.high for one in told.values()] if case.rule.parties == "range" else []
    high = max(*(span.high for span in spans), *heard, 0)
    beside = "" if len(held) == len(alike) else "; those of a party to the fighting are not among them"
    words = f"the largest count of one group; no claimant speaks of all people{beside}"
    return Span(max(s.low for s in spans), max(s.best for s in spans), high), words


def _without_parties(rule: Rule, alike: Iterable[list[Stand]]) -> list[list[Stand]]:
    """Return the claimants of each group that best is chosen of: parties only where nobody else counts."""
    every = list(alike)
    if rule.parties == "best":
        return every
    others = [[one for one in stands if one.rank > 0] for stands in every]
    return [stands for stands in others if stands] or every
