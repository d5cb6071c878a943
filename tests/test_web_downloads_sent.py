"""Downloads from a real server: sent while they are made, stopped with the reader, never cut off unseen."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx2 as httpx
import pytest
from fastapi.testclient import TestClient

from ledger_reports import market
from marsad.ledger import Ledger, LedgerError
from marsad.ledger.tallies.scopes import CountScope
from marsad.models import Incident
from marsad.publish.exports import FORMATS
from marsad.web import create
from marsad.web.spool import GoneError, Spool
from marsad.web.views.downloads import AT_ONCE
from web_served import served

PLAIN = {"Accept-Encoding": "identity"}
SOON = 20
"""Seconds that nothing here takes unless it hangs."""


@dataclass
class Slow:
    """A ledger's incidents as they are read one by one: the second only when it is ``asked`` for."""

    incident: Incident
    many: int = 2
    wrong: bool = False
    asked: threading.Event = field(default_factory=threading.Event)
    over: threading.Event = field(default_factory=threading.Event)

    def each(self, _: Ledger, _rule: str = "", _scope: CountScope | None = None) -> Iterator[Incident]:
        try:
            for number in range(self.many):
                if number == 101:  # reports are looked up for a hundred incidents together
                    assert self.asked.wait(SOON)
                    self._fail()
                yield self.incident
        finally:
            self.over.set()

    def _fail(self) -> None:
        if self.wrong:
            raise LedgerError("the disk cannot be read")


@pytest.fixture
def where(tmp_path: Path) -> str:
    """A ledger with the car bomb of Ariha."""
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        ledger.add(*market())
    return str(tmp_path / "l.db")


@pytest.fixture
def slow(where: str, monkeypatch: pytest.MonkeyPatch) -> Slow:
    """The same, with two hundred incidents like it, of which the second half is slow to read."""
    with Ledger.open(where) as ledger:
        made = Slow(ledger.incidents()[0], many=200)
    monkeypatch.setattr(Ledger, "each_incident", made.each)
    return made


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "parquet"])
def test_the_first_rows_come_before_the_last_incident_was_read(where: str, slow: Slow, name: str) -> None:
    with (
        served(where) as site,
        httpx.stream("GET", f"{site}/en/downloads/{name}", headers=PLAIN, timeout=SOON) as answer,
    ):
        pieces = answer.iter_bytes()
        first = b""
        while slow.incident.id.encode() not in first:
            first += next(pieces)
        assert not slow.over.is_set()
        slow.asked.set()
        whole = first + b"".join(pieces)
    assert whole.count(slow.incident.id.encode()) >= slow.many


def test_a_reader_who_hangs_up_stops_the_work(where: str, slow: Slow) -> None:
    with served(where) as site:
        with httpx.stream("GET", f"{site}/en/downloads/csv", headers=PLAIN, timeout=SOON) as answer:
            next(answer.iter_bytes())
        slow.many = 1_000_000_000
        slow.asked.set()
        assert slow.over.wait(SOON)


def test_what_breaks_off_does_not_look_whole(
    where: str, slow: Slow, capsys: pytest.CaptureFixture[str]
) -> None:
    slow.wrong = True
    slow.asked.set()
    with (
        served(where) as site,
        httpx.stream("GET", f"{site}/en/downloads/csv", timeout=SOON) as answer,
        pytest.raises(httpx.RemoteProtocolError, match="without sending complete message body"),
    ):
        answer.read()
    assert "the disk cannot be read" in capsys.readouterr().err


def test_what_fails_before_anything_was_sent_is_told_on_a_page(
    where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> Iterator[Incident]:
        raise LedgerError("the disk cannot be read")

    monkeypatch.setattr(Ledger, "each_incident", refused)
    with TestClient(create(where)) as client:
        answer = client.get("/en/downloads/jsonl")
        assert "the disk cannot be read" in answer.text
        assert "content-disposition" not in answer.headers
        assert all(client.get("/en/downloads/jsonl").status_code == 404 for _ in range(AT_ONCE + 1))


def test_when_many_are_being_made_the_next_is_asked_to_come_back(where: str) -> None:
    app = create(where)
    with TestClient(app) as client:
        for _ in range(AT_ONCE):
            assert app.state.downloading.acquire(blocking=False)
        answer = client.get("/ar/downloads/csv")
        assert answer.status_code == 503
        assert "أعد المحاولة بعد دقيقة" in answer.text
        app.state.downloading.release()
        assert client.get("/ar/downloads/csv").status_code == 200


def test_nothing_more_is_written_for_who_has_hung_up() -> None:
    spool = Spool()
    spool.write(b"one row")
    spool.drop()
    assert spool.piece() == b""
    with pytest.raises(GoneError):
        spool.write(b"another")
