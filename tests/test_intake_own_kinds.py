"""A kind of input from another package: it is found by its entry point, and goes before ours."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

DOCS = Path(__file__).parents[1] / "docs" / "input.md"
LINES = "2031-04-02 قتل شرطيان في هجوم على حاجز قرب سبها.\n2031-04-03 أصيب ثلاثة مدنيين في قصف على غات.\n"


def package(folder: Path, point: str, module: str) -> None:
    """Install a package of one module in a folder, as pip would."""
    (folder / "ourkinds.py").write_text(module, encoding="utf-8")
    info = folder / "ourkinds-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: ourkinds\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[marsad.kinds]\nsms = {point}\n")


def read(folder: Path, name: str) -> subprocess.CompletedProcess[str]:
    """Read a file of the folder, with the packages in it."""
    path = os.pathsep.join([str(folder), *sys.path])
    command = [sys.executable, "-m", "marsad", "read", name]
    given = {**os.environ, "PYTHONPATH": path}
    return subprocess.run(
        command, cwd=folder, env=given, check=False, capture_output=True, text=True, encoding="utf-8"
    )


def example() -> str:
    """Return the module that the documentation shows."""
    (found,) = re.findall(r"```python\n(\"\"\"Messages.*?)```", DOCS.read_text(encoding="utf-8"), re.S)
    return str(found)


def test_the_kind_that_the_documentation_shows_is_found_and_reads(tmp_path: Path) -> None:
    package(tmp_path, "ourkinds:KIND", example())
    (tmp_path / "april.sms").write_text(LINES, encoding="utf-8")
    done = read(tmp_path, "april.sms")
    assert done.stderr == ""
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["doc"] for one in found] == ["april.sms:1", "april.sms:2"]
    assert found[0]["incidents"][0]["figures"][0]["low"] == 2


def test_an_entry_point_that_leads_to_no_kind_is_named(tmp_path: Path) -> None:
    package(tmp_path, "ourkinds:KIND", "KIND = 5\n")
    (tmp_path / "april.sms").write_text(LINES, encoding="utf-8")
    done = read(tmp_path, "april.sms")
    assert done.returncode == 1
    assert "ourkinds:KIND: the entry point sms of marsad.kinds is not a Kind" in done.stderr
