"""Several processes that answer over one ledger: what one of them is told, all know."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2 as httpx
import pytest
from click.testing import CliRunner

from ledger_reports import market
from marsad.cli import main
from marsad.ledger import Ledger

PASSWORD = "three boats on the grey river"
PATIENCE = 120
"""Seconds that a busy machine may need for what takes one or two."""
TIMES = 12
"""Requests, each by a connection of its own: that one of two processes answers them all is unlikely."""


@pytest.fixture
def where(tmp_path: Path) -> str:
    made = str(tmp_path / "l.db")
    with Ledger.open(made, create=True) as ledger:
        ledger.add(*market())
    return made


@contextmanager
def workers(where: str, *said: str) -> Iterator[tuple[str, int]]:
    """Serve a ledger by two processes as long as the block runs; give its address, and who started them."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    command = [sys.executable, "-m", "marsad", "serve", "--ledger", where, "--port", port, "--workers", "2"]
    with subprocess.Popen([*command, *said], stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr
        assert f"http://127.0.0.1:{port}/ shows" in server.stderr.readline()
        try:
            yield f"http://127.0.0.1:{port}", server.pid
        finally:
            server.terminate()
            assert server.wait(PATIENCE) == 0


def each(site: str, path: str, cookies: dict[str, str] | None = None) -> list[httpx.Response]:
    """Return the answers to one question, asked again and again."""
    return [httpx.get(site + path, cookies=cookies, timeout=PATIENCE) for _ in range(TIMES)]


def signing_in(site: str, password: str, times: int) -> list[httpx.Response]:
    said, here = {"name": "salma", "password": password}, {"Origin": site}
    return [httpx.post(f"{site}/en/sign-in", data=said, headers=here, timeout=PATIENCE) for _ in range(times)]


def test_who_signs_in_is_locked_out_or_decides_is_so_for_all_processes(where: str) -> None:
    with Ledger.open(where) as ledger:
        ledger.users.add("salma", "reviewer", PASSWORD)
        (incident,) = ledger.incidents()
    with workers(where) as (site, _):
        assert all("sign-in" in one.headers["location"] for one in each(site, "/en/"))
        signed = signing_in(site, PASSWORD, 1)[0]
        cookies = dict(signed.cookies)
        assert all(incident.id in one.text for one in each(site, "/en/", cookies))
        with Ledger.open(where) as ledger:
            ledger.correct(incident.id, "confirm", who="A", why="B")
        assert all(incident.id in one.text for one in each(site, "/en/?review=confirmed", cookies))
        signing_in(site, "four boats on the grey river", 6)
        assert not any(one.cookies for one in signing_in(site, PASSWORD, TIMES))


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs what Linux tells of processes")
def test_a_process_that_dies_is_replaced_and_readers_are_answered(where: str) -> None:
    with workers(where, "--public") as (site, server):
        assert {one.status_code for one in each(site, "/ar/")} == {200}
        killed = max(below(server))
        os.kill(killed, signal.SIGKILL)
        end = time.monotonic() + PATIENCE
        while killed in below(server) and time.monotonic() < end:
            time.sleep(0.1)
        assert {one.status_code for one in each(site, "/ar/")} == {200}


def below(server: int) -> list[int]:
    """Return the processes that answer: those that a process started to run some of its code."""
    entries = (entry for entry in Path("/proc").iterdir() if entry.name.isdigit())
    return [int(entry.name) for entry in entries if _answers(entry, server)]


def _answers(entry: Path, server: int) -> bool:
    try:
        parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
        return parent == server and b"spawn_main" in (entry / "cmdline").read_bytes()
    except OSError:  # it ended meanwhile
        return False


def test_only_one_process_adds_to_tables(where: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["serve", "--ledger", where, "--workers", "2", "--tables", str(tmp_path)])
    assert (done.exit_code, "only one process can add to tables" in done.output) == (1, True)
