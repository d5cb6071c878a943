"""Who is counted: what the words for people say of their arms, their force, their country, sex and age."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias, cast

from marsad.language.lexicon import Entry, Mark
from marsad.language.words import definite, joined_by_and
from marsad.models import Demographic, Measure, Status
from marsad.reader.document import Passage

POINTERS = frozenset({"pointer", "assault"})
"""Words that point back to those who attack: «عناصره», «منفذي الهجوم»."""
FORCES = frozenset({"army", "police", "security"})
"""Forces of a state, as the tables name them."""
SERVICEMEN = FORCES | {"rank"}
"""Those of a force of a state, or called by a rank alone («ضابط»)."""
Shape: TypeAlias = Literal["number", "vague", "singular", "dual", "plural", "named"]


@dataclass(frozen=True, slots=True)
class People:
    """Who is counted, at tokens ``start`` up to ``end``.

    ``measure`` is set where the counted noun says itself what befell them («قتيلا»). ``force`` and
    ``country`` stand for a state force that is named only in part («جنود», «عراقيين»). ``others`` is true
    for more people of the kind counted before («آخرين»). ``kind`` names the row of the people table.
    """

    start: int
    end: int
    shape: Shape | None = None
    measure: Measure | None = None
    status: Status = "unknown"
    demographic: Demographic | None = None
    actor: Mark | None = None
    force: str | None = None
    country: str | None = None
    others: bool = False
    article: bool = False
    kind: str = ""


def describe(passage: Passage, head: Mark, marks: list[Mark], end: int) -> People:
    """Put together what the marks say: the measure, status, force and country of the people."""
    kinds = [m.entry for m in marks if m.entry.kind == "people"]
    actors = [m for m in marks if m.entry.kind == "actors"]
    forces = [m.entry for m in marks if m.entry.kind == "forces"]
    named = [e.part for e in forces if e.part != "nationality"]
    # «منفذي الهجوم» are of those who attack, «قتلى الهجوم» are not.
    pointers = {"pointer"} if head.entry.kind == "casualty" else POINTERS
    named += ["group" for m in marks if m.entry.part in pointers]
    named += [e["force"] for e in kinds if e["force"]]
    counted = head.entry.kind == "casualty"
    return People(
        start=head.start,
        end=end,
        shape=_shape(head, passage.word(head.end - 1), passage.word(head.end)),
        measure=cast(Measure, head.entry["measure"]) if counted else None,
        status=_status(_said(head, marks), actors, armed=bool(named), mixed=_mixed(marks)),
        demographic=_demographic(passage, head, kinds),
        actor=min(actors, key=lambda mark: mark.entry["kind"] == "generic") if actors else None,
        force="security" if {"army", "police"} <= set(named) else next(iter(named), _clan(marks)),
        country=next((e["country"] for e in forces if e["country"]), None),
        article=definite(head.proclitic),
        kind=kinds[0].row["singular"] if kinds else "",
    )


def _demographic(passage: Passage, head: Mark, kinds: list[Entry]) -> Demographic | None:
    """Return what the words say of sex and age; a nationality does of one woman («بينهم هندية»)."""
    if head.entry.part == "nationality" and passage.word(head.end - 1).endswith("يه"):
        return "women"
    return cast(Demographic | None, next((e["demographic"] for e in kinds if e["demographic"]), None))


def _clan(marks: list[Mark]) -> str | None:
    """Return «clan» where people are of a tribe told of before, whose people need not be armed."""
    return "clan" if any(mark.entry.part == "clan" for mark in marks) else None


def _shape(head: Mark, word: str, behind: str) -> Shape | None:
    if head.entry.kind == "casualty":
        return cast(Shape, head.entry["number"])
    if head.entry.part == "nationality":
        alone: Shape | None = "singular" if word.endswith(("ي", "يا", "يه")) else None
        return "dual" if word.endswith(("يان", "يين")) else alone
    if head.entry.part == "member" and word.endswith(("ي", "يا", "يان", "يين")):
        # «مقتل حوثي», «قتل حوثيان», «داعشيين اثنين»
        two = word.endswith("يان") or behind.startswith("اثن")
        return "dual" if two else None if word.endswith("يين") else "singular"
    return cast(Shape, head.entry.part) if head.entry.kind == "people" else None


def _mixed(marks: list[Mark]) -> bool:
    """Tell whether «و» adds a force to people who are no fighters («من المدنيين والشرطة»)."""
    civilian = marks[0].entry.kind == "people" and marks[0].entry["status"] == "civilian"
    added = (m for m in marks[1:] if m.entry.kind in {"actors", "forces"} and m.start >= marks[0].end)
    return civilian and any(joined_by_and(mark.proclitic) for mark in added)


def _said(head: Mark, marks: list[Mark]) -> list[str]:
    """Return what the words say of arms; a rank behind a kinsman goes before («خاله العقيد»)."""
    kinds = [mark for mark in marks if mark.entry.kind == "people"]
    ranked = [one for one in kinds[1:] if one.entry["force"] == "rank" and definite(one.proclitic)]
    kin = head.entry.part == "singular" and not definite(head.proclitic)
    return [one.entry["status"] for one in (ranked if kin and ranked else kinds)]


def _status(said: list[str], actors: list[Mark], *, armed: bool, mixed: bool) -> Status:
    if mixed:
        return "unknown"
    for status in said:
        if status in {"civilian", "armed"}:
            return cast(Status, status)
    if armed or any(mark.entry["kind"] != "people" for mark in actors):
        return "armed"
    return "civilian" if actors else "unknown"
