"""The compilers of the toolchain, and what stops a check."""

from __future__ import annotations

import functools
import json
import os
import re
import subprocess
from pathlib import Path


class Failed(Exception):
    """What a compiler says of sources that do not compile."""


_FINDING = re.compile(r"\S+:\d+:\d+: (fatal )?(error|warning):")


def run(words: list, environment=None) -> str:
    """Runs a program to its end; what it printed. Warnings about a line of a file count as errors."""
    done = subprocess.run([str(word) for word in words], env=environment, capture_output=True, text=True)
    findings = dict.fromkeys(line for line in done.stderr.splitlines() if _FINDING.match(line))
    if done.returncode != 0 or findings:
        raise Failed("\n".join(["does not compile", *(findings or [done.stderr])]))
    return done.stdout


@functools.cache
def information() -> dict:
    return json.loads(run(["swift", "-print-target-info"]))


def resources() -> Path:
    """The folder of the toolchain's own modules and headers."""
    return Path(information()["paths"]["runtimeResourcePath"])


def version() -> str:
    return information()["compilerVersion"]


def workers() -> int:
    return os.cpu_count() or 1
