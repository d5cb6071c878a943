"""Feeds of all makes lead to their articles; entries that have no page are reports themselves."""

import datetime as dt
import hashlib

import pytest

from marsad.intake import Link, Part, Problem, Received
from marsad.intake.feeds import feed, feedentry
from marsad.intake.unpacking import unpacked_part

ADDRESS = "https://wakala.example/feed"
CONTENT = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'


def taken(
    data: str | bytes, kind: str | None = None, address: str | None = ADDRESS
) -> tuple[list[Link], list[Received], list[str]]:
    problems: list[Problem] = []
    body = data.encode() if isinstance(data, str) else data
    part = Part(name="feed", doc="feed", data=body, address=address, kind=kind)
    items = list(unpacked_part(part, problems.append))
    return (
        [item for item in items if isinstance(item, Link)],
        [item for item in items if isinstance(item, Received)],
        [str(problem) for problem in problems],
    )


def rss(*items: str, head: str = '<?xml version="1.0" encoding="UTF-8"?>') -> str:
    channel = "".join(f"<item>{item}</item>" for item in items)
    return f'{head}<rss version="2.0" {CONTENT}><channel><title>وكالة السهل</title>{channel}</channel></rss>'


RSS = rss(
    "<title>مقتل ثلاثة مدنيين بقصف على سوق البلدة</title><link>https://wakala.example/2024/7?utm_source=rss</link>"
    "<pubDate>Tue, 21 May 2024 22:40:00 +0300</pubDate><description>تفاصيل</description>",
    "<title>إصابة جندي بعبوة ناسفة</title><link>/2024/8</link><pubDate>أمس</pubDate>",
)
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>مرصد الساحل</title>
<entry><title type="html">مقتل &lt;b&gt;قيادي&lt;/b&gt; في غارة</title><id>tag:1</id>
<link rel="edit" href="https://marsad.example/edit/1"/><link rel="alternate" href="https://marsad.example/1"/>
<published>2024-05-21T10:00:00+03:00</published><updated>2024-05-22T08:00:00Z</updated></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://n.example/"><title>نشرة</title></channel>
<item rdf:about="https://n.example/5"><title>هجوم على حاجز</title><link>https://n.example/5</link>
<dc:date>2015-08-06T09:00:00Z</dc:date></item></rdf:RDF>"""
RSS091 = """<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"
"http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel>
<title>أخبار&nbsp;النهر</title><item><title>قصف على قرية & جرحى</title><link>https://nahr.example/s?a=1&b=2</link></item></channel></rss>"""


def test_entries_lead_to_their_articles() -> None:
    links, received, problems = taken(RSS)
    assert [link.address for link in links] == [
        "https://wakala.example/2024/7",
        "https://wakala.example/2024/8",
    ]
    assert links[0].title == "مقتل ثلاثة مدنيين بقصف على سوق البلدة"
    assert links[0].published == dt.datetime(2024, 5, 21, 19, 40, tzinfo=dt.UTC)
    assert links[1].published is None
    assert not received
    assert not problems


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1256", "iso-8859-6"])
@pytest.mark.parametrize("declared", ["utf-8", "windows-1256"])
def test_the_encoding_is_found_whatever_the_feed_says(encoding: str, declared: str) -> None:
    data = RSS.replace("UTF-8", declared).encode(encoding)
    assert taken(data)[0] == taken(RSS)[0]


def test_atom_tells_what_was_changed() -> None:
    (link,), _, problems = taken(ATOM)
    assert link.address == "https://marsad.example/1"
    assert link.title == "مقتل قيادي في غارة"
    assert link.published == dt.datetime(2024, 5, 21, 7, tzinfo=dt.UTC)
    assert link.updated == "2024-05-22T08:00:00+00:00"
    assert not problems


def test_rdf_and_old_feeds_with_loose_signs_are_read() -> None:
    (link,), _, problems = taken(RDF)
    assert (link.address, link.published) == (
        "https://n.example/5",
        dt.datetime(2015, 8, 6, 9, tzinfo=dt.UTC),
    )
    (old,), _, more = taken(RSS091)
    assert (old.address, old.title) == ("https://nahr.example/s?a=1&b=2", "قصف على قرية & جرحى")
    assert problems == more == []


def test_the_article_itself_is_followed_not_a_service_that_leads_to_it() -> None:
    burner = '<x:origLink xmlns:x="http://rssnamespace.org/feedburner/ext/1.0">https://wakala.example/9</x:origLink>'
    (link,), _, _ = taken(rss(f"<title>قصف</title><link>https://feeds.example/~r/1</link>{burner}"))
    assert link.address == "https://wakala.example/9"


def test_elements_of_the_same_name_within_an_entry_do_no_harm() -> None:
    (link,), _, problems = taken(rss('<m:item xmlns:m="u:m">z</m:item><title>قصف</title><link>/9</link>'))
    assert (link.address, link.title) == ("https://wakala.example/9", "قصف")
    assert not problems


def test_an_article_that_is_listed_twice_is_one_link() -> None:
    same = "<title>قصف</title><link>https://wakala.example/9?fbclid={}</link><guid>9</guid>"
    assert [link.address for link in taken(rss(same.format(1), same.format(2)))[0]] == [
        "https://wakala.example/9"
    ]


def test_an_article_in_full_is_followed_all_the_same() -> None:
    links, received, _ = taken(
        rss(
            "<title>قصف</title><link>https://wakala.example/9</link>"
            "<content:encoded><![CDATA[<p>قتل ثلاثة في قصف.</p>]]></content:encoded>"
        )
    )
    assert len(links) == 1
    assert not received


def test_an_entry_without_a_page_is_a_report() -> None:
    _, (one,), problems = taken(
        rss(
            "<title>حصيلة اليوم</title><guid isPermaLink='false'>n-17</guid>"
            "<pubDate>Tue, 21 May 2024 22:40:00 GMT</pubDate>"
            "<content:encoded><![CDATA[<p>قتل <s>ثلاثة</s> أربعة مدنيين بقصف على السوق.</p><p>وأصيب سبعة.</p>"
            "<script>alert(1)</script>]]></content:encoded>"
        )
    )
    report = one.report
    assert report.text == "قتل أربعة مدنيين بقصف على السوق.\n\nوأصيب سبعة."
    assert (report.doc, report.title, report.source) == ("feed:n-17", "حصيلة اليوم", "وكالة السهل")
    assert report.published == dt.datetime(2024, 5, 21, 22, 40, tzinfo=dt.UTC)
    assert report.seen == dt.date(2024, 5, 22)
    assert report.sha256 == hashlib.sha256(one.original.data).hexdigest()
    assert b"n-17" in one.original.data
    assert not problems


def test_a_headline_alone_is_a_report_too() -> None:
    _, (one,), problems = taken(rss("<title>عاجل: مقتل ثلاثة مدنيين بقصف على سوق البلدة</title>"))
    assert (one.report.title, one.report.text) == ("", "عاجل: مقتل ثلاثة مدنيين بقصف على سوق البلدة")
    assert not problems


def test_entries_in_other_languages_without_a_page_are_named() -> None:
    assert taken(rss("<description>Three killed in a market.</description>"))[2] == [
        "feed:1: not Arabic: 0% of its letters are, 25% must be"
    ]


def test_markup_in_titles_is_text_and_scripts_are_no_links() -> None:
    links, received, _ = taken(
        rss(
            "<title>&lt;img src=x onerror=alert(1)&gt;قصف &lt;b&gt;عنيف&lt;/b&gt;</title><link>/1</link>",
            "<title></title><link>javascript:alert(1)</link>",
        )
    )
    assert [(link.address, link.title) for link in links] == [("https://wakala.example/1", "قصف عنيف")]
    assert not received


def test_entities_do_not_grow() -> None:
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "ha">{bomb}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    (link,), _, problems = taken(rss("<title>قصف &e11; &f;</title><link>/1</link>", head=head))
    assert link.title == "قصف &e11; &f;"
    assert not problems


def test_a_feed_nested_without_end_is_refused() -> None:
    assert taken("<rss>" + "<channel>" * 100_000)[2] == ["feed: XML nested deeper than 256 elements"]


def test_a_feed_cut_short_gives_what_is_there() -> None:
    links, _, (problem,) = taken(RSS[: RSS.index("<title>إصابة")])
    assert len(links) == 1
    assert problem.startswith("feed: torn XML (")


def test_more_entries_than_a_feed_can_have_are_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feedentry, "MOST_ENTRIES", 3)
    links, _, problems = taken(rss(*(f"<title>{n}</title><link>/{n}</link>" for n in range(9))))
    assert [link.title for link in links] == ["0", "1", "2"]
    assert problems == ["feed: more than 3 entries; the others were left"]


@pytest.mark.parametrize("data", ["<html><body><p>لا شيء هنا</p></body></html>", "<a><b/></a>"])
def test_what_is_no_feed_is_refused(data: str) -> None:
    assert taken(data, kind="feed")[2] == ["feed: not a feed: neither RSS nor Atom"]


@pytest.mark.parametrize("data", ["", "  \n", "قصف على البلدة"])
def test_what_is_no_xml_is_refused(data: str) -> None:
    assert taken(data, kind="feed")[2][0].startswith(("feed: empty", "feed: not XML that can be read"))


def test_a_feed_is_told_by_its_looks() -> None:
    assert all(map(feed.looks_like, map(str.encode, (RSS, ATOM, RDF, RSS091))))
    assert not feed.looks_like(b"<?xml version='1.0'?><!DOCTYPE html><html><body><p>x</p></body></html>")


JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "مرصد الساحل", "items": [
{"id": "1", "url": "/news/1?utm_source=feed", "title": "مقتل ثلاثة مدنيين",
"date_published": "2024-05-21T10:00:00+03:00",
"date_modified": "2024-05-22T10:00:00Z"},
{"id": 2, "content_html": "<p>قتل <del>ثلاثة</del> أربعة مدنيين.</p>", "date_published": "2024-05-21"}, 7]}"""


def test_a_feed_in_json_is_a_feed() -> None:
    (link,), (one,), problems = taken(JSON)
    assert link.address == "https://wakala.example/news/1"
    assert link.published == dt.datetime.fromisoformat("2024-05-21T10:00:00+03:00")
    assert link.updated == "2024-05-22T10:00:00Z"
    assert (one.report.text, one.report.source) == ("قتل أربعة مدنيين.", "مرصد الساحل")
    assert not problems


@pytest.mark.parametrize("items", ["[" * 50_000, '[{"url": "x"', "7", '"x"'])
def test_a_torn_feed_in_json_is_refused(items: str) -> None:
    links, received, problems = taken('{"version": "https://jsonfeed.org/version/1.1", "items": ' + items)
    assert not links
    assert not received
    assert problems == ["feed: not a JSON feed that can be read: torn, or nested too deep"]
