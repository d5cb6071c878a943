"""Is it Arabic? A page in another language, or another language in Arabic letters, is named, not read."""

from __future__ import annotations

import re

LEAST_ARABIC = 0.25
"""The least share of Arabic letters among the letters of a file."""
_MOST_FOREIGN = 0.03
_LEAST_ARTICLES = 0.05

_LETTER = re.compile(r"[^\W\d_]")
_ARABIC = re.compile("[\u0621-\u064a\u066e-\u06d3\u06fa-\u06ff\ufb50-\ufdfb\ufe70-\ufefc]")
_FOREIGN = re.compile("[پچژگیکەۆێڕڵٹڈںہےښځڅېۍڭۇۈۋ]")
_WORD = re.compile("[\u0621-\u06d3]{2,}")
_ARTICLE = re.compile("(?:^|[وفبك])ال|لل")


def why_not_arabic(text: str) -> str | None:
    """Return in words why a text cannot be read as Arabic, null where it can.

    A quarter of the letters must be Arabic: reports quote names and page furniture in Latin letters.
    Persian, Kurdish, Urdu and their like are told by their own letters together with the want of the article.
    """
    letters = len(_LETTER.findall(text))
    arabic = len(_ARABIC.findall(text))
    if not letters:
        return "no words in it"
    if arabic < letters * LEAST_ARABIC:
        return f"not Arabic: {arabic / letters:.0%} of its letters are, {LEAST_ARABIC:.0%} must be"
    if len(_FOREIGN.findall(text)) > arabic * _MOST_FOREIGN and _articles(text) < _LEAST_ARTICLES:
        return "not Arabic: another language in Arabic letters"
    return None


def _articles(text: str) -> float:
    """Return the share of the words that have the article."""
    words = _WORD.findall(text)
    return sum(bool(_ARTICLE.match(word)) for word in words) / max(len(words), 1)
