"""The scores of made-up sentences and reports beside their floors, which `--update-floors` raises.

Run as a program from the top of the checkout: `python tests/madeupfloors.py`. Where a file of sentences
or reports has changed on purpose, `--new-gold` measures its floors anew.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import reportscore
import sentencescore
from sentencescore import ALONE, REPORT

sys.path.append(str(Path(__file__).parents[1] / "scripts"))

from scoring import floors

MADEUP = Path(__file__).parent / "madeup"
PATH = MADEUP / "floors.json"
FILES = {
    ALONE: ("sentences.jsonl",),
    REPORT: ("sentences.jsonl",),
    "reports": ("reports.texts.jsonl", "reports.gold.jsonl"),
}
SCORES: Mapping[str, Callable[[], dict[str, float]]] = {
    ALONE: lambda: sentencescore.scores(ALONE),
    REPORT: lambda: sentencescore.scores(REPORT),
    "reports": lambda: reportscore.scores(reportscore.pairs()),
}


def hashes(name: str) -> dict[str, str]:
    """Return the hashes of the files that a set of scores is measured on."""
    return {file: hashlib.sha256((MADEUP / file).read_bytes()).hexdigest() for file in FILES[name]}


def below(name: str) -> list[str]:
    """Return a line for each score of a set that is below its floor."""
    return floors.below(name, floors.load(PATH).get(name, {}), hashes(name), SCORES[name]())


def main(options: list[str]) -> None:
    """Show scores and floors, having raised them where that is asked."""
    pinned, anew = floors.load(PATH), "--new-gold" in options
    found = {name: score() for name, score in SCORES.items()}
    if "--update-floors" in options:
        for name, values in found.items():
            kept = pinned.get(name, {})
            pinned[name] = floors.raised(name, kept, hashes(name), values, new_gold=anew)
        floors.save(pinned, PATH)
    for name, values in found.items():
        limits = pinned.get(name, {}).get("floors", {})
        for key, value in values.items():
            sys.stdout.write(f"{name:14}{key:32}{value:.3f}  floor {limits.get(key, 0):.3f}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
