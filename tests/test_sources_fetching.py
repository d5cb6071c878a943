"""What is fetched from the web: the page, what to ask with next time, and the manners of asking."""

import asyncio
import gzip
import zlib
from collections.abc import AsyncIterator, Callable
from itertools import pairwise

import brotli
import pyarrow as pa
import pytest
from aiohttp.abc import AbstractResolver, ResolveResult
from hypothesis import given
from hypothesis import strategies as st

from marsad.errors import MarsadError
from marsad.intake.unpacking import unpacked_part
from marsad.intake.web import Fetched, Fetcher, FetchError, Settings
from marsad.intake.web.body import received
from webserver import Request, Site, fetcher, run, settings, site

PAGE = """<html><head><title>قصف على السوق</title></head><body><article><h1>قصف على السوق</h1>
<p>قتل ثلاثة مدنيين وأصيب خمسة آخرون في قصف مدفعي استهدف سوق البلدة صباح الثلاثاء، بحسب مصدر طبي.</p>
<p>وقال شهود إن القذائف سقطت على محال تجارية قرب المستشفى، وإن فرق الدفاع المدني نقلت المصابين.</p>
</article></body></html>""".encode()


class Nowhere(AbstractResolver):
    """Finds no name."""

    async def resolve(self, host: str, port: int = 0, family: int = 0) -> list[ResolveResult]:
        raise OSError(f"no {host}")

    async def close(self) -> None:
        """Nothing to close."""


def page(request: Request) -> None:
    """Answer with a page, or that it is as it was."""
    if request.headers.get("if-none-match") == '"v1"' or "if-modified-since" in request.headers:
        request.answer(b"", "304 Not Modified")
    else:
        request.answer(PAGE, Content_Type="text/html; charset=UTF-8", ETag='"V1"', Last_Modified="Tue, 5 Nov")


def says(body: bytes, status: str = "200 OK", **headers: str) -> Callable[[Request], None]:
    """Return a page that always gives this answer."""
    return lambda request: request.answer(body, status, **headers)


def raw(data: bytes) -> Callable[[Request], None]:
    """Return a page that sends these bytes."""
    return lambda request: request.send(data)


def one(behaviour: Callable[[Request], None], **more: object) -> Fetched:
    """Return what is fetched from a site with one page."""

    async def main() -> Fetched:
        async with site({"/1": behaviour}) as news, fetcher(news, **more) as web:
            return await web.fetch(news.url("/1"))

    return run(main())


def test_what_is_fetched_is_the_page_with_where_and_when_it_came_from() -> None:
    async def main() -> tuple[Site, Fetched]:
        async with site({"/1": page}) as news, fetcher(news, contact="desk@example.org") as web:
            return news, await web.fetch(news.url("/1#comments"))

    news, found = run(main())
    assert (found.status, found.data, found.address) == ("new", PAGE, news.url("/1"))
    assert (found.media_type, found.charset) == ("text/html", "utf-8")
    assert (found.etag, found.modified) == ('"V1"', "Tue, 5 Nov")
    assert ("content-type", "text/html; charset=UTF-8") in found.headers
    assert found.at.utcoffset() is not None
    assert news.seen[-1].headers["user-agent"].startswith("marsad/")
    assert "desk@example.org" in news.seen[-1].headers["user-agent"]
    assert "cookie" not in news.seen[-1].headers


def test_a_fetched_page_becomes_a_report_under_its_address() -> None:
    found = one(page)
    (received,) = unpacked_part(found.part(), print)
    assert received.report.doc == received.report.url == found.address
    assert received.original.data == PAGE
    assert received.original.at == found.at


def test_what_has_not_changed_is_not_sent_again() -> None:
    async def main() -> tuple[Fetched, Fetched, Fetched]:
        async with site({"/1": page}) as news, fetcher(news) as web:
            first = await web.fetch(news.url("/1"))
            by_tag = await web.fetch(news.url("/1"), etag=first.etag)
            return first, by_tag, await web.fetch(news.url("/1"), modified=first.modified)

    first, by_tag, by_time = run(main())
    assert (by_tag.status, by_tag.data, by_tag.etag) == ("unchanged", b"", first.etag)
    assert (by_time.status, by_time.modified) == ("unchanged", first.modified)


def test_redirects_are_followed_and_both_addresses_known() -> None:
    async def main() -> tuple[Site, Fetched]:
        pages = {"/old": says(b"", "301 Moved Permanently", Location="/خبر/1?p=2"), "/1": page}
        pages["/%D8%AE%D8%A8%D8%B1/1?p=2"] = says(b"", "302 Found", Location="../1")
        async with site(pages) as news, fetcher(news) as web:
            return news, await web.fetch(news.url("/old"))

    news, found = run(main())
    assert (found.asked, found.address, found.data) == (news.url("/old"), news.url("/1"), PAGE)


def test_a_site_that_leads_on_to_itself_until_it_sees_its_cookie_is_fetched() -> None:
    """Its own cookie, for as long as the way goes: another site is not shown it, nor the next page."""

    def gate(request: Request) -> None:
        if "seen=1" in request.headers.get("cookie", ""):
            request.answer(PAGE)
        else:
            request.answer(b"", "302 Found", Location="/gate", Set_Cookie="seen=1; Path=/")

    async def main() -> None:
        async with site({"/": page}, "127.0.0.2") as other:
            away = says(b"", "302 Found", Location=other.url("/"), Set_Cookie="seen=1; Path=/")
            async with site({"/gate": gate, "/away": away}) as here, fetcher(here, other) as web:
                for path in ("/gate", "/gate", "/away"):
                    assert (await web.fetch(here.url(path))).data == PAGE
        shown = [request.headers.get("cookie") for request in (*here.seen, *other.seen)]
        assert shown == [None, None, "seen=1", None, "seen=1", None, None, None]

    run(main())


def test_a_redirect_in_an_old_encoding_leads_where_browsers_go() -> None:
    async def main() -> Fetched:
        where = b"HTTP/1.1 302 Found\r\nLocation: /" + "خبر".encode("windows-1256") + b" 1\r\n\r\n"
        pages = {"/old": raw(where), "/%CE%C8%D1%201": page}
        async with site(pages) as news, fetcher(news) as web:
            return await web.fetch(news.url("/old"))

    assert run(main()).data == PAGE


def test_a_name_that_leads_nowhere_is_told_and_worth_another_try() -> None:
    async def main() -> None:
        async with Fetcher(settings(), resolver=Nowhere()) as web:
            await web.fetch("http://news.example.org/", robots="ignore")

    with pytest.raises(FetchError, match=r"the name news\.example\.org leads to no address") as failed:
        run(main())
    assert failed.value.retry


def zstd(data: bytes) -> bytes:
    return bytes(pa.compress(data, codec="zstd", asbytes=True))


@pytest.mark.parametrize(
    ("name", "packed"),
    [
        ("gzip", gzip.compress(PAGE)),
        ("x-gzip", gzip.compress(PAGE[:300]) + gzip.compress(PAGE[300:])),
        ("gzip", gzip.compress(PAGE) + b"\0" * 40),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compress(PAGE, wbits=-15)),
        ("br", brotli.compress(PAGE)),
        ("BR", brotli.compress(PAGE)),
        ("zstd", zstd(PAGE)),
        ("zstd", zstd(PAGE[:300]) + zstd(PAGE[300:])),
        ("identity", PAGE),
    ],
)
def test_bodies_are_unpacked(name: str, packed: bytes) -> None:
    assert one(says(packed, Content_Encoding=name)).data == PAGE


def deflated(frame: int) -> Callable[[bytes], bytes]:
    def pack(data: bytes) -> bytes:
        packer = zlib.compressobj(wbits=frame)
        return packer.compress(data) + packer.flush()

    return pack


PACKERS = (
    *(("gzip", deflated(31)), ("deflate", deflated(15)), ("deflate", deflated(-15))),
    *(("br", brotli.compress), ("zstd", zstd)),
)


@given(st.binary(max_size=300), st.sampled_from(PACKERS), st.integers(1, 50), st.integers(0, 400))
def test_a_body_unpacks_to_what_it_was_or_is_too_large(
    body: bytes, packer: tuple[str, Callable[[bytes], bytes]], step: int, room: int
) -> None:
    name, pack = packer
    packed = pack(body)

    async def pieces() -> AsyncIterator[bytes]:
        for start in range(0, len(packed), step):
            yield packed[start : start + step]

    if max(len(body), len(packed)) <= room:
        assert run(received(pieces(), name, room)) == body
    else:
        with pytest.raises(FetchError, match="larger than"):
            run(received(pieces(), name, room))


@pytest.mark.parametrize("name", ["gzip", "br", "zstd"])
def test_an_empty_body_said_to_be_packed_is_empty(name: str) -> None:
    assert one(says(b"", Content_Encoding=name)).data == b""


def test_a_body_that_comes_in_pieces_is_put_together() -> None:
    async def chunked(request: Request) -> None:
        request.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n")
        packed = gzip.compress(PAGE)
        for start in range(0, len(packed), 7):
            piece = packed[start : start + 7]
            request.send(b"%x\r\n%s\r\n" % (len(piece), piece))
            await request.writer.drain()
        request.send(b"0\r\n\r\n")

    assert one(chunked).data == PAGE


@pytest.mark.parametrize(
    ("body", "said", "kind"),
    [
        (PAGE, "text/html", "page"),
        (PAGE, "application/octet-stream", "page"),
        (b'{"text": "..."}\n', "text/plain", "jsonl"),
        ("قتل ثلاثة مدنيين في قصف".encode(), "text/html; charset=utf-8", "page"),
        ("قتل ثلاثة مدنيين في قصف".encode(), "text/plain", None),
        ("قتل ثلاثة مدنيين في قصف".encode(), "nonsense", None),
    ],
)
def test_the_kind_is_what_it_looks_like_and_else_what_the_server_says(
    body: bytes, said: str, kind: str | None
) -> None:
    found = one(says(body, Content_Type=said))
    assert found.part("doc").kind == kind
    assert found.part("doc", "text").kind == "text"


@pytest.mark.parametrize(
    ("status", "rest", "retry", "after"),
    [
        ("404 Not Found", {}, False, None),
        ("410 Gone", {}, False, None),
        ("401 Unauthorized", {}, False, None),
        ("403 Forbidden", {}, True, None),
        ("500 Internal Server Error", {}, True, None),
        ("429 Too Many Requests", {"Retry_After": "30"}, True, 30.0),
        ("503 Service Unavailable", {"Retry_After": "Thu, 01 Jan 1970 00:00:00 GMT"}, True, 0.0),
        ("503 Service Unavailable", {"Retry_After": "99999999999999"}, True, 86_400.0),
        ("503 Service Unavailable", {"Retry_After": "soon"}, True, None),
        ("202 Accepted", {}, True, None),
        ("599 Whatever", {}, True, None),
        ("304 Not Modified", {}, True, None),
    ],
)
def test_an_answer_that_is_none_says_whether_and_when_to_come_back(
    status: str, rest: dict[str, str], retry: bool, after: float | None
) -> None:
    with pytest.raises(FetchError, match=status[:3]) as failed:
        one(says(b"", status, **rest))
    assert (failed.value.retry, failed.value.after) == (retry, after)
    assert failed.value.status == int(status[:3])


def test_nobody_there_is_told_and_worth_another_try() -> None:
    async def main() -> None:
        async with site({}) as news:
            pass
        async with fetcher(news) as web:
            await web.fetch(news.url(), robots="ignore")

    with pytest.raises(FetchError, match=r"no connection: Connect call failed|no connection") as failed:
        run(main())
    assert failed.value.retry


def test_a_contact_is_one_line() -> None:
    with pytest.raises(MarsadError, match="one line"):
        Settings(contact="desk@example.org\r\nCookie: a=b")


@pytest.mark.parametrize("place", ["intranet", "http://intranet:80", "Intranet:80", "intranet:http", "*:80"])
def test_what_is_allowed_is_a_host_and_its_port(place: str) -> None:
    with pytest.raises(MarsadError, match="not a host and port"):
        Settings(allowed=frozenset({place}))
    Settings(allowed=frozenset({"intranet:80", "[::1]:8080", "10.0.0.7:443"}))


ROBOTS = b"User-agent: *\nDisallow: /private\n\nUser-agent: marsad\nDisallow: /desk\nCrawl-delay: 7\n"


def test_robots_txt_is_asked_for_once_and_obeyed() -> None:
    async def main() -> Site:
        robots = says(ROBOTS.replace(b"Crawl-delay: 7", b""))
        pages = {
            "/robots.txt": robots,
            "/1": page,
            "/desk/2": page,
            "/to": says(b"", "302 Found", Location="/desk/2"),
        }
        async with site(pages) as news, fetcher(news) as web:
            for path in ("/desk/2", "/to"):
                with pytest.raises(FetchError, match=r"robots\.txt asks not to") as failed:
                    await web.fetch(news.url(path))
                assert not failed.value.retry
            await web.fetch(news.url("/1"))
            await web.fetch(news.url("/desk/2"), robots="ignore")
        return news

    assert run(main()).asked() == ["/robots.txt", "/to", "/1", "/desk/2"]


@pytest.mark.parametrize("status", ["500 Internal Server Error", "429 Too Many Requests"])
def test_where_robots_txt_cannot_be_had_nothing_is_fetched_for_now(status: str) -> None:
    async def main() -> Site:
        async with site({"/robots.txt": says(b"", status), "/1": page}) as news, fetcher(news) as web:
            for _ in range(2):
                with pytest.raises(FetchError, match=r"robots\.txt cannot be had.*answered") as failed:
                    await web.fetch(news.url("/1"))
                assert failed.value.retry
                assert failed.value.after == pytest.approx(900, abs=5)
        return news

    assert run(main()).asked() == ["/robots.txt"]


@pytest.mark.parametrize("status", ["403 Forbidden", "404 Not Found", "410 Gone"])
def test_a_site_that_refuses_its_robots_txt_has_none(status: str) -> None:
    async def main() -> Fetched:
        async with site({"/robots.txt": says(b"", status), "/1": page}) as news, fetcher(news) as web:
            return await web.fetch(news.url("/1"))

    assert run(main()).data == PAGE


def test_a_host_is_asked_one_at_a_time_with_a_rest_between() -> None:
    async def main() -> list[float]:
        async with site({"/1": page, "/2": page}) as news, fetcher(news, delay=0.05) as web:
            await asyncio.gather(*(web.fetch(news.url(path)) for path in ("/1", "/2", "/1")))
        return [request.at for request in news.seen]

    times = run(main())
    assert len(times) == 4
    assert all(later - sooner >= 0.045 for sooner, later in pairwise(times))


def test_hosts_do_not_wait_for_each_other() -> None:
    async def main() -> bool:
        async def meet(request: Request) -> None:
            here.release()
            await asyncio.wait_for(both.wait(), 2)
            page(request)

        here, both = asyncio.Semaphore(0), asyncio.Event()
        async with (
            site({"/1": meet}) as first,
            site({"/1": meet}, host="127.0.0.2") as second,
            fetcher(first, second, delay=5.0) as web,
        ):
            asking = [asyncio.create_task(web.fetch(s.url("/1"), robots="ignore")) for s in (first, second)]
            for _ in asking:
                await here.acquire()
            both.set()
            return all(found.data == PAGE for found in await asyncio.gather(*asking))

    assert run(main())


def test_a_crawl_delay_longer_than_ones_patience_says_when_to_come_back() -> None:
    async def main() -> None:
        async with site({"/robots.txt": says(ROBOTS), "/1": page}) as news, fetcher(news, patience=1) as web:
            await web.fetch(news.url("/1"))
            await web.fetch(news.url("/1"))

    with pytest.raises(FetchError, match="left alone for 7 seconds") as failed:
        run(main())
    assert failed.value.retry
    assert 6 < (failed.value.after or 0) <= 7


def test_a_host_that_asks_for_a_rest_gets_it_for_its_other_pages_too() -> None:
    async def main() -> Site:
        busy = says(b"", "503 Service Unavailable", Retry_After="600")
        async with site({"/1": busy, "/2": page}) as news, fetcher(news) as web:
            for path in ("/1", "/2"):
                with pytest.raises(FetchError) as failed:
                    await web.fetch(news.url(path))
                assert failed.value.after == pytest.approx(600, abs=5)
        return news

    assert run(main()).asked() == ["/robots.txt", "/1"]
