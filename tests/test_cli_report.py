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


def test_who_wrote_a_page_when_and_whose_text_it_is_stands_at_the_head(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        f"""<html><head><meta property="article:published_time" content="2021-03-05T10:20:00+03:00">
        <meta name="author" content="سلمى الحديدي"></head><body><h1>كمين على الطريق</h1><p>{TEXT}</p>
        <p>المصدر: رويترز</p></body></html>""",
        encoding="utf-8",
    )
    output = run(path).output
    assert "published: 2021-03-05 10:20+03:00\nauthor: سلمى الحديدي\ntext of: رويترز\n" in output
    assert "المصدر" not in output


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


@pytest.fixture
def several(tmp_path: Path) -> Path:
    path = tmp_path / "several.jsonl"
    lines = [
        {"doc": "a", "text": TEXT},
        {"doc": "b", "text": "أمطار على الساحل."},
        {"doc": "c", "text": TEXT},
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def test_each_report_of_a_file_is_shown_below_its_doc(several: Path) -> None:
    shown = run(several).output
    assert [line for line in shown.splitlines() if line.startswith("== ")] == ["== a", "== b", "== c"]
    assert shown.count("killed 3 · ") == 2
    assert "Nothing was read from this report." in shown
    marks = [json.loads(line) for line in run(several, "--format", "jsonl").output.splitlines()]
    assert {mark["doc"] for mark in marks} == {"a", "c"}
    rows = list(csv.DictReader(io.StringIO(run(several, "--format", "csv").output)))
    assert [row["doc"] for row in rows] == [mark["doc"] for mark in marks]


def test_one_report_of_a_file_is_asked_for_by_its_doc(several: Path) -> None:
    shown = run(several, "--doc", "c").output
    assert "== " not in shown
    assert shown.count("killed 3 · ") == 1


def test_what_cannot_be_read_beside_is_named(several: Path) -> None:
    several.write_text(several.read_text(encoding="utf-8") + "{nonsense\n", encoding="utf-8")
    result = run(several)
    assert result.exit_code == 1
    assert result.stdout.count("killed 3 · ") == 2
    assert ":4: not JSON" in result.stderr


def test_a_report_of_a_ledger_has_no_other_doc() -> None:
    result = run("x", "--ledger", "l.db", "--doc", "a")
    assert result.exit_code == 2
    assert "--doc names a report of a file" in result.stderr


def test_a_doc_that_is_not_there_is_told(several: Path) -> None:
    result = run(several, "--doc", "z")
    assert (result.exit_code, result.stderr) == (1, f"marsad: {several}: no report has the doc z\n")


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
