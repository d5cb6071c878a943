"""Learn how much each sign speaks for one incident when accounts are compared; docs/linking.md explains it.

Takes the annotated reports that may be learned from, twice: the accounts that people read in them and those
that the reader reads. Each pair of accounts of two reports is an example. Weights are fitted by logistic
regression, by Adagrad over all examples, held near the weights set by hand (column ``hand``). Prints how
likely pairs of each score are to be one incident where the weights come from the other events alone;
``--write`` puts the weights into tables/linking.tsv.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise
from pathlib import Path

from learning.gold import ROOT, Annotated, annotated

from marsad.language.tables import rows
from marsad.ledger.linking.passages import said
from marsad.ledger.linking.signs import signs
from marsad.ledger.linking.told import Told, text_hash
from marsad.models import Account, Evidence, Reading, Report
from marsad.reader import read

sys.path.insert(0, str(ROOT / "tests"))
from goldreadings import reading_of  # it lies with the tests

TABLE = ROOT / "src/marsad/tables/linking.tsv"
FOLDS = 8
ROUNDS = 150
RATE = 0.5
PENALTY = 10.0
"""How strongly weights are held near those set by hand; with UNLIKE, chosen by leaving out whole sets."""
UNLIKE = 0.8
"""How much a pair of two incidents counts: each incident is apart from all others, but the same as few."""
HOPELESS = -8.0
"""Pairs that score less by hand teach nothing."""
BANDS = (-4, -2, -1, 0, 1, 2, 3, 4, 6)


@dataclass(frozen=True, slots=True)
class Example:
    """What two accounts have in common, whether they are of one incident, how much it counts, its fold."""

    signs: tuple[str, ...]
    one: bool
    weight: float
    fold: int


def main() -> None:
    """Learn, print the shares, and write the table if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write tables/linking.tsv")
    args = parser.parse_args()
    hand = {row["sign"]: float(row["hand"]) for row in rows("linking")}
    found = [one for one in _examples() if one.one or _score(one, hand) >= HOPELESS]
    print(f"{len(found)} pairs, {sum(one.one for one in found)} of one incident")
    _print_shares(found, hand)
    if args.write:
        _write(fit(found, hand), hand)


def _examples() -> Iterator[Example]:
    reports = annotated()
    for part in sorted({one.part for one in reports}):
        inside = [one for one in reports if one.part == part]
        yield from _pairs(list(_by_people(inside)))
        yield from _pairs(list(_by_reader(inside)))


def _pairs(listed: list[tuple[Told, str, int]]) -> Iterator[Example]:
    sizes = Counter(event for _, event, _ in listed)
    for (a, event, group), (b, other, _) in combinations(listed, 2):
        if a.report != b.report and a.text != b.text:
            names = tuple(sorted(sign[0] for sign in signs(a, b)))
            weight = 2 / sizes[event] if event == other else UNLIKE
            yield Example(names, event == other, weight, group % FOLDS)


def _by_people(reports: Iterable[Annotated]) -> Iterator[tuple[Told, str, int]]:
    for one in reports:
        report, reading = reading_of(one.gold, one.text)
        events = {incident["id"]: incident["event"] for incident in one.gold["incidents"]}
        yield from ((_told(report, mine), events[mine.id], one.group) for mine in reading.incidents)


def _by_reader(reports: Iterable[Annotated]) -> Iterator[tuple[Told, str, int]]:
    """Yield our own accounts with the event of that by people which quotes the same words the most."""
    for one in reports:
        report, reading = reading_of(one.gold, one.text)
        events = {incident["id"]: incident["event"] for incident in one.gold["incidents"]}
        for mine in read(report).incidents:
            if (like := _likest(mine, reading)) is not None:
                yield _told(report, mine), events[like.id], one.group


def _likest(mine: Account, reading: Reading) -> Account | None:
    shared = [(_overlaps(mine, theirs), -n) for n, theirs in enumerate(reading.incidents)]
    most, at = max(shared, default=(0, 0))
    return reading.incidents[-at] if most else None


def _overlaps(mine: Account, theirs: Account) -> int:
    ours, gold = ([figure.evidence for figure in account.figures] for account in (mine, theirs))
    return sum(_overlap(a, b) for a in ours for b in gold)


def _overlap(a: Evidence | None, b: Evidence | None) -> bool:
    return a is not None and b is not None and a.field == b.field and a.start < b.end and b.start < a.end


def _told(report: Report, account: Account) -> Told:
    return Told(
        id=f"{report.doc} {account.id}",
        number=0,
        report=report.doc,
        doc=report.doc,
        seen=report.seen,
        publisher=report.source,
        text=text_hash(report),
        account=account,
        said=said(report.title, report.text, account),
    )


def fit(examples: Iterable[Example], hand: Mapping[str, float]) -> dict[str, float]:
    """Return the weights that make the examples likely, near those set by hand; the same each time."""
    counts: defaultdict[tuple[tuple[str, ...], bool], float] = defaultdict(float)
    for one in examples:
        counts[one.signs, one.one] += one.weight
    weights, squares = dict(hand), dict.fromkeys(hand, 1e-6)
    for _ in range(ROUNDS):
        slopes = {sign: PENALTY * (weights[sign] - hand[sign]) for sign in hand}
        for (names, one), weight in counts.items():
            off = weight * (_chance(sum(weights[name] for name in names)) - one)
            for name in names:
                slopes[name] += off
        for sign, slope in slopes.items():
            squares[sign] += slope * slope
            weights[sign] -= RATE * slope / math.sqrt(squares[sign])
    return {sign: round(weight, 1) + 0.0 for sign, weight in weights.items()}


def _chance(points: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, points))))


def _score(one: Example, weights: Mapping[str, float]) -> float:
    return sum(weights[name] for name in one.signs)


def _print_shares(examples: list[Example], hand: Mapping[str, float]) -> None:
    """Print for each band of scores how many pairs are of one incident, by weights of other events."""
    scored: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        weights = fit((one for one in examples if one.fold != fold), hand)
        scored += [(_score(one, weights), one.one) for one in examples if one.fold == fold]
    edges = (-math.inf, *BANDS, math.inf)
    for low, high in pairwise(edges):
        inside = [one for score, one in scored if low < round(score, 1) <= high]
        share = f"{sum(inside) / len(inside):.2f}" if inside else "-"
        print(f"score over {low} to {high}: {share} of {len(inside)} pairs are of one incident")


def _write(weights: Mapping[str, float], hand: Mapping[str, float]) -> None:
    head = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    lines = [
        f"{row['sign']}\t{weights[row['sign']]}\t{hand[row['sign']]}\t{row['says']}"
        for row in rows("linking")
    ]
    Path(TABLE).write_text("\n".join([*head, "sign\tweight\thand\tsays", *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
