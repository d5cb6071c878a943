"""Score the reader and the links against hand-made gold (``make score``); docs/score.md explains it."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scoring import baselines, floors
from scoring.gold import (
    MADEUP,
    SETS,
    GoldSet,
    Line,
    ScoreError,
    Scores,
    flat,
    large_gold,
    large_readings,
    link,
    only,
    read,
    rights,
    score,
)

SHARED = Path(__file__).parents[2] / "shared"
NONE = "–"


@dataclass(frozen=True, slots=True)
class Measured:
    """The scores of one set, and by name those of the columns beside them."""

    gold: GoldSet
    scores: Scores
    beside: Mapping[str, Scores]
    shown: str = ""


def measure(gold: GoldSet, *, beside: bool = True, show: str | None = None) -> Measured:
    """Read and link a set with the command line, and score it. Raises ScoreError where a command fails."""
    golds, readings = gold.gold(), read(gold)
    links = link(gold) if gold.linked else None
    scores, _ = score(gold, golds, readings, links)
    shown = _shown(gold, golds, readings, show) if show else ""
    others = _beside(gold, golds, readings, links) if beside else {}
    return Measured(gold, scores, others, shown)


def _shown(gold: GoldSet, golds: list[Line], readings: list[Line], show: str) -> str:
    """Return what is missed and extra in a doc, or in all of the set; never in one that is held back."""
    if show in gold.held_back():
        return f"{show} is held back: nobody tunes on it"
    open_ones = frozenset(line["doc"] for line in golds) - gold.held_back()
    return score(gold, only(golds, open_ones), readings, None, show)[1]


def _beside(
    gold: GoldSet, golds: list[Line], readings: list[Line], links: list[Line] | None
) -> dict[str, Scores]:
    texts, held_back = gold.texts(), gold.held_back()
    alone: list[Line] | None = None if links is None else []
    found = {
        "constant": score(gold, golds, baselines.constant(readings, golds, texts), alone),
        "regexes": score(gold, golds, baselines.expressions(texts), None),
        "large": score(gold, large_gold(golds), large_readings(readings), None),
    }
    if held_back and len(held_back) < len(golds):
        found["held back"] = score(gold, only(golds, held_back), readings, links)
    return {name: scores for name, (scores, _) in found.items()}


OUR_COUNTS = ("figures", "vague")
COLUMNS = ("floor", "constant", "regexes", "large", "held back")


def table(measured: Measured, pinned: Mapping[str, float]) -> list[str]:
    """Return the lines of a set's table."""
    columns = {name: flat(scores) for name, scores in measured.beside.items()} | {"floor": dict(pinned)}
    # Large tolls say nothing of incidents, and the constant answer keeps our own counts.
    columns["large"] = {k: v for k, v in columns.get("large", {}).items() if k.startswith("figure")}
    columns["constant"] = {k: v for k, v in columns.get("constant", {}).items() if k not in OUR_COUNTS}
    head = "".join(f"{name:>10}" for name in ("score", *COLUMNS))
    lines = [f"{measured.gold.name:22}{head}   precision, recall, counts"]
    for key, value in flat(measured.scores).items():
        cells = [value, *(columns.get(name, {}).get(key) for name in COLUMNS)]
        told = "".join(f"{NONE if cell is None else format(cell, '.3f'):>10}" for cell in cells)
        lines.append(f"{key:22}{told}   {_detail(measured.scores, key)}")
    return lines


def _detail(scores: Scores, key: str) -> str:
    if key in scores["shares"]:
        share = scores["shares"][key]
        return f"{share['right']} of {share['of']} right"
    found = scores[key]
    told = f"P {found['p']:.3f}  R {found['r']:.3f}"
    if key == "linking":
        return f"{told}  {found['mentions']} mentions of {found['events']} events"
    return f"{told}  {found['found']} of {found['gold']} found, {found['said']} said"


def update(results: list[Measured], path: Path, *, new_gold: bool) -> None:
    """Raise the floors in a file to the scores of all these sets, or of none. Raises FloorError."""
    pinned, refused = floors.load(path), []
    for one in results:
        name = one.gold.name
        try:
            pinned[name] = floors.raised(
                name,
                pinned.get(name, {}),
                one.gold.hashes(),
                flat(one.scores),
                rights(one.scores),
                new_gold=new_gold,
            )
        except floors.FloorError as error:
            refused.append(str(error))
    if refused:
        raise floors.FloorError("\n".join(refused))
    floors.save(pinned, path)


def main() -> int:
    """Run the command; the exit code is 1 where a score is below its floor or cannot be measured."""
    options = _options()
    if not (options.shared / "score" / "score.py").is_file():
        print(f"score: no gold in {options.shared}; name its folder with --shared", file=sys.stderr)
        return 1
    if options.update_floors and options.set in MADEUP:
        print("score: python tests/madeupfloors.py raises the floors of made-up sets", file=sys.stderr)
        return 1
    names = [options.set] if options.set else [*SETS, *(() if options.update_floors else MADEUP)]
    try:
        results = [
            measure(GoldSet(name, options.shared), beside=not options.update_floors, show=options.show)
            for name in names
        ]
        if options.update_floors:
            update(results, options.floors, new_gold=options.new_gold)
    except (ScoreError, floors.FloorError) as error:
        print(f"score: {error}", file=sys.stderr)
        return 1
    pinned = floors.load(options.floors)
    print(_json(results, pinned) if options.json else _text(results, pinned))
    fallen = [line for one in results for line in _below(one, pinned)]
    for line in fallen:
        print(f"score: below its floor: {line}", file=sys.stderr)
    return 1 if fallen else 0


def _below(one: Measured, pinned: floors.Floors) -> list[str]:
    name = one.gold.name
    scores = one.scores
    return floors.below(name, pinned.get(name, {}), one.gold.hashes(), flat(scores), rights(scores))


def _text(results: list[Measured], pinned: floors.Floors) -> str:
    blocks = []
    for one in results:
        lines = [one.shown] if one.shown else []
        blocks.append("\n".join([*lines, *table(one, pinned.get(one.gold.name, {}).get("floors", {}))]))
    return "\n\n".join(blocks)


def _json(results: list[Measured], pinned: floors.Floors) -> str:
    told = {
        one.gold.name: {
            "hashes": one.gold.hashes(),
            "scores": one.scores,
            "floors": pinned.get(one.gold.name, {}).get("floors", {}),
            **one.beside,
        }
        for one in results
    }
    return json.dumps(told, indent=2)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder with gold/ and score/")
    parser.add_argument("--set", choices=(*SETS, *MADEUP), help="one set; without it, all")
    parser.add_argument("--json", action="store_true", help="everything as one JSON object")
    parser.add_argument("--show", metavar="DOC", help="figures missed and extra in a doc, or in all")
    parser.add_argument("--floors", type=Path, default=floors.PATH, help=argparse.SUPPRESS)
    parser.add_argument("--update-floors", action="store_true", help="raise the floors to this score")
    parser.add_argument("--new-gold", action="store_true", help="measure anew the floors of changed gold")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
