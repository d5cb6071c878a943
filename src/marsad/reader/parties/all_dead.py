"""Whose men all the dead are told to be: «والقتلى من عناصر الحركة», «جميعهم من الجيش», «ينتمي القتلى إلى»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from marsad.models import Measure
from marsad.reader.document import Sentence
from marsad.reader.parties.parties import Actor
from marsad.reader.parties.sides import Sides
from marsad.reader.parties.standing import Claim, all_of_them
from marsad.reader.scenes.telling import Scene

_HEADS = 5
"""Tokens behind the dead at most before whose men they are: «القتلى هم من عناصر الحركة»."""
_LINKS = frozenset({"من", "هم", "كانوا", "كلهم", "جميعهم", "جميعا", "في", "الي"})
_HARMED: frozenset[Measure] = frozenset({"killed", "injured", "casualties"})
_EACH = frozenset({"كلهم", "جميعهم", "وجميعهم", "وكلهم"})


def are_the_dead(actor: Actor) -> bool:
    """Tell whether all the dead are said to be of an actor, who then did not kill them."""
    return any(_up_to(actor, end) for _, end in _spoken_of(actor.sentence))


def with_whose_all_are(claims: Sequence[Claim], scene: Scene, sides: Sides) -> list[Claim]:
    """Return the claims of a scene, those of all the dead with whose men the report says that they are."""
    told: dict[Measure, str] = {}
    for actor in (actor for telling in scene.tellings for actor in telling.actors):
        name = sides.name(actor.mark)
        for measures, end in (
            _spoken_of(actor.sentence) if name and sides.kind(actor.mark) != "generic" else ()
        ):
            if _up_to(actor, end):
                told.update(dict.fromkeys(measures, str(name)))
    return [_of(claim, told.get(claim.figure.measure)) for claim in claims]


def _of(claim: Claim, name: str | None) -> Claim:
    figure = claim.figure
    if name is None or figure.subset or figure.affiliation or figure.status == "civilian":
        return claim
    return replace(claim, figure=replace(figure, affiliation=name, status="armed"))


def _spoken_of(sentence: Sentence) -> Iterator[tuple[frozenset[Measure], int]]:
    yield from all_of_them(sentence)
    words = (at for at in range(sentence.start + 1, sentence.end) if sentence.passage.word(at) in _EACH)
    yield from ((_HARMED, at + 1) for at in words if sentence.passage.word(at - 1) in {"،", ","})


def _up_to(actor: Actor, end: int) -> bool:
    """Tell whether nothing but links and words for men stands between the dead and an actor."""
    passage, start = actor.passage, actor.mark.start
    between = range(end, start)
    linked = any(passage.word(at) in _LINKS for at in between) or passage.word(start)[:1] in {"ب", "ل"}
    fits = (passage.word(at) in _LINKS or passage.at(at, "people") is not None for at in between)
    return 0 < start - end <= _HEADS and linked and all(fits)
