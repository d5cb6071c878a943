"""The numbers and the named places of a text, in which a formula that is used again differs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from marsad.language.folding import fold_text
from marsad.language.tables import rows

_NAMED_PLACES = ("settlement", "village", "neighbourhood", "admin1")


def counted(words: Sequence[str]) -> set[str]:
    """Return the numbers of a text that may count people."""
    return {value for _, value in numbers(words)}


def named(words: Sequence[str]) -> set[str]:
    """Return the names behind «بلدة», «حي», «محافظة»."""
    return {
        name
        for head, name in pairwise(words)
        if head.lstrip("وبلف") in _place_heads() or head in _place_heads()
    }


def numbers(words: Sequence[str]) -> Iterator[tuple[int, str]]:
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
