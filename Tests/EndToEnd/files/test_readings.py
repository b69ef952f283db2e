"""How often a run opens what it decides by: each file is read once, so that one state of it decides everything."""

from __future__ import annotations

import re
import signal
import subprocess
from collections import Counter

import pytest

from support.directories import project

# The program forbids its user's other processes to read its memory, so that only root's strace sees the paths.
pytestmark = [pytest.mark.linux, pytest.mark.root]

OPENING = re.compile(r'(?P<process>\d+) +(?P<call>execve|openat)\((?:AT_FDCWD, )?"(?P<path>[^"]*)"')
FILES = {"config": ".aws/config", "credentials": ".aws/credentials", "settings": ".config/aws-mfa/config", ".awsmfa": "alpha/.awsmfa"}

ONCE = {"config": 1, "credentials": 1, "settings": 1, ".awsmfa": 0}
# Where credentials are stored, the change itself reads them again under the lock.
STORING = {**ONCE, "credentials": 2}
# Another terminal may open the session while this one waits for its turn, and while a person types: then, on purpose, the
# credentials are read again, and nothing else is.
ASKING = {**STORING, "credentials": 4}
IN_DIRECTORY = {**ONCE, ".awsmfa": 1}


class Openings:
    """Counts, while this is open, how often the program opens each of the files in runs whose first word is this."""

    def __init__(self, shell, word: str):
        self._home, self._start = shell.home, re.compile(rf'/awsmfa", \["[^"]*", "{word}"')
        self._file = shell.home.scratch("trace") / "calls"
        self._words = ["strace", "-f", "-s", "500", "-e", "trace=execve,openat", "-o", str(self._file), "-p", str(shell.child.pid)]

    def __enter__(self):
        self._process = subprocess.Popen(self._words, stderr=subprocess.PIPE, text=True)
        line = self._process.stderr.readline()
        assert "attached" in line, line
        return self

    def __exit__(self, *_):
        self._process.send_signal(signal.SIGINT)
        self._process.communicate(timeout=10)
        names = {str(self._home.path / file): name for name, file in FILES.items()}
        programs, found = set(), Counter({name: 0 for name in FILES})
        for line in self._file.read_text().splitlines():
            call = OPENING.match(line)
            if call and call["call"] == "execve":
                (programs.add if self._start.search(line) else programs.discard)(call["process"])
            elif call and call["process"] in programs and call["path"] in names:
                found[names[call["path"]]] += 1
        self.found = dict(found)


@pytest.fixture
def name() -> str:
    """The program does not read more in one shell than in another."""
    return "bash"


def test_a_login_with_a_code_reads_everything_once(shell, home):
    with Openings(shell, "datatruck") as openings:
        shell.run(f"aws-mfa datatruck --code {home.code()}")
    assert (openings.found, home.section() is None) == (STORING, False)


def test_a_login_that_asks_reads_the_credentials_again(shell, home):
    with Openings(shell, "datatruck") as openings:
        shell.login()
    assert openings.found == ASKING


def test_joining_reads_everything_once(shell, home):
    home.store()
    with Openings(shell, "datatruck") as openings:
        shell.run("aws-mfa datatruck")
    assert openings.found == ONCE


def test_a_command_in_a_trusted_directory_reads_everything_once(shell, home):
    home.store()
    shell.run(f"cd {project(home, 'alpha')}")
    with Openings(shell, "exec") as openings:
        shell.run("aws-mfa exec -- true")
    assert openings.found == IN_DIRECTORY


def test_a_prompt_in_a_trusted_directory_reads_everything_once(shell, home):
    home.store()
    shell.run(f"cd {project(home, 'alpha')}")
    home.store("datatruck", "--force")
    with Openings(shell, "hook") as openings:
        shell.run(":")
    assert openings.found == IN_DIRECTORY
