"""Reports in which an armed group tells of its own attacks: «تمكن المجاهدون بفضل الله من», «قامت قواتنا»."""

from __future__ import annotations

from collections.abc import Iterable

from marsad.language.folding import fold_text
from marsad.language.wordsets import word_tuple
from marsad.reader.document import Document, Sentence
from marsad.reader.parties.parties import Actor
from marsad.reader.parties.sides import Sides
from marsad.reader.scenes.telling import Telling


def claimant_of(document: Document, told: Iterable[Telling], sides: Sides) -> Actor | None:
    """Return the armed group that issues a report and claims what it tells of, None for an outlet's report.

    It is the first group that is named, neither as the one attacked nor anywhere as its enemies name it.
    """
    if not _own_voice(document.sentences):
        return None
    ordered = sorted(told, key=lambda telling: not telling.in_title)
    groups = [a for telling in ordered for a in telling.actors if sides.kind(a.mark) == "group"]
    enemies = {sides.name(actor.mark) for actor in groups if _insulted(actor)}
    named = (a for a in groups if a.role != "target" and not _owned(a))
    return next((actor for actor in named if sides.name(actor.mark) not in enemies), None)


def _own_voice(sentences: Iterable[Sentence]) -> bool:
    """Tell whether those who attacked speak: they praise God for it, or say «our forces»."""
    praised = fought = ours = False
    for sentence in sentences:
        praised = praised or sentence.has("parties", "praise")
        fought = fought or sentence.has("parties", "fighters")
        ours = ours or (sentence.has("parties", "ours") and not sentence.has("claimants", "say"))
    return (praised and fought) or ours


def _insulted(actor: Actor) -> bool:
    """Tell whether a group is named as only its enemies do («مليشيا الحوثي»)."""
    words = (fold_text(word).removeprefix("ال") for word in actor.words.split())
    return any(word.startswith(_INSULTS) for word in words)


_INSULTS = word_tuple("as enemies name a group")


def _owned(actor: Actor) -> bool:
    """Tell whether a group is only named with its people or ground: «عناصر من الحشد», «مواقع قسد»."""
    at = actor.mark.start - 1
    word = actor.passage.word(at)
    return word in {"من", "علي", "ضد"} or actor.passage.at(at, "parties", "held") is not None
