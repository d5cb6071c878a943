"""The interface for programs: read-only, described by OpenAPI, and never at a loss for an answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ledger_reports import DAY, account, figure, market, reading
from marsad.ledger import Ledger
from marsad.models import (
    Claim,
    Dispute,
    Evidence,
    Group,
    Incident,
    Mention,
    Reason,
    Report,
    Toll,
    from_json,
    to_json,
)
from marsad.web import create
from marsad.web.portions import portion

ODD = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
    st.sampled_from(
        [
            "",
            "2019",
            "0000",
            "9999-12-31",
            "SY",
            "إدلب",
            "%00",
            "'",
            '"',
            "-1",
            "1e9",
            "true",
            "killed",
            "month",
        ]
    ),
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A program that asks a ledger with one report."""
    where: Path = tmp_path_factory.mktemp("api") / "l.db"
    with Ledger.open(where, create=True) as ledger:
        ledger.add(*market())
    with TestClient(create(where)) as client:
        yield client


def test_reports_lead_to_incidents_and_back(client: TestClient) -> None:
    found = client.get("/api/search", params={"q": "سيارات أريحا"}).json()
    assert (found["total"], found["reports"][0]["doc"]) == (1, "m1")
    assert "⟦سيارة⟧" in found["reports"][0]["words"]
    name = found["reports"][0]["incidents"][0]
    incident = client.get(f"/api/incidents/{name}")
    assert from_json(incident.text, Incident).mentions[0].doc == "m1"
    report = client.get(f"/api/reports/{incident.json()['mentions'][0]['report']}").json()
    assert report["incidents"] == {"a": name}
    assert report["reading"]["incidents"][0]["figures"][0]["evidence"]["quote"] in report["text"]


def test_a_count_names_the_incidents_behind_each_number(client: TestClient) -> None:
    made = client.get("/api/tallies?by=month&by=area&area=إدلب").json()
    (row,) = made["rows"]
    assert row["labels"] == {"month": "2019-03", "area": "Idlib, SY"}
    assert (row["low"], row["best"], row["high"], row["count"]) == (6, 6, 6, 1)
    assert made["totals"][0]["best"] == 6
    for number in (row, made["totals"][0]):
        behind = client.get(number["incidents"]).json()
        assert (behind["size"], behind["next"]) == (1, None)
        assert [behind["incidents"][0][end] for end in ("low", "best", "high")] == [6, 6, 6]


def test_what_a_count_leaves_out_is_told_with_its_grounds(client: TestClient) -> None:
    (left,) = client.get("/api/tallies?confirmed=true").json()["left_out"]
    assert (left["ground"], left["count"]) == ("not confirmed", 1)
    (one,) = client.get(left["incidents"]).json()["incidents"]
    assert (one["left_out"], one["best"]) == (["no reviewer has confirmed it"], None)


def test_an_incident_of_which_many_tell_comes_in_parts() -> None:
    said = [claim(number) for number in range(450)]
    whole = Incident(
        id="a1",
        type="attack",
        tolls=(toll(said[:300], disputes=[clash(one) for one in said[:30]]), toll(said[300:])),
        totals=(toll([]),),
        mentions=tuple(told(one) for one in said),
    )
    parts = [portion(whole, page, "/api/incidents/a1") for page in range(1, 6)]
    assert [len(to_json(one)) < 200_000 for one in parts] == [True] * 5
    assert [(one.pages, one.next) for one in parts] == [
        *((5, f"/api/incidents/a1?page={page}") for page in range(2, 6)),
        (5, None),
    ]
    assert portion(whole, 9, "/api/incidents/a1") == parts[-1]
    for place, toll_of in enumerate(whole.tolls):
        assert tuple(one for part in parts for one in part.tolls[place].claims) == toll_of.claims
        assert tuple(one for part in parts for one in part.tolls[place].disputes) == toll_of.disputes
    assert tuple(one for part in parts for one in part.mentions) == whole.mentions
    assert {(part.tolls[0].best, part.id) for part in parts} == {(3, "a1")}


def claim(number: int) -> Claim:
    words = Evidence(field="text", start=0, end=60, quote="ق" * 60)
    return Claim(
        claimant="مصدر طبي",
        low=3,
        high=3,
        qualifier=None,
        who="مدنيين",
        report=f"{number:012x}",
        doc=f"r{number}",
        evidence=words,
    )


def clash(one: Claim) -> Dispute:
    ends = {"lower": one.claimant, "lower_count": 3, "lower_doc": one.doc}
    return Dispute(group=Group(), **ends, higher=None, higher_count=9, higher_doc="r0", gap=6)


def told(one: Claim) -> Mention:
    reasons = (Reason(text="dates agree (2019-03-12, 2019-03-12)", weight=2.4),) * 8
    return Mention(report=one.report, doc=one.doc, account="a", main=True, score=1.0, reasons=reasons)


def toll(claims: Sequence[Claim], disputes: Sequence[Dispute] = ()) -> Toll:
    numbers = {"low": 3, "best": 3, "high": 3, "rule": "middle"}
    return Toll(measure="killed", group=Group(), **numbers, claims=tuple(claims), disputes=tuple(disputes))


def test_a_small_incident_comes_whole(client: TestClient) -> None:
    (one,) = client.get("/api/incidents").json()["incidents"]
    whole = client.get(f"/api/incidents/{one['id']}?page=7").json()
    assert (whole["pages"], whole["next"], len(whole["mentions"])) == (1, None, 1)


def test_rows_of_a_count_are_told_some_at_a_time(client: TestClient) -> None:
    asked = "/api/tallies?by=month&measure=killed&measure=injured&measure=missing&limit=2"
    first = client.get(asked).json()
    assert len(first["rows"]) == 2
    second = client.get(first["next"]).json()
    assert (len(second["rows"]), second["next"]) == (1, None)
    assert first["totals"] == second["totals"]


def test_incidents_are_listed_a_page_at_a_time(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        for number in range(5):
            day = DAY + dt.timedelta(days=40 * number)
            words = f"{number + 2} أشخاص"
            report = Report(doc=f"r{number}", text=f"قتل {words} في انفجار رقم {number}.", seen=day)
            told = account(report, figure(report, words, number + 2), day=day, facility=f"{number}")
            ledger.add(report, reading(report, told))
    with TestClient(create(tmp_path / "l.db")) as client:
        found, after = [], ""
        while after is not None:
            page = client.get("/api/incidents", params={"limit": 2, "after": after, "country": "SY"}).json()
            found += [one["date"]["first"] for one in page["incidents"]]
            if page["next"]:
                assert (
                    client.get(page["next"]).json()
                    == client.get(
                        "/api/incidents", params={"limit": 2, "after": page["after"], "country": "SY"}
                    ).json()
                )
            after = page["after"]
        assert len(found) == 5
        assert found == sorted(found, reverse=True)
        assert client.get("/api/incidents?last=2019-03-12").json()["incidents"][0]["totals"][0]["best"] == 2


@pytest.mark.parametrize(
    ("path", "code", "said"),
    [
        ("/api/incidents/none", 404, "no such incident"),
        ("/api/reports/none", 404, "no such report"),
        ("/api/nothing", 404, ""),
        ("/api/search", 422, "q: "),
        ("/api/search?q=x&limit=1000", 422, "limit: "),
        ("/api/search?q=،", 422, "no word"),
        ("/api/tallies?area=nowhere", 422, "nowhere"),
        ("/api/incidents?type=party", 422, "type: 'party' is none of"),
        ("/api/incidents?after=x", 422, "after: "),
        ("/api/incidents?limit=101", 422, "limit: "),
        ("/api/tallies/incidents?why=nobody", 422, "why"),
        ("/api/tallies/incidents?area=nowhere", 422, "nowhere"),
        ("/api/tallies?by=moon", 422, "by"),
        ("/api/tallies?since=2019-02-30", 422, "no such day"),
    ],
)
def test_what_is_wrong_is_told_in_words(client: TestClient, path: str, code: int, said: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, said in answer.json()["detail"]) == (code, True)


def test_a_page_that_is_asked_for_wrongly_says_so_in_words(client: TestClient) -> None:
    answer = client.get("/en/search?q=x&page=x")
    assert (answer.status_code, "not understood" in answer.text) == (422, True)


def test_programs_of_other_sites_may_read_and_nobody_may_write(client: TestClient) -> None:
    assert client.get("/api/search?q=x").headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-origin" not in client.get("/en/search?q=x").headers
    assert client.post("/api/search", headers={"sec-fetch-site": "none"}).status_code == 405


def test_openapi_describes_every_path_and_only_those(client: TestClient) -> None:
    described = client.get("/api/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    assert all(path.startswith("/api/") and set(told) == {"get"} for path, told in described["paths"].items())
    assert {"Incident", "Portion", "Reading", "Tallied", "Behind"} <= set(described["components"]["schemas"])
    for lang in ("ar", "en"):
        page = client.get(f"/{lang}/api").text
        assert all(f"GET {path}" in page for path in described["paths"])


def _requests(described: dict[str, Any]) -> st.SearchStrategy[tuple[str, list[tuple[str, str]]]]:
    """Return requests with odd values for any of the parameters of any path, and for the name in it."""
    paths = described["paths"]
    names = {path: [one["name"] for one in told["get"].get("parameters", ())] for path, told in paths.items()}
    return st.sampled_from(sorted(names)).flatmap(
        lambda path: st.tuples(
            ODD.map(lambda odd: path.replace("{name}", quote(odd, safe="") or "x")),
            st.lists(st.tuples(st.sampled_from([*names[path], "other"]), ODD), max_size=6),
        )
    )


def test_no_request_however_odd_is_answered_with_a_failure(client: TestClient) -> None:
    described = client.get("/api/openapi.json").json()

    @settings(max_examples=1000, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(_requests(described))
    def asked(request: tuple[str, list[tuple[str, str]]]) -> None:
        path, query = request
        assert client.get(path, params=query).status_code in {200, 307, 404, 422}

    asked()
