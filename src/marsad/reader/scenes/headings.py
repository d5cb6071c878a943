"""What the heading of a list tells of its items: «حصيلة غارات العدو أمس:», then «▪️ بدنايل: سبعة قتلى»."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from marsad.reader.scenes.telling import Telling


def under_headings(told: Iterable[Telling]) -> list[Telling]:
    """Give the items of a list the attack that its heading names, and who made it, where they name none."""
    made: list[Telling] = []
    heading: Telling | None = None
    for one in told:
        if _heads(one):
            heading = one
        elif one.paragraph and not _item(one):
            heading = None
        made.append(_of(heading, one) if heading is not one and _item(one) else one)
    return made


def going_on(told: Sequence[Telling]) -> list[Telling]:
    """Give a clause that only says what was targeted the attack of the clause before it: «شنت الطائرات غارات
    على معسكر …، كما استهدفت منطقة …».
    """
    made: list[Telling] = []
    for one in told:
        before = made[-1] if made else None
        if before is not None and one.sentence.continues and before.strong and _only_targets(one):
            made.append(replace(one, under=before.under or before.sentence, events=before.events))
        else:
            made.append(one)
    return made


def _only_targets(telling: Telling) -> bool:
    """Tell whether «استهدفت» is all that a sentence says of how it was attacked."""
    marks = telling.sentence.find("events")
    return {mark.entry["cue"] for mark in marks if mark.entry["strength"] == "strong"} == {"targeting"}


def _heads(telling: Telling) -> bool:
    """Tell whether a sentence names attacks and ends with a colon: what follows are their single cases."""
    sentence = telling.sentence
    return telling.strong and not telling.found and sentence.passage.word(sentence.end - 1) == ":"


def _item(telling: Telling) -> bool:
    """Tell whether a line is an item of a list: a sign or a place heads it."""
    return telling.paragraph and (
        telling.item is not None or not telling.sentence.passage.word(telling.sentence.start)[:1].isalnum()
    )


def _of(heading: Telling | None, item: Telling) -> Telling:
    if heading is None or item.strong:
        return item
    actors = item.actors or heading.actors
    return replace(item, under=heading.sentence, events=heading.events, actors=actors)
