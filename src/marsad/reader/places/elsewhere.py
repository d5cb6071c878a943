"""Places away from where people were counted: in another province, or where people come from or go to."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.gazetteer import Candidate, distance_km
from marsad.language.wordsets import word_set
from marsad.reader.places.places import Mention
from marsad.reader.scenes.telling import Scene

_TO_OR_FROM = frozenset({"من", "الي", "نحو", "باتجاه"})
_FAR_KM = 30


def where_counted(scene: Scene) -> list[Candidate]:
    """Return the known places, no countries, that the sentences of a scene name which count the harmed."""
    counts = [telling for telling in scene.known if telling.found and not telling.in_title]
    told = [one for telling in counts for one in telling.places]
    known = (_in_a_province(one) for one in told if not (one.aside or headed_for(one)))
    return [one for one in known if one is not None]


def _in_a_province(one: Mention) -> Candidate | None:
    known = one.choice.candidate if one.choice else None
    return known if known is not None and known.admin1 else None


def apart(one: Mention, counted: Sequence[Candidate]) -> bool:
    """Tell whether a place lies in another province than all those where people were counted, and far off."""
    here = _in_a_province(one)
    return (
        here is not None
        and bool(counted)
        and all(
            (here.country, here.admin1) != (o.country, o.admin1) and distance_km(here, o) > _FAR_KM
            for o in counted
        )
    )


def headed_for(one: Mention) -> bool:
    """Tell whether people or things go to or come from a place («نقل الجرحى إلى دمشق»)."""
    passage = one.passage
    bound = any(passage.word(at) in _BOUND for at in range(one.start - _BY, one.start))
    return (
        one.proclitic.endswith("ل") or passage.word(one.start - 1).removeprefix("و") in _TO_OR_FROM or bound
    )


_BOUND, _BY = word_set("bound for"), 3
