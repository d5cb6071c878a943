"""``marsad report``: a report with what was read from it marked in its text."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from marsad.cli import main

TEXT = "قُتل ثلاثة جنود في كمين قرب الرقة، وأصيب مدنيان بجروح."


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(f"كمين على الطريق\n\n{TEXT}\n\nمقالات ذات صلة\nمقتل سبعة في قصف\n", encoding="utf-8")
    return path


def run(*args: object) -> Result:
    return CliRunner().invoke(main, ["report", *map(str, args)])


def test_a_file_is_read_and_marked(page: Path) -> None:
    result = run(page)
    assert result.exit_code == 0
    assert "killed 3 · " in result.output
    assert "\x1b" not in result.output
    assert "مقالات ذات صلة" in result.output
    key = result.output.split("{actors}")[1].splitlines()
    assert key[2].split() == ["mark", "told", "as", "read", "people", "according", "to", "words"]
    assert any("killed 3" in line and "armed" in line for line in key)


def test_marks_for_programs_have_offsets_into_the_report(page: Path) -> None:
    marks = [json.loads(line) for line in run(page, "--format", "jsonl").output.splitlines()]
    assert {mark["what"] for mark in marks} >= {"killed", "injured"}
    for mark in marks:
        assert TEXT[mark["start"] : mark["end"]] == mark["quote"]
    rows = list(csv.DictReader(io.StringIO(run(page, "--format", "csv").output)))
    assert [row["quote"] for row in rows] == [mark["quote"] for mark in marks]


def test_a_report_of_a_ledger_says_which_incident_it_told(page: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "l.db"
    CliRunner().invoke(main, ["add", str(page), "--ledger", str(ledger)], catch_exceptions=False)
    listed = CliRunner().invoke(main, ["incidents", "--ledger", str(ledger), "--format", "jsonl"])
    incident = json.loads(listed.output)["id"]
    assert incident in run("page.txt", "--ledger", ledger).output
    marks = [
        json.loads(x) for x in run("page.txt", "--ledger", ledger, "--format", "jsonl").output.splitlines()
    ]
    assert {mark["incident"] for mark in marks} == {incident}


def test_a_report_that_tells_nothing_says_so(tmp_path: Path) -> None:
    path = tmp_path / "weather.txt"
    path.write_text("أمطار متفرقة على الساحل نهاية الأسبوع.", encoding="utf-8")
    assert "Nothing was read from this report." in run(path).output


@pytest.mark.parametrize(
    ("name", "options", "message"),
    [
        ("gone.txt", [], "gone.txt: cannot be read: No such file or directory"),
        ("x", ["--ledger", "gone.db"], "gone.db: no such ledger"),
    ],
)
def test_what_is_not_there_is_told_in_one_line(
    name: str, options: list[str], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(name, *options)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"marsad: {message}")
    assert result.stderr.count("\n") == 1
