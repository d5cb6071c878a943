"""Made-up papers: PDFs and pictures of Arabic text, drawn with open fonts."""

import io
import re
import shutil
import subprocess
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache
from importlib.resources import files

import pypdfium2
import pytest
from fpdf import FPDF

from marsad.intake import Problem
from marsad.intake.kind import Kind
from marsad.intake.source import Source
from marsad.models import Report

TITLE = "مقتل خمسة جنود في كمين قرب القرية الشمالية"
DATE = "الخميس 2 كانون الأول/ديسمبر 2021"
BODY = (
    "قتل خمسة جنود وأصيب 12 آخرون بجروح، بعضها خطير، في كمين استهدف حافلة نقل عسكرية قرب القرية الشمالية.",
    "وقال مصدر طبي في المشفى الأهلي إن ثلاث جثث وصلت إليه، وإن بين المصابين مدنيين اثنين وطفلة.",
    "ولم تتبن أي جهة الهجوم، فيما نفت وزارة الدفاع وقوع قتلى وقالت إن جنديين فقط أصيبا (حالتهما مستقرة).",
)
_SIGNS = re.compile("[\u064b-\u0652\u0640]")
_PUNCTUATION = re.compile(r"[^\w\s]")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")


class Paper(FPDF):
    """A4 in an open font, right to left; ``header`` and ``footer`` are those of a monitor's bulletin."""

    def __init__(
        self, *, running: bool = True, font: str = "fontpkg_amiri", file: str = "Amiri-Regular.ttf"
    ) -> None:
        super().__init__()
        self._running = running
        self.add_font("A", fname=str(files(font).joinpath("files", file)))
        self.set_font("A", size=14)
        self.set_text_shaping(use_shaping_engine=True, direction="rtl", script="arab")

    def header(self) -> None:
        if self._running:
            self.cell(0, 10, "مركز الوادي للتوثيق - نشرة شهرية", align="C", new_x="LMARGIN", new_y="NEXT")

    def footer(self) -> None:
        if self._running:
            self.set_y(-15)
            self.cell(0, 10, f"صفحة {self.page_no()}", align="C")

    def write_all(self, texts: Sequence[str], width: float = 0) -> "Paper":
        for text in texts:
            self.multi_cell(width, 9, text, align="R", new_x="LMARGIN", new_y="NEXT")
            self.ln(3)
        return self

    def data(self) -> bytes:
        return bytes(self.output())


def paper(*texts: str, running: bool = False) -> Paper:
    """Return one paper with these paragraphs."""
    made = Paper(running=running)
    made.add_page()
    return made.write_all(texts)


def picture(*texts: str, form: str = "PNG", dpi: int = 150) -> bytes:
    """Return a picture of these paragraphs, as a program that takes screenshots saves it."""
    made = Paper(running=False, font="fontpkg_noto_sans_arabic", file="NotoSansArabic[wdth,wght].ttf")
    made.add_page()
    page = pypdfium2.PdfDocument(made.write_all(texts).data())[0]
    out = io.BytesIO()
    page.render(scale=dpi / 72).to_pil().convert("RGB").save(out, form)
    return out.getvalue()


def scan(*texts: str) -> bytes:
    """Return a PDF whose one page is a picture."""
    made = FPDF()
    made.add_page()
    made.image(io.BytesIO(picture(*texts)), x=0, y=0, w=210)
    return bytes(made.output())


def read(kind: Kind, data: bytes) -> tuple[list[Report], list[str]]:
    """Return the reports in the bytes, and the problems."""
    problems: list[Problem] = []
    stream = io.BufferedReader(io.BytesIO(data))  # type: ignore[arg-type]
    found = kind.items(Source("in", "in", stream), problems.append)
    return [one.report for one in found], [str(one) for one in problems]  # type: ignore[union-attr]


def likeness(wanted: str, got: str, *, punctuation: bool = True) -> float:
    """Return the word-level F1 of a text against the one that went in, vowel signs aside."""
    a, b = (_words(text, punctuation) for text in (wanted, got))
    same = sum(block.size for block in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks())
    return 2 * same / (len(a) + len(b))


def _words(text: str, punctuation: bool) -> list[str]:
    plain = _SIGNS.sub("", text).translate(_DIGITS)
    return (plain if punctuation else _PUNCTUATION.sub(" ", plain)).split()


@cache
def _ocr() -> bool:
    if not shutil.which("tesseract"):
        return False
    known = subprocess.run(["tesseract", "--list-langs"], capture_output=True, check=False, text=True)
    return "ara" in known.stdout.split()


needs_ocr = pytest.mark.skipif(not _ocr(), reason="needs apt install tesseract-ocr tesseract-ocr-ara")
