"""Permanent ids for rows that the ledger itself gives none: they follow from what the row says."""

from __future__ import annotations

import hashlib

from marsad.models import Claim, Group, Incident, Toll

_LENGTH = 16


def toll_id(incident: Incident, toll: Toll, *, every: bool) -> str:
    """Return the id of a toll: the incident, the measure, and a hash of the group of people."""
    return f"{incident.id}/{toll.measure}/{'all' if every else _hash(*_group(toll.group))[:8]}"


def claim_id(toll: Toll, claim: Claim, number: int) -> str:
    """Return the id of a claim: the same as long as the same words of a report are read the same way.

    It does not depend on the incident that the claim is linked to. ``number``, its place among the claims of
    its toll, tells apart only claims without words of their own.
    """
    where = claim.evidence
    stands = (where.field, str(where.start), str(where.end)) if where else (str(number),)
    said = (str(claim.low), str(claim.high), str(claim.qualifier), str(claim.subset))
    return _hash(claim.report, toll.measure, *_group(toll.group), *said, *stands)


def _group(group: Group) -> tuple[str, ...]:
    return (group.status, group.affiliation or "", group.demographic or "")


def _hash(*parts: str) -> str:
    content = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(content).hexdigest()[:_LENGTH]
