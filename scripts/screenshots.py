"""Take pictures of the pages for the README, of the sample reports (``make screenshots``).

Needs Debian's chromium and what scripts/frontend.py builds.
"""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path
from typing import Any

from PIL import Image

from marsad.intake import reports
from marsad.ledger import Ledger
from marsad.reader import read

HOME = Path(__file__).parents[1]
sys.path.append(str(HOME / "tests"))

from web_served import CHROMIUM, served  # noqa: E402

PICTURES = HOME / "docs" / "pictures"
WIDTH, HEIGHT = 1200, 900
COLOURS = 200
"""A picture of text on paper needs no more; it takes a third of the bytes."""


def main() -> int:
    """Write the pictures; the exit code is 1 where there is no browser."""
    if CHROMIUM is None:
        sys.stderr.write("screenshots: needs chromium: apt install chromium\n")
        return 1
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        where = str(Path(folder) / "samples.db")
        paths = sampled(where)
        with served(where) as site:
            photograph(site, paths, CHROMIUM)
    return 0


def sampled(where: str) -> dict[str, str]:
    """Read the sample reports into a ledger; return the pages to show, by the names of their pictures."""
    with Ledger.open(where, create=True) as ledger:
        samples = reports([HOME / "examples" / "reports"], lambda problem: sys.exit(str(problem)))
        list(ledger.add_all((one, read(one)) for one in samples))
        most = max(ledger.incidents(), key=lambda one: (len({m.report for m in one.mentions}), one.id))
        return {"overview": "en/", "incident": f"ar/incidents/{most.id}", "report": "ar/reports/ofoq-4"}


def photograph(site: str, paths: dict[str, str], chromium: str) -> None:
    """Write a picture of each page."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (only where there is a browser)

    with sync_playwright() as play:
        browser: Any = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        for name, path in paths.items():
            page.goto(f"{site}/{path}", wait_until="networkidle")
            page.evaluate("document.fonts.ready.then(() => true)")
            write(PICTURES / f"{name}.png", page.screenshot())
        browser.close()


def write(path: Path, data: bytes) -> None:
    """Write a picture with few colours."""
    image = Image.open(io.BytesIO(data)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    image.save(path, optimize=True)
    sys.stdout.write(f"{path.relative_to(HOME)}: {path.stat().st_size // 1024} KB\n")


if __name__ == "__main__":
    sys.exit(main())
