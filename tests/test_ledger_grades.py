"""The grade of an incident, who did it according to whom, and the course of a toll as shown."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from click.testing import CliRunner

from ledger_reports import DAY, account, figure, reading
from marsad.cli import main
from marsad.language.tables import rows as table
from marsad.ledger import Ledger
from marsad.ledger.tolls.responsibility import branches
from marsad.models import Basis, Incident, Perpetrator, Report

Said = tuple[str, Basis, str | None]
IS, ARMY = "Islamic State", "Syrian army"


def incident(tmp_path: Path, *reports: tuple[str, str | None, list[Said]]) -> Incident:
    """Return an incident told by reports: publisher, who counts, what is said of who did it."""
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        for number, (outlet, source, said) in enumerate(reports):
            report = Report(
                doc=f"r{number}", text=f"قتل ستة كما جاء في التقرير {number}", seen=DAY, source=outlet
            )
            parties = tuple(Perpetrator(name=name, basis=basis, source=by) for name, basis, by in said)
            told = account(report, figure(report, "قتل ستة", 6, source=source), responsibility=parties)
            ledger.add(report, reading(report, told))
        (only,) = ledger.incidents()
        return only


CASES: list[tuple[str, list[tuple[str, str | None, list[Said]]]]] = [
    ("weak", [("outlet a", None, [])]),
    ("weak", [("outlet a", "وزارة الصحة", []), ("outlet b", "وزارة الصحة", [])]),
    ("fair", [("outlet a", "وزارة الصحة", []), ("outlet b", "الدفاع المدني", [])]),
    ("confirmed", [("outlet a", None, [(IS, "claimed", None)])]),
    ("contested", [("a", None, [(IS, "claimed", None)]), ("b", None, [("Hamas", "claimed", None)])]),
    ("contested", [("outlet a", None, [(ARMY, "suspected", "الدفاع المدني"), (ARMY, "denied", "الجيش")])]),
    ("contested", [("outlet a", None, [(ARMY, "stated", None)]), ("outlet b", None, [(IS, "stated", None)])]),
    ("confirmed", [("a", None, [(ARMY, "stated", None)]), ("b", None, [(IS, "claimed", None)])]),
    ("discounted", [("outlet a", None, [(ARMY, "denied", "الجيش")]), ("outlet b", None, [])]),
    ("confirmed", [("a", None, [("YPG", "claimed", None)]), ("b", None, [("SDF", "claimed", None)])]),
    ("fair", [("a", None, [("ISWAP", "stated", None)]), ("b", None, [("Islamic State", "stated", None)])]),
]  # fmt: skip


@pytest.mark.parametrize(("grade", "reports"), CASES)
def test_the_grade_follows_the_published_criteria(
    tmp_path: Path, grade: str, reports: list[tuple[str, str | None, list[Said]]]
) -> None:
    assert incident(tmp_path, *reports).grade == grade


def test_every_branch_and_its_whole_are_actors_of_the_table() -> None:
    actors = {row["name"] for row in table("actors")}
    assert {*branches(), *branches().values()} <= actors


def test_the_grounds_name_voices_and_their_kinds(tmp_path: Path) -> None:
    found = incident(tmp_path, ("outlet a", "وزارة الصحة", []), ("outlet b", None, [(IS, "claimed", None)]))
    assert found.grade_why is not None
    for part in ("3 independent voices", "1 medical", "1 outlet", "claimed by Islamic State"):
        assert part in found.grade_why


def test_a_reviewers_decision_leaves_the_grade(tmp_path: Path) -> None:
    before = incident(tmp_path, ("outlet a", None, []))
    with Ledger.open(tmp_path / "l.db") as ledger:
        ledger.correct(before.id, "confirm", who="H", why="seen")
        after = ledger.incident(before.id)
    assert (after.grade, after.decision) == ("weak", "confirm")


def test_claims_accusations_and_denials_are_listed_side_by_side(tmp_path: Path) -> None:
    said: list[Said] = [
        (ARMY, "denied", "الجيش"),
        (ARMY, "suspected", "الدفاع المدني"),
        (IS, "claimed", None),
    ]
    found = incident(tmp_path, ("outlet a", None, said))
    assert [(one.name, one.basis, one.source) for one in found.responsibility] == said[::-1]
    shown = _shown(tmp_path, found.id)
    assert "Who did it, according to whom" in shown
    assert "claims it" in shown
    assert "denied" in shown


def _shown(tmp_path: Path, name: str) -> str:
    return CliRunner().invoke(main, ["show", name, "--ledger", str(tmp_path / "l.db")]).stdout


def test_the_course_of_a_toll_is_drawn_where_it_moved(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        for days, words, number in ((0, "قتل ستة", 6), (2, "قتل عشرة", 10), (3, "قتل 14", 14)):
            report = Report(
                doc=f"r{days}",
                text=f"{words} بحسب الوزارة في اليوم {days}",
                seen=DAY + dt.timedelta(days=days),
                source=f"outlet {days}",
            )
            made = account(report, figure(report, words, number, source="وزارة الصحة"))
            ledger.add(report, reading(report, made))
        (only,) = ledger.incidents()
    lines = _shown(tmp_path, only.id).splitlines()
    at = lines.index("Course of the killed: people")
    assert lines[at + 1].split() == ["according", "to", "2019-03-12", "2019-03-14", "2019-03-15"]
    assert lines[at + 2].split() == ["وزارة", "الصحة", "6", "→", "10", "→", "14"]
    assert max(map(len, lines[at : at + 3])) <= 80


def test_the_course_of_a_toll_is_drawn_where_it_rose_from_one_claimant_to_the_next(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        for days, words, number, source in (
            (0, "قتل ستة", 6, "الشرطة"),
            (1, "قتل عشرة", 10, "وزارة الصحة"),
            (3, "قتل 14", 14, "مدير المشفى"),
        ):
            text = (
                f"{words} بحسب ما جاء في اليوم {days} عن التفجير الذي هز سوق الخضار وسط أريحا صباح الثلاثاء."
            )
            for doc in (f"r{days}", *([f"copy{days}"] if days == 0 else [])):
                late = 2 if doc.startswith("copy") else days
                seen = DAY + dt.timedelta(days=late)
                report = Report(doc=doc, text=text, seen=seen, source=f"outlet {doc}")
                made = account(report, figure(report, words, number, source=source))
                ledger.add(report, reading(report, made))
        (only,) = ledger.incidents()
    lines = _shown(tmp_path, only.id).splitlines()
    at = lines.index("Course of the killed: people")
    assert lines[at + 1].split() == ["according", "to", "2019-03-12", "2019-03-13", "2019-03-15"]
    assert [line.split()[-1] for line in lines[at + 2 : at + 5]] == ["6", "10", "14"]
    assert "الشرطة" in lines[at + 2]


def test_no_course_is_drawn_where_nobodys_figure_moved(tmp_path: Path) -> None:
    found = incident(tmp_path, ("outlet a", None, []), ("outlet b", None, []))
    assert "Course of" not in _shown(tmp_path, found.id)
