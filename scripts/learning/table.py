"""Where the learned weights stand: ``tables/weights.tsv``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

TABLE = Path(__file__).parents[2] / "src/marsad/tables/weights.tsv"


def write(learned: Mapping[str, Mapping[str, float]], least: float) -> None:
    """Write the weights of these decisions; comments, and the rows of other decisions, are kept.

    A weight closer to nothing than ``least`` is left out.
    """
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    head = [line for line in lines if line.startswith("#")]
    kept = [line for line in lines if line.split("\t")[0] not in {*learned, *head, "decision"}]
    for decision, weights in learned.items():
        kept += [f"{decision}\t{sign}\t{w:.2f}" for sign, w in weights.items() if abs(w) >= least]
    TABLE.write_text("\n".join([*head, "decision\tsign\tweight", *sorted(kept)]) + "\n", encoding="utf-8")
