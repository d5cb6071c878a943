"""A form of the review pages, carried out."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from marsad.errors import MarsadError
from marsad.ledger import Ledger
from marsad.ledger.reviewing.locating import MOVING
from marsad.models import Correction
from marsad.publish.asked import figure_asked
from marsad.web.placing import degrees
from marsad.web.values import meant

LAST = 2**31 - 1
"""The highest number that a correction can have in a database."""


class Asked(BaseModel):
    """What a reviewer sent: the ``decision`` with its reason, and what each kind of decision needs.

    ``expect`` is the last correction that the page showed. ``parts`` are accounts to split off, or the
    incident to hold apart; ``other`` the incident to merge with. ``of`` is empty to set a field of the
    incident, else REPORT:NUMBER of a figure; ``words_of`` is the report in which the value was selected.
    ``place`` is which of several places of a name is meant, as the form offers it.
    ``number`` is the correction to undo, ``report`` the one to dismiss.
    """

    model_config = ConfigDict(frozen=True, str_max_length=4000)

    decision: Literal["confirm", "reject", "merge", "split", "set", "dismiss", "defer", "undo"]
    incident: str = ""
    report: str = ""
    why: str = ""
    expect: int = Field(default=0, ge=0, le=LAST)
    item: str = ""
    parts: list[str] = []
    other: str = ""
    of: str = ""
    field: str = ""
    value: str = ""
    place: str = ""
    words_of: str = ""
    until: str = ""
    number: int = Field(default=0, ge=0, le=LAST)


class MissingError(MarsadError):
    """Something that was not filled in; the message is the key of the text that asks for it."""


def carry_out(ledger: Ledger, who: str, asked: Asked, tables: Path | None = None) -> Correction | None:
    """Do what was asked; return the correction, null for what was only put off.

    ``tables`` is the folder of the user's own tables. Raises LedgerError: ChangedError where somebody has
    decided on it since; MissingError.
    """
    if not asked.why.strip():
        raise MissingError("review.needs.why")
    why = asked.why.strip()
    if asked.decision == "defer":
        ledger.desk(who).defer(asked.item, _day(asked.until), why)
        return None
    if asked.decision == "undo":
        return ledger.undo(asked.number, who=who, why=why, seen=asked.expect)
    if asked.decision == "set":
        return _set(ledger, asked, who, why, tables)
    if asked.decision == "dismiss":
        return ledger.dismiss(asked.report, who=who, why=why, seen=asked.expect)
    if asked.decision in ("merge", "split"):
        return _regroup(ledger, asked, who, why)
    return ledger.correct(asked.incident, asked.decision, who=who, why=why, seen=asked.expect)


def _regroup(ledger: Ledger, asked: Asked, who: str, why: str) -> Correction:
    """Merge the incident with another, or split some of its accounts off."""
    if asked.decision == "merge":
        names = [asked.incident, _given(asked.other, "review.needs.other")]
        return ledger.merge(names, who=who, why=why, seen=asked.expect)
    if not asked.parts:
        raise MissingError("review.needs.parts")
    return ledger.split(asked.incident, asked.parts, who=who, why=why, seen=asked.expect)


def _set(ledger: Ledger, asked: Asked, who: str, why: str, tables: Path | None) -> Correction:
    """Set one field of the incident, or of a figure in one of its reports."""
    name = _given(asked.field, "review.needs.field")
    report, _, number = asked.of.rpartition(":")
    value = meant(name, asked.value, _seen(ledger, report or asked.words_of))
    figures = []
    if asked.of:
        if not number.isascii() or not number.isdigit():
            raise MissingError("review.needs.field")
        figures = [figure_asked(ledger.report(report), int(number[:9]), {name: value})]
    fields = (
        {} if asked.of else {name: value, **(degrees(asked.place, asked.value) if name in MOVING else {})}
    )
    return ledger.amend(asked.incident, fields, figures, who=who, why=why, seen=asked.expect, tables=tables)


def _seen(ledger: Ledger, report: str) -> dt.date | None:
    """Return the day of the report whose words were selected, null where it is not said which."""
    return ledger.report(report).report.seen if report else None


def _given(text: str, missing: str) -> str:
    if not text.strip():
        raise MissingError(missing)
    return text.strip()


def _day(text: str) -> dt.date:
    """Return a day to come: what is put off until one that is over would not be hidden at all."""
    try:
        day = dt.date.fromisoformat(text)
    except ValueError as error:
        raise MissingError("review.needs.until") from error
    if day <= dt.datetime.now(dt.UTC).date():
        raise MissingError("review.needs.until")
    return day
