"""What other systems return from some system calls, simulated with strace."""

from __future__ import annotations

import signal
import subprocess

import pytest

from support.hooks import configure, expire

pytestmark = pytest.mark.linux

PIPELINE = "aws-mfa exec datatruck -- echo one | aws-mfa exec datatruck -- sh -c 'cat; printenv AWS_MFA_PROFILE'"


class Answers:
    """While this is open, a system call in everything that a shell starts gets another result."""

    def __init__(self, shell, call: str, answer: str):
        self._words = ["strace", "-f", "-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={call}:{answer}"]
        self._words += ["-p", str(shell.child.pid)]

    def __enter__(self):
        self._process = subprocess.Popen(self._words, stderr=subprocess.PIPE, text=True)
        line = self._process.stderr.readline()
        assert "attached" in line, line
        return self

    def __exit__(self, *_):
        self._process.send_signal(signal.SIGINT)
        self._process.communicate(timeout=10)


# fish polls its terminal itself.
@pytest.mark.parametrize("name", ["bash", "zsh"])
def test_a_system_that_polls_no_terminals_asks_at_the_prompt(shell, home):
    configure(home, on_expiry="ask", min_ttl="1s")
    expire(shell)
    # On macOS, every terminal is ready: that is how poll reports that it does not support terminals.
    with Answers(shell, "poll", "retval=1"):
        shell.type(":")
        shell.question()
        shell.answer("")


def test_a_system_that_locks_no_terminals_lets_a_pipeline_take_turns(shell, home, aws):
    # The first lock of each program is the terminal's.
    with Answers(shell, "flock", "error=EOPNOTSUPP:when=1"):
        shell.ask(PIPELINE)
        result = shell.answer(home.code())
    locks = [path.name for path in (home.path / ".local/state/aws-mfa/turns").iterdir()]
    assert (result.output.count("MFA code for"), result.output.endswith("one\ndatatruck\n"), len(aws.calls), len(locks)) == (
        1, True, 1, 1,
    ), result
