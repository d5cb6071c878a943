"""``marsad export`` as people use it: files that are whole, notes of what is left out, hashes that verify."""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path
from typing import BinaryIO

import pytest
from click.testing import CliRunner, Result

from export_made import made, two_of_one
from marsad.cli import main
from marsad.errors import MarsadError
from marsad.publish.exports import FORMATS
from marsad.publish.exports.files import write_file


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of work with a ledger of one incident."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MARSAD_RULE", raising=False)
    monkeypatch.setenv("MARSAD_LEDGER", "l.db")
    made(tmp_path, two_of_one()).close()
    return tmp_path


def run(line: str, code: int = 0) -> Result:
    result = CliRunner().invoke(main, ["export", *line.split()])
    assert result.exit_code == code, (result.output, result.exception)
    return result


def test_csv_of_incidents_goes_to_standard_output(folder: Path) -> None:
    result = run("")
    assert len(result.stdout.splitlines()) == 2
    assert result.stderr == "1 incident as csv\n"


def test_what_the_format_has_no_room_for_is_counted(folder: Path) -> None:
    said = run("--format acled").stderr
    assert "1 rival figure of the killed" in said
    assert "1 claim of responsibility" in said
    assert "2 quotes with their offsets" in said


def test_a_file_gets_a_note_beside_it_and_is_not_written_over(folder: Path) -> None:
    run("--format ucdp-ged --out g.csv")
    note = (folder / "g.csv.note.txt").read_text(encoding="utf-8")
    assert "- left out: 1 rival figure of the killed\n" in note
    assert "rule ucdp v2" in note
    before = (folder / "g.csv").read_bytes()
    assert "g.csv: is there already; --force" in run("--format acled --out g.csv", 1).stderr
    assert (folder / "g.csv").read_bytes() == before
    run("--format acled --out g.csv --force")
    assert (folder / "g.csv").read_bytes() != before


def test_a_release_is_a_folder_whose_hashes_verify(folder: Path) -> None:
    run("--format csv --format parquet --format geojson --format acled --out release/")
    sums = (folder / "release" / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    found = {name: digest for digest, name in (line.split("  ") for line in sums)}
    assert {"incidents.csv", "claims.parquet", "incidents.geojson", "incidents.acled.csv"} < set(found)
    assert set(found) == {path.name for path in (folder / "release").iterdir()} - {"SHA256SUMS"}
    for name, digest in found.items():
        assert hashlib.sha256((folder / "release" / name).read_bytes()).hexdigest() == digest


def test_sha256sum_verifies_a_manifest(folder: Path) -> None:
    run("--out i.csv --manifest")
    subprocess.run(["sha256sum", "-c", "--quiet", "i.csv.sha256"], check=True)
    with (folder / "i.csv").open("a") as file:
        file.write("x")
    assert subprocess.run(["sha256sum", "-c", "--status", "i.csv.sha256"], check=False).returncode == 1


def test_a_file_whose_writing_fails_is_not_there(folder: Path) -> None:
    def fail(out: BinaryIO) -> None:
        out.write(b"half")
        raise MarsadError("the disk is full")

    before = set(folder.iterdir())
    with pytest.raises(MarsadError, match="the disk is full"):
        write_file(folder / "x.csv", fail, force=False)
    assert set(folder.iterdir()) == before


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_says_what_it_cannot_hold_also_without_a_ledger(
    folder: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "\nThis export:\n" in run(f"--format {form} --note").stdout
    monkeypatch.delenv("MARSAD_LEDGER")
    told = run(f"--format {form} --note").stdout
    assert told.startswith(f"Format {form}: ")
    assert "This export" not in told


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("--format acled --what claims", 1, "acled holds incidents, not claims"),
        ("--format csv --format jsonl", 2, "--out FOLDER/"),
        ("--format parquet", 2, "parquet needs a file: --out FILE"),
        ("--manifest", 2, "--manifest needs a file"),
        ("--out none/x.csv", 1, "there is no folder none"),
        ("--ledger none.db", 1, "no such ledger"),
    ],
)
def test_a_mistake_is_named(folder: Path, line: str, code: int, said: str) -> None:
    assert said in run(line, code).stderr


def test_without_a_ledger_there_is_nothing_to_export(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MARSAD_LEDGER")
    assert "Missing option '--ledger'" in run("", 2).stderr


def test_parquet_without_its_package_says_what_to_install(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    assert "pip install 'marsad[parquet]'" in run("--format parquet --out x.parquet", 1).stderr
    assert not (folder / "x.parquet").exists()


def test_excel_gets_the_mark_by_which_it_knows_utf_8(folder: Path) -> None:
    assert run("--excel").stdout_bytes.startswith(b"\xef\xbb\xbfid,")
    assert run("").stdout_bytes.startswith(b"id,")
