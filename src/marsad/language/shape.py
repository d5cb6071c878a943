"""What a language table may be asked to look like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

ACTOR_KINDS = "state|coalition|group|generic|people"
PLACE_KINDS = (
    "settlement|village|neighbourhood|camp|prison|base|crossing|market|square|street|front|site|region"
    "|admin3|admin2|admin1|country"
)
"""The kinds of actors and of places, as the tables name them."""
LATITUDE = r"-?([0-8]?[0-9](\.[0-9]+)?|90(\.0+)?)"
LONGITUDE = r"-?((1[0-7][0-9]|[0-9]?[0-9])(\.[0-9]+)?|180(\.0+)?)"
KILOMETRES = "[0-9]{1,4}"
SAID: Mapping[str, str] = {
    "[A-Z]{2}": "the two-letter codes of ISO 3166, such as SY",
    LATITUDE: "the degrees from -90 to 90, such as 35.95",
    LONGITUDE: "the degrees from -180 to 180, such as 39.01",
    KILOMETRES: "the whole kilometres from 0 to 9999",
}
"""What some patterns mean, for people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The shape of one table.

    ``forms`` are the columns that hold Arabic forms, ``required`` those that no row may leave empty, and
    of ``any_of`` one at least is filled. ``values`` gives for a column the pattern of each of its values:
    words with ``|`` between them, or a regular expression. Rows may share a form if they have no value of
    the column ``apart`` in common. ``words`` is false where forms are compared as they stand, in any script,
    not looked up word by word with what Arabic writes onto words.
    """

    columns: tuple[str, ...]
    forms: tuple[str, ...] = ("forms",)
    required: tuple[str, ...] = ("forms",)
    any_of: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    apart: str | None = None
    words: bool = True


def kinds(said: str) -> Shape:
    """Return the shape of a table of two columns, ``kind`` and ``forms``."""
    return Shape(columns=("kind", "forms"), required=("kind", "forms"), values={"kind": said}, apart="kind")
