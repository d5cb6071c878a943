"""The incidents are the same in whatever order reports arrive, one by one or many at once."""

from __future__ import annotations

import datetime as dt
import random
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from ledger_reports import DAY, account, figure, reading
from marsad.cli import main
from marsad.ledger import Ledger, LedgerError
from marsad.ledger.linking.candidates import Keys, keys
from marsad.ledger.linking.told import Told, text_hash
from marsad.models import DateSpan, IncidentType, Party, Perpetrator, Place, Reading, Report

Pair = tuple[Report, Reading]
Groups = set[frozenset[tuple[str, str]]]

TOWNS = (
    Place(name="عبس", admin1="Hajjah", country="YE", lat=16.00, lon=43.20, precision="settlement"),
    Place(name="حرض", admin1="Hajjah", country="YE", lat=16.41, lon=43.06, precision="settlement"),
    Place(name="محافظة حجة", admin1="Hajjah", country="YE", precision="admin1"),
    Place(country="YE", precision="country"),
    None,
)
KINDS: tuple[IncidentType, ...] = ("air_strike", "shelling", "armed_clash", "attack")
SITES = ("سوق الخميس", "مدرسة النور", None, None)
FORCES = ("Coalition", "Houthis")


def fought(number: int) -> Pair:
    """Return one of many reports of a front: few towns, few days, counts that are often the same."""
    rng = random.Random(number)
    day = DAY + dt.timedelta(days=rng.randrange(6))
    killed = rng.choice((2, 3, 6, 6, 14))
    text = f"قتل {killed} في مواجهات على الجبهة رقم {rng.randrange(30)}، كما أفاد مراسلنا."
    report = Report(doc=f"d{number}", text=text, seen=day + dt.timedelta(days=rng.randrange(3)), source="s")
    accounts = [
        account(
            report,
            figure(report, f"قتل {killed}", killed),
            id=name,
            date=rng.choice((None, span(day), span(day), span(DAY, 31))),
            place=rng.choice(TOWNS),
            type=rng.choice(KINDS),
            facility=rng.choice(SITES),
            main=rng.random() < 0.8,
            perpetrators=(Perpetrator(name=rng.choice(FORCES)),),
            targets=(Party(name="civilians"),),
        )
        for name in "ab"[: rng.choice((1, 1, 2))]
    ]
    return report, reading(report, *accounts)


def span(first: dt.date, days: int = 1) -> DateSpan:
    return DateSpan(first=first, last=first + dt.timedelta(days=days - 1))


FRONT = [fought(number) for number in range(28)]


@pytest.fixture(autouse=True, scope="module")
def rare() -> Iterator[None]:
    """Let signs be common so soon that some become so within a test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("marsad.ledger.linking.neighbourhood.RARE", 4)
        yield


def groups(ledger: Ledger) -> Groups:
    found: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for link in ledger.links():
        found[link.incident].add((link.doc, link.mention))
    return {frozenset(mentions) for mentions in found.values()}


def add(ledger: Ledger, pairs: Iterable[Pair]) -> None:
    assert all(isinstance(outcome, str) for _, outcome in ledger.add_all(pairs))


@pytest.fixture(scope="module")
def at_once(tmp_path_factory: pytest.TempPathFactory) -> Groups:
    """The incidents of a ledger to which all reports were added in one go."""
    with Ledger.open(tmp_path_factory.mktemp("once") / "l.db", create=True) as ledger:
        add(ledger, FRONT)
        found = groups(ledger)
    sizes = sorted(map(len, found))
    assert sizes[-1] > 2, "the front should make incidents of several accounts"
    assert sizes[0] == 1
    return found


@settings(max_examples=12, deadline=None)
@given(order=st.permutations(FRONT), cuts=st.sets(st.integers(1, len(FRONT) - 1)))
def test_one_by_one_or_many_at_once_come_to_the_same(
    tmp_path_factory: pytest.TempPathFactory, at_once: Groups, order: Sequence[Pair], cuts: set[int]
) -> None:
    with Ledger.open(tmp_path_factory.mktemp("cut") / "l.db", create=True) as ledger:
        for start, end in pairwise((0, *sorted(cuts), len(order))):
            add(ledger, order[start:end])
        assert groups(ledger) == at_once
        assert ledger.relink() == 0
        assert not ledger.verify().problems


@settings(max_examples=12, deadline=None)
@given(order=st.permutations(FRONT), other=st.sets(st.integers(0, len(FRONT) - 1), max_size=8))
def test_what_was_read_otherwise_before_leaves_no_trace(
    tmp_path_factory: pytest.TempPathFactory, at_once: Groups, order: Sequence[Pair], other: set[int]
) -> None:
    """Some reports come with the accounts of another report first, and are read anew later."""
    with Ledger.open(tmp_path_factory.mktemp("anew") / "l.db", create=True) as ledger:
        add(ledger, [_misread(pair) if n in other else pair for n, pair in enumerate(order)])
        add(ledger, [(report, replace(made, reader="made 2.0")) for report, made in order])
        assert groups(ledger) == at_once
        assert ledger.relink() == 0
        assert not ledger.verify().problems


def _misread(pair: Pair) -> Pair:
    report, made = pair
    first = made.incidents[0]
    wrong = replace(first, id="a", type="explosive", place=TOWNS[1], date=span(DAY + dt.timedelta(days=1)))
    return report, replace(made, incidents=(wrong, replace(first, id="z", place=TOWNS[0])))


@settings(max_examples=12, deadline=None)
@given(data=st.data(), order=st.permutations(FRONT))
def test_what_reviewers_decided_holds_as_if_all_had_come_before_it(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, order: Sequence[Pair]
) -> None:
    half = len(order) // 2
    with Ledger.open(tmp_path_factory.mktemp("bonds") / "l.db", create=True) as ledger:
        add(ledger, order[:half])
        for _ in range(3):
            incidents = sorted({link.incident for link in ledger.links()})
            pair = data.draw(st.lists(st.sampled_from(incidents), min_size=2, max_size=2, unique=True))
            if data.draw(st.booleans()):
                ledger.merge(pair, who="R. Haddad", why="the same house")
            else:
                _split(ledger, pair[0])
        add(ledger, order[half:])
        assert ledger.relink() == 0
        assert not ledger.verify().problems


def _split(ledger: Ledger, name: str) -> None:
    """Split the first account off an incident, if there are others."""
    first = ledger.incident(name).mentions[0]
    try:
        ledger.split(name, [f"{first.report}:{first.account}"], who="R. Haddad", why="another house")
    except LedgerError:
        assert len(ledger.incident(name).mentions) == 1


def test_two_accounts_are_compared_or_not_whichever_of_them_asks() -> None:
    tolds = [
        Told(f"{report.doc}{one.id}", n, report.doc, report.doc, report.seen, None, text_hash(report), one)
        for n, (report, made) in enumerate(FRONT)
        for one in made.incidents
    ]
    found = [keys(told) for told in tolds]
    compared = [(asks(a, b), asks(b, a)) for a in found for b in found]
    assert all(there == back for there, back in compared)
    assert {there for there, _ in compared} == {True, False}


def asks(one: Keys, other: Keys) -> bool:
    return not one.asked.isdisjoint(other.shown)


@pytest.mark.parametrize("seen", [dt.date.min, dt.date.max])
def test_reports_of_the_first_and_last_day_there_is_are_linked(tmp_path: Path, seen: dt.date) -> None:
    report, made = fought(3)
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        add(ledger, [(replace(report, seen=seen), made), fought(4)])
        assert not ledger.verify().problems


def test_a_report_twice_in_one_go_is_added_once_and_its_newer_reading_counts(tmp_path: Path) -> None:
    report, made = fought(5)
    newer = replace(made, reader="made 2.0", incidents=())
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        outcomes = [outcome for _, outcome in ledger.add_all([(report, made), (report, newer), fought(6)])]
        assert outcomes == ["added", "reread", "added"]
        assert {link.doc for link in ledger.links()} == {"d6"}
        assert not ledger.verify().problems


def test_a_report_that_is_refused_does_not_keep_others_from_being_added(tmp_path: Path) -> None:
    report, made = fought(7)
    wrong = replace(made, doc="another")
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        outcomes = [outcome for _, outcome in ledger.add_all([fought(5), (report, wrong), fought(6)])]
        assert [str(outcome) for outcome in outcomes] == [
            "added",
            "the reading is of another report, another",
            "added",
        ]
        assert len(ledger.reports()) == 2


def test_what_was_read_before_an_error_is_added(tmp_path: Path) -> None:
    def broken() -> Iterator[Pair]:
        yield fought(5)
        raise OSError("the disk is gone")

    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        with pytest.raises(OSError, match="disk"):
            list(ledger.add_all(broken()))
        assert len(ledger.reports()) == 1


def test_relink_says_what_it_changed_and_older_rules_are_brought_up_to_date(tmp_path: Path) -> None:
    where = str(tmp_path / "l.db")
    with Ledger.open(where, create=True) as ledger:
        add(ledger, FRONT)
        before = groups(ledger)
    _linked_by_older_rules(where)
    done = CliRunner().invoke(main, ["relink", "--ledger", where])
    assert done.exit_code == 0
    assert done.output.endswith(f" accounts linked to another incident; {len(before)} incidents\n")
    assert not done.output.startswith("0 ")
    again = CliRunner().invoke(main, ["relink", "--ledger", where])
    assert again.output.startswith("0 accounts linked to another incident")
    _linked_by_older_rules(where)
    with Ledger.open(where) as ledger:
        add(ledger, [FRONT[0]])
        assert groups(ledger) == before
        assert not ledger.verify().problems


def _linked_by_older_rules(where: str) -> None:
    """Make of a ledger one that an earlier Marsad has made: each account an incident, nothing filed."""
    with closing(sqlite3.connect(where)) as connection, connection:
        connection.execute("UPDATE account SET told = '', incident = id, joined = NULL, nearest = NULL")
        connection.execute("DELETE FROM account_key")
        connection.execute("DELETE FROM alike")
        connection.execute("UPDATE rules SET rules = '4 of other weights'")


def test_a_decision_in_a_ledger_of_older_rules_is_made_by_the_rules_of_now(tmp_path: Path) -> None:
    where = str(tmp_path / "l.db")
    with Ledger.open(where, create=True) as ledger:
        add(ledger, FRONT)
        before = groups(ledger)
    _linked_by_older_rules(where)
    with Ledger.open(where) as ledger:
        ledger.correct(ledger.links()[0].incident, "confirm", who="Rana", why="seen it")
        assert groups(ledger) == before
        assert not ledger.verify().problems


def test_what_is_kept_of_likeness_is_held_against_the_accounts(tmp_path: Path) -> None:
    where = str(tmp_path / "l.db")
    with Ledger.open(where, create=True) as ledger:
        add(ledger, FRONT)
    with closing(sqlite3.connect(where)) as connection, connection:
        one, other = connection.execute("SELECT one, other FROM alike ORDER BY one, other LIMIT 1").fetchone()
        connection.execute("UPDATE alike SET score = score + 1 WHERE one = ? AND other = ?", (one, other))
    with Ledger.open(where) as ledger:
        told = f"accounts number {one}, {other}: are not as alike as is kept; marsad relink mends it"
        assert ledger.verify().problems == (told,)
        ledger.relink()
        assert not ledger.verify().problems


def late(number: int) -> Pair:
    """Return one of some reports, weeks apart, that tell of an attack on a village without its date."""
    text = f"قتل 3 حين هاجم مسلحون القرية وأحرقوا بيوتها، في رواية الشاهد رقم {number}."
    report = Report(doc=f"v{number}", text=text, seen=DAY + dt.timedelta(days=40 * number), source="s")
    told = account(report, figure(report, "قتل 3", 3), place=TOWNS[0], date=None, type="attack")
    return report, reading(report, told)


def test_a_village_that_few_tell_of_any_more_leads_their_reports_to_each_other_again(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        add(ledger, [late(number) for number in range(4)])
        assert len(groups(ledger)) == 1
        add(ledger, [late(4)])  # one too many for a sign that is to be rare
        assert len(groups(ledger)) == 5
        assert not ledger.verify().problems
        ledger.forget("v4", who="R. Haddad", why="a witness asked for it")
        assert len(groups(ledger)) == 1
        assert not ledger.verify().problems


def test_the_queue_is_renewed_without_a_look_at_all_that_waits(tmp_path: Path) -> None:
    """A ledger of 100,000 accounts has 70,000 rows that wait; one report more touches a few."""
    asked: list[tuple[str, tuple[str, ...]]] = []
    where = str(tmp_path / "l.db")
    with Ledger.open(where, create=True) as ledger:
        add(ledger, FRONT[1:])
        event.listen(ledger._writing, "before_cursor_execute", lambda *sent: asked.append(sent[2:4]))
        add(ledger, FRONT[:1])
    drop, parameters = next(
        one for one in asked if one[0].startswith("DELETE FROM waiting WHERE waiting.inc")
    )
    with closing(sqlite3.connect(where)) as connection:
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {drop}", parameters)]
    found = [step.split("INDEX ")[-1].split()[0] for step in plan if "SEARCH" in step]
    assert found == ["ix_waiting_incident", "ix_waiting_other"]
