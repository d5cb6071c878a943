"""Hostile web: addresses that lead inside, bodies without end, servers without manners, what they send."""

import asyncio
import gzip
import ipaddress
import os
import re
import socket
import ssl
import zlib
from pathlib import Path

import brotli
import pyarrow as pa
import pytest
from aiohttp.abc import AbstractResolver, ResolveResult
from hypothesis import given
from hypothesis import strategies as st

from marsad.intake import html
from marsad.intake.items import Part
from marsad.intake.problem import Problem
from marsad.intake.unpacking import unpacked_part
from marsad.intake.web import Fetched, Fetcher, FetchError, networks
from marsad.intake.web.addresses import checked
from webserver import Behaviour, Request, Site, fetcher, run, settings, site

LOCAL = "leads to this machine or its network"


def fine(request: Request) -> None:
    request.answer(b"here", Content_Type="text/plain")


class Names(AbstractResolver):
    """Names that lead where a test says; each question takes the next answer, the last one stays."""

    def __init__(self, *answers: list[str]) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        self.asked.append(host)
        found = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        return [
            ResolveResult(
                hostname=host,
                host=one,
                port=port,
                family=socket.AF_INET6 if ":" in one else socket.AF_INET,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
            for one in found
        ]

    async def close(self) -> None:
        """Nothing to close."""


# Addresses ----------------------------------------------------------------------------------------

HOSTS = """
127.0.0.1 127.8.9.1 0.0.0.0 10.0.0.1 172.16.3.4 192.168.1.1 169.254.169.254 100.64.0.1
100.100.100.200 192.0.0.192 192.0.2.1 198.18.0.1 224.0.0.1 239.1.1.1 240.0.0.1 255.255.255.255
168.63.129.16 [::1] [::] [::127.0.0.1] [::ffff:127.0.0.1] [::ffff:7f00:1] [::ffff:93.184.216.34]
[fe80::1] [fc00::1] [fd12::1] [fec0::1] [ff02::1] [ff0e::1] [64:ff9b::7f00:1] [64:ff9b::192.168.0.1]
[64:ff9b:1::1] [2002:7f00:1::] [2002:5db8:d822::1] [2001::1] [2001:db8::1] [100::1] [4000::1]
localhost LOCALHOST localhost. news.localhost localhost.localdomain printer.local
metadata.google.internal router.home.arpa １２７.０.０.１ 127。0。0。1 ①②⑦.0.0.1 lo𝖈alhost
"""


@pytest.mark.parametrize("host", HOSTS.split())
def test_hosts_of_this_machine_and_its_network_are_refused(host: str) -> None:
    for address in (f"http://{host}/", f"HTTPS://{host}:8443/latest/meta-data?x=1"):
        with pytest.raises(FetchError, match=LOCAL) as refused:
            checked(address, frozenset())
        assert not refused.value.retry


@pytest.mark.parametrize(
    "address",
    [
        "http://2130706433/",
        "http://127.1/",
        "http://0/",
        "http://0x7f.1/",
        "http://0x7f000001/",
        "http://0X7F.0.0.1/",
        "http://0177.0.0.1/",
        "http://127.0.0.01/",
        "http://127.0.0.1./",
        "http://example.org.0x1/",
        "http://1.2.3.4.5/",
    ],
)
def test_addresses_in_odd_numbers_are_refused(address: str) -> None:
    with pytest.raises(FetchError, match=r"numbers that is not written as a\.b\.c\.d"):
        checked(address, frozenset())


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("file:///etc/passwd", "only http"),
        ("ftp://example.org/", "only http"),
        ("gopher://example.org:70/_x", "only http"),
        ("javascript:alert(1)", "only http"),
        ("data:text/html,x", "only http"),
        ("//example.org/", "only http"),
        ("example.org/news", "only http"),
        ("", "only http"),
        ("http:///news", "not the name of a host"),
        ("http://", "not"),
        ("http://user:secret@example.org/", "user name"),
        ("http://user@example.org/", "user name"),
        ("http://@example.org/", "user name"),
        ("http://example.org@127.0.0.1/", "user name"),
        ("http://example.org\\@127.0.0.1/", "backslash"),
        ("http://example.org/\r\nHost: other", "control characters"),
        ("http://example.org/\x00", "control characters"),
        ("http://exa mple.org/", "not"),
        ("http://%6c%6fcalhost/", "not the name of a host"),
        ("http://a..b/", "not"),
        (f"http://{'a' * 64}.org/", "not"),
        ("http://example.org:99999/", "not an address"),
        ("http://example.org:x/", "not an address"),
        ("http://[::1/", "not an address"),
        ("http://[::1%25lo]/", "not|machine"),
        (f"http://example.org/{'a' * 9000}", "more than 8000 characters"),
    ],
)
def test_what_is_no_plain_address_of_the_web_is_refused(address: str, why: str) -> None:
    with pytest.raises(FetchError, match=why) as refused:
        checked(address, frozenset())
    assert not refused.value.retry


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("http://example.org", "http://example.org"),
        (" https://Example.org:8443/a b#top ", "https://example.org:8443/a%20b"),
        (
            "http://موقع.example/خبر/1?q=حلب",
            "http://xn--4gbrim.example/%D8%AE%D8%A8%D8%B1/1?q=%D8%AD%D9%84%D8%A8",
        ),
        ("http://93.184.216.34/", "http://93.184.216.34/"),
        ("http://[2606:4700::1]/", "http://[2606:4700::1]/"),
        ("http://example.org/?mail=a@b.org", "http://example.org/?mail=a@b.org"),
        ("http://example.org?mail=a@b.org", "http://example.org/?mail=a@b.org"),
        ("http://3arabi.example/", "http://3arabi.example/"),
    ],
)
def test_addresses_of_the_web_are_asked_for_as_they_are(address: str, asked: str) -> None:
    assert str(checked(address, frozenset())) == asked


@given(st.ip_addresses(v=4))
def test_an_address_wrapped_in_another_form_is_no_more_public_than_it_is(
    address: ipaddress.IPv4Address,
) -> None:
    number = int(address)
    assert not networks.is_public(ipaddress.IPv6Address(0xFFFF_0000_0000 | number))
    assert not networks.is_public(ipaddress.IPv6Address(number))
    assert not networks.is_public(ipaddress.IPv6Address((0x2002 << 112) | (number << 80)))
    assert not networks.is_public(ipaddress.IPv6Address((0x20010000 << 96) | number))
    nat64 = ipaddress.IPv6Address((0x0064_FF9B << 96) | number)
    assert networks.is_public(nat64) == networks.is_public(address)


@given(
    st.sampled_from(["10.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16"]),
    st.data(),
)
def test_no_address_of_a_private_network_is_public(network: str, data: st.DataObject) -> None:
    address = data.draw(st.ip_addresses(network=network))
    assert not networks.is_public(address)
    forms = [str(int(address)), hex(int(address)), ".".join(f"0{int(p):o}" for p in str(address).split("."))]
    for form in (str(address), *forms):
        with pytest.raises(FetchError):
            checked(f"http://{form}/", frozenset())


# What a name leads to -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "answers",
    [["127.0.0.1"], ["::1"], ["127.0.0.1", "::1"], ["10.0.0.1"], ["::ffff:127.0.0.1"], ["0.0.0.0"]],
)
@pytest.mark.parametrize("robots", ["obey", "ignore"])
def test_a_name_that_leads_inside_is_refused_when_connecting(answers: list[str], robots: str) -> None:
    async def main() -> Site:
        async with site({"/": fine}) as inside, Fetcher(settings(), resolver=Names(answers)) as web:
            port = inside.place.rpartition(":")[2]
            with pytest.raises(FetchError, match=LOCAL) as refused:
                await web.fetch(f"http://news.example.org:{port}/", robots=robots)
            assert not refused.value.retry
        return inside

    assert not run(main()).seen


def test_a_name_that_leads_elsewhere_the_second_time_is_refused_then(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(networks, "is_public", lambda address: str(address) == "127.0.0.2")

    async def main() -> tuple[Site, Site, Names]:
        names = Names(["127.0.0.2"], ["127.0.0.1"])
        async with site({"/": fine}, host="127.0.0.2") as outside:
            port = int(outside.place.rpartition(":")[2])
            async with site({"/": fine}, port=port) as inside, Fetcher(settings(), resolver=names) as web:
                address = f"http://news.example.org:{port}/"
                assert (await web.fetch(address, robots="ignore")).data == b"here"
                with pytest.raises(FetchError, match=LOCAL):
                    await web.fetch(address, robots="ignore")
        return outside, inside, names

    outside, inside, names = run(main())
    assert (len(outside.seen), len(inside.seen), len(names.asked)) == (1, 0, 2)


def test_of_the_addresses_of_a_name_only_a_public_one_is_connected_to(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(networks, "is_public", lambda address: str(address) == "127.0.0.2")

    async def main() -> tuple[Site, Site]:
        names = Names(["127.0.0.1", "127.0.0.2"])
        async with site({"/": fine}, host="127.0.0.2") as outside:
            port = int(outside.place.rpartition(":")[2])
            async with site({"/": fine}, port=port) as inside, Fetcher(settings(), resolver=names) as web:
                await web.fetch(f"http://news.example.org:{port}/", robots="ignore")
        return outside, inside

    outside, inside = run(main())
    assert (len(outside.seen), len(inside.seen)) == (1, 0)


def test_a_public_address_of_this_very_machine_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(networks, "is_public", lambda address: True)
    with pytest.raises(networks.LocalError):
        networks.guarded_socket((socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 80)))


def test_what_is_no_address_is_never_connected_to() -> None:
    with pytest.raises(networks.LocalError):
        networks.guarded_socket((socket.AF_INET, socket.SOCK_STREAM, 6, "", ("localhost", 80)))


@pytest.mark.parametrize(
    ("to", "why"),
    [
        ("http://{inside}/", LOCAL),
        ("//{inside}/", LOCAL),
        ("http://localhost:{port}/", LOCAL),
        ("http://2130706433:{port}/", "numbers"),
        ("http://[::ffff:127.0.0.1]:{port}/", LOCAL),
        ("http://a:b@{allowed}/", "user name"),
        ("file:///etc/passwd", "only http"),
        ("http://[", "no address|not an address"),
    ],
)
def test_a_redirect_inside_is_refused(to: str, why: str) -> None:
    async def main() -> Site:
        pages: dict[str, Behaviour] = {}
        async with site({"/": fine}) as inside, site(pages) as allowed, fetcher(allowed) as web:
            port = inside.place.rpartition(":")[2]
            where = to.format(inside=inside.place, allowed=allowed.place, port=port)
            pages["/"] = lambda request: request.answer(b"", "302 Found", Location=where)
            pages["/robots.txt"] = lambda request: request.answer(b"", "404 Not Found")
            with pytest.raises(FetchError, match=f"redirected.*({why})") as refused:
                await web.fetch(allowed.url())
            assert not refused.value.retry
        return inside

    assert not run(main()).seen


def test_a_robots_txt_that_leads_inside_is_not_followed() -> None:
    async def main() -> Site:
        pages: dict[str, Behaviour] = {"/": fine}
        async with site({"/": fine}) as inside, site(pages) as allowed, fetcher(allowed) as web:
            pages["/robots.txt"] = lambda r: r.answer(b"", "302 Found", Location=inside.url("/robots.txt"))
            with pytest.raises(FetchError, match=rf"robots\.txt cannot be had.*{LOCAL}"):
                await web.fetch(allowed.url())
        return inside

    assert not run(main()).seen


def test_what_a_user_allows_is_allowed_by_host_and_port_alone() -> None:
    async def main() -> None:
        async with site({"/": fine}) as inside:
            port = inside.place.rpartition(":")[2]
            allowed = frozenset({f"intranet:{port}", f"127.0.0.1:{int(port) - 1}"})
            async with Fetcher(settings(allowed=allowed), resolver=Names(["127.0.0.1"])) as web:
                assert (await web.fetch(f"http://intranet:{port}/")).data == b"here"
                for host in ("127.0.0.1", "other"):
                    with pytest.raises(FetchError, match=LOCAL):
                        await web.fetch(f"http://{host}:{port}/")

    run(main())


def test_a_proxy_of_the_system_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    async def main() -> tuple[Site, Site]:
        async with site({"/": fine}) as news, site({}) as proxy, fetcher(news) as web:
            monkeypatch.setenv("http_proxy", proxy.url())
            await web.fetch(news.url())
        return news, proxy

    news, proxy = run(main())
    assert (news.asked(), proxy.asked()) == (["/robots.txt", "/"], [])


# Servers without manners --------------------------------------------------------------------------

HEAD = b"HTTP/1.1 200 OK\r\n"
PACKERS = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": lambda data: pa.compress(data, codec="zstd", asbytes=True),
}


def failed(behaviour: Behaviour, **more: object) -> FetchError:
    """Return how fetching a page that behaves so fails; the next page is fetched all the same."""

    async def main() -> FetchError:
        async with site({"/bad": behaviour, "/good": fine}) as news, fetcher(news, **more) as web:
            with pytest.raises(FetchError) as caught:
                await web.fetch(news.url("/bad"), robots="ignore")
            assert (await web.fetch(news.url("/good"), robots="ignore")).data == b"here"
        return caught.value

    return run(main())


def raw(data: bytes) -> Behaviour:
    return lambda request: request.send(data)


async def endless(request: Request) -> None:
    request.send(HEAD + b"\r\n")
    while True:
        request.send(b"a" * 4096)
        await request.writer.drain()


async def endless_chunks(request: Request) -> None:
    request.send(HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
    while True:
        request.send(b"1\r\na\r\n" * 1000)
        await request.writer.drain()


async def endless_gzip(request: Request) -> None:
    request.send(HEAD + b"Content-Encoding: gzip\r\n\r\n")
    packer = zlib.compressobj(wbits=31)
    while True:
        request.send(packer.compress(b"\0" * 20_000) + packer.flush(zlib.Z_SYNC_FLUSH))
        await asyncio.sleep(0)


def bomb(size: int, packed: str = "gzip") -> Behaviour:
    body = PACKERS[packed](b"\0" * size)
    return lambda request: request.answer(body, Content_Encoding=packed)


@pytest.mark.parametrize(
    "behaviour",
    [
        endless,
        endless_chunks,
        endless_gzip,
        bomb(50_000_000),
        bomb(50_000_000, "deflate"),
        bomb(50_000_000, "br"),
        bomb(50_000_000, "zstd"),
        bomb(100_001),
        bomb(100_001, "br"),
        bomb(100_001, "zstd"),
        raw(HEAD + b"Content-Length: 100001\r\n\r\n"),
        raw(HEAD + b"\r\n" + b"a" * 100_001),
    ],
    ids=[
        "stream",
        "chunks",
        "gzip",
        "bomb",
        "deflate",
        "brotli",
        "zstd",
        "one byte too many packed",
        "one byte too many in brotli",
        "one byte too many in zstd",
        "announced",
        "one too many",
    ],
)
def test_bodies_over_the_limit_are_broken_off(behaviour: Behaviour) -> None:
    error = failed(behaviour)
    assert error.why == "larger than 0.1 MB, the most that is fetched"
    assert not error.retry


@pytest.mark.parametrize("packed", PACKERS)
def test_a_body_of_just_the_limit_is_fetched(packed: str) -> None:
    async def main() -> Fetched:
        async with site({"/": bomb(100_000, packed)}) as news, fetcher(news) as web:
            return await web.fetch(news.url())

    assert len(run(main()).data) == 100_000


async def silent(request: Request) -> None:
    await asyncio.sleep(30)


async def silent_body(request: Request) -> None:
    request.send(HEAD + b"Content-Length: 10\r\n\r\nabc")
    await asyncio.sleep(30)


async def slow_body(request: Request) -> None:
    request.send(HEAD + b"Content-Length: 10000\r\n\r\n")
    while True:
        request.send(b"a")
        await request.writer.drain()
        await asyncio.sleep(0.02)


async def slow_headers(request: Request) -> None:
    request.send(HEAD)
    while True:
        request.send(b"X: y\r\n"[: 1 + len(request.path) % 2])
        await request.writer.drain()
        await asyncio.sleep(0.02)


@pytest.mark.parametrize(
    ("behaviour", "why"),
    [
        (silent, "fell silent"),
        (silent_body, "fell silent"),
        (slow_body, "not whole"),
        (slow_headers, "not whole"),
    ],
)
def test_slow_servers_are_left(behaviour: Behaviour, why: str) -> None:
    error = failed(behaviour, silence=0.15, deadline=0.4)
    assert why in error.why
    assert error.retry


@pytest.mark.parametrize(
    ("behaviour", "why"),
    [
        (raw(b""), "broke off without an answer"),
        (raw(b"SSH-2.0-OpenSSH_9.2\r\n"), "not an answer that can be read"),
        (raw(b"HTTP/9 twohundred\r\n\r\n"), "not an answer that can be read"),
        (raw(HEAD + b"Content-Length: -5\r\n\r\n"), "not an answer that can be read"),
        (raw(HEAD + b"X: " + b"a" * 70_000 + b"\r\n\r\n"), "not an answer that can be read"),
        (
            raw(HEAD + b"".join(b"X%d: a\r\n" % i for i in range(5000)) + b"\r\n"),
            "not an answer that can be read",
        ),
        (raw(HEAD + b"Content-Length: 10\r\n\r\nabc"), "cut short"),
        (raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n"), "cut short|not an answer"),
        (raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nabc"), "cut short"),
        (
            raw(HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(os.urandom(99))[:-9]),
            "gzip has no end",
        ),
        (raw(HEAD + b"Content-Encoding: gzip\r\n\r\nplain text"), "gzip is damaged"),
        (raw(HEAD + b"Content-Encoding: deflate\r\n\r\n\xff\xff\xff"), "deflate is damaged"),
        (raw(HEAD + b"Content-Encoding: br\r\n\r\n" + brotli.compress(b"ab")[:-1]), "br is .*cut short"),
        (raw(HEAD + b"Content-Encoding: zstd\r\n\r\nplain text"), "zstd is damaged"),
    ],
)
def test_torn_answers_are_named_and_worth_another_try(behaviour: Behaviour, why: str) -> None:
    error = failed(behaviour)
    assert re.search(why, error.why)
    assert error.retry
    assert error.why.isprintable()


@pytest.mark.parametrize("packed", ["compress", "br, br", "gzip, gzip", "\x1b[2J"])
def test_packing_that_was_not_asked_for_is_refused(packed: str) -> None:
    error = failed(lambda request: request.answer(b"x", Content_Encoding=packed))
    assert "not asked for" in error.why or "not an answer" in error.why
    assert error.why.isprintable()


def test_thousands_of_packed_parts_are_refused() -> None:
    error = failed(lambda request: request.answer(gzip.compress(b"") * 3000, Content_Encoding="gzip"))
    assert "more than 100 parts" in error.why


def test_redirects_without_end_are_broken_off() -> None:
    def on(request: Request) -> None:
        request.answer(b"", "302 Found", Location="/bad")

    error = failed(on)
    assert error.why == "redirected more than 5 times"
    assert not error.retry


def test_a_certificate_that_nobody_vouches_for_is_named() -> None:
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(Path(__file__).with_name("selfsigned.pem"))

    async def main() -> None:
        async with site({"/": fine}, tls=tls) as news, fetcher(news) as web:
            await web.fetch(news.url(), robots="ignore")

    with pytest.raises(FetchError, match=r"certificate is not valid: self.signed certificate") as caught:
        run(main())
    assert caught.value.retry


def test_a_server_without_tls_is_named() -> None:
    async def main() -> None:
        async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
            place = f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
            async with Fetcher(settings(allowed=frozenset({place}))) as web:
                await web.fetch(f"https://{place}/", robots="ignore")

    async def answer(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        writer.close()

    with pytest.raises(FetchError, match="no secure connection"):
        run(main())


def test_headers_that_are_no_text_do_not_get_further() -> None:
    async def main() -> Fetched:
        odd = raw(HEAD + b"Server: \xff\xd8\xa7\r\nContent-Type: ;;=\xff\r\nConnection: close\r\n\r\nx")
        async with site({"/": odd}) as news, fetcher(news) as web:
            return await web.fetch(news.url())

    found = run(main())
    assert ("server", "\ufffdا") in found.headers
    assert "".join(value for _, value in found.headers).encode()
    assert found.media_type is None


def test_a_robots_txt_without_end_stops_the_site_not_the_program() -> None:
    async def main() -> None:
        async with site({"/robots.txt": endless, "/": fine}) as news, fetcher(news) as web:
            await web.fetch(news.url())

    with pytest.raises(FetchError, match=r"robots\.txt cannot be had.*larger than 1 MB"):
        run(main())


# What they send -----------------------------------------------------------------------------------

HOSTILE = """
laughs quadratic file parameter types later deep attribute spaces divs tables page comment angles
 brackets braces number image
"""
LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 12))
ARABIC = "قتل ثلاثة مدنيين في قصف على السوق"


def rss(head: str = "", title: str = ARABIC, inside: str = "") -> bytes:
    link = "<link>https://news.example.org/1</link>"
    item = f"<item><title>{title}</title>{link}{inside}</item>"
    channel = f"<channel><title>x</title>{item}</channel>"
    return f'<?xml version="1.0"?>{head}<rss version="2.0">{channel}</rss>'.encode()


@pytest.mark.parametrize(
    "data",
    [
        rss(f'<!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}]>', "&l11;"),
        rss(f'<!DOCTYPE rss [<!ENTITY a "{"a" * 50_000}">]>', "&a;" * 50_000),
        rss('<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "&x;"),
        rss(
            '<!DOCTYPE rss SYSTEM "http://127.0.0.1:1/x.dtd" [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>'
        ),
        rss("<!DOCTYPE rss [" * 100_000),
        rss(inside="<!DOCTYPE rss [" * 100_000),
        rss(inside="<a>" * 100_000),
        rss(inside=f'<a {"b" * 1_000_000}="{"c" * 1_000_000}"/>'),
        rss(inside=" ".join(f'<a{i} xmlns:n{i}="u{i}"/>' for i in range(20_000))),
        b"<html><body>" + b"<div>" * 200_000 + ARABIC.encode(),
        b"<html><body>" + b"<table><tr><td>" * 5_000 + ARABIC.encode(),
        b"<html><body><p " + b"x" * 3_000_000 + b'="' + b"y" * 3_000_000 + b'">' + ARABIC.encode(),
        b"<html><!--" + b"-" * 1_000_000,
        b"<html " + b"<" * 1_000_000,
        b'{"text": ' + b"[" * 200_000,
        b'{"text": ' + b'{"a":' * 200_000,
        b'{"text": 1' + b"0" * 100_000 + b"}",
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
    ],
    ids=HOSTILE.split(),
)
def test_hostile_content_ends_in_problems_of_that_one_input(data: bytes) -> None:
    problems: list[Problem] = []
    part = Part(
        name="https://news.example.org/x", doc="x", data=data, headers=(("content-type", "text/html"),)
    )
    items = list(unpacked_part(part, problems.append))
    assert items or problems
    for item in items:
        told = repr(getattr(item, "report", item))
        assert "root:" not in told
        assert len(told) < 10_000


def test_thousands_of_comments_before_the_page_do_not_hold_it_up() -> None:
    assert not html.looks_like(b"<!--x-->" * 500)
    assert html.looks_like(b"<!--x-->" * 300 + b"<html>")


def test_what_a_server_says_cannot_break_a_message_or_move_a_cursor() -> None:
    assert FetchError("the server said \x1b]0;x\n" + "a" * 9000, retry=True).why.isprintable()


def test_a_problem_says_what_the_server_called_it() -> None:
    problems: list[Problem] = []
    image = b"\x00\x01\x02\x03" * 500
    part = Part(
        name="https://news.example.org/x", doc="x", data=image, headers=(("content-type", "video/mp4"),)
    )
    assert not list(unpacked_part(part, problems.append))
    assert "(sent as video/mp4)" in problems[0].why
