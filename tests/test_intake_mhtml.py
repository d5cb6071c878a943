"""Pages that a browser saved as one file: the page itself, its address and the time of saving."""

import datetime as dt
import hashlib
from email.message import EmailMessage, MIMEPart
from pathlib import Path

import pytest

from marsad.intake import Problem, received
from webarchives import page

ADDRESS = "https://news.example/ar/1"


def saved(encoding: str = "quoted-printable", charset: str = "utf-8", *, located: bool = True) -> bytes:
    message = EmailMessage()
    message["From"] = "<Saved by a browser>"
    message["Subject"] = "خبر رقم 1"
    message["Date"] = "Tue, 4 Feb 2031 08:09:10 +0300"
    if located:
        message["Snapshot-Content-Location"] = ADDRESS
    message["MIME-Version"] = "1.0"
    message.make_related()
    for number, body in enumerate((page(1), page(9))):
        part = MIMEPart()
        text = body.decode().replace("utf-8", charset).encode(charset)
        part.set_content(text, "text", "html", cte=encoding, cid=f"<frame-{number}@mhtml>")
        part["Content-Location"] = f"{ADDRESS}{number}"
        message.attach(part)
    picture = MIMEPart()
    picture.set_content(b"\x89PNG", "image", "png")
    message.attach(picture)
    return message.as_bytes()


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
@pytest.mark.parametrize("charset", ["utf-8", "windows-1256"])
@pytest.mark.parametrize("name", ["page.mhtml", "page.mht", "page"])
def test_a_saved_page_is_read(tmp_path: Path, encoding: str, charset: str, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(saved(encoding, charset))
    (one,) = received([path], pytest.fail)
    assert (one.report.doc, one.report.title, one.report.url) == (name, "خبر رقم 1", ADDRESS)
    assert one.report.text.startswith("قتل 1 أشخاص")
    assert one.original.at == dt.datetime(2031, 2, 4, 5, 9, 10, tzinfo=dt.UTC)
    assert one.report.sha256 == hashlib.sha256(one.original.data).hexdigest()


def test_without_the_address_of_the_whole_that_of_the_part_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "page.mhtml"
    path.write_bytes(saved(located=False))
    (one,) = received([path], pytest.fail)
    assert one.report.url == f"{ADDRESS}0"


@pytest.mark.parametrize(
    "data", [b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n", b"", b"\xff\xfe\x00"]
)
def test_what_holds_no_page_is_named(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "page.mhtml"
    path.write_bytes(data)
    problems: list[Problem] = []
    assert list(received([path], problems.append)) == []
    assert len(problems) == 1
