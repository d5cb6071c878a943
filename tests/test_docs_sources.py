"""docs/sources.md: what it shows of following is what comes out."""

from __future__ import annotations

import re
import shlex
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from marsad.cli import main
from served_site import Page, Site, article, served, title

DOCS = Path(__file__).parents[1] / "docs" / "sources.md"
BLOCK = re.compile(r"^```console\n(.*?)^```", re.M | re.S)
STEP = re.compile(r"^\$ marsad (.*)\n((?:(?!\$ ).*\n)*)", re.M)
MADE_UP = "https://gazette.example"


def test_the_commands_of_the_page_give_what_it_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    steps = [
        step for block in BLOCK.findall(DOCS.read_text(encoding="utf-8")) for step in STEP.findall(block)
    ]
    crawl(tmp_path / "crawl.warc.gz", range(20, 23))
    with served() as site:
        fill(site)
        for command, shown in steps:
            assert (command, said(command, site)) == (command, shown.strip())


def said(command: str, site: Site) -> str:
    """Run a command of the page against the site that stands for the made-up one."""
    words = shlex.split(command.replace(MADE_UP, site.url("")))
    fetches = words[0] == "collect" or words[:2] == ["sources", "check"]
    more = ["--delay", "0", "--allow-local", site.place] if fetches else []
    result = CliRunner().invoke(main, [*words, *more])
    assert result.exit_code == 0, result.output
    shown = result.output if words[0] == "add" else result.stdout
    lines = shown.replace(site.url(""), MADE_UP).splitlines()
    return "\n".join(line.rstrip() for line in lines).strip()


def crawl(path: Path, numbers: range) -> None:
    """Write a web archive with these articles."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for number in numbers:
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            page = article(number).encode()
            address = f"{MADE_UP}/archive/{number}"
            said = {"payload": BytesIO(page), "length": len(page), "http_headers": headers}
            writer.write_record(writer.create_warc_record(address, "response", **said))


def fill(site: Site) -> None:
    """Put on the site what the page tells of."""
    from test_intake_telegram import page_of

    site.articles(range(6))
    site.feed(range(3))
    site.pages["/latest"] = Page(
        "".join(f"<li><a href='/news/{number}'>{title(number)}</a></li>" for number in range(6))
    )
    pages = "".join(f"<url><loc>{site.url(f'/news/{number}')}</loc></url>" for number in range(3))
    names = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    site.pages["/sitemap.xml"] = Page(f"<urlset {names}>{pages}</urlset>", "application/xml")
    for path in ("/s/wadi_zahr", *(f"/s/wadi_zahr?before={stop}" for stop in range(1, 61))):
        site.pages[path] = Page(page_of(set(range(1, 46)), path).decode())
