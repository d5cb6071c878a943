"""Places: Arabic names, what they may mean, and which of them a report means."""

from marsad.gazetteer.choice import Choice, Context, choose, described
from marsad.gazetteer.place import Candidate, Level, distance_km
from marsad.gazetteer.store import COLUMNS, Gazetteer, check, check_supplement

__all__ = [
    "COLUMNS",
    "Candidate",
    "Choice",
    "Context",
    "Gazetteer",
    "Level",
    "check",
    "check_supplement",
    "choose",
    "described",
    "distance_km",
]
