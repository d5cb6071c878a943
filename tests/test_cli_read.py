"""``marsad read``: what each report says, one JSON object a line, in real pipes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from marsad.models import Reading, from_json

TEXT = "قُتل ثلاثة جنود في كمين قرب الرقة."
LINE = {"doc": "a1", "title": "كمين", "text": TEXT, "seen": "2021-03-04"}


def marsad(
    *args: str | Path, stdin: bytes = b"", env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "marsad", *map(str, args)]
    return subprocess.run(
        command, input=stdin, capture_output=True, env={**os.environ, **(env or {})}, check=False
    )


def lines(*items: object) -> bytes:
    return b"".join(json.dumps(item, ensure_ascii=False).encode() + b"\n" for item in items)


def test_each_report_is_one_line_in_the_order_given(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.jsonl").write_bytes(lines(LINE, {**LINE, "doc": "a2"}))
    done = marsad("read", tmp_path / "b.txt", tmp_path / "a.jsonl")
    readings = [from_json(line, Reading) for line in done.stdout.splitlines()]
    assert [reading.doc for reading in readings] == ["b.txt", "a1", "a2"]
    assert (done.returncode, done.stderr) == (0, b"")
    (figure,) = readings[1].incidents[0].figures
    assert (figure.measure, figure.low, figure.high) == ("killed", 3, 3)


def test_standard_input_is_read(tmp_path: Path) -> None:
    done = marsad("read", "-", stdin=lines(LINE))
    assert json.loads(done.stdout)["doc"] == "a1"


def test_broken_input_is_named_the_rest_is_read_and_the_exit_code_is_1(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_bytes(lines(LINE) + b"{nonsense\n" + lines({**LINE, "doc": "a2"}))
    done = marsad("read", tmp_path / "gone.txt", path)
    assert [json.loads(line)["doc"] for line in done.stdout.splitlines()] == ["a1", "a2"]
    assert done.stderr.decode().splitlines() == [
        f"marsad: {tmp_path}/gone.txt: cannot be read: No such file or directory",
        f"marsad: {path}:2: not JSON: Expecting property name enclosed in double quotes at character 2",
    ]
    assert done.returncode == 1


@pytest.mark.parametrize(
    "locale", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "latin-1"}, {"PYTHONUTF8": "0", "LC_ALL": "C"}]
)
def test_output_is_utf8_whatever_the_locale_says(locale: dict[str, str]) -> None:
    done = marsad("read", "-", stdin=lines(LINE), env=locale)
    assert "الرقة" in done.stdout.decode("utf-8")
    assert done.returncode == 0


def test_lone_surrogates_in_the_input_do_no_harm() -> None:
    done = marsad("read", "-", stdin=b'{"doc": "\\ud800", "text": "\\udc00 ' + TEXT.encode() + b'"}\n')
    reading = json.loads(done.stdout)
    assert reading["doc"] == "\ud800"
    assert done.returncode == 0


def test_pretty_is_indented_for_people() -> None:
    done = marsad("read", "--pretty", "-", stdin=lines(LINE))
    assert done.stdout.startswith(b'{\n  "doc": "a1"')


def test_readings_come_as_the_reports_do() -> None:
    """A line is written before the next report has come in, so that a pipe without end works."""
    command = [sys.executable, "-m", "marsad", "read", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for doc in ("1", "2"):
            process.stdin.write(lines({**LINE, "doc": doc}))
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["doc"] == doc
        process.stdin.close()
        assert process.wait() == 0


def test_a_pipe_that_closes_early_ends_it_quietly(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_bytes(lines(LINE) * 3000)
    script = f'"{sys.executable}" -m marsad read "{path}" | head -n 1'
    done = subprocess.run(["bash", "-c", script], capture_output=True, check=False)
    assert json.loads(done.stdout)["doc"] == "a1"
    assert done.stderr == b""


@pytest.mark.parametrize(
    ("name", "table", "fault"),
    [
        ("people", "singular\tstatus\nمرابط\tsoldier\n", "status «soldier» is none of civilian"),
        ("actors", "name\tkind\tforms\nX\tgroup\tسرايا\tY\tZ\n", "5 cells, but 3 columns"),
        ("peoples", "singular\tstatus\n", "no table has this name"),
    ],
)
def test_faulty_tables_of_ones_own_are_named_and_nothing_is_read(
    name: str, table: str, fault: str, tmp_path: Path
) -> None:
    (tmp_path / f"{name}.tsv").write_text(table, encoding="utf-8")
    done = marsad("read", "-", "--tables", tmp_path, stdin=lines(LINE))
    assert (done.returncode, done.stdout) == (1, b"")
    told = done.stderr.decode().splitlines()
    assert any(line.startswith(f"marsad: {tmp_path / name}.tsv, line ") and fault in line for line in told)
    assert told[-1] == "marsad: nothing was read: mend these tables first (marsad check-tables)"


def test_tables_of_ones_own_that_are_in_order_are_used(tmp_path: Path) -> None:
    head = "singular\tdual\tplural\tstatus\tdemographic\tforce"
    (tmp_path / "people.tsv").write_text(f"{head}\nنهام\t\tنهامين\tcivilian\t\t\n", encoding="utf-8")
    line = {**LINE, "text": "قُتل ثلاثة نهامين في قصف على الميناء."}
    done = marsad("read", "-", "--tables", tmp_path, stdin=lines(line))
    assert done.returncode == 0
    assert json.loads(done.stdout)["incidents"][0]["figures"][0]["status"] == "civilian"


def test_no_files_is_a_usage_error() -> None:
    done = marsad("read")
    assert done.returncode == 2
    assert b"Missing argument 'FILES...'" in done.stderr
