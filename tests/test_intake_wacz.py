"""Archives of files: WACZ held against its digests, zip and tar of saved pages, and hostile ones."""

import hashlib
import io
import json
import tarfile
import zipfile
from pathlib import Path

import pytest

from marsad.intake import Problem, received
from webarchives import address, page, pages

BOMB = b" " * 30_000_000


def wacz(warc: bytes, digest: str | None = None) -> bytes:
    value = digest or f"sha256:{hashlib.sha256(warc).hexdigest()}"
    listed = {"resources": [{"name": "data.warc.gz", "path": "archive/data.warc.gz", "hash": value}]}
    package = json.dumps(listed).encode()
    own = {"path": "datapackage.json", "hash": f"sha256:{hashlib.sha256(package).hexdigest()}"}
    return zipped(
        {
            "archive/data.warc.gz": warc,
            "pages/pages.jsonl": b'{"format": "json-pages-1.0"}\n',
            "datapackage.json": package,
            "datapackage-digest.json": json.dumps(own).encode(),
        },
        zipfile.ZIP_STORED,
    )


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(files: dict[str, bytes], mode: str = "w:gz") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def read(folder: Path, name: str, data: bytes) -> tuple[list[str], list[str]]:
    path = folder / name
    path.write_bytes(data)
    problems: list[Problem] = []
    docs = [one.report.doc for one in received([path], problems.append)]
    return docs, [str(problem).removeprefix(f"{folder}/") for problem in problems]


@pytest.mark.parametrize("name", ["site.wacz", "site.zip", "site"])
def test_the_pages_of_a_wacz_are_read_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    assert read(tmp_path, name, wacz(pages([1, 2]).data())) == ([address(1), address(2)], [])


def test_a_wacz_that_was_changed_is_named(tmp_path: Path) -> None:
    docs, said = read(tmp_path, "site.wacz", wacz(pages([1]).data(), f"sha256:{'0' * 64}"))
    assert docs == [address(1)]
    assert said == [
        "site.wacz: archive/data.warc.gz: changed: it is not the file that datapackage.json has the digest of"
    ]


def test_a_list_of_files_that_was_changed_is_named(tmp_path: Path) -> None:
    data = wacz(pages([1]).data())
    docs, said = read(
        tmp_path, "site.wacz", data.replace(b'"name": "data.warc.gz"', b'"name": "DATA.warc.gz"')
    )
    assert docs == [] or docs == [address(1)]
    assert any("datapackage.json" in line or "damaged" in line for line in said)


def test_a_zip_of_saved_pages_is_read_like_a_folder(tmp_path: Path) -> None:
    files = {
        "b/two.html": page(2),
        "a/one.html": page(1),
        "a/one_files/ad.html": page(9),
        ".hidden.html": page(9),
        "__MACOSX/a/one.html": b"x",
        "a/strange.xyz": b"?",
        "crawl.warc.gz": pages([3]).data(),
    }
    docs, said = read(tmp_path, "saved.zip", zipped(files))
    assert docs == ["one.html", "two.html", address(3)]
    assert said == [
        "saved.zip: a/strange.xyz: unknown kind of file in an archive; unpack it and name it itself"
    ]


@pytest.mark.parametrize("mode", ["w", "w:gz"])
def test_a_tar_of_saved_pages_is_read_as_it_comes(tmp_path: Path, mode: str) -> None:
    assert read(tmp_path, "saved", tarred({"b.html": page(2), "a.html": page(1)}, mode)) == (
        ["b.html", "a.html"],
        [],
    )


def test_names_that_lead_elsewhere_or_steer_the_terminal_are_only_names(tmp_path: Path) -> None:
    docs, said = read(
        tmp_path, "x.zip", zipped({"../../etc/\x1b[31mpage.html": page(1), "/abs\u202e.xyz": b"?"})
    )
    assert docs == ["?[31mpage.html"]
    assert said == ["x.zip: /abs?.xyz: unknown kind of file in an archive; unpack it and name it itself"]
    assert [path.name for path in tmp_path.iterdir()] == ["x.zip"]


def test_a_file_that_unpacks_to_too_much_is_named_and_the_rest_read(tmp_path: Path) -> None:
    docs, said = read(tmp_path, "x.zip", zipped({"a.html": BOMB, "b.html": page(2)}))
    assert docs == ["b.html"]
    assert said == ["x.zip: a.html: larger than 20 MB, the most that one report may have"]


def test_many_files_that_unpack_to_too_much_are_given_up(tmp_path: Path) -> None:
    files = {f"{n:03}.html": BOMB[:19_000_000] for n in range(30)}
    docs, said = read(tmp_path, "x.zip", zipped(files))
    assert docs == []
    assert said[-1] == "x.zip: unpacks to more than 100 times its size; the rest is not read"


def test_archives_in_archives_end_somewhere(tmp_path: Path) -> None:
    data = zipped({"page.html": page(1)})
    for _ in range(6):
        data = zipped({"inner.zip": data})
    docs, said = read(tmp_path, "x.zip", data)
    assert docs == []
    assert "an archive within 4 others; unpack it first" in said[0]


def test_encrypted_and_damaged_files_are_named_and_the_rest_read(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.html": page(1), "b.html": page(2), "c.html": page(3)}, zipfile.ZIP_STORED))
    central = data.index(b"PK\x01\x02")
    data[central + 8] |= 1  # encrypted, says the directory of the first
    inside = data.index("المرج".encode(), data.index(b"b.html"))
    data[inside] ^= 1
    docs, said = read(tmp_path, "x.zip", bytes(data))
    assert docs == ["c.html"]
    assert said[0] == "x.zip: a.html: encrypted; unpack it with its password"
    assert "x.zip: b.html: damaged (Bad CRC-32" in said[1]


def test_a_zip_file_cut_short_is_named(tmp_path: Path) -> None:
    docs, said = read(tmp_path, "x.zip", zipped({"a.html": page(1)})[:-30])
    assert docs == []
    assert "not a zip file that can be read" in said[0]


def test_a_tar_cut_short_gives_what_it_has(tmp_path: Path) -> None:
    docs, said = read(tmp_path, "x.tar", tarred({"a.html": page(1), "b.html": page(2)}, "w")[:2500])
    assert docs == ["a.html"]
    assert "a damaged tar file" in said[0]


def test_a_zip_comes_through_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    stream = io.TextIOWrapper(io.BufferedReader(Pipe(zipped({"a.html": page(1)}))))  # type: ignore[type-var]
    monkeypatch.setattr("sys.stdin", stream)
    assert [one.report.doc for one in received(["-"], pytest.fail)] == ["a.html"]
