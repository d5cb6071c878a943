"""Read the sample reports into a new ledger and show it, with the commands to type (``make demo``)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

HOME = Path(__file__).parents[1]
SAMPLES = "examples/reports"


def main(ledger: str = "demo.db") -> int:
    """Run the commands on a ledger that is made anew; the exit code is that of the first one to fail."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        (HOME / f"{ledger}{suffix}").unlink(missing_ok=True)
    tell("The sample reports tell of invented incidents; each outlet has its own figures.")
    steps = [
        ("Read them into a ledger:", ("add", SAMPLES)),
        ("Every incident once, however many reports tell of it:", ("incidents",)),
        ("One incident: who says how many, in which words, and why its reports belong together:", ("show",)),
        ("What was read from one report, marked in its text:", ("report", "ofoq-4")),
        ("Our own count, with what nobody numbers:", ("tally", "--by", "year,area")),
        ("Totals that a report publishes, and whether they reconcile:", ("audit", "--all")),
        ("What needs a person:", ("queue",)),
        ("Is the ledger whole?", ("verify",)),
    ]
    for why, command in steps:
        tell(f"\n# {why}")
        chosen = (*command, most_told(ledger)) if command == ("show",) else command
        if code := run(*chosen, "--ledger", ledger):
            return code
    tell(f"\nThe ledger is in {ledger}. Now add reports of your own: marsad add FILES --ledger my.db")
    tell(f"Or look at it in the browser: .venv/bin/marsad serve --ledger {ledger}")
    return 0


def run(*arguments: str) -> int:
    """Show a command and run it; return its exit code."""
    tell(f"$ marsad {' '.join(arguments)}")
    return subprocess.run(marsad(*arguments), cwd=HOME, check=False).returncode


def most_told(ledger: str) -> str:
    """Return the id of the incident that most reports tell of, of several the one listed first."""
    listing = marsad("incidents", "--ledger", ledger, "--format", "jsonl")
    done = subprocess.run(listing, cwd=HOME, check=True, capture_output=True, encoding="utf-8")
    incidents = [json.loads(line) for line in done.stdout.splitlines()]
    return str(max(incidents, key=lambda incident: incident["reports"])["id"])


def marsad(*arguments: str) -> list[str]:
    """Return the command line of a Marsad command in this environment."""
    return [sys.executable, "-m", "marsad", *arguments]


def tell(text: str) -> None:
    """Write a line before the next command writes its own."""
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
