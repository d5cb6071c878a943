"""Deaths as UCDP GED divides them: of side A, of side B, civilians, unknown; best is their sum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from marsad.models import Group, Incident, Status
from marsad.publish.exports.sides import Actor, Sides
from marsad.publish.incidents import total

NO_DEAD = "without reported dead"


def counted(incident: Incident) -> str | None:
    """Tell why an incident is no event of GED: null where somebody is reported killed, by number or word."""
    tolls = [toll for toll in incident.tolls if toll.measure == "killed"]
    vague = any(claim.low is None and claim.high is None for toll in tolls for claim in toll.claims)
    return None if vague or any(toll.high for toll in tolls) else NO_DEAD


def numbered(incident: Incident) -> bool:
    """Tell whether somebody numbers the dead."""
    killed = total(incident, "killed")
    return killed is not None and killed.best is not None


def deaths(incident: Incident, two: Sides) -> Mapping[str, int | None]:
    """Return the columns of deaths, blank where nobody gives a number."""
    killed = total(incident, "killed")
    if killed is None or killed.best is None or killed.low is None or killed.high is None:
        return {}
    side_a, side_b, civilians = (0, 0, 0) if overlapping(incident, two) else _groups(incident, two)
    return {
        "deaths_a": side_a,
        "deaths_b": side_b,
        "deaths_civilians": civilians,
        "deaths_unknown": killed.best - side_a - side_b - civilians,
        "best": killed.best,
        "high": killed.high,
        "low": killed.low,
    }


def overlapping(incident: Incident, two: Sides) -> bool:
    """Tell whether the groups come to more than all together, which they do where claimants differ."""
    killed = total(incident, "killed")
    return killed is not None and killed.best is not None and sum(_groups(incident, two)) > killed.best


def _groups(incident: Incident, two: Sides) -> tuple[int, int, int]:
    """Return the best figures of the dead of both sides and of civilians, 0 where none are known."""
    civilians = _best(incident, Group(status="civilian"))
    return _of_side(incident, two.first), _of_side(incident, two.second), civilians


def _of_side(incident: Incident, side: Sequence[Actor]) -> int:
    """Return the dead of a side's forces; of one force counted with and without status, the larger count."""
    statuses: tuple[Status, ...] = ("armed", "unknown")
    return sum(
        max(_best(incident, Group(status=status, affiliation=one.name)) for status in statuses)
        for one in side
        if one.armed
    )


def _best(incident: Incident, group: Group) -> int:
    found = (toll.best for toll in incident.tolls if toll.measure == "killed" and toll.group == group)
    return next(found, None) or 0
