"""Saved web pages: the article without the page around it, whatever the page was made with."""

import datetime as dt
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.intake import Problem, reports
from marsad.intake.html import items as read_page
from marsad.intake.source import Source, UnreadableError
from marsad.models import Report

PARAGRAPHS = (
    "قال شهود إن عبوة ناسفة انفجرت قرب مدخل السوق وأوقعت أربعة قتلى وعددا من الجرحى بين المتسوقين.",
    "وأوضح مسؤول في الدفاع المدني أن الفرق نقلت تسعة مصابين إلى المشفى، وأن حالة اثنين منهم حرجة.",
    "ولم تعلن أي جهة مسؤوليتها حتى ساعة إعداد الخبر، فيما أغلقت الشرطة الطرق المؤدية إلى المكان.",
)
META = """<meta property="og:title" content="انفجار في سوق البلدة">
<meta property="og:site_name" content="شبكة المرفأ">
<meta property="article:published_time" content="2021-03-05T10:20:00+03:00">
<link rel="canonical" href="https://example.org/a/1">"""
MODERN = """<!DOCTYPE html><html lang="ar" dir="rtl">
<head><meta charset="{charset}"><title>انفجار في سوق البلدة</title>{meta}</head>
<body><nav><a href="/">الرئيسية</a> <a href="/x">أخبار</a></nav>
<article><h1>انفجار في سوق البلدة</h1><p>مشاركة على فيسبوك</p>{body}<p>المصدر: شبكة المرفأ</p>
<h3>مقالات ذات صلة</h3><ul><li><a href="/2">مقتل سبعة في قصف على قرية</a></li></ul></article>
<div class="cookies">نستخدم ملفات تعريف الارتباط. موافق</div>
<footer>جميع الحقوق محفوظة 2021</footer></body></html>"""
IN_TABLES = """<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}">
<title>انفجار في سوق البلدة</title>{meta}</head>
<body><table><tr><td><a href="/">الرئيسية</a> | <a href="/x">أخبار</a></td></tr>
<tr><td><table><tr><td><font size="5"><h1>انفجار في سوق البلدة</h1></font>
<p>4/3/2021</p>{body}</td></tr></table>
<b>مقالات ذات صلة</b><ul><li><a href="/2">مقتل سبعة في قصف على قرية</a></li></ul></td></tr></table>
<center>جميع الحقوق محفوظة 2021</center></body></html>"""
_PIECES = """<p> </p> <div> <table> <tr> <td> </td> </table> <br> <html> <body> &nbsp; &#0; &#xD800; <!-- -->
<svg> <script> </script> <a> <h1> <title> </title> <li> <article> قُتل جندي &amp; <time> <meta \x00 <?xml ?>"""
PIECES = _PIECES.split()


def page(folder: Path, template: str, charset: str = "utf-8", meta: str = META, encoding: str = "") -> Path:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    html = template.format(charset=charset, meta=meta, body=body)
    path = folder / "page.html"
    path.write_bytes(html.encode(encoding or charset))
    return path


def only(path: Path) -> Report:
    (report,) = reports([path], on_problem=pytest.fail)
    return report


@pytest.mark.parametrize("template", [MODERN, IN_TABLES])
@pytest.mark.parametrize("charset", ["utf-8", "windows-1256", "utf-16"])
def test_an_article_without_the_page_around_it(tmp_path: Path, template: str, charset: str) -> None:
    report = only(page(tmp_path, template, charset))
    assert report.doc == "page.html"
    assert report.title == "انفجار في سوق البلدة"
    assert report.text.splitlines() == list(PARAGRAPHS)
    assert report.seen == dt.date(2021, 3, 5)
    assert (report.source, report.url) == ("شبكة المرفأ", "https://example.org/a/1")
    assert len(report.sha256) == 64


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1256"])
def test_a_page_that_declares_the_wrong_encoding(tmp_path: Path, encoding: str) -> None:
    for declared in ("windows-1256", "utf-8", "iso-8859-1", "nonsense"):
        report = only(page(tmp_path, MODERN, declared, encoding=encoding))
        assert report.text.splitlines() == list(PARAGRAPHS)


def test_without_metadata_the_date_line_of_the_page_counts(tmp_path: Path) -> None:
    assert only(page(tmp_path, IN_TABLES, meta="")).seen == dt.date(2021, 3, 4)


def test_a_date_in_the_articles_sentences_is_not_the_pages_own(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    told = "وكان انفجار مشابه قد وقع في السوق نفسه في 7 آذار 2019 وأوقع قتيلين بحسب السلطات المحلية."
    path.write_text(
        f"<html><body><p>{PARAGRAPHS[0]}</p><p>{told}</p><p>© 2023</p></body></html>", encoding="utf-8"
    )
    report = only(path)
    assert told in report.text
    assert report.seen is None


def test_a_table_of_figures_stays(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    table = "<table><tr><th>البلدة</th><th>القتلى</th></tr><tr><td>الشرقية</td><td>12</td></tr></table>"
    article = f"<p>{PARAGRAPHS[0]}</p>{table}<p>{PARAGRAPHS[1]}</p>"
    for body in (article, f"<table><tr><td>{article}</td></tr></table>"):
        path.write_text(f"<html><body>{body}</body></html>", encoding="utf-8")
        assert "| الشرقية | 12 |" in only(path).text


def test_a_page_of_one_sentence_is_a_report(tmp_path: Path) -> None:
    path = tmp_path / "page.htm"
    path.write_text(
        "<html><title>كمين</title><body><p>قُتل جنديان في كمين.</p></body></html>", encoding="utf-8"
    )
    assert only(path).text == "قُتل جنديان في كمين."


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_torn_markup_is_a_report_or_a_problem(markup: str) -> None:
    stream = io.BufferedReader(io.BytesIO(markup.encode()))  # type: ignore[arg-type]
    try:
        assert len(list(read_page(Source("x", "x", stream), lambda _: None))) == 1
    except UnreadableError:
        return


def test_a_page_saved_as_text_is_still_a_page(tmp_path: Path) -> None:
    path = page(tmp_path, MODERN).rename(tmp_path / "page.txt")
    assert only(path).text.splitlines() == list(PARAGRAPHS)


@pytest.mark.parametrize(
    ("html", "why"),
    [
        ("<html><body></body></html>", "no article found in this page"),
        ("<html", "page"),
        (
            "<html><body><p>Two soldiers were killed in an ambush.</p></body></html>",
            "not Arabic: 0% of",
        ),
        ('<?xml version="1.0" encoding="utf-8"?><html/>', "page"),
    ],
)
def test_a_page_without_an_arabic_article_is_named(tmp_path: Path, html: str, why: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(html, encoding="utf-8")
    problems: list[Problem] = []
    assert list(reports([path], problems.append)) == []
    (problem,) = problems
    assert problem.name == str(path)
    assert why in problem.why
