"""Users of the pages: who may see what, for how long, and how often one may guess."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from ledger_reports import incident_of
from marsad.ledger import Ledger, LedgerError
from marsad.ledger.reviewing import users
from marsad.web import create

PASSWORD = "ثلاث كلمات طويلة"
AS_SERVED = users._hasher
"""How passwords are hashed but in tests."""
FORM = {"name": "samira", "password": PASSWORD}
HERE = {"Origin": "http://testserver"}


@pytest.fixture
def where(tmp_path: Path) -> str:
    """A ledger with an incident, a reviewer, and one who may sign in no longer."""
    path = str(tmp_path / "l.db")
    with Ledger.open(path, create=True) as ledger:
        ledger.add(*incident_of(1))
        ledger.users.add("samira", "reviewer", PASSWORD)
        ledger.users.add("former", "administrator", PASSWORD)
        ledger.users.change("former", disabled=True)
    return path


@pytest.fixture
def client(where: str) -> Iterator[TestClient]:
    with TestClient(create(where, "users")) as client:
        yield client


def test_passwords_are_hashed_with_much_work() -> None:
    assert AS_SERVED().hash(PASSWORD).startswith("$argon2id$v=19$m=65536,t=3,p=4$")


def sign_in(client: TestClient, **changes: str) -> int:
    """Send the form; return the status of the answer, which is 303 for those who may come in."""
    answer = client.post("/en/sign-in", data={**FORM, **changes}, headers=HERE, follow_redirects=False)
    return answer.status_code


def test_who_is_not_signed_in_is_led_to_the_form_and_back(client: TestClient) -> None:
    answer = client.get("/en/?x=1", follow_redirects=False)
    assert answer.headers["location"] == "/en/sign-in?after=%2Fen%2F%3Fx%3D1"
    answer = client.post("/en/sign-in", data={**FORM, "after": "/en/?x=1"}, headers=HERE)
    assert (answer.status_code, str(answer.url)) == (200, "http://testserver/en/?x=1")
    assert "samira" in answer.text


@pytest.mark.parametrize(
    "after", ["//evil.example/", "https://evil.example/", "/\\evil.example", "x", "/\n/"]
)
def test_signing_in_never_leads_to_another_site(client: TestClient, after: str) -> None:
    answer = client.post("/en/sign-in", data={**FORM, "after": after}, headers=HERE, follow_redirects=False)
    assert answer.headers["location"] == "/en/"


def test_scripts_and_other_sites_do_not_get_the_cookie(client: TestClient) -> None:
    answer = client.post("/en/sign-in", data=FORM, headers=HERE, follow_redirects=False)
    said = answer.headers["set-cookie"].lower()
    assert "httponly" in said
    assert "samesite=lax" in said


def test_the_ledger_keeps_neither_password_nor_secret(client: TestClient, where: str) -> None:
    sign_in(client)
    held = Path(where).read_bytes()
    assert PASSWORD.encode() not in held
    assert client.cookies["marsad"].encode() not in held


def test_after_signing_out_the_cookie_is_worth_nothing(client: TestClient) -> None:
    sign_in(client)
    secret = client.cookies["marsad"]
    assert client.post("/en/sign-out", headers=HERE).status_code == 200
    client.cookies.set("marsad", secret)
    assert client.get("/en/", follow_redirects=False).status_code == 307


@pytest.mark.parametrize(
    "headers", [{}, {"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site", **HERE}]
)
def test_what_another_site_sends_is_refused(client: TestClient, headers: dict[str, str]) -> None:
    assert client.post("/en/sign-in", data=FORM, headers=headers).status_code == 403


def test_wrong_names_and_wrong_passwords_are_answered_alike(client: TestClient) -> None:
    answers = [
        client.post("/en/sign-in", data={**FORM, **wrong}, headers=HERE)
        for wrong in ({"password": "wrong wrong wrong"}, {"name": "nobody"}, {"name": "former"})
    ]
    assert {(one.status_code, one.text) for one in answers} == {(401, answers[0].text)}


def test_who_guesses_waits_even_with_the_right_password(client: TestClient) -> None:
    for _ in range(5):
        assert sign_in(client, password="wrong wrong wrong") == 401
    assert sign_in(client) == 401
    assert "quarter of an hour" in client.post("/en/sign-in", data=FORM, headers=HERE).text


def test_waiting_ends(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(5):
        sign_in(client, password="wrong wrong wrong")
    later = dt.datetime.now(dt.UTC) + dt.timedelta(minutes=16)
    monkeypatch.setattr(users, "_now", lambda: later)
    assert sign_in(client) == 303


@pytest.mark.parametrize(("hours", "status"), [(11, 200), (13, 307)])
def test_a_session_that_is_not_used_ends(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, hours: int, status: int
) -> None:
    sign_in(client)
    later = dt.datetime.now(dt.UTC) + dt.timedelta(hours=hours)
    monkeypatch.setattr(users, "_now", lambda: later)
    assert client.get("/en/", follow_redirects=False).status_code == status


def test_a_new_password_ends_all_sessions(client: TestClient, where: str) -> None:
    sign_in(client)
    with Ledger.open(where) as ledger:
        ledger.users.change("samira", password="another pass phrase")
    assert client.get("/en/", follow_redirects=False).status_code == 307
    assert sign_in(client) == 401
    assert sign_in(client, password="another pass phrase") == 303


def test_users_are_kept_in_either_database(ledgers: Callable[[], str]) -> None:
    with Ledger.open(ledgers(), create=True) as ledger:
        assert not ledger.users.any()
        ledger.users.add("ali", "reader", PASSWORD)
        with pytest.raises(LedgerError, match="already"):
            ledger.users.add("ali", "reader", PASSWORD)
        with pytest.raises(LedgerError, match="too short"):
            ledger.users.add("nur", "reader", "short")
        with pytest.raises(LedgerError, match="no user of this name"):
            ledger.users.change("nur", role="reviewer")
        secret = ledger.users.sign_in("ali", PASSWORD, "10.0.0.1")
        found = ledger.users.signed_in(secret)
        assert found is not None
        assert (found.user.may("reader"), found.user.may("reviewer")) == (True, False)
        assert ledger.users.signed_in("x") is None
        assert ledger.verify().problems == ()
