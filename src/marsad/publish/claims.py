"""Who states which figure of an incident, in rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from marsad.models import Claim, Evidence, Incident, Reading, Toll
from marsad.publish.marks import Mark, figures_at
from marsad.publish.rows import Row
from marsad.publish.tolls import ITSELF, count_words, people_words


def claim_rows(incident: Incident, readings: Mapping[str, Reading]) -> Iterator[Row]:
    """Yield a row for each claim, with the words that state it.

    ``figure`` is what ``marsad set`` calls it, by the ``readings`` of the reports, by id.
    """
    numbered = {name: figures_at(reading) for name, reading in readings.items()}
    docs = {mention.report: mention.doc for mention in incident.mentions}
    for toll in incident.tolls:
        for claim in toll.claims:
            yield {
                "measure": toll.measure,
                "people": people_words(toll.group) or "people",
                "claimant": claim.claimant or ITSELF,
                "kind": claim.kind.replace("_", " "),
                "count": count_words(claim.low, claim.high, claim.qualifier),
                "quote": claim.evidence.quote if claim.evidence else None,
                "seen": claim.seen,
                "doc": claim.doc,
                "report": claim.report,
                "figure": _figure(claim, toll, numbered.get(claim.report, {})),
                "note": _claim_note(claim, docs),
            }


def _figure(claim: Claim, toll: Toll, numbered: Mapping[Evidence, Sequence[Mark]]) -> str:
    """Return the report with the number of the figure in it: «radio.txt:4»; the report if that is not known.

    Where one text states several figures with the same words, the one of the same measure and people.
    """
    found = numbered.get(claim.evidence, ()) if claim.evidence else ()
    alike = [one for one in found if (one.what, one.status) == (toll.measure, toll.group.status)] or found
    return f"{claim.doc}:{alike[0].number}" if len(alike) == 1 else claim.doc


def _claim_note(claim: Claim, docs: Mapping[str, str]) -> str | None:
    parts = (
        ("part", claim.subset),
        ("superseded", claim.superseded),
        (f"copy of {docs.get(claim.copy_of or '', claim.copy_of)}", claim.copy_of is not None),
        ("no evidence", claim.evidence is None),
    )
    set_to = (
        f"{change.field.split(' of ')[0]} set, read: {change.read or 'unknown'}" for change in claim.changes
    )
    return ", ".join([*(word for word, holds in parts if holds), *set_to]) or None
