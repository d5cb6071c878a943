"""PDF: the text layer as it is read, found from where its characters stand; pages without one by OCR."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from marsad.intake import ocr
from marsad.intake.arabic import why_not_arabic
from marsad.intake.headdate import head_date
from marsad.intake.items import Received
from marsad.intake.kind import Kind
from marsad.intake.paragraphs import Line, paragraphs
from marsad.intake.pdf.layout import page_lines
from marsad.intake.pdf.mending import garbled, mended, without_filling
from marsad.intake.pdf.running import without_running_lines
from marsad.intake.plaintext import split
from marsad.intake.problem import Problem, Problems
from marsad.intake.source import Source, UnreadableError
from marsad.language.folding import fold_text
from marsad.models import Report

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage  # type: ignore[import-untyped]

MOST_PAGES = 500
"""The most pages that are read of one PDF."""
MOST_LETTERS = 2_000_000
"""The most characters that are read of one PDF: a thousand pages of print."""
_LEAST_LETTERS = 10
_DPI = 150
"""Pages are drawn so for OCR: finer ones are read worse, measured at 110 to 300."""
_LARGEST_SIDE = 5000
_HEAD = 5


class _Page(NamedTuple):
    """The lines of a page, and whether OCR ``recognised`` them."""

    lines: list[Line]
    recognised: bool = False


def items(source: Source, on_problem: Problems) -> Iterator[Received]:
    """Yield the one report of a PDF. Raises UnreadableError where no Arabic can be read in it."""
    data = source.data()
    document = _opened(data)
    try:
        pages = _pages(document, source.name, on_problem)
        named = document.get_metadata_value("Title").strip()
    finally:
        document.close()
    whole = "\n".join(_paragraphs(pages))
    if why := why_not_arabic(whole):
        raise UnreadableError(why)
    title, text = _titled(named, whole)
    report = Report(
        doc=source.doc,
        title=title,
        text=text,
        seen=head_date(text),
        url=source.address,
        sha256=hashlib.sha256(data).hexdigest(),
        recognised=any(page.recognised and page.lines for page in pages),
    )
    yield Received(report=report, original=source.original(data))


def _opened(data: bytes) -> PdfDocument:
    from pypdfium2 import PdfDocument, PdfiumError  # noqa: PLC0415 (heavy)

    try:
        return PdfDocument(data)
    except PdfiumError as error:
        locked = "assword" in str(error)
        why = (
            "locked with a password; save a copy without" if locked else "damaged: not a PDF that can be read"
        )
        raise UnreadableError(why) from error


def _pages(document: PdfDocument, name: str, on_problem: Problems) -> list[_Page]:
    """Return what can be read of the pages. Raises UnreadableError where it is nothing."""
    found: list[_Page] = []
    reasons: list[Problem] = []
    for number in range(min(len(document), MOST_PAGES)):
        try:
            found.append(_page(document, number))
            if sum(len(line.text) for page in found for line in page.lines) > MOST_LETTERS:
                reasons.append(Problem(name, f"a book; the first {number + 1} pages were read"))
                break
        except UnreadableError as error:
            reasons.append(Problem(f"{name}, page {number + 1}", str(error)))
    if not any(page.lines for page in found):
        raise UnreadableError(reasons[0].why if reasons else "no text in it")
    if len(document) > MOST_PAGES:
        reasons.append(Problem(name, f"{len(document)} pages; the first {MOST_PAGES} were read"))
    for reason in reasons:
        on_problem(reason)
    return found


def _page(document: PdfDocument, number: int) -> _Page:
    from pypdfium2 import PdfiumError  # noqa: PLC0415 (heavy)

    from marsad.intake.pdf.glyphs import glyphs  # noqa: PLC0415

    try:
        page = document[number]
        lines = page_lines(list(glyphs(page.get_textpage())))
        if _has_text(lines):
            return _Page(lines)
        drawn = next(page.get_objects(max_depth=1), None) is not None
        return _Page(_recognised(page, garbled=bool(lines)) if drawn else [], recognised=drawn)
    except PdfiumError as error:
        raise UnreadableError("damaged: this page cannot be read") from error


def _has_text(lines: list[Line]) -> bool:
    text = "\n".join(line.text for line in lines)
    return sum(map(str.isalpha, text)) >= _LEAST_LETTERS and not garbled(text)


def _recognised(page: PdfPage, *, garbled: bool) -> list[Line]:
    """Return the lines that OCR reads on a page, drawn in shades of grey."""
    scale = min(_DPI / 72, _LARGEST_SIDE / max(*page.get_size(), 1))
    bitmap = page.render(scale=scale, grayscale=True)
    rows = memoryview(bitmap.buffer).cast("B")
    lines = (rows[n * bitmap.stride : n * bitmap.stride + bitmap.width] for n in range(bitmap.height))
    try:
        return ocr.recognised(b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + b"".join(lines))
    except UnreadableError as error:
        raise UnreadableError(
            f"{'garbled text' if garbled else 'a picture without text'}: {error}"
        ) from error


def _paragraphs(pages: list[_Page]) -> list[str]:
    kept = without_running_lines([page.lines for page in pages])
    seen = any(page.recognised for page in pages)
    texts = [mended(text) for text in without_filling(paragraphs(kept))]
    return [ocr.commas(text) for text in texts] if seen else texts


def _titled(named: str, whole: str) -> tuple[str, str]:
    """Return title and text. The title in the file's own data counts where it is one of the first lines.

    Often it is that of another text, from which this one was written, or the name of a file.
    """
    lines = whole.split("\n")
    at = next((n for n in range(min(_HEAD, len(lines))) if fold_text(lines[n]) == fold_text(named)), None)
    if named and at is not None and len(lines) > 1:
        return lines[at], "\n".join(lines[:at] + lines[at + 1 :])
    return split(whole)


KIND = Kind("pdf", (".pdf",), lambda head: b"%PDF-" in head[:1024], items)
