"""Behind a reverse proxy: what it says of readers is believed only where the command was told of it."""

from __future__ import annotations

import pytest
import uvicorn
from click.testing import CliRunner

from ledger_reports import market
from marsad.cli import main
from marsad.ledger import Ledger


@pytest.mark.parametrize(
    ("said", "believed"),
    [([], (False, None)), (["--behind-proxy", "10.0.0.2"], (True, "10.0.0.2"))],
)
def test_a_proxy_is_believed_only_by_its_address(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch, said: list[str], believed: tuple[bool, str | None]
) -> None:
    where = f"{tmp_path}/l.db"
    with Ledger.open(where, create=True) as ledger:
        ledger.add(*market())
    given: list[uvicorn.Config] = []
    monkeypatch.setattr(uvicorn.Server, "run", lambda server: given.append(server.config))
    done = CliRunner().invoke(main, ["serve", "--ledger", where, *said])
    assert done.exit_code == 0, done.output
    (config,) = given
    assert (config.proxy_headers, config.forwarded_allow_ips if config.proxy_headers else None) == believed
