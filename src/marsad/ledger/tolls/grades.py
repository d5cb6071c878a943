"""How well an incident is attested, by the criteria of the table ``grades``, in the manner of Airwars.

What Airwars asks of harm to civilians is asked here of any incident; ``docs/confidence.md`` tells where
the criteria differ.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import cast

from marsad.language.tables import Row
from marsad.language.tables import rows as table
from marsad.ledger.linking.told import Told
from marsad.ledger.linking.words import unknown_actors
from marsad.ledger.tolls.responsibility import attributions, disputed, joined
from marsad.ledger.tolls.voices import Statement, independent, own_voices
from marsad.models import Attribution, Grade, IncidentType
from marsad.models.incident import VoiceKind


def graded(tolds: Sequence[Told], kind: IncidentType, counts: Sequence[Statement]) -> tuple[Grade, str]:
    """Return the grade of the incident of these accounts, and its grounds in words.

    ``counts`` are the statements of the accounts.
    """
    said = joined(attributions(tolds))
    voices = heard(tolds, counts, said)
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


def heard(
    tolds: Sequence[Told], counts: Sequence[Statement], said: Iterable[Attribution]
) -> dict[str, VoiceKind]:
    """Return the independent voices that tell of an incident, with what kind of claimant each is.

    Copies of one text are one voice, a claimant in five outlets is one. An outlet that counts nobody in its
    own words is a voice only where it names no other source; who says that it did it is one too.
    """
    own, voices = own_voices(tolds), independent(counts)
    counting = {one.told.id for one in counts}
    voices |= {own[told.origin].name: own[told.origin].kind for told in tolds if told.id not in counting}
    claiming = [one.name for one in said if one.basis == "claimed"]
    return {**dict.fromkeys(claiming, "belligerent"), **voices}


def _grounds(
    row: Row, voices: Mapping[str, VoiceKind], said: Sequence[Attribution], dispute: str | None
) -> str:
    """Say why: «two or more independent voices tell of it: 3, of them 1 medical, 2 outlet; claimed by …»."""
    kinds = Counter(voices.values())
    many = ", ".join(f"{kinds[kind]} {kind.replace('_', ' ')}" for kind in sorted(kinds))
    claiming = sorted({one.name for one in said if one.basis == "claimed"})
    parts = [
        row["says"],
        f"{len(voices)} independent {'voice' if len(voices) == 1 else 'voices'} ({many})",
        dispute or (f"claimed by {' and '.join(claiming)}" if claiming else ""),
    ]
    return "; ".join(part for part in parts if part)


def _sides(said: Sequence[Attribution]) -> Mapping[str, bool]:
    """Tell whether an actor claims it, and whether all that are named are named only to be cleared."""
    named = {one.name for one in said if one.name not in unknown_actors() and one.basis != "denied"}
    denied = any(one.basis == "denied" for one in said)
    return {"claimed": any(one.basis == "claimed" for one in said), "denied": denied and not named}
