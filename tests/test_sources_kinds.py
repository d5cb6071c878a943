"""Whatever leads to reports is followed: site maps and their parts, channels back to the start, lists."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from marsad.cli import main
from marsad.ledger import Ledger
from served_site import Page, Site, served, title

_MAP = '<?xml version="1.0"?><{0} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{1}</{0}>'


def run(ledger: Path, *words: str) -> str:
    result = CliRunner().invoke(main, [*words, "--ledger", str(ledger)])
    assert result.exit_code == 0, result.output
    return result.stdout


def collect(ledger: Path, site: Site) -> int:
    """Collect and return how many reports were added."""
    asked = ("collect", "--format", "jsonl", "--delay", "0", "--allow-local", site.place)
    added = json.loads(run(ledger, *asked))["added"]
    assert isinstance(added, int)
    return added


def docs(ledger: Path) -> list[str]:
    with Ledger.open(ledger) as opened:
        assert opened.verify().problems == ()
        return [entry.report.doc for entry in opened.reports()]


def test_the_parts_of_a_site_map_are_walked_again_and_its_pages_are_not(tmp_path: Path) -> None:
    def part(numbers: range) -> Page:
        pages = "".join(f"<url><loc>{site.url(f'/news/{number}')}</loc></url>" for number in numbers)
        return Page(_MAP.format("urlset", pages), "application/xml")

    ledger = tmp_path / "l.db"
    with served() as site:
        site.articles(range(5))
        parts = "".join(f"<sitemap><loc>{site.url(path)}</loc></sitemap>" for path in ("/a.xml", "/b.xml"))
        site.pages["/sitemap.xml"] = Page(_MAP.format("sitemapindex", parts), "application/xml")
        site.pages |= {"/a.xml": part(range(2)), "/b.xml": part(range(2, 3))}
        run(ledger, "sources", "add", "map", site.url("/sitemap.xml"), "--kind", "sitemap")
        assert collect(ledger, site) == 3
        site.pages["/b.xml"] = part(range(2, 5))
        assert collect(ledger, site) == 2
        assert [site.times(f"/news/{number}") for number in range(5)] == [1] * 5


def test_a_channel_is_walked_back_once_and_then_only_over_what_is_new(tmp_path: Path) -> None:
    from test_intake_telegram import page_of

    def serve(posts: range) -> None:
        for path in ("/s/wadi_zahr", *(f"/s/wadi_zahr?before={stop}" for stop in range(1, 201))):
            site.pages[path] = Page(page_of(set(posts), path).decode())

    ledger = tmp_path / "l.db"
    with served() as site:
        serve(range(1, 91))
        run(ledger, "sources", "add", "wadi", site.url("/s/wadi_zahr"), "--kind", "telegram")
        assert collect(ledger, site) == 90
        asked = len(site.asked)
        assert collect(ledger, site) == 0
        assert len(site.asked) == asked + 2  # the front page and, in a new process, robots.txt
        serve(range(1, 131))
        assert collect(ledger, site) == 40
    assert sorted(docs(ledger)) == sorted(f"https://t.me/wadi_zahr/{number}" for number in range(1, 131))


def test_the_articles_of_a_list_page_are_taken_and_no_other_links(tmp_path: Path) -> None:
    ledger = tmp_path / "l.db"
    with served() as site:
        site.articles(range(100, 108))
        links = "".join(
            f"<li><a href='/news/{number}'>{title(number)}</a></li>" for number in range(100, 108)
        )
        site.pages["/latest"] = Page(
            f"<html><body><nav><a href='/about'>من نحن</a></nav><ul>{links}</ul></body></html>"
        )
        run(ledger, "sources", "add", "latest", site.url("/latest"), "--kind", "list")
        assert collect(ledger, site) == 8
        assert site.times("/about") == 0
    assert len(docs(ledger)) == 8
