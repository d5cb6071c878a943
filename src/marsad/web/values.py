"""The value that a reviewer means, as the ledger writes it: words of a report, or a name in either language.

What is none of these goes on as it was typed, and is taken or refused by the ledger.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial

from marsad.ledger import LedgerError
from marsad.ledger.reviewing.fields import figure_values, incident_values
from marsad.ledger.tallies.calling import actor_of, area_called, country_called
from marsad.reader import selected
from marsad.web import wording
from marsad.web.nearby import actor_meant

_SEVERAL = "؛"
"""What parts names in Arabic, where the ledger writes a semicolon."""


def meant(field: str, typed: str, seen: dt.date | None) -> str:
    """Return what a field is to be set to; ``seen`` is the day of the report that the words stand in."""
    text = typed.strip().replace(_SEVERAL, ";")
    if field == "date":
        return text if _taken(incident_values, field, text) else _date(text, seen)
    if field == "count":
        return text if _taken(figure_values, field, text) else _count(text)
    read = _READ.get(field)
    return read(text) if read and text else text


def _taken(values: Callable[[Mapping[str, str]], object], field: str, text: str) -> bool:
    """Tell whether the ledger takes a value as it stands."""
    try:
        values({field: text})
    except LedgerError:
        return False
    return True


def _date(text: str, seen: dt.date | None) -> str:
    found = selected.days(text, seen)
    return "..".join(str(day) for day in dict.fromkeys(found)) if found else text


def _count(text: str) -> str:
    found = selected.counted(text)
    if found is None:
        return text
    low, high, qualifier = found
    if low is None:
        return qualifier or text
    told = f"{low}" if high in (None, low) else f"{low}..{high}"
    return f"{qualifier} {told}" if qualifier else told


def _word(kind: str, text: str) -> str:
    """Return the value of a vocabulary that is called so in one of the languages, «غارة جوية»."""
    called = {
        said: key.removeprefix(f"{kind}.")
        for key, words in wording.words().items()
        if key.startswith(f"{kind}.")
        for said in (key.removeprefix(f"{kind}."), *(one.casefold() for one in words.values()))
    }
    return called.get(text.casefold(), text)


def _called(find: Callable[[str], str], text: str) -> str:
    try:
        return find(text)
    except LedgerError:
        return text


def _actors(text: str) -> str:
    """Return each of several actors by the name of the tables, and how it is named: «حوثيون (يُشتبه به)».

    What a page calls an actor means that actor.
    """
    parts = [part.strip().removesuffix(")").partition(" (") for part in text.split(";")]
    return "; ".join(
        _called(actor_of, actor_meant(name)) + (f" ({_word('basis', basis)})" if basis else "")
        for name, _, basis in parts
        if name
    )


_READ: Mapping[str, Callable[[str], str]] = {
    **{one: partial(_word, one) for one in ("type", "measure", "status", "demographic")},
    "place.precision": partial(_word, "precision"),
    "part": partial(_word, "contested"),
    "withdrawn": partial(_word, "contested"),
    "place.country": partial(_called, country_called),
    "place.admin1": partial(_called, lambda name: area_called(name)[0]),
    "perpetrators": _actors,
    "targets": _actors,
    "claimed_by": _actors,
    "affiliation": _actors,
}
