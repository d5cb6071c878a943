"""The review queue in the browser: what needs a person is decided with a reason, and taken back."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from ledger_reports import account, figure, market, reading
from marsad.ledger import Ledger
from marsad.models import Report
from marsad.web import create
from marsad.web.values import meant
from marsad.web.wording import words
from review_pages import HERE, PASSWORD, only, reviewing, send, shown, signed_in
from web_served import CHROMIUM, served

MORE = "سقط ستون قتيلا حين انفجرت سيارة ملغومة في سوق الخضار وسط أريحا صباح الثلاثاء، وفق مصدر طبي."


def test_only_reviewers_come_in(ledger: Ledger) -> None:
    stranger, reader = TestClient(create(ledger.name), headers=HERE), signed_in(ledger, "lina")
    assert stranger.get("/en/review", follow_redirects=False).headers["location"].startswith("/en/sign-in")
    assert reader.get("/en/review").status_code == 403
    assert ">Review<" not in reader.get("/en/").text
    assert stranger.post("/en/review", data={"decision": "confirm"}).status_code == 401


def test_the_queue_counts_by_kind_and_leads_to_each_item(client: TestClient, ledger: Ledger) -> None:
    page = client.get("/en/review").text
    for item in ledger.queue():
        assert f"/en/review/{item.key}" in page
        assert client.get(f"/ar/review/{item.key}").status_code == 200
    assert re.search(r"near miss <b>1</b>", page)


def test_both_accounts_stand_side_by_side_with_the_signs(client: TestClient, ledger: Ledger) -> None:
    page = client.get(f"/en/review/{only(ledger, 'near miss').key}").text
    assert page.count('<article class="report"') == 2
    assert "one does not tell the place" in page


def test_a_near_miss_is_merged_and_the_merge_taken_back(client: TestClient, ledger: Ledger) -> None:
    item = only(ledger, "near miss")
    answer = send(client, f"/en/review/{item.key}", "merge", why="same market, same day")
    (made,) = ledger.corrections()
    assert (made.decision, made.who, made.why) == ("merge", "samira", "same market, same day")
    assert f"?done={made.number}&was={item.key}" in str(answer.url)
    undo = {"decision": "undo", "number": "1", "expect": "1", "why": "no", "item": item.key}
    form = re.search(r'name="form" value="([^"]+)"', answer.text)
    assert form is not None
    answer = client.post("/en/review", data={**undo, "form": form[1]})
    assert item.key in str(answer.url)
    assert [one.key for one in ledger.queue(["near miss"])] == [item.key]


def test_two_incidents_are_kept_apart(client: TestClient, ledger: Ledger) -> None:
    send(client, f"/en/review/{only(ledger, 'near miss').key}", "split", why="other town")
    assert ledger.queue(["near miss"]) == []
    assert ledger.size() == 2


def test_nothing_is_decided_without_a_reason(client: TestClient, ledger: Ledger) -> None:
    answer = send(client, f"/en/review/{only(ledger, 'near miss').key}", "merge", why="  ")
    assert (answer.status_code, "Give a reason" in answer.text) == (422, True)
    assert ledger.corrections() == []


def test_the_second_of_two_is_told_and_keeps_what_was_typed(client: TestClient, ledger: Ledger) -> None:
    item = only(ledger, "near miss")
    ledger.correct(item.incident or "", "reject", who="omar", why="a film of 2016")
    page = f"/en/review/{item.key}"
    answer = send(client, page, "merge", why="my own grounds", expect="0")
    assert answer.status_code == 409
    assert "a film of 2016" in answer.text
    assert 'value="my own grounds"' in answer.text
    assert [one.who for one in ledger.corrections()] == ["omar"]
    assert send(client, page, "merge", why="my own grounds").status_code == 200


def test_a_figure_and_a_field_are_corrected(client: TestClient, ledger: Ledger) -> None:
    incident, report = ledger.find(ledger.links()[0].incident), ledger.report("m1")
    page = f"/en/review/incidents/{incident}"
    send(client, page, "set", why="hospital list", of=f"{report.id}:1", field="count", value="8")
    send(client, page, "set", why="map", field="place.name", value="بنش")
    found = ledger.incident(incident)
    assert found.totals[0].best == 8
    assert found.place is not None
    assert found.place.name == "بنش"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"field": "date", "value": "soon"}, "is no date"),
        ({"field": "", "value": "1"}, "Choose what to correct"),
        ({"of": "x:1", "field": "count", "value": "1"}, "has no such report"),
        ({"of": "m1:99", "field": "count", "value": "1"}, "no such mark"),
    ],
)
def test_what_cannot_be_set_is_said_and_kept_on_the_page(
    client: TestClient, ledger: Ledger, fields: dict[str, str], said: str
) -> None:
    incident = ledger.links()[0].incident
    answer = send(client, f"/en/review/incidents/{incident}", "set", why="typed", **fields)
    assert (answer.status_code, said in answer.text, 'value="typed"' in answer.text) == (422, True, True)


WORDS = {
    "count": {
        "ستة": "6",
        "قُتل ثلاثة مدنيين": "3",
        "طفلة": "1",
        "نحو عشرة آخرين": "about 10",
        "8..10": "8..10",
    }
    | {
        "عشرات القتلى": "dozens",
        "14 مدنيا على الأقل": "at_least 14",
        "ثلاثة قتلى وأربعة جرحى": "ثلاثة قتلى وأربعة جرحى",
    },
    "date": {"أمس الثلاثاء": "2018-04-10", "2020-02": "2020-02", "مطلع آذار 2018": "2018-03-01..2018-03-10"},
    "type": {"غارة جوية": "air_strike", "Air strike": "air_strike", "air_strike": "air_strike"},
    "perpetrators": {
        "جماعة الحوثي (يُشتبه به)؛ حركة الشباب": "Houthis (suspected); Al-Shabaab",
        "صقور المجد": "صقور المجد",
    },
    "place.country": {"اليمن": "YE", "ye": "YE"},
    "place.admin1": {"تعز": "Taiz"},
    "withdrawn": {"نعم": "yes", "no": "no"},
    "place.name": {"بئر العسل": "بئر العسل"},
}


@pytest.mark.parametrize("field", WORDS)
def test_words_are_taken_as_a_reviewer_reads_them(field: str) -> None:
    said = {typed: meant(field, typed, dt.date(2018, 4, 11)) for typed in WORDS[field]}
    assert said == WORDS[field]


def test_words_of_a_report_are_set_as_what_they_say(client: TestClient, ledger: Ledger) -> None:
    incident, report = ledger.find(ledger.links()[0].incident), ledger.report("m1")
    page = f"/ar/review/incidents/{incident}"
    send(client, page, "set", why="بنصّه", of=f"{report.id}:1", field="count", value="خمسة مدنيين")
    send(client, page, "set", why="بنصّه", field="perpetrators", value="تنظيم داعش")
    found = ledger.incident(incident)
    assert found.totals[0].best == 5
    assert [one.name for one in found.perpetrators] == ["Islamic State"]


def test_a_refusal_is_told_in_the_language_of_the_page(client: TestClient, ledger: Ledger) -> None:
    incident = ledger.find(ledger.links()[0].incident)
    form = re.search(r'name="form" value="([^"]+)"', client.get(f"/ar/review/incidents/{incident}").text)
    assert form is not None
    data = {"form": form[1], "incident": incident, "why": "خطأ"}
    asked: list[dict[str, str]] = [
        {"decision": "set", "field": "place.lat", "value": "شمالا"},
        {"decision": "set", "field": "type", "value": "شجار"},
        {"decision": "merge", "other": incident},
        {"decision": "merge", "other": "ffffffff"},
        {"decision": "split", "parts": "m1"},
        {"decision": "undo", "number": "99"},
    ]
    for one in asked:
        answer = client.post("/ar/review", data=data | one)
        told = answer.text.partition('role="alert"')[2].partition("</div>")[0]
        assert answer.status_code == 422
        assert re.search("[ء-ي]", told)
        assert not re.search(r"\b(no|is|the|one|there|name)\b", told), told
    assert ledger.corrections() == []


def test_what_is_put_off_is_hidden_from_this_reviewer_alone(client: TestClient, ledger: Ledger) -> None:
    item = only(ledger, "no incident")
    send(client, f"/en/review/{item.key}", "defer", why="asked the author", until="2999-01-01")
    answer = client.get(f"/en/review?was={item.key}").text
    assert f'action="/en/review/{item.key}/resume"' in answer[: answer.index('class="kinds"')]
    assert "Put off by you (1)" in client.get("/en/review").text
    assert "Put off by you" not in signed_in(ledger, "omar").get("/en/review").text
    form = re.search(r'name="form" value="([^"]+)"', client.get("/en/review").text)
    assert form is not None
    client.post(f"/en/review/{item.key}/resume", data={"form": form[1]})
    assert "Put off by you" not in client.get("/en/review").text


@pytest.mark.parametrize("until", ["", "soon", "2016-01-01"])
def test_what_is_put_off_is_put_off_to_a_day_to_come(client: TestClient, ledger: Ledger, until: str) -> None:
    item = only(ledger, "no incident")
    answer = send(client, f"/en/review/{item.key}", "defer", why="asked the author", until=until)
    assert (answer.status_code, "Give the day to come" in answer.text) == (422, True)


def test_a_number_that_no_correction_can_have_is_no_failure(client: TestClient, ledger: Ledger) -> None:
    assert client.get("/en/review?done=" + "9" * 25).status_code == 422
    answer = send(client, f"/en/review/{only(ledger, 'near miss').key}", "undo", why="x", number="9" * 25)
    assert answer.status_code == 422


def test_reasons_given_before_are_offered(client: TestClient, ledger: Ledger) -> None:
    ledger.correct(ledger.links()[0].incident, "confirm", who="samira", why="read all reports")
    assert 'data-why="read all reports"' in client.get(f"/en/review/{ledger.queue()[-1].key}").text


def test_what_is_no_longer_in_the_queue_leads_to_the_queue(client: TestClient) -> None:
    assert str(client.get("/en/review/0123456789ab").url).endswith("/en/review")


def test_odd_figures_show_both_numbers(ledger: Ledger, client: TestClient) -> None:
    one, _ = market("m3", text=MORE)
    ledger.add(one, reading(one, account(one, figure(one, "ستون قتيلا", 60, source="مصدر طبي"))))
    found = ledger.queue(["contested", "odd"])
    assert found
    assert {one.key for one in found} == {one.key for one in ledger.waiting().page(["contested", "odd"])}
    assert {one.key for one in ledger.queue()} == {one.key for one in ledger.waiting().page()}
    for item in found:
        page = client.get(f"/ar/review/{item.key}").text
        assert all(f"{said.count:,}" in page for said in item.stated)


@pytest.mark.parametrize(("later", "odd"), [("ستون قتيلا", True), ("سبعة قتلى", False)])
def test_a_count_that_jumps_tenfold_in_the_same_mouth_is_odd(tmp_path: Path, later: str, odd: bool) -> None:
    with Ledger.open(tmp_path / "jump.db", create=True) as ledger:
        for day, words in ((12, "ستة قتلى"), (13, later)):
            text = f"سقط {words} حين انفجرت سيارة ملغومة في سوق الخضار وسط أريحا، وفق مصدر طبي، يوم {day}."
            report = Report(doc=f"d{day}", text=text, seen=dt.date(2019, 3, day), source="وكالة")
            told = figure(
                report, words, {"ستة قتلى": 6, "ستون قتيلا": 60, "سبعة قتلى": 7}[words], source="مصدر طبي"
            )
            ledger.add(report, reading(report, account(report, told)))
        assert ledger.size() == 1
        assert [one.measure for one in ledger.queue(["odd"])] == ["killed"] * odd
        assert ledger.waiting().counts().get("odd", 0) == odd


def test_what_can_be_set_has_a_name_in_both_languages() -> None:
    from marsad.ledger.reviewing.fields import FIGURE_FIELDS, INCIDENT_FIELDS
    from marsad.models.waiting import KINDS

    known = set(words())
    assert {f"set.{one}" for one in (*INCIDENT_FIELDS, *FIGURE_FIELDS)} <= known
    assert {f"{of}.{kind}" for kind in KINDS for of in ("queue", "review.ask")} <= known


def test_forms_without_their_token_are_refused(client: TestClient, ledger: Ledger) -> None:
    sent = {"decision": "confirm", "incident": ledger.links()[0].incident, "why": "x"}
    assert client.post("/en/review", data=sent).status_code == 403
    assert ledger.corrections() == []


@pytest.mark.skipif(CHROMIUM is None, reason="needs Debian's chromium: apt install chromium")
def test_the_keyboard_alone_is_enough(ledger: Ledger) -> None:
    with reviewing(ledger) as (page, _):
        page.keyboard.press("j")
        shown(page, "#decide")
        page.keyboard.press("m")
        page.keyboard.type("السوق نفسه")
        page.keyboard.press("Enter")
        shown(page, ".done")
        assert [(one.decision, one.why) for one in ledger.corrections()] == [("merge", "السوق نفسه")]
        page.keyboard.press("u")
        shown(page, "#decide")
        assert [one.decision for one in ledger.corrections()] == ["merge", "undo"]
        page.keyboard.press("1")
        assert page.input_value("#why") == "السوق نفسه"


@pytest.mark.skipif(CHROMIUM is None, reason="needs Debian's chromium: apt install chromium")
def test_words_selected_in_the_text_fill_the_form(ledger: Ledger) -> None:
    from playwright.sync_api import sync_playwright

    incident = ledger.links()[0].incident
    with served(ledger.name) as site, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(f"{site}/en/sign-in?after=/en/review/incidents/{incident}")
        page.fill("[name=name]", "samira")
        page.fill("[name=password]", PASSWORD)
        page.press("[name=password]", "Enter")
        shown(page, ".sides")
        page.dblclick(".sides mark.figure")
        assert page.input_value("[name=value]") in {"ستة", "قتلى"}
        assert page.input_value("[name=of]") == f"{ledger.report('m1').id}:1"
        page.fill("#why", "its own words")
        page.click("#set button")
        shown(page, ".done")
        assert ledger.corrections()[-1].decision == "set"
        browser.close()


def test_the_queue_names_incidents_in_words(client: TestClient, ledger: Ledger) -> None:
    item = only(ledger, "near miss")
    page = client.get("/ar/review").text
    rows = [row for row in page.split("<tr>") if item.key in row]
    assert len(rows) == 1
    assert "انفجار عبوة، أريحا" in rows[0]
    assert "<code>" not in rows[0]


def test_the_queue_names_a_report_from_which_nothing_was_read(client: TestClient, ledger: Ledger) -> None:
    item = only(ledger, "no incident")
    (row,) = [row for row in client.get("/ar/review").text.split("<tr>") if item.key in row]
    assert '<bdi lang="ar">quiet</bdi>' in row
    assert "وكالة" in row


@pytest.mark.parametrize(("first", "then"), [("merge", "split"), ("split", "merge")])
def test_who_merges_or_splits_what_another_decided_meanwhile_is_told(
    client: TestClient, ledger: Ledger, first: str, then: str
) -> None:
    item = only(ledger, "near miss")
    page = f"/en/review/{item.key}"
    shown = client.get(page).text
    two = [item.incident or "", item.other or ""]
    if first == "merge":
        ledger.merge(two, who="omar", why="one market")
    else:
        ledger.split(two[0], two[1:], who="omar", why="two markets")
    form = re.search(r'name="form" value="([^"]+)"', shown)
    assert form is not None
    told = {"form": form[1], "item": item.key, "expect": "0", "incident": two[0], "other": two[1]}
    answer = client.post(
        "/en/review", data={**told, "parts": two[1], "decision": then, "why": "looked twice"}
    )
    assert answer.status_code == 409
    assert ledger.corrections()[0].why in answer.text
    assert 'value="looked twice"' in answer.text
    assert [one.decision for one in ledger.corrections()] == [first]
