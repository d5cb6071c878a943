"""PDF: the text is read in the order in which a person reads it, whoever made the file."""

import datetime as dt
from pathlib import Path

import pytest
from bidi.algorithm import get_display
from hypothesis import given
from hypothesis import strategies as st

from marsad.intake import pdf
from marsad.intake.pdf.glyphs import Glyph
from marsad.intake.pdf.mending import garbled, mended, without_filling
from marsad.intake.pdf.order import line_text
from marsad.intake.source import UnreadableError
from marsad.models import Report
from papermade import BODY, DATE, TITLE, Paper, likeness, needs_ocr, paper, read, scan

MADE = Path(__file__).parent / "madeup" / "pdf"
MONTHLY = (MADE / "monthly.txt").read_text(encoding="utf-8")


def one(data: bytes) -> Report:
    (report,), problems = read(pdf.KIND, data)
    assert problems == []
    return report


def whole(report: Report) -> str:
    return f"{report.title}\n{report.text}"


class TestProducers:
    """One monthly report of 20 paragraphs, printed by programs whose text layers are broken in many ways."""

    @pytest.mark.parametrize(
        ("name", "least", "paragraphs"),
        [
            ("browser", 0.99, 18),  # words turned round, vowel signs on lines of their own
            ("columns", 0.99, 18),  # two columns below a title across both
            ("writer", 0.985, 17),  # strokes that stretch words have the code of a digit
            ("writer-naskh", 0.99, 18),  # letters raised above the line
            ("forms", 0.99, 16),  # presentation forms, from left to right
        ],
    )
    def test_what_went_in_comes_out(self, name: str, least: float, paragraphs: int) -> None:
        report = one((MADE / f"{name}.pdf").read_bytes())
        assert likeness(MONTHLY, whole(report)) >= least
        assert report.seen == dt.date(2021, 12, 2)
        assert not report.recognised
        lines = [line for line in whole(report).split("\n") if line.strip()]
        assert sum(any(likeness(w, got) == 1 for got in lines) for w in MONTHLY.splitlines()) >= paragraphs

    def test_what_is_garbled_is_known(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", "")
        with pytest.raises(UnreadableError, match="garbled text: needs OCR"):
            read(pdf.KIND, (MADE / "garbled.pdf").read_bytes())

    @needs_ocr
    def test_what_is_garbled_is_read_by_ocr(self) -> None:
        report = one((MADE / "garbled.pdf").read_bytes())
        assert report.recognised
        assert likeness(MONTHLY, whole(report), punctuation=False) >= 0.75


class TestPages:
    def test_title_date_and_text_are_told_apart(self) -> None:
        report = one(paper(TITLE, DATE, *BODY).data())
        assert (report.title, report.seen) == (TITLE, dt.date(2021, 12, 2))
        assert likeness("\n".join((DATE, *BODY)), report.text) == 1

    def test_lines_are_joined_to_paragraphs(self) -> None:
        report = one(paper(TITLE, *BODY).data())
        assert report.text.split("\n") == list(BODY)

    def test_headers_footers_and_page_numbers_are_dropped(self) -> None:
        report = one(paper(*[f"{text} رقم {n}" for n in range(12) for text in BODY], running=True).data())
        assert "نشرة" not in whole(report)
        assert "صفحة" not in whole(report)
        assert whole(report).count("رقم") == 36

    def test_a_paragraph_goes_on_from_page_to_page(self) -> None:
        long = " ".join([*BODY[:2], BODY[2]] * 12)
        report = one(paper(TITLE, long.replace(".", ""), running=True).data())
        assert len(report.text.split("\n")) == 1

    def test_columns_are_read_one_after_the_other(self) -> None:
        made = Paper(running=False)
        made.add_page()
        made.multi_cell(0, 9, TITLE, align="C", new_x="LMARGIN", new_y="NEXT")
        top = made.get_y()
        for left, text in ((110, BODY[0]), (10, BODY[1])):
            made.set_xy(left, top)
            made.multi_cell(85, 9, text, align="R")
        assert one(made.data()).text.split("\n") == [BODY[0], BODY[1]]

    def test_the_rows_of_a_table_stay_rows(self) -> None:
        made = paper(TITLE, BODY[0])
        for place, killed in (("حلب", "12"), ("إدلب", "7"), ("درعا", "3"), ("حمص", "1")):
            made.cell(95, 9, killed, align="R")
            made.cell(95, 9, place, align="R", new_x="LMARGIN", new_y="NEXT")
        assert one(made.data()).text.split("\n")[1:] == ["حلب 12", "إدلب 7", "درعا 3", "حمص 1"]

    def test_a_title_of_the_files_own_counts_only_where_it_stands_in_the_text(self) -> None:
        made = paper("مركز الوادي للتوثيق", TITLE, *BODY)
        made.set_title(TITLE)
        assert one(made.data()).title == TITLE
        made = paper(TITLE, *BODY)
        made.set_title("Microsoft Word - taqrir.docx")
        assert one(made.data()).title == TITLE

    def test_the_day_on_which_the_file_was_made_is_not_that_of_the_report(self) -> None:
        made = paper(TITLE, *BODY)
        made.set_creation_date(dt.datetime(2022, 1, 5, tzinfo=dt.UTC))
        assert one(made.data()).seen is None

    def test_a_stamp_across_the_page_is_no_text(self) -> None:
        made = paper(TITLE, *BODY)
        with made.rotation(45, x=100, y=150):
            made.text(60, 150, "نسخة أولية")
        assert likeness("\n".join(BODY), one(made.data()).text) == 1


class TestWhatCannotBeRead:
    @pytest.mark.parametrize("data", [b"%PDF-1.7\nnothing", b"%PDF-1.4\n" + bytes(range(256)) * 40])
    def test_a_damaged_file_is_named(self, data: bytes) -> None:
        with pytest.raises(UnreadableError, match="damaged: not a PDF"):
            read(pdf.KIND, data)

    def test_a_cut_file_is_read_or_named(self) -> None:
        data = paper(TITLE, *BODY).data()
        for share in (0.2, 0.5, 0.9):
            try:
                read(pdf.KIND, data[: int(len(data) * share)])
            except UnreadableError:
                continue

    def test_a_locked_file_is_named(self) -> None:
        made = paper(TITLE, *BODY)
        made.set_encryption(owner_password="a", user_password="b")
        with pytest.raises(UnreadableError, match="locked with a password"):
            read(pdf.KIND, made.data())

    def test_without_ocr_a_scan_says_what_to_install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", "")
        with pytest.raises(UnreadableError, match="apt install tesseract-ocr tesseract-ocr-ara"):
            read(pdf.KIND, scan(*BODY))

    def test_without_ocr_pages_with_text_are_read_beside_scans(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", "")
        made = paper(TITLE, *BODY)
        made.add_page()
        made.image(str(MADE.parent / "pdf" / "spot.png"), x=10, y=10, w=100)
        (report,), (problem,) = read(pdf.KIND, made.data())
        assert report.title == TITLE
        assert problem.startswith("in, page 2: a picture without text: needs OCR")

    @needs_ocr
    def test_a_scan_is_read_by_ocr_and_marked(self) -> None:
        report = one(scan(TITLE, *BODY))
        assert report.recognised
        assert likeness("\n".join((TITLE, *BODY)), whole(report), punctuation=False) >= 0.85

    def test_pages_beyond_the_limit_are_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(pdf, "MOST_PAGES", 1)
        made = paper(TITLE, *BODY)
        made.add_page()
        made.write_all(["صفحة ثانية لا تقرأ"])
        (report,), problems = read(pdf.KIND, made.data())
        assert "ثانية" not in report.text
        assert problems == ["in: 2 pages; the first 1 were read"]

    def test_empty_pages_are_no_report(self) -> None:
        made = Paper(running=False)
        made.add_page()
        with pytest.raises(UnreadableError, match="no text in it"):
            read(pdf.KIND, made.data())

    def test_another_language_is_refused(self) -> None:
        with pytest.raises(UnreadableError, match="not Arabic"):
            one(paper("Five soldiers were killed in an ambush near the northern village.").data())


def seen(line: str) -> list[Glyph]:
    """Return the characters of a line where the Unicode algorithm puts them."""
    shown = get_display(line, base_dir="R")
    return [Glyph(c, n * 6.0, n * 6.0 + 6, 0, 10, n * 6.0) for n, c in enumerate(shown) if c != " "]


ARABIC = st.sampled_from(
    ["قتل", "ثلاثة", "جنود", "في", "بلدة،", "الكروم", "قرب", "(السوق)", "«الجبل»", "مصدر:", "طبي."]
)
NUMBERS = st.sampled_from(
    ["7", "12", "2,300", "7/11/2021", "2021-11-07", "45.5%", "10:30", "١٤", "3.5", "١٢/٣"]
)
LATIN = st.sampled_from(["M5", "Reuters", "Valley News", "T-4", "F16"])


class TestOrder:
    @given(
        st.lists(
            st.one_of(ARABIC, st.tuples(ARABIC, st.one_of(NUMBERS, LATIN), ARABIC).map(" ".join)), min_size=1
        )
    )
    def test_any_line_is_read_as_it_was_written(self, words: list[str]) -> None:
        line = f"في {' '.join(words)} قرب القرية الشمالية عند السوق القديم وسط البلدة"
        assert mended(line_text(seen(line))) == line

    def test_a_line_of_english_is_read_from_the_left(self) -> None:
        assert line_text(
            [
                g._replace(left=n * 6.0, right=n * 6.0 + 6, origin=n * 6.0)
                for n, g in enumerate(seen("Reuters"))
            ]
        )

    def test_a_vowel_sign_stands_behind_its_letter(self) -> None:
        letters = [Glyph("ق", 20, 26, 0, 10, 20), Glyph("ت", 14, 20, 0, 10, 14), Glyph("ل", 6, 14, 0, 10, 6)]
        assert line_text([*letters, Glyph("\u064f", 22, 24, 3, 10, 18)]) == "ق\u064fتل"

    @pytest.mark.parametrize(
        ("turned", "right"), [("ال", "لا"), ("أل", "لأ"), ("ىل", "لى"), ("هللا", "الله"), ("لم", "لم")]
    )
    def test_ligatures_are_read_from_their_first_letter(self, turned: str, right: str) -> None:
        assert line_text([Glyph(c, 6, 14, 0, 10, 6) for c in turned]) == right


class TestMending:
    def test_mirrored_brackets_are_turned_round(self) -> None:
        assert mended("قال )إن ثلاثة( قتلوا") == "قال (إن ثلاثة) قتلوا"
        assert mended("قال (إن ثلاثة) قتلوا") == "قال (إن ثلاثة) قتلوا"
        assert mended("1) أولا") == "1) أولا"

    def test_the_stroke_that_stretches_words_is_taken_out(self) -> None:
        text = "مق9تل ثلاثة مدن99يين وإصاب9ة أرب9عة في الس9وق عام 1999 قرب مب9نى البلدية"
        assert without_filling([text]) == [
            "مقتل ثلاثة مدنيين وإصابة أربعة في السوق عام 1999 قرب مبنى البلدية"
        ]

    def test_a_number_that_was_typed_against_a_word_stays(self) -> None:
        text = "في2021م قتل ثلاثة " + "مدنيين في السوق " * 30
        assert without_filling([text]) == [text]

    def test_letters_with_wrong_codes_are_known(self) -> None:
        assert garbled("ÞÊá ËáÇËÉ ÌäæÏ Ýí ßãíä")
        assert garbled("Jق ُتل خمسة جنJد Jضابط برتبة ملاFG أJل")
        assert not garbled("Cet été, trois soldats ont été tués à Alep")
        assert not garbled("قالت وكالة Reuters إن ثلاثة قتلوا على الطريق M5")
