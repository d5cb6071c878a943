"""The words of the pages in Arabic and English, from ``wording.tsv``."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Literal, TypeAlias, get_args

from marsad.language.tables import parse
from marsad.models import DateSpan

Language: TypeAlias = Literal["ar", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
"""The languages of the pages, the first one where nobody chose."""
_COUNT = re.compile(r"\d[\d,]*", re.ASCII)


@cache
def words() -> dict[str, dict[Language, str]]:
    """Return each text of the pages by its key, in each language."""
    table = files("marsad").joinpath("web", "wording.tsv").read_text(encoding="utf-8")
    return {row["key"]: {lang: row[lang] for lang in LANGUAGES} for row in parse("wording.tsv", table)}


def say(lang: Language, key: str, **values: object) -> str:
    """Return the text of a key; ``values`` fill its {gaps}. Raises KeyError where there is no such text."""
    return filled(lang, words()[key][lang], **values)


def filled(lang: Language, text: str, *parts: object, **values: object) -> str:
    """Return a text with its gaps filled; «{count:report}» says how many reports: «خبران», «11 خبرًا»."""
    return _Gaps(lang).vformat(text, parts, values)


class _Gaps(Formatter):
    """Fills gaps; one that names a noun of the wording gets it in the form that goes with the number."""

    def __init__(self, lang: Language) -> None:
        super().__init__()
        self._lang = lang

    def format_field(self, value: object, format_spec: str) -> str:
        """Return what fills a gap."""
        nouns = words().get(f"noun.{format_spec}")
        if nouns is None or (count := _COUNT.search(str(value))) is None:
            return str(super().format_field(value, format_spec))
        forms = nouns[self._lang].split("|")
        form = forms[_plural(self._lang, int(count[0].replace(",", "")))]
        return form.replace("#", str(value))


def _plural(lang: Language, count: int) -> int:
    """Return which form of a noun goes with a number (Unicode CLDR, language plural rules).

    In Arabic: one, two, few (3 to 10), many (11 to 99), other; in English: one, other.
    """
    if lang == "en":
        return int(count != 1)
    if count in (1, 2):
        return count - 1
    rest = count % 100
    return 2 if 3 <= rest <= 10 else 3 if rest >= 11 else 4


def name_of(lang: Language, kind: str, value: str) -> str:
    """Return what a value of a vocabulary is called (``type``, ``suicide_bomb``), itself where nothing is."""
    found = words().get(f"{kind}.{value}")
    return found[lang] if found else value


def number(value: int) -> str:
    """Return a number with its thousands apart, in the digits that both languages read."""
    return f"{value:,}"


def low_best_high(low: int | None, best: int, high: int | None) -> str:
    """Return low–best–high, or one number where all agree; two would not tell which of them is best."""
    ends = (best if low is None else low, best, best if high is None else high)
    return "–".join(map(number, ends if len({*ends}) > 1 else (best,)))


def isolated(text: str) -> str:
    """Return a text that runs from left to right whatever surrounds it, for where markup cannot say so."""
    return f"\u2066{text}\u2069"


def day(lang: Language, date: dt.date) -> str:
    """Return a day: «14 شباط/فبراير 2023», «14 February 2023»."""
    return f"{date.day} {month(lang, date)}"


def month(lang: Language, date: dt.date) -> str:
    """Return a month with its year: «شباط/فبراير 2023», «February 2023»."""
    return f"{say(lang, f'month.{date.month}')} {date.year}"


def span(lang: Language, date: DateSpan) -> str:
    """Return the day, or the days from which to which, or the month, as precisely as it is known."""
    if date.first == date.last:
        return day(lang, date.first)
    if date.precision == "month":
        return month(lang, date.first)
    if date.precision == "year":
        return str(date.first.year)
    return say(lang, "date.between", first=day(lang, date.first), last=day(lang, date.last))
