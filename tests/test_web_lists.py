"""What stands on the screen is what is taken away: list, downloads, feed and JSON of one filter agree."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient

from ledger_reports import ARIHA, account, figure, incident_of, market, reading
from marsad.cli import main
from marsad.ledger import Ledger
from marsad.models import Party, Perpetrator, Report
from marsad.publish.exports import FORMATS
from marsad.web import create
from marsad.web.atom import entry_id

FILTERS: tuple[dict[str, str], ...] = (
    {},
    {"first": "2019-03-10", "last": "2019-03-20"},
    {"country": "YE"},
    {"country": "SY", "area": "Idlib"},
    {"actor": "Houthis"},
    {"actor": "Houthis", "role": "target"},
    {"role": "perpetrator"},
    {"role": "claimant"},
    {"type": "armed_clash"},
    {"measure": "injured"},
    {"measure": "killed", "status": "civilian"},
    {"status": "armed"},
    {"grade": "weak"},
    {"contested": "yes"},
    {"country": "SY", "contested": "no"},
    {"outlet": "راصد"},
    {"review": "confirmed"},
    {"review": "rejected"},
    {"review": "undecided"},
    {"review": "needed"},
)
SEARCHES = (
    {"q": "سوق"},
    {"q": '"سوق الخضار"'},
    {"q": "قتلى", "area": "إدلب"},
    {"q": "اشتباك", "outlet": "راصد"},
    {"q": "تعز", "actor": "جماعة الحوثي"},
    {"q": "قتلى", "since": "2019-03", "until": "2019-03-12"},
)
CLASH = "اشتباكات في تعز بين الحوثيين والجيش أوقعت خمسة قتلى من المقاتلين، وقال مصدر إنهم تسعة، وجرح ثلاثة."


@pytest.fixture
def ledger(ledgers: Callable[[], str]) -> Iterator[Ledger]:
    """A ledger of villages, a market told of twice, and a clash whose figures exclude each other."""
    report = Report(doc="clash", text=CLASH, source="راصد")
    taiz = replace(ARIHA, name="تعز", admin1="Taiz", country="YE", precision="admin1", lat=None, lon=None)
    houthis = (Party(name="Houthis", words="الحوثيين"),)
    fighters = [
        figure(report, "خمسة قتلى", 5, status="armed"),
        figure(report, "إنهم تسعة", 9, status="armed", source="مصدر"),
        figure(report, "ثلاثة", 3, measure="injured"),
    ]
    by = (Perpetrator(name="Yemeni army"),)
    told = account(report, *fighters, day=None, type="armed_clash", place=taiz, perpetrators=by)
    told = replace(told, targets=houthis, claimed_by="Houthis")
    with Ledger.open(ledgers(), create=True) as ledger:
        ledger.add(*market())
        ledger.add(report, reading(report, told))
        list(ledger.add_all(map(incident_of, range(12))))
        every = ledger.incidents()
        ledger.correct(every[0].id, "confirm", who="samira", why="two outlets")
        ledger.correct(every[1].id, "reject", who="samira", why="an exercise")
        yield ledger


def on_screen(client: TestClient, page: str) -> set[str]:
    """Return the incidents that a page lists, and all that follow it."""
    found, at = set[str](), page
    while at:
        text = client.get(at).text
        listed = set(re.findall(r'href="/ar/incidents/(\w+)"', text))
        assert not listed or 'href="/ar/lists' in text
        found |= listed
        following = re.search(r'rel="next" href="([^"]+)"', text)
        at = f"/ar/{following[1]}".replace("&amp;", "&") if following else ""
    return found


def in_feed(client: TestClient, query: str) -> set[str]:
    root = ET.fromstring(client.get(f"/ar/feed.atom{query}").content)
    return {one.text or "" for one in root.iter("{http://www.w3.org/2005/Atom}id")} - {
        one.text or "" for one in root.findall("{http://www.w3.org/2005/Atom}id")
    }


def downloaded(client: TestClient, query: str, name: str) -> set[str]:
    """Return the ids in a download; as they stand in it."""
    answer = client.get(f"/ar/lists/{name}{query}")
    assert answer.status_code == 200, answer.text
    if name == "parquet":
        return set(pq.read_table(io.BytesIO(answer.content)).column("id").to_pylist())
    if name == "jsonl":
        return {json.loads(line)["id"] for line in answer.text.splitlines()}
    if name == "geojson":
        return {one["id"] for one in answer.json()["features"]}
    key = {"csv": "id", "acled": "event_id_cnty", "ucdp-ged": "relid"}[name]
    return {row[key] for row in csv.DictReader(io.StringIO(answer.text))}


def check(client: TestClient, query: str, shown: set[str], dead: set[str]) -> None:
    """Check that feed and downloads of a query hold just what is shown; of UCDP those with dead."""
    assert in_feed(client, query) == {entry_id(one) for one in shown}
    for name in FORMATS:
        assert downloaded(client, query, name) == (shown & dead if name == "ucdp-ged" else shown), name


@pytest.mark.parametrize(
    ("public", "filters"), [(False, FILTERS), (True, FILTERS[::3])], ids=["inside", "published"]
)
def test_a_filter_is_taken_away_as_it_is_shown(
    ledger: Ledger, public: bool, filters: tuple[dict[str, str], ...]
) -> None:
    dead = {one.id for one in ledger.incidents() if any(t.measure == "killed" for t in one.totals)}
    some = 0
    with TestClient(create(ledger.name, public=public)) as client:
        for chosen in filters:
            query = f"?{urlencode(chosen)}" if chosen else ""
            shown = on_screen(client, f"/ar/{query}")
            some += bool(shown)
            told = client.get(f"/api/incidents{query}").json()["incidents"]
            assert {one["id"] for one in told} == shown
            check(client, query, shown, dead)
    assert some > len(filters) - 4


def test_what_a_search_finds_is_taken_away(ledger: Ledger) -> None:
    dead = {one.id for one in ledger.incidents() if any(t.measure == "killed" for t in one.totals)}
    some = 0
    with TestClient(create(ledger.name)) as client:
        for asked in SEARCHES:
            query = f"?{urlencode(asked)}"
            shown = on_screen(client, f"/ar/search{query}")
            some += bool(shown)
            told = client.get(f"/api/search{query}").json()["reports"]
            assert {name for one in told for name in one["incidents"]} == shown
            check(client, query, shown, dead)
    assert some == len(SEARCHES)


def test_nothing_is_searched_in_the_open(tmp_path: Path) -> None:
    Ledger.open(where := tmp_path / "l.db", create=True).close()
    with TestClient(create(where, public=True)) as client:
        for path in ("/ar/lists?q=سوق", "/ar/lists/csv?q=سوق", "/ar/feed.atom?q=سوق"):
            assert client.get(path).status_code == 404


@pytest.mark.parametrize(("path", "code"), [("pdf", 404), ("csv?review=never", 422), ("csv?first=soon", 422)])
def test_what_cannot_be_taken_away_is_told(tmp_path: Path, path: str, code: int) -> None:
    Ledger.open(where := tmp_path / "l.db", create=True).close()
    with TestClient(create(where)) as client:
        assert client.get(f"/en/lists/{path}").status_code == code


def exported(ledger: Ledger, *options: str) -> list[dict[str, str]]:
    made = CliRunner().invoke(main, ["export", "--ledger", ledger.name, *options])
    assert made.exit_code == 0, made.stderr
    return list(csv.DictReader(io.StringIO(made.stdout)))


def test_the_command_takes_the_same_filters_in_any_name(ledger: Ledger) -> None:
    with TestClient(create(ledger.name)) as client:
        for options, query in (
            (("--since", "2019-03-10", "--until", "2019-03-20"), "first=2019-03-10&last=2019-03-20"),
            (
                ("--country", "اليمن", "--actor", "جماعة الحوثي", "--role", "target"),
                "actor=Houthis&role=target",
            ),
            (("--area", "محافظة إدلب", "--contested", "no"), "area=Idlib&contested=no"),
            (("--review", "rejected"), "review=rejected"),
            (("--measure", "injured", "--status", "armed"), "measure=injured&status=armed"),
            (("--outlet", "راصد"), "outlet=راصد"),
        ):
            assert {row["id"] for row in exported(ledger, *options)} == on_screen(client, f"/ar/?{query}")
        assert {row["id"] for row in exported(ledger, "--words", "سوق الخضار")} == on_screen(
            client, "/ar/search?q=سوق الخضار"
        )
    told = exported(ledger, "--what", "reports", "--type", "armed_clash")
    assert [row["doc"] for row in told] == ["clash"]


@pytest.mark.parametrize(
    "options",
    [("--role", "bystander"), ("--area", "nowhere"), ("--words", "،"), ("--rejected", "--type", "attack")],
)
def test_what_makes_no_filter_is_refused(tmp_path: Path, options: tuple[str, ...]) -> None:
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        ledger.add(*market())
        made = CliRunner().invoke(main, ["export", "--ledger", ledger.name, *options])
    assert made.exit_code in (1, 2)
    assert options[0] in made.stderr or options[-1] in made.stderr or "no word" in made.stderr
