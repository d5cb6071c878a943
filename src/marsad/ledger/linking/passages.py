"""The words with which a report tells of an incident, and how much sharing them means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from marsad.language.tables import rows
from marsad.ledger.linking.words import words
from marsad.models import Account, Evidence

_SENTENCE = re.compile(r"[^.!?؟\n]+")
_SHORTEST = 4
"""Letters of a word from which on a «و» before it is taken for «and»."""
_COMMON = 0.0
_WEIGHTS = {"100": _COMMON, "50": 1.0, "20": 2.0, "10": 4.0, "4": 7.0}
RARE = 12.0
"""What a word weighs that stands in fewer than ten of a thousand articles; compare -log2 of its share."""


def said(title: str, text: str, account: Account) -> frozenset[str]:
    """Return the telling words of the sentences of a report that an account was read from.

    A main account is told in the title and the first sentence too.
    """
    found = [_of_field(text, _spots(account, "text")), _of_field(title, _spots(account, "title"))]
    if account.main:
        found += [title, *_SENTENCE.findall(text)[:1]]
    return frozenset(stem for stem in stems(" ".join(found)) if weight(stem) > _COMMON or stem in retelling())


def stems(text: str) -> frozenset[str]:
    """Return the words of a text, folded, without article, joined «and» and numbers in digits."""
    return _stems(text)


@lru_cache(maxsize=1024)
def _stems(text: str) -> frozenset[str]:
    found = (word[1:] if word[0] == "و" and len(word) >= _SHORTEST else word for word in words(text))
    return frozenset(word for word in found if len(word) > 1 and not any(c.isdigit() for c in word))


def weight(stem: str) -> float:
    """Return how much it means that two passages share this word."""
    return _weights().get(stem, RARE)


def cosine(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of the words that two passages have in common, by weight: a cosine, 0 to 1."""
    return total(one & other) / ((total(one) * total(other)) ** 0.5 or 1.0)


def rarest(stems: Iterable[str], most: int = 5) -> list[str]:
    """Return the rarest of these words, for a person to see."""
    return sorted(stems, key=lambda stem: (-weight(stem), stem))[:most]


@lru_cache(maxsize=65536)
def total(stems: frozenset[str]) -> float:
    """Return what these words weigh together."""
    known = _weights()
    return sum(known.get(stem, RARE) for stem in stems)


@cache
def _weights() -> Mapping[str, float]:
    return {
        form: _WEIGHTS[row["per_thousand"]] for row in rows("common_words") for form in row.values("forms")
    }


@cache
def retelling() -> frozenset[str]:
    """Return the words with which an old incident is told again, such as «ذكرى»."""
    forms = (form for row in rows("scopes") if row["kind"] == "retelling" for form in row.values("forms"))
    return frozenset(word for form in forms for word in words(form))


def _spots(account: Account, field: str) -> list[int]:
    """Return where in a field of the report something was read for this account."""
    place = account.place
    held: Iterable[Evidence | None] = (
        account.evidence,
        *(figure.evidence for figure in account.figures),
        account.date.evidence if account.date else None,
        place.evidence if place else None,
        *(one.evidence for one in account.perpetrators),
        *(one.evidence for one in account.targets),
    )
    return [one.start for one in held if one is not None and one.field == field]


def _of_field(text: str, spots: list[int]) -> str:
    """Return the sentences in which these spots lie."""
    found = (one for one in _SENTENCE.finditer(text) if any(one.start() <= at < one.end() for at in spots))
    return " ".join(one[0] for one in found)
