"""An explanation for people: each figure with its words marked and its reasons, then what was not counted."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import cache
from typing import Any

from marsad.language.tables import rows
from marsad.models import Account, Evidence, Reading
from marsad.publish.incidents import date_words, place_words
from marsad.publish.marks import marks, people_words
from marsad.publish.rows import Column, Row, emit
from marsad.publish.screen import Screen
from marsad.publish.table import printable, wrap
from marsad.publish.tolls import count_words
from marsad.reader.reasons.ballots import Ballot
from marsad.reader.reasons.explain import Explanation, Reason
from marsad.reader.reasons.refusals import Refused

_INDENT = 15
_SHOWN = 6
"""So many of the signs that voted are shown to people; programs get all of them."""
_NOT_COUNTED = (Column("words", "words"), Column("why", "why it is no figure"))


@cache
def _says() -> Mapping[tuple[str, str], str]:
    return {(row["kind"], row["name"]): row["says"] for row in rows("reasons")}


def rule_words(name: str | None) -> str:
    """Return what a rule of the reader says, in a sentence."""
    return _says().get(("rule", name or ""), name or "")


def refusal_words(one: Refused, numbers: Sequence[int]) -> str:
    """Return why something is no figure; ``numbers`` are those that figures are called by."""
    said = _says().get(("refusal", one.reason), one.reason)
    about = f" («{one.about}»)" if one.about else ""
    same = f" (figure {numbers[one.figure]})" if one.figure is not None else ""
    return f"{said}{about}{same}"


def numbered(told: Explanation) -> tuple[int, ...]:
    """Return the numbers of the figures, the same that ``marsad report`` marks them with."""
    free: dict[object, deque[int]] = {}
    for mark in marks(told.reading):
        if mark.kind == "figure":
            key = (mark.part, mark.what, mark.value, mark.field, mark.start, mark.end)
            free.setdefault(key, deque()).append(mark.number)
    return tuple(free[_key(one)].popleft() for one in told.figures)


def _key(one: Reason) -> object:
    figure, evidence = one.figure, one.figure.evidence
    place = (evidence.field, evidence.start, evidence.end) if evidence else ()
    return (one.part, figure.measure, count_words(figure.low, figure.high, figure.qualifier), *place)


def why_relevant(told: Explanation) -> str:
    """Say why a report tells of armed violence, or not."""
    seen = told.violence
    counts = (
        f"words of attack: {seen.strong}, of war: {seen.armed}, of harm by arms: {seen.harmed}; "
        f"of accident, disaster or crime: {seen.peaceful}"
    )
    if not seen.enough:
        return f"not relevant: too little speaks of armed violence ({counts})"
    if not told.reading.relevant:
        return f"not relevant: nobody is counted, and no attack told with its place and doer ({counts})"
    return f"relevant ({counts})"


def as_json(told: Explanation) -> dict[str, Any]:
    """Return an explanation for programs: every figure as in the reading, with its reasons."""
    numbers = numbered(told)
    figures = [
        {"number": number, **asdict(one), "whole": _number(one, numbers), "why": rule_words(one.figure.rule)}
        for number, one in zip(numbers, told.figures, strict=True)
    ]
    refused = [
        {
            **asdict(one),
            "figure": None if one.figure is None else numbers[one.figure],
            "why": refusal_words(one, numbers),
        }
        for one in told.refused
    ]
    return {
        "doc": told.report.doc,
        "relevant": told.reading.relevant,
        "why": why_relevant(told),
        "violence": told.violence._asdict(),
        "figures": figures,
        "refused": refused,
    }


def write_explanation(told: Explanation, screen: Screen, only: int | None = None) -> None:
    """Write why each figure was read, or the one of this number; then why the rest was not counted."""
    numbers = numbered(told)
    if only is None:
        _line("report", why_relevant(told), screen)
    parts = _parts(told, numbers)
    for at in range(len(numbers)):
        if only in {None, numbers[at]}:
            screen.out.write("\n" if only is None else "")
            for label, said in _told(told, at, numbers, parts.get(at, ())):
                _line(label, said, screen)
    if only is None:
        _write_refused(told, numbers, screen)


def _told(
    told: Explanation, at: int, numbers: tuple[int, ...], parts: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Yield the lines of one figure, each with its label; ``parts`` are the numbers of its parts."""
    one, figure = told.figures[at], told.figures[at].figure
    value = count_words(figure.low, figure.high, figure.qualifier)
    yield f"figure {numbers[at]}", f"{figure.measure} {value}, {_where(told.reading, one.part)}"
    yield "words", _marked(told, one)
    yield "read because", rule_words(figure.rule)
    if one.people is not None or figure.who:
        who = one.people.quote if one.people is not None else figure.who
        yield "people", f"{people_words(figure.status, figure.affiliation, False)}: {who}"
    if one.ballot is not None:
        yield "goes there by", _votes(one.ballot)
    yield "stated by", _stater(one)
    yield "part or whole", _nesting(one, numbers, parts)
    for evidence in one.again:
        yield "stated again", evidence.quote


def _votes(ballot: Ballot) -> str:
    """Return what put a sentence with its incident, the weightiest sign first, and the next best choice."""
    told = [f"{sign.partition(': ')[2] or sign} {weight:+.1f}" for sign, weight in ballot.signs]
    lesser = [f"and {len(told) - _SHOWN} lesser signs"] if len(told) > _SHOWN else []
    rival = (
        f" (next best: {ballot.next}, {_signed(ballot.next_points or 0)})" if ballot.next is not None else ""
    )
    return f"{ballot.chosen}, {_signed(ballot.points)} points: {'; '.join(told[:_SHOWN] + lesser)}{rival}"


def _signed(points: float) -> str:
    return f"{round(points, 1) or 0.0:+.1f}"


def _stater(one: Reason) -> str:
    """Return who states a figure, and by which word the report says so."""
    if one.figure.source is None:
        return "the report in its own voice"
    said = f" («{one.cue.quote}»)" if one.cue is not None else ""
    return f"{one.figure.source}{said}{', named in another sentence' if one.carried else ''}"


def _where(reading: Reading, part: str) -> str:
    """Return which incident or tally a figure went to."""
    account = next((account for account in reading.incidents if account.id == part), None)
    return f"in incident {part} ({_account_words(account)})" if account else f"in {part}"


def _account_words(account: Account) -> str:
    date = date_words(account.date)
    place = place_words(account.place)
    background = None if account.main else "background"
    return ", ".join(word for word in (account.type, date, place, background) if word)


def _nesting(one: Reason, numbers: tuple[int, ...], parts: Sequence[str]) -> str:
    if one.whole is not None:
        return f"part of figure {numbers[one.whole]}"
    if one.figure.subset:
        return "part of others whose number stands elsewhere"
    return f"a whole; its parts: {', '.join(parts)}" if parts else "a whole"


def _parts(told: Explanation, numbers: tuple[int, ...]) -> Mapping[int, list[str]]:
    """Return the numbers of the parts of each figure, by its place."""
    parts: dict[int, list[str]] = {}
    for number, one in zip(numbers, told.figures, strict=True):
        if one.whole is not None:
            parts.setdefault(one.whole, []).append(str(number))
    return parts


def _number(one: Reason, numbers: tuple[int, ...]) -> int | None:
    return None if one.whole is None else numbers[one.whole]


def _marked(told: Explanation, one: Reason) -> str:
    """Return the words of a figure: its people in ⟦⟧, the word of harm in {}, that of exactness in ⟨⟩."""
    proof = one.figure.evidence
    if proof is None:
        return ""
    kinds = ((one.people, "⟦⟧"), (one.harm, "{}"), (one.qualifier, "⟨⟩"))
    held = [(evidence, pair) for evidence, pair in kinds if evidence is not None]
    start = min(proof.start, *(e.start for e, _ in held), proof.start)
    end = max(proof.end, *(e.end for e, _ in held), proof.end)
    return _bracketed(told.report.body(proof.field), start, end, held)


def _bracketed(text: str, start: int, end: int, held: list[tuple[Evidence, str]]) -> str:
    edges = [(e.end, 0, pair[1]) for e, pair in held] + [(e.start, 1, pair[0]) for e, pair in held]
    pieces, at = [], start
    for place, _, sign in sorted(edges):
        pieces += [text[at:place], sign]
        at = place
    return "".join([*pieces, text[at:end]])


def _line(label: str, said: str, screen: Screen) -> None:
    width = max((screen.width or 0) - _INDENT, 20) if screen.width else None
    lines = wrap(printable(said), width, screen) if width else [printable(said)]
    for at, line in enumerate(lines):
        head = f"{label}:" if at == 0 else ""
        screen.out.write(f"{head:{_INDENT}}{screen.shown(line)}\n")


def _write_refused(told: Explanation, numbers: tuple[int, ...], screen: Screen) -> None:
    for title, number in (("Numbers that are no figure", True), ("People named, not counted", False)):
        found: list[Row] = [
            {"words": one.evidence.quote, "why": refusal_words(one, numbers)}
            for one in told.refused
            if one.number is number
        ]
        if found:
            screen.out.write(f"\n{title}\n")
            emit(found, _NOT_COUNTED, "table", screen)
