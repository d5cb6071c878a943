"""Whatever is decided, undone, added and read anew: nothing is lost, and all can be undone."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger_reports import incident_of, market
from marsad.ledger import Ledger, LedgerError
from marsad.models import Reading, Report

BY = {"who": "A", "why": "B"}
REPORTS = [market(), market("m2"), *map(incident_of, range(4))]
TYPES = ("shelling", "attack", "air_strike")

some = st.integers(0, len(REPORTS) - 1)
STEPS = st.one_of(
    st.tuples(st.just("add"), some, some),
    st.tuples(st.just("read"), some, st.integers(0, 2)),
    st.tuples(st.just("merge"), some, some),
    st.tuples(st.just("split"), some, some),
    st.tuples(st.just("set"), some, st.integers(0, 2)),
    st.tuples(st.just("confirm"), some, some),
    st.tuples(st.just("undo"), some, some),
)
Step = tuple[str, int, int]


def newer(number: int, version: int, kind: int) -> tuple[Report, Reading]:
    """Return a report read anew: the same, its account under another name, or none."""
    report, made = REPORTS[number]
    accounts = made.incidents if kind == 0 else (replace(made.incidents[0], id="z"),) if kind == 1 else ()
    return report, replace(made, reader=f"made {version}.0", incidents=accounts)


def add(ledger: Ledger, step: Step, version: int) -> None:
    """Take a step that brings something in."""
    if step[0] == "add":
        ledger.add(*REPORTS[step[1]])
    elif step[0] == "read":
        ledger.add(*newer(step[1], version, step[2]))


def decide(ledger: Ledger, step: Step) -> None:
    """Take a step that decides something, if there is anything to decide."""
    what, one, other = step
    incidents = [incident.id for incident in ledger.incidents()]
    if not incidents:
        return
    first, second = incidents[one % len(incidents)], incidents[other % len(incidents)]
    if what == "merge":
        ledger.merge([first, second], **BY)
    elif what == "split":
        ledger.split(first, [ledger.incident(first).mentions[other % 2].report], **BY)
    elif what == "set":
        ledger.amend(first, {"type": TYPES[other]}, **BY)
    elif what == "confirm":
        ledger.correct(first, "confirm", **BY)
    elif what == "undo":
        ledger.undo(one + 1, **BY)


@settings(max_examples=25, deadline=None)
@given(steps=st.lists(STEPS, max_size=14))
def test_a_ledger_stays_whole_and_all_decisions_can_be_undone(
    tmp_path_factory: pytest.TempPathFactory, steps: list[Step]
) -> None:
    folder = tmp_path_factory.mktemp("steps")
    with Ledger.open(folder / "decided.db", create=True) as ledger:
        for version, step in enumerate(steps, 2):
            add(ledger, step, version)
            with suppress(LedgerError, IndexError):  # nothing to merge, split or undo there
                decide(ledger, step)
        assert ledger.verify().problems == ()
        every = ledger.corrections()
        undone = {one.undoes for one in every}
        for one in reversed(every):
            if one.decision != "undo" and one.number not in undone:
                ledger.undo(one.number, **BY)
        assert ledger.verify().problems == ()
        assert ledger.incidents() == never_decided(folder / "plain.db", steps)


def never_decided(path: Path, steps: list[Step]) -> object:
    with Ledger.open(path, create=True) as ledger:
        for version, step in enumerate(steps, 2):
            add(ledger, step, version)
        return ledger.incidents()
