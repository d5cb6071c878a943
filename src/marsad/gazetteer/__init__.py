"""Places: Arabic names, what they may mean, and which of them a report means."""

from marsad.gazetteer.choice import Choice, Context, choose
from marsad.gazetteer.place import Candidate, Level, distance_km
from marsad.gazetteer.store import Gazetteer, check

__all__ = ["Candidate", "Choice", "Context", "Gazetteer", "Level", "check", "choose", "distance_km"]
