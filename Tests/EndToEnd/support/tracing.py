"""The processes that a shell starts, as the kernel sees them."""

from __future__ import annotations

import re
import signal
import subprocess

# How long a session must last, in seconds, for its segment to stay the same for more than half a minute. That of a
# session of 12 hours changes after a second, which starts a process.
STEADY = 27 * 3600 + 50
_STARTS = re.compile(r"(?:fork|vfork|execve|execveat|clone3?)\(")


class Trace:
    """The processes that a shell starts while this is open."""

    def __init__(self, shell):
        self._file = shell.home.scratch("trace") / "calls"
        self._words = ["strace", "-f", "-e", "trace=process", "-o", str(self._file), "-p", str(shell.child.pid)]

    def __enter__(self):
        self._process = subprocess.Popen(self._words, stderr=subprocess.PIPE, text=True)
        line = self._process.stderr.readline()
        assert "attached" in line, line
        return self

    def __exit__(self, *_):
        self._process.send_signal(signal.SIGINT)
        self._process.communicate(timeout=10)
        lines = self._file.read_text().splitlines()
        self.starts = [line for line in lines if _STARTS.search(line) and "CLONE_THREAD" not in line]


class Opened:
    """The calls by which a shell and its children open a file while this is open."""

    def __init__(self, shell, path):
        self._file = shell.home.scratch("opened") / "calls"
        self._words = ["strace", "-f", "-e", "trace=open,openat", "-P", str(path), "-o", str(self._file), "-p", str(shell.child.pid)]

    def __enter__(self):
        self._process = subprocess.Popen(self._words, stderr=subprocess.PIPE, text=True)
        assert any("attached" in line for line in self._process.stderr)
        return self

    def __exit__(self, *_):
        self._process.send_signal(signal.SIGINT)
        self._process.communicate(timeout=10)
        self.lines = [line for line in self._file.read_text().splitlines() if "open" in line]
