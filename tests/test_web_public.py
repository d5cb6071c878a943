"""The published view: no page of it names a private person, shows a home, or holds what was withheld."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest
from fastapi.testclient import TestClient

from ledger_reports import account, figure, market, quoted, reading
from marsad.ledger import Ledger
from marsad.ledger.tallies.labels import KEYS
from marsad.ledger.tallies.scopes import CountScope
from marsad.ledger.tallies.shares import Amount, People
from marsad.models import Party, Perpetrator, Place, Report
from marsad.web import create
from marsad.web.public import PublicLedger
from test_ledger_sheets import check_published

NAMES = (
    "سلوى",
    "الخطيب",
    "نادر",
    "حي الزهور",
    "35.91234",
    "35.81",
    "مشفى الأمل",
    "يوسف",
    "خالد",
    "فيلا",
    "كتاب سري",
    "samira",
    "withheld-report",
    "حارة السد",
)
"""What is planted in the ledger and must not be found."""


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger with names of private persons wherever a report, a user or a reviewer may put one."""
    report = Report(
        doc="شهادة سلوى.txt",
        title="مقتل سلوى الخطيب وطفليها",
        text="قُتلت سلوى الخطيب وطفلاها في منزل نادر الخطيب في حي الزهور، كما قال الجار يوسف. "
        "واتهم خالد الخطيب مسلحين. وقال الطبيب يوسف في مشفى الأمل إن القتلى أربعة. وقالت الشرطة إنهم ثلاثة.",
        source="وكالة الجسر",
        url="https://jisr.example/ar/مقتل-سلوى-الخطيب",
        author="خالد الكاتب",
    )
    home = Place(
        name="حي الزهور", admin1="Idlib", country="SY", lat=35.91234, lon=36.6, precision="site", why="سلوى"
    )
    told = account(
        report,
        figure(report, "سلوى الخطيب وطفلاها", 3, who="سلوى الخطيب وطفلاها", source="الجار يوسف"),
        figure(report, "القتلى أربعة", 4, source="الطبيب يوسف في مشفى الأمل"),
        figure(report, "إنهم ثلاثة", 3, source="الشرطة"),
        facility="منزل نادر الخطيب",
        place=home,
        targets=(Party(name="سلوى الخطيب", words="سلوى الخطيب"),),
        perpetrators=(Perpetrator(name="Syrian army"), Perpetrator(name="خالد", basis="suspected")),
        responsibility=(
            Perpetrator(
                name="Syrian army", source="خالد الخطيب", evidence=quoted(report, "واتهم خالد الخطيب مسلحين")
            ),
        ),
    )
    lane = Place(name="حارة السد", admin1="Idlib", country="SY", lat=35.81234, lon=36.6, precision="site")
    text = "قُتل ستة أشخاص في فيلا يوسف في حارة السد."
    villa, villa_reading = market("m2", text=text, facility="فيلا يوسف", place=lane)
    withheld, withheld_reading = market("withheld-report", text="سقط ستة قتلى في كتاب سري.")
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        ledger.add(report, reading(report, told))
        ledger.add(villa, villa_reading)
        ledger.add(withheld, withheld_reading)
        ledger.forget("withheld-report", who="samira", why="كتاب سري")
        ledger.correct(ledger.links()[0].incident, "confirm", who="samira", why="اتصلت بخالد الخطيب")
        yield ledger


@pytest.fixture
def client(ledger: Ledger) -> TestClient:
    return TestClient(create(ledger.name, public=True))


def crawled(client: TestClient) -> dict[str, str]:
    """Return all that can be reached from the first page, by address, as a reader would see it."""
    found, new = dict[str, str](), ["/", "/api/openapi.json", *answers(client)]
    while new:
        text = client.get(at := new.pop()).text
        found[at] = unquote(unescape(text)) + text
        links = re.findall(r'(?:href|src|data-from)="(/[^"#]*)', text)
        new += {unescape(one) for one in links if "/built/" not in one} - found.keys() - {*new}
    return found


def answers(client: TestClient) -> list[str]:
    """Return an address for every answer for programs: of each path, each id, each kind of row."""
    paths = client.get("/api/openapi.json").json()["paths"]
    incidents = [one["id"] for one in client.get("/api/incidents").json()["incidents"]]
    told = [client.get(f"/api/incidents/{one}").json()["mentions"] for one in incidents]
    ids = {"incidents": incidents, "reports": [one["report"] for mentions in told for one in mentions]}
    assert {path for path in paths if "{" in path} == {f"/api/{kind}/{{name}}" for kind in ids}
    assert all(ids.values())
    rows = [f"by={key}&measure=killed&measure=injured" for key in KEYS]
    return [
        *(f"{path}?q=سلوى" if path == "/api/search" else path for path in paths if "{" not in path),
        *(f"/api/{kind}/{one}" for kind, names in ids.items() for one in names),
        *(f"{path}?{asked}" for path in ("/api/tallies", "/ar/tallies", "/en/tallies") for asked in rows),
        "/api/incidents?review=needed",
    ]


def test_no_page_holds_what_was_planted(client: TestClient, ledger: Ledger) -> None:
    ids = [f"/en/reports/{one.id}" for one in ledger.reports()]
    ids += [f"/ar/incidents/{one.id}" for one in ledger.incidents()]
    found = crawled(client) | {at: client.get(at).text for at in ids}
    assert len(found) > 10
    assert all(client.get(one).status_code == 200 for one in ids)
    planted = [(at, name) for at, text in found.items() for name in NAMES if name in text]
    assert planted == []


def test_inside_the_same_names_are_seen(ledger: Ledger) -> None:
    inside = TestClient(create(ledger.name))
    found = " ".join(crawled(inside).values())
    assert {name for name in NAMES if name not in found} <= {
        "كتاب سري",
        "withheld-report",
    }


def test_what_is_public_is_still_told(client: TestClient, ledger: Ledger) -> None:
    page = client.get(f"/ar/incidents/{ledger.links()[0].incident}").text
    assert "الشرطة" in page
    assert "وكالة الجسر" in page
    assert "شاهد" in page or "مصدر آخر" in page


@pytest.mark.parametrize("guess", ["خالد", "سلوى الخطيب", "فلان الفلاني"])
def test_a_guess_at_a_name_is_neither_confirmed_nor_denied(client: TestClient, guess: str) -> None:
    made = client.get("/api/tallies", params={"perpetrator": guess})
    said = f"{guess}: no actor that is known; and none is near it"
    assert (made.status_code, made.json()["detail"]) == (422, said)
    assert client.get("/api/incidents", params={"actor": guess}).status_code == 422
    for path in ("/en/", "/en/map.json", "/en/feed.atom"):
        assert client.get(path, params={"actor": guess}).status_code == 404


def test_a_count_by_place_has_no_row_for_a_home(client: TestClient) -> None:
    rows = client.get("/api/tallies?by=place").json()["rows"]
    assert [row["labels"]["place"] for row in rows] == ["Idlib, SY, place unknown"]
    assert rows[0]["count"] == 2


def test_a_count_is_of_incidents_as_they_are_published(ledger: Ledger) -> None:
    named = PublicLedger(ledger).sums.of(CountScope(), ("perpetrator",)).rows
    assert [row.labels[0].text for row in named] == ["Syrian army", "perpetrator unknown"]
    check_published(ledger)
    ledger.amend(
        ledger.links()[0].incident, {"perpetrators": "خالد", "place.name": "حارة السد"}, who="s", why="y"
    )
    check_published(ledger)


def test_fighters_of_groups_that_are_not_named_are_all_counted(tmp_path: Path) -> None:
    report = Report(doc="f", text="قُتل ثلاثة من رجال أبي سالم وأربعة من رجال أبي نعيم.")
    fighters = [
        figure(report, words, number, status="armed", affiliation=words[-8:])
        for words, number in (("ثلاثة من رجال أبي سالم", 3), ("أربعة من رجال أبي نعيم", 4))
    ]
    armed = People(statuses=("armed",))
    with Ledger.open(tmp_path / "f.db", create=True) as ledger:
        ledger.add(report, reading(report, account(report, *fighters)))
        seen = PublicLedger(ledger)
        assert [seen.sums.of(CountScope(), people=armed).totals[0].amount] == [Amount(7, 7, 7)]
        rows = seen.sums.of(CountScope(), ("affiliation",), people=armed).rows
    assert [(row.labels[0].text, row.amount) for row in rows] == [("no affiliation stated", Amount(7, 7, 7))]


def test_the_map_shows_areas_and_no_spots(client: TestClient) -> None:
    shown = client.get("/en/map.json").json()
    assert (shown["spots"], [one["name"] for one in shown["areas"]]) == ([], ["Idlib"])


@pytest.mark.parametrize(
    "path", ["/api/search?q=x", "/en/search?q=x", "/en/tallies/published", "/en/downloads"]
)
def test_what_would_tell_words_of_reports_is_not_there(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    "path", ["reports/m2", "reports/withheld-report", "incidents/none", "review", "sign-in", "reports/x"]
)
def test_asking_by_name_tells_nothing(client: TestClient, path: str) -> None:
    answer = client.get(f"/en/{path}")
    assert answer.status_code == 404
    assert "samira" not in answer.text


def test_nothing_can_be_decided(client: TestClient) -> None:
    sent = {"decision": "confirm", "why": "x"}
    answer = client.post("/en/review", data=sent, headers={"Origin": "http://testserver"})
    assert answer.status_code in (404, 405)


def test_a_reviewer_lets_a_site_and_a_claimant_through(client: TestClient, ledger: Ledger) -> None:
    incident = ledger.links()[0].incident
    ledger.amend(incident, {"facility": "منزل المختار"}, who="samira", why="كتاب سري")
    page = client.get(f"/en/incidents/{incident}").text
    assert "منزل المختار" in page
    assert "كتاب سري" not in page


def test_what_the_ledger_can_do_besides_is_refused(client: TestClient) -> None:
    from marsad.ledger import LedgerError

    ledger = client.app.state.ledger  # type: ignore[attr-defined]
    for name in ("reports", "tallies", "users", "original", "correct", "forget", "corrections", "search"):
        with pytest.raises(LedgerError, match="not published"):
            getattr(ledger, name)
