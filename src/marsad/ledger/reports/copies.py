"""Copies of a text: near-duplicates, and short notes that stand whole in a longer text.

Candidates share fingerprints chosen by winnowing (Schleimer, Wilkerson, Aiken: Winnowing, SIGMOD 2003):
of every ``_WINDOW`` runs of ``_RUN`` words that follow each other, the one of the smallest hash. So any two
texts that share 13 words in a row share a fingerprint, wherever it stands; MinHash, which compares wholes,
misses a note in a long text. Candidates are then compared word by word. All of it depends on the two
reports alone, never on what else there is or which came first.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Literal, TypeAlias, get_args

from marsad.intake.furniture import without_furniture
from marsad.language.folding import fold_text
from marsad.language.tables import rows
from marsad.models import Report

Overlap: TypeAlias = Literal["copy", "within"]
"""``copy``: two versions of one text. ``within``: the shorter text stands whole in the longer one."""

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
_BRIEF = 50
"""Words below which an outlet's same words of another day tell of another event."""
_LEAST = 6
"""Words below which nothing is a copy of anything."""
_DAYS = 2
"""Days within which a post is republished."""
_SHARED = 0.6
"""Least share of the shorter text's runs of three words that its copies have too."""
_WHOLE = 0.8
"""The same for a note that stands whole in a text more than twice as long."""
_LEAD = 60
"""Words at the head of a report that hold its news, and with it the toll and the place."""


_NAMED_PLACES = ("settlement", "village", "neighbourhood", "admin1")


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
        return "post" if self.post else "brief" if len(self.words) < _BRIEF else "long"

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
        around = range(body.seen.toordinal() - _DAYS, body.seen.toordinal() + _DAYS + 1)
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


def overlap(one: Body, other: Body) -> Overlap | None:
    """Return how far two texts are one, null where each is its own."""
    short, long = sorted((one, other), key=lambda body: (len(body.words), body.words))
    if len(short.words) < _LEAST:
        return None
    if short.post:
        return _of_posts(short, long)
    if len(long.words) < _BRIEF and not _of_one_day(short, long):
        return None
    shared = len(short.runs & long.runs) / len(short.runs)
    alike = 2 * len(short.words) >= len(long.words)
    if shared < (_SHARED if alike else _WHOLE) or _apart(short, long):
        return None
    return "copy" if alike else "within"


def _of_posts(short: Body, long: Body) -> Overlap | None:
    """Compare a post: all of it must stand in the other in one piece, and what is added counts nobody.

    Two posts by one formula differ in a place or a number only; the same words of one outlet on two days
    are two events.
    """
    if not long.post:
        return "within" if _stands_in(_plain(short.words), _plain(long.words)) is not None else None
    if not _of_one_day(short, long):
        return None
    a, b = sorted((_plain(short.words), _plain(long.words)), key=len)
    at = _stands_in(a, b)
    if at is None or 2 * len(a) < len(b):
        return None
    return None if _counted((*b[:at], *b[at + len(a) :])) else "copy"


def _of_one_day(one: Body, other: Body) -> bool:
    if one.seen is None or other.seen is None:
        return True
    apart = abs((one.seen - other.seen).days)
    return apart == 0 or (apart <= _DAYS and not (one.publisher and one.publisher == other.publisher))


def _stands_in(part: Sequence[str], whole: Sequence[str]) -> int | None:
    """Return where the words of a part stand in a row in the whole, null where they do not."""
    if len(part) < _LEAST:
        return None
    ends = range(len(whole) - len(part) + 1)
    return next((at for at in ends if tuple(whole[at : at + len(part)]) == tuple(part)), None)


def _plain(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words of a post without those that only announce it: «عاجل», «متابعات»."""
    start, end = 0, len(words)
    while start < end and words[start] in _announcing():
        start += 1
    while end > start and words[end - 1] in _announcing():
        end -= 1
    return tuple(words[start:end])


def _apart(one: Body, other: Body) -> bool:
    """Tell whether a number or the name of a place was put in the stead of another.

    So it is when a toll rises, and when a formula tells of another event: a number stands between the same
    words as another, or each lead has a number, or a place, that the other text lacks.
    """
    a, b = _slots(one.words), _slots(other.words)
    if any(a[slot].isdisjoint(b[slot]) for slot in a.keys() & b.keys()):
        return True
    return any(
        facts(one.words[:_LEAD]) - facts(other.words) and facts(other.words[:_LEAD]) - facts(one.words)
        for facts in (_counted, _named)
    )


def _slots(words: Sequence[str]) -> dict[tuple[str, ...], set[str]]:
    """Return the numbers of a text by the two words before and the two behind."""
    found: dict[tuple[str, ...], set[str]] = {}
    for at, value in _numbers(words):
        if 2 <= at < len(words) - 2:
            found.setdefault((*words[at - 2 : at], *words[at + 1 : at + 3]), set()).add(value)
    return found


def _counted(words: Sequence[str]) -> set[str]:
    return {value for _, value in _numbers(words)}


def _named(words: Sequence[str]) -> set[str]:
    """Return the names behind «بلدة», «حي», «محافظة»."""
    return {
        name
        for head, name in pairwise(words)
        if head.lstrip("وبلف") in _place_heads() or head in _place_heads()
    }


def _numbers(words: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield where the numbers stand that may count people, and their values: no dates and no times.

    Digits and words are the same number: «25», «خمسة وعشرون».
    """
    dated = {at for at, (one, two) in enumerate(pairwise(words)) if _dates(one, two)}
    joined = -1
    for at, word in enumerate(words):
        value = _value(word)
        if value is None or at == joined or at in dated or at - 1 in dated:
            continue
        more = _tens(words[at + 1]) if at + 1 < len(words) and int(value) < 10 else None
        joined = at + 1 if more else -1
        yield at, str(int(value) + (more or 0))


def _dates(one: str, two: str) -> bool:
    """Tell whether two words beside each other are a date: «14 آذار», «14/3»."""
    digits = one.isdigit() and two.isdigit()
    return digits or (one.isdigit() and two in _months()) or (one in _months() and two.isdigit())


def _value(word: str) -> str | None:
    """Return the value of a number, null for a year and what is no number."""
    if word.isdecimal():
        year = len(word) == 4 and word[:2] in ("19", "20", "14")
        return None if year else word.lstrip("0") or "0"
    values = _number_words()
    return values.get(word) or (values.get(word[1:]) if word[0] == "و" else None)


def _tens(word: str) -> int | None:
    """Return the tens behind ones: «وعشرون», and the «عشر» of «خمسة عشر»."""
    if _number_words().get(word) == "10":
        return 10
    value = int(_number_words().get(word[1:], "0")) if word[0] == "و" else 0
    return value if 20 <= value <= 90 else None


@lru_cache(maxsize=1)
def _number_words() -> dict[str, str]:
    counted = [row for row in rows("numbers") if row["unit"] != "vague"]
    forms = [(fold_text(form), row["value"]) for row in counted for form in row.values("forms")]
    return {form: value for form, value in forms if " " not in form}


@lru_cache(maxsize=1)
def _months() -> frozenset[str]:
    kinds = [row for row in rows("times") if row["kind"] in ("month", "hijri")]
    return frozenset(
        word for row in kinds for form in row.values("forms") for word in fold_text(form).split()
    )


@lru_cache(maxsize=1)
def _place_heads() -> frozenset[str]:
    heads = [row for row in rows("place_heads") if row["level"] in _NAMED_PLACES]
    return frozenset(fold_text(form) for row in heads for form in row.values("forms") if " " not in form)


@lru_cache(maxsize=1)
def _announcing() -> frozenset[str]:
    """Return the words that announce a post, or say whose it is."""
    forms = [form for row in rows("credits") if row["kind"] != "source" for form in row.values("forms")]
    return frozenset(word for form in forms for word in _WORD.findall(fold_text(form)))
