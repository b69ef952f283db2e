"""Files of another user's."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Dict

import pytest

# A user who is not the one that runs the tests, and not root.
SOMEBODY = 12345
IS_ROOT = os.geteuid() == 0
# Only root gives files away. What is marked so is left out for everybody else, and is not counted as skipped.
needs_root = pytest.mark.root


def give_away(path: Path) -> None:
    """Make a file or a link somebody else's."""
    os.chown(path, SOMEBODY, SOMEBODY, follow_symlinks=False)


def lose_credentials(home) -> Dict[str, str]:
    """Make the credentials file somebody else's; the variables that this takes, as only root gives files away."""
    if IS_ROOT:
        give_away(home.credentials)
        return {}
    return {"AWS_SHARED_CREDENTIALS_FILE": "/dev/null"}


def file_of_another(near: Path) -> Path:
    """A small text file of somebody else's: a new one, or, where only root gives files away, one of root's."""
    if not IS_ROOT:
        return Path("/etc/passwd")
    file = near / "theirs"
    file.write_text("datatruck\n")
    give_away(file)
    return file
