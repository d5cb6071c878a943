"""Made-up pairs of reports of which it is known whether one is a copy of the other."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

from marsad.ledger.reports.copies import Overlap, overlap
from marsad.ledger.reports.prints import body_of, enough_prints
from marsad.models import Report

DAY = dt.date(2021, 5, 8)
_MADE_UP = Path(__file__).parent / "madeup"

OWN = "وقالت إذاعتنا في تعليق لها إن ما جرى ينذر بأيام أصعب، وإن على الحكومة أن تفي بما وعدت به الناس."
FURNITURE = "شارك الخبر\nفيسبوك\nتويتر\nواتساب"


@dataclass(frozen=True)
class Pair:
    """Two reports, what they are to each other, and in what way."""

    kind: str
    one: Report
    other: Report
    truth: Overlap | None

    def found(self) -> Overlap | None:
        """Return what the ledger takes them for."""
        a, b = body_of(self.one), body_of(self.other)
        shared = len(a.prints & b.prints)
        return overlap(a, b) if shared and enough_prints(shared, len(a.prints), len(b.prints)) else None


def pairs() -> list[Pair]:
    """Return all pairs."""
    return [*_copies(), *_apart(), *_formulas()]


def report(doc: str, paragraphs: list[str], title: str = "خبر", **more: object) -> Report:
    """Return a report of these paragraphs."""
    made = Report(doc=doc, title=title, text="\n".join(paragraphs), seen=DAY, source=f"outlet {doc}")
    return replace(made, **more)  # type: ignore[arg-type]


def _made_up() -> list[dict[str, object]]:
    text = (_MADE_UP / "copies.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


Change = Callable[[list[str]], list[str]]

CHANGES: dict[str, Change] = {
    "the same under another headline": lambda ps: ps,
    "last paragraph cut": lambda ps: ps[:-1],
    "only the first half": lambda ps: ps[:2],
    "another dateline": lambda ps: [f"نيروبي (وكالات) 9 أيار - {ps[0]}", *ps[1:]],
    "furniture of the page": lambda ps: [FURNITURE, *ps, "المصدر: وكالات", "اقرأ أيضا", "أخبار ذات صلة"],
    "paragraphs in another order": lambda ps: [ps[0], ps[2], ps[1], ps[3]],
    "a sentence of its own": lambda ps: [*ps[:2], OWN, *ps[2:]],
    "cut, and a sentence of its own": lambda ps: [*ps[:3], OWN],
    "words corrected here and there": lambda ps: [
        p.replace("وقال ", "وأفاد ").replace("وأضاف", "وزاد").replace("إن ", "بأن ").replace("، ", " ")
        for p in ps
    ],
    "numbers in digits": lambda ps: [
        p.replace("أحد عشر", "11").replace("سبعة", "7").replace("خمسة", "5").replace("عشرة", "10") for p in ps
    ],
}


def _copies() -> Iterator[Pair]:
    for made in _made_up():
        paragraphs = list(made["paragraphs"])  # type: ignore[call-overload]
        one = report("a", paragraphs, str(made["title"]))
        for kind, change in CHANGES.items():
            yield Pair(kind, one, report("b", change(paragraphs), "عنوان آخر"), "copy")
        long = ["جولة في أخبار اليوم من القارات الثلاث، نجمعها لكم كل مساء.", *_others(made), paragraphs[0]]
        yield Pair("a note in a round-up", report("n", [paragraphs[0]]), report("r", long), "within")


def _others(made: dict[str, object]) -> list[str]:
    return [str(other["other"]) for other in _made_up() if other is not made][:3]


def _apart() -> Iterator[Pair]:
    for made in _made_up():
        paragraphs = list(made["paragraphs"])  # type: ignore[call-overload]
        one = report("a", paragraphs)
        yield Pair("an update", one, report("b", [str(made["update"]), *paragraphs[1:]]), None)
        yield Pair("an update cut short", one, report("b", [str(made["update"]), paragraphs[1]]), None)
        yield Pair("the same event in other words", one, report("b", [str(made["other"])]), None)
    for one, other in combinations(_made_up(), 2):
        yield Pair("two events", report("a", one["paragraphs"]), report("b", other["paragraphs"]), None)  # type: ignore[arg-type]


def _formulas() -> Iterator[Pair]:
    blocks = (_MADE_UP / "formulas.txt").read_text(encoding="utf-8").split("\n\n")
    for block in blocks:
        posts = [line for line in block.splitlines() if line and not line.startswith("#")]
        for one, other in combinations(posts, 2):
            yield Pair("posts by one formula", report("a", [one]), report("b", [other]), None)
        for post in posts:
            yield from _post(post)


def _post(post: str) -> Iterator[Pair]:
    one = report("a", [post])
    yield Pair("a post sent on", one, report("b", [f"متابعات: {post.removeprefix('عاجل | ')}"]), "copy")
    yield Pair("a post sent on, signed", one, report("b", [f"{post} (شبكة الراية)"]), "copy")
    later = DAY + dt.timedelta(days=5)
    yield Pair("the same words of another day", one, report("b", [post], seen=later), None)
