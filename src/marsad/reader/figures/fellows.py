"""What a figure takes from the others of its sentence: «وجرح خمسة آخرون» are of the kind killed before."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from marsad.language.folding import fold_text
from marsad.models import Figure, Status
from marsad.reader.harm.scan import Found

_CLAUSE = 25


def attacker(one: Found) -> bool:
    """Tell whether a suicide bomber is counted: those counted behind are the victims, not of that kind."""
    people = one.group.people
    return one.rule == "own" or (people is not None and people.kind.startswith("انتحاري"))


def joined(figure: Figure, one: Found, last: Figure) -> bool:
    """Tell whether «و» joins a bare count to one of armed people («للجيش ثلاثة قتلى وخمسة جرحى»)."""
    bare = one.group.people is not None and one.group.people.measure is not None
    return (
        bare
        and one.group.conj
        and figure.status == "unknown"
        and last.rule == "count" == figure.rule
        and last.status == "armed"
    )


def more_of_them(one: Found) -> bool:
    """Tell whether more people of the kind counted before are counted: «خمسة آخرون»."""
    return one.group.people is not None and one.group.people.others


def goes_on(one: Found) -> bool:
    """Tell whether people are of the kind counted before: «وجرح خمسة», «وخمسة آخرون», «اثنان من زملائه»."""
    people = one.group.people
    fellows = people is not None and people.kind.startswith(("زميل", "مرافق"))
    return people is None or people.others or (fellows and people.status == "unknown")


def are_bodies_of(toll: Figure, bodies: Figure) -> bool:
    """Tell whether bodies are of the dead that the sentence has counted («… بعد انتشال أربعين جثة»)."""
    named = fold_text(bodies.who or "").startswith(("جث", "جثام"))
    return (
        named and toll.measure == bodies.measure == "killed" and (toll.low or 0) > (bodies.low or 1_000_000)
    )


def of_all(one: Found) -> Status:
    """Return the status that the sentence gives to all behind a figure: «…، وجميعهم من المدنيين»."""
    passage = one.sentence.passage
    for at in range(one.end, min(one.end + _CLAUSE, one.sentence.end - 1)):
        if passage.word(at).removeprefix("و") in {"جميعهم", "كلهم"}:
            people = passage.at(at + 1 + (passage.word(at + 1) == "من"), "people")
            return cast(Status, people.entry["status"]) if people is not None else "unknown"
    return "unknown"


def of_whole(figure: Figure, told: list[Figure], whole: int | None) -> Figure:
    """Give fighters who are part of a force's dead that force, if they have none of their own."""
    if whole is None or whole >= len(told) or figure.affiliation or figure.status == "civilian":
        return figure
    held = told[whole]
    if held.status != "armed" or held.affiliation is None:
        return figure
    own = held.affiliation if figure.status == "armed" else None
    return replace(figure, status="armed", affiliation=own)
