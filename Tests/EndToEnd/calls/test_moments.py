"""A login that is interrupted, stopped, hung up or killed, while AWS is called and while a file is written.

At the question, test_interrupts.py does the same.
"""

from __future__ import annotations

import os
import signal
import subprocess

import pytest

from standin import Fault
from support.logins import everything
from support.processes import names, wait_for
from support.terminal import session_members

CTRL_C, CTRL_Z = "\x03", "\x1a"


def program(shell) -> int:
    """The process of ours that runs in a terminal."""
    return wait_for(lambda: [pid for pid in session_members(shell.child.pid) if names([pid]) == ["awsmfa"]])[0]


def is_whole(home) -> bool:
    """Whether the credentials file has its keys and either no session or a whole one, and only its owner can read it."""
    section = home.section()
    text = home.credentials.read_text()
    return "[staging]" in text and oct(home.credentials.stat().st_mode)[-3:] == "600" and (
        section is None or {"aws_access_key_id", "aws_secret_access_key", "aws_session_token", "expiration", "manager"} <= set(section)
    )


class AtTheCall:
    """A login whose call hangs."""

    def __init__(self, shell, home, aws):
        self._aws = aws
        aws.fail(Fault.hang(3))
        shell.ask("aws-mfa datatruck")
        shell.send(home.code() + "\r")
        wait_for(lambda: aws.calls)

    def end(self) -> None:
        pass


class AtTheWrite:
    """A login that is about to rename the new file."""

    def __init__(self, shell, home, aws):
        shell.ask("aws-mfa datatruck")
        words = ["strace", "-e", "inject=/^rename:delay_enter=1500000", "-o", "/dev/null", "-p", str(program(shell))]
        self._strace = subprocess.Popen(words, stderr=subprocess.PIPE, text=True)
        assert "attached" in self._strace.stderr.readline()
        shell.send(home.code() + "\r")
        wait_for(lambda: list(home.credentials.parent.glob(".aws-mfa.*")))

    def end(self) -> None:
        """Wait for strace, which ends with the program."""
        self._strace.communicate(timeout=20)


# strace may follow the program itself only for root, and only Linux has it.
MOMENTS = [
    pytest.param(AtTheCall, id="call"),
    pytest.param(AtTheWrite, id="write", marks=[pytest.mark.root, pytest.mark.linux]),
]


@pytest.fixture(params=MOMENTS)
def moment(request):
    return request.param


def terminal(shell) -> str:
    return shell.run("stty -a").output


def test_ctrl_c_leaves_terminal_and_shell_as_they_were_and_the_files_whole(shell, home, aws, moment):
    before = (terminal(shell), everything(shell, home)[0])
    at = moment(shell, home, aws)
    shell.send(CTRL_C)
    result = shell.finish()
    at.end()
    after = (terminal(shell), everything(shell, home)[0])
    # The program ends by the signal once the file is whole. fish then stops its function, with a status of its own.
    statuses = (1, 130) if (shell.shell, moment) == ("fish", AtTheWrite) else (130,)
    assert (result.status in statuses, after, is_whole(home)) == (True, before, True), result


def test_ctrl_z_stops_nothing(shell, home, aws, moment):
    before = terminal(shell)
    at = moment(shell, home, aws)
    shell.send(CTRL_Z)
    result = shell.finish()
    at.end()
    assert (terminal(shell), is_whole(home)) == (before, True)
    # A call that took too long has failed, and says so.
    assert (result.status == 0) == ("AWS_SESSION_TOKEN" in shell.aws()), result


def test_a_terminal_that_is_closed_leaves_no_process_and_whole_files(shell, home, aws, moment):
    at = moment(shell, home, aws)
    shell.hang_up()
    wait_for(lambda: not session_members(shell.child.pid))
    at.end()
    assert (is_whole(home), list(home.credentials.parent.glob(".aws-mfa.*"))) == (True, [])


def test_a_program_that_is_killed_leaves_a_shell_that_works_and_whole_files(shell, home, aws, moment):
    before = (terminal(shell), everything(shell, home)[0])
    at = moment(shell, home, aws)
    os.kill(program(shell), signal.SIGKILL)
    result = shell.finish()
    at.end()
    assert (result.status, (terminal(shell), everything(shell, home)[0]), is_whole(home)) == (137, before, True), result
    # A call of the killed program may have used its code up.
    again = shell.login("staging")
    assert (again.status, list(home.credentials.parent.glob(".aws-mfa.*"))) == (0, []), again
