"""Which kind an input is, is told of any first bytes: no kind fails on them, or takes long over them."""

import bz2
import gzip
import io
import lzma
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.intake.kinds import by_looks, kinds

LONG = 100_000
BEGINNINGS = (
    *(b" ", b"\n", b"\0", b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"a", b'"', b",", b"&", "قتل ".encode()),
    *(b"<", b"<a ", b"<!--", b"<!--x-->", b"<!-- --> ", b"<?xml ", b"<?x?>", b"<title> ", b"<meta charset="),
    *(b"<!DOCTYPE ", b"<!DOCTYPE '", b"<!DOCTYPE a [", b"<!DOCTYPE a>", b"<?xml encoding= ", b"<h2> "),
    *(b"[", b"{", b"[{", b'{"', b'{"name":', b'{"about":', b'{"version":"https:', b'"chats" ', b'"status" '),
    *(b"from:", b"content-type:\n", b"content-type: multipart/", b"text,title,", b'text,"', b"sep=;\n"),
    *(b"%PDF-", b"WARC/1.", b"\x28\xb5\x2f\xfd", b"\x1f\x8b", b"\x1f\x8b\x08\0", b"PK\x03\x04", b"PAR1"),
    *(b"ustar", b"RIFF", b"BM", b"MM\x00*", b"\x89PNG\r\n\x1a\n", b"\xff\xfe<\0", b"\xfe\xff\0<", b"tgme_"),
)
"""What the looks of some kind turn on, each at the beginning of an input and again and again."""


def packed() -> list[bytes]:
    """Return archives: whole, cut short, and such as unpack to far more than they are."""
    book = io.BytesIO()
    with zipfile.ZipFile(book, "w") as written:
        for name in ("[Content_Types].xml", "xl/workbook.xml", "a.html"):
            written.writestr(name, "x" * 300)
    much = bytes(200 * LONG)
    whole = [book.getvalue(), gzip.compress(much), bz2.compress(much), lzma.compress(much)]
    return [*whole, *(one[: len(one) // 2] for one in whole), *(one[:-3] for one in whole)]


def test_no_first_bytes_hold_a_kind_up_or_break_it() -> None:
    """Were so much of the same looked at again from each place in it, this would take hours."""
    long = [(some * (LONG // len(some)))[:LONG] for some in BEGINNINGS]
    short = [some * 500 for some in BEGINNINGS]
    for head in (*BEGINNINGS, *short, *(b"<html>" + one for one in short), *long, *packed()):
        # Head by head, as inputs are looked at: what is found out of one is remembered for the next kind.
        assert [kind.name for kind in kinds() if kind.looks_like(head) not in (True, False)] == []


@given(
    st.lists(st.sampled_from(BEGINNINGS) | st.binary(max_size=8), max_size=40).map(b"".join)
    | st.binary(max_size=4096)
)
def test_whatever_an_input_begins_with_it_is_of_some_kind(head: bytes) -> None:
    assert by_looks(head) in kinds()
    assert all(kind.looks_like(head) in (True, False) for kind in kinds())


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"<!--x-->" * 500 + b"<html>", "page"),
        (b"\xef\xbb\xbf" + b" \n" * 40 + b"<!DOCTYPE html><html>", "page"),
        (b"<!--x-->" * 400 + b"<rss version='2.0'>", "feed"),
        (b'[{"' * 300, "jsonl"),
        (b"\0" * 4096, "text"),
    ],
)
def test_what_stands_before_it_does_not_hide_what_it_is(head: bytes, name: str) -> None:
    assert by_looks(head).name == name
