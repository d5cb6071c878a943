"""Word-level F1 of PDFs and pictures against the text that went in: python scripts/score_papers.py."""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2

TESTS = Path(__file__).parents[1] / "tests"
sys.path.insert(0, str(TESTS))

from marsad.intake import image, pdf  # noqa: E402
from papermade import BODY, TITLE, likeness, picture, read, scan  # noqa: E402 (of the tests)

MADE = TESTS / "madeup" / "pdf"


def alone(data: bytes) -> str:
    """Return the text as pdfium orders it."""
    document = pypdfium2.PdfDocument(data)
    return "\n".join(document[n].get_textpage().get_text_range() for n in range(len(document)))


def main() -> None:
    """Print a line for each paper, and for pictures."""
    wanted = (MADE / "monthly.txt").read_text(encoding="utf-8")
    for path in sorted(MADE.glob("*.pdf")):
        (report,), _ = read(pdf.KIND, path.read_bytes())
        got = f"{report.title}\n{report.text}"
        ours, theirs = likeness(wanted, got), likeness(wanted, alone(path.read_bytes()))
        print(
            f"{path.name:20} {ours:.3f} (pdfium alone {theirs:.3f}){' by OCR' if report.recognised else ''}"
        )
    wanted = "\n".join((TITLE, *BODY))
    for name, kind, data in (
        ("picture", image.KIND, picture(TITLE, *BODY)),
        ("scan", pdf.KIND, scan(TITLE, *BODY)),
    ):
        (report,), _ = read(kind, data)
        got = f"{report.title}\n{report.text}"
        with_signs, without = (likeness(wanted, got, punctuation=signs) for signs in (True, False))
        print(f"{name:20} {with_signs:.3f}, punctuation aside {without:.3f}, by OCR")


if __name__ == "__main__":
    main()
