"""Made-up reports of many wars: each incident once, however many outlets tell of it on however many days."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest

import linkscore


def test_incidents_are_told_apart_no_worse_than_the_floors() -> None:
    assert linkscore.below() == []


def test_no_two_incidents_are_made_one() -> None:
    """Two blasts in one town on one day, one quarter on two days, an anniversary, a raid after an attack."""
    precision, _, _ = linkscore.measured("wars")[linkscore.BY_PEOPLE]
    assert precision == 1.0


@pytest.mark.parametrize("name", linkscore.NAMES)
def test_each_incident_of_a_set_is_told_by_several_reports_of_several_days(name: str) -> None:
    days = {text["doc"]: text["seen"] for text in linkscore.lines(name, "texts")}
    tellers = defaultdict(set)
    for (doc, _), event in linkscore.events(name).items():
        tellers[event].add(doc)
    assert len(tellers) >= 20
    assert min(map(len, tellers.values())) >= 2
    several = Counter(len({days[doc] for doc in docs}) > 1 for docs in tellers.values())
    assert several[True] >= 15
