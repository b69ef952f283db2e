"""Files that belong to another user."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Dict

import pytest

# A user who neither runs the tests nor is root.
SOMEBODY = 12345
IS_ROOT = os.geteuid() == 0
# Only root can give files away. Tests with this mark are left out for everyone else, and not counted as skipped.
needs_root = pytest.mark.root


def give_away(path: Path) -> None:
    """Make a file or a link somebody else's."""
    os.chown(path, SOMEBODY, SOMEBODY, follow_symlinks=False)


def lose_credentials(home) -> Dict[str, str]:
    """Make the credentials file somebody else's; returns the variables for that, as only root can give files away."""
    if IS_ROOT:
        give_away(home.credentials)
        return {}
    return {"AWS_SHARED_CREDENTIALS_FILE": "/dev/null"}


def file_of_another(near: Path) -> Path:
    """A small text file of somebody else's: a new one or, for users other than root, an existing one of root's."""
    if not IS_ROOT:
        return Path("/etc/passwd")
    file = near / "theirs"
    file.write_text("datatruck\n")
    give_away(file)
    return file
