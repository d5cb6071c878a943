"""Published tallies audited: slips of each kind are found, tallies without one are not accused."""

from __future__ import annotations

import datetime as dt
import json
from itertools import permutations
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from ledger_reports import account, figure, market, quoted, reading
from marsad.cli import main
from marsad.ledger import Ledger
from marsad.ledger.tallies.audit.finding import Finding
from marsad.ledger.tallies.audit.parts import in_itself
from marsad.ledger.tallies.audit.run import audit
from marsad.models import Figure, Perpetrator, Place, Report, Scope, Tally
from marsad.reader import read
from tally_cases import Case, Held, cases

CASES = list(cases("tallies.jsonl"))
MISSED = {"05", "31", "39"}
"""Read as one incident, not as a tally; and «كالتالي: قوات حفتر: 52», whose parts are not read."""
SINCE = dt.date(2021, 1, 1)


def found(findings: tuple[Finding, ...] | list[Finding], check: str) -> list[str]:
    return [str(one) for one in findings if one.check == check]


class TestMadeUpTallies:
    @pytest.mark.parametrize(
        "case", [c for c in CASES if c.slip], ids=lambda case: f"{case.name} {case.slip}"
    )
    def test_a_slip_is_found(self, case: Case) -> None:
        expected = {case.slip} if case.name not in MISSED else set()
        assert {one.check for one in case.slips} >= expected

    @pytest.mark.parametrize("case", [c for c in CASES if not c.slip], ids=lambda case: case.name)
    def test_one_without_a_slip_is_not_accused(self, case: Case) -> None:
        assert case.slips == []

    def test_those_kept_aside_do_as_well(self) -> None:
        aside = list(cases("tallies_aside.jsonl"))
        assert sum(bool(case.slips) for case in aside if case.slip) >= 7  # of 8
        assert [case.name for case in aside if case.slips and not case.slip] == []

    def test_every_verdict_shows_the_words_of_its_numbers(self) -> None:
        for case in CASES:
            for finding in case.findings:
                texts = "\n".join(f"{one.report.title}\n{one.report.text}" for one in case.held)
                assert all(quote in texts for quote in finding.quotes)
                assert finding.quotes

    def test_nothing_is_ever_called_wrong(self) -> None:
        words = " ".join(str(finding) for case in CASES for finding in case.findings)
        assert "wrong" not in words
        assert "error" not in words


COUNTS = st.lists(st.integers(3, 400), min_size=2, max_size=6)


def listed(counts: list[int], total: int, opener: str) -> tuple[Tally, Report]:
    """Return a tally that lists its parts by force, and its report."""
    names = [f"القوة {'أبجدهو'[n]}" for n in range(len(counts))]
    parts = [f"{count} من {name}" for count, name in zip(counts, names, strict=True)]
    report = Report(doc="t", text=f"حصيلة العام: مقتل {total} مقاتلا، {opener} " + " و".join(parts))
    figures: list[Figure] = [figure(report, f"مقتل {total} مقاتلا", total, status="armed")]
    for part, count, name in zip(parts, counts, names, strict=True):
        figures.append(figure(report, part, count, status="armed", affiliation=name, subset=True))
    return Tally(figures=tuple(figures)), report


@given(COUNTS)
def test_parts_that_sum_to_their_total_always_reconcile(counts: list[int]) -> None:
    for opener in ("هم", "بينهم"):
        assert [one.verdict for one in in_itself(*listed(counts, sum(counts), opener))] == ["reconciles"]


@given(COUNTS, st.integers(1, 50))
def test_a_total_that_all_its_parts_miss_never_does(counts: list[int], slip: int) -> None:
    (finding,) = in_itself(*listed(counts, sum(counts) + slip, "هم"))
    summed = sum(counts)
    assert str(finding) == f"does not reconcile: parts sum to {summed}, stated {summed + slip} (killed)"
    (finding,) = in_itself(*listed(counts, sum(counts) + slip, "بينهم"))
    assert finding.verdict == "cannot be checked"


class TestParts:
    def test_a_number_of_each_of_several_places_counts_for_each(self) -> None:
        report = Report(doc="t", text="قتل 9 أشخاص، توزعوا على: 5 في زوارة، وقتيلان في كل من غريان وترهونة")
        figures = (
            figure(report, "قتل 9 أشخاص", 9),
            figure(report, "5", 5, subset=True),
            figure(report, "وقتيلان", 2, subset=True),
        )
        assert found(in_itself(Tally(figures=figures), report), "places") == [
            "reconciles: parts sum to 9 (killed)"
        ]

    def test_what_a_vague_part_cannot_exclude_cannot_be_checked(self) -> None:
        report = Report(doc="t", text="قتل 40 شخصا، هم 20 مدنيا على الأقل و15 جنديا")
        figures = (
            figure(report, "قتل 40 شخصا", 40),
            figure(report, "20 مدنيا على الأقل", 20, subset=True, status="civilian", qualifier="at_least"),
            figure(report, "15 جنديا", 15, subset=True, status="armed"),
        )
        (finding,) = in_itself(Tally(figures=figures), report)
        assert str(finding) == "cannot be checked: not every figure is one number (killed)"

    def test_parts_that_are_at_least_more_than_the_total_do_not_reconcile(self) -> None:
        report = Report(doc="t", text="قتل 30 شخصا، هم 20 مدنيا على الأقل و15 جنديا")
        figures = (
            figure(report, "قتل 30 شخصا", 30),
            figure(report, "20 مدنيا على الأقل", 20, subset=True, status="civilian", qualifier="at_least"),
            figure(report, "15 جنديا", 15, subset=True, status="armed"),
        )
        (finding,) = in_itself(Tally(figures=figures), report)
        assert str(finding) == "does not reconcile: parts sum to at least 35, stated at most 30 (killed)"


class TestScope:
    def test_a_tally_says_what_it_covers(self) -> None:
        text = (
            "أحصى مركز محلي 40 غارة شنها طيران التحالف على محافظة صعدة منذ مطلع أيار، أسفرت عن مقتل 61 شخصا، "
            "من دون احتساب غارة السوق."
        )
        (tally,) = read(Report(doc="t", text=text, seen=dt.date(2017, 9, 2))).tallies
        scope = tally.scope
        assert (scope.first, scope.last) == (dt.date(2017, 5, 1), None)
        assert (scope.areas, scope.countries) == (("Saada",), ("YE",))
        assert [party.name for party in scope.perpetrators] == ["Saudi-led coalition"]
        assert scope.types == ("air_strike",)
        assert [one.quote for one in scope.without] == ["من دون احتساب غارة السوق"]

    def test_the_places_of_parts_do_not_limit_it(self) -> None:
        text = "قتل 64 شخصا في العراق خلال شهر نيسان. وتوزع القتلى على المحافظات: 30 في ديالى، و34 في نينوى."
        (tally,) = read(Report(doc="t", text=text, seen=dt.date(2018, 5, 2))).tallies
        assert (tally.scope.areas, tally.scope.countries) == ((), ("IQ",))
        assert [(part.low, part.place) for part in tally.figures if part.subset] == [
            (30, "ديالى"),
            (34, "نينوى"),
        ]


def titled(title: str, text: str) -> list[Finding]:
    report = Report(doc="t", title=title, text=text, seen=dt.date(2021, 4, 2), source="monitor")
    (one,) = audit([Held("t", report, read(report))], lambda _: ())
    return list(one.findings)


class TestTheTitle:
    def test_a_text_that_counts_fewer_of_the_same_people_is_no_part_of_its_title(self) -> None:
        said = titled(
            "مقتل 24 مدنيا في كسلا خلال مارس",
            "وثق المرصد مقتل 21 مدنيا في كسلا خلال شهر مارس 2021، هم 12 رجلا و5 نساء و4 أطفال.",
        )
        assert found(said, "title") == ["does not reconcile: the title says 24, the text 21 (killed)"]
        assert found(said, "parts") == ["reconciles: parts sum to 21 (killed)"]

    def test_a_title_that_sums_up_one_sentence_is_the_whole_of_its_counts(self) -> None:
        said = titled(
            "مقتل 24 مدنيا في كسلا خلال مارس",
            "سجل المرصد خلال شهر مارس 2021 في كسلا مقتل 21 مدنيا بغارات جوية ومقتل 3 مدنيين بانفجار ألغام.",
        )
        assert found(said, "means") == ["reconciles: parts sum to 24 (killed)"]
        assert [one for one in said if one.verdict == "does not reconcile"] == []

    def test_a_text_whose_counts_fill_its_title_is_not_accused(self) -> None:
        said = titled(
            "مقتل 24 مدنيا في كسلا خلال مارس",
            "سجل المرصد خلال شهر مارس 2021 في كسلا مقتل 21 مدنيا بغارات جوية. وسجل مقتل 3 مدنيين بألغام.",
        )
        assert "reconciles: parts sum to 24 (killed)" in {str(one) for one in said}
        assert [one for one in said if one.verdict == "does not reconcile"] == []

    def test_a_total_that_only_the_title_states_is_held_against_the_ledger_too(self, tmp_path: Path) -> None:
        report = Report(
            doc="t",
            title="حصيلة مارس: 61 قتيلا في كسلا",
            text="وثق المرصد خلال شهر مارس 2021 وقوع 24 هجوما في ولاية كسلا، أسفرت عن مقتل 61 شخصا.",
            seen=dt.date(2021, 4, 2),
        )
        with Ledger.open(tmp_path / "l.db", create=True) as ledger:
            ledger.add(report, read(report))
            (one,) = ledger.audit()
        stated = [said.rpartition("stated ")[2] for said in found(one.findings, "ledger")]
        assert sorted(stated) == ["24 (incidents)", "61 (killed)"]


def edition(day: int, number: int, source: str = "outlet") -> Held:
    """Return a report of this day of March that counts so many dead since January."""
    text = f"بلغت حصيلة القتلى في ولاية كسلا منذ مطلع العام {number} قتيلا."
    report = Report(doc=f"d{day}", text=text, seen=dt.date(2021, 3, day), source=source)
    tally = Tally(
        scope=Scope(first=SINCE, place="ولاية كسلا", areas=("Kassala",), countries=("SD",)),
        figures=(figure(report, f"{number} قتيلا", number),),
        evidence=quoted(report, text),
    )
    return Held(report.doc, report, reading(report, tallies=(tally,)))


class TestEditions:
    def test_a_later_edition_that_is_smaller_is_told_whatever_the_order(self) -> None:
        three = (edition(1, 210), edition(8, 260), edition(15, 226))
        said = {
            tuple(
                (one.doc, *found(one.findings, "editions"))
                for one in sorted(audit(order, lambda _: ()), key=lambda a: a.doc)
            )
            for order in permutations(three)
        }
        assert said == {
            (
                ("d1",),
                (
                    "d15",
                    "does not reconcile: 226 up to 2021-03-15, but 260 up to 2021-03-08 (report d8) (killed)",
                ),
                ("d8", "reconciles: no smaller than 210 up to 2021-03-01 (report d1) (killed)"),
            )
        }

    def test_another_publisher_counts_for_itself(self) -> None:
        pair = (edition(1, 260), edition(8, 210, source="another outlet"))
        assert [found(one.findings, "editions") for one in audit(pair, lambda _: ())] == [[], []]

    def test_a_far_smaller_one_is_of_another_scope(self) -> None:
        (_, later) = audit((edition(1, 260), edition(8, 21)), lambda _: ())
        assert found(later.findings, "editions")[0].startswith("cannot be checked: far smaller than 260")


def tallied(number: int, incidents: int = 1) -> Held:
    """Return a report that counts incidents and dead in Idlib in March 2019."""
    text = f"شهدت محافظة إدلب خلال آذار {incidents} عمليات أودت بحياة {number} أشخاص."
    report = Report(doc="tally", text=text, seen=dt.date(2019, 4, 2), source="monitor")
    scope = Scope(
        first=dt.date(2019, 3, 1),
        last=dt.date(2019, 3, 31),
        place="محافظة إدلب",
        areas=("Idlib",),
        countries=("SY",),
    )
    figures = (
        figure(report, f"{incidents} عمليات", incidents, measure="incidents"),
        figure(report, f"{number} أشخاص", number),
    )
    made = Tally(scope=scope, figures=figures, evidence=quoted(report, text))
    return Held("tally", report, reading(report, tallies=(made,)))


class TestTheLedger:
    @pytest.mark.parametrize(
        ("number", "said"),
        [
            (6, "reconciles: the ledger has 1 incident in that scope, 6 killed; stated 6 (killed)"),
            (
                9,
                "cannot be checked: the ledger knows less: the ledger has 1 incident in that scope, "
                "6 killed; stated 9 (killed)",
            ),
            (4, "does not reconcile: the ledger has 1 incident in that scope, 6 killed; stated 4 (killed)"),
        ],
    )
    def test_its_own_count_is_told_beside_the_tally(self, tmp_path: Path, number: int, said: str) -> None:
        held = tallied(number)
        with Ledger.open(tmp_path / "l.db", create=True) as ledger:
            ledger.add(*market())
            ledger.add(held.report, held.reading)
            (one,) = ledger.audit("tally")
        incidents, killed = found(one.findings, "ledger")
        assert incidents == "reconciles: the ledger has 1 incident in that scope; stated 1 (incidents)"
        assert killed == said

    def test_what_a_tally_leaves_out_is_not_counted(self, tmp_path: Path) -> None:
        held = tallied(4)
        report = Report(doc="tally", text=held.report.text + " ولا تشمل تفجير أريحا.", seen=held.report.seen)
        (tally,) = held.reading.tallies
        scope = Scope(
            first=tally.scope.first,
            last=tally.scope.last,
            areas=("Idlib",),
            without=(quoted(report, "ولا تشمل تفجير أريحا"),),
        )
        made = Tally(scope=scope, figures=tally.figures, evidence=tally.evidence)
        with Ledger.open(tmp_path / "l.db", create=True) as ledger:
            ledger.add(*market())
            ledger.add(report, reading(report, tallies=(made,)))
            (one,) = ledger.audit()
        assert (
            "has 0 incidents in that scope, 1 more left out by its words, 0 killed;"
            in found(one.findings, "ledger")[1]
        )

    def test_incidents_of_its_own_report_are_told_apart(self, tmp_path: Path) -> None:
        held = tallied(6)
        text = held.report.text + " وانفجرت سيارة في سوق أريحا فقتل ستة أشخاص."
        report = Report(doc="tally", text=text, seen=held.report.seen)
        place = Place(name="أريحا", admin1="Idlib", country="SY")
        told = account(report, figure(report, "ستة أشخاص", 6), place=place)
        with Ledger.open(tmp_path / "l.db", create=True) as ledger:
            ledger.add(report, reading(report, told, tallies=held.reading.tallies))
            (one,) = ledger.audit()
        assert "1 incident (1 told by this report)" in found(one.findings, "ledger")[0]
        assert found(one.findings, "operations listed") == ["reconciles: 1 operation is listed"]

    def test_others_incidents_are_not_of_its_scope(self, tmp_path: Path) -> None:
        held = tallied(4)
        (tally,) = held.reading.tallies
        scope = Scope(
            first=tally.scope.first, areas=("Idlib",), perpetrators=(Perpetrator(name="Russian army"),)
        )
        made = Tally(scope=scope, figures=tally.figures, evidence=tally.evidence)
        with Ledger.open(tmp_path / "l.db", create=True) as ledger:
            ledger.add(*market(perpetrators=(Perpetrator(name="Islamic State"),)))
            ledger.add(held.report, reading(held.report, tallies=(made,)))
            (one,) = ledger.audit()
        assert "the ledger has 0 incidents in that scope;" in found(one.findings, "ledger")[0]


class TestTheCommand:
    @pytest.fixture
    def ledger(self, tmp_path: Path) -> str:
        where = str(tmp_path / "l.db")
        with Ledger.open(where, create=True) as opened:
            for one in (tallied(4), edition(1, 260), edition(8, 210)):
                opened.add(one.report, one.reading)
            opened.add(*market())
        return where

    def test_each_check_is_a_row(self, ledger: str) -> None:
        run = CliRunner().invoke(main, ["audit", "tally", "--ledger", ledger, "--format", "jsonl"])
        rows = [json.loads(line) for line in run.stdout.splitlines()]
        assert run.exit_code == 0
        assert {row["doc"] for row in rows} == {"tally"}
        assert ("ledger", "does not reconcile") in {(row["check"], row["verdict"]) for row in rows}
        assert rows[-1]["quotes"] == ["4 أشخاص"]

    def test_all_reports_and_csv(self, ledger: str) -> None:
        run = CliRunner().invoke(main, ["audit", "--all", "--ledger", ledger, "--format", "csv"])
        assert run.exit_code == 0
        assert run.stdout.splitlines()[0] == "doc,report,tally,scope,total,check,verdict,words,quotes"
        assert 'does not reconcile,"210 up to 2021-03-08' in run.stdout

    def test_strict_ends_with_one_where_something_does_not_reconcile(self, ledger: str) -> None:
        run = CliRunner().invoke(main, ["audit", "--all", "--strict", "--ledger", ledger])
        assert run.exit_code == 1
        run = CliRunner().invoke(main, ["audit", "d1", "--strict", "--ledger", ledger])
        assert run.exit_code == 0

    @pytest.mark.parametrize(
        ("arguments", "code", "says"),
        [
            ([], 2, "name a REPORT, or give --all"),
            (["d1", "--all"], 2, "name a REPORT, or give --all"),
            (["nobody"], 1, "nobody: no such report in this ledger"),
            (["m1"], 1, "m1: no tally was read from this report"),
        ],
    )
    def test_what_is_amiss_is_said(self, ledger: str, arguments: list[str], code: int, says: str) -> None:
        run = CliRunner().invoke(main, ["audit", *arguments, "--ledger", ledger])
        assert run.exit_code == code
        assert says in run.output
