"""The corrections of an incident are found without reading the whole history, and are the same ones."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from ledger_reports import incident_of, market
from marsad.ledger import Ledger, LedgerError
from marsad.ledger.database.schema import AccountRow
from marsad.ledger.linking.bonds import Asked, bonds_of
from older_ledgers import make_older
from test_ledger_corrections_always import BY, STEPS, Step, add, decide


def same_found(ledger: Ledger) -> None:
    """Check that what is found by account is what the whole history says."""
    for one in ledger.incidents():
        assert ledger.incident(one.id) == one
        decided = [made for made in ledger.corrections() if one.id in ledger.incidents_of(made)]
        assert ledger.decisions(one.id) == decided
    with Session(ledger._reading) as session:
        every = bonds_of(session)
        asked = Asked(session)
        for name in session.scalars(select(AccountRow.id)):
            for own in (asked.of([name]), Asked(session).of([name])):
                assert own.group(name) == every.group(name)
                assert own.apart.get(name) == every.apart.get(name)


@settings(max_examples=25, deadline=None)
@given(steps=st.lists(STEPS, max_size=14))
def test_what_concerns_an_incident_is_what_the_whole_history_says_of_it(
    tmp_path_factory: pytest.TempPathFactory, steps: list[Step]
) -> None:
    with Ledger.open(tmp_path_factory.mktemp("steps") / "l.db", create=True) as ledger:
        for version, step in enumerate(steps, 2):
            add(ledger, step, version)
            with suppress(LedgerError, IndexError):  # nothing to merge, split or undo there
                decide(ledger, step)
        same_found(ledger)


def reviewed(where: str) -> list[str]:
    """Make a ledger with corrections of each kind; return the ids of its incidents."""
    with Ledger.open(where, create=True) as ledger:
        for told in (market(), market("m2"), incident_of(0), incident_of(2)):
            ledger.add(*told)
        names = [one.id for one in ledger.incidents()]
        ledger.merge(names[:2], **BY)
        ledger.amend(names[2], {"type": "attack"}, **BY)
        ledger.correct(names[2], "reject", **BY)
        ledger.undo(3, **BY)
    return names


def test_an_older_ledger_finds_its_corrections_when_it_is_opened(where: str) -> None:
    reviewed(where)
    with Ledger.open(where) as ledger:
        before = ledger.incidents()
        make_older(ledger, "0004")
    with Ledger.open(where) as ledger:
        assert ledger.verify().problems == ()
        assert ledger.incidents() == before
        same_found(ledger)


@pytest.mark.parametrize("statement", ["DELETE FROM subject", "UPDATE subject SET stands = (1 = 1)"])
def test_verify_finds_corrections_that_are_not_found_by_what_they_are_about(
    where: str, statement: str
) -> None:
    reviewed(where)
    with Ledger.open(where) as ledger:
        with ledger._writing.begin() as connection:
            connection.execute(text(statement))
        assert any("is not found by what it is about" in line for line in ledger.verify().problems)
        ledger.relink()
        assert ledger.verify().problems == ()
        same_found(ledger)


def test_a_decision_that_was_undone_stands_for_no_incident_of_it(where: str) -> None:
    names = reviewed(where)
    with Ledger.open(where) as ledger:
        ledger.undo(1, **BY)
        for name in names[:2]:
            with pytest.raises(LedgerError, match="no correction of it stands"):
                ledger.undo(name, **BY)
            assert ledger.decisions(name)[0].decision == "merge"
