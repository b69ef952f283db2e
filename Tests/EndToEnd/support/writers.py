"""Programs of others that rewrite the credentials file in place."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
import time

import pytest

from support.product import Home

STRACE = ["strace", "-qq", "-o", "/dev/null"]


def slow_cli(home: Home, value: str, milliseconds: int = 400) -> subprocess.Popen:
    """The real `aws configure set`, which writes its text that long after it has emptied the file."""
    delay = ["-P", str(home.credentials), "-e", "trace=write", "-e", f"inject=write:delay_enter={milliseconds * 1000}"]
    aws = [sys.executable, "-m", "awscli", "configure", "set", "aws_access_key_id", value, "--profile", "other"]
    return home.start(*STRACE, *delay, *aws)


class Writer(threading.Thread):
    """Rewrites the file in place until it is told to stop; `value` is what was written last.

    It rests for so many seconds between two rewrites.
    """

    def __init__(self, home: Home, rest: float = 0):
        super().__init__()
        self.rest = rest
        self.home, self.value, self.count, self.is_stopped = home, "", 0, False
        self.chance = random.Random(1)

    def run(self) -> None:
        while not self.is_stopped:
            self.count += 1
            self.write(f"theirs{self.count}")
            self.value = f"theirs{self.count}"
            time.sleep(self.rest)

    def write(self, value: str) -> None:
        raise NotImplementedError

    def stop(self) -> None:
        self.is_stopped = True
        self.join()


class Rewriter(Writer):
    """A program that takes its time between two lines."""

    def write(self, value: str) -> None:
        text = self.home.credentials.read_text()
        lines = [line for line in text.splitlines(True) if not line.startswith("value = ")]
        lines.insert(lines.index("[other]\n") + 1, f"value = {value}\n")
        self._pause(0.004)
        with self.home.credentials.open("w") as file:
            self._pause(0.02)
            half = self.chance.randrange(len(lines))
            file.writelines(lines[:half])
            file.flush()
            self._pause(0.004)
            file.writelines(lines[half:])
        self._pause(0.01)

    def _pause(self, most: float) -> None:
        time.sleep(self.chance.uniform(0, most))


class CommandLine(Writer):
    """The AWS CLI itself, sometimes slowed down between emptying the file and writing it."""

    def write(self, value: str) -> None:
        with slow_cli(self.home, value, self.chance.choice([0, 3, 30])) as process:
            process.communicate()


WRITERS = [
    pytest.param(Rewriter, id="a program that reads, truncates and writes"),
    pytest.param(CommandLine, id="aws configure set", marks=pytest.mark.linux),
]
