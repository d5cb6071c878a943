"""Who states a figure: claimants told apart, and copies of one text taken for one voice."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from marsad.language.folding import fold_text
from marsad.ledger.linking.told import Told
from marsad.ledger.linking.words import actor_called, nameless, words
from marsad.ledger.tolls.groups import group_of
from marsad.ledger.tolls.sources import Outlet, kind_of, outlet_called, represented
from marsad.models import Claim, Figure, Group, Measure
from marsad.models.incident import VoiceKind


class Voice(NamedTuple):
    """Who states something: ``name`` is equal for one claimant, whatever the words for it."""

    name: str
    kind: VoiceKind


@dataclass(frozen=True)
class Statement:
    """A figure, the account that it stands in, and the voice that it is: equal for one claimant."""

    told: Told
    figure: Figure
    voice: str
    kind: VoiceKind
    superseded: bool = False
    copy_of: str | None = None
    day: dt.date | None = None
    """When it was said: a text that is republished says no more than on the day it was first seen."""

    @property
    def said(self) -> tuple[object, ...]:
        """Return what is stated, of whom: equal for figures that say the same."""
        figure = self.figure
        return figure.measure, self.group, figure.subset, figure.low, figure.high, figure.qualifier

    @cached_property
    def group(self) -> Group:
        """Return the people that the figure counts."""
        return group_of(self.figure)

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
            seen=self.told.seen,
            voice=self.voice,
            kind=self.kind,
            copy_of=self.copy_of,
        )


def statements(tolds: Sequence[Told]) -> list[Statement]:
    """Return every figure of the accounts of one incident, those marked that their claimant has replaced."""
    own, first = own_voices(tolds), _first_copies(tolds)
    sources = {f.source for told in tolds for f in _said(told) if f.source}
    named = frozenset(represented(source) for source in sources if not _nobody(source))
    found = [
        _statement(told, figure, _voice(figure, own[told.origin], named), first[told.origin])
        for told in tolds
        for figure in _said(told)
    ]
    notes = [one for one in found if one.told.within]
    if notes:
        found = [_taken_over(one, notes) for one in found]
    said: defaultdict[tuple[str, Measure], list[Statement]] = defaultdict(list)
    for one in found:
        said[one.voice, one.figure.measure].append(one)
    return [_marked(one, said[one.voice, one.figure.measure]) for one in found]


def _statement(told: Told, figure: Figure, voice: Voice, first: Told) -> Statement:
    copy_of = first.report if first.report != told.report else None
    return Statement(told, figure, *voice, copy_of=copy_of, day=first.seen)


def _said(told: Told) -> tuple[Figure, ...]:
    """Return what an account says of numbers: counts, and that there was nobody or that it is not known."""
    return (*told.account.figures, *told.account.absences)


def own_voices(tolds: Iterable[Told]) -> dict[str, Voice]:
    """Return by ``origin`` the voice that a text speaks in itself.

    It is the outlet that one of its copies credits, else its publisher's; one for all copies. Versions of one
    page are one voice where nothing is said of who publishes them.
    """
    every = list(tolds)
    own: defaultdict[str, list[tuple[bool, Voice]]] = defaultdict(list)
    texts = _texts(every)
    for told in every:
        own[told.origin].append((told.credit is None, _own(told, texts[told.origin])))
    return {origin: min(voices)[1] for origin, voices in own.items()}


def _texts(tolds: Iterable[Told]) -> dict[str, str]:
    """Return by ``origin`` what is equal for texts that are connected by being versions of one page."""
    texts, pages = dict[str, str](), dict[str, str]()
    for told in sorted(tolds, key=lambda told: (told.origin, told.order)):
        name = texts.setdefault(told.origin, told.origin)
        first = pages.setdefault(told.page, name) if told.page else name
        if first != name:
            texts = {origin: first if text == name else text for origin, text in texts.items()}
            pages = {page: first if text == name else text for page, text in pages.items()}
    return texts


def independent(said: Iterable[Statement]) -> dict[str, VoiceKind]:
    """Return the independent voices among statements, with what kind of source each is.

    Copies and credits count once, a claimant counts once in however many outlets. An outlet's own words
    beside the claimant that it quotes for the same figure are no second voice.
    """
    every = [one for one in said if not one.superseded]
    quoted = {(one.told.origin, one.said) for one in every if one.figure.source}
    return {
        one.voice: one.kind for one in every if one.figure.source or (one.told.origin, one.said) not in quoted
    }


def _first_copies(tolds: Iterable[Told]) -> dict[str, Told]:
    """Return by ``origin`` the account of the report that was seen first of all with that text."""
    firsts: dict[str, Told] = {}
    for told in sorted(tolds, key=lambda told: (told.seen or dt.date.max, *told.order)):
        firsts.setdefault(told.origin, told)
    return firsts


def _taken_over(one: Statement, notes: Iterable[Statement]) -> Statement:
    """Return a statement with the voice of the note that it repeats, where that stands whole in its text."""
    if one.figure.source and not _nobody(one.figure.source):
        return one
    same = [
        Voice(other.voice, other.kind)
        for other in notes
        if one.told.report in other.told.within
        and other.said == one.said
        and other.figure.source == one.figure.source
    ]
    voice = min(same, default=Voice(one.voice, one.kind))
    return replace(one, voice=voice.name, kind=voice.kind)


def _own(told: Told, text: str) -> Voice:
    by = told.credit or told.publisher
    outlet = outlet_called(by) if by else None
    if outlet:
        return of_outlet(outlet)
    return Voice(f"outlet {fold_text(by)}" if by else f"text {text}", "outlet")


def of_outlet(outlet: Outlet) -> Voice:
    """Return the voice of an outlet's own words: that of the armed group whose medium it is."""
    if outlet.kind == "party" and outlet.affiliation:
        return Voice(outlet.affiliation, outlet.voice)
    return Voice(f"outlet {outlet.name}", outlet.voice)


def _voice(figure: Figure, own: Voice, named: Iterable[str]) -> Voice:
    """Return the voice of a figure. Whom nobody can tell apart («a source») speaks only within its outlet."""
    if not figure.source:
        return own
    source = represented(figure.source)
    if actor := actor_called(source):
        return Voice(actor, "belligerent")
    if _nobody(figure.source):
        return Voice(f"{own.name}: {fold_text(source)}", kind_of(source))
    fuller = min((_fuller(source, other) for other in named), key=lambda name: (-len(words(name)), name))
    outlet = outlet_called(fuller)
    return of_outlet(outlet) if outlet else Voice(fuller, kind_of(fuller))


def _nobody(source: str) -> bool:
    """Tell whether neither a source nor whom it speaks for can be told from others: «تقارير إعلامية»."""
    return nameless(source) or nameless(represented(source))


def _fuller(source: str, other: str) -> str:
    """Return the other name if it is a longer one of the same source: المرصد, المرصد السوري لحقوق الإنسان."""
    one, two = fold_text(source).split(), fold_text(other).split()
    same = bool(one and two) and one[0] == two[0] and words(source) <= words(other)
    return fold_text(other if same else source)


def _marked(one: Statement, of_its_voice: Iterable[Statement]) -> Statement:
    later = any(_replaces(other, one) for other in of_its_voice)
    return replace(one, superseded=True) if later else one


def _replaces(new: Statement, old: Statement) -> bool:
    """Tell whether the same claimant said otherwise of the same people on a later day.

    A later version of a page speaks in place of the earlier one, also of other people.
    """
    a, b = new.figure, old.figure
    if new.told.revises(old.told):
        return new.voice == old.voice and a.measure == b.measure
    same = (
        new.voice == old.voice and a.measure == b.measure and new.group == old.group and a.subset == b.subset
    )
    said = (a.low, a.high, a.qualifier) != (b.low, b.high, b.qualifier)
    days = (old.day, new.day)
    return same and said and days[0] is not None and days[1] is not None and days[0] < days[1]
