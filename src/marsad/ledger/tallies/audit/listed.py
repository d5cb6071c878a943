"""A tally rebuilt from the incidents that its own report lists: their number, and their dead.

Round-ups often list every operation under the total. Where the report says that it lists them all, or lists
as many as it counts, their dead must sum to the total; where it tells only of some, nothing can be said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from marsad.language.folding import fold_text
from marsad.ledger.linking.words import facility_words, place_words, words
from marsad.ledger.tallies.audit.cues import said
from marsad.ledger.tallies.audit.finding import Finding, Verdict, exact, quotes
from marsad.ledger.tallies.audit.nesting import totals
from marsad.ledger.tolls.groups import disjoint, group_of
from marsad.models import Account, Figure, Measure, Place, Reading, Report, Scope, Tally

_HEADING = 120
"""Characters between a tally and the list that it announces."""
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Listed:
    """The incidents of a report that lie in the scope of a tally; ``whole`` where they are said to be all."""

    accounts: tuple[Account, ...]
    whole: bool


def against_listed(tally: Tally, reading: Reading, report: Report) -> Iterator[Finding]:
    """Yield what the comparison with the incidents that the report lists finds, if it lists any."""
    listed = _listed(tally, reading, report)
    if not listed.accounts:
        return
    wholes = totals(tally, report)
    counted = _total(wholes, "incidents")
    if counted is not None:
        yield _number(counted, listed)
    stated = exact(counted) if counted is not None else None
    all_told = listed.whole or stated == len(listed.accounts)
    measures: tuple[Measure, ...] = ("killed", "injured")
    for measure in measures:
        total = _total(wholes, measure)
        if total is not None:
            yield _dead(total, listed.accounts, all_told=all_told)


def _total(wholes: Sequence[Figure], measure: Measure) -> Figure | None:
    """Return the one total of a measure; null where there is none, or several."""
    same = [figure for figure in wholes if figure.measure == measure]
    return same[0] if len(same) == 1 else None


def _are(number: int) -> str:
    return f"{number} operations are listed" if number != 1 else "1 operation is listed"


def _number(counted: Figure, listed: Listed) -> Finding:
    told, number = len(listed.accounts), exact(counted)
    proof = (*quotes([counted]), *(_words(account) for account in listed.accounts))

    def found(verdict: Verdict, why: str) -> Finding:
        return Finding("operations listed", verdict, why, proof)

    if number is None:
        return found("cannot be checked", "the number of operations is not exact")
    if told == number:
        return found("reconciles", _are(told))
    if listed.whole:
        return found("does not reconcile", f"{_are(told)}, stated {number}")
    return found("cannot be checked", f"the report tells of {told} of {number} operations")


def _dead(total: Figure, accounts: Sequence[Account], *, all_told: bool) -> Finding:
    measure, number = total.measure, exact(total)
    counts = [_count(account, measure) for account in accounts]
    proof = quotes([total, *(f for account in accounts for f in account.figures if f.measure == measure)])

    def found(verdict: Verdict, why: str) -> Finding:
        return Finding("dead listed" if measure == "killed" else "injured listed", verdict, why, proof)

    if number is None or None in counts:
        return found("cannot be checked", f"not every figure is one number ({measure})")
    summed = sum(count or 0 for count in counts)
    if summed == number and (all_told or len(accounts) >= _FEWEST):
        return found("reconciles", f"listed incidents sum to {summed} ({measure})")
    if all_told:
        return found("does not reconcile", f"listed incidents sum to {summed}, stated {number} ({measure})")
    why = f"it is not said that all incidents are listed ({summed} of {number} {measure})"
    return found("cannot be checked", why)


def _count(account: Account, measure: Measure) -> int | None:
    """Return how many an incident left, none stated being 0; null where that is not one exact number."""
    wholes = [f for f in account.figures if f.measure == measure and not f.subset]
    numbers = [exact(figure) for figure in wholes]
    if not wholes:
        return 0 if not any(f.measure in (measure, "casualties") for f in account.figures) else None
    if None in numbers:
        return None
    beside = all(_beside(a, b) for n, a in enumerate(wholes) for b in wholes[n + 1 :])
    return sum(number or 0 for number in numbers) if beside else None


def _beside(one: Figure, other: Figure) -> bool:
    """Tell whether two counts of one claimant hold different people: of groups apart, by name, or joined."""
    if one.source != other.source:
        return False
    apart = disjoint(group_of(one), group_of(other))
    return apart or (one.low == other.low == 1 and one.who != other.who) or _joined(one, other)


def _joined(one: Figure, other: Figure) -> bool:
    """Tell whether one count stands right behind the other, joined by «و»."""
    a, b = one.evidence, other.evidence
    return bool(a and b and a.field == b.field and 0 <= b.start - a.end <= 2 and b.quote.startswith("و"))


def _listed(tally: Tally, reading: Reading, report: Report) -> Listed:
    """Return the incidents of an announced list; without one, all that the scope does not shut out."""
    start = max(
        (f.evidence.end for f in tally.figures if f.evidence and f.evidence.field == "text"), default=0
    )
    behind = [account for account in reading.incidents if _start(account) >= start]
    announced = bool(behind) and _announces(report.text[start : min(_start(one) for one in behind)])
    lines = {report.text.count("\n", 0, _start(one)) for one in behind}
    if announced and len(behind) >= _FEWEST and len(lines) == len(behind):
        return Listed(tuple(behind), whole=True)
    return Listed(tuple(one for one in reading.incidents if may_hold(tally.scope, one, report)), whole=False)


def _announces(between: str) -> bool:
    """Tell whether the words between a tally and the first incident announce a list of them all."""
    folded = fold_text(between[:_HEADING])
    return ":" in folded and not said("some", folded)


def _start(account: Account) -> int:
    places = [f.evidence.start for f in account.figures if f.evidence and f.evidence.field == "text"]
    own = account.evidence
    if own is not None and own.field == "text":
        places.append(own.start)
    return min(places, default=-1)


def may_hold(scope: Scope, account: Account, report: Report) -> bool:
    """Tell whether an incident may lie in a scope: no day, perpetrator, kind or exception is against it."""
    date, last = account.date, scope.last or report.seen
    early = bool(date and scope.first and date.last < scope.first)
    late = bool(date and last and date.first > last)
    doers = {party.name for party in account.perpetrators if party.basis != "denied"}
    others = bool(doers and scope.perpetrators) and not doers & {party.name for party in scope.perpetrators}
    kind = bool(scope.types) and account.type not in (*scope.types, "other")
    return not (early or late or others or kind or _left_out(scope, account))


def _left_out(scope: Scope, account: Account) -> bool:
    return names_left_out(scope, account.place, account.facility)


def names_left_out(scope: Scope, place: Place | None, facility: str | None) -> bool:
    """Tell whether the words for what a tally leaves out name a place or site by a word of its own."""
    told = {word for one in scope.without for word in words(one.quote)}
    own = {*facility_words(facility or ""), *place_words((place.name if place else None) or "")}
    return bool(told & own)


def _words(account: Account) -> str:
    return account.evidence.quote if account.evidence else account.id
