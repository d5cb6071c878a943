"""Made-up reports of eight wars: each incident once, however many outlets tell of it on however many days."""

from __future__ import annotations

from collections import Counter, defaultdict

import linkscore


def test_incidents_of_eight_wars_are_told_apart_no_worse_than_the_floors() -> None:
    assert linkscore.below() == []


def test_no_two_incidents_are_made_one() -> None:
    """Two blasts in one town on one day, one quarter on two days, an anniversary, a raid after an attack."""
    precision, _, _ = linkscore.measured()[linkscore.BY_PEOPLE]
    assert precision == 1.0


def test_each_incident_of_the_set_is_told_by_several_reports_of_several_days() -> None:
    days = {text["doc"]: text["seen"] for text in linkscore.lines("texts")}
    tellers = defaultdict(set)
    for (doc, _), event in linkscore.events().items():
        tellers[event].add(doc)
    assert len(tellers) >= 20
    assert min(map(len, tellers.values())) >= 2
    several = Counter(len({days[doc] for doc in docs}) > 1 for docs in tellers.values())
    assert several[True] >= 15
