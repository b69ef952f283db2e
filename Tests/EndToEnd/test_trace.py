"""What the kernel sees of a shell at rest: no prompt starts a process."""

from __future__ import annotations

import re
import signal
import subprocess
import time

import pytest

from hooks import configure, expire, expired, state

PROMPTS = 20
STARTS = re.compile(r"(?:fork|vfork|execve|execveat|clone3?)\(")


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
        self.starts = [line for line in lines if STARTS.search(line) and "CLONE_THREAD" not in line]


def nothing(shell):
    pass


def live(shell):
    shell.login()
    # The segment's text changes a second after a session of full hours.
    time.sleep(2)


def ended(shell):
    expired(shell)


def turned_off(shell):
    shell.login()
    shell.run("aws-mfa off")


def with_own_credentials(shell):
    shell.login()
    shell.export("AWS_PROFILE", "mine")


def snoozed(shell):
    configure(shell.home, on_expiry="ask")
    expire(shell)
    shell.type(":")
    shell.question()
    shell.answer("")


def logged_out(shell):
    shell.login()
    shell.run("aws-mfa logout")


def with_bad_settings(shell):
    configure(shell.home, warn_before="soon", nonsense="1")
    live(shell)


def without_state(shell):
    live(shell)
    folder = state(shell.home)
    folder.rename(folder.with_name("moved"))


def with_a_state_that_is_no_file(shell):
    live(shell)
    generation = state(shell.home) / "generation"
    generation.unlink()
    generation.mkdir()


STATES = [
    nothing, live, ended, turned_off, with_own_credentials, snoozed, logged_out, with_bad_settings, without_state,
    with_a_state_that_is_no_file,
]


@pytest.mark.parametrize("rest", STATES, ids=[rest.__name__ for rest in STATES])
def test_twenty_prompts_at_rest_start_no_process(shell, rest):
    rest(shell)
    for _ in range(2):
        shell.run("")
    with Trace(shell) as trace:
        for _ in range(PROMPTS):
            shell.send("\r")
            shell.finish()
    assert trace.starts == []


def test_the_trace_sees_a_program(shell):
    with Trace(shell) as trace:
        shell.run("/bin/true")
    assert any("/bin/true" in line for line in trace.starts)


def test_a_change_starts_the_program_once(shell):
    shell.second().login()
    with Trace(shell) as trace:
        shell.run(":")
    assert len([line for line in trace.starts if "execve(" in line and "awsmfa" in line]) == 1
