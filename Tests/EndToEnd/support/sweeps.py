"""A verb that is killed, or whose calls of the system fail, at each of these calls in turn.

strace does both. It counts each kind of call on its own, so a point is a kind and a number.
"""

from __future__ import annotations

import collections
import os
import re
import shutil
import stat
from pathlib import Path
from typing import Dict, List, NamedTuple

from support.product import Home, Run

# Every point with `all`, otherwise those that have to do with files that are written.
IS_FULL = os.environ.get("AWS_MFA_SWEEP") == "all"
# What each kind of call fails with. Those of a bounded sweep come first.
WRITING = {
    "write": "ENOSPC", "fsync": "EIO", "rename": "EBUSY", "unlink": "EACCES", "fchmod": "EIO", "fchown": "EIO",
    "mkdir": "EROFS", "flock": "ENOLCK", "utimensat": "EACCES", "getrandom": "EIO", "openat": "EMFILE",
}
OTHERS = {
    "read": "EIO", "close": "EIO", "newfstatat": "EIO", "fstat": "EIO", "fcntl": "EINVAL", "readlink": "EIO",
    "getdents64": "EIO", "lseek": "EIO", "access": "EACCES", "getcwd": "ENOENT", "pipe2": "EMFILE",
    "clone3": "EAGAIN", "rt_sigprocmask": "EINVAL", "ioctl": "ENOTTY",
}
KINDS = {**WRITING, **OTHERS} if IS_FULL else WRITING
FOLDERS = (".aws", ".local/state/aws-mfa", ".local/share/aws-mfa", ".config/aws-mfa")
_CALL = re.compile(r"(\w+)\(")


class Point(NamedTuple):
    """One call: the how manieth of its kind it is."""

    kind: str
    number: int

    def killing(self) -> List[str]:
        return ["-e", f"inject={self.kind}:signal=KILL:when={self.number}"]

    def failing(self) -> List[str]:
        return ["-e", f"inject={self.kind}:error={KINDS[self.kind]}:when={self.number}"]


class Files(Dict[str, tuple]):
    """The files of a home that we or AWS's tools write: the mode and the bytes of each, and the folders."""

    @classmethod
    def of(cls, home: Home) -> Files:
        found = cls()
        for folder in FOLDERS:
            for path in sorted([home.path / folder, *home.path.glob(f"{folder}/**/*")]):
                if path.exists() and "locks" not in path.parts:
                    found[str(path.relative_to(home.path))] = (
                        stat.S_IMODE(path.stat().st_mode), path.read_bytes() if path.is_file() else None,
                        path.stat().st_mtime_ns,
                    )
        return found

    def restore(self, home: Home) -> None:
        """Make the home what it was."""
        for folder in FOLDERS:
            shutil.rmtree(home.path / folder, ignore_errors=True)
        for name, (mode, content, modified) in self.items():
            path = home.path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if content is None:
                path.mkdir(exist_ok=True)
            else:
                path.write_bytes(content)
                os.utime(path, ns=(modified, modified))
            path.chmod(mode)

    def content(self, name: str) -> bytes:
        return self[name][1] if name in self else b""

    def below(self, folder: str) -> List[str]:
        """The files in a folder and in those below it."""
        return [name for name, (_, content, _) in self.items() if name.startswith(folder) and content is not None]


class Trial(NamedTuple):
    """What a run at one point has left, and how it ended; killed if it got that far."""

    point: Point
    run: Run
    files: Files

    @property
    def was_killed(self) -> bool:
        return self.run.status == -9


class Sweep:
    """A verb, the home that it starts from, and how it runs: `run(options)` runs it under strace with these options."""

    def __init__(self, home: Home, run):
        self._home, self._run = home, run
        self.before = Files.of(home)
        log = home.scratch("sweep") / "calls"
        self.usual = run(["-y", "-o", str(log)])
        self.after = Files.of(home)
        self.points = list(_points(log.read_text(), f"{home.path}/."))

    def killed(self):
        """A trial for each point at which the verb can be killed."""
        return (self._try(point, point.killing()) for point in self.points)

    def failed(self):
        """A trial for each call that can fail."""
        return (self._try(point, point.failing()) for point in self.points)

    def rerun(self) -> Run:
        """Run the verb on what is there now, to its end."""
        return self._run(["-o", "/dev/null", "-e", "trace=none"])

    def _try(self, point: Point, options: List[str]) -> Trial:
        self.before.restore(self._home)
        run = self._run(["-o", "/dev/null", *options])
        return Trial(point, run, Files.of(self._home))


def _points(log: str, files: str):
    """The points of a run from the first call that concerns the files, whose paths begin alike."""
    counts: collections.Counter = collections.Counter()
    has_begun = False
    for line in log.splitlines():
        call = _CALL.match(line)
        if not call:
            continue
        counts[call[1]] += 1
        has_begun = has_begun or files in line
        if not has_begun or call[1] not in KINDS or call[1] == "write" and files not in line:
            continue
        if IS_FULL or call[1] != "openat" or "O_CREAT" in line:
            yield Point(call[1], counts[call[1]])
