"""Whose men all the dead are told to be: «والقتلى من عناصر الحركة», «جميعهم من الجيش», «ينتمي القتلى إلى»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from marsad.language.words import COMMAS
from marsad.models import Measure
from marsad.reader.harm.measures import HURT
from marsad.reader.parties.parties import Actor
from marsad.reader.parties.sides import Sides
from marsad.reader.parties.standing import Claim, all_of_them
from marsad.reader.scenes.telling import Scene

_HEADS, _AHEAD = 5, 12
"""Tokens behind the dead at most before whose men they are: «القتلى هم من عناصر الحركة»; with the dead."""
_LINKS = frozenset({"من", "هم", "كانوا", "كلهم", "جميعهم", "جميعا", "في", "الي"})
_EACH = frozenset({"كلهم", "جميعهم", "وجميعهم", "وكلهم"})


def are_the_dead(actor: Actor) -> bool:
    """Tell whether all the dead are said to be of an actor, who then did not kill them."""
    return any(_up_to(actor, end) for _, end in _spoken_of(actor))


def with_whose_all_are(claims: Sequence[Claim], scene: Scene, sides: Sides) -> list[Claim]:
    """Return the claims of a scene, those of all the dead with whose men the report says that they are."""
    told: dict[Measure, str] = {}
    for actor in (actor for telling in scene.tellings for actor in telling.actors):
        name = sides.name(actor.mark)
        for measures, end in _spoken_of(actor) if name and sides.kind(actor.mark) != "generic" else ():
            if _up_to(actor, end):
                told.update(dict.fromkeys(measures, str(name)))
    return [_of(claim, told.get(claim.figure.measure)) for claim in claims]


def _of(claim: Claim, name: str | None) -> Claim:
    figure = claim.figure
    if name is None or figure.subset or figure.affiliation or figure.status == "civilian":
        return claim
    return replace(claim, figure=replace(figure, affiliation=name, status="armed"))


def _spoken_of(actor: Actor) -> Iterator[tuple[frozenset[Measure], int]]:
    """Yield who is spoken of as all dead or injured shortly before an actor, and where these words end."""
    passage, first, end = actor.passage, actor.sentence.start, actor.mark.start
    yield from all_of_them(passage, range(max(first, end - _AHEAD), end))
    each = (at for at in range(max(first + 1, end - _AHEAD), end) if passage.word(at) in _EACH)
    yield from ((HURT, at + 1) for at in each if passage.word(at - 1) in COMMAS)


def _up_to(actor: Actor, end: int) -> bool:
    """Tell whether nothing but links and words for men stands between the dead and an actor."""
    passage, start = actor.passage, actor.mark.start
    between = range(end, start)
    linked = any(passage.word(at) in _LINKS for at in between) or passage.word(start)[:1] in {"ب", "ل"}
    fits = (passage.word(at) in _LINKS or passage.at(at, "people") is not None for at in between)
    return 0 < start - end <= _HEADS and linked and all(fits)
