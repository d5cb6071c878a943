"""The scores of made-up sentences and reports beside their floors, which `--update-floors` raises.

Run as a program from the top of the checkout: `python tests/madeupfloors.py`. Where a file of sentences
or reports has changed on purpose, `--new-gold` measures its floors anew.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import reportscore
import sentencescore
from sentencescore import ALONE, REPORT

sys.path.append(str(Path(__file__).parents[1] / "scripts"))

from scoring import floors
from scoring.gold import MADEUP, MADEUP_FOLDER

PATH = MADEUP_FOLDER / "floors.json"
FILES = {
    ALONE: ("sentences.jsonl",),
    REPORT: ("sentences.jsonl",),
    **{name: (f"{name}.texts.jsonl", f"{name}.gold.jsonl") for name in MADEUP},
}
SCORES: Mapping[str, Callable[[], tuple[dict[str, float], dict[str, int]]]] = {
    ALONE: lambda: (sentencescore.scores(ALONE), {}),
    REPORT: lambda: (sentencescore.scores(REPORT), {}),
    **{name: partial(reportscore.measured, name) for name in MADEUP},
}


def hashes(name: str) -> dict[str, str]:
    """Return the hashes of the files that a set of scores is measured on."""
    return {file: hashlib.sha256((MADEUP_FOLDER / file).read_bytes()).hexdigest() for file in FILES[name]}


def below(name: str) -> list[str]:
    """Return a line for each score of a set that is below its floor."""
    return floors.below(name, floors.load(PATH).get(name, {}), hashes(name), *SCORES[name]())


def raise_floors(
    found: Mapping[str, tuple[Mapping[str, float], Mapping[str, int]]], *, anew: bool
) -> list[str]:
    """Raise the floors of every set that has not fallen in anything; return what has fallen in the others."""
    pinned, refused = floors.load(PATH), []
    for name, values in found.items():
        try:
            pinned[name] = floors.raised(name, pinned.get(name, {}), hashes(name), *values, new_gold=anew)
        except floors.FloorError as error:
            refused.append(str(error))
    floors.save(pinned, PATH)
    return refused


def main(options: list[str]) -> int:
    """Show scores beside floors, first raised where that is asked; exit code 1 where one has fallen."""
    found = {name: score() for name, score in SCORES.items()}
    refused = raise_floors(found, anew="--new-gold" in options) if "--update-floors" in options else []
    pinned = floors.load(PATH)
    for name, (values, _) in found.items():
        limits = pinned.get(name, {}).get("floors", {})
        for key, value in values.items():
            sys.stdout.write(f"{name:14}{key:32}{value:.3f}  floor {limits.get(key, 0):.3f}\n")
    sys.stderr.writelines(f"{line}\n" for line in refused)
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
