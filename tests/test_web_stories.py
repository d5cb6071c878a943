"""The pages of incidents and reports: who says how many, in which words, and why it is one incident."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from ledger_reports import ARIHA, DAY, account, figure, market, quoted, reading
from marsad.language.tables import rows
from marsad.ledger import Ledger
from marsad.ledger.linking.likeness import reasons
from marsad.ledger.linking.told import Told
from marsad.ledger.reviewing.fields import FIGURE_FIELDS, INCIDENT_FIELDS
from marsad.models import Claim, Group, Original, Perpetrator, Place, Qualifier, Report, Toll
from marsad.publish.asked import figure_asked
from marsad.publish.marks import Mark, marks
from marsad.publish.tolls import count_words
from marsad.reader import read
from marsad.web import create, phrases
from marsad.web.charts import Scale, chart, first_the_dead
from marsad.web.marking import paragraphs, pieces
from marsad.web.outlines import BORDERS, sketch
from marsad.web.wording import words

TEXT = (
    "قالت مديرية صحة إدلب إن خمسة أشخاص قتلوا في تفجير سوق الخضار في أريحا.\n"
    "وتبنى تنظيم الدولة الإسلامية التفجير. وذكرت وكالة قريبة منه أن التنظيم نفذه."
)
LATER = "وقالت مديرية صحة إدلب إن حصيلة قتلى تفجير سوق الخضار في أريحا ارتفعت إلى تسعة قتلى."
STATE = "Islamic State"


def first() -> Report:
    return Report(doc="first.txt", title="تفجير في أريحا", text=TEXT, source="وكالة الساحل", seen=DAY)


def later() -> Report:
    return Report(doc="later.txt", text=LATER, source="إذاعة الجبل", seen=DAY + dt.timedelta(days=1))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger in which one source raised its figure from five to nine; the text came twice."""
    one, other = first(), later()
    told = account(
        one,
        figure(one, "خمسة أشخاص", 5, source="مديرية صحة إدلب"),
        perpetrators=(
            Perpetrator(name=STATE, basis="claimed", evidence=quoted(one, "تنظيم الدولة الإسلامية")),
        ),
        responsibility=(
            Perpetrator(name=STATE, basis="claimed", evidence=quoted(one, "تنظيم الدولة الإسلامية")),
            Perpetrator(name=STATE, basis="stated", source="وكالة", evidence=quoted(one, "التنظيم نفذه")),
        ),
    )
    raised = account(other, figure(other, "تسعة قتلى", 9, source="مديرية صحة إدلب"))
    copy = replace(one, doc="copy.txt", source="بوابة السهل")
    with Ledger.open(tmp_path / "l.db", create=True) as opened:
        opened.add(one, reading(one, told))
        opened.add(other, reading(other, raised))
        opened.add(copy, reading(copy, told))
        yield opened


@pytest.fixture
def client(ledger: Ledger, tmp_path: Path) -> Iterator[TestClient]:
    """A browser without scripts."""
    with TestClient(create(tmp_path / "l.db")) as client:
        yield client


def incident(client: TestClient, ledger: Ledger, lang: str = "en") -> str:
    (only,) = ledger.incidents()
    return client.get(f"/{lang}/incidents/{only.id}").text


def test_an_actor_stands_once_with_what_is_said_of_it_by_whom(client: TestClient, ledger: Ledger) -> None:
    page = incident(client, ledger)
    blame = page[page.index('class="blame"') :]
    assert blame[: blame.index("</dl>")].count(f"<dt>{STATE}</dt>") == 1
    assert blame.index("claims it") < blame.index("named")


def test_a_figure_that_was_raised_shows_its_course_and_the_old_one_hollow(
    client: TestClient, ledger: Ledger
) -> None:
    page = incident(client, ledger)
    assert "How the numbers changed day by day" in page
    assert re.search(r'<svg class="steps".*class="replaced"', page, re.S)
    assert '<bdi class="count replaced">5</bdi>' in page


def test_copies_of_one_text_are_one_voice_under_the_earliest(client: TestClient, ledger: Ledger) -> None:
    page = incident(client, ledger)
    listed = page[page.index('<ol class="reports">') :]
    assert listed.count("<h3>") == 2
    assert "One text, also published by (one voice)" in listed


def test_passages_show_the_words_in_their_sentence(client: TestClient, ledger: Ledger) -> None:
    passage = 'إن <mark class="figure">خمسة أشخاص</mark> قتلوا في تفجير سوق الخضار في أريحا.'
    assert passage in incident(client, ledger)


def test_a_claim_leads_to_its_mark_and_the_mark_back(client: TestClient, ledger: Ledger) -> None:
    page = incident(client, ledger)
    report, number = re.findall(r'id="f-(\w+)-(\d+)"', page)[0]
    assert f"/en/reports/{report}#m{number}" in page
    back = client.get(f"/en/reports/{report}").text
    assert f'id="m{number}"' in back


def test_reasons_and_grounds_are_in_the_language_of_the_page(client: TestClient, ledger: Ledger) -> None:
    arabic, english = incident(client, ledger, "ar"), incident(client, ledger)
    assert "المكان نفسه" in arabic
    assert "same place" in english
    assert "independent voice" not in arabic
    assert re.search("صوتان مستقلان|أصوات مستقلة|صوتًا مستقلًا", arabic)


def test_decisions_show_what_was_read_and_what_was_set(client: TestClient, ledger: Ledger) -> None:
    (only,) = ledger.incidents()
    ledger.amend(only.id, {"place.name": "سراقب"}, who="reviewer", why="named in the statement")
    page = incident(client, ledger)
    assert re.search(r"<del><bdi[^>]*>أريحا</bdi></del>.*<ins><bdi[^>]*>سراقب</bdi></ins>", page, re.S)
    ledger.amend(only.id, {"type": "shelling"}, who="reviewer", why="named in the statement")
    arabic = incident(client, ledger, "ar")
    assert "اسم المكان: <del>" in arabic
    assert re.search(r"<del><bdi[^>]*>انفجار عبوة</bdi></del>.*<ins><bdi[^>]*>قصف</bdi></ins>", arabic, re.S)


def test_a_figure_that_was_set_is_named_by_its_measure_and_words(ledger: Ledger, client: TestClient) -> None:
    (only,) = ledger.incidents()
    entry = ledger.report("later.txt")
    (counted,) = (one.number for one in marks(entry.reading) if one.kind == "figure")
    asked = figure_asked(entry, counted, {"count": "8"})
    ledger.amend(only.id, {}, [asked], who="reviewer", why="misread")
    page = incident(client, ledger)
    quote = '<q lang="ar" dir="rtl">تسعة قتلى</q>'
    assert re.search(
        f"count, Killed {quote}: <del><bdi[^>]*>9</bdi></del>.*<ins><bdi[^>]*>8</bdi>", page, re.S
    )


def test_every_field_that_can_be_set_has_a_name() -> None:
    assert {f"changed.{field}" for field in (*INCIDENT_FIELDS, *FIGURE_FIELDS)} <= set(words())


def test_every_sign_of_linking_has_its_words_in_both_languages() -> None:
    for row in rows("linking"):
        said = words()[f"sign.{row['sign']}"]
        assert said["en"] == row["says"]
        assert len(re.findall(r"\{[^}]*\}", said["ar"])) == row["says"].count("{}")


def test_every_ground_of_a_grade_is_known_in_arabic() -> None:
    for row in rows("grades"):
        assert phrases.reworded("ar", "ground", row["says"]) != row["says"]
    for said in ("A B both claim it", "some name A, others B", "3 independent voices (1 outlet, 2 medical)"):
        assert phrases.reworded("ar", "ground", said) != said


def test_what_no_phrase_makes_is_shown_as_it_is() -> None:
    assert phrases.reworded("ar", "sign", "a reason of another version") == "a reason of another version"


def test_the_reasons_of_two_accounts_are_all_reworded() -> None:
    one, other = first(), later()
    told = [
        Told(
            id=name, number=at, report=name, doc=name, seen=each.seen, publisher=None, text=name,
            account=account(each, figure(each, quote, count)),
        )
        for at, (name, each, quote, count) in enumerate(
            (("a", one, "خمسة أشخاص", 5), ("b", other, "تسعة قتلى", 9))
        )
    ]  # fmt: skip
    for reason in reasons(*told):
        assert not re.search("[a-z]{4}", phrases.reworded("ar", "sign", reason.text)), reason.text


def claim(low: int | None, high: int | None) -> Claim:
    return Claim(claimant="x", low=low, high=high, qualifier=None, who=None, report="r", doc="d", voice="x")


def toll(*claims: Claim, best: int | None = None) -> Toll:
    numbers = [n for one in claims for n in (one.low, one.high) if n is not None]
    ends = (min(numbers), max(numbers)) if numbers else (None, None)
    return Toll(
        measure="killed", group=Group(), low=ends[0], best=best, high=ends[1], rule="", claims=tuple(claims)
    )


@given(
    st.lists(st.tuples(st.integers(0, 10**7), st.integers(0, 10**7)), min_size=1, max_size=5), st.booleans()
)
def test_every_figure_stands_on_the_scale_and_those_alike_beside_each_other(
    counts: list[tuple[int, int]], mirrored: bool
) -> None:
    claims = [claim(min(pair), max(pair)) for pair in counts]
    drawn = chart(toll(*claims, best=counts[0][0]), mirrored=mirrored)
    for row in drawn.rows:
        spots = [row.at] if row.at is not None else list(row.span or ())
        assert all(0 <= spot <= 100 for spot in spots)
    if drawn.scale:
        places = [drawn.scale.at(value) for value in sorted(pair[0] for pair in counts)]
        assert places == sorted(places, reverse=mirrored)
        assert 2 <= len(drawn.scale.ticks()) <= 6


def test_a_toll_without_a_number_has_no_scale() -> None:
    assert chart(toll(claim(None, None)), mirrored=True).scale is None
    assert chart(toll(claim(0, 0), best=0), mirrored=True).scale is None


def test_ticks_are_round() -> None:
    assert [value for value, _ in Scale(31, mirrored=False).ticks()] == [0, 10, 20, 30]
    assert [value for value, _ in Scale(3, mirrored=False).ticks()] == [0, 1, 2, 3]


def test_the_dead_of_all_kinds_come_first() -> None:
    dead, hurt = toll(claim(1, 1)), replace(toll(claim(1, 1)), measure="injured")
    women = replace(dead, group=Group(status="civilian", demographic="women"))
    assert first_the_dead([hurt, women, dead]) == [dead, women, hurt]


needs_borders = pytest.mark.skipif(not BORDERS.is_dir(), reason="needs scripts/frontend.py to have run")


@needs_borders
def test_a_place_is_a_point_only_where_it_is_known_so_finely() -> None:
    exact, area, land = (
        sketch(ARIHA),
        sketch(Place(admin1="Idlib", country="SY")),
        sketch(Place(country="SY")),
    )
    assert exact
    assert exact.point
    assert not exact.near
    assert area
    assert area.point is None
    assert [one.name for one in area.outlines if one.held] == ["Idlib"]
    assert land
    assert all(one.held for one in land.outlines)
    vague = sketch(replace(ARIHA, precision="admin1"))
    assert vague
    assert vague.point is None


@needs_borders
def test_without_a_country_there_is_no_map() -> None:
    assert sketch(None) is None
    assert sketch(Place(name="أريحا")) is None
    assert sketch(Place(country="../..")) is None


def mark(number: int, start: int, end: int) -> Mark:
    return Mark(number, "figure", "a", "killed", "3", "text", start, end, "")


@given(st.text(alphabet="اب و\n.1", max_size=40), st.data())
def test_pieces_are_the_text_and_no_note_stands_within_a_word(text: str, data: st.DataObject) -> None:
    ends = st.integers(0, max(len(text), 1))
    spans = data.draw(st.lists(st.tuples(ends, ends), max_size=4))
    found = [mark(n, min(span), max(span)) for n, span in enumerate(spans, 1) if min(span) < max(span)]
    cut = list(pieces(text, found, "text"))
    assert "".join(piece.text for piece in cut) == text
    held = [one for one in found if one.end <= len(text)]
    assert sorted(one.number for piece in cut for one in piece.begins) == [one.number for one in held]
    before = ""
    for piece in cut:
        assert not (piece.begins and before[-1:].isalnum() and piece.text[:1].isalnum())
        before += piece.text
    lines = [line for line in text.splitlines(keepends=True) if line.strip()]
    assert ["".join(p.text for p in one.pieces) for one in paragraphs(text, found)] == lines


def test_the_original_is_given_as_a_file_to_save_whatever_it_is(ledger: Ledger, tmp_path: Path) -> None:
    data = b"<!doctype html><script>alert(1)</script>"
    kept = Original(data=data, address="https://a.example/1", at=dt.datetime(2019, 3, 13, tzinfo=dt.UTC))
    page = Report(doc="page.html", text=TEXT, sha256=kept.sha256)
    list(ledger.add_all([(page, reading(page), kept)]))
    with TestClient(create(tmp_path / "l.db")) as client:
        (at,) = re.findall(
            r'href="(/en/reports/\w+/originals/\w+)"', client.get("/en/reports/page.html").text
        )
        answer = client.get(at)
        assert answer.content == data
        assert answer.headers["content-type"] == "application/octet-stream"
        assert answer.headers["content-disposition"].startswith("attachment")
        other = at.replace(kept.sha256, "0" * 64)
        assert client.get(other).status_code == 404


def test_a_withheld_report_leaves_a_tombstone_without_its_words(client: TestClient, ledger: Ledger) -> None:
    (name,) = {one.id for one in ledger.reports() if one.report.doc == "later.txt"}
    ledger.forget(name, who="reviewer", why="names a witness")
    answer = client.get(f"/en/reports/{name}")
    assert answer.status_code == 410
    assert "Report withheld" in answer.text
    assert "مديرية" not in answer.text
    assert "names a witness" not in answer.text


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"])
def test_only_web_addresses_become_links(ledger: Ledger, client: TestClient, url: str) -> None:
    odd, plain = (
        replace(first(), doc=name, url=where) for name, where in (("o", url), ("p", "https://a.example/1"))
    )
    ledger.add(odd, reading(odd))
    ledger.add(plain, reading(plain))
    assert f'href="{url}"' not in client.get("/en/reports/o").text
    linked = '<a href="https://a.example/1" rel="noreferrer nofollow noopener">'
    assert linked in client.get("/en/reports/p").text


def test_text_from_an_image_is_said_to_be_so(ledger: Ledger, client: TestClient) -> None:
    scan = replace(first(), doc="scan", recognised=True, author="سلمى", credit="وكالة الوادي")
    ledger.add(scan, reading(scan))
    page = client.get("/en/reports/scan").text
    for said in ("recognised from an image", "سلمى", "وكالة الوادي"):
        assert said in page


def test_how_a_figure_was_read_is_told_on_request_in_either_language(
    ledger: Ledger, client: TestClient
) -> None:
    one = Report(
        doc="how", text="قال الجيش إن ثلاثة جنود قتلوا يوم 5 آذار 2019 في كمين مسلح قرب أريحا.", seen=DAY
    )
    ledger.add(one, read(one))
    assert "its people stand" not in client.get("/en/reports/how").text
    english, arabic = (client.get(f"/{lang}/reports/how?how=1").text for lang in ("en", "ar"))
    assert "its people stand" in english
    assert "it is part of a date" in english
    assert "جزء من تاريخ" in arabic
    assert "its people stand" not in arabic


def test_a_reading_made_elsewhere_has_no_reasons_here(client: TestClient) -> None:
    page = client.get("/en/reports/first.txt?how=1").text
    assert "its reasons are not known here" in page


def test_every_rule_and_refusal_of_the_reader_has_its_words() -> None:
    for row in rows("reasons"):
        assert words()[f"{row['kind']}.{row['name']}"]["en"] == row["says"]


@given(st.sampled_from(get_args(Qualifier)), st.integers(1, 99))
def test_counts_are_in_arabic_on_arabic_pages(qualifier: Qualifier, count: int) -> None:
    vague = f"qualifier.{qualifier}" in words()
    number = None if vague else count
    said = phrases.reworded("ar", "amount", count_words(number, number, qualifier))
    assert not re.search("[a-z]", said)
    assert vague or str(count) in said


def test_reviewers_see_what_was_nearly_the_same_incident(ledger: Ledger, tmp_path: Path) -> None:
    far = Report(doc="far", text="انفجرت سيارة ملغومة في سوق الخضار في أريحا وقتل ثلاثة.", seen=DAY)
    day = DAY + dt.timedelta(days=40)
    ledger.add(far, reading(far, account(far, figure(far, "ثلاثة", 3), day=day)))
    one, other = ledger.incidents()
    with ledger._writing.begin() as connection:  # so that it does not hang on the weights of the day
        pair = {"a": min(one.id, other.id), "b": max(one.id, other.id)}
        connection.execute(text("INSERT INTO near VALUES (:a, :b, -0.5)"), pair)
    assert ledger.near(one.id) == {other.id: -0.5}
    assert ledger.near(other.id) == {one.id: -0.5}
    ledger.users.add("rana", "reviewer", "correct horse battery staple")
    with TestClient(create(tmp_path / "l.db"), headers={"sec-fetch-site": "same-origin"}) as client:
        assert "nearly linked" not in client.get(f"/en/incidents/{one.id}").text
        form = {"name": "rana", "password": "correct horse battery staple"}
        client.post("/en/sign-in", data=form)
        page = client.get(f"/en/incidents/{one.id}").text
        assert "nearly linked" in page
        assert f"/en/incidents/{other.id}" in page


def test_an_incident_that_many_tell_of_has_pages_on_which_everything_stands_once(tmp_path: Path) -> None:
    where = str(tmp_path / "l.db")
    with Ledger.open(where, create=True) as ledger:
        list(ledger.add_all(market(f"m{number}") for number in range(50)))
        (only,) = ledger.incidents()
    with TestClient(create(where)) as client:
        address = f"/en/incidents/{only.id}"
        pages = [client.get(f"{address}?page={number}").text for number in range(1, 5)]
        rows = [name for page in pages for name in re.findall(r'id="f-(\w+-\d+)"', page)]
        assert len(rows) == len(set(rows)) == sum(len(toll.claims) for toll in only.tolls)
        assert ["Next page" in page for page in pages] == [True, True, True, False]
        for name in rows[::7]:
            assert f'id="f-{name}"' in client.get(f"{address}?figure={name}").text
        report = client.get(f"/en/reports/{only.mentions[-1].report}").text
        (link,) = set(re.findall(r'href="([^"]*[?]figure=[^"#]*)#', report))
        assert f'id="f-{only.mentions[-1].report}-' in client.get(link).text
