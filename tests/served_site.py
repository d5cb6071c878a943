"""A made-up outlet's website on loopback: pages, a feed, a list page; it can fail and forbid as sites do."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TOWNS = ("الرقة", "دير الزور", "إدلب", "منبج", "الحسكة", "تعز", "مأرب", "الموصل", "بنغازي", "الفاشر")
FIRST = datetime(2024, 3, 1, 9, 0, tzinfo=UTC)


@dataclass
class Page:
    """What stands at a path: ``status`` 200 or how it fails, ``headers`` beside the usual."""

    body: str
    media_type: str = "text/html; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    held: threading.Event | None = None
    """Not answered before this is set."""

    @property
    def etag(self) -> str:
        return f'"{hashlib.sha256(self.body.encode()).hexdigest()[:16]}"'


@dataclass
class Site:
    """A site that is served: change ``pages`` as it goes; ``asked`` are the paths that were asked for."""

    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[tuple[str, int]] = field(default_factory=list)
    place: str = ""

    def url(self, path: str) -> str:
        return f"http://{self.place}{path}"

    def times(self, path: str, status: int | None = None) -> int:
        """Return how often a path was asked for, and answered with this status."""
        return sum(asked == path and status in (None, code) for asked, code in self.asked)

    def feed(self, numbers: range, path: str = "/feed.xml") -> None:
        """Serve a feed of these articles, newest first as feeds do."""
        entries = "".join(
            f"<item><title>{title(number)}</title><link>{self.url(f'/news/{number}')}</link>"
            f"<pubDate>{format_datetime(moment(number))}</pubDate></item>"
            for number in reversed(numbers)
        )
        self.pages[path] = Page(
            f'<?xml version="1.0"?><rss version="2.0"><channel><title>صدى الوادي</title>{entries}'
            "</channel></rss>",
            "application/rss+xml",
        )

    def articles(self, numbers: range) -> None:
        """Serve these articles."""
        self.pages |= {f"/news/{number}": Page(article(number)) for number in numbers}


def moment(number: int) -> datetime:
    return FIRST + timedelta(hours=number)


def title(number: int) -> str:
    return f"قصف على {TOWNS[number % len(TOWNS)]} يوقع {number + 2} قتلى"


def text(number: int) -> str:
    """Return the text of an article: one incident a number, told so that no two are the same."""
    town = TOWNS[number % len(TOWNS)]
    return (
        f"قتل {number + 2} مدنيين وأصيب {number + 5} آخرون يوم {moment(number):%Y-%m-%d} في قصف مدفعي استهدف "
        f"الحي رقم {number} في مدينة {town}، وفق ما أفاد مصدر طبي في مستشفى المدينة لصدى الوادي.\n"
        f"وقال سكان إن القصف بدأ قرابة الساعة {number % 12 + 1} صباحا واستمر {number + 3} دقيقة، وإن فرق "
        "الإسعاف نقلت الجرحى إلى مستشفيات قريبة."
    )


def article(number: int, more: str = "", *, told: str | None = None) -> str:
    """Return a page of the outlet with an article on it, and ``more`` below it."""
    paragraphs = "".join(f"<p>{part}</p>" for part in (told or text(number)).split("\n"))
    return (
        '<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8">'
        f'<title>{title(number)}</title><meta property="og:site_name" content="صدى الوادي">'
        f'<meta property="article:published_time" content="{moment(number).isoformat()}"></head><body>'
        f"<nav><a href='/'>الرئيسية</a></nav><article><h1>{title(number)}</h1>{paragraphs}</article>{more}"
        "</body></html>"
    )


@contextmanager
def served() -> Iterator[Site]:
    """Serve a site on loopback, empty at first, for as long as it is needed."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            page = site.pages.get(self.path, Page("not here", status=404))
            same = page.status == 200 and self.headers.get("If-None-Match") == page.etag
            status, body = (304, b"") if same else (page.status, page.body.encode())
            site.asked.append((self.path, status))
            if page.held:
                page.held.wait()
            self.send_response(status)
            self.send_header("Content-Type", page.media_type)
            self.send_header("ETag", page.etag)
            for name, value in page.headers.items():
                self.send_header(name, value)
            if status != 304:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """Say nothing: clients are killed here."""

    server = Server(("127.0.0.1", 0), Handler)
    site.place = f"127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
