"""Traps, traces and debug hooks of the user's: kept out while aws-mfa works in the shell, and back afterwards."""

from __future__ import annotations

import pytest

from support.directories import go, project
from support.observers import OBSERVERS, WATCHED

# Shows what runs in it, to those who watch functions.
MARK = {"fish": "function mark; false observed; end", "bash": "mark() { false observed; }", "zsh": "mark() { false observed; }"}
LISTINGS = {
    "bash": "trap; set -o; shopt; declare -pF mark aws-mfa _awsmfa_run; echo $- $_", "zsh": "trap; functions TRAPDEBUG TRAPZERR; setopt; functions -t; echo $- $_",
    "fish": "echo $fish_trace; functions --handlers",
}
# They show what is typed and what is exported, or concern only our functions.
BLIND = ("bash, verbose", "bash, allexport", "zsh, verbose", "zsh, allexport", "zsh, traced functions", "fish, events")
COMMANDS = ("aws-mfa datatruck", "aws-mfa status", "aws-mfa use nosuchprofile", "aws-mfa exec -- /usr/bin/true", "aws-mfa off")


def watching(home, observer: str):
    """A shell that is watched, in a home with a stored session."""
    name, line = OBSERVERS[observer]
    home.store()
    shell = home.terminal(name, before=MARK[name])
    shell.run(line)
    return shell


@pytest.mark.parametrize("observer", OBSERVERS)
def test_traps_and_options_are_as_they_were_after_every_run(home, observer):
    shell = watching(home, observer)
    before = listing(shell)
    after = {command: (shell.run(command), listing(shell))[1] for command in COMMANDS}
    assert len(before) > 5 or shell.shell == "fish"
    assert {command: text for command, text in after.items() if text != before} == {}


def listing(shell) -> list:
    """What the shell says of its traps and options, without what they print."""
    file = shell.home.scratch("listing") / "lines"
    begin, end = ("begin", "end") if shell.shell == "fish" else ("{", "}")
    shell.run(f"{begin} {LISTINGS[shell.shell]}; {end} >{file} 2>/dev/null")
    return file.read_text().splitlines()


@pytest.mark.parametrize("observer", [observer for observer in OBSERVERS if observer not in BLIND])
def test_what_the_user_runs_is_seen_as_before(home, observer):
    shell = watching(home, observer)
    seen = []
    for command in (":", *COMMANDS):
        (home.path / WATCHED).write_text("")
        shell.run(command)
        shell.run("mark")
        text = shell.log.rpartition("begin_")[2] + (home.path / WATCHED).read_text()
        seen.append(text.count("observed"))
    assert 0 not in seen


@pytest.mark.parametrize("observer", OBSERVERS)
def test_the_status_is_the_programs_whatever_watches(home, observer):
    shell = watching(home, observer)
    assert [shell.run(command).status for command in COMMANDS] == [0, 0, 1, 0, 0]


@pytest.mark.parametrize("name", ["bash", "zsh"])
def test_what_a_trap_prints_is_not_taken_for_a_directory(home, name):
    folder = project(home, "project")
    home.store()
    shell = home.terminal(name)
    shell.run("set -T; trap 'echo trapped' DEBUG" if name == "bash" else "trap 'echo trapped' DEBUG")
    (home.path / "link").symlink_to(folder)
    go(shell, "project")
    # PWD names another directory by now: the search goes up the physical path.
    folder.rename(home.path / "moved")
    (home.path / "moved" / ".awsmfa").write_text("staging\n")
    home.awsmfa("allow", home.path / "moved")
    shell.run(":")
    assert str(home.path / "moved/.awsmfa") in shell.run("echo $_awsmfa_file").output.splitlines()
