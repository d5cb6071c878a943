"""The commands on a ledger as people and programs use them."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from goldreadings import load
from ledger_reports import MARKET, market
from marsad.cli import main
from marsad.ledger import Ledger
from marsad.models import to_json

SECOND = "قال مسعفون إن ثمانية أشخاص لقوا حتفهم حين انفجرت سيارة في سوق الخضار بأريحا."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of work with two reports of one incident and the readings of them."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MARSAD_LEDGER", raising=False)
    pairs = [market("m1"), market("m2", SECOND, claimed_by="Islamic State")]
    _write("texts.jsonl", [to_json(report) for report, _ in pairs])
    _write("readings.jsonl", [to_json(reading) for _, reading in pairs])
    return tmp_path


def _write(name: str, lines: list[str]) -> None:
    Path(name).write_text("".join(line + "\n" for line in lines), encoding="utf-8")


def run(line: str, code: int = 0) -> Result:
    """Run a command line, of which NAMES WITH BLANKS are no part, and check its exit code."""
    result = CliRunner().invoke(main, line.split())
    assert result.exit_code == code, (result.output, result.exception)
    return result


def added(line: str = "texts.jsonl --readings readings.jsonl", code: int = 0) -> Result:
    return run(f"add {line} --ledger l.db", code)


def rows(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_readings_made_elsewhere_go_into_a_ledger_once(folder: Path) -> None:
    assert added().stderr == "2 reports added, 0 unchanged; 1 incidents in l.db\n"
    assert added().stderr == "0 reports added, 2 unchanged; 1 incidents in l.db\n"
    assert run("verify --ledger l.db").stdout == "ok: 2 reports, 1 incidents, 0 corrections\n"


def test_incidents_are_listed_for_people_and_for_programs(folder: Path) -> None:
    added()
    table = run("incidents --ledger l.db").stdout.splitlines()
    assert len(table) == 2
    assert "2019-03-12" in table[1]
    assert "أريحا, Idlib, SY" in table[1]
    (row,) = rows(run("incidents --ledger l.db --format jsonl"))
    assert (row["killed"], row["killed_best"], row["reports"], row["type"]) == ("6", 6, 2, "explosive")
    (line,) = csv.DictReader(io.StringIO(run("incidents --ledger l.db --format csv").stdout))
    assert (line["id"], line["country"], line["killed_high"]) == (row["id"], "SY", "6")


def test_an_incident_is_shown_with_its_claims_reports_and_reasons(folder: Path) -> None:
    added()
    name = str(rows(run("incidents --ledger l.db --format jsonl"))[0]["id"])
    shown = run(f"show {name[:8]} --ledger l.db").stdout
    for part in (
        f"Incident {name}: explosive",
        "ستة قتلى",
        "stated by one claimant",
        "(from report m",
        "claimed by",
    ):
        assert part in shown
    assert "two accounts are seldom of one incident" in shown
    (whole,) = rows(run(f"show {name} --ledger l.db --format jsonl"))
    assert whole["id"] == name
    claims = list(csv.DictReader(io.StringIO(run(f"show {name} --ledger l.db --format csv").stdout)))
    assert [claim["quote"] for claim in claims] == ["ستة قتلى"]
    assert "no such incident" in run("show ffff --ledger l.db", 1).stderr


def test_links_are_one_object_a_mention(folder: Path) -> None:
    added()
    links = rows(run("links --ledger l.db"))
    assert [list(link) for link in links] == [["doc", "mention", "incident"]] * 2
    assert [link["doc"] for link in links] == ["m1", "m2"]
    assert links[0]["incident"] == links[1]["incident"]


def test_links_of_one_doc_in_two_versions_say_which(folder: Path) -> None:
    added()
    report, reading = market("m1", MARKET + " وأغلقت الشرطة السوق.")
    _write("texts.jsonl", [to_json(report)])
    _write("readings.jsonl", [to_json(reading)])
    added()
    links = rows(run("links --ledger l.db"))
    assert [("report" in link, link["doc"]) for link in links] == [(True, "m1"), (False, "m2"), (True, "m1")]


def test_decisions_are_taken_on_the_command_line_and_shown(folder: Path) -> None:
    added()
    name = str(rows(run("links --ledger l.db"))[0]["incident"])
    assert run(f"confirm {name} --ledger l.db --by H --why seen").stdout.startswith(
        f"confirmed {name} (correction 1"
    )
    assert run(f"reject {name} --ledger l.db --by K --why drill").stdout.startswith(
        f"rejected {name} (correction 2"
    )
    assert "rejected" in run("incidents --ledger l.db").stdout
    shown = run(f"show {name} --ledger l.db").stdout
    assert "confirmed by H on " in shown
    assert ": drill" in shown
    assert "2 corrections, head " in run("verify --ledger l.db").stdout
    assert "Missing option '--why'" in run(f"reject {name} --ledger l.db --by K", 2).stderr


def test_verify_names_each_problem_and_fails(folder: Path) -> None:
    added()
    with Ledger.open("l.db") as ledger, ledger._writing.begin() as connection:
        connection.exec_driver_sql("UPDATE report SET text = 'x'")
    lines = run("verify --ledger l.db", 1).stdout.splitlines()
    assert sum("is not what was stored" in line for line in lines) == 2


def test_readings_that_cannot_be_proved_are_refused_by_name(folder: Path) -> None:
    report, reading = market("m1")
    plain = json.loads(to_json(reading))
    plain["incidents"][0]["figures"][0]["evidence"] = None
    _write("readings.jsonl", [json.dumps(plain)])
    _write("texts.jsonl", [to_json(report)])
    result = added(code=1)
    assert "readings.jsonl:1: m1: says something without evidence" in result.stderr
    assert "m1: no usable reading of it" in result.stderr
    assert added("texts.jsonl --readings readings.jsonl --unproven").stderr.startswith("1 reports added")
    assert "--unproven needs --readings" in added("texts.jsonl --unproven", 2).stderr


def test_a_false_quote_is_refused_even_if_unproven_is_taken(folder: Path) -> None:
    report, reading = market("m1")
    plain = json.loads(to_json(reading))
    plain["incidents"][0]["figures"][0]["evidence"]["start"] += 1
    _write("readings.jsonl", [json.dumps(plain)])
    _write("texts.jsonl", [to_json(report)])
    result = added("texts.jsonl --readings readings.jsonl --unproven", 1)
    assert "m1: the quote «ستة قتلى» does not stand at text" in result.stderr
    assert "0 reports added" in result.stderr


def test_bad_lines_among_readings_are_named_and_the_rest_is_added(folder: Path) -> None:
    good = Path("readings.jsonl").read_text(encoding="utf-8").splitlines()
    _write("readings.jsonl", ["{", "[1]", good[0], good[0], good[1], to_json(market("lost")[1]), ""])
    result = added(code=1)
    for problem in (
        "readings.jsonl:1: not JSON",
        "readings.jsonl:2: not a reading",
        "readings.jsonl:4: a second reading of m1",
        "readings.jsonl: lost: a reading of a text that is not in FILES",
        "2 reports added",
    ):
        assert problem in result.stderr


def test_docs_that_are_numbers_match(folder: Path) -> None:
    report, reading = market("7")
    _write("texts.jsonl", [json.dumps({"doc": 7, "text": report.text})])
    _write("readings.jsonl", [json.dumps({**json.loads(to_json(reading)), "doc": 7})])
    assert added().stderr.startswith("1 reports added")


def test_reports_exported_again_with_more_details_are_the_same_reports(folder: Path) -> None:
    added()
    texts = [json.loads(line) for line in Path("texts.jsonl").read_text(encoding="utf-8").splitlines()]
    _write("texts.jsonl", [json.dumps({**text, "url": "https://example.org/"}) for text in texts])
    told = added().stderr.splitlines()
    stays = "another day, publisher, address, author or credit; those of the first stay"
    assert told[0] == f"marsad: m1: there already, with {stays}"
    assert told[2] == "0 reports added, 2 unchanged; 1 incidents in l.db"


@pytest.mark.parametrize(
    "command",
    [
        "incidents",
        "links",
        "tallies",
        "verify",
        "show ab",
        "confirm ab --by A --why B",
        "reject ab --by A --why B",
    ],
)
def test_a_ledger_that_is_not_there_is_named_and_not_made(folder: Path, command: str) -> None:
    result = run(f"{command} --ledger none.db", 1)
    assert result.stderr.startswith("marsad: none.db: no such ledger; make it with: marsad add")
    assert not Path("none.db").exists()
    assert "Missing option '--ledger'" in run(command, 2).stderr


def test_the_ledger_may_be_named_once_for_all(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    added()
    monkeypatch.setenv("MARSAD_LEDGER", "l.db")
    assert len(rows(run("links"))) == 2


def test_reports_are_read_by_our_own_reader(folder: Path) -> None:
    assert added("texts.jsonl").stderr.startswith("2 reports added")
    assert run("verify --ledger l.db").stdout.startswith("ok: 2 reports")
    assert added("texts.jsonl missing.txt", 1).stderr.startswith("marsad: missing.txt")


def test_tallies_are_listed_with_their_checks(folder: Path, shared: Path) -> None:
    pairs, _ = load(shared, "seeds")
    with Ledger.open("l.db", create=True) as ledger:
        for pair in pairs:
            ledger.add(*pair)
    found = rows(run("tallies --ledger l.db --format jsonl"))
    assert [(row["doc"], row["check"]) for row in found] == [("seed1", "reconciles")] * 2
    assert found[1]["total"] == "199 incidents, 148 killed"
    assert "reconciles" in run("tallies --ledger l.db").stdout


def test_a_bar_shows_on_a_terminal_only(folder: Path) -> None:
    """The bar is drawn on standard error, which is no terminal here: nothing but the summary is there."""
    line = ["add", "texts.jsonl", "--readings", "readings.jsonl", "--ledger", "l.db"]
    done = subprocess.run([sys.executable, "-m", "marsad", *line], capture_output=True, text=True, check=True)
    assert done.stdout == ""
    assert done.stderr == "2 reports added, 0 unchanged; 1 incidents in l.db\n"
