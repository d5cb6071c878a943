"""How well made-up reports of several wars are linked, beside the floors that `--update-floors` raises.

Run as a program from the top of the checkout: `python tests/linkscore.py`. Each of its incidents is told by
several outlets on several days; `--new-gold` measures the floors anew where texts or gold changed on purpose.
"""

from __future__ import annotations

import hashlib
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from goldreadings import Pair, reading_of
from marsad.ledger import Ledger
from marsad.reader import read
from reportscore import aligned

sys.path.append(str(Path(__file__).parents[1] / "scripts"))

from scoring import floors

FOLDER = Path(__file__).parent / "madeup" / "linking"
NAMES = ("wars", "towns")
"""The second has more of what is hard: two attacks on one town in a day, places and sides told otherwise."""
FLOORS = FOLDER / "floors.json"
BY_PEOPLE, OUR_OWN = "accounts by people", "our own readings"
Mentions = dict[tuple[str, str], str]


def lines(name: str, kind: str) -> list[dict[str, Any]]:
    """Return the texts or the gold of a set."""
    found = (FOLDER / f"{name}.{kind}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in found]


@cache
def by_people(name: str) -> list[Pair]:
    """Return the reports with the accounts that people read in them."""
    pairs = zip(lines(name, "gold"), lines(name, "texts"), strict=True)
    return [reading_of(gold, text) for gold, text in pairs]


@cache
def our_own(name: str) -> list[Pair]:
    """Return the reports with our own readings."""
    return [(report, read(report)) for report, _ in by_people(name)]


def events(name: str) -> Mentions:
    """Return the event of each account by people."""
    return {
        (gold["doc"], one["id"]): one["event"] for gold in lines(name, "gold") for one in gold["incidents"]
    }


def linked(pairs: Iterable[Pair]) -> Mentions:
    """Return the incident of each account that a new ledger with these reports has."""
    with (
        tempfile.TemporaryDirectory(prefix="marsad-") as folder,
        Ledger.open(Path(folder) / "l.db", create=True) as ledger,
    ):
        list(ledger.add_all(pairs))
        return {(link.doc, link.mention): link.incident for link in ledger.links()}


def told(name: str, found: Mentions) -> Mentions:
    """Return the incident of each account by people that we read; what was not read is alone."""
    ours = {report.doc: reading for report, reading in our_own(name)}
    made = {mention: f"alone {' '.join(mention)}" for mention in events(name)}
    for gold in lines(name, "gold"):
        doc = gold["doc"]
        for incident, account in aligned(gold["incidents"], ours[doc].incidents):
            made[doc, incident["id"]] = found[doc, account.id]
    return made


def b_cubed(gold: Mentions, found: Mentions) -> tuple[float, float, float]:
    """Return precision, recall and F1 of incidents against events (Bagga and Baldwin 1998)."""
    of_event, of_cluster = Counter(gold.values()), Counter(found[mention] for mention in gold)
    both = Counter((gold[mention], found[mention]) for mention in gold)
    precision = sum(n * n / of_cluster[cluster] for (_, cluster), n in both.items()) / len(gold)
    recall = sum(n * n / of_event[event] for (event, _), n in both.items()) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


@cache
def measured(name: str) -> Mapping[str, tuple[float, float, float]]:
    """Return precision, recall and F1 with accounts by people and with our own readings."""
    gold, ours = events(name), told(name, linked(our_own(name)))
    return {BY_PEOPLE: b_cubed(gold, linked(by_people(name))), OUR_OWN: b_cubed(gold, ours)}


def scores(name: str) -> dict[str, float]:
    """Return the F1 of each."""
    return {name: values[-1] for name, values in measured(name).items()}


def hashes(name: str) -> dict[str, str]:
    """Return the hashes of the files that are measured on."""
    paths = [FOLDER / f"{name}.{kind}.jsonl" for kind in ("texts", "gold")]
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def below() -> list[str]:
    """Return a line for each score that is below its floor."""
    pinned = floors.load(FLOORS)
    found = (floors.below(one, pinned.get(one, {}), hashes(one), scores(one)) for one in NAMES)
    return list(chain.from_iterable(found))


def _raise(pinned: dict[str, Any], *, anew: bool) -> None:
    """Raise the floors of each set to what is measured. Raises FloorError where one would fall."""
    for one in NAMES:
        pinned[one] = floors.raised(one, pinned.get(one, {}), hashes(one), scores(one), new_gold=anew)
    floors.save(pinned, FLOORS)


def main(options: list[str]) -> int:
    """Show scores beside floors, first raised where that is asked; exit code 1 where one has fallen."""
    pinned = floors.load(FLOORS)
    if "--update-floors" in options:
        try:
            _raise(pinned, anew="--new-gold" in options)
        except floors.FloorError as error:
            sys.stderr.write(f"{error}\n")
            return 1
    for one in NAMES:
        limits = pinned.get(one, {}).get("floors", {})
        for name, (precision, recall, f1) in measured(one).items():
            scored = f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  floor {limits.get(name, 0):.3f}"
            sys.stdout.write(f"{one:7}{name:20}{scored}\n")
    return 1 if below() else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
