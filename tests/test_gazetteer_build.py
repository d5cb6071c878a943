"""The table of places is what the build script makes of the packages, to the byte."""

import os
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "src" / "marsad" / "gazetteer" / "places.tsv"


def test_the_packages_give_the_table_in_the_repository(tmp_path: Path) -> None:
    packages = TABLE.read_text("utf-8").splitlines()[1].removeprefix("# ").split(", ")
    for package in packages:
        name, _, wanted = package.rpartition(" ")
        try:
            found = version(name)
        except PackageNotFoundError:
            pytest.skip(f"needs {name}, which only the build of the gazetteer uses")
        if found != wanted:
            pytest.skip(f"the table was built with {package}, here is {found}")
    again = tmp_path / "places.tsv"
    command = [sys.executable, str(ROOT / "scripts" / "gazetteer.py"), str(again)]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": "7"}, capture_output=True)
    assert again.read_bytes() == TABLE.read_bytes()
