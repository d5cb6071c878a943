"""Reasons that the ledger keeps in English are said in Arabic on Arabic pages, all of them."""

from __future__ import annotations

import datetime as dt
import re
from itertools import product
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from marsad.intake import reports
from marsad.language.tables import rows
from marsad.ledger import Ledger, LedgerError
from marsad.ledger.tallies.scopes import CountScope
from marsad.ledger.tolls.rules import RULES, Stand
from marsad.ledger.tolls.stated import Span
from marsad.models import DateSpan, Incident, Perpetrator, Place
from marsad.publish.exports import FORMATS, format_named
from marsad.reader import read
from marsad.web import create, names, phrases, wording
from marsad.web.wrong import told
from tally_cases import cases

SAMPLES = Path(__file__).parents[1] / "examples" / "reports"
FIRST, LAST = dt.date(2018, 3, 1), dt.date(2018, 3, 31)


def latin(text: str) -> list[str]:
    """Return the words in Latin letters."""
    return re.findall(r"[A-Za-z]{2,}", text)


@pytest.fixture(scope="module")
def where(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The sample reports in a ledger."""
    where = str(tmp_path_factory.mktemp("arabic") / "l.db")
    with Ledger.open(where, create=True) as ledger:
        list(ledger.add_all((one, read(one)) for one in reports([SAMPLES], print)))
    return where


def test_what_checks_of_tallies_find() -> None:
    found = [(case.name, one.words) for case in cases("tallies.jsonl") for one in case.findings]
    said = {words: phrases.reworded("ar", "audit", words) for _, words in found}
    names = {part for name, _ in found for part in latin(name)}
    assert {words: text for words, text in said.items() if {*latin(text)} - names} == {}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            "the ledger knows less: the ledger has 3 incidents (1 told by this report) in that scope, "
            "2 more may belong to it, 1 more left out by its words, 5–7 killed; stated 19 (killed)",
            "السجل يعرف أقل: في السجل ضمن هذا المجال حوادث عددها 3 (يروي هذا الخبر منها 1)، "
            "وقد ينتمي إليه غيرها: 2، وتُستثنى بكلامه أخرى: 1، 5–7 قتلى؛ المذكور 19 (قتلى)",
        ),
        (
            "90 up to 2018-03-31, but 99 up to 2018-02-28 (report ofoq-9) (killed)",
            "90 حتى 31 آذار/مارس 2018، وكانت 99 حتى 28 شباط/فبراير 2018 (الخبر ofoq-9) (قتلى)",
        ),
    ],
)
def test_what_is_set_beside_a_tally(words: str, said: str) -> None:
    assert phrases.reworded("ar", "audit", words) == said


def test_every_ground_on_which_an_incident_is_left_out() -> None:
    scope = CountScope(
        first=FIRST,
        last=LAST,
        areas=("Sabha",),
        perpetrators=("Libyan National Army",),
        grades=("confirmed",),
        confirmed=True,
        without=("a1",),
    )
    unclear = DateSpan(first=dt.date(2018, 2, 20), last=dt.date(2018, 3, 2), precision="day")
    by = Perpetrator(name="unidentified gunmen", basis="suspected")
    why = "one voice alone tells of it; 1 independent voice (1 outlet)"
    kinds = [
        Incident(id="a1", type="attack", decision="reject", grade="weak", grade_why=why),
        Incident(id="b2", type="attack", date=unclear, place=Place(country="LY"), perpetrators=(by,)),
    ]
    found = [one for incident in kinds for one in scope.holds(incident).left_out]
    wide = CountScope(countries=("LY",)).holds(Incident(id="c3", type="attack")).left_out
    said = [phrases.left("ar", one) for one in (*found, *wide)]
    assert len({one.why for one in found}) == 8
    assert [one for one in said if latin(one)] == []
    assert [phrases.left("en", one) for one in found] == [one.in_words for one in found]


def test_how_every_rule_found_its_figure(where: str) -> None:
    stands = [
        Stand(Span(1, 2, 3), FIRST),
        Stand(Span(2, 2, 2), LAST, rank=0),
        Stand(Span(4, 4, 4), authority=True),
    ]
    chosen = {
        rule.choose(some)[1] for rule, some in product(RULES.values(), (stands, stands[:1], stands[1:2]))
    }
    with Ledger.open(where) as ledger:
        tolls = {
            toll.rule
            for rule in RULES
            for one in ledger.incidents(rule)
            for toll in (*one.totals, *one.tolls)
        }
    assert [one for one in chosen | tolls if latin(phrases.reworded("ar", "toll", one))] == []


def test_why_a_place_is_meant(where: str) -> None:
    with Ledger.open(where) as ledger:
        found = {one.place.why for one in ledger.incidents() if one.place and one.place.why}
    said = [phrases.reworded("ar", "chosen", one) for one in found]
    assert said
    assert not re.search(r"\b(because|the|of|is|place|other)\b", " ".join(said))


def test_every_format_tells_what_it_holds_and_what_not(where: str) -> None:
    for form in map(format_named, FORMATS):
        assert phrases.reworded("ar", "format", form.says) != form.says
        assert [one for one in form.cannot if phrases.reworded("ar", "cannot", one) == one] == []
    with TestClient(create(where)) as client:
        assert "spreadsheet could run" not in client.get("/ar/downloads").text
        assert "spreadsheet could run" in client.get("/en/downloads").text


def test_the_pages_themselves(where: str) -> None:
    with TestClient(create(where)) as client:
        tallies = client.get("/ar/tallies/published").text
        (audited,) = set(re.findall(r"/ar/tallies/published/\w+", tallies))
        assert "السجل يعرف أقل" in client.get(audited).text
        behind = client.get("/ar/tallies/behind?grade=confirmed&why=grade").text
        assert "يرويه صوت واحد" in behind
        incident = client.get("/ar/incidents/09ff7b917831").text
        for said in ("ممن عدّوا الجميع", "لأن النص يتحدث عن العراق", "بلدة أو مدينة", "بالقاعدة الأوسط v1"):
            assert said in incident
        english = client.get("/en/incidents/09ff7b917831").text
        assert "of those who speak of all people: the middle one of" in english
        assert "because the text speaks of IQ" in english


def test_a_text_without_end_is_not_compared() -> None:
    text = ": , because ; " * 5000
    assert phrases.reworded("ar", "chosen", text) == text


ASKED_WRONGLY = (
    "/reports/zzz",
    "/reports/zzz/originals/abc",
    "/incidents/zzz",
    "/incidents/0920?page=none",
    "/?first=yesterday",
    "/?type=quarrel",
    "/tallies?since=abc",
    "/tallies?since=2020&until=2019",
    "/tallies?area=Nowhere",
    "/tallies?country=Nowhere",
    "/tallies?perpetrator=Nobody",
    "/tallies/behind?of=sheep",
    "/downloads/papyrus",
    "/downloads/csv?area=Nowhere",
    "/tallies/published/zzz",
)


@pytest.mark.parametrize("path", ASKED_WRONGLY)
def test_what_cannot_be_had_is_told_in_the_language_of_the_page(where: str, path: str) -> None:
    with TestClient(create(where)) as client:
        answer = client.get(f"/ar{path}")
        assert 400 <= answer.status_code < 500
        told = re.findall(r'<p(?: class="wrong"[^>]*)?>(?:<bdi dir="auto">)?([^<]+)', answer.text)
        assert told
        assert not re.search(r"\b(no|is|the|none|of|there|such|write)\b", " ".join(told)), told


def test_each_kind_of_refusal_has_words() -> None:
    source = Path(__file__).parents[1] / "src" / "marsad"
    kind = re.compile(
        r"""(?:LedgerError|FilterError|RefusalError)\(\s*(?:\d{3}|[^"]*"[^"]*"|what), "([a-z ]+)\""""
    )
    kinds = {found for path in source.rglob("*.py") for found in kind.findall(path.read_text("utf-8"))}
    assert len(kinds) > 20
    assert {one for one in kinds if f"refused.{one}" not in wording.words()} == set()


def test_programs_are_told_of_it_in_english_without_marks_of_direction(where: str) -> None:
    with TestClient(create(where)) as client:
        assert (
            client.get("/api/incidents?type=quarrel")
            .json()["detail"]
            .startswith("type: 'quarrel' is none of")
        )
        assert client.get("/api/incidents/zzz").json()["detail"].isascii()


def test_an_error_that_nobody_foresaw_is_told_as_it_is() -> None:
    told_in_arabic = told("ar", LedgerError("the disk is full"))
    assert "the disk is full" in told_in_arabic
    assert told_in_arabic != told("en", LedgerError("the disk is full")) == "the disk is full"


def test_all_that_programs_can_ask_for_is_told_in_arabic(where: str) -> None:
    app = create(where)
    for described in app.openapi()["paths"].values():
        asked = described["get"]
        of = [one.get("description") or one["schema"]["description"] for one in asked.get("parameters", ())]
        for text in (asked["summary"], asked["description"], *of):
            assert phrases.reworded("ar", "asked", text) != text
    with TestClient(app) as client:
        assert "What it is" not in client.get("/ar/api").text


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "0 خبر"),
        (1, "خبر واحد"),
        (2, "خبران"),
        (3, "3 أخبار"),
        (10, "10 أخبار"),
        (11, "11 خبرًا"),
        (99, "99 خبرًا"),
        (100, "100 خبر"),
        (102, "102 خبر"),
        (103, "103 أخبار"),
        ("1,211", "1,211 خبرًا"),
    ],
)
def test_what_is_counted_stands_in_the_form_of_its_number(count: object, said: str) -> None:
    assert wording.say("ar", "latest.reports", count=count) == said
    assert wording.say("en", "latest.reports", count=count) == f"{count} report{'' if count == 1 else 's'}"


def test_each_noun_that_is_counted_has_all_its_forms() -> None:
    named = {key: said for key, said in wording.words().items() if key.startswith("noun.")}
    assert {(len(said["ar"].split("|")), len(said["en"].split("|"))) for said in named.values()} == {(5, 2)}
    asked = {
        spec
        for said in wording.words().values()
        for text in said.values()
        for spec in re.findall(r"\{\w*:(\w+)\}", text)
    }
    assert {f"noun.{one}" for one in asked} == set(named)


def test_days_between_two_reports_are_told_as_an_arab_would() -> None:
    said = {
        "dates are 5 days apart (a, b)": "بين التاريخين 5 أيام (a، b)",
        "no date, but reported 2 days before": "بلا تاريخ، لكنه نُشر قبل يومين",
        "no dates, reported 12 days apart": "بلا تاريخ، وبين نشرهما 12 يومًا",
    }
    assert {text: phrases.reworded("ar", "sign", text) for text in said} == said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Iraqi army", "الجيش العراقي"),
        ("Syrian army", "الجيش السوري"),
        ("French army", "الجيش الفرنسي"),
        ("Kenyan police", "الشرطة الكينية"),
        ("Tunisian security forces", "قوات الأمن التونسية"),
        ("South Sudanese police", "شرطة جنوب السودان"),
        ("Houthis", "الحوثيون"),
        ("Al-Shabaab", "حركة الشباب"),
    ],
)
def test_a_force_is_called_by_its_state_and_not_by_its_enemies(name: str, said: str) -> None:
    assert names.actor("ar", name) == said
    assert names.actor("en", name) == name


def test_every_actor_and_force_has_an_arabic_name_of_its_own() -> None:
    forces = {row[kind] for row in rows("forces") for kind in ("army", "police", "security") if row[kind]}
    known = forces | {row["name"] for row in rows("actors") if row.values("forms")}
    assert [one for one in sorted(known) if latin(names.actor("ar", one))] == []
    assert [one for one in sorted(forces) if "احتلال" in names.actor("ar", one)] == []
