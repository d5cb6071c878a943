"""What all tests share."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the checkout with seeds, gold and score."""
    folder = Path(__file__).parents[2] / "shared"
    if not (folder / "score").is_dir():
        pytest.skip(f"needs the shared texts in {folder}")
    return folder
