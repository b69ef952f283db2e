"""The processes that a test has started: waiting for them, and their names and arguments."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from pathlib import Path

from support.terminal import session_members


def wait_for(condition, seconds: float = 30):
    """The first true value of a condition; fails if that takes too long."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.01)
    raise AssertionError("waited in vain")


def descendants(shell) -> list:
    """The processes in the shell's terminal besides the shell."""
    return [pid for pid in session_members(shell.child.pid) if pid != shell.child.pid]


def names(pids: list) -> list:
    """What processes are called; one that is gone has no name."""
    if not pids:
        return []
    numbers = ",".join(str(pid) for pid in pids)
    listing = subprocess.run(["ps", "-o", "comm=", "-p", numbers], capture_output=True, text=True).stdout
    return [Path(line.strip()).name for line in listing.splitlines()]


def until_it_runs(shell, name: str) -> None:
    """Wait for a program: a shell that gets Ctrl-C between two programs may go on to the next one."""
    wait_for(lambda: name in names(descendants(shell)))


def ignoring(number: signal.Signals) -> dict:
    """Options that start a program with a signal ignored."""
    return {"preexec_fn": lambda: signal.signal(number, signal.SIG_IGN)}


def descends(pid: int) -> bool:
    """Whether a process was started by this test run: another run at the same time may pass the same codes openly."""
    while pid > 1 and pid != os.getpid():
        pid = int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    return pid == os.getpid()


class Watch:
    """Collects the argument lists of all processes that this run starts while it is open."""

    def __enter__(self):
        self.arguments, self._open = set(), True
        self._thread = threading.Thread(target=self._look)
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._open = False
        self._thread.join()

    def _look(self):
        while self._open:
            for path in Path("/proc").glob("[0-9]*/cmdline"):
                try:
                    if not descends(int(path.parent.name)):
                        continue
                    self.arguments.add(path.read_bytes().replace(b"\0", b" ").decode(errors="replace"))
                except OSError:
                    pass
            time.sleep(0.02)

    def seen(self, texts) -> list:
        return [text for text in texts if any(text in arguments for arguments in self.arguments)]

    def has(self, program: str) -> bool:
        return any(program in arguments for arguments in self.arguments)
