"""Each incident once: which accounts are put together, which are told apart, and why."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldreadings import Pair, load
from ledger_reports import ARIHA, DAY, account, figure, incident_of, market, reading
from marsad.ledger import Ledger
from marsad.models import DateSpan, Party, Perpetrator, Place, Report

IS = (Perpetrator(name="Islamic State"),)
ELSEWHERE = Place(name="سراقب", admin1="Idlib", country="SY", lat=35.86, lon=36.80, precision="settlement")


def groups(ledger: Ledger) -> set[frozenset[tuple[str, str]]]:
    """Return the incidents as sets of the accounts, by doc and name, that are linked to them."""
    found: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for link in ledger.links():
        found[link.incident].add((link.doc, link.mention))
    return {frozenset(mentions) for mentions in found.values()}


def linked(tmp_path: Path, *pairs: Pair) -> list[set[str]]:
    """Return the docs of each incident that a new ledger with these reports has."""
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        for pair in pairs:
            ledger.add(*pair)
        assert not ledger.verify().problems
        return sorted(({doc for doc, _ in group} for group in groups(ledger)), key=sorted)


def told(doc: str, text: str, number: int, quote: str, **more: object) -> Pair:
    """Return a report in other words of the car bomb in the market, or of what ``more`` makes of it."""
    report = Report(doc=doc, text=text, seen=DAY + dt.timedelta(days=1), source=doc)
    return report, reading(report, account(report, figure(report, quote, number), **more))


def radio(**more: object) -> Pair:
    return told("radio", "ارتفع عدد من قضوا في سوق أريحا إلى ثمانية بحسب المشفى.", 8, "ثمانية", **more)


def test_two_outlets_with_differing_tolls_tell_of_one_incident(tmp_path: Path) -> None:
    assert linked(tmp_path, market(), radio()) == [{"m1", "radio"}]


def test_an_undated_account_finds_its_incident_and_takes_its_date(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        ledger.add(*radio(day=None))
        assert ledger.incidents()[0].date is None
        ledger.add(*market())
        (incident,) = ledger.incidents()
        assert incident.date is not None
        assert incident.date.first == DAY
        assert incident.date_from == ledger.report("m1").id


def test_the_same_market_attacked_in_another_year_is_another_incident(tmp_path: Path) -> None:
    later = DateSpan(first=dt.date(2020, 1, 1), last=dt.date(2020, 12, 31), precision="year")
    assert linked(tmp_path, market(), radio(day=None, date=later)) == [{"m1"}, {"radio"}]


def test_the_same_town_attacked_days_later_is_another_incident(tmp_path: Path) -> None:
    assert linked(tmp_path, market(), radio(day=DAY + dt.timedelta(days=5))) == [{"m1"}, {"radio"}]


def test_two_towns_on_one_day_are_two_incidents(tmp_path: Path) -> None:
    far = told("far", "قتل ثمانية بانفجار دراجة في سراقب.", 8, "ثمانية", place=ELSEWHERE, facility=None)
    assert linked(tmp_path, market(), far) == [{"far"}, {"m1"}]


def test_an_arrest_raid_is_not_the_bombing_it_followed(tmp_path: Path) -> None:
    raid = radio(type="arrests", facility=None, targets=(Party(name="Islamic State"),))
    assert linked(tmp_path, market(), raid) == [{"m1"}, {"radio"}]


def test_two_accounts_of_one_report_stay_apart(tmp_path: Path) -> None:
    report, made = market()
    twin = replace(made.incidents[0], id="b")
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        ledger.add(report, replace(made, incidents=(made.incidents[0], twin)))
        ledger.add(*radio())
        assert len(groups(ledger)) == 2


def test_a_report_of_the_day_before_cannot_be_of_the_incident(tmp_path: Path) -> None:
    report, made = radio(day=None)
    early = replace(report, seen=DAY - dt.timedelta(days=3))
    assert linked(tmp_path, market(), (early, made)) == [{"m1"}, {"radio"}]


def test_the_weights_of_the_reasons_sum_to_the_score(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        ledger.add(*market())
        ledger.add(*radio())
        (incident,) = ledger.incidents()
    for mention in incident.mentions:
        assert mention.score == pytest.approx(sum(reason.weight for reason in mention.reasons))
        assert mention.score > 0
        assert mention.reasons[0].text.startswith("compared with a of ")
    assert "the later report counts more killed (6, 8)" in {r.text for r in incident.mentions[0].reasons}


def test_an_id_once_given_keeps_leading_to_its_incident(tmp_path: Path) -> None:
    """Two incidents become one when a third report shows that they are; a reader splits them again."""
    vague = replace(ARIHA, name=None, lat=None, lon=None)
    nowhere = replace(vague, admin1=None)
    words = "ارتفع عدد من قضوا في الهجوم إلى ثمانية."
    first = told("radio", words, 8, "ثمانية", place=nowhere, facility=None, type="other", targets=())
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        ledger.add(*market())
        ledger.add(*first)
        ids = {link.doc: link.incident for link in ledger.links()}
        assert ids["m1"] != ids["radio"]
        report, made = first
        better = replace(made, reader="made 2.0", incidents=(account(report, *made.incidents[0].figures),))
        assert ledger.add(report, better) == "reread"
        assert ledger.incident(ids["radio"]).id == ledger.incident(ids["m1"]).id == ids["m1"]
        assert ledger.add(report, replace(made, reader="made 3.0")) == "reread"
        assert {link.doc: link.incident for link in ledger.links()} == ids


def test_an_account_that_is_read_no_more_leads_to_its_incident_elsewhere(where: str) -> None:
    report, made = market()
    with Ledger.open(where, create=True) as ledger:
        ledger.add(report, made)
        old = ledger.incidents()[0].id
        ledger.add(*radio())
        ledger.add(report, replace(made, reader="made 2.0", incidents=()))
        assert ledger.incident(old).mentions[0].doc == "radio"
        renamed = replace(made.incidents[0], id="z")
        ledger.add(report, replace(made, reader="made 3.0", incidents=(renamed,)))
        assert {mention.doc for mention in ledger.incident(old).mentions} == {"m1", "radio"}
        assert not ledger.verify().problems


def test_readers_that_number_accounts_otherwise_keep_the_ids(tmp_path: Path) -> None:
    report, made = market()
    one = made.incidents[0]
    other = account(report, id="b", place=ELSEWHERE, type="air_strike", facility=None)
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        ledger.add(report, made)
        old = ledger.incidents()[0].id
        swapped = (replace(other, id="a"), replace(one, id="b"))
        ledger.add(report, replace(made, reader="made 2.0", incidents=swapped))
        assert ledger.incident(old).type == "explosive"
        assert len(ledger.incidents()) == 2


STREAM = [
    market(),
    market("m2"),
    radio(),
    told("tv", "أعلن الدفاع المدني سقوط ستة قتلى في أريحا أمس.", 6, "ستة قتلى", day=None, facility=None),
    told("site", "قتل خمسة في سوق مدينة أريحا وفق ناشطين.", 5, "خمسة", perpetrators=IS),
    told("late", "قتل رجلان في تفجير في أريحا.", 2, "رجلان", day=DAY + dt.timedelta(days=2), facility=None),
    told("far", "قتل ستة قرب سراقب.", 6, "ستة", place=ELSEWHERE, facility=None),
    told(
        "vague",
        "قتل ستة في ريف إدلب.",
        6,
        "ستة",
        day=None,
        place=replace(ARIHA, name=None, lat=None),
        facility=None,
    ),
    incident_of(0),
    incident_of(1),
    incident_of(2),
]


@pytest.fixture(scope="module")
def first_outcome(tmp_path_factory: pytest.TempPathFactory) -> tuple[object, ...]:
    """What a ledger says to which the reports came in the order above."""
    return _outcome(tmp_path_factory.mktemp("order") / "l.db", STREAM)


@settings(max_examples=25, deadline=None)
@given(order=st.permutations(STREAM))
def test_the_incidents_do_not_depend_on_the_order_of_reports(
    tmp_path_factory: pytest.TempPathFactory, first_outcome: tuple[object, ...], order: Sequence[Pair]
) -> None:
    assert _outcome(tmp_path_factory.mktemp("order") / "l.db", order) == first_outcome


def _outcome(path: Path, pairs: Iterable[Pair]) -> tuple[object, ...]:
    """Return what a ledger says, whatever order its reports came in: all but which id names an incident."""
    with Ledger.open(path, create=True) as ledger:
        for pair in pairs:
            ledger.add(*pair)
        incidents = sorted(
            (replace(one, id="") for one in ledger.incidents()), key=lambda one: repr(one.mentions)
        )
        return groups(ledger), incidents


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(STREAM), max_size=14))
def test_adding_again_changes_nothing(tmp_path_factory: pytest.TempPathFactory, order: list[Pair]) -> None:
    with Ledger.open(tmp_path_factory.mktemp("again") / "l.db", create=True) as ledger:
        for pair in order:
            ledger.add(*pair)
        before = ledger.incidents()
        assert {ledger.add(*pair) for pair in order} <= {"unchanged"}
        assert ledger.incidents() == before


@pytest.mark.parametrize(("name", "floor"), [("seeds", 0.99), ("press", 0.98), ("field", 0.98)])
def test_gold_accounts_are_linked_as_people_linked_them(
    shared: Path, tmp_path: Path, name: str, floor: float
) -> None:
    pairs, events = load(shared, name)
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        for pair in pairs:
            ledger.add(*pair)
        incidents = {(link.doc, link.mention): link.incident for link in ledger.links()}
    assert b_cubed(events, incidents) >= floor


def b_cubed(gold: dict[tuple[str, str], str], found: dict[tuple[str, str], str]) -> float:
    """Return the B-cubed F1 of incidents against the events of the gold."""
    events, clusters = Counter(gold.values()), Counter(found.values())
    both = Counter((gold[mention], found[mention]) for mention in gold)
    precision = sum(n * n / clusters[cluster] for (_, cluster), n in both.items()) / len(gold)
    recall = sum(n * n / events[event] for (event, _), n in both.items()) / len(gold)
    return 2 * precision * recall / (precision + recall)


def test_an_old_attack_told_again_without_its_place_is_found_by_its_toll(tmp_path: Path) -> None:
    month = DateSpan(first=DAY.replace(day=1), last=DAY.replace(day=28), precision="month")
    words = "في سوق أريحا قتل 46 شخصا على يد خلية الهاون بعبوة الزيتون"
    first = told("radio", f"{words} أمس.", 46, "46 شخصا", place=ARIHA)
    later = told("year", f"قبل عام {words} وبقي أثره.", 46, "46 شخصا", place=None, day=None, date=month)
    assert linked(tmp_path, first, later) == [{"radio", "year"}]


def test_why_says_where_two_accounts_were_never_compared(tmp_path: Path) -> None:
    month = DateSpan(first=DAY.replace(day=1), last=DAY.replace(day=28), precision="month")
    words = "في سوق أريحا قتل 12 شخصا على يد خلية الهاون بعبوة الزيتون"
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        ledger.add(*told("radio", f"{words} أمس.", 12, "12 شخصا", place=ARIHA))
        ledger.add(*told("year", f"قبل عام {words} وبقي.", 12, "12 شخصا", place=None, day=None, date=month))
        (other,) = [link.incident for link in ledger.links() if link.doc == "radio"]
        (why,) = ledger.why("year", other)
        assert not why.linked
        assert not why.near
        assert why.score > 0
        assert "no sign by which accounts are compared" in why.verdict
