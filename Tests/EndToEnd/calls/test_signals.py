"""Signals that arrive while something is half done, and signals that the parent ignores."""

from __future__ import annotations

import os
import signal
import time

import pytest

from standin import Fault
from support.logins import code_process
from support.processes import descendants, ignoring, names, wait_for
from support.terminal import session_members

# During a call to AWS


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=lambda number: number.name)
def test_the_call_ends_with_the_program(home, aws, number):
    aws.fail(Fault.hang(30))
    process = home.start(home.program, "login", "datatruck", "--store-only", "--code", home.code())
    wait_for(lambda: aws.calls)
    os.kill(process.pid, number)
    with process:
        process.communicate()
    assert process.returncode == -number
    wait_for(lambda: session_members(process.pid) == [])


# While a program of the user's runs


def test_a_program_that_heeds_nothing_ends_with_its_terminal(shell, home):
    code_process(home, "trap '' HUP INT TERM; echo read''y >&2; sleep 300; exit 9")
    shell.type("aws-mfa datatruck")
    shell.child.expect("ready\r+\n")
    shell.hang_up()
    wait_for(lambda: session_members(shell.child.pid) == [], 15)


@pytest.mark.parametrize("line", ["aws-mfa datatruck", "aws-mfa exec datatruck -- echo no"], ids=["login", "exec"])
def test_all_of_a_program_ends_with_ours(shell, home, line):
    code_process(home, "trap '' HUP INT TERM; echo read''y >&2; sleep 300 | cat")
    shell.type(line)
    shell.child.expect("ready\r+\n")
    wait_for(lambda: "cat" in names(descendants(shell)))
    os.kill(next(pid for pid in descendants(shell) if names([pid]) == ["awsmfa"]), signal.SIGTERM)
    assert shell.finish().status == 143
    # They have been killed by now, but a busy system takes its time to end them.
    wait_for(lambda: descendants(shell) == [])


# Ignored by the parent


def test_a_signal_that_the_parent_ignores_ends_no_question(home):
    shell = home.terminal("bash")
    shell.ask("sh -c \"trap '' TERM; exec awsmfa login datatruck --store-only\"")
    os.kill(next(pid for pid in descendants(shell) if names([pid]) == ["awsmfa"]), signal.SIGTERM)
    # Longer than it takes to notice a signal that is not ignored.
    time.sleep(0.5)
    assert shell.answer(home.code()).status == 0


def test_a_program_that_failed_has_failed_where_the_parent_ignores_its_children(home, aws):
    code_process(home, f"echo {home.code()}; exit 9")
    run = home.awsmfa("login", "datatruck", "--store-only", **ignoring(signal.SIGCHLD))
    assert (run.status, "status 9" in run.stderr, aws.calls) == (1, True, []), run


@pytest.mark.linux
@pytest.mark.parametrize("number", [signal.SIGCHLD, signal.SIGTSTP, signal.SIGINT], ids=lambda number: number.name)
def test_a_command_gets_the_signals_as_the_parent_left_them(home, number):
    home.store()
    words = ["grep", "-E", "^Sig(Ign|Blk)", "/proc/self/status"]
    plain = home.execute(*words, **ignoring(number))
    assert home.awsmfa("exec", "datatruck", "--", *words, **ignoring(number)) == plain
