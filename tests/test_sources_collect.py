"""Collecting from sources: what is new is taken once, what fails is told and tried again."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from marsad.cli import main
from marsad.following import Unread
from marsad.following import readers as following_readers
from marsad.following.readers import readers
from marsad.intake import Part, Problem, Received
from marsad.intake.items import Link
from marsad.ledger import Ledger
from marsad.ledger.following import moves
from marsad.ledger.following.following import Answer
from marsad.models import Report
from marsad.pipeline.one import Found, open_one
from served_site import Page, Site, article, moment, served, text, title


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as made:
        made.articles(range(4))
        made.feed(range(4))
        yield made


@pytest.fixture
def ledger(where: str, site: Site) -> str:
    """A ledger that follows the feed of the site."""
    run("sources", "add", "gazette", site.url("/feed.xml"), "--outlet", "صدى الوادي", ledger=where)
    return where


def run(*words: str, ledger: str, code: int = 0) -> Result:
    result = CliRunner().invoke(main, [*words, "--ledger", ledger])
    assert result.exit_code == code, result.output
    return result


def collect(ledger: str, site: Site, *words: str, code: int = 0) -> dict[str, int]:
    """Collect and return what came of the one source."""
    asked = ("collect", *words, "--format", "jsonl", "--delay", "0", "--allow-local", site.place)
    (row,) = rows(run(*asked, ledger=ledger, code=code))
    return row


def rows(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def listed(ledger: str) -> dict[str, object]:
    (row,) = rows(run("sources", "list", "--format", "jsonl", ledger=ledger))
    return row


def docs(ledger: str) -> list[str]:
    with Ledger.open(ledger) as opened:
        return [entry.report.doc for entry in opened.reports()]


def test_what_is_new_is_taken_once(ledger: str, site: Site) -> None:
    assert collect(ledger, site)["added"] == 4
    assert sorted(docs(ledger)) == [site.url(f"/news/{number}") for number in range(4)]
    site.articles(range(6))
    site.feed(range(1, 6))
    done = collect(ledger, site)
    assert (done["noted"], done["added"], done["failed"]) == (2, 2, 0)
    assert all(site.times(f"/news/{number}") == 1 for number in range(6))
    assert listed(ledger)["added"] == 6
    assert run("verify", ledger=ledger).exit_code == 0


def test_a_feed_that_has_not_changed_is_not_sent_again(ledger: str, site: Site) -> None:
    collect(ledger, site)
    assert collect(ledger, site)["noted"] == 0
    assert (site.times("/feed.xml", 200), site.times("/feed.xml", 304)) == (1, 1)


def test_news_is_fetched_before_what_is_left_of_the_past(
    ledger: str, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.articles(range(30))
    with Ledger.open(ledger) as opened:
        (one,) = opened.sources.all()
        for day, numbers in enumerate((range(20, 30), range(10, 20)), 1):
            monkeypatch.setattr(moves, "stamp", lambda day=day: f"2024-03-{day:02}T00:00:00+00:00")
            links = [Link(address=site.url(f"/news/{number}")) for number in numbers]
            opened.sources.answered(one, Answer(links=links, received=()), datetime.now(UTC))
    monkeypatch.undo()
    collect(ledger, site)
    asked = [int(path.rpartition("/")[2]) for path, _ in site.asked if path.startswith("/news/")]
    assert set(asked[:4]) == {0, 1, 2, 3}
    assert set(asked[4:14]) == set(range(10, 20))
    assert set(asked[14:]) == set(range(20, 30))


def test_the_bytes_of_every_page_are_kept(ledger: str, site: Site) -> None:
    collect(ledger, site)
    with Ledger.open(ledger) as opened:
        for entry in opened.reports():
            path = entry.report.doc.removeprefix(site.url(""))
            assert opened.original(entry.report.sha256) == site.pages[path].body.encode()
        assert opened.verify().problems == ()


def test_a_page_that_fails_is_told_and_tried_again(ledger: str, site: Site) -> None:
    site.pages["/news/2"].status = 503
    site.pages["/news/3"].status = 404
    done = collect(ledger, site, code=1)
    assert (done["added"], done["failed"]) == (2, 2)
    with Ledger.open(ledger) as opened:
        (one,) = opened.sources.all()
        failed = opened.sources.items(one, ["failed"])
    assert [(item.address, bool(item.due)) for item in failed] == [
        (site.url("/news/3"), False),
        (site.url("/news/2"), True),
    ]
    shown = rows(run("sources", "items", "--state", "failed", "--format", "jsonl", ledger=ledger))
    assert ["404" in str(item["why"]) for item in shown] == [True, False]
    site.articles(range(4))
    assert collect(ledger, site)["added"] == 0
    assert collect(ledger, site, "gazette", "--again")["added"] == 2
    assert len(docs(ledger)) == 4


def test_pages_of_a_host_that_wants_to_be_left_alone_wait_and_have_not_failed(
    ledger: str, site: Site
) -> None:
    site.pages["/news/3"] = Page("slow down", status=429, headers={"Retry-After": "3600"})
    words = ("collect", "--format", "jsonl", "--delay", "0", "--allow-local", site.place)
    ended = run(*words, ledger=ledger, code=1)
    assert [(done["added"], done["failed"], done["left"]) for done in rows(ended)] == [(0, 1, 3)]
    assert ended.stderr.count("left for later") == 1
    waiting = rows(run("sources", "items", "--state", "found", "--format", "jsonl", ledger=ledger))
    assert {item["attempts"] for item in waiting} == {0}
    assert all("left alone" in str(item["why"]) and item["due"] for item in waiting)
    assert site.times("/news/0") == 0
    assert (collect(ledger, site)["added"], site.times("/news/0")) == (0, 0)
    site.articles(range(4))
    assert collect(ledger, site, "gazette", "--again")["added"] == 4


def test_a_page_that_cannot_be_read_does_not_stop_the_others(ledger: str, site: Site) -> None:
    site.pages["/news/1"] = Page("<html><body><p>Nothing here in Arabic at all.</p></body></html>")
    done = collect(ledger, site, code=1)
    assert (done["added"], done["failed"]) == (3, 1)


def test_a_page_on_which_memory_was_wanting_is_tried_again(
    where: str, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not so a page that will be no better the next time."""
    site.pages["/news/1"] = Page("<html><body><p>Nothing here in Arabic at all.</p></body></html>")
    run("sources", "add", "gazette", site.url("/feed.xml"), ledger=where)

    def starved(parts: Sequence[Part]) -> list[Sequence[Found]]:
        wanting = [Problem("page", "killed, perhaps for want of memory", passing=True)]
        return [wanting if part.name.endswith("/news/2") else open_one(part) for part in parts]

    monkeypatch.setattr(following_readers, "_open_here", starved)
    assert collect(where, site, code=1)["added"] == 2
    failed = rows(run("sources", "items", "--state", "failed", "--format", "jsonl", ledger=where))
    assert {str(item["address"])[-1]: bool(item["due"]) for item in failed} == {"1": False, "2": True}


def test_a_page_that_changed_is_a_new_version_beside_the_old_one(ledger: str, site: Site) -> None:
    collect(ledger, site)
    told = text(2).replace("قتل 4 مدنيين", "قتل 9 مدنيين")
    site.pages["/news/2"] = Page(article(2, told=told))
    done = collect(ledger, site, "gazette", "--again")
    assert (done["added"], done["unchanged"]) == (1, 3)
    assert site.times("/news/1", 304) == 1
    assert docs(ledger).count(site.url("/news/2")) == 2


def test_other_advertisements_around_a_text_make_no_version(ledger: str, site: Site) -> None:
    collect(ledger, site)
    site.pages["/news/2"] = Page(article(2, more="<aside><a href='/ad'>إعلان</a></aside>"))
    assert collect(ledger, site, "gazette", "--again")["added"] == 0
    assert len(docs(ledger)) == 4


def test_a_page_that_its_feed_says_was_updated_is_fetched_again(where: str, site: Site) -> None:
    def feed(updated: str) -> Page:
        return Page(
            '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>صدى الوادي</title><entry>'
            f'<title>خبر</title><link href="/news/1"/><id>n1</id><updated>{updated}</updated></entry></feed>',
            "application/atom+xml",
        )

    site.pages["/atom.xml"] = feed("2024-03-02T10:00:00Z")
    run("sources", "add", "atom", site.url("/atom.xml"), ledger=where)
    collect(where, site)
    site.pages["/atom.xml"] = feed("2024-03-02T11:00:00Z")
    site.pages["/news/1"] = Page(article(1, told=text(1).replace("3", "7")))
    assert collect(where, site)["added"] == 1
    assert docs(where) == [site.url("/news/1")] * 2


def test_the_outlet_of_a_source_is_the_publisher_where_a_page_tells_none(where: str, site: Site) -> None:
    site.pages["/news/1"] = Page(
        article(1).replace('<meta property="og:site_name" content="صدى الوادي">', "")
    )
    site.feed(range(1, 2))
    run("sources", "add", "agency", site.url("/feed.xml"), "--outlet", "reuters.com", ledger=where)
    collect(where, site)
    with Ledger.open(where) as opened:
        (entry,) = opened.reports()
        known = opened.sources.named("agency").outlet
    assert entry.report.source == known
    assert known != "reuters.com"


def test_the_list_shows_for_whom_an_outlet_speaks(where: str) -> None:
    add = ("sources", "add")
    run(*add, "agency", "https://a.example/", "--outlet", "الأناضول", ledger=where)
    run(*add, "paper", "https://b.example/", "--outlet", "تاس", "--affiliation", "a party", ledger=where)
    run(*add, "other", "https://c.example/", "--language", "ku", ledger=where)
    agency, other, paper = rows(run("sources", "list", "--format", "jsonl", ledger=where))
    assert (agency["outlet"], agency["affiliation"]) == ("Anadolu", "government of Türkiye")
    assert (paper["outlet"], paper["affiliation"]) == ("TASS", "a party")
    assert (other["outlet"], other["affiliation"], other["language"]) == (None, None, "ku")
    assert "government of Türkiye" in run("sources", "list", ledger=where).stdout


def test_entries_that_are_their_own_text_are_taken_without_a_page(where: str, site: Site) -> None:
    entry = f"<guid isPermaLink='false'>a1</guid><title>خبر</title><description>{text(7)}</description>"
    feed = f"<rss version='2.0'><channel><title>مرصد</title><item>{entry}</item></channel></rss>"
    site.pages["/feed.xml"] = Page(feed, "text/xml; charset=utf-8")
    run("sources", "add", "wire", site.url("/feed.xml"), ledger=where)
    assert collect(where, site)["added"] == 1
    site.pages["/feed.xml"].body += "\n"
    assert collect(where, site)["added"] == 0
    with Ledger.open(where) as opened:
        (entry_,) = opened.reports()
        assert opened.original(entry_.report.sha256)
        assert opened.verify().problems == ()


def test_one_text_at_two_addresses_is_two_reports_and_one_voice(ledger: str, site: Site) -> None:
    site.pages["/copy/1"] = Page(article(1))
    site.pages["/feed2.xml"] = Page(site.pages["/feed.xml"].body.replace("/news/1<", "/copy/1<"))
    run("sources", "add", "mirror", site.url("/feed2.xml"), ledger=ledger)
    run("collect", "--delay", "0", "--allow-local", site.place, ledger=ledger)
    with Ledger.open(ledger) as opened:
        told = [one for one in opened.incidents() if any("/copy/1" in m.doc for m in one.mentions)]
    assert {"/copy/1", "/news/1"} == {m.doc.removeprefix(site.url("")) for one in told for m in one.mentions}
    for one in told:
        for toll in one.totals:
            assert len({claim.doc for claim in toll.claims if not claim.copy_of}) <= 1


def test_robots_txt_is_obeyed_unless_the_user_decides_otherwise(where: str, site: Site) -> None:
    site.pages["/robots.txt"] = Page("User-agent: *\nDisallow: /news/\n", "text/plain")
    run("sources", "add", "obedient", site.url("/feed.xml"), ledger=where)
    done = collect(where, site, code=1)
    assert (done["added"], done["failed"]) == (0, 4)
    assert site.times("/news/1") == 0
    run("sources", "remove", "obedient", ledger=where)
    run("sources", "add", "bold", site.url("/feed.xml"), "--robots", "ignore", ledger=where)
    assert collect(where, site)["added"] == 4


def test_addresses_of_this_machine_are_refused_unless_allowed(ledger: str, site: Site) -> None:
    result = run("collect", ledger=ledger, code=1)
    assert "feed.xml" in result.stderr
    assert site.asked == []
    assert listed(ledger)["failures"] == 1


def test_a_source_that_is_down_is_asked_again_later_and_later(ledger: str, site: Site) -> None:
    site.pages["/feed.xml"].status = 500
    waits = []
    for _ in range(3):
        collect(ledger, site, code=1)
        one = listed(ledger)
        waits.append((one["failures"], one["due"]))
    assert [failures for failures, _ in waits] == [1, 2, 3]
    assert sorted(waits, key=lambda wait: str(wait[1])) == waits
    site.feed(range(4))
    collect(ledger, site)
    one = listed(ledger)
    assert (one["failures"], one["why"], one["added"]) == (0, None, 4)


def test_sources_are_paused_resumed_and_removed(ledger: str, site: Site) -> None:
    run("sources", "pause", "gazette", ledger=ledger)
    assert listed(ledger)["paused"]
    assert rows(run("collect", "--format", "jsonl", ledger=ledger)) == []
    run("sources", "resume", "gazette", ledger=ledger)
    collect(ledger, site)
    run("sources", "remove", "gazette", ledger=ledger)
    assert len(docs(ledger)) == 4
    assert "no sources" in run("collect", ledger=ledger, code=1).stderr
    run("sources", "add", "gazette", site.url("/feed.xml"), ledger=ledger)
    assert collect(ledger, site)["added"] == 0
    assert site.times("/news/1") == 1


def test_checking_a_source_shows_what_would_be_taken_and_takes_nothing(ledger: str, site: Site) -> None:
    (row,) = _checked(ledger, site)
    assert (row["kind"], row["links"], row["day"]) == ("feed", 4, "2024-03-01")
    assert str(row["begins"]).startswith("قتل 5 مدنيين")
    assert docs(ledger) == []
    assert listed(ledger)["waiting"] == 0


def test_checking_a_source_that_would_not_work_says_why(ledger: str, site: Site) -> None:
    site.pages["/feed.xml"].status = 404
    (row,) = _checked(ledger, site, code=1)
    assert "404" in str(row["problem"])


def test_checking_a_map_of_maps_looks_into_the_first_of_them(where: str, site: Site) -> None:
    names = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    part = f"<sitemap><loc>{site.url('/part.xml')}</loc></sitemap>"
    site.pages["/map.xml"] = Page(f"<sitemapindex {names}>{part}</sitemapindex>", "application/xml")
    pages = f"<url><loc>{site.url('/news/2')}</loc></url>"
    site.pages["/part.xml"] = Page(f"<urlset {names}>{pages}</urlset>", "application/xml")
    run("sources", "add", "map", site.url("/map.xml"), ledger=where)
    (row,) = _checked(where, site)
    assert (row["links"], row["day"], row["problem"]) == (1, "2024-03-01", None)
    site.pages["/part.xml"].status = 404
    (row,) = _checked(where, site, code=1)
    assert "404" in str(row["problem"])


def test_checking_a_front_page_of_which_nobody_said_the_kind_asks_for_it(where: str, site: Site) -> None:
    links = "".join(f"<p><a href='/news/{number}'>{title(number)} مساء أمس</a></p>" for number in range(6))
    site.pages["/"] = Page(article(0, links))
    run("sources", "add", "front", site.url("/"), ledger=where)
    (row,) = _checked(where, site, code=1)
    assert "6 links to articles" in str(row["problem"])
    run("sources", "remove", "front", ledger=where)
    run("sources", "add", "front", site.url("/"), "--kind", "list", ledger=where)
    (row,) = _checked(where, site)
    assert (row["kind"], row["links"]) == ("list", 6)


def _checked(ledger: str, site: Site, code: int = 0) -> Sequence[dict[str, object]]:
    asked = ("sources", "check", "--format", "jsonl", "--delay", "0", "--allow-local", site.place)
    return rows(run(*asked, ledger=ledger, code=code))


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("sources", "add", "a", "ftp://example.org/"), "no http or https address"),
        (("sources", "add", "a", "https://example.org/", "--every", "1s"), "no time between"),
        (("sources", "add", "a", "https://example.org/", "--kind", "smoke"), "no such kind"),
        (("sources", "add", "gazette", "https://example.org/"), "choose another"),
        (("sources", "add", "a", "https://t.me/+Ab3dEf"), "export the chat with Telegram Desktop"),
        (("sources", "add", "a", "t.me/joinchat/Ab3dEf"), "export the chat with Telegram Desktop"),
        (("sources", "add", "a", "https://t.me/c/123456/7"), "export the chat with Telegram Desktop"),
        (("sources", "pause", "nobody"), "no such source"),
        (("collect", "nobody"), "no such source"),
        (("collect", "--again"), "needs the SOURCE"),
    ],
)
def test_mistakes_are_told(ledger: str, words: tuple[str, ...], says: str) -> None:
    result = CliRunner().invoke(main, [*words, "--ledger", ledger])
    assert result.exit_code
    assert says in result.stderr


def test_reading_in_processes_beside_comes_to_the_same(tmp_path: Path, site: Site) -> None:
    taken = []
    for jobs in ("1", "2"):
        ledger = str(tmp_path / f"{jobs}.db")
        run("sources", "add", "gazette", site.url("/feed.xml"), ledger=ledger)
        assert collect(ledger, site, "--jobs", jobs)["added"] == 4
        with Ledger.open(ledger) as opened:
            taken.append([(entry.report.doc, entry.reading) for entry in opened.reports()])
    assert sorted(taken[0], key=lambda one: one[0]) == sorted(taken[1], key=lambda one: one[0])


def test_a_report_on_which_a_reading_process_dies_does_not_cost_the_others() -> None:
    with readers(None, 2) as beside:
        deadly = Report(doc="deadly", text=_Deadly("قتل"))
        found = list(beside.read_all([Report(doc="a", text=text(1)), deadly, Report(doc="b", text=text(2))]))
    assert [isinstance(one, Unread) for one in found] == [False, True, False]


def test_a_page_on_which_an_opening_process_crashes_does_not_cost_the_others() -> None:
    def part(number: int, data: object) -> Part:
        return Part(name=f"p{number}.html", doc=f"p{number}", at=moment(1), data=data)  # type: ignore[arg-type]

    pages = [part(1, article(1).encode()), part(2, _Crash()), part(3, article(3).encode())]
    with readers(None, 1) as beside, readers(None, None) as here:
        first, second, third = beside.open_all(pages)
        assert [first, third] == list(here.open_all([pages[0], pages[2]]))
    (one,) = first
    assert isinstance(one, Received)
    assert one.original.data == article(1).encode()
    (problem,) = second
    assert isinstance(problem, Problem)
    assert (problem.name, problem.why) == (
        "p2.html",
        "the process that read it ended (Segmentation fault); passed over",
    )


class _Crash:
    """In place of the bytes of a page: a crash of whatever process they are sent to."""

    def __reduce__(self) -> tuple[object, ...]:
        return signal.raise_signal, (signal.SIGSEGV,)


class _Deadly(str):
    """A text that ends whatever process it is sent to."""

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (1,)
