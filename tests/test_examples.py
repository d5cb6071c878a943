"""The sample reports can be read, tell what their README says, and the demo shows them."""

import subprocess
import sys
from pathlib import Path

import pytest

from ledger_reports import market
from marsad.intake import Problem, reports
from marsad.ledger import Ledger
from marsad.models import Report
from marsad.reader import read

HOME = Path(__file__).parents[1]
SAMPLES = HOME / "examples" / "reports"


@pytest.fixture(scope="module")
def samples() -> dict[str, Report]:
    problems: list[Problem] = []
    found = {report.doc: report for report in reports([SAMPLES], problems.append)}
    assert problems == []
    return found


def test_there_are_enough_of_every_kind(samples: dict[str, Report]) -> None:
    assert len(samples) >= 16
    assert {path.suffix for path in SAMPLES.iterdir()} == {".jsonl", ".txt", ".html"}


def test_the_readme_names_every_sample() -> None:
    told = (HOME / "examples" / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in SAMPLES.iterdir() if f"`{path.name}`" not in told] == []


def test_an_old_encoding_is_read(samples: dict[str, Report]) -> None:
    page = samples["deirezzor-undated.html"]
    assert "البصيرة" in page.text
    assert page.seen is None


def test_every_quote_stands_in_its_report(samples: dict[str, Report]) -> None:
    for report in samples.values():
        for evidence in read(report).evidence():
            assert evidence is None or evidence.proves(report)


def test_a_road_accident_is_no_incident(samples: dict[str, Report]) -> None:
    assert read(samples["ofoq-6"]).relevant is False


def test_the_demo_runs_on_a_ledger_made_anew_and_shows_what_to_type(tmp_path: Path) -> None:
    ledger = str(tmp_path / "demo.db")
    with Ledger.open(ledger, create=True) as older:
        older.add(*market())
    done = subprocess.run(
        [sys.executable, HOME / "scripts" / "demo.py", ledger],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert f"$ marsad add examples/reports --ledger {ledger}" in done.stdout
    assert "17 reports added, 0 unchanged" in done.stderr
    assert "ok: 17 reports" in done.stdout
