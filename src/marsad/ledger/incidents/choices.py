"""How many incidents of a filter each role, measure, status and state of review would leave.

Those of the other fields are counted with the sums: see ``boards``.
"""

from __future__ import annotations

from marsad.ledger.incidents.boards import in_words
from marsad.ledger.incidents.columns import Array
from marsad.ledger.incidents.filters import REVIEWS, Filter
from marsad.ledger.incidents.sifted import Sifted, distinct
from marsad.ledger.incidents.sums import Choice, Choices


def choices(found: Sifted) -> Choices:
    """Return the choices, all else of the filter being the same."""
    number, fields = found.columns.number, found.columns.tolls.fields
    some = fields["status"] == number(found.chosen.status or "")
    of = (fields["measure"] == number(found.chosen.measure or "killed")) & (fields["status"] != number(""))
    return {
        "role": _roles(found),
        "measure": _tolled(found, "measure", some),
        "status": _tolled(found, "status", of),
        "review": _reviews(found),
    }


def _roles(found: Sifted) -> Choice:
    wider, actors = found.without("role", "actor"), found.columns.actors
    acting = Sifted(found.columns, Filter(actor=found.chosen.actor)).acting()
    actors = actors.where(acting & wider.mask[actors.of])
    return in_words(found, distinct(actors.fields["role"], actors.of))


def _tolled(found: Sifted, name: str, asked: Array) -> Choice:
    wider, tolls = found.without("measure", "status"), found.columns.tolls
    return in_words(found, tolls.fields[name][asked & wider.mask[tolls.of]])


def _reviews(found: Sifted) -> Choice:
    """Return the states in the order in which they are offered."""
    many = {one: int((found.whatever_decided & found.reviewed(one)).sum()) for one in REVIEWS}
    return tuple((one, number) for one, number in many.items() if number)
