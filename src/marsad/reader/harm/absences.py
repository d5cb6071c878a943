"""That nobody was harmed, that no harm was reported, that it is not known how many: no figures, yet said."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import cast

from marsad.language.lexicon import Mark
from marsad.models import Figure, Measure, Qualifier
from marsad.reader.document import Sentence
from marsad.reader.scenes.telling import Scene
from marsad.reader.setting import Setting
from marsad.reader.voices.voices import speaker

_NEAR, _BETWEEN = 5, 3
_BREAKS = frozenset({"،", ",", ":", "(", ")"})


def absences_of(setting: Setting, scene: Scene) -> tuple[Figure, ...]:
    """Return what a scene says of harm without counting anybody, each once for measure, sense and source.

    «No one was killed» is a count of 0; «no casualties», which says as much as the one who reports it
    knows, and «it is not known how many» give no number. Of what a scene counts, it says no such thing.
    """
    counted = {one.measure for one in scene.found}
    said = [
        figure
        for telling in scene.tellings
        for figure in _said(setting, telling.sentence)
        if figure.measure not in counted
    ]
    return tuple({(one.measure, one.qualifier, one.source): one for one in reversed(said)}.values())[::-1]


def _said(setting: Setting, sentence: Sentence) -> Iterator[Figure]:
    for mark in sentence.find("absences"):
        if mark.entry.part == "nobody":
            yield from _figures(setting, sentence, mark, mark)
        elif mark.entry.part in {"none_reported", "unknown"}:
            harmed = _harmed(sentence, mark)
            yield from (f for harm in harmed for f in _figures(setting, sentence, mark, harm))


def _harmed(sentence: Sentence, cue: Mark) -> Iterator[Mark]:
    """Yield whom the words speak of: «ضحايا» near behind them, and what «أو» joins to it."""
    passage, at, last = sentence.passage, cue.end, cue.end + _NEAR
    while at < min(last, sentence.end) and passage.word(at) not in _BREAKS:
        harm = passage.at(at, "absences", "harm")
        if passage.at(at, "numbers") or passage.tokens[at].is_number:
            return
        if harm is not None:
            yield harm
            last = harm.end + _BETWEEN
        at = harm.end if harm is not None else at + 1


def _figures(setting: Setting, sentence: Sentence, cue: Mark, harm: Mark) -> Iterator[Figure]:
    passage, nobody = sentence.passage, cue.entry.part == "nobody"
    source = speaker(setting.voices.get(sentence.index, ()), cue.start)
    evidence = passage.evidence(cue.start, harm.end, cue.proclitic if cue.proclitic in {"و", "ف"} else "")
    for measure, low in product(harm.entry.row.values("measures"), [0 if nobody else None]):
        yield Figure(
            measure=cast(Measure, measure),
            low=low,
            high=low,
            qualifier=None if nobody else _sense(sentence, cue, harm),
            who=None if nobody else passage.words(harm.start, harm.end),
            source=source,
            rule="absence",
            evidence=evidence,
        )


def _sense(sentence: Sentence, cue: Mark, harm: Mark) -> Qualifier:
    """Return whether none were reported, or how many there were is not known («لم ترد معلومات عن حصيلة»)."""
    amount = any(sentence.passage.at(at, "absences", "amount") for at in range(cue.end, harm.start))
    return "unknown" if amount or cue.entry.part == "unknown" else "none_reported"
