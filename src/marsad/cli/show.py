"""``marsad show``: all that the ledger holds of one incident, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from marsad.cli.ledgers import ledger_option, rule_option
from marsad.cli.shared import format_option, screen
from marsad.models import Correction, Incident, to_json
from marsad.publish import Column, Format, Row, Screen, emit, section
from marsad.publish.claims import claim_rows
from marsad.publish.corrections import change_rows, decision_lines
from marsad.publish.incidents import date_words, mention_rows, place_words, reason_rows
from marsad.publish.tolls import (
    attribution_rows,
    courses,
    dispute_rows,
    makeup_rows,
    toll_rows,
)

_TOLLS = (
    Column("measure", "measure"),
    Column("people", "people"),
    Column("toll", "low–best–high", right=True),
    Column("note", "note"),
    Column("rule", "rule"),
)
_CLAIMS = (
    Column("measure", "measure"),
    Column("people", "people"),
    Column("claimant", "according to"),
    Column("kind", "kind"),
    Column("count", "count", right=True),
    Column("quote", "words"),
    Column("seen", "day"),
    Column("figure", "figure"),
    Column("note", "note"),
)
_CSV = (*_CLAIMS[:-1], Column("doc", "doc"), _CLAIMS[-1])
_DISPUTES = (
    Column("measure", "measure"),
    Column("people", "people"),
    Column("lower", "says"),
    Column("lower_count", "count", right=True),
    Column("higher", "while"),
    Column("higher_count", "says", right=True),
    Column("gap", "apart by", right=True),
)
_MAKEUPS = (
    Column("measure", "measure"),
    Column("claimant", "according to"),
    Column("doc", "report"),
    Column("whole", "count", right=True),
    Column("parts", "made of"),
)
_RESPONSIBILITY = (
    Column("actor", "actor"),
    Column("how", "how"),
    Column("source", "according to"),
    Column("quote", "words"),
    Column("doc", "report"),
)
_REPORTS = (
    Column("doc", "report"),
    Column("report", "id"),
    Column("account", "account"),
    Column("told", "told as"),
    Column("score", "link", right=True),
    Column("date", "gives"),
    Column("note", "note"),
)
_CHANGES = (
    Column("field", "field"),
    Column("value", "set to"),
    Column("read", "read"),
    Column("by", "by"),
    Column("why", "why"),
    Column("correction", "correction", right=True),
)
_REASONS = (
    Column("doc", "report"),
    Column("account", "account"),
    Column("weight", "weight", right=True),
    Column("reason", "why linked"),
)


@click.command()
@click.argument("incident")
@ledger_option
@rule_option
@format_option
def command(incident: str, ledger: str, rule: str, form: Format) -> None:
    """Show an incident: its tolls by claimant with their words, its reports, why each was linked.

    INCIDENT is an id from marsad incidents, or the start of one. A figure is named as marsad set wants it.
    jsonl gives the whole incident as one JSON object, csv its claims.

    \b
    Example:
      marsad show 3f0a --ledger l.db
    """
    from marsad.ledger import Ledger  # noqa: PLC0415 (the database takes a while to load)

    with Ledger.open(ledger) as opened:
        found = opened.incident(incident, rule)
        decided = opened.decisions(found.id, standing=True)
        told = dict.fromkeys(mention.report for mention in found.mentions)
        readings = {name: opened.report(name).reading for name in told} if form != "jsonl" else {}
    out = screen()
    if form == "jsonl":
        out.out.write(to_json(found) + "\n")
    elif form == "csv":
        emit(claim_rows(found, readings), _CSV, form, out)
    else:
        _write(found, decided, list(claim_rows(found, readings)), out)


def _write(found: Incident, decided: Sequence[Correction], claims: Sequence[Row], out: Screen) -> None:
    for line in _head(found, decided):
        out.out.write(out.shown(line) + "\n")
    section(f"Tolls, as reported (rule {found.rule})", toll_rows(found), _TOLLS, out)
    section("Who says so", claims, _CLAIMS, out)
    section("Who contradicts whom", dispute_rows(found), _DISPUTES, out)
    section("What counts are made of", makeup_rows(found), _MAKEUPS, out)
    for course in courses(found):
        days = [Column(day, day, right=True) for day in course.days]
        title = f"Course of the {course.measure}: {course.people}"
        section(title, course.rows, (Column("claimant", "according to"), *days), out)
    section("Who did it, according to whom", attribution_rows(found), _RESPONSIBILITY, out)
    section("What reviewers set", change_rows(found), _CHANGES, out)
    section("Reports", mention_rows(found), _REPORTS, out)
    section("Why they are one incident", reason_rows(found), _REASONS, out)


def _head(found: Incident, decided: Sequence[Correction]) -> Iterator[str]:
    docs = {mention.report: mention.doc for mention in found.mentions}
    dated = f" (from report {docs.get(found.date_from or '')})" if found.date_from else ""
    yield f"Incident {found.id}: {found.type}"
    yield f"date: {date_words(found.date) or 'unknown'}{dated}"
    yield f"place: {place_words(found.place) or 'unknown'}"
    if found.facility:
        yield f"site: {found.facility}"
    yield f"perpetrators: {'; '.join(f'{p.name} ({p.basis})' for p in found.perpetrators) or 'unknown'}"
    yield f"targets: {'; '.join(party.name for party in found.targets) or 'unknown'}"
    if found.claimed_by:
        yield f"claimed by: {found.claimed_by}"
    if found.grade:
        yield f"grade: {found.grade}: {found.grade_why}"
    yield from decision_lines(decided)
