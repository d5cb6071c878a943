"""What lists and counts are summed from, many incidents to a row: always what the incidents come to."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, permutations
from typing import Any, Literal, get_args

import pytest
from hypothesis import given, settings
from sqlalchemy import text

from ledger_reports import ARIHA, DAY, account, figure, incident_of, market, reading
from marsad.ledger import Ledger, LedgerError
from marsad.ledger.incidents.filters import Filter
from marsad.ledger.tallies.asking import Asked, scope_of
from marsad.ledger.tallies.behind import Number, behind_in
from marsad.ledger.tallies.counting import Row, count
from marsad.ledger.tallies.labels import KEYS, Key
from marsad.ledger.tallies.scopes import BASES, CountScope, named
from marsad.ledger.tallies.shares import EVERYONE, People
from marsad.ledger.tallies.summed import of_count
from marsad.ledger.tolls.rules import RULES
from marsad.models import Incident, Measure, Perpetrator, Place, Reading, Report, Status
from marsad.publish.published import published
from marsad.web.public import PublicLedger
from older_ledgers import make_older
from queued_slowly import silent, vague
from test_ledger_summaries import REPORTS, SCOPES, steps, take


@pytest.fixture
def ledger(where: str) -> Iterator[Ledger]:
    """A market, three incidents, and shelling that somebody claims, told by one report."""
    report = Report(doc="u", text="قُتل سبعة مدنيين في قصف على تعز.", source="Al-Ufuq")
    told = account(
        report,
        figure(report, "سبعة مدنيين", 7, status="civilian"),
        day=None,
        place=replace(ARIHA, name="تعز", admin1="Taiz", country="YE"),
        perpetrators=(Perpetrator(name="Houthis", basis="claimed"),),
    )
    with Ledger.open(where, create=True) as made:
        list(made.add_all([market(), *map(incident_of, range(6)), (report, reading(report, told))]))
        yield made


CLAIMANTS = ("مصدر طبي", "الدفاع المدني", "الجيش السوري", "شهود عيان", None)
GROUPS: tuple[dict[str, Any], ...] = (
    {},
    {"status": "civilian"},
    {"status": "civilian", "demographic": "women"},
    {"status": "armed", "affiliation": "SDF"},
    {"status": "armed", "affiliation": "كتيبة النهر"},
    {"demographic": "children"},
)


def told_by_several(number: int) -> Iterator[tuple[Report, Reading]]:
    """Yield reports of one incident whose claimants number its dead, and some groups of them, differently."""
    rng = random.Random(number)
    day = dt.date(2017, 3, 1) + dt.timedelta(days=number * 11)
    for teller, claimant in enumerate(rng.sample(CLAIMANTS, 4)):
        counts = [(group, rng.randint(1, 4 if group else 20)) for group in rng.sample(GROUPS, 3)]
        said = [f"{n} من الفئة {place}" for place, (_, n) in enumerate(counts)]
        text = f"انفجار في البلدة {number}: {'، '.join(said)}، رواية {teller}."
        report = Report(doc=f"s{number}-{teller}", text=text, seen=day, source=f"outlet {teller}")
        measure: Measure = "injured" if rng.random() < 0.2 else "killed"
        figures = [
            figure(report, quote, n, measure=measure, source=claimant, **group)
            for quote, (group, n) in zip(said, counts, strict=True)
        ]
        place = Place(name=f"البلدة {number}", admin1=f"Area {number % 3}", country="YE")
        yield report, reading(report, account(report, *figures, day=day, place=place, facility=None))


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """Incidents in many areas, on many days, of some of which neither is known."""
    with Ledger.open(tmp_path_factory.mktemp("many") / "l.db", create=True) as made:
        list(made.add_all([market(), *map(incident_of, range(24)), *map(silent, "yz"), *map(vague, "vwx")]))
        list(made.add_all(chain.from_iterable(map(told_by_several, range(12)))))
        yield made


@settings(max_examples=8, deadline=None)
@given(steps=steps)
def test_sums_are_what_the_incidents_come_to_whatever_happened(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]]
) -> None:
    with Ledger.open(tmp_path_factory.mktemp("steps") / "l.db", create=True) as made:
        made.add(*REPORTS[0])
        for what, number in steps:
            take(made, what, number)
        check_sums(made)
        check_shown(made)
        check_published(made)
        assert not made.verify().problems


def check_sums(ledger: Ledger) -> None:
    """Check that what lists are summed from, many incidents to a row, comes to what the incidents do."""
    check_called(ledger, incidents := ledger.incidents())
    every = [one for one in incidents if one.decision != "reject"]
    made = ledger.lists.overview(Filter())
    numbers = {one.id: toll for one in every for toll in one.totals if toll.measure == "killed"}
    assert made.board.total.incidents == len(every)
    assert made.board.total.people.best == sum(toll.best or 0 for toll in numbers.values())
    assert made.board.contested == sum(any(toll.contested for toll in one.totals) for one in every)
    days = Counter((one.date and one.date.first, one.date and one.date.last) for one in every)
    assert {(one.first, one.last): one.sum.incidents for one in made.board.days} == days
    areas = Counter((one.place and one.place.country, one.place and one.place.admin1) for one in every)
    assert {(one.country, one.area): one.sum.incidents for one in made.board.areas} == areas
    actors = Counter(name for one in every for name in named(one, BASES))
    assert {name: one.incidents for name, one in made.perpetrators} == actors
    for name, values in {**made.board.choices, **made.choices}.items():
        for value, number in values[-1:]:
            found = ledger.lists.listing(Filter.of({name: value}), number=500)  # as the database finds them
            assert len(found.rows) == number, (name, value)


def check_called(ledger: Ledger, incidents: list[Incident]) -> None:
    """Check that the names by which a count may ask are those of the incidents."""
    called = ledger.lists.called()
    places = [one.place for one in incidents if one.place]
    assert called.areas == {(place.admin1, place.country or "") for place in places if place.admin1}
    assert called.perpetrators == {doer.name for one in incidents for doer in one.perpetrators}


SHOWN: tuple[tuple[CountScope, tuple[Key, ...], People, str], ...] = (
    (SCOPES[0], ("week", "place"), EVERYONE, "middle"),
    (SCOPES[1], ("perpetrator", "grade"), People(statuses=("civilian",)), "middle"),
    (SCOPES[2], (), EVERYONE, "conservative"),
    (SCOPES[0], ("group", "place"), EVERYONE, "ucdp"),
    (SCOPES[0], ("month", "status"), People(statuses=("unknown",)), "middle"),
    (SCOPES[1], ("claimant", "demographic"), EVERYONE, "latest-authority"),
    (SCOPES[2], ("affiliation", "claimant"), People(statuses=("armed",)), "conservative"),
)


def check_shown(ledger: Ledger) -> None:
    """Check that what is shown of a count, which reads columns, is what the count comes to."""
    for scope, by, people, rule in SHOWN:
        asked: dict[str, Any] = {"people": people, "rule": rule}
        made = ledger.count(scope, by, measures=("killed", "injured"), **asked)
        shown = ledger.sums.of(scope, by, measures=("killed", "injured"), **asked)
        assert shown == of_count(made)
        for part in (slice(2), slice(1, 2), slice(3, 9)):
            some = ledger.sums.of(scope, by, measures=("killed", "injured"), **asked, part=part)
            assert some == of_count(made, part) == replace(shown, rows=shown.rows[part])
        numbers = [Number(why=why) for why, _ in shown.left_out]
        rows = (*made.rows[:1], *made.rows[-2:], *made.totals)
        numbers += [Number(measure=row.measure, labels=texts(row)) for row in rows]
        for one in numbers:
            found = ledger.sums.behind(scope, by, one, slice(1, 3), **asked)
            right = behind_in(made, one, slice(1, 3))
            assert (found.size, found.labels) == (right.size, right.labels)
            assert [(i.id, found.adds.get(i.id), found.left.get(i.id)) for i in found.incidents] == [
                (i.id, right.adds.get(i.id), right.left.get(i.id)) for i in right.incidents
            ]


def check_published(ledger: Ledger) -> None:
    """Check that what anybody may see of a count is what incidents as they are published come to."""
    seen = PublicLedger(ledger)
    rows: tuple[tuple[Key, ...], ...] = (("week", "place"), ("perpetrator", "type"), ("demographic", "place"))
    for by in rows:
        for scope in SCOPES:
            asked: dict[str, Any] = {"measures": ("killed", "injured")}
            incidents = [published(replace(one, changes=())) for one in ledger.incidents()]
            right = count(incidents, scope, by, **asked, told=told(ledger))
            shown = seen.sums.of(scope, by, **asked)
            assert shown == of_count(seen.count(scope, by, **asked)) == of_count(right)
            for why, _ in shown.left_out:
                found = seen.sums.behind(scope, by, Number(why=why), slice(0, 2))
                every = behind_in(right, Number(why=why), slice(0, 2))
                assert [(one.id, one.place, doers(one), found.left[one.id]) for one in found.incidents] == [
                    (one.id, one.place, doers(one), every.left[one.id]) for one in every.incidents
                ]


def doers(one: Incident) -> list[tuple[str, str]]:
    return [(each.name, each.basis) for each in one.perpetrators]


def told(ledger: Ledger) -> list[set[str]]:
    """Return for each report the incidents that it tells of."""
    found: dict[str, set[str]] = {}
    for link in ledger.links():
        found.setdefault(link.report, set()).add(link.incident)
    return list(found.values())


def texts(row: Row) -> tuple[str, ...]:
    return tuple(label.text for label in row.labels)


@pytest.mark.parametrize(
    "wrong",
    [
        "UPDATE sheet SET ids = replace(ids, '0', '1')",
        "UPDATE sheet_word SET word = 'Huthis' WHERE word = 'Houthis'",
        "DELETE FROM sheet",
    ],
)
def test_verify_finds_what_lists_are_summed_from_wrongly(ledger: Ledger, wrong: str) -> None:
    right = ledger.lists.overview(Filter())
    with ledger._writing.begin() as connection:
        connection.execute(text(wrong))
    assert any("is not what its summary says" in problem for problem in ledger.verify().problems)
    ledger.relink()
    assert not ledger.verify().problems
    assert ledger.lists.overview(Filter()) == right


PAIRS = [(one, other) for one, other in permutations(KEYS, 2) if one < other or one == "place"]


@pytest.mark.parametrize("public", [False, True])
@pytest.mark.parametrize("by", PAIRS, ids="-".join)
def test_a_part_of_a_count_is_that_slice_of_all_its_rows(
    many: Ledger, by: tuple[Key, ...], *, public: bool
) -> None:
    sums = PublicLedger(many).sums if public else many.sums
    for measures in (("killed",), ("injured", "killed", "missing")):
        asked: dict[str, Any] = {"measures": measures}
        whole = of_count(many.count(CountScope(), by, **asked, public=public))
        assert sums.of(CountScope(), by, **asked) == whole
        for part in (slice(1), slice(1, 4), slice(2, 3), slice(5, 500), slice(400, 600)):
            assert sums.of(CountScope(), by, **asked, part=part) == replace(whole, rows=whole.rows[part])


@pytest.mark.parametrize("public", [False, True])
@pytest.mark.parametrize("status", ["", *get_args(Status)])
@pytest.mark.parametrize("rule", RULES)
def test_a_count_by_any_rule_of_any_people_is_what_the_incidents_come_to(
    many: Ledger, rule: str, status: Status | Literal[""], *, public: bool
) -> None:
    sums = PublicLedger(many).sums if public else many.sums
    asked: dict[str, Any] = {"rule": rule, "people": People(statuses=(status,)) if status else EVERYONE}
    for by in (
        ("status", "month"),
        ("area", "group"),
        ("claimant",),
        ("place",),
        ("demographic", "claimant"),
    ):
        keys: tuple[Key, ...] = by  # type: ignore[assignment]
        measures: tuple[Measure, ...] = ("killed", "injured")
        right = many.count(CountScope(), keys, **asked, measures=measures, public=public)
        assert sums.of(CountScope(), keys, **asked, measures=measures) == of_count(right)
        for row in right.rows[::5]:
            one = Number(measure=row.measure, labels=texts(row))
            found, whole = (
                sums.behind(CountScope(), keys, one, slice(20), **asked),
                behind_in(right, one, slice(20)),
            )
            assert (found.size, found.labels) == (whole.size, whole.labels)
            assert [found.adds[one.id] for one in found.incidents] == list(row.addends)[:20]


def test_rules_give_other_numbers_where_claimants_differ(many: Ledger) -> None:
    totals = {rule: many.sums.of(CountScope(), rule=rule).totals[0].amount for rule in RULES}
    assert len(set(totals.values())) > 2, totals


def test_a_count_may_ask_for_who_is_only_said_not_to_have_done_it(ledger: Ledger) -> None:
    report = Report(doc="d", text="نفى لواء السيوف أن يكون وراء قصف تعز.", seen=DAY)
    parties = [Perpetrator(name=name, basis="denied") for name in ("Swords Brigade", "لواء السيوف")]
    told = account(report, day=None, place=Place(name="المخا", country="YE"), perpetrators=tuple(parties))
    ledger.add(report, reading(report, told))
    check_called(ledger, ledger.incidents())
    scope, _ = scope_of(Asked(perpetrators=("swords brigade",)), ledger)
    assert scope.perpetrators == ("Swords Brigade",)
    assert dict(ledger.sums.of(scope).left_out)["perpetrator unknown"]
    assert PublicLedger(ledger).lists.called().perpetrators >= {"Swords Brigade", "Houthis"}
    assert "لواء السيوف" not in PublicLedger(ledger).lists.called().perpetrators
    with pytest.raises(LedgerError, match="near it: Swords Brigade"):
        scope_of(Asked(perpetrators=("sword brigad",)), PublicLedger(ledger))


def test_who_is_only_denied_to_have_done_it_is_known_after_an_update(where: str) -> None:
    report = Report(doc="d", text="نفى لواء السيوف أن يكون وراء قصف المخا.", seen=DAY)
    denied = (Perpetrator(name="لواء السيوف", basis="denied"),)
    told = account(report, day=None, place=Place(name="المخا", country="YE"), perpetrators=denied)
    with Ledger.open(where, create=True) as ledger:
        list(ledger.add_all([incident_of(1), (report, reading(report, told))]))
        make_older(ledger, "0022")
    with Ledger.open(where) as ledger:
        assert "لواء السيوف" in ledger.lists.called().perpetrators
        assert not ledger.verify().problems
        ledger.forget("d", who="A", why="B")
        assert "لواء السيوف" not in ledger.lists.called().perpetrators
        assert not ledger.verify().problems


def test_words_of_a_report_that_is_withheld_leave_what_lists_are_summed_from(ledger: Ledger) -> None:
    def words() -> set[str]:
        with ledger._reading.connect() as connection:
            return set(connection.scalars(text("SELECT word FROM sheet_word")))

    told = {"تعز", "Houthis", "Taiz"}
    assert told <= words()
    ledger.forget("u", who="A", why="B")
    assert not told & words()
    assert not ledger.verify().problems
