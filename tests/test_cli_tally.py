"""``marsad tally`` as people and programs use it."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ledger_reports import DAY, account, figure, incident_of, reading
from marsad.cli import main
from marsad.ledger import Ledger
from marsad.models import Report

HAPPENED = 30


def filled(where: str) -> str:
    """Add shellings in villages of Syria to a ledger, one every nine days from January 2016 on."""
    with Ledger.open(where, create=True) as ledger:
        list(ledger.add_all(map(incident_of, range(2 * HAPPENED))))
    return where


@pytest.fixture(scope="module")
def where(kept: str) -> str:
    """The ledger of these shellings, to which no test adds."""
    return filled(kept)


def run(ledger: str, *words: str, code: int = 0) -> Result:
    result = CliRunner().invoke(main, ["tally", "--ledger", ledger, *words])
    assert result.exit_code == code, (result.output, result.exception)
    return result


def lines(ledger: str, *words: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in run(ledger, *words, "--format", "jsonl").stdout.splitlines()]


def test_a_tally_by_month_adds_up_and_opens_into_its_incidents(where: str) -> None:
    made = lines(where, "--since", "2016", "--until", "2016-06", "--by", "month")
    rows, (total,) = (
        [one for one in made if one["row"] == "row"],
        [one for one in made if one["row"] == "total"],
    )
    assert [row["month"] for row in rows] == [f"2016-0{month}" for month in range(1, 7)]
    for key in ("count", "low", "best", "high"):
        assert sum(int(str(row[key])) for row in rows) == total[key]
    for row in rows:
        behind = row["incidents"]
        assert isinstance(behind, list)
        assert (len(behind), sum(one["best"] for one in behind)) == (row["count"], row["best"])


def test_people_see_rows_total_and_what_is_left_out(where: str) -> None:
    (first, *_) = [one["incidents"] for one in lines(where, "--until", "2016-01-05")]
    assert isinstance(first, list)
    name = first[0]["id"]
    shown = run(where, "--by", "month", "--list", "--without", name[:8], "--until", "2016-10-15").stdout
    assert f"Reported killed: any day to 2016-10-15; without {name}" in shown
    assert "1 left out (1 excluded), 0 outside the scope" in shown
    assert "Behind each row" in shown
    assert "excluded by --without" in shown
    assert "months stands out" in shown


def test_csv_has_rows_and_totals(where: str) -> None:
    text = run(where, "--by", "year,month", "--format", "csv").stdout
    read = list(csv.DictReader(io.StringIO(text)))
    assert {row["year"] for row in read} == {"2016", ""}
    assert read[-1]["row"] == "total"
    assert int(read[-1]["count"]) == HAPPENED == len(read[-1]["ids"].split())


def test_an_actor_and_a_country_are_known_by_their_arabic_names(where: str) -> None:
    (total,) = lines(where, "--perpetrator", "الجيش السوري", "--country", "سوريا")
    assert total["count"] == HAPPENED
    assert not lines(where, "--perpetrator", "داعش")[0]["count"]


def test_areas_that_only_the_ledger_knows_are_found(where: str) -> None:
    (total,) = lines(where, "--area", "area 3")
    assert total["count"] == HAPPENED // 5


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--area", "Raqa"), "Raqa: no first-level area that is known; near it: Raqqa"),
        (("--area", "منبج"), "منبج: no first-level area that is known; it lies in Aleppo (SY)"),
        (("--perpetrator", "Huthis"), "Huthis: no actor that is known; near it: Houthis"),
        (("--country", "Libyya"), "Libyya: no country that is known; near it: Libya"),
        (("--without", "feed"), "feed: no such incident"),
    ],
)
def test_unknown_names_are_told_with_the_nearest(where: str, words: tuple[str, ...], told: str) -> None:
    assert told in run(where, *words, code=1).stderr


@pytest.mark.parametrize(
    "words",
    [
        ("--by", "moon"),
        ("--since", "2016-13"),
        ("--until", "yesterday"),
        ("--until", "2015", "--since", "2016"),
    ],
)
def test_what_cannot_be_meant_is_refused(tmp_path: Path, words: tuple[str, ...]) -> None:
    assert words[1] in run(str(tmp_path / "l.db"), *words, code=2).stderr


def test_an_empty_tally_says_why(where: str) -> None:
    shown = run(where, "--since", "2030").stdout
    assert f"no incident in this scope: 0 left out, {HAPPENED} outside the scope" in shown


def test_rows_of_kinds_of_claimants_add_up(ledgers: Callable[[], str]) -> None:
    where = filled(ledgers())
    report = Report(doc="clinic", text="المشفى الميداني: 4 قتلى في انفجار لغم قرب البئر.", seen=DAY)
    told = figure(report, "4 قتلى", 4, source="المشفى الميداني")
    with Ledger.open(where) as ledger:
        ledger.add(report, reading(report, account(report, told, facility=None, place=None)))
    made = lines(where, "--by", "claimant")
    rows = {row["claimant"]: row["count"] for row in made if row["row"] == "row"}
    assert rows == {"outlet": HAPPENED, "medical": 1}


def market_twice(where: str) -> tuple[str, str]:
    """Add two reports of one day that share too little to be linked, and one of another; return two ids."""
    with Ledger.open(where, create=True) as ledger:
        for doc, words, more in (
            ("a", "مقتل ستة مدنيين", {}),
            ("b", "مقتل تسعة جنود", {"facility": "ثكنة الدرك", "type": "arrests", "targets": ()}),
            ("c", "مقتل أربعة مدنيين", {"day": dt.date(2019, 5, 30)}),
        ):
            report = Report(doc=doc, text=f"{words} في انفجار.", seen=DAY, source=f"outlet {doc}")
            made = account(report, figure(report, words, len(words)), **more)  # type: ignore[arg-type]
            list(ledger.add_all([(report, reading(report, made))]))
        links = {link.doc: link.incident for link in ledger.links()}
    return links["a"], links["b"]


def test_two_that_may_be_one_incident_are_told_under_the_count(ledgers: Callable[[], str]) -> None:
    where = ledgers()
    one, other = market_twice(where)
    assert one != other
    (row,) = [line for line in lines(where) if line["row"] == "may be one"]
    assert {row["incident"], row["other"]} == {one, other}
    shown = run(where, "--list").stdout
    assert "1 pair of those counted may be one incident told as two" in shown
    assert "May be one" in shown
    assert "may be one" not in run(where, "--without", one).stdout


def test_what_a_reviewer_decided_on_is_no_more_told(ledgers: Callable[[], str]) -> None:
    where = ledgers()
    one, other = market_twice(where)
    with Ledger.open(where) as ledger:
        assert ledger.nearly_one([one, other]) == [tuple(sorted((one, other)))]
        assert not ledger.nearly_one([one])
        ledger.merge([one, other], who="ن. عمر", why="حادث واحد")
        assert not ledger.nearly_one([ledger.find(one)])
