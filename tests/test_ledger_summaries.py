"""The summary of each incident: what lists and counts read, always the same as the incident itself."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from ledger_reports import ARIHA, DAY, MARKET, account, figure, incident_of, market, reading
from marsad.ledger import Ledger, LedgerError, RefusedError
from marsad.ledger.face import opened
from marsad.ledger.incidents import summaries
from marsad.ledger.incidents.filters import Filter
from marsad.ledger.incidents.summaries import Summary
from marsad.ledger.linking.filing import chunks
from marsad.ledger.reviewing.reviewing import FigureAsked
from marsad.ledger.tallies.counting import Count, count
from marsad.ledger.tallies.scopes import CountScope, LeftOut
from marsad.ledger.tallies.shares import EVERYONE, Amount, People
from marsad.models import Incident, Report
from older_ledgers import make_older
from queued_slowly import check as check_queue
from queued_slowly import silent, vague

BY = {"who": "A", "why": "B"}
REPORTS = [
    *(market(f"m{number}") for number in range(3)),
    *map(incident_of, range(8)),
    *map(vague, "vwx"),
    *map(silent, "yz"),
    (Report(doc="t", text="اليوم"), replace(reading(Report(doc="t", text="اليوم")))),
]


@pytest.fixture(autouse=True, scope="module")
def one_at_a_time() -> Iterator[None]:
    """Make summaries anew one by one, as those of a large change are some hundreds at a time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(summaries, "chunks", partial(chunks, size=1))
        yield


def lean(one: Incident) -> Incident:
    """Return an incident without what is behind it."""
    totals = tuple(replace(toll, disputes=(), makeups=()) for toll in one.totals)
    return replace(one, totals=totals, tolls=(), responsibility=(), mentions=(), changes=())


def check(ledger: Ledger) -> None:
    """Check that the summaries are those of the incidents, in their order."""
    kept, incidents = ledger.summaries(), ledger.incidents()
    assert [one.incident for one in kept] == [lean(one) for one in incidents]
    assert [one.reports for one in kept] == [len({m.report for m in one.mentions}) for one in incidents]
    assert {one.incident.id for one in kept if one.review} == {
        one.incident for one in ledger.queue(["link", "contested", "odd"])
    }
    check_queue(ledger)


SCOPES = (CountScope(), CountScope(first=DAY, last=DAY), CountScope(areas=("Idlib",), perpetrators=("SDF",)))


def check_counts(ledger: Ledger) -> None:
    """Check that counts, which read summaries, are those of the incidents."""
    incidents = ledger.incidents()
    for scope in SCOPES:
        for by in ((), ("month", "group"), ("perpetrator", "claimant")):
            for people in (EVERYONE, People(statuses=("civilian",))):
                asked: dict[str, Any] = {"measures": ("killed", "injured"), "people": people}
                quick, slow = ledger.count(scope, by, **asked), count(incidents, scope, by, **asked)
                assert (quick.rows, quick.totals, quick.outside) == (slow.rows, slow.totals, slow.outside)
                assert left(quick) == left(slow)


def left(made: Count) -> list[tuple[str, tuple[LeftOut, ...]]]:
    return [(one.incident.id, one.grounds) for one in made.omitted]


steps = st.lists(
    st.tuples(
        st.sampled_from(
            ("add", "add", "anew", "forget", "confirm", "reject", "merge", "split", "set", "figure", "undo")
        ),
        st.integers(0, 40),
    ),
    max_size=12,
)


@settings(max_examples=25, deadline=None)
@given(steps=steps)
def test_summaries_say_what_the_incidents_come_to_whatever_happened(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]]
) -> None:
    with Ledger.open(tmp_path_factory.mktemp("steps") / "l.db", create=True) as ledger:
        list(ledger.add_all([REPORTS[0], vague("v"), silent("y")]))
        for what, number in steps:
            take(ledger, what, number)
            check(ledger)
        check_counts(ledger)
        assert not ledger.verify().problems
        before = ledger.summaries()
        ledger.relink()
        assert ledger.summaries() == before
        check_queue(ledger)


def take(ledger: Ledger, what: str, number: int) -> None:
    """Take a step, if it can be taken."""
    incidents = ledger.incidents()
    report, made = REPORTS[number % len(REPORTS)]
    if what == "add":
        with suppress(RefusedError):  # withheld
            ledger.add(report, made)
    elif what == "forget":
        with suppress(LedgerError):  # not there
            ledger.forget(report.doc, **BY)
    elif what == "anew":
        fewer = made.incidents[:0] if number % 2 else made.incidents
        changed = tuple(replace(one, type="attack", id="z") for one in fewer)
        again = replace(made, reader=f"made {2 + number}.0", incidents=changed, unknown=())
        with suppress(RefusedError):
            ledger.add(report, again)
    elif incidents:
        decide(ledger, what, number, incidents)


def decide(ledger: Ledger, what: str, number: int, incidents: list[Incident]) -> None:
    """Decide something on one of the incidents, if it can be decided."""
    one, other = (incidents[at % len(incidents)] for at in (number, number + 1))
    try:
        if what in {"confirm", "reject"}:
            ledger.correct(one.id, "confirm" if what == "confirm" else "reject", **BY)
        elif what == "merge":
            ledger.merge([one.id, other.id], **BY)
        elif what == "split":
            ledger.split(one.id, [one.mentions[0].report], **BY)
        elif what == "set":
            ledger.amend(one.id, {"date": "2020-02-02", "place.name": "سراقب"}, **BY)
        elif what == "figure":
            ledger.amend(one.id, {}, list(asked(one)), **BY)
        else:
            ledger.undo(number + 1, **BY)
    except LedgerError:
        pass  # one incident only, nothing to undo there


def asked(one: Incident) -> Iterator[FigureAsked]:
    """Yield the change of the first figure of an incident to fifty."""
    for toll in one.tolls[:1]:
        claim = toll.claims[0]
        (name, *_) = (m.account for m in one.mentions if m.report == claim.report)
        assert claim.evidence is not None
        yield FigureAsked(claim.report, name, toll.measure, claim.evidence, 0, {"count": "50"})


def test_a_copy_that_comes_later_changes_the_voices_of_the_first(where: str) -> None:
    """Two outlets with one text are one voice; who credits whom may come with the copy."""
    long = MARKET + " " + " ".join(f"كلمة{n}" for n in range(40))
    with Ledger.open(where, create=True) as ledger:
        ledger.add(*market("a", long))
        ledger.add(*market("b", MARKET + " وتفقد الدفاع المدني المكان."))
        ledger.add(*market("c", long + " المصدر: وكالة الأنباء"))
        check(ledger)
        assert not ledger.verify().problems


def test_one_in_the_ledger_is_found_by_day_and_area(where: str) -> None:
    with Ledger.open(where, create=True) as ledger:
        list(ledger.add_all([market(), *map(incident_of, range(40))]))
        report = Report(doc="u", text=MARKET + " ولم تعرف الجهة.", seen=DAY)
        far = replace(ARIHA, name="تعز", admin1="Taiz", country="YE")
        ledger.add(
            report,
            reading(report, account(report, figure(report, "ستة", 6), day=None, place=far, type="attack")),
        )
        scopes = [
            CountScope(),
            CountScope(first=dt.date(2016, 3, 1), last=dt.date(2016, 5, 1)),
            CountScope(areas=("Idlib", "Area 1")),
            CountScope(countries=("YE",), types=("attack",)),
            CountScope(perpetrators=("Syrian army",), last=dt.date(2016, 2, 1)),
        ]
        for scope in scopes:
            inside = [one for one in ledger.incidents() if not scope.holds(one).outside]
            assert [one.incident.id for one in ledger.summaries(scope)] == [one.id for one in inside]
            assert ledger.count(scope).outside == ledger.size() - len(inside)
        check_counts(ledger)


def test_the_total_of_a_list_is_found_without_putting_incidents_together(where: str) -> None:
    text = "قتل ستة في ريف إدلب: أربعة في أريحا، واثنان في بنش."
    report = Report(doc="list", text=text, seen=DAY)
    area = replace(ARIHA, name="إدلب", precision="admin1", lat=None, lon=None)
    told = [
        account(report, figure(report, words, number), id=name, place=place)
        for name, words, number, place in (
            ("a", "ستة", 6, area),
            ("b", "أربعة", 4, ARIHA),
            ("c", "اثنان", 2, replace(ARIHA, name="بنش", lat=35.95, lon=36.71)),
        )
    ]
    with Ledger.open(where, create=True) as ledger:
        ledger.add(report, reading(report, *told))
        check_counts(ledger)
        made = ledger.count(CountScope())
        assert (made.totals[0].amount, [len(grounds) for _, grounds in left(made)]) == (Amount(6, 6, 6), [1])


def test_verify_finds_a_summary_that_was_tampered_with(where: str) -> None:
    with Ledger.open(where, create=True) as ledger:
        list(ledger.add_all([market(), incident_of(0)]))
        tamper(ledger, "UPDATE summary SET killed_best = 60 WHERE killed_best = 6")
        (problem,) = ledger.verify().problems
        assert "is not what its summary says" in problem
        ledger.relink()
        assert not ledger.verify().problems
        tamper(ledger, "UPDATE summary SET incident = 'x' WHERE killed_best = 6")
        assert len(ledger.verify().problems) == 2


@pytest.mark.parametrize("stray", ["000", "7ff", "x"])
def test_verify_finds_a_summary_of_no_incident_wherever_its_id_lies(
    where: str, monkeypatch: pytest.MonkeyPatch, stray: str
) -> None:
    monkeypatch.setattr("marsad.ledger.reports.verifying._INCIDENTS", 1)
    monkeypatch.setattr("marsad.ledger.linking.proving._SLICE", 2)
    with Ledger.open(where, create=True) as ledger:
        list(ledger.add_all([market(), *map(incident_of, range(4))]))
        assert not ledger.verify().problems
        tamper(ledger, f"UPDATE summary SET incident = '{stray}' WHERE killed_best = 6")
        told = f"incident {stray}: has a summary, but no report tells of it; marsad relink takes it away"
        assert told in ledger.verify().problems


def test_summaries_of_another_version_count_for_nothing_and_are_made_anew(where: str) -> None:
    with Ledger.open(where, create=True) as ledger:
        list(ledger.add_all(map(incident_of, range(6))))
        right = ledger.summaries()
        tamper(ledger, "UPDATE summary SET body = '{}'")
        tamper(ledger, "UPDATE rules SET summaries = 'older'")
        assert ledger.summaries() == right
        assert not ledger.verify().problems
        ledger.correct(right[0].incident.id, "confirm", **BY)
        assert [one.incident.decision for one in ledger.summaries()] == ["confirm", None, None]
        assert not ledger.verify().problems


def test_those_who_read_at_once_sum_up_a_ledger_once(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    monkeypatch.setattr(opened, "rebuild", lambda session: (made.append(1), summaries.rebuild(session)))
    with Ledger.open(where, create=True) as ledger:
        ledger.add(*REPORTS[0])
        with ledger._writing.begin() as connection:
            connection.execute(text("UPDATE rules SET summaries = NULL"))
        with ThreadPoolExecutor(4) as readers:
            boards = list(readers.map(lambda _: ledger.lists.board(Filter()), range(8)))
        assert {board.total.incidents for board in boards} == {1}
    assert len(made) == 1


def test_an_older_ledger_is_summed_up_when_it_is_opened(tmp_path: Path) -> None:
    where = tmp_path / "l.db"
    with Ledger.open(where, create=True) as ledger:
        list(ledger.add_all([market(), *map(incident_of, range(6))]))
        right = ledger.summaries()
        make_older(ledger, "0010")
    with Ledger.open(where) as ledger:
        assert stored(ledger) == right
        assert not ledger.verify().problems


def stored(ledger: Ledger) -> list[Summary]:
    """Return the summaries that are kept, which must be current."""
    with ledger._writing.connect() as connection:
        assert connection.execute(text("SELECT summaries FROM rules")).scalar()
    return ledger.summaries()


def tamper(ledger: Ledger, statement: str) -> None:
    with ledger._writing.begin() as connection:
        connection.execute(text(statement))


def test_the_order_of_arrival_does_not_matter(where: str) -> None:
    reports = [*(market(f"m{n}") for n in range(4)), *map(incident_of, range(10))]
    random.Random(3).shuffle(reports)
    with Ledger.open(where, create=True) as ledger:
        for pair in reports:
            ledger.add(*pair)
        one_by_one = [replace(one, incident=replace(one.incident, id="")) for one in ledger.summaries()]
        ledger.relink()
        assert [
            replace(one, incident=replace(one.incident, id="")) for one in ledger.summaries()
        ] == one_by_one
        check(ledger)


def test_an_account_may_come_from_an_incident_that_is_made_anew_after_its_own(where: str) -> None:
    with Ledger.open(where, create=True) as ledger:
        ledger.add(*market("m1"))
        ledger.add(*market("m2", text="سقط ستة قتلى في هجوم على سوق في إدلب.", facility=None, place=None))
        list(ledger.add_all(map(incident_of, range(40))))
        (one, *_) = [item for item in ledger.queue() if item.kind == "link"]
        names = [each.id for each in ledger.incidents()]
        with ledger._session(ledger._writing) as session:
            before = {"before": max(names), "now": one.incident}
            session.execute(text("UPDATE waiting SET incident = :before WHERE incident = :now"), before)
            summaries.renew(session, names)
        assert max(names) != one.incident
        assert ledger.verify().problems == ()
