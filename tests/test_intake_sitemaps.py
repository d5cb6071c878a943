"""Site maps lead to the pages of a site, whatever their form."""

import datetime as dt
import gzip

import pytest

from marsad.intake import Link, Part, Problem
from marsad.intake.feeds import links, sitemap
from marsad.intake.feeds import xml as marsad_xml
from marsad.intake.unpacking import unpacked_part

NS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
MAP = f"""<?xml version="1.0" encoding="UTF-8"?><?xml-stylesheet type="text/xsl" href="/s.xsl"?><!-- made -->
<urlset {NS} {NEWS} xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc> https://wadi.example/news/71?utm_source=map </loc><lastmod>2024-05-21T10:00:00+03:00</lastmod>
<image:image><image:loc>https://wadi.example/71.jpg</image:loc></image:image></url>
<url><loc>https://wadi.example/news/72</loc><news:news><news:publication><news:name>الوادي</news:name>
</news:publication><news:publication_date>2024-05-21T22:10:00Z</news:publication_date>
<news:title>مقتل ثلاثة مدنيين &amp; إصابة سبعة</news:title></news:news></url>
<url><loc>https://wadi.example/news/71</loc></url>
<url><loc>file:///etc/passwd</loc></url><url><lastmod>2024</lastmod></url></urlset>"""
INDEX = f"""<sitemapindex {NS}><sitemap><loc>https://wadi.example/map-2024-05.xml.gz</loc>
<lastmod>2024-05-31</lastmod></sitemap></sitemapindex>"""


def taken(data: str | bytes, kind: str | None = None, name: str = "map") -> tuple[list[Link], list[str]]:
    problems: list[Problem] = []
    body = data.encode() if isinstance(data, str) else data
    part = Part(name=name, doc="map", data=body, address="https://wadi.example/map", kind=kind)
    found = [item for item in unpacked_part(part, problems.append) if isinstance(item, Link)]
    return found, [str(problem) for problem in problems]


def test_each_page_is_one_link_with_what_the_map_says_of_it() -> None:
    (first, second), problems = taken(MAP)
    assert first == Link(address="https://wadi.example/news/71", updated="2024-05-21T10:00:00+03:00")
    assert second.address == "https://wadi.example/news/72"
    assert second.title == "مقتل ثلاثة مدنيين & إصابة سبعة"
    assert second.published == dt.datetime(2024, 5, 21, 22, 10, tzinfo=dt.UTC)
    assert not problems


def test_a_map_of_maps_leads_to_maps() -> None:
    (link,), problems = taken(INDEX)
    assert (link.address, link.kind) == ("https://wadi.example/map-2024-05.xml.gz", "sitemap")
    assert link.updated == "2024-05-31"
    assert not problems


def test_compressed_maps_are_unpacked() -> None:
    assert taken(gzip.compress(MAP.encode())) == taken(MAP)
    assert taken(gzip.compress(MAP.encode()), name="map.xml.gz") == taken(MAP)


def test_maps_in_plain_text_have_an_address_a_line() -> None:
    found, problems = taken("https://wadi.example/1\nhttps://wadi.example/2\r\n\nnonsense\n", kind="sitemap")
    assert [link.address for link in found] == ["https://wadi.example/1", "https://wadi.example/2"]
    assert not problems


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ("", "empty"),
        ("قائمة الصفحات", "not a site map: neither XML nor an address on each line"),
        ("<html><body/></html>", "not a site map: it begins with <html>"),
        ("<urlset>" + "<url>" * 1000, "XML nested deeper than 256 elements"),
        (
            gzip.compress(MAP.encode(), mtime=0)[:100],
            "torn gzip: Compressed file ended before the end-of-stream",
        ),
    ],
)
def test_what_is_no_map_says_why(data: str | bytes, why: str) -> None:
    assert taken(data, kind="sitemap")[1][0].startswith(f"map: {why}")


def test_a_map_that_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "LARGEST_XML", 1_000_000)
    bomb = gzip.compress(b"<urlset>" + b" " * 5_000_000)
    assert len(bomb) < 10_000
    assert taken(bomb, kind="sitemap")[1] == ["map: larger than 1 MB, the most that a site map may have"]


def test_entities_do_not_grow_and_nothing_is_fetched() -> None:
    head = '<!DOCTYPE urlset [<!ENTITY a "https://wadi.example/x"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
    found, _ = taken(f"{head}<urlset {NS}><url><loc>&a;</loc></url><url><loc>/&b;</loc></url></urlset>")
    assert [link.address for link in found] == ["https://wadi.example/&a", "https://wadi.example/&b"]


def test_a_map_cut_short_gives_what_is_there() -> None:
    found, (problem,) = taken(MAP[: MAP.index("<news:title")])
    assert len(found) == 2
    assert problem.startswith("map: torn XML (")


def test_more_links_than_the_protocol_allows_are_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "MOST_LINKS", 2)
    found, problems = taken("\n".join(f"https://wadi.example/{n}" for n in range(9)), kind="sitemap")
    assert len(found) == 2
    assert problems == ["map: more than 2 links; the others were left"]


def test_xml_larger_than_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marsad_xml, "LARGEST_XML", 100)
    assert taken(MAP)[1] == ["map: larger than 0 MB of XML, the most that is read"]
