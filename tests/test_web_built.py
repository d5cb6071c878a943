"""A checkout whose fonts and map were not built yet: the command says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from ledger_reports import market
from marsad.cli import main
from marsad.ledger import Ledger
from marsad.web import app


def test_serving_without_fonts_and_map_says_how_to_build_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = str(tmp_path / "l.db")
    with Ledger.open(where, create=True) as ledger:
        ledger.add(*market())
    monkeypatch.setattr(app, "HERE", tmp_path)
    done = CliRunner().invoke(main, ["serve", "--ledger", where])
    assert done.exit_code == 1
    assert "python scripts/frontend.py" in done.stderr
    assert "Traceback" not in done.output
