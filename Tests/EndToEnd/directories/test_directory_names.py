"""A directory with a `.awsmfa` may have any name."""

from __future__ import annotations

import os

import pytest

from support.directories import RAW, go, profile, project
from support.hooks import said, session, used

# All tests have a session available.
pytestmark = pytest.mark.usefixtures("stored")


NAMES = {
    "a space": b"a b",
    "spaces around": b"  a  ",
    "a line end": b"a\nb",
    "a line end at the end": b"a\n",
    "only a line end": b"\n",
    "a tab": b"a\tb",
    "a carriage return": b"a\rb",
    "an escape": b"a\x1b[31mb",
    "a bell and a C1 control": b"a\x07b\xc2\x9bc",
    "Latin 1": b"caf\xe9",
    "no text": b"\xff\xfe\x80",
    "an accent in two": "e\u0301".encode(),
    "an accent in one": "\u00e9".encode(),
    "another script": "プロジェクト".encode(),
    "an emoji": "🦊".encode(),
    "quotes": b"a'b\"c`d",
    "substitutions": b"$(touch x)`touch x`(touch x)${HOME}$HOME",
    "globs": b"*[a]?{b,c}~",
    "backslashes": b"a\\b\\\\c\\n\\x41",
    "percent signs": b"a%20b%%41%F{red}",
    "a dash": b"-n",
    "option-like": b"--help",
    "an equals sign": b"a=b|c;d&e",
    "a hash": b"# a",
    "a bang": b"a!b!!",
    "a tilde": b"~root",
    "its own name": b".awsmfa.d",
    "dots": b"...",
    "255 bytes": b"x" * 255,
}


@pytest.mark.parametrize("case", NAMES)
def test_a_directory_may_have_any_name(home, name, case):
    folder = str(project(home, os.fsdecode(NAMES[case]), is_trusted=False))
    os.mkdir(f"{folder}/deep")
    shell = home.terminal(name, variables={"TARGET": folder})
    told = shell.run('cd "$TARGET"').output
    before = shell.aws()
    allowed = shell.run("aws-mfa allow")
    inside = (used(shell), shell.aws()["AWS_MFA_ROOT"])
    within = (shell.run("cd deep").output, used(shell))
    listed = shell.run("aws-mfa allow --list").output
    assert (told.count("\n"), listed.count("\n"), RAW.findall(told + listed + allowed.output)) == (1, 1, [])
    assert (before, inside, within) == ({}, (session(home), folder), ("", session(home)))
    assert (shell.run("aws-mfa deny").status, shell.aws(), (home.path / "x").exists()) == (0, {}, False)


@pytest.mark.parametrize("case", ["a line end", "no text", "a line end at the end", "substitutions"])
def test_a_shell_may_start_in_a_directory_of_any_name(home, name, case):
    shell = home.terminal(name, start=project(home, os.fsdecode(NAMES[case])))
    assert (shell.greeting, used(shell)) == ("", session(home))


@pytest.mark.parametrize("names", [("alpha", "ALPHA"), ("e\u0301", "\u00e9")])
def test_names_that_are_alike_are_two_names(home, name, staging, names):
    first, second = project(home, names[0]), project(home, names[1], "staging\n")
    shell = home.terminal(name, variables={"FIRST": str(first), "SECOND": str(second)}, after=HABIT.get(name, ""))
    seen = []
    for target in ("FIRST", "SECOND", "FIRST"):
        shell.run(f'cd "${target}"')
        seen.append(profile(shell))
    assert seen == ["datatruck", "staging", "datatruck"]


HABIT = {"bash": "shopt -s nocasematch nocaseglob", "zsh": "setopt no_case_match no_case_glob"}


def test_a_content_that_differs_by_case_is_another(home, name, alpha):
    shell = home.terminal(name, after=HABIT.get(name, ""))
    go(shell, alpha)
    (alpha / ".awsmfa").write_text("DATATRUCK\n")
    assert ("has changed" in said(shell), shell.aws()) == (True, {})
