"""Tolls: what is claimed of an incident, with low, best and high by a rule; ``docs/tolls.md`` tells it all.

Every best figure is one that a claimant states, or the sum of what one claimant states of people who
cannot be the same. Parts are never added to wholes, nor one claimant's figures to another's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from marsad.ledger.credibility import Weighing
from marsad.ledger.disputes import contested
from marsad.ledger.groups import all_people
from marsad.ledger.rules import DEFAULT, RULES, Rule, Stand
from marsad.ledger.stated import Span, added, by_voice, by_voice_and_group, last_day, span_of
from marsad.ledger.told import Told
from marsad.ledger.voices import Statement, statements
from marsad.models import Group, Measure, Toll


def tolls(tolds: Sequence[Told], rule: Rule = RULES[DEFAULT]) -> tuple[Toll, ...]:
    """Return the toll of each measure and group, wholes and parts apart."""
    found: defaultdict[tuple[Measure, Group], list[Statement]] = defaultdict(list)
    for one in statements(tolds):
        found[one.figure.measure, one.group].append(one)
    weighing = Weighing.of(tolds)
    made = [_toll(measure, group, said, rule, weighing) for (measure, group), said in found.items()]
    return tuple(sorted(made, key=_order))


def totals(tolds: Sequence[Told], rule: Rule = RULES[DEFAULT]) -> tuple[Toll, ...]:
    """Return for each measure the toll of all people together, without claims of its own."""
    said, weighing = statements(tolds), Weighing.of(tolds)
    measures = sorted({one.figure.measure for one in said})
    return tuple(
        _total(measure, [one for one in said if one.figure.measure == measure], rule, weighing)
        for measure in measures
    )


def _order(toll: Toll) -> tuple[object, ...]:
    group = toll.group
    return (toll.measure, group.status, group.affiliation or "", group.demographic or "")


def _toll(measure: Measure, group: Group, said: list[Statement], rule: Rule, weighing: Weighing) -> Toll:
    wholes = _stands([one for one in said if not one.figure.subset], group, weighing)
    stands = wholes or _stands(said, group, weighing)
    span, words = _chosen(stands, rule)
    return Toll(
        measure=measure,
        group=group,
        low=span.low if span else None,
        best=span.best if span else None,
        high=span.high if span else None,
        rule=words if wholes or not stands else f"part of a larger count, {words}",
        contested=bool(wholes) and contested(said),
        claims=tuple(one.claim() for one in said),
    )


def _stands(said: Iterable[Statement], group: Group, weighing: Weighing) -> list[Stand]:
    """Return what each voice states of one group; voices that give no number are left out."""
    voices = {voice: (own, span_of(own)) for voice, own in by_voice(said).items()}
    return [_stand(own, span, group, weighing) for own, span in voices.values() if span is not None]


def _stand(own: list[Statement], span: Span, group: Group, weighing: Weighing) -> Stand:
    return Stand(span, last_day(own), weighing.rank(own, group), weighing.authority(own))


def _chosen(stands: Sequence[Stand], rule: Rule) -> tuple[Span | None, str]:
    if not stands:
        return None, "no claimant gives a number"
    if len(stands) == 1:
        return stands[0].span, "stated by one claimant"
    return rule.choose(stands)


def _total(measure: Measure, said: list[Statement], rule: Rule, weighing: Weighing) -> Toll:
    wholes = [one for one in said if not one.figure.subset]
    groups = {one.group for one in wholes}
    span, words = _over_groups(wholes, rule, weighing)
    return Toll(
        measure=measure,
        group=Group(),
        low=span.low if span else None,
        best=span.best if span else None,
        high=span.high if span else None,
        rule=words,
        contested=any(contested(one for one in wholes if one.group == group) for group in groups),
    )


def _over_groups(wholes: list[Statement], rule: Rule, weighing: Weighing) -> tuple[Span | None, str]:
    """Return the toll of all people together, and the rule that it was found by."""
    voices, own = by_voice_and_group(wholes), by_voice(wholes)
    full = [
        _stand(own[voice], added(groups), Group(), weighing)
        for voice, groups in voices.items()
        if all_people(groups)
    ]
    partial = [added(groups) for groups in voices.values() if not all_people(groups)]
    span, words = _chosen(full, rule)
    if span is not None:
        high = max([span.high, *(part.high for part in partial)])
        return Span(span.low, span.best, high), f"of those who speak of all people: {words}"
    if not partial:
        return None, "no claimant gives a number of all people"
    largest = _largest(voices, own, rule, weighing)
    return largest, "the largest count of one group; no claimant speaks of all people"


def _largest(
    voices: Mapping[str, Mapping[Group, Span]],
    own: Mapping[str, list[Statement]],
    rule: Rule,
    weighing: Weighing,
) -> Span:
    """Return the largest toll of those whose claimants speak of the same groups."""
    alike: defaultdict[frozenset[Group], list[Stand]] = defaultdict(list)
    for voice, groups in voices.items():
        affiliated = next(iter(groups)) if len(groups) == 1 else Group()
        alike[frozenset(groups)].append(_stand(own[voice], added(groups), affiliated, weighing))
    spans = [span for stands in alike.values() if (span := _chosen(stands, rule)[0])]
    return Span(max(s.low for s in spans), max(s.best for s in spans), max(s.high for s in spans))
