"""What `doctor` finds."""

from __future__ import annotations

import json
from typing import Dict, List, NamedTuple, Tuple

from support.product import Run

# What it always finds when no shell runs it.
WITHOUT_SHELL = ("integration", "warning")


class Diagnosis(NamedTuple):
    """The findings of one run, and how it ended."""

    status: int
    findings: List[Dict[str, str]]

    @property
    def bad(self) -> List[Dict[str, str]]:
        """What is wrong, except that no shell runs the program."""
        bad = [finding for finding in self.findings if finding["level"] != "ok"]
        return [finding for finding in bad if (finding["id"], finding["level"]) != WITHOUT_SHELL]

    @property
    def levels(self) -> List[Tuple[str, str]]:
        """The ids and levels of what is wrong."""
        return [(finding["id"], finding["level"]) for finding in self.bad]

    def one(self, name: str) -> Dict[str, str]:
        """The one bad finding of that id, which must say everything."""
        finding, = [finding for finding in self.bad if finding["id"] == name]
        assert all(finding[key] for key in ("finding", "why", "fix")), finding
        return finding


def read(run: Run) -> Diagnosis:
    assert run.stderr == "", run
    return Diagnosis(run.status, json.loads(run.stdout))


def diagnose(home, *words: str, **options) -> Diagnosis:
    """Run the program without a shell."""
    return read(home.awsmfa("doctor", "--json", *words, **options))


def examine(shell) -> Diagnosis:
    """Type the verb into a shell."""
    file = shell.home.scratch("doctor") / "json"
    result = shell.run(f"aws-mfa doctor --json >{file}")
    return Diagnosis(result.status, json.loads(file.read_text()))


def provokes(name: str):
    """Marks a test that makes the condition of a finding for real."""
    return lambda test: test
