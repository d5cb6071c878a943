"""Fingerprints, by which texts are found that may be copies of each other.

They are chosen by winnowing (Schleimer, Wilkerson, Aiken: Winnowing, SIGMOD 2003): of every ``_WINDOW``
runs of ``_RUN`` words that follow each other, the one of the smallest hash. So any two texts that share 13
words in a row share a fingerprint, wherever it stands; MinHash, which compares wholes, misses a note in a
long text.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal, TypeAlias, get_args

from marsad.intake.furniture import without_furniture
from marsad.language.folding import fold_text
from marsad.models import Report

Length: TypeAlias = Literal["post", "brief", "long"]
LENGTHS: tuple[Length, ...] = get_args(Length)
_Label: TypeAlias = tuple[Length, int | None]
"""Texts of one length: of one day, or of any (null)."""
_DAYLESS = -1
"""The day of texts of which none is known."""

_WORD = re.compile(r"[^\W_]+")
_RUN = 5
"""Words in a row that a fingerprint stands for."""
_WINDOW = 9
_MOST = 5000
"""Words of a text that are compared, from its beginning."""
_POST = 25
"""Words below which a text is a post, most words of which are the words of all such posts."""
BRIEF = 50
"""Words below which an outlet's same words of another day tell of another event."""
DAYS = 2
"""Days within which a post is republished."""


@dataclass(frozen=True)
class Body:
    """What is compared of a report: its folded ``words`` without page furniture, day and publisher."""

    words: tuple[str, ...]
    seen: dt.date | None = None
    publisher: str = ""

    @property
    def post(self) -> bool:
        """Tell whether it is so short that single words decide."""
        return len(self.words) < _POST

    @property
    def length(self) -> Length:
        """Return which of the rules for short and long texts it is compared by."""
        return "post" if self.post else "brief" if len(self.words) < BRIEF else "long"

    @cached_property
    def runs(self) -> frozenset[tuple[str, ...]]:
        """Return its runs of three words."""
        return frozenset(zip(self.words, self.words[1:], self.words[2:], strict=False))

    @cached_property
    def prints(self) -> frozenset[int]:
        """Return its fingerprints, 64-bit integers: of a short text all, of a longer one about a fifth."""
        hashes = [_hash(run) for run in _runs(self.words)]
        if len(hashes) <= 2 * _WINDOW:
            return frozenset(hashes)
        return frozenset(min(hashes[at : at + _WINDOW]) for at in range(len(hashes) - _WINDOW + 1))


@lru_cache(maxsize=256)
def body_of(report: Report) -> Body:
    """Return what is compared of a report: its text, or of one without text, its title."""
    text = without_furniture(report.text)
    words = _WORD.findall(fold_text(text)) or _WORD.findall(fold_text(report.title))
    publisher = " ".join(fold_text(report.source or "").split())
    return Body(tuple(words[:_MOST]), report.seen, publisher)


def _runs(words: Sequence[str]) -> Iterator[str]:
    for at in range(max(1, len(words) - _RUN + 1)):
        yield " ".join(words[at : at + _RUN])


def _hash(run: str) -> int:
    digest = hashlib.blake2b(run.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def filed_under(body: Body) -> frozenset[int]:
    """Return the keys under which the fingerprints of a text are found by texts that it may overlap.

    Posts overlap only with posts of the same days, briefs with briefs; see ``asked_by``.
    """
    days = () if body.length == "long" else (_DAYLESS if body.seen is None else body.seen.toordinal(),)
    return _keyed(body, [(body.length, None), *((body.length, day) for day in days)])


def asked_by(body: Body) -> frozenset[int]:
    """Return the keys under which all texts are found that this one may overlap, by a shared fingerprint.

    A formula that a source has used for years leads to the texts of a few days only, as far as that changes
    nothing.
    """
    labels: list[_Label] = [(length, None) for length in LENGTHS if length != body.length]
    if body.length == "long" or body.seen is None:
        labels.append((body.length, None))
    else:
        around = range(body.seen.toordinal() - DAYS, body.seen.toordinal() + DAYS + 1)
        labels += [(body.length, day) for day in (_DAYLESS, *around)]
    return _keyed(body, labels)


def _keyed(body: Body, labels: Iterable[_Label]) -> frozenset[int]:
    return frozenset(one ^ _label(label) for label in labels for one in body.prints)


@lru_cache(maxsize=4096)
def _label(label: _Label) -> int:
    return _hash(f"{label[0]} {label[1]}")


def enough_prints(shared: int, one: int, other: int) -> bool:
    """Tell whether texts with so many fingerprints, so many of them shared, may be copies.

    Of a short text all runs are fingerprints, of a longer one that it stands in one in nine at least.
    """
    return shared * (_WINDOW + 1) >= min(one, other)
