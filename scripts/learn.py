"""Learn the weights of the signs that vote in the reader (``make learn``); docs/reading.md explains it.

Reads annotated reports (the part of the gold that is not held back, and the made-up reports), listens to each
choice that the reader makes, looks up what would have been right, and fits a conditional logit with an L2
penalty by Adagrad. Prints how often the choice is right in cross-validation, reports of one event always in
one fold, beside the first option alone and the weights in use; ``--write`` puts them into tables/weights.tsv.
"""

from __future__ import annotations

import argparse

from learning import gold
from learning.logit import Example, fit, right
from learning.table import write

from marsad.language.weights import weights

FOLDS = 8
LEAST = 0.05
"""A weight closer to nothing than this is left out of the table."""
PENALTIES = {"part": 100.0, "scene": 30.0, "whose": 20.0}
"""The L2 penalty of each decision, chosen by cross-validation."""
COSTS = {("scene", "new, uncounted: always"): 1.4}
"""How much less is given than learned, where one mistake is worse than its opposite: an incident told of
without figures that is none stands in the ledger, one that is missed comes with another report."""


def main() -> None:
    """Learn each decision, print what cross-validation says, and write the table if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write tables/weights.tsv")
    parser.add_argument("--penalty", type=float, help="of L2 (default: that of the decision)")
    parser.add_argument("--only", help="learn this decision alone")
    args = parser.parse_args()
    found = gold.examples()
    learned: dict[str, dict[str, float]] = {}
    for decision, examples in sorted(found.items()):
        if args.only in {None, decision}:
            learned[decision] = _learn(decision, examples, args.penalty or PENALTIES[decision])
    for (decision, sign), cost in COSTS.items():
        if decision in learned:
            learned[decision][sign] = learned[decision].get(sign, 0.0) - cost
    if args.write:
        write(learned, LEAST)


def _learn(decision: str, examples: list[Example], penalty: float) -> dict[str, float]:
    """Print the shares of right choices and return the weights that all examples give."""
    guessed = sum(_held_out(examples, fold, penalty) for fold in range(FOLDS))
    learned = fit(examples, penalty)
    shares = {
        "first option": sum(0 in one.right for one in examples),
        "weights in use": right(examples, weights(decision)),
        "cross-validated": guessed,
        "fitted": right(examples, learned),
    }
    told = ", ".join(f"{name} {share / max(len(examples), 1):.3f}" for name, share in shares.items())
    print(f"{decision}: {len(examples)} choices, right: {told}")
    return learned


def _held_out(examples: list[Example], fold: int, penalty: float) -> int:
    """Return how many choices of a fold are right with the weights that the other folds give."""
    inside = [one for one in examples if one.group % FOLDS == fold]
    outside = [one for one in examples if one.group % FOLDS != fold]
    return right(inside, fit(outside, penalty))


if __name__ == "__main__":
    main()
