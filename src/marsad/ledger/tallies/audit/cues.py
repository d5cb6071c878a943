"""The words between two figures of a tally that say how one stands to the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

from marsad.language.folding import fold_text
from marsad.language.tables import rows
from marsad.models import Figure, Report

By: TypeAlias = Literal["sides", "months", "means", "places"]
"""What a breakdown may go by, besides groups of people; kinds of ``breakdowns.tsv`` that head such a list."""
_BY: tuple[By, ...] = ("sides", "months", "means", "places")
_LABEL = re.compile(r"[،,؛\n][^،,؛:\n]{1,40}:\s*$")
_BEFORE = 70
"""Characters before the first figure of a title or text that may say what it is part of."""
_BEHIND = 45
_BACK = re.compile(r"\s*(?:منهم|منها|منهن)(?=\s+\w+\s+\w+)")
"""«154 منهم سقطوا في …»: the word points back from the figure before it, unless the next follows at once."""


@dataclass(frozen=True, slots=True)
class Lead:
    """The folded words from the figure before up to a figure, with it (``body``), and behind it."""

    body: str
    between: str
    behind: str

    @property
    def beside(self) -> str:
        """Return the words behind the figure up to the next comma or stop."""
        return re.split(r"[،,.؛\n(]", self.behind, maxsplit=1)[0]

    @property
    def among(self) -> bool:
        """Tell whether words say that some of those before follow («بينهم»), or stood before («منهم»)."""
        return said("among", self.body) or bool(re.match(r"\W*(?:منهم|منها|منهن)(?!\w)", self.behind))

    @property
    def of_whole(self) -> bool:
        """Tell whether the words name the whole itself («من القتلى»), or begin a new sentence."""
        return said("whole", self.between) or self.breaks

    @property
    def lists(self) -> bool:
        """Tell whether all the parts are said to follow: «هم», a colon, a dash or a bracket."""
        return (
            said("all", self.between) or self.opens or bool(re.search(r":|(?<=\s)[-–—](?=\s)", self.between))
        )

    @property
    def opens(self) -> bool:
        """Tell whether a bracket opens before the figure."""
        return self.body.count("(") > self.body.count(")")

    @property
    def closes(self) -> bool:
        """Tell whether a bracket closes before the figure."""
        return self.between.count(")") > self.between.count("(")

    @property
    def labels(self) -> bool:
        """Tell whether a colon only parts a number from what it is of («…، إدلب: 35»)."""
        return bool(_LABEL.search(self.between)) and not said("all", self.between)

    @property
    def own(self) -> str:
        """Return the words that may say what the figure itself is of: since the last comma, and beside it."""
        return re.split(r"[،,؛\n]", self.body)[-1] + self.beside

    @property
    def by(self) -> By | None:
        """Return what a breakdown that begins goes by: places in «وتوزع القتلى على المحافظات»."""
        return next((by for by in _BY if said(by, self.body)), None)

    @property
    def breaks(self) -> bool:
        """Tell whether a sentence ends before the figure."""
        return bool(re.search(r"[.!؟؛\n](?!\d)", self.between))

    @property
    def comma(self) -> bool:
        """Tell whether a comma stands before the figure."""
        return bool(re.search(r"[،,]", self.between))


def lead(report: Report, before: Figure | None, figure: Figure) -> Lead:
    """Return the words that lead to a figure, and those behind it."""
    one = figure.evidence
    if one is None:
        return Lead("", "", "")
    body = report.body(one.field)
    last = before.evidence if before is not None else None
    start = (
        last.end if last and last.field == one.field and last.end <= one.end else max(0, one.start - _BEFORE)
    )
    number = re.search(r"\d", one.quote)
    until = one.start + number.start() if number else one.start
    if before is not None and before.subset and (own := _BACK.match(body[start:until])):
        start += own.end()
    return Lead(
        fold_text(body[start : one.end]),
        fold_text(body[start : max(until, start)]),
        fold_text(body[one.end : one.end + _BEHIND]),
    )


def said(kind: str, text: str) -> bool:
    """Tell whether a word of this kind stands in a folded text."""
    return bool(pattern(kind).search(text))


@lru_cache(maxsize=32)
def pattern(kind: str) -> re.Pattern[str]:
    """Return what finds the words of a kind of ``breakdowns.tsv``, or «among» those of ``parts.tsv``."""
    forms = [fold_text(form) for row in _rows(kind) for form in row]
    either = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    return re.compile(rf"(?<!\w)[وف]?(?:{either})(?!\w)")


def _rows(kind: str) -> Sequence[tuple[str, ...]]:
    if kind == "among":
        return [row.values("forms") for row in rows("parts") if row["where"] in ("before", "after", "one")]
    return [row.values("forms") for row in rows("breakdowns") if row["kind"] == kind]


def times_each(after: str) -> int:
    """Return for how many places a number holds that is of each («قتيل في كل من إب وتعز»: 2), else 1."""
    found = re.match(rf"\s*(?:\w+\s+)?(?:{pattern('each').pattern})([^.،؛\n)]*)", after)
    return 1 + len(re.findall(r"(?<!\w)و\w{2,}", found[1])) if found else 1
