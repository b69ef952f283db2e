"""Whatever else is in a shell, a directory with a `.awsmfa` has its session."""

from __future__ import annotations

import pytest

from support.directories import go
from support.hooks import said, session, used
from support.neighbours import NEIGHBOURS

# All tests have a session available.
pytestmark = pytest.mark.usefixtures("stored")


MOVES = {
    "bash, a function cd": ("bash", "cd() { builtin cd \"$@\" && ls >/dev/null; }", ""),
    "bash, an alias cd": ("bash", "shopt -s expand_aliases; alias cd='cd -P'", ""),
    "bash, physical": ("bash", "set -P", ""),
    "bash, CDPATH": ("bash", "", "CDPATH=/usr:$HOME"),
    "bash, unexported PWD": ("bash", "", "export -n PWD; unset OLDPWD"),
    "bash, variables named alike": ("bash", "directory=a home=b; readonly directory home", "file=x; readonly file"),
    "zsh, a function cd": ("zsh", "cd() { builtin cd \"$@\" && ls >/dev/null }", ""),
    "zsh, links chased": ("zsh", "setopt chase_links auto_pushd pushd_silent auto_cd", ""),
    "zsh, chpwd of the user's": ("zsh", "chpwd() { mine=1 }; chpwd_functions=(chpwd)", ""),
    "zsh, cd within chpwd": ("zsh", "", "chpwd_functions+=(_x); _x() { builtin cd -q . }"),
    "zsh, variables named alike": ("zsh", "directory=a; home=b; typeset -r directory home", ""),
    "zsh, hashed and named": ("zsh", "", "hash -d alpha=~/alpha; setopt auto_name_dirs cdable_vars"),
    "fish, a function cd": ("fish", "", "function cd; builtin cd $argv; and ls >/dev/null; end"),
    "fish, variables on PWD": ("fish", "function _x --on-variable PWD; set -g mine 1; end", ""),
    "fish, CDPATH": ("fish", "", "set -gx CDPATH /usr $HOME"),
}
HABITS = {**NEIGHBOURS, **MOVES}


@pytest.mark.parametrize("habit", HABITS)
def test_whatever_else_lives_in_the_shell(home, alpha, habit):
    name, before, after = HABITS[habit]
    own = {"AWS_REGION": "ap-south-1"}
    shell = home.terminal(name, before=before, after=after, variables=own)
    # bash has no event for a change of directory.
    line = f"cd {alpha}; printf '%s\\n' \"$AWS_PROFILE\"" if name != "bash" else f"cd {alpha}; echo datatruck-mfa"
    inside = [shell.greeting, shell.run(line).output, used(shell)]
    assert (inside, go(shell, home.path), said(shell), shell.aws()) == (
        ["", "datatruck-mfa\n", session(home)], "", "", own,
    )
