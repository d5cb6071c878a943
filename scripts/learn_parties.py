"""Learn by what weights signs vote on who did it and on the kind of incident (tables/weights.tsv).

Reads the annotated reports that may be tuned on (the gold's part that is not held back, and the made-up
reports but those written blind), pairs each account with the incident that it tells of, and fits a
conditional logit with an L2 penalty by Adagrad: the chance of an option is proportional to the exponential
of its points. Prints what cross-validation by document says; with ``--write`` puts the weights into the
table. The same input gives the same table.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import json
import math
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from learning.gold import annotated
from learning.table import write
from scoring.gold import Line

from marsad.models import to_json
from marsad.reader.assembly import at_scene, reading
from marsad.reader.figures.figures import figures_of
from marsad.reader.parties.doers import nobody_of, of_scene
from marsad.reader.places.sites import place_of
from marsad.reader.reader import understood
from marsad.reader.scenes.kinds import KINDS, kind_of, signs_of

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
FOLDS, ROUNDS, RATE = 6, 100, 0.3
LEAST = 0.1
"""A weight closer to nothing than this is left out of the table."""
RARE = 3
"""A sign met in fewer reports than so many gets no weight."""

Option: TypeAlias = tuple[tuple[tuple[str, ...], ...], bool]
Weights: TypeAlias = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Example:
    """A choice in a report: for each option the signs of each place that tells of it, and if it is right."""

    doc: str
    options: tuple[Option, ...]


def main() -> None:
    """Learn each decision, print what cross-validation says, and write the table if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write tables/weights.tsv")
    parser.add_argument("--penalty", type=float, default=0.01, help="of L2, for each example (default: 0.01)")
    args = parser.parse_args()
    found = examples()
    learned = {decision: _learn(decision, held, args.penalty) for decision, held in sorted(found.items())}
    if args.write:
        write(learned, LEAST)


def _learn(decision: str, found: list[Example], penalty: float) -> Weights:
    right = sum(_best(one, weights) for one, weights in cross_validated(found, penalty))
    weights = fit(found, penalty)
    fitted = sum(_best(one, weights) for one in found)
    shares = f"right {right / len(found):.3f} cross-validated, {fitted / len(found):.3f} fitted"
    print(f"{decision}: {len(found)} choices, {shares}")
    return weights


def cross_validated(found: Sequence[Example], penalty: float) -> Iterator[tuple[Example, Weights]]:
    """Yield each example with the weights that the reports of other folds give."""
    for fold in range(FOLDS):
        weights = fit([one for one in found if _fold(one) != fold], penalty)
        yield from ((one, weights) for one in found if _fold(one) == fold)


def _fold(one: Example) -> int:
    return zlib.crc32(one.doc.encode()) % FOLDS


def fit(found: Sequence[Example], penalty: float) -> Weights:
    """Return the weights that make the right options likely."""
    known = _frequent(found)
    weights: defaultdict[str, float] = defaultdict(float)
    squares: defaultdict[str, float] = defaultdict(lambda: 1e-8)
    for _ in range(ROUNDS):
        slopes: defaultdict[str, float] = defaultdict(float)
        for one in found:
            for sign, slope in _slopes(one, weights):
                slopes[sign] += slope / len(found)
        for sign in known:
            slope = slopes[sign] - penalty * weights[sign]
            squares[sign] += slope * slope
            weights[sign] += RATE * slope / math.sqrt(squares[sign])
    return dict(weights)


def _frequent(found: Iterable[Example]) -> list[str]:
    docs: defaultdict[str, set[str]] = defaultdict(set)
    for one in found:
        for places, _ in one.options:
            for signs in places:
                for sign in signs:
                    docs[sign].add(one.doc)
    return sorted(sign for sign, held in docs.items() if len(held) >= RARE)


def _slopes(one: Example, weights: Weights) -> Iterator[tuple[str, float]]:
    """Yield for each sign how the log chance of the right options grows with its weight."""
    best = [max(places, key=lambda signs: _points(signs, weights)) for places, _ in one.options]
    chances = _chances([_points(signs, weights) for signs in best])
    good = sum(chance for chance, (_, right) in zip(chances, one.options, strict=True) if right)
    for signs, chance, (_, right) in zip(best, chances, one.options, strict=True):
        slope = (chance / good if right else 0.0) - chance
        yield from ((sign, slope) for sign in signs)


def _points(signs: Iterable[str], weights: Weights) -> float:
    return sum(weights.get(sign, 0.0) for sign in signs)


def _chances(scores: Sequence[float]) -> list[float]:
    powers = [math.exp(score - max(scores)) for score in scores]
    return [power / sum(powers) for power in powers]


def _best(one: Example, weights: Weights) -> bool:
    scores = [max(_points(signs, weights) for signs in places) for places, _ in one.options]
    return one.options[scores.index(max(scores))][1]


def examples() -> dict[str, list[Example]]:
    """Return by decision the choices that the reader makes in annotated reports, with what would be right."""
    found: dict[str, list[Example]] = {"doer": [], "type": []}
    score, same = _scorer(), _same_actor()
    for one in annotated():
        told = understood(one.report())
        if told is None:
            continue
        read = score.read_doc(json.loads(to_json(reading(*told, "learning"))))
        incidents = [scene for scene in told[1] if not scene.tally]
        for at, account in score.align(score.gold_doc(one.gold)["incidents"], read["incidents"]).items():
            for decision, options in _options(told[0], incidents[account], one.gold["incidents"][at], same):
                if any(right for _, right in options):
                    found[decision].append(Example(one.text["doc"], options))
    return found


def _options(
    setting: Any, scene: Any, gold: Line, same: Callable[[str], str]
) -> Iterator[tuple[str, tuple[Option, ...]]]:
    place = place_of(scene, setting)
    here = at_scene(setting, scene, place.country if place else None)
    figures = figures_of(here, scene)
    shown = signs_of(scene, figures)
    yield "type", tuple(((signs,), kind == gold["type"]) for kind, signs in zip(KINDS, shown, strict=True))
    kind = kind_of(scene, figures)
    right = {same(name) for name in gold["perp"]}
    options: list[Option] = [
        (tuple(signs + one.signs for _, signs in one.mentions), same(one.name) in right)
        for one in of_scene(here, scene, kind, figures)
    ]
    named = any(held for _, held in options)
    yield "doer", (*options, ((nobody_of(scene, kind, figures),), not named))


def _scorer() -> Any:
    spec = importlib.util.spec_from_file_location("scorer", SHARED / "score" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _same_actor() -> Callable[[str], str]:
    """Return what brings other names of an actor to its canonical one."""
    with (SHARED / "score" / "actors.tsv").open(encoding="utf-8") as file:
        lines = list(csv.reader(file, delimiter="\t"))
    names = {name.lower(): line[0] for line in lines for name in line}
    return lambda name: names.get(name.lower(), name)


if __name__ == "__main__":
    main()
