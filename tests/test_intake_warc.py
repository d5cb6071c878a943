"""Web archives (WARC): every page in them with its address and time, and nothing lost to a bad record."""

import datetime as dt
import gzip
import hashlib
import io
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.intake import Problem, received
from marsad.intake.kinds import by_looks
from webarchives import HTML, Writer, address, page, pages


def read(folder: Path, data: bytes, name: str = "crawl.warc.gz") -> tuple[list[str], list[str]]:
    """Return the docs of the reports in an archive, and what was said of the rest."""
    path = folder / name
    path.write_bytes(data)
    problems: list[Problem] = []
    docs = [one.report.doc for one in received([path], problems.append)]
    return docs, [str(problem).removeprefix(f"{folder}/") for problem in problems]


@pytest.mark.parametrize("packed", [True, False])
def test_each_page_is_a_report_with_its_address_time_and_bytes(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / ("crawl.warc.gz" if packed else "crawl.warc")
    path.write_bytes(pages([3, 4], packed=packed).data())
    first, second = received([path], pytest.fail)
    assert (first.report.doc, first.report.url, first.report.title) == (address(3), address(3), "خبر رقم 3")
    assert first.report.text.startswith("قتل 3 أشخاص")
    assert first.report.sha256 == hashlib.sha256(page(3)).hexdigest() == first.original.sha256
    assert first.original.at == dt.datetime(2031, 2, 4, 5, 6, 3, tzinfo=dt.UTC)
    assert first.original.address == address(3)
    assert ("content-type", "text/html; charset=utf-8") in first.original.headers
    assert second.report.doc == address(4)


@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_is_known_by_its_looks_whatever_it_is_called(packed: bool) -> None:
    assert by_looks(pages([1], packed=packed).data()[:4096]).name == "warc"


def test_redirects_errors_pictures_and_requests_are_passed_over(tmp_path: Path) -> None:
    writer = Writer()
    writer.add(1, b"", status="301 Moved", headers=[("Location", address(2))])
    writer.add(2, status="404 Not Found")
    writer.add(3, b"\x89PNG\r\n", headers=[("Content-Type", "image/png")])
    writer.add(4, b"body{}", headers=[("Content-Type", "text/css")])
    writer.add(5, b"", kind="request", status="GET / HTTP/1.1", headers=[("Host", "news.example")])
    writer.add(6)
    assert read(tmp_path, writer.data()) == ([address(6)], [])


@pytest.mark.parametrize(
    "named",
    ["metadata://gnu.org/software/wget/warc/wget.log", "urn:text:https://news.example/1", "dns:news.example"],
)
def test_what_a_crawler_notes_of_its_work_is_no_report(tmp_path: Path, named: str) -> None:
    writer = Writer()
    writer.add(1)
    writer.add(2, kind="resource", at=named)
    assert read(tmp_path, writer.data()) == ([address(1)], [])


def test_a_page_whose_type_is_not_told_is_known_by_how_it_begins(tmp_path: Path) -> None:
    writer = Writer()
    writer.add(1, headers=[])
    writer.add(2, b"\x00\x01\x02", headers=[("Content-Type", "application/octet-stream")])
    assert read(tmp_path, writer.data()) == ([address(1)], [])


def test_files_archived_without_a_server_are_read(tmp_path: Path) -> None:
    writer = Writer()
    writer.add(1, kind="resource")
    assert read(tmp_path, writer.data()) == ([address(1)], [])


def test_a_film_is_passed_over_and_a_page_too_large_named(tmp_path: Path) -> None:
    writer = Writer(packed=False)
    writer.add(1, b"\0" * 21_000_000, headers=[("Content-Type", "video/mp4")])
    writer.add(2, b" " * 21_000_000)
    writer.add(3)
    docs, said = read(tmp_path, writer.data())
    assert docs == [address(3)]
    assert said == [f"crawl.warc.gz: {address(2)}: larger than 20 MB, the most that one report may have"]


def test_captures_of_what_had_not_changed_are_counted(tmp_path: Path) -> None:
    writer = pages([1])
    writer.add(2, b"", kind="revisit")
    docs, said = read(tmp_path, writer.data())
    assert docs == [address(1)]
    assert said == [
        "crawl.warc.gz: 1 captures of pages that had not changed (revisit records) have no text of their own"
    ]


def chunked(body: bytes) -> bytes:
    pieces = [body[at : at + 700] for at in range(0, len(body), 700)]
    return b"".join(b"%x;note=1\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def raw_deflate(body: bytes) -> bytes:
    machine = zlib.compressobj(wbits=-15)
    return machine.compress(body) + machine.flush()


@pytest.mark.parametrize(
    ("body", "codings"),
    [
        (gzip.compress(page(1)), {"Content-Encoding": "gzip"}),
        (zlib.compress(page(1)), {"Content-Encoding": "deflate"}),
        (raw_deflate(page(1)), {"Content-Encoding": "deflate"}),
        (gzip.compress(zlib.compress(page(1))), {"Content-Encoding": "deflate, gzip"}),
        (chunked(page(1)), {"Transfer-Encoding": "chunked"}),
        (chunked(gzip.compress(page(1))), {"Transfer-Encoding": "chunked", "Content-Encoding": "gzip"}),
        (page(1), {"Transfer-Encoding": "chunked"}),
        (page(1), {"Content-Encoding": "gzip"}),
    ],
    ids=["gzip", "zlib", "deflate", "two", "chunked", "both", "chunked in name", "gzip in name"],
)
def test_codings_of_the_transfer_are_undone(tmp_path: Path, body: bytes, codings: dict[str, str]) -> None:
    writer = Writer()
    writer.add(1, body, headers=[*HTML, *codings.items()])
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(writer.data())
    (one,) = received([path], pytest.fail)
    assert one.original.data == page(1)


@pytest.mark.parametrize(
    ("body", "coding", "why"),
    [
        (gzip.compress(b"\0" * 30_000_000), "gzip", "unpacks to more than 20 MB"),
        (b"\x1f\x8b\x00broken", "gzip", "damaged: not gzip, as it says it is"),
        (b"\x01\x02\x03", "rot13", "in a coding that is not known here: rot13"),
    ],
    ids=["bomb", "broken", "unknown"],
)
def test_what_cannot_be_unpacked_is_named(tmp_path: Path, body: bytes, coding: str, why: str) -> None:
    writer = pages([1])
    writer.add(2, body, headers=[*HTML, ("Content-Encoding", coding)])
    writer.add(3)
    docs, said = read(tmp_path, writer.data())
    assert docs == [address(1), address(3)]
    assert said == [f"crawl.warc.gz: {address(2)}: {why}"]


@pytest.mark.parametrize("packed", [True, False])
def test_a_record_that_is_not_what_was_archived_is_named(tmp_path: Path, packed: bool) -> None:
    writer = pages([1, 2, 3], packed=packed)
    data = writer.data()
    start = writer.places[1]
    if packed:
        inside = gzip.decompress(data[start : writer.places[2]]).replace("المرج".encode(), "البرج".encode())
        data = data[:start] + gzip.compress(inside) + data[writer.places[2] :]
    else:
        data = data[:start] + data[start:].replace("المرج".encode(), "البرج".encode(), 1)
    docs, said = read(tmp_path, data)
    assert docs == [address(1), address(3)]
    assert said == [f"crawl.warc.gz: {address(2)}: damaged: its digest is that of other bytes; passed over"]


@pytest.mark.parametrize("packed", [True, False])
def test_a_damaged_record_is_named_by_its_place_and_the_rest_read(tmp_path: Path, packed: bool) -> None:
    writer = pages([1, 2, 3, 4], packed=packed)
    data = bytearray(writer.data())
    start = writer.places[1]
    data[start + 20 : start + 420] = b"\0" * 400 if packed else b"\n" * 400
    docs, said = read(tmp_path, bytes(data))
    assert docs == [address(1), address(3), address(4)]
    assert [line.partition(" damaged")[0] for line in said] == [f"crawl.warc.gz: record at byte {start}:"]


@pytest.mark.parametrize("packed", [True, False])
def test_rubbish_between_records_is_named_and_the_rest_read(tmp_path: Path, packed: bool) -> None:
    writer = pages([1, 2, 3], packed=packed)
    data, start = writer.data(), writer.places[2]
    docs, said = read(tmp_path, data[:start] + b"rubbish " * 20 + data[start:])
    assert docs == [address(1), address(2), address(3)]
    assert len(said) == 1
    assert f"behind the record at byte {writer.places[1]}: damaged" in said[0]


@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_cut_short_gives_what_it_has(tmp_path: Path, packed: bool) -> None:
    writer = pages([1, 2, 3], packed=packed)
    docs, said = read(tmp_path, writer.data()[:-100])
    assert docs == [address(1), address(2)]
    assert len(said) == 1
    assert "cut short" in said[0]


@pytest.mark.parametrize("wrong", [b"100", b"99999999", b"-5", b"many"])
def test_a_wrong_length_costs_no_more_than_its_record(tmp_path: Path, wrong: bytes) -> None:
    writer = pages([1, 2, 3, 4], packed=False)
    data, start, end = writer.data(), *writer.places[1:3]
    right = data[start:end].partition(b"\r\n\r\n")[0].partition(b"\r\nContent-Length: ")[2].split(b"\r\n")[0]
    bad = data[start:end].replace(b"Content-Length: " + right, b"Content-Length: " + wrong, 1)
    docs, said = read(tmp_path, data[:start] + bad + data[end:])
    assert docs == [address(1), address(3), address(4)]
    assert said


def test_what_is_no_web_archive_is_named(tmp_path: Path) -> None:
    docs, said = read(tmp_path, "قتل ثلاثة في قصف".encode())
    assert docs == []
    assert said[-1] == "crawl.warc.gz: no record of a web archive in it"


def test_a_pipe_is_read_as_it_comes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(pages([1, 2]).data()))
    monkeypatch.setattr("sys.stdin", stream)
    assert [one.report.doc for one in received(["-"], pytest.fail)] == [address(1), address(2)]


MANY = pages(range(6))


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_whatever_is_damaged_nothing_else_is_lost(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    which = data.draw(st.integers(0, 5))
    start, end = [*MANY.places, len(MANY.data())][which : which + 2]
    place = data.draw(st.integers(start, end - 1))
    junk = data.draw(st.binary(min_size=0, max_size=40))
    whole = MANY.data()
    damaged = whole[:place] + junk + whole[place + len(junk) + data.draw(st.integers(0, 20)) :]
    docs, _ = read(tmp_path_factory.mktemp("archive"), damaged)
    assert set(docs) >= {address(n) for n in range(6) if n not in {which, which + 1}}
