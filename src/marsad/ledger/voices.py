"""Who states a figure: claimants told apart, and copies of one text taken for one voice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from marsad.language.folding import fold_text
from marsad.ledger.told import Told
from marsad.ledger.words import actor_called, nameless, words
from marsad.models import Claim, Figure, Group


@dataclass(frozen=True, slots=True)
class Statement:
    """A figure, the account that it stands in, and the voice that it is: equal for one claimant."""

    told: Told
    figure: Figure
    voice: str
    superseded: bool = False

    @property
    def group(self) -> Group:
        """Return the people that the figure counts."""
        figure = self.figure
        return Group(status=figure.status, affiliation=figure.affiliation, demographic=figure.demographic)

    def claim(self) -> Claim:
        """Return the statement as it is shown."""
        figure = self.figure
        return Claim(
            claimant=figure.source,
            low=figure.low,
            high=figure.high,
            qualifier=figure.qualifier,
            who=figure.who,
            report=self.told.report,
            doc=self.told.doc,
            subset=figure.subset,
            superseded=self.superseded,
            evidence=figure.evidence,
        )


def statements(tolds: Sequence[Told]) -> list[Statement]:
    """Return every figure of the accounts of one incident, those marked that their claimant has replaced."""
    own = _own_voices(tolds)
    named = {f.source for told in tolds for f in told.account.figures if f.source and not nameless(f.source)}
    found = [
        Statement(told, figure, _voice(figure, own[told.text], named))
        for told in tolds
        for figure in told.account.figures
    ]
    return [_marked(one, found) for one in found]


def _own_voices(tolds: Iterable[Told]) -> dict[str, str]:
    """Return for each text the voice that it speaks in itself: its publisher, one for all copies."""
    own: dict[str, str] = {}
    for told in tolds:
        speaks = f"report {fold_text(told.publisher)}" if told.publisher else f"text {told.text}"
        own[told.text] = min(own.get(told.text, speaks), speaks)
    return own


def _voice(figure: Figure, own: str, named: Iterable[str]) -> str:
    """Return the voice of a figure. Whom nobody can tell apart («a source») speaks only within its outlet."""
    source = figure.source
    if not source:
        return own
    if actor := actor_called(source):
        return actor
    if nameless(source):
        return f"{own}: {fold_text(source)}"
    return min((_fuller(source, other) for other in named), key=lambda name: (-len(words(name)), name))


def _fuller(source: str, other: str) -> str:
    """Return the other name if it is a longer one of the same source: المرصد, المرصد السوري لحقوق الإنسان."""
    one, two = fold_text(source).split(), fold_text(other).split()
    same = bool(one and two) and one[0] == two[0] and words(source) <= words(other)
    return fold_text(other if same else source)


def _marked(one: Statement, all_of_them: Iterable[Statement]) -> Statement:
    later = any(_replaces(other, one) for other in all_of_them)
    return Statement(one.told, one.figure, one.voice, superseded=True) if later else one


def _replaces(new: Statement, old: Statement) -> bool:
    """Tell whether the same claimant said otherwise of the same people on a later day."""
    a, b = new.figure, old.figure
    same = (
        new.voice == old.voice and a.measure == b.measure and new.group == old.group and a.subset == b.subset
    )
    said = (a.low, a.high, a.qualifier) != (b.low, b.high, b.qualifier)
    days = (old.told.seen, new.told.seen)
    return same and said and days[0] is not None and days[1] is not None and days[0] < days[1]
