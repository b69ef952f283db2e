"""Builds and tests in the copy, and tells which tests failed."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import List, NamedTuple

# In seconds. The first build compiles everything.
BUILD_TIME = 1800
TEST_TIME = 600

FAILED_SWIFT_TEST = re.compile(r"^\S+ +Test (.+?) (?:with \d+ test cases? )?failed after", re.M)
FAILED_PYTEST = re.compile(r"^(?:FAILED|ERROR) (?:\S*/)?(\S+::.+?)(?: - .*)?$", re.M)


class Ended(NamedTuple):
    status: int
    output: str


class Tests(NamedTuple):
    """What came of some tests."""

    passed: bool
    # Of those that failed.
    names: List[str]
    output: str


class Runner:
    def __init__(self, top: Path):
        self.top = top

    def run(self, words: List[str], seconds: int) -> Ended:
        """Run a program in the copy, and end it with all that it started when its time is over or we are interrupted."""
        variables = {**os.environ, "PYTHONPATH": "Tests/EndToEnd", "PYTHONDONTWRITEBYTECODE": "1"}
        # A broken place may well leave a warning. And what is tested is the copy, not an installation.
        for name in ("AWS_MFA_STRICT", "AWS_MFA_TEST_PREFIX"):
            variables.pop(name, None)
        process = subprocess.Popen(
            words, cwd=self.top, env=variables, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, start_new_session=True)
        try:
            output, _ = process.communicate(timeout=seconds)
            return Ended(process.returncode, output.decode(errors="replace"))
        except subprocess.TimeoutExpired:
            return Ended(124, f"{words[0]} did not end within {seconds} s")
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGTERM)
                try:
                    process.wait(10)
                except subprocess.TimeoutExpired:
                    os.killpg(process.pid, signal.SIGKILL)
                    process.wait()

    def build(self, with_tests: bool = True) -> Ended:
        return self.run(["swift", "build", *(["--build-tests"] if with_tests else ["--product", "awsmfa"])], BUILD_TIME)

    def swift_tests(self, chosen: str) -> Tests:
        ended = self.run(["swift", "test", "--skip-build", "--filter", rf"\.({chosen})(/|$)"], TEST_TIME)
        count = re.search(r"Test run with (\d+) test", ended.output)
        did_run = bool(count) and int(count[1]) > 0
        names = [name.strip('"') for name in FAILED_SWIFT_TEST.findall(ended.output)]
        return Tests(ended.status == 0 and did_run, _unique(names), ended.output)

    def end_to_end_tests(self, chosen: List[str], most_failures: int = 3) -> Tests:
        words = [f"Tests/EndToEnd/{chosen[0]}", *chosen[1:]]
        ended = self.run(
            [sys.executable, "-m", "pytest", "-n", "2", "-q", "-rfE", "-p", "no:cacheprovider", "-p", "support.no_skips",
             f"--maxfail={most_failures}", *words], TEST_TIME)
        return Tests(ended.status == 0, _unique(FAILED_PYTEST.findall(ended.output)), ended.output)


def _unique(names: List[str]) -> List[str]:
    return list(dict.fromkeys(names))
