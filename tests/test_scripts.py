"""The programs in ``scripts/`` that take options say which, so they run with the code as it is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parents[1] / "scripts"
WITH_OPTIONS = [one.stem for one in sorted(SCRIPTS.glob("*.py")) if "argparse" in one.read_text("utf-8")]


@pytest.mark.parametrize("name", WITH_OPTIONS)
def test_a_program_tells_its_options(name: str) -> None:
    done = subprocess.run(
        [sys.executable, str(SCRIPTS / f"{name}.py"), "--help"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "usage:" in done.stdout
