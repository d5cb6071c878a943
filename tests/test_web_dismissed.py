"""Reports that hold no incident, in the browser: a reviewer says so, sees what others said, takes it back."""

from __future__ import annotations

from dataclasses import replace

from fastapi.testclient import TestClient

from ledger_reports import market
from marsad.ledger import Ledger
from marsad.models import Reading
from marsad.web import create
from queued_slowly import counted
from review_pages import only, send


def test_a_report_that_holds_nothing_leaves_the_queue_and_is_taken_back(
    client: TestClient, ledger: Ledger
) -> None:
    item = only(ledger, "no incident")
    answer = send(client, f"/ar/review/{item.key}", "dismiss", why="خبر عن المحادثات")
    assert "لا حادث في الخبر" in answer.text
    assert ledger.queue(["no incident"]) == []
    assert f"/reports/{ledger.report('quiet').id}" in answer.text
    again = send(client, f"/en/review/reports/{ledger.report('quiet').id}", "undo", why="x", number="1")
    assert again.status_code == 200
    assert [one.decision for one in ledger.corrections()] == ["dismiss", "undo"]
    assert only(ledger, "no incident") == item


def test_its_page_says_who_found_nothing_and_why_but_not_the_published_one(
    client: TestClient, ledger: Ledger
) -> None:
    ledger.dismiss("quiet", who="omar", why="an exercise <b>", seen=0)
    name = ledger.report("quiet").id
    page = client.get(f"/en/reports/{name}").text
    assert "an exercise &lt;b&gt;" in page
    assert "found no incident in this report" in page
    public = TestClient(create(ledger.name, public=True)).get(f"/en/reports/{name}").text
    assert "exercise" not in public
    assert "omar" not in public


def test_who_dismisses_a_report_is_told_that_its_tally_goes_too(client: TestClient, ledger: Ledger) -> None:
    ledger.add(*counted())
    name = ledger.report("t").id
    assert "the tally is left out too" in client.get(f"/en/review/reports/{name}").text
    assert "خرجت هي أيضًا" in client.get(f"/ar/review/reports/{name}").text
    assert "40" in client.get("/en/tallies/published").text
    send(client, f"/en/review/reports/{name}", "dismiss", why="an old estimate")
    assert "40" not in client.get("/en/tallies/published").text


def test_the_second_of_two_is_told_what_the_first_decided(client: TestClient, ledger: Ledger) -> None:
    page = f"/en/review/reports/{ledger.report('quiet').id}"
    assert 'value="dismiss"' in client.get(page).text
    ledger.dismiss("quiet", who="omar", why="an exercise", seen=0)
    item = {"item": "gone0gone0go", "expect": "0"}
    answer = send(client, page, "dismiss", why="talks only", **item)
    assert answer.status_code == 409
    assert "an exercise" in answer.text
    assert 'value="talks only"' in answer.text
    assert len(ledger.corrections()) == 1


def test_a_report_that_is_read_otherwise_later_says_so_and_is_decided_anew(
    client: TestClient, ledger: Ledger
) -> None:
    report, made = market("m3")
    ledger.add(report, Reading(doc="m3", relevant=True, reader="made 1.0"))
    ledger.dismiss("m3", who="omar", why="an exercise")
    ledger.add(report, replace(made, reader="made 2.0"))
    (item,) = [one for one in ledger.queue(["no incident"]) if one.correction]
    page = client.get(f"/en/review/{item.key}").text
    assert "This report was said to hold no incident (decision" in page
    assert '<mark class="figure"' in page
    before = ledger.size()
    assert send(client, f"/en/review/{item.key}", "undo", why="it does", number="1").status_code == 200
    assert ledger.size() > before or any(one.doc == "m3" for one in ledger.links())


def test_a_report_that_tells_of_an_incident_cannot_be_dismissed_there(
    client: TestClient, ledger: Ledger
) -> None:
    page = f"/ar/review/reports/{ledger.report('m1').id}"
    assert 'value="dismiss"' not in client.get(page).text
    answer = send(client, page, "dismiss", why="لا شيء")
    assert answer.status_code == 422
    assert "قُرئ من هذا الخبر حادث" in answer.text
    assert ledger.corrections() == []
