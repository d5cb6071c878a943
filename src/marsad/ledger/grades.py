"""How well an incident is attested, by the criteria of the table ``grades``, in the manner of Airwars.

What Airwars asks of harm to civilians is asked here of any incident; ``docs/confidence.md`` tells where
the criteria differ.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import cast

from marsad.language.tables import Row
from marsad.language.tables import rows as table
from marsad.ledger.responsibility import attributions, disputed
from marsad.ledger.told import Told
from marsad.ledger.voices import own_voices, statements
from marsad.ledger.words import unknown_actors
from marsad.models import Attribution, Grade, IncidentType


def graded(tolds: Sequence[Told], kind: IncidentType) -> tuple[Grade, str]:
    """Return the grade of the incident that these accounts tell of, and its grounds in words."""
    said = attributions(tolds)
    voices = heard(tolds)
    dispute = disputed(said, kind)
    holds = {"": True, "disputed": dispute is not None, **_sides(said)}
    for row in criteria():
        if len(voices) >= int(row["voices"]) and holds[row["responsibility"]]:
            return cast(Grade, row["grade"]), _grounds(row, voices, said, dispute)
    raise AssertionError("the last row of the table grades holds always")


@lru_cache(maxsize=1)
def criteria() -> tuple[Row, ...]:
    """Return the criteria in the order in which they are tried: the first that holds gives the grade."""
    return table("grades")


def heard(tolds: Sequence[Told]) -> tuple[str, ...]:
    """Return the independent voices that tell of an incident, each once, in words.

    An outlet that counts nobody in its own words speaks for itself only where it names no other source;
    who says that it did it is a voice too.
    """
    voices: dict[str, str] = {}
    every = statements(tolds)
    for one in every:
        voices.setdefault(one.voice, one.figure.source or one.told.publisher or one.told.doc)
    own = own_voices(tolds)
    telling = {id(one.told) for one in every}
    for told in (told for told in tolds if id(told) not in telling):
        voices.setdefault(own[told.text], told.publisher or told.doc)
    for claiming in (one for one in attributions(tolds) if one.basis == "claimed"):
        voices.setdefault(claiming.name, f"{claiming.name}, who says that it did it")
    return tuple(voices.values())


def _grounds(row: Row, voices: Sequence[str], said: Sequence[Attribution], dispute: str | None) -> str:
    """Say why: «fair: 3 independent voices (…); nobody says that they did it»."""
    many = f"{len(voices)} independent voices" if len(voices) > 1 else "one voice"
    claiming = sorted({one.name for one in said if one.basis == "claimed"})
    parts = [row["says"], f"{many}: {'; '.join(sorted(voices))}"]
    if dispute:
        parts.append(dispute)
    elif claiming:
        parts.append(f"claimed by {' and '.join(claiming)}")
    return ". ".join(parts)


def _sides(said: Sequence[Attribution]) -> Mapping[str, bool]:
    """Tell whether an actor claims it, and whether all that are named are named only to be cleared."""
    named = {one.name for one in said if one.name not in unknown_actors() and one.basis != "denied"}
    denied = any(one.basis == "denied" for one in said)
    return {"claimed": any(one.basis == "claimed" for one in said), "denied": denied and not named}
