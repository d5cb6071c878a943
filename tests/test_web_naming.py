"""A place and a group that no table knows, added by a reviewer from the page where they were met."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from marsad.ledger import Ledger
from marsad.ledger.reviewing.queued import Item
from marsad.models import Report
from marsad.models.waiting import Kind
from marsad.reader import read
from marsad.web import create
from marsad.web.naming import KINDS
from marsad.web.wording import words

PASSWORD = "ثلاث كلمات طويلة"
HERE = {"Origin": "http://testserver"}
RAID = "هاجم مسلحون من حركة فجر السودان حاجزا للجيش في قرية ود الجبل، وقتلوا أربعة جنود."
AGAIN = "قالت الشرطة إن خمسة جنود قتلوا في قرية ود الجبل، في هجوم شنته حركة فجر السودان على حاجز."
VILLAGE = {"english": "Wad al-Jabal", "admin1": "North Kordofan", "lat": "13.1", "lon": "30.2", "why": "map"}
GROUP = {"english": "Sudan Dawn Movement", "why": "two outlets"}


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    folder = tmp_path / "my tables"
    folder.mkdir()
    return folder


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger with two reports of a raid by a group, and at a village, of which no table knows."""
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        for doc, text in (("raid", RAID), ("again", AGAIN)):
            report = Report(doc=doc, text=text)
            ledger.add(report, read(report))
        ledger.users.add("samira", "reviewer", PASSWORD)
        ledger.users.add("lina", "reader", PASSWORD)
        yield ledger


def signed_in(ledger: Ledger, tables: Path | None, name: str = "samira") -> TestClient:
    client = TestClient(create(ledger.name, "users", tables=tables), headers=HERE)
    assert client.post("/en/sign-in", data={"name": name, "password": PASSWORD}).status_code == 200
    return client


@pytest.fixture
def client(ledger: Ledger, tables: Path) -> TestClient:
    return signed_in(ledger, tables)


def item(ledger: Ledger, kind: Kind) -> Item:
    (found,) = ledger.queue([kind])
    return found


def send(client: TestClient, item: Item, **typed: str) -> Response:
    """Send the form of a name, as a browser without scripts would, with some fields filled in."""
    text = client.get(f"/en/review/{item.key}").text
    form = text[text.index("/name") : text.index("</form>", text.index("/name"))]
    tags = re.findall(r"<input[^>]*>", form)
    fields = [{key: unescape(value) for key, value in re.findall(r'(\w+)="([^"]*)"', tag)} for tag in tags]
    data = {one["name"]: one.get("value", "") for one in fields}
    for name, options in re.findall(r'<select name="(\w+)"[^>]*>(.*?)</select>', form, re.S):
        chosen = re.search(r'value="([^"]*)" selected', options)
        data[name] = chosen[1] if chosen else ""
    return client.post(f"/en/review/{item.key}/name", data=data | typed)


def test_a_place_that_is_added_is_read_in_all_that_name_it(client: TestClient, ledger: Ledger) -> None:
    answer = send(client, item(ledger, "unknown place"), **VILLAGE)
    assert (answer.status_code, "review/named" in str(answer.url)) == (200, True)
    assert answer.text.count("(13.1, 30.2)") == 2
    assert ledger.queue(["unknown place"]) == []
    places = [one.place for doc in ("raid", "again") for one in ledger.report(doc).reading.incidents]
    assert {(one.lat, one.admin1) for one in places if one} == {(13.1, "North Kordofan")}
    assert ledger.verify().problems == ()


def test_a_group_that_is_added_is_the_perpetrator(client: TestClient, ledger: Ledger, tables: Path) -> None:
    answer = send(client, item(ledger, "unknown actor"), **GROUP)
    assert "Sudan Dawn Movement" in answer.text
    assert all(
        "Sudan Dawn Movement" in {one.name for one in incident.perpetrators}
        for incident in ledger.incidents()
    )
    kept = (tables / "actors.tsv").read_text(encoding="utf-8").splitlines()
    assert re.fullmatch(r"# samira, \d{4}-\d\d-\d\d: two outlets \(\w{12}\)", kept[1])
    assert kept[2] == "Sudan Dawn Movement\tgroup\tSD\tحركة فجر السودان\t"
    incident = ledger.incidents()[0].id
    assert "حركة فجر السودان" in perpetrators(client.get(f"/ar/incidents/{incident}").text)
    assert "Sudan Dawn Movement" in perpetrators(client.get(f"/en/incidents/{incident}").text)
    (tables / "actors.tsv").write_bytes(b"\xff")
    assert client.get(f"/ar/incidents/{incident}").status_code == 200


def perpetrators(page: str) -> str:
    """Return what a page says of who did it, without the words of reports."""
    return page[page.index("<dl") : page.index("</dl>")]


def test_the_form_suggests_what_the_report_tells(client: TestClient, ledger: Ledger) -> None:
    page = client.get(f"/ar/review/{item(ledger, 'unknown place').key}").text
    assert 'value="ود الجبل"' in page
    assert '<option value="SD" selected>السودان' in page
    assert '<option value="North Kordofan">شمال كردفان' in page


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"lat": "95"}, "degrees from -90 to 90"),
        ({"admin1": "Atlantis"}, "no first-level area of this name"),
        ({"why": " "}, "Give a reason"),
        ({"english": ""}, "Give the name in English"),
        ({"names": "وَد"}, "vowel signs"),
        ({"kind": "planet"}, "is none of"),
    ],
)
def test_what_is_wrong_is_said_and_kept_on_the_page(
    client: TestClient, ledger: Ledger, tables: Path, typed: dict[str, str], said: str
) -> None:
    answer = send(client, item(ledger, "unknown place"), **VILLAGE | {"lon": "30.25"} | typed)
    assert (answer.status_code, said in answer.text, 'value="30.25"' in answer.text) == (422, True, True)
    assert list(tables.iterdir()) == []
    assert len(ledger.readings("raid")) == 1


def test_the_second_who_adds_a_name_is_told(client: TestClient, ledger: Ledger, tables: Path) -> None:
    place = item(ledger, "unknown place")
    other = signed_in(ledger, tables)
    token = re.search(r'name="form" value="([^"]+)"', other.get(f"/en/review/{place.key}").text)
    assert token is not None
    send(client, place, **VILLAGE)
    answer = other.post(f"/en/review/{place.key}/name", data={"form": token[1], **VILLAGE})
    assert (answer.status_code, "Somebody added this name" in answer.text) == (409, True)


def test_without_own_tables_the_page_says_how_to_start_it(ledger: Ledger) -> None:
    client = signed_in(ledger, None)
    page = client.get(f"/en/review/{item(ledger, 'unknown place').key}").text
    assert "marsad serve --tables FOLDER" in page
    assert 'name="english"' not in page


def test_readers_see_the_names_and_only_reviewers_the_form(ledger: Ledger, tables: Path) -> None:
    key = item(ledger, "unknown place").key
    reader, reviewer = signed_in(ledger, tables, "lina"), signed_in(ledger, tables)
    assert "Names that stand in no table" in reader.get("/en/reports/raid").text
    assert f"/en/review/{key}" not in reader.get("/en/reports/raid").text
    assert f"/en/review/{key}" in reviewer.get("/en/reports/raid").text
    assert reader.post(f"/en/review/{key}/name", data=VILLAGE).status_code == 403
    assert reviewer.post(f"/en/review/{key}/name", data=VILLAGE).status_code == 403


def test_a_report_is_explained_with_the_tables_that_it_was_read_with(
    client: TestClient, ledger: Ledger
) -> None:
    send(client, item(ledger, "unknown actor"), **GROUP)
    assert "no longer" not in client.get("/en/reports/raid?how=1").text
    assert "Read because" in client.get("/en/reports/raid?how=1").text


def test_every_kind_of_place_and_actor_has_a_name_in_both_languages() -> None:
    from marsad.language.shape import ACTOR_KINDS, PLACE_KINDS

    kinds = {*ACTOR_KINDS.split("|"), *PLACE_KINDS.split("|")}
    assert {f"naming.is.{one}" for one in kinds} <= set(words())
    assert set(KINDS.values()) == {"place", "actor"}
