"""Text out of pictures, by Debian's tesseract where it is installed. It misreads: what comes of it is marked.

Measured on made-up pages and posts (``docs/input.md``): Arabic alone is read better than Arabic with English,
and pictures as they are better than enlarged, turned black on white or sharpened.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from itertools import groupby
from statistics import median
from typing import NamedTuple

from marsad.intake.paragraphs import Line
from marsad.intake.source import UnreadableError

LEAST_CONFIDENCE = 55
"""The least mean confidence, of 100: below it more words are wrong than right."""
_COMMAND = ("tesseract", "stdin", "stdout", "-l", "ara", "--psm", "3", "tsv")
_SECONDS = 120
_HEADING = 1.4
_MEMORY = 2_000_000_000
_INSTALL = "needs OCR to be read: apt install tesseract-ocr tesseract-ocr-ara"


class _Box(NamedTuple):
    """A place in a picture, in pixels from the upper left."""

    left: int
    top: int
    width: int
    height: int


class _Word(NamedTuple):
    """A word: the numbers of its block, paragraph and line, its place, and how sure it is, of 100."""

    line: tuple[int, ...]
    box: _Box
    confidence: float
    text: str


def recognised(image: bytes) -> list[Line]:
    """Return the lines of a picture in PNG, JPEG, TIFF, WebP, BMP or PNM; none where there is no text.

    Raises UnreadableError where tesseract is not installed, fails, takes two minutes or is hardly sure of
    anything that it read.
    """
    words = _words(_output(image))
    letters = sum(len(word.text) for word in words)
    if not letters:
        return []
    confidence = sum(word.confidence * len(word.text) for word in words) / letters
    if confidence < LEAST_CONFIDENCE:
        raise UnreadableError(f"too poor a picture: OCR is {confidence:.0f} % sure of its words")
    usual = median(word.box.height for word in words)
    return [_line(list(part), usual) for _, part in groupby(words, key=lambda word: word.line)]


def commas(text: str) -> str:
    """Return a paragraph with «،» for each » that nothing opens: it is often misread so."""
    parts = re.split("(«[^«»]*»)", text)
    return "".join(part if part.startswith("«") else part.replace("»", "،") for part in parts)


def _output(image: bytes) -> str:
    try:
        process = subprocess.Popen(  # noqa: S603 (a fixed command, no shell; the picture goes to its input)
            _COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except FileNotFoundError as error:
        raise UnreadableError(_INSTALL) from error
    with process:
        _bound(process.pid)
        try:
            out, errors = process.communicate(image, timeout=_SECONDS)
        except subprocess.TimeoutExpired as error:
            process.kill()
            raise UnreadableError(f"OCR took more than {_SECONDS} seconds") from error
    if b"Failed loading language" in errors:
        raise UnreadableError(_INSTALL)
    if process.returncode:
        raise UnreadableError("a picture that is damaged, or larger than can be read")
    return out.decode("utf-8", "replace")


def _bound(process: int) -> None:
    """Bound the memory of a process, where the system can (Linux): small pictures may unpack to large ones.

    It is done before the picture is handed over.
    """
    try:
        from resource import RLIMIT_AS, prlimit  # noqa: PLC0415 (not on every system)
    except ImportError:
        return
    with suppress(ProcessLookupError):  # It may have ended with an error by now.
        prlimit(process, RLIMIT_AS, (_MEMORY, _MEMORY))


def _words(table: str) -> list[_Word]:
    """Return the words of tesseract's table.

    Its columns: level, page, block, paragraph, line, word, left, top, width, height, confidence, text.
    """
    cells = (line.split("\t") for line in table.splitlines()[1:])
    return [
        _Word(tuple(map(int, row[2:5])), _Box(*map(int, row[6:10])), float(row[10]), row[11])
        for row in cells
        if len(row) > 11 and row[11].strip()
    ]


def _line(words: Sequence[_Word], usual: float) -> Line:
    """Return a line; in a picture heights go down from the top. Letters differ in height, so few lines do."""
    height = median(word.box.height for word in words)
    return Line(
        text=" ".join(word.text for word in words),
        left=min(word.box.left for word in words),
        right=max(word.box.left + word.box.width for word in words),
        base=-median(word.box.top + word.box.height for word in words),
        size=height if height > _HEADING * usual else usual,
        block=words[0].line[0],
    )
