"""Which group «التنظيم» or «المليشيا» means in a report that names none so: the table ``meant``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from marsad.language.folding import fold_text
from marsad.language.lexicon import Entry, Mark
from marsad.language.tables import rows


def meant(mark: Mark, head: str, country: str | None) -> Mark | None:
    """Return a mark of the group that a bare word, its ``head``, means in a country, None for any group."""
    entry = _groups().get((head, country or ""))
    return mark._replace(entry=entry, rivals=()) if entry is not None else None


@cache
def _groups() -> Mapping[tuple[str, str], Entry]:
    actors = {row["name"]: Entry("actors", row) for row in rows("actors")}
    return {
        (fold_text(form), country): actors[row["actor"]]
        for row in rows("meant")
        for form in row.values("forms")
        for country in row.values("country")
    }
