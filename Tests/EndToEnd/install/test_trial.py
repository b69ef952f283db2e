"""`install.sh --try`: a throwaway home, and nothing left of it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path

import pexpect
import pytest

from support.person import SCRIPT, START_FILES, is_alive
from support.product import Run
from support.terminal import session_members


def test_a_trial_touches_nothing_of_the_users_and_leaves_nothing(person):
    person.write(".bashrc", "echo mine\n")
    before = person.files()
    variables = {"AWS_PROFILE": "mine", "XDG_STATE_HOME": str(person.home / "state"), "HISTFILE": str(person.home / "h")}
    command = 'env; cat "$HOME/../ready"; ls -ld "$HOME/.."'
    run = person.run(SCRIPT, "--try", "--", "sh", "-c", command, variables=variables)
    assert (run.status, run.stderr) == (0, "building awsmfa (a minute or two)…\n")
    *environment, ready, mode = run.stdout.splitlines()
    names = dict(line.split("=", 1) for line in environment)
    assert mode.startswith("drwx------")
    assert not any(name.startswith(("AWS_", "XDG_")) or name == "HISTFILE" for name in names)
    assert str(person.home) not in run.stdout
    assert not Path(names["HOME"]).exists()
    assert not is_alive(int(ready.partition('"pid": ')[2].rstrip("}")))
    assert (person.files(), list(person.temporary.iterdir())) == (before, [])


@pytest.mark.parametrize("shell", START_FILES)
def test_in_a_trial_a_code_opens_a_session(person, shell):
    code = "(code staging)" if shell == "fish" else "$(code staging)"
    run = person.run(SCRIPT, "--try", "--", shell, "-ic", f"aws-mfa staging --code {code}; echo $AWS_PROFILE")
    assert (run.status, run.stdout) == (0, "staging-mfa\n"), run


def test_a_trial_ends_with_the_status_of_its_command(person):
    assert person.run(SCRIPT, "--try", "--", "sh", "-c", "exit 7").status == 7


def test_a_trial_runs_no_function_of_its_own(person):
    assert person.run(SCRIPT, "--try", "--", "uninstall").status == 127


@pytest.mark.parametrize("shell", START_FILES)
def test_a_trial_without_a_command_opens_the_users_shell_and_explains(person, shell):
    environment = {**person.environment(), "SHELL": shutil.which(shell), "TERM": "dumb"}
    trial = pexpect.spawn(str(SCRIPT), ["--try"], env=environment, encoding="utf-8", timeout=30, dimensions=(50, 200))
    trial.expect("  code datatruck                 prints the code")
    trial.expect("removes all of it")
    trial.send("sleep 1; code staging; exit\r")  # for a second, while fish works in the background
    trial.expect(r"\d{6}\r\n")
    trial.expect("the throwaway home is gone; ./install.sh installs aws-mfa in your own")
    trial.expect(pexpect.EOF)
    trial.close()
    assert (trial.exitstatus, list(person.temporary.iterdir())) == (0, [])


def test_a_trial_needs_python(person):
    person.lacks("python3")
    assert person.run(SCRIPT, "--try") == Run(
        1, "", "install.sh: --try needs python3\nhint: install Python 3, then run this again\n"
    )


def test_a_trial_whose_stand_in_does_not_start_says_why(person):
    person.tool("python3", "#!/bin/sh\n[ $1 != -c ] || { echo $0; exit; }\necho 'what python says' >&2\nexit 1\n")
    run = person.run(SCRIPT, "--try")
    assert (run.status, run.stderr.splitlines()[1:], list(person.temporary.iterdir())) == (
        1,
        [
            "what python says",
            "install.sh: the stand-in for AWS did not start",
            "hint: python3 says why above; fix that, then run this again",
        ],
        [],
    )


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_trial_that_is_ended_by_a_signal_leaves_nothing(person, number, status):
    trial = subprocess.Popen(
        [SCRIPT, "--try", "--", "sh", "-c", 'cat "$HOME/../ready"; exec sleep 60'], env=person.environment(),
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, start_new_session=True,
    )
    try:
        pid = int(trial.stdout.readline().partition('"pid": ')[2].rstrip("}\n"))
        os.killpg(trial.pid, number)
        trial.communicate(timeout=60)
        assert (trial.returncode, is_alive(pid), list(person.temporary.iterdir())) == (status, False, [])
    finally:
        for left in session_members(trial.pid):
            os.kill(left, signal.SIGKILL)
