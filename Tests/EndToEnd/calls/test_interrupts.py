"""At the question for a code: keys that are not part of a code, interrupts, and terminals that close."""

from __future__ import annotations

import os
import re
import signal

import pytest

from standin import Fault
from support.logins import NO_CODE, everything
from support.processes import names, wait_for
from support.terminal import session_members


@pytest.mark.parametrize(
    "paste",
    ["\x1b[200~wJalrXUtnFEMI/K7MDENG\x1b[201~", "é€🎉", "\x1b[A\x1b[B\x1bOP", "$(touch pasted)", "a" * 500],
    ids=["bracketed", "unicode", "keys", "command", "long"],
)
def test_garbage_at_the_question_is_neither_shown_nor_run(shell, home, aws, paste):
    before = everything(shell, home)
    shell.ask("aws-mfa datatruck")
    for _ in range(2):
        shell.send(paste + "\r")
        shell.question()
    result = shell.answer(paste)
    shown = re.sub(r"\*+", "*", result.output).replace(") : ", "): ")
    told = (paste in result.output, "wJalr" in result.output, result.output.count(NO_CODE))
    assert (result.status, told, aws.calls, (home.path / "pasted").exists(), everything(shell, home)) == (
        1, (False, False, 3), [], False, before,
    ), shown


def test_a_line_can_be_mended_before_enter(shell, home):
    code = home.code()
    shell.ask("aws-mfa datatruck")
    assert shell.answer(f"99\x7f\x7fabc\x15{code}").status == 0


INTERRUPTS = {"Ctrl-C": "\x03", "Ctrl-D": "\x04", "Ctrl-backslash": "\x1c"}
USER_THINGS = {
    "bash": ("alias ll='ls -l'; trap 'echo trapped' INT", "alias ll; trap -p"),
    "zsh": ("alias ll='ls -l'; trap 'echo trapped' INT", "alias ll; trap"),
    "fish": ("alias ll 'ls -l'; function on_int --on-signal INT; echo trapped; end", "functions ll on_int"),
}


@pytest.mark.parametrize("key", INTERRUPTS.values(), ids=INTERRUPTS.keys())
def test_an_interrupted_question_leaves_shell_and_terminal_as_they_were(home, name, key):
    things, shown = USER_THINGS[name]
    shell = home.terminal(name, before=things)

    def state():
        return shell.run("stty -a"), shell.run(shown), *everything(shell, home)

    before = state()
    shell.ask("aws-mfa datatruck")
    shell.send("12" + key if key != "\x04" else key)
    result = shell.finish()
    assert (result.status, "trapped" in result.output, state()) == (130, False, before)


def test_a_login_works_after_an_interrupted_one(shell, home):
    shell.ask("aws-mfa datatruck")
    shell.send("\x03")
    shell.finish()
    assert shell.login().status == 0


def test_the_rest_of_a_paste_that_is_no_code_is_not_run(shell, home):
    shell.ask("aws-mfa datatruck")
    shell.send("export A=1\rexport B=2\rexport C=3\rtouch pasted\r")
    result = shell.finish()
    after = shell.run("echo alive")
    assert (result.status, result.output.count("an MFA code is six digits"), after, (home.path / "pasted").exists()) == (
        1, 3, ("alive\n", 0), False,
    ), result


def test_ctrl_z_does_not_freeze_the_shell(shell, home):
    shell.ask("aws-mfa datatruck")
    shell.send("\x1a")
    assert shell.answer(home.code()).status == 0


def test_an_interrupt_while_aws_is_called_changes_nothing(shell, home, aws):
    before = everything(shell, home)
    aws.fail(Fault.hang(30))
    shell.ask("aws-mfa datatruck")
    shell.send(home.code() + "\r")
    wait_for(lambda: aws.calls)
    shell.send("\x03")
    result = shell.finish()
    told = "\naws-mfa: interrupted during the call to AWS\nhint: nothing was changed; if you gave a code, use the next one\n"
    assert (result.status, told in result.output, everything(shell, home)) == (130, True, before), result


def asking(shell) -> int:
    """The process that is asking in a terminal."""
    def found():
        return [pid for pid in session_members(shell.child.pid) if names([pid]) == ["awsmfa"]]

    return wait_for(found)[0]


def test_a_terminal_closed_at_the_question_leaves_no_process_and_no_file(shell, home):
    before = home.files()
    shell.ask("aws-mfa datatruck")
    asking(shell)
    shell.hang_up()
    wait_for(lambda: not session_members(shell.child.pid))
    assert home.files() == before


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP], ids=lambda n: n.name)
def test_a_shell_whose_question_was_killed_is_usable(shell, home, number):
    before = (shell.run("stty -a"), *everything(shell, home))
    shell.ask("aws-mfa datatruck")
    os.kill(asking(shell), number)
    result = shell.finish()
    after = (shell.run("stty -a"), *everything(shell, home))
    assert (result.status >= 128, after) == (True, before)
