"""Show how much of the made-up pages is found, by Marsad and by the extractor library alone.

`python scripts/pages.py`; `--each SET` shows each page of a set. `--update-floors` raises the floors that
`tests/test_intake_articles.py` holds, `--new-gold` measures them anew where pages were changed on purpose.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from pathlib import Path

HOME = Path(__file__).parents[1]
sys.path += [str(HOME / "tests"), str(HOME / "scripts")]

from scoring import floors  # noqa: E402

import pagescore  # noqa: E402
from pagemaker import FOLDER  # noqa: E402

FLOORS = FOLDER / "floors.json"
SETS = ("tuned", "aside")


def hashes(name: str) -> dict[str, str]:
    """Return the hash of all that the pages of a set are made of, as one file."""
    found = hashlib.sha256()
    for page in pagescore.of_set(name):
        found.update(page.data)
    return {f"{name} pages": found.hexdigest()}


def table() -> str:
    """Return the scores of both sets and both finders as a table in Markdown."""
    rows = [
        "| pages | | " + " | ".join(pagescore.MEASURES) + " |",
        "|---" * (len(pagescore.MEASURES) + 2) + "|",
    ]
    for name in SETS:
        pages = pagescore.of_set(name)
        for who, finder in (("Marsad", pagescore.ours), ("library alone", pagescore.library)):
            found = pagescore.scores(pages, finder)
            cells = [f"{found[key]:.3f}" if found[key] else "–" for key in pagescore.MEASURES]
            rows.append(f"| {len(pages)} {name} | {who} | {' | '.join(cells)} |")
    return "\n".join(rows)


def each(name: str) -> str:
    """Return a line for each page of a set: F1 of its text, and what is wrong with it."""
    lines = []
    for page in pagescore.of_set(name):
        found = pagescore.judged(page, pagescore.ours(page))
        wrong = [key for key, right in found.items() if key != "text" and not right]
        lines.append(f"{found['text']:.3f}  {page.name:28}{' '.join(wrong)}")
    return "\n".join(lines)


def update(*, anew: bool) -> None:
    """Raise the floors of both sets; raises FloorError where one would fall."""
    pinned = floors.load(FLOORS)
    for name in SETS:
        found = pagescore.scores(pagescore.of_set(name), pagescore.ours)
        pinned[name] = floors.raised(name, pinned.get(name, {}), hashes(name), found, new_gold=anew)
    floors.save(pinned, FLOORS)


def main() -> None:
    """Read the options and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", choices=SETS)
    parser.add_argument("--update-floors", action="store_true")
    parser.add_argument("--new-gold", action="store_true")
    options = parser.parse_args()
    if options.update_floors:
        update(anew=options.new_gold)
    print(each(options.each) if options.each else table())


if __name__ == "__main__":
    main()
