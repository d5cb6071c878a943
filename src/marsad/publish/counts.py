"""Our own tallies in words and rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from marsad.ledger.tallies.counting import Addend, Count, Omitted
from marsad.ledger.tallies.counting import Row as CountRow
from marsad.ledger.tallies.scopes import BASES, CountScope
from marsad.ledger.tallies.shares import Amount, People
from marsad.ledger.tallies.trends import StandOut, Trends
from marsad.models import Incident
from marsad.publish.incidents import date_words, place_words
from marsad.publish.rows import Row


def scope_words(scope: CountScope, people: People) -> str:
    """Return what a count covers."""
    parts = (
        f"{scope.first or 'any day'} to {scope.last or 'any day'}"
        if scope.first or scope.last
        else "any day",
        " or ".join((*scope.areas, *(scope.countries if not scope.areas else ()))),
        f"by {' or '.join(scope.perpetrators)}" if scope.perpetrators else "",
        f"as {' or '.join(scope.bases)}" if scope.bases != BASES else "",
        " or ".join(scope.types),
        f"of people {people_words(people)}" if people_words(people) else "",
        f"graded {' or '.join(scope.grades)}" if scope.grades else "",
        "confirmed by a reviewer" if scope.confirmed else "",
        f"without {', '.join(scope.without)}" if scope.without else "",
    )
    return "; ".join(part for part in parts if part)


def people_words(people: People) -> str:
    """Return which people are counted, empty for all."""
    kinds = (people.statuses, people.affiliations, people.demographics)
    return ", ".join(" or ".join(values).replace("_", " ") for values in kinds if values)


def count_row(row: CountRow, made: Count, kind: str) -> Row:
    """Return a row or a total of a count, with the incidents behind it."""
    return {
        "row": kind,
        **dict.fromkeys(made.by),
        **{key: label.text for key, label in zip(made.by, row.labels, strict=False)},
        "measure": row.measure,
        "count": len(row.addends),
        "numbered": row.numbered,
        **_amount(row.amount),
        "note": _note(row),
        "incidents": [{"id": one.incident, **_amount(one.amount)} for one in row.addends],
        "ids": " ".join(row.incidents),
    }


def _amount(amount: Amount | None) -> Row:
    return dict(zip(Amount._fields, amount or (None, None, None), strict=True))


def _note(row: CountRow) -> str | None:
    """Return what must be known of a number besides: how many state none, how many are contested."""
    without, vague = len(row.addends) - row.numbered, sum(one.vague for one in row.addends)
    contested = sum(one.contested for one in row.addends)
    parts = []
    if without:
        hint = f", {vague} of them hint at one" if vague else ""
        parts.append(f"in {without} of {len(row.addends)} incidents no number is stated{hint}")
    if contested:
        parts.append(f"{contested} contested")
    return "; ".join(parts) or None


def behind_rows(made: Count) -> Iterator[Row]:
    """Yield for each row the incidents behind it, with what each adds."""
    known = {one.id: one for one in made.counted}
    for row in made.rows:
        labels: dict[str, str] = {key: label.text for key, label in zip(made.by, row.labels, strict=True)}
        for one in row.addends:
            shown = {key: value for key, value in _incident(known[one.incident]).items() if key not in labels}
            yield {**labels, **shown, "measure": row.measure, "number": _number(one)}


def _incident(incident: Incident) -> Row:
    return {
        "id": incident.id,
        "date": date_words(incident.date),
        "place": place_words(incident.place),
        "type": incident.type,
        "perpetrators": [f"{one.name} ({one.basis})" for one in incident.perpetrators],
    }


def _number(one: Addend) -> str | None:
    if one.amount is None:
        return "no number" if one.vague else None
    low, best, high = one.amount
    return str(best) if low == high else f"{low}–{best}–{high}"


def left_out_row(one: Omitted) -> Row:
    """Return a row for an incident that is left out, with all grounds."""
    grounds = {"why": [g.why for g in one.grounds], "grounds": [g.in_words for g in one.grounds]}
    return {"row": "left out", **_incident(one.incident), **grounds}


def left_out_words(made: Count) -> str:
    """Return how many incidents are left out, on which grounds, and how many are outside the scope."""
    grounds = Counter(one.grounds[0].why for one in made.omitted)
    listed = f" ({', '.join(f'{n} {why}' for why, n in grounds.most_common())})" if grounds else ""
    none = "" if made.counted else "no incident in this scope: "
    return f"{none}{len(made.omitted)} left out{listed}, {made.outside} outside the scope"


def nearly_one_row(pair: tuple[str, str]) -> Row:
    """Return a row for two incidents that are counted and may be one."""
    return {"row": "may be one", "incident": pair[0], "other": pair[1]}


def nearly_one_words(pairs: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Yield a line that says how many pairs of those counted may be one incident each; none for none."""
    if pairs:
        number = "1 pair" if len(pairs) == 1 else f"{len(pairs)} pairs"
        yield f"{number} of those counted may be one incident told as two: marsad queue --kind 'near miss'"


def stand_out_row(one: StandOut) -> Row:
    """Return a row for a month that stands out."""
    return {
        "row": "stands out",
        "month": one.month,
        "count": one.incidents,
        "direction": one.direction,
        "mean_before": round(one.mean, 2),
        "months_before": one.months,
        "p": one.p,
    }


def trend_words(found: Trends) -> Iterator[str]:
    """Yield a line for each month that stands out, or one that says why none does."""
    for one in found.outstanding:
        before = f"{one.mean:.1f} a month in the {one.months} before"
        number = f"{one.incidents} incidents, {one.direction} than {before}"
        yield f"{one.month} stands out: {number} (p {one.p:.2g})"
    if not found.tested:
        yield "No month was tested against those before it: it takes at least six whole months before one."
    elif not found.outstanding:
        yield f"None of {found.tested} months stands out from those before it."
    if found.tested and found.unplaced:
        yield f"{found.unplaced} incidents of no one known month are not in this test."
