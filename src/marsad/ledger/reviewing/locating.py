"""Where a place lies that a reviewer names: the name brings what the gazetteer has of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from marsad.gazetteer import Candidate, Context, choose, described
from marsad.language.folding import fold_text
from marsad.ledger.database.database import LedgerError
from marsad.ledger.reviewing.fields import Values
from marsad.models import Place
from marsad.reader.places.known import gazetteer
from marsad.reader.places.places import PRECISION

MOVING = ("place.name", "place.admin1", "place.country")
"""The fields that make it another place."""
_SAME_DEGREES = 0.01
_CITY = 100_000


class SeveralPlacesError(LedgerError):
    """Several places fit what a reviewer set: one of ``candidates`` is to be named."""

    def __init__(self, name: str, candidates: Sequence[Candidate]) -> None:
        told = "; ".join(f"{_typed(one, candidates)} ({described(one)})" for one in candidates)
        what = f"several places have this name; set beside it which one it is: {told}; or place.lat= for none"
        super().__init__(f"{name}: {what}", "several places", value=name)
        self.name, self.candidates = name, tuple(candidates)


def moves(values: Values) -> bool:
    """Tell whether what is set makes it another place."""
    return not values.keys().isdisjoint(MOVING)


def located(values: Values, here: Place, tables: Path | None = None) -> Values:
    """Return what is set of a place that was ``here``, with area, country, coordinates and precision.

    Among places of its name those in the area of the incident come first, then those in its country, and a
    far larger one elsewhere is not passed over; what is set beside the name holds. Nothing is added where
    none is known. A name in English becomes the Arabic one, as pages show it in both. Raises
    SeveralPlacesError. ``tables`` is the folder of the user's own tables.
    """
    name = values.get("place.name", here.name)
    if not name or not moves(values):
        return values
    known = gazetteer(tables)
    candidates = known.candidates(fold_text(name)) or known.called(name)
    found = _fitting([one for one in candidates if _agrees(one, values)], here)
    choice = choose(found, Context(head=_head(name, found)))
    if choice is None:
        return values
    if choice.candidate is None or choice.rivals:
        raise SeveralPlacesError(name, [*filter(None, [choice.candidate]), *choice.rivals])
    named = {"place.name": choice.candidate.arabic} if "place.name" in values and name.isascii() else {}
    return _told(choice.candidate) | values | named


def _fitting(found: Sequence[Candidate], here: Place) -> Sequence[Candidate]:
    """Return those in the incident's area, else those in its country, else the large ones, else all.

    Where these are small, a large one elsewhere may be meant as well: «القاهرة» is a quarter of Hama too.
    """
    country = [one for one in found if one.country == here.country]
    area = [one for one in country if here.admin1 and one.admin1 == here.admin1]
    large = [one for one in found if _large(one)]
    near = area or country
    return near if any(map(_large, near)) else [*near, *large] or found


def _large(one: Candidate) -> bool:
    return one.level in ("country", "admin1") or one.population >= _CITY


def _agrees(one: Candidate, values: Values) -> bool:
    """Tell whether a place is what is set beside the name; no place has unknown coordinates."""
    area = (("place.admin1", one.admin1), ("place.country", one.country))
    degrees = (("place.lat", one.lat), ("place.lon", one.lon))
    return all(values.get(field, own) == own for field, own in area) and all(
        field not in values or (values[field] is not None and abs(values[field] - own) < _SAME_DEGREES)
        for field, own in degrees
    )


def _head(name: str, found: Sequence[Candidate]) -> str | None:
    """Return the word before the name («حي»), null where the name itself is all that was given."""
    first, blank, _ = fold_text(name).partition(" ")
    own = {fold_text(one.arabic).partition(" ")[0].removeprefix("ال") for one in found}
    return first if blank and first.removeprefix("ال") not in own else None


def _told(one: Candidate) -> Values:
    """Return what the gazetteer has of a place, as values to be set."""
    return {
        "place.admin1": one.admin1,
        "place.country": one.country,
        "place.lat": one.lat,
        "place.lon": one.lon,
        "place.precision": PRECISION[one.level],
    }


def _typed(one: Candidate, among: Sequence[Candidate]) -> str:
    """Return what is to be typed for one of several places, so that none of the others fits."""
    told = f'place.admin1="{one.admin1 or ""}" place.country={one.country}'
    same = [other for other in among if (other.admin1, other.country) == (one.admin1, one.country)]
    return f"place.lat={one.lat:g} place.lon={one.lon:g}" if len(same) > 1 else told
