"""How long the server takes for each kind of page and answer, and how many bytes it sends.

Each address is asked for once after something in the ledger changed, so that nothing is remembered, and then
a few times more. The application is called in this process: the times have no network in them.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fastapi.testclient import TestClient

from marsad.ledger import Ledger
from marsad.ledger.incidents.filters import Filter
from marsad.web import create
from marsad.web.settled import settle

MOST_MS, MOST_KB = 300, 200
"""What a page may take, milliseconds at the server, and weigh, kilobytes before it is compressed."""
_AGAIN = 3
_INSIDE = (
    "tallies, published",
    "search",
    "review",
    "download",
    "api: a report",
    "api: search",
    "report, how",
)
"""Kinds of pages that are not published."""
_PASSWORD = "a bench of pages"
_BY = (
    *(("place",), ("place", "month"), ("day", "perpetrator"), ("group",), ("status", "place")),
    *(("claimant",), ("claimant", "month")),
)
"""Keys of counts of all incidents."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An address, and what it is; ``bulk``: data or a download, of which the size is not limited.

    ``wrong``: what is asked cannot be answered, and that is told.
    """

    name: str
    path: str
    bulk: bool = False
    wrong: bool = False


def pages(where: str, only: str = "", *, public: bool = False) -> None:
    """Tell for each kind of page the first time, the median of later ones, and the size.

    ``only`` is a word in the names of those to be tried; ``public``: of what may be published.
    """
    with Ledger.open(where) as ledger:
        if not ledger.users.any():
            ledger.users.add("bench", "reviewer", _PASSWORD)
        size, asked = ledger.size(), [one for one in addresses(ledger) if only in one.name]
    if public:
        asked = [one for one in asked if not one.name.startswith(_INSIDE)]
    print(f"pages             of {size:,} incidents: first and later calls, ms, ms of one core, kB")
    here = {"Origin": "http://testserver", "Accept-Encoding": "identity"}
    with TestClient(create(where, public=public), headers=here) as client:
        if not public:
            client.post("/en/sign-in", data={"name": "bench", "password": _PASSWORD}, follow_redirects=False)
        client.get("/en/tallies?since=2100")  # loads the templates
        settle()
        for one in asked:
            print(_told(client, one), flush=True)


def _told(client: TestClient, asked: Asked) -> str:
    took = [_timed(client, asked) for _ in range(1 + _AGAIN)]
    first, later = took[0], [statistics.median(kind) for kind in zip(*took[1:], strict=True)]
    size = first[2] / 1000
    slow = "  SLOW" if first[1] > MOST_MS and not asked.bulk else ""
    large = "  LARGE" if size > MOST_KB and not asked.bulk else ""
    times = f"{first[0]:8.0f}{first[1]:8.0f}{later[0]:8.0f}{later[1]:8.0f}"
    return f"  {asked.name:34}{times}{size:9.0f}{slow}{large}"


def _timed(client: TestClient, asked: Asked) -> tuple[float, float, float]:
    """Return milliseconds on the clock and of one core, and bytes."""
    start, began = time.perf_counter(), time.process_time()
    answer = client.get(asked.path)
    took = (time.perf_counter() - start) * 1000, (time.process_time() - began) * 1000
    assert answer.status_code == (400 if asked.wrong else 200), f"{asked.path}: {answer.status_code}"
    return *took, float(len(answer.content))


def addresses(ledger: Ledger) -> Iterator[Asked]:
    """Yield the kinds of pages that readers and reviewers ask for, of the ledger's most told incidents."""
    board = ledger.lists.board(Filter())
    most = {name: counts[0][0] for name, counts in board.choices.items() if counts}
    days = sorted(one.first for one in board.days if one.first)
    month = f"{days[len(days) // 2]:%Y-%m}"
    known = ledger.lists.listing(Filter(), number=500).rows
    told = max(known, key=lambda one: one.reports).incident
    large = max(ledger.summaries(), key=lambda one: one.reports).incident
    report = ledger.incident(told.id).mentions[0].report
    words = ledger.report(report).report.text.split()
    yield Asked("overview", "/ar/")
    for name, value in most.items():
        yield Asked(f"overview, {name}", f"/ar/?{name}={value}")
    yield Asked("overview, a month", f"/ar/?first={month}-01&last={month}-28")
    yield Asked("overview, killed civilians", "/ar/?measure=killed&status=civilian")
    yield Asked("overview, to be reviewed", "/ar/?review=needed")
    yield Asked("overview, a place far down", f"/ar/?after={days[0]}~zz")
    yield Asked("map", "/ar/map.json", bulk=True)
    yield Asked("map, country", f"/ar/map.json?country={most['country']}", bulk=True)
    yield Asked("incident of recent days", f"/ar/incidents/{told.id}")
    yield Asked("incident told most", f"/ar/incidents/{large.id}")
    yield Asked("report", f"/ar/reports/{report}")
    yield Asked("report, how it was read", f"/ar/reports/{report}?how=1")
    yield from _counted(most, month)
    yield Asked("tallies, published", "/ar/tallies/published")
    yield Asked("search, a word in all", "/ar/search?q=قتل")
    yield Asked("search, newest", "/ar/search?q=قتل&order=newest")
    yield Asked("search, two words", f"/ar/search?q={words[-1]} {words[-2]}")
    yield Asked("search, a phrase", f'/ar/search?q="{words[-2]} {words[-1]}"')
    yield from _queued(ledger)
    yield Asked("review, an incident", f"/ar/review/incidents/{told.id}")
    yield Asked("feed", "/ar/feed.atom")
    yield Asked("api, described", "/ar/api")
    yield Asked("downloads", "/ar/downloads")
    yield Asked("download, a month as CSV", f"/ar/downloads/csv?since={month}&until={month}", bulk=True)
    yield Asked("api: incidents", "/api/incidents")
    yield Asked("api: 100 incidents", "/api/incidents?limit=100")
    yield Asked("api: an incident", f"/api/incidents/{told.id}")
    yield Asked("api: incident told most", f"/api/incidents/{large.id}")
    yield Asked("api: a report", f"/api/reports/{report}")
    yield Asked("api: search", "/api/search?q=قتل")
    yield Asked("api: a count of a month", f"/api/tallies?since={month}&until={month}")
    yield Asked("api: a count of places", "/api/tallies?by=place&by=month")
    yield Asked("api: behind a month", f"/api/tallies/incidents?since={month}&until={month}&limit=500")
    yield Asked("api: left out", f"/api/tallies/incidents?since={month}&why=date unknown&limit=500")


def _counted(most: Mapping[str, str], month: str) -> Iterator[Asked]:
    """Yield our own counts, of all and of what has the most incidents."""
    yield Asked("tallies, the form", "/ar/tallies?since=2100")
    yield Asked("tallies, all", "/ar/tallies")
    yield Asked("tallies, all by year", "/ar/tallies?by=year")
    yield Asked("tallies, a month", f"/ar/tallies?since={month}&until={month}")
    yield Asked("tallies, country by month", f"/ar/tallies?country={most['country']}&by=month")
    yield Asked("tallies, area", f"/ar/tallies?area={most['area']}&by=type")
    for by in _BY:
        yield Asked(f"tallies, by {' and '.join(by)}", f"/ar/tallies?{'&'.join(f'by={key}' for key in by)}")
    yield Asked("tallies, by another rule", "/ar/tallies?rule=ucdp&by=year")
    yield Asked("tallies, of people not told", "/ar/tallies?status=unknown&by=area")
    yield Asked("tallies, an unknown name", "/ar/tallies?perpetrator=nobody of this name", wrong=True)
    yield Asked("tallies, behind not told apart", "/ar/tallies/behind?by=group&label=not told apart")
    yield Asked("tallies, behind a month", f"/ar/tallies/behind?since={month}&until={month}")


def _queued(ledger: Ledger) -> Iterator[Asked]:
    """Yield a published tally, the review queue by kinds, and an item of each kind."""
    published, _ = ledger.latest_tallies(1)
    yield from (Asked("tallies, published, one", f"/ar/tallies/published/{one.report}") for one in published)
    waiting = ledger.waiting()
    yield Asked("review queue", "/ar/review")
    yield from (Asked(f"review queue, {kind}", f"/ar/review?kind={kind}") for kind in waiting.counts())
    yield Asked("review queue, far down", f"/ar/review?start={sum(waiting.counts().values()) - 50}")
    for kind in waiting.counts():
        yield Asked(f"review, {kind}", f"/ar/review/{waiting.page([kind], number=1)[0].key}")
