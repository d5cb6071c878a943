"""Let many readers look at the pages at once (``make load``); docs/scale.md explains it.

The pages are served as ``marsad serve`` does, and asked for by locust over loopback. The exit code is 1 where
any page could not be had.
"""

from __future__ import annotations

import argparse
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

HOME = Path(__file__).parents[1]
SAMPLES = HOME / "examples" / "reports"
READERS = Path(__file__).parent / "benching" / "readers.py"
PATIENCE = 60
"""Seconds until the server must answer."""


def main() -> int:
    """Serve a ledger, send the readers, and return locust's exit code."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="marsad-load-") as folder:
        ledger = options.ledger or _samples(Path(folder))
        port = _free_port()
        site = f"http://127.0.0.1:{port}"
        with subprocess.Popen(
            [
                *(*_MARSAD, "serve", "--ledger", ledger, "--port", str(port), "--open-to-all"),
                *("--workers", str(options.workers)),
            ]
        ) as server:
            try:
                _wait(site, server)
                return _readers(site, options.readers, options.seconds)
            finally:
                server.terminate()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--ledger", help="path or URL; the sample reports where none is named")
    parser.add_argument("--readers", type=int, default=50, help="how many at once")
    parser.add_argument("--seconds", type=int, default=60, help="for how long")
    parser.add_argument("--workers", type=int, default=1, help="processes that answer")
    return parser.parse_args()


_MARSAD = (sys.executable, "-m", "marsad")


def _samples(folder: Path) -> str:
    where = str(folder / "samples.db")
    subprocess.run([*_MARSAD, "add", str(SAMPLES), "--ledger", where], check=True)
    return where


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def _wait(site: str, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            urlopen(f"{site}/en/search").close()
        except URLError:
            if time.monotonic() > end or server.poll() is not None:
                raise
            time.sleep(0.2)
        else:
            return


def _readers(site: str, number: int, seconds: int) -> int:
    """Run locust; it prints requests a second, percentiles and failures for each kind of page."""
    command = [sys.executable, "-m", "locust", "-f", str(READERS), "--host", site, "--headless"]
    command += ["--users", str(number), "--spawn-rate", str(number), "--run-time", f"{seconds}s"]
    return subprocess.run([*command, "--only-summary", "--loglevel", "WARNING"], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
