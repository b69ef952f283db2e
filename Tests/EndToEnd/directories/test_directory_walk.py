"""How far up a prompt looks: a mount that hangs above a directory must not hang every prompt there."""

from __future__ import annotations

import re
import signal
import subprocess

import pytest

from support.hooks import used

pytestmark = pytest.mark.linux

PROMPTS = 5
LOOKS = re.compile(r'"([^"]*/\.awsmfa)"')


def looks(shell, action):
    """The `.awsmfa` paths that the shell itself asks the kernel about during an action, and how often."""
    file = shell.home.scratch("trace") / "calls"
    words = ["strace", "-e", "trace=file,newfstatat,statx", "-o", str(file), "-p", str(shell.child.pid)]
    with subprocess.Popen(words, stderr=subprocess.PIPE, text=True) as process:
        line = process.stderr.readline()
        assert "attached" in line, line
        action()
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=10)
    found = LOOKS.findall(file.read_text())
    return {path: found.count(path) for path in found}


def prompts(shell):
    for _ in range(PROMPTS):
        shell.run(":")


@pytest.fixture
def deep(home):
    folder = home.path / "work/project/a/b/c/d"
    folder.mkdir(parents=True)
    return folder


def test_a_resting_prompt_without_a_file_looks_nowhere_but_where_it_is(shell, deep):
    shell.run(f"cd {deep}")
    assert set(looks(shell, lambda: prompts(shell))) == {f"{deep}/.awsmfa"}


def test_a_resting_prompt_below_a_file_looks_at_that_and_where_it_is(shell, home, deep):
    file = home.path / "work/project/.awsmfa"
    file.write_text("datatruck\n")
    home.store()
    assert home.awsmfa("allow", str(file)).status == 0
    shell.run(f"cd {deep}")
    found = looks(shell, lambda: prompts(shell))
    assert (used(shell)["AWS_PROFILE"], set(found)) == ("datatruck-mfa", {str(file), f"{deep}/.awsmfa"})


def test_a_change_of_directory_goes_up_once(shell, home, deep):
    shell.run("cd /")
    found = looks(shell, lambda: (shell.run(f"cd {deep}"), prompts(shell)))
    parents = [str(folder) for folder in deep.parents if folder.is_relative_to(home.path)]
    # Once for the file and once for a dangling link.
    assert {folder: found.get(f"{folder}/.awsmfa", 0) <= 2 for folder in parents} == dict.fromkeys(parents, True)
    # The directory that the shell leaves is checked once more before the command.
    assert set(found) - {"//.awsmfa"} == {f"{folder}/.awsmfa" for folder in [deep, *parents]}
