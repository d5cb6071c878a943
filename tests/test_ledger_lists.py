"""Lists by filter: what is found, in which order, and what it sums to, as the incidents themselves say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest

from ledger_reports import ARIHA, MARKET, account, figure, incident_of, market, reading
from marsad.ledger import Ledger
from marsad.ledger.incidents.filters import PARAMETERS, Filter
from marsad.models import Incident, Perpetrator, Report

TEXT = "قُتل سبعة مدنيين وجندي في قصف على تعز."


@pytest.fixture
def ledger(where: str) -> Iterator[Ledger]:
    """Twenty incidents in five areas, a market, a siege without a date that somebody claims."""
    with Ledger.open(where, create=True) as ledger:
        list(
            ledger.add_all([market(), market("m2", MARKET + " وتوقفت الحركة."), *map(incident_of, range(40))])
        )
        report = Report(doc="u", text=TEXT, source="Al-Ufuq")
        figures = (
            figure(report, "سبعة مدنيين", 7, status="civilian"),
            figure(report, "جندي", 1, status="armed"),
        )
        told = account(
            report,
            *figures,
            day=None,
            type="shelling",
            place=replace(ARIHA, name="تعز", admin1="Taiz", country="YE", precision="admin1"),
            perpetrators=(Perpetrator(name="Houthis", basis="claimed"),),
        )
        ledger.add(report, reading(report, told))
        yield ledger


def pages(ledger: Ledger, chosen: Filter, number: int = 7) -> list[str]:
    """Return the ids on all pages of a list."""
    found, after = list[str](), None
    while True:
        some = ledger.lists.listing(chosen, after, number)
        found += [one.incident.id for one in some.rows]
        if (after := some.after) is None:
            return found


def order(one: Incident) -> tuple[bool, str, str]:
    return one.date is not None, str(one.date and one.date.first), one.id


def test_pages_hold_every_incident_once_the_latest_first(ledger: Ledger) -> None:
    expected = [one.id for one in sorted(ledger.incidents(), key=order, reverse=True)]
    assert pages(ledger, Filter()) == expected
    assert pages(ledger, Filter(), 1) == expected
    assert len(expected) == 22


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, 22),
        ({"first": "2016-01-10", "last": "2016-02-06"}, 4),
        ({"country": "YE"}, 1),
        ({"area": "Area 1", "country": "SY"}, 4),
        ({"type": "explosive"}, 1),
        ({"actor": "Syrian army"}, 20),
        ({"actor": "Syrian army", "role": "target"}, 0),
        ({"actor": "Houthis", "role": "claimant"}, 1),
        ({"outlet": "outlet m2"}, 1),
        ({"status": "civilian"}, 1),
        ({"measure": "injured"}, 0),
        ({"contested": "yes"}, 20),
        ({"review": "undecided", "type": "explosive"}, 1),
        ({"review": "confirmed"}, 0),
        ({"type": "  ", "other": "x"}, 22),
    ],
)
def test_a_filter_finds_what_its_parameters_say(ledger: Ledger, asked: dict[str, str], expected: int) -> None:
    chosen = Filter.of(asked)
    assert Filter.of(chosen.parameters()) == chosen
    assert len(pages(ledger, chosen)) == ledger.lists.board(chosen).total.incidents == expected


def test_sums_are_those_of_the_incidents(ledger: Ledger) -> None:
    board = ledger.lists.board(Filter())
    tolls = [one for incident in ledger.incidents() for one in incident.totals if one.measure == "killed"]
    assert board.total.people == tuple(
        sum(getattr(one, end) or 0 for one in tolls) for end in ("low", "best", "high")
    )
    assert board.total.numbered == len(tolls) == 22
    for parts in (board.days, board.areas):
        assert sum(one.sum.incidents for one in parts) == 22
        assert sum(one.sum.people.best for one in parts) == board.total.people.best
    assert (board.days[-1].first, board.days[-1].sum.people.best) == (None, 8)


def test_sums_are_of_the_people_that_are_asked_for(ledger: Ledger) -> None:
    found = {
        status: ledger.lists.board(Filter.of({"status": status})).total for status in ("civilian", "armed")
    }
    assert {status: one.people.best for status, one in found.items()} == {"civilian": 7, "armed": 1}


def test_choices_tell_what_each_value_leaves(ledger: Ledger) -> None:
    ledger.correct(pages(ledger, Filter(type="explosive"))[0], "reject", who="A", why="B")
    ledger.correct(pages(ledger, Filter(area="Area 2"))[0], "confirm", who="A", why="B")
    for chosen in (
        Filter(),
        Filter(type="shelling"),
        Filter(area="Area 2", country="SY"),
        Filter(measure="killed", status="civilian"),
        Filter(actor="Houthis"),
        Filter(actor="Syrian army", role="perpetrator", review="undecided"),
    ):
        every = {**ledger.lists.board(chosen).choices, **ledger.lists.choices(chosen)}
        assert every.keys() == set(PARAMETERS) - {"first", "last"}
        for name, values in every.items():
            for value, number in values:
                of = chosen.without("area") if name == "country" else chosen
                asked = Filter.of({**of.parameters(), name: value})
                assert ledger.lists.board(asked).total.incidents == number, (chosen, name, value)


def test_a_role_alone_finds_all_in_which_anybody_has_it(ledger: Ledger) -> None:
    assert len(pages(ledger, Filter(role="claimant"))) == 1
    assert len(pages(ledger, Filter(role="perpetrator"))) == 21


def test_rejected_incidents_are_listed_only_where_asked_for(ledger: Ledger) -> None:
    (taiz,) = pages(ledger, Filter(country="YE"))
    ledger.correct(taiz, "reject", who="A", why="B")
    assert pages(ledger, Filter(country="YE")) == []
    assert pages(ledger, Filter(review="rejected")) == [taiz]
    assert ledger.lists.board(Filter()).total.incidents == 21
    assert not ledger.verify().problems


def test_a_filter_of_ids_that_something_else_found(ledger: Ledger) -> None:
    some = pages(ledger, Filter())[:3]
    assert pages(ledger, Filter(among=tuple(some))) == some
    assert pages(ledger, Filter(among=())) == []


@pytest.mark.parametrize("asked", [{"first": "31.3.2016"}, {"type": "war"}, {"contested": "1"}])
def test_a_parameter_that_makes_no_sense_is_named(asked: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=f"^{next(iter(asked))}: "):
        Filter.of(asked)


def test_what_no_list_gave_is_refused(ledger: Ledger) -> None:
    for after in ("x", "2016-13-01~a"):
        with pytest.raises(ValueError, match="after"):
            ledger.lists.listing(Filter(), after)


def test_days_that_an_incident_may_have_happened_on_are_enough(ledger: Ledger) -> None:
    (ariha,) = pages(ledger, Filter(type="explosive"))
    ledger.amend(ariha, {"date": "2019-03"}, who="A", why="B")
    march = Filter(first=dt.date(2019, 3, 5), last=dt.date(2019, 3, 6))
    assert pages(ledger, march) == [ariha]


def test_verify_finds_what_an_incident_is_listed_by_wrongly(ledger: Ledger) -> None:
    from sqlalchemy import text

    with ledger._writing.begin() as connection:
        connection.execute(text("DELETE FROM summary_actor WHERE name = 'Houthis'"))
    (problem,) = ledger.verify().problems
    assert "is not what its summary says" in problem
    ledger.relink()
    assert not ledger.verify().problems
