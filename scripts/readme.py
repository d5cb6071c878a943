"""Run the commands of README.md and docs/, in ```console blocks, and write their output beneath."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

HOME = Path(__file__).parents[1]
PAGES = (HOME / "README.md", HOME / "docs" / "ledger.md", HOME / "docs" / "counting.md")
LEDGER = HOME / "l.db"
BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)


def main() -> None:
    """Bring the pages up to date; the ledger that the commands of a page make is removed after it."""
    for page in PAGES:
        LEDGER.unlink(missing_ok=True)
        told = page.read_text(encoding="utf-8")
        page.write_text(BLOCK.sub(lambda block: replayed(block.group()), told), encoding="utf-8")
        LEDGER.unlink(missing_ok=True)


def replayed(block: str) -> str:
    """Return a block with the output of its commands as it is now."""
    commands = [line[2:] for line in block.splitlines() if line.startswith("$ ")]
    return "\n".join(f"$ {command}\n{output(command)}" for command in commands)


def output(command: str) -> str:
    """Run a command in the checkout as a shell would; return what it writes, without blanks at line ends."""
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=HOME,
        env={**os.environ, "PATH": path, "COLUMNS": "110"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{command}: exit code {done.returncode}\n{done.stdout}")
    return re.sub(r"[ \t]+$", "", done.stdout, flags=re.MULTILINE)


if __name__ == "__main__":
    main()
