"""Pictures: screenshots and scans are read by OCR where it is installed, and marked as read so."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from marsad.cli import main
from marsad.intake import image, ocr, reports
from marsad.intake.source import UnreadableError
from papermade import BODY, DATE, TITLE, likeness, needs_ocr, picture, read

HEADER = "level\tpage\tblock\tpar\tline\tword\tleft\ttop\twidth\theight\tconf\ttext\n"


def table(*words: tuple[str, float], line: int = 1) -> str:
    return "".join(
        f"5\t1\t1\t{line}\t1\t1\t{300 - 40 * n}\t{60 * line}\t30\t9\t{sure}\t{word}\n"
        for n, (word, sure) in enumerate(words)
    )


@pytest.fixture
def tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program of that name which does what the test writes into it."""
    program = tmp_path / "tesseract"
    program.touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    return program


def says(program: Path, output: str) -> None:
    (program.parent / "output").write_text(HEADER + output, encoding="utf-8")
    program.write_text(f"#!/bin/sh\ncat > /dev/null; cat {program.parent}/output\n", encoding="utf-8")


class TestWithOcr:
    @needs_ocr
    @pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF", "WEBP", "BMP"])
    def test_a_picture_is_a_report_that_is_marked(self, form: str) -> None:
        (report,), problems = read(image.KIND, picture(*BODY, form=form))
        assert problems == []
        assert report.recognised
        assert likeness(" ".join(BODY), f"{report.title} {report.text}", punctuation=False) >= 0.9

    @needs_ocr
    def test_title_and_day_are_found(self) -> None:
        (report,), _ = read(image.KIND, picture(TITLE, DATE, *BODY))
        assert likeness(TITLE, report.title) >= 0.8
        assert "2021" in report.text.split("\n")[0]

    @needs_ocr
    def test_the_mark_is_kept_and_shown(self, tmp_path: Path) -> None:
        path, ledger = tmp_path / "post.png", str(tmp_path / "l.db")
        path.write_bytes(picture(TITLE, *BODY))
        run = CliRunner().invoke
        assert run(main, ["add", str(path), "--ledger", ledger]).exit_code == 0
        assert run(main, ["report", "post.png", "--ledger", ledger]).stdout.startswith(
            "Read from a picture by OCR"
        )

    @needs_ocr
    @pytest.mark.parametrize("cut", [40, 2000])
    def test_a_picture_cut_short_is_named(self, cut: int) -> None:
        with pytest.raises(UnreadableError):
            read(image.KIND, picture(*BODY)[:cut])

    @needs_ocr
    def test_a_picture_too_large_to_unpack_is_named(self) -> None:
        bomb = (
            b"BM"
            + (54).to_bytes(4, "little")
            + bytes(4)
            + (54).to_bytes(4, "little")
            + (40).to_bytes(4, "little")
        )
        bomb += (30_000).to_bytes(4, "little") * 2 + b"\x01\0\x18\0" + bytes(24)
        with pytest.raises(UnreadableError, match="damaged, or larger than can be read"):
            read(image.KIND, bomb)


class TestWhatTheProgramSays:
    def test_words_are_joined_to_lines(self, tesseract: Path) -> None:
        says(tesseract, table(("قتل", 90), ("ثلاثة", 90)) + table(("وأصيب", 90), ("رابع", 80), line=2))
        assert [line.text for line in ocr.recognised(b"")] == ["قتل ثلاثة", "وأصيب رابع"]

    def test_quotation_marks_that_nothing_opens_are_commas(self) -> None:
        assert ocr.commas("ثلاثة» بينهم «أبو علي» طفل»") == "ثلاثة، بينهم «أبو علي» طفل،"

    def test_what_it_is_not_sure_of_is_refused(self, tesseract: Path) -> None:
        says(tesseract, table(("قتل", 30), ("ثلاثة", 40)))
        with pytest.raises(UnreadableError, match=r"too poor a picture: OCR is 3\d % sure"):
            ocr.recognised(b"")

    def test_a_picture_without_words_is_named(self, tesseract: Path) -> None:
        says(tesseract, "")
        with pytest.raises(UnreadableError, match="no words in it"):
            read(image.KIND, b"\x89PNG\r\n\x1a\n")

    def test_one_that_takes_too_long_is_stopped(
        self, tesseract: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        tesseract.write_text("#!/bin/sh\nexec sleep 60\n", encoding="utf-8")
        monkeypatch.setattr(ocr, "_SECONDS", 0.1)
        with pytest.raises(UnreadableError, match="OCR took more than"):
            ocr.recognised(b"")

    def test_without_arabic_it_says_what_to_install(self, tesseract: Path) -> None:
        tesseract.write_text(
            "#!/bin/sh\necho \"Failed loading language 'ara'\" >&2; exit 1\n", encoding="utf-8"
        )
        with pytest.raises(UnreadableError, match="apt install tesseract-ocr tesseract-ocr-ara"):
            ocr.recognised(b"")

    def test_so_it_does_where_it_is_missing(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", "")
        path = tmp_path / "post.png"
        path.write_bytes(b"\x89PNG\r\n\x1a\n")
        problems: list[object] = []
        assert list(reports([path], problems.append)) == []
        assert "apt install tesseract-ocr tesseract-ocr-ara" in str(problems[0])


def test_a_text_that_begins_like_a_picture_is_text() -> None:
    assert not image.looks_like("BM الجبهة الوطنية".encode())
    assert image.looks_like(picture(BODY[0], form="BMP", dpi=20)[:16])


def test_what_only_bears_the_name_of_a_picture_is_refused() -> None:
    with pytest.raises(UnreadableError, match="not a picture in PNG, JPEG"):
        read(image.KIND, b"<svg><script>alert(1)</script></svg>")
