"""The article out of the page: text, title, time, author, outlet and credit, in many layouts."""

import datetime as dt
import json
import sys
from pathlib import Path

import pytest

import pagescore
from marsad.intake.page.article import Article, article_of
from marsad.intake.source import UnreadableError
from pagemaker import FOLDER, pages

sys.path.append(str(Path(__file__).parents[1] / "scripts"))

import pages as script
from scoring import floors


@pytest.mark.parametrize("name", script.SETS)
def test_no_less_of_the_made_up_pages_is_found_than_before(name: str) -> None:
    scores = pagescore.scores(pagescore.of_set(name), pagescore.ours)
    assert floors.below(name, floors.load(script.FLOORS).get(name, {}), script.hashes(name), scores) == []


def test_sixty_pages_in_many_layouts_are_read_as_well_as_was_asked() -> None:
    every = list(pages())
    scores = pagescore.scores(every, pagescore.ours)
    assert len(every) == 60
    assert len(list((FOLDER / "layouts").glob("*.html"))) - 1 == 24
    assert scores["text"] >= 0.95
    assert scores["day"] >= 0.95


def test_more_is_found_than_by_the_library_alone() -> None:
    every = list(pages())
    alone = pagescore.scores(every, pagescore.library)
    assert all(score >= alone[key] for key, score in pagescore.scores(every, pagescore.ours).items())


PARAGRAPHS = (
    "قُتل ثلاثة من حراس القافلة وأصيب سائقان، مساء السبت، في كمين على الطريق الصحراوي شرق المدينة.",
    "وقال مصدر في الشرطة إن المهاجمين فروا قبل وصول التعزيزات، وإن البحث عنهم جار.",
)
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def found(head: str = "", *, above: str = "", below: str = "", address: str | None = None) -> Article:
    return article_of(
        f"<html><head>{head}</head><body>{above}<h1>كمين على الطريق الصحراوي</h1>{BODY}{below}</body></html>",
        address,
    )


def linked(**said: object) -> str:
    node = {"@context": "https://schema.org", "@type": "NewsArticle", **said}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


@pytest.mark.parametrize(
    ("line", "day", "clock"),
    [
        ("نشر في: 5 شباط 2019 - 10:20 ص", "2019-02-05", "10:20"),
        ("الثلاثاء ٥ فبراير ٢٠١٩ ١٠:٢٠ مساءً", "2019-02-05", "22:20"),
        ("30 جمادى الأولى 1440 هـ - 5 فبراير 2019 م", "2019-02-05", None),
        ("5 فيفري 2019", "2019-02-05", None),
        ("05/02/2019 12:05 ص", "2019-02-05", "00:05"),
        ("آخر تحديث: 9 شباط 2019 - نشر: 5 شباط 2019", "2019-02-05", None),
        ("<time class='published updated'>5 شباط 2019</time>", "2019-02-05", None),
        ("Published: Feb 5, 2019 at 3:07 PM", "2019-02-05", "15:07"),
    ],
)
def test_a_time_shown_by_the_title_is_that_of_publication(line: str, day: str, clock: str | None) -> None:
    article = found(above=f"<div class='info'>{line}</div>")
    assert str(article.day) == day
    assert (article.published and article.published.strftime("%H:%M")) == clock


@pytest.mark.parametrize(
    "line",
    [
        "آخر تحديث: 9 شباط 2019 - 10:20",
        "<time class='updated' datetime='2019-02-09T10:20:00Z'>9 شباط 2019</time>",
        "<time itemprop='dateModified'>9 شباط 2019</time>",
        "30 جمادى الأولى 1440",
        "منذ 3 ساعات",
    ],
)
def test_a_time_of_change_a_hijri_day_alone_and_a_time_ago_are_no_day_of_publication(line: str) -> None:
    assert found(above=f"<div>{line}</div>").day is None


def test_a_day_in_a_sentence_is_no_day_of_publication() -> None:
    below = "<p>وكان كمين مشابه قد وقع على الطريق نفسه في 7 آذار 2019 وأوقع قتيلين.</p>"
    assert found(below=below).day is None


def test_the_address_tells_the_day_where_nothing_else_does() -> None:
    address = "https://outlet.example/news/2019/2/5/ambush"
    assert str(found(address=address).day) == "2019-02-05"
    assert str(found(address="https://outlet.example/2019-02-05-ambush").day) == "2019-02-05"
    assert found(address="https://outlet.example/20191/77").day is None
    assert str(found(address=address, above="<div>6 شباط 2019</div>").day) == "2019-02-06"


def test_the_day_is_that_of_the_outlets_own_place() -> None:
    declared = linked(datePublished="2019-02-04T22:30:00Z")
    article = found(declared, above="<div>5 شباط 2019</div>")
    assert str(article.day) == "2019-02-05"
    assert article.published == dt.datetime(2019, 2, 4, 22, 30, tzinfo=dt.UTC)


def test_the_text_that_a_page_declares_is_taken_where_it_shows_none() -> None:
    page = f"<html><head>{linked(articleBody=' '.join(PARAGRAPHS), headline='كمين')}</head><body><div id=app>"
    article = article_of(f"{page}</div></body></html>")
    assert (article.text, article.title) == (" ".join(PARAGRAPHS), "كمين")


def test_a_page_that_declares_nonsense_is_read_all_the_same() -> None:
    for said in ({"datePublished": "قريبا"}, {"author": [None, {"name": 7}]}, {"publisher": {"@id": []}}):
        article = found(linked(**said))
        assert article.text.splitlines() == list(PARAGRAPHS)
        assert (article.day, article.author) == (None, None)
    assert found('<script type="application/ld+json">{"@type": </script>').text


def test_an_outlet_may_be_known_by_its_address_alone() -> None:
    assert found(address="https://www.reuters.com/world/1").outlet == "Reuters"
    assert found(address="https://news.outlet.example/1").outlet == "news.outlet.example"


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("المصدر: رويترز", "رويترز"),
        ("المصدر / فرانس برس", "فرانس برس"),
        ("المصدر: شبكة المرفأ", None),
        ("المصدر الذي تحدث إلينا", None),
    ],
)
def test_whose_text_a_page_says_that_it_is(line: str, credit: str | None) -> None:
    site = '<meta property="og:site_name" content="شبكة المرفأ">'
    assert found(site, below=f"<p>{line}</p>").credit == credit


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("بقلم: سلمى الحديدي", "سلمى الحديدي"),
        ("كتب بواسطة سلمى الحديدي في 5 شباط 2019", "سلمى الحديدي"),
        ("نشر بواسطة: admin", None),
        ("المحرر: هيئة التحرير", None),
    ],
)
def test_who_wrote_an_article(line: str, author: str | None) -> None:
    assert found(above=f"<div>{line}</div>").author == author


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 20_000 + BODY,
        "<span>" * 20_000 + BODY,
        "<table><tr><td>" * 2_000 + BODY,
        "<" * 200_000 + BODY,
        f"<title>{'قتل - ' * 50_000}</title>{BODY}",
        f"<script type='application/ld+json'>{'[' * 50_000}</script>{BODY}",
        f"<time datetime='{'1' * 5_000}'>x</time>{BODY}",
        f"<div class='{'comment ' * 50_000}'>{BODY}",
    ],
    ids=["divs", "spans", "tables", "signs", "title", "brackets", "time", "class"],
)
def test_a_hostile_page_is_read_or_refused_in_words(page: str) -> None:
    try:
        told = article_of(f"<html><body>{page}</body></html>").text
    except UnreadableError as error:
        told = str(error)
    assert PARAGRAPHS[0] in told or "save its text" in told
