"""A copy of the tree in which code is broken: the tree itself is never touched, and the copy's own build is kept."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path
from typing import Iterator, List

from places import REPOSITORY, Break, broken, files_by_name

HOME = REPOSITORY / ".build/mutations"


class InUse(Exception):
    """Another run has the copy."""


class Sandbox:
    def __init__(self, top: Path = HOME / "tree"):
        self.top = top
        top.mkdir(parents=True, exist_ok=True)
        self._lock = open(top.parent / "lock", "w")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise InUse()

    def refresh(self) -> None:
        """Make the copy what the tree is. What is the same keeps its time, so that little is built again."""
        wanted = set(_tracked(REPOSITORY))
        for old in [path for path in self.top.rglob("*") if ".build" not in path.relative_to(self.top).parts[:1]]:
            if (old.is_file() or old.is_symlink()) and str(old.relative_to(self.top)) not in wanted:
                old.unlink()
        for name in wanted:
            source, target = REPOSITORY / name, self.top / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if not target.is_file() or target.read_bytes() != source.read_bytes():
                shutil.copy(source, target)
            shutil.copymode(source, target)

    @contextmanager
    def breaking(self, one: Break) -> Iterator[None]:
        (path,) = files_by_name(self.top)[one.file]
        whole = path.read_text()
        path.write_text(broken(whole, one))
        try:
            yield
        finally:
            path.write_text(whole)


def _tracked(top: Path) -> List[str]:
    """The files of git, and those that are to become some."""
    command = ["git", "-C", str(top), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout.decode().split("\0")
    return [name for name in names if name and (top / name).is_file() and not os.path.islink(top / name)]
