"""What a check of a published tally found, and the words it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from marsad.models import Figure, Tally

Verdict: TypeAlias = Literal["reconciles", "does not reconcile", "cannot be checked"]
InItself: TypeAlias = Literal[
    "parts", "parts of parts", "places", "sides", "months", "means", "groups and places", "dead and injured"
]
Beside: TypeAlias = Literal[
    "operations listed",
    "dead listed",
    "injured listed",
    "title",
    "editions",
    "ledger",
]
Kind: TypeAlias = InItself | Beside
"""What was compared with what, in the tally itself or beside it; ``docs/tallies.md`` tells each."""
IN_ITSELF: tuple[Kind, ...] = get_args(InItself)


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found. ``words`` say why; ``quotes`` are the report's words for the numbers used."""

    check: Kind
    verdict: Verdict
    words: str
    quotes: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return the verdict with its reason."""
        return f"{self.verdict}: {self.words}" if self.words else self.verdict


@dataclass(frozen=True, slots=True)
class Audited:
    """A published tally, ``number`` in its report (from 1), with all that its checks found."""

    report: str
    doc: str
    number: int
    tally: Tally
    findings: tuple[Finding, ...]

    @property
    def reconciles(self) -> bool:
        """Tell whether no check found that it does not reconcile."""
        return all(one.verdict != "does not reconcile" for one in self.findings)


def quotes(figures: Iterable[Figure | None]) -> tuple[str, ...]:
    """Return the words of figures, in order."""
    return tuple(one.evidence.quote for one in figures if one is not None and one.evidence is not None)


def exact(figure: Figure) -> int | None:
    """Return the number that a figure states, null where it is vague, a range, or qualified."""
    return figure.low if figure.low == figure.high and figure.qualifier is None else None


def summary(findings: Sequence[Finding]) -> str:
    """Return one line for the checks of a tally in itself: what does not reconcile comes first."""
    own = [one for one in findings if one.check in IN_ITSELF]
    slips = [one.words for one in own if one.verdict == "does not reconcile"]
    if slips:
        return f"does not reconcile: {'; '.join(dict.fromkeys(slips))}"
    if any(one.verdict == "reconciles" for one in own):
        return "reconciles"
    return next((str(one) for one in own), "cannot be checked: it states no figures")
