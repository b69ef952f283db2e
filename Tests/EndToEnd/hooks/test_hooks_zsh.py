"""What only zsh has: options, hooks in lists, psvar, and code that runs while a line is edited."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from support.hooks import configure, expire, session, used
from support.neighbours import ZSH_PROMPTS

TIME = r"(?:35h59m|36h00m)"
PLAIN = {"TERM": "xterm-256color", "NO_COLOR": "1"}
ODD = "setopt ksharrays shwordsplit globsubst nounset errreturn; alias -g local=no typeset=no return=no; alias if=no builtin=no test=no source=no emulate=no"


def file_of(prefix, name="aws-mfa.zsh"):
    return prefix / "share/aws-mfa/zsh" / name


def sourcing(prefix, side="left"):
    """The line that loads the file directly."""
    return f"source {file_of(prefix)} --prompt {side}"


@pytest.fixture
def direct(home, prefix):
    """Starts zsh with lines of a start-up file and, unless it is said otherwise, without the program on PATH."""

    def start(lines, path="/usr/local/bin:/usr/bin:/bin", **variables):
        return home.terminal("zsh", is_loaded=False, after=lines, variables={**PLAIN, "PATH": path, **variables})

    start.line = sourcing(prefix)
    return start


@pytest.fixture
def stored(home):
    """A last session, which new shells join."""
    home.terminal("bash").login()
    return home


def test_the_file_is_sourced_without_the_program_on_path_under_any_options_and_twice(direct, stored, prefix):
    shell = direct(f"{ODD}\n\\. {file_of(prefix)} --prompt left\n\\. {file_of(prefix)} --prompt left\n")
    assert re.fullmatch(f"datatruck {TIME} ", shell.greeting)
    assert used(shell) == session(stored)
    shell.run("unsetopt ksharrays nounset errreturn")
    assert shell.run("print -l $precmd_functions $preexec_functions $chpwd_functions | \\grep awsmfa").output.startswith(
        "_awsmfa_hook\n_awsmfa_hook_end\n_awsmfa_hook\n_awsmfa_hook_cd\ndatatruck"
    )


def test_a_variable_shows_the_segment_where_no_argument_does_and_the_callers_arguments_are_its_own(direct, stored, prefix):
    shell = direct(f"AWS_MFA_PROMPT=left\nset -- prompt right\nsource {file_of(prefix)}")
    assert re.fullmatch(f"datatruck {TIME} ", shell.greeting)
    assert shell.run('echo "$@"').output.startswith("prompt right\ndatatruck")
    shell = direct(f"AWS_MFA_PROMPT=left\nsource {file_of(prefix)} --prompt off")
    assert (shell.greeting, used(shell)) == ("", session(stored))


@pytest.mark.parametrize("case", ZSH_PROMPTS)
def test_the_segment_is_drawn_at_each_prompt(direct, stored, case):
    before, after = ZSH_PROMPTS[case]
    shell = direct(f"{before}\n{direct.line}\n{after}")
    # What comes later than the first prompt is put back when the line editor waits.
    if not shell.greeting.endswith(" "):
        shell.child.expect(f"datatruck {TIME} ")
    for command in ("true", "cd /"):
        assert re.search(rf"datatruck {TIME} $", shell.run(command).output)


def test_the_segment_follows_line_breaks_at_the_begin_of_the_prompt(direct, stored):
    shell = direct(f"PROMPT=$'\\n\\n'$PROMPT\n{direct.line}")
    assert re.fullmatch(f"\n\ndatatruck {TIME} ", shell.greeting)


def test_a_prompt_that_shows_the_variable_shows_nothing_else(direct, stored):
    shell = direct(f"PROMPT='$AWS_MFA_SEGMENT '$PROMPT\n{direct.line}")
    assert re.fullmatch(f"datatruck {TIME} ", shell.greeting)


def test_what_draws_a_prompt_runs_after_the_hook_and_what_changes_the_environment_before_it(direct, stored):
    names = "_direnv_hook prompt_mine_precmd _omp_precmd _mine"
    shell = direct(
        "".join(f"{name}() {{ }}\n" for name in names.split())
        + f"prompt_mine_precmd() {{ drawn=$AWS_PROFILE }}\nprecmd_functions=({names})\n{direct.line}"
    )
    assert shell.run("echo $drawn; echo ${precmd_functions:#_counted}").output.startswith(
        "datatruck-mfa\n_direnv_hook _awsmfa_hook prompt_mine_precmd _omp_precmd _mine _awsmfa_hook_end\n"
    )


# A plugin manager's way to load something while the first line is edited already.
DEFERRING = "_later() { zle -F $1; exec {1}<&-; %s }; exec {later}</dev/null; zle -F $later _later"


def test_a_file_that_is_loaded_while_a_line_is_edited_joins_at_once_and_prints_nothing(direct, stored, prefix):
    shell = direct(DEFERRING % sourcing(prefix))
    shell.child.expect(rf"datatruck {TIME} <0:1>")
    assert re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\r", "", shell.child.before) == ""
    assert used(shell) == session(stored)


def test_nothing_is_asked_while_a_line_is_edited(home):
    configure(home, on_expiry="ask", min_ttl="1s")
    shell = home.terminal("zsh", after="_tick() { local f; for f in $precmd_functions; do $f; done }; zle -N _tick; bindkey '^T' _tick")
    expire(shell)
    shell.send(": half\x14")
    shell.child.expect(": half")
    shell.send(" typed\r")
    shown = shell.question()
    assert "typed" in shown
    assert shell.answer(home.code()).status == 0


def test_a_missing_program_is_named_at_the_first_prompt_and_where_aws_mfa_is_typed(home, prefix, tmp_path):
    (tmp_path / "alone").mkdir()
    copy = tmp_path / "alone/aws-mfa.zsh"
    copy.write_text(file_of(prefix).read_text())
    bare = {"PATH": "/usr/bin:/bin", "HOME": str(home.scratch("bare"))}
    absent = "aws-mfa: the program awsmfa is not installed here\nhint: install aws-mfa, or put the folder of awsmfa on PATH\n"
    shell = home.terminal("zsh", is_loaded=False, after=f"source {copy} --prompt left", variables=bare)
    assert (shell.greeting, shell.enter(), shell.run("aws-mfa status")) == (absent, "", (absent, 127))
    # Found once it is there, and the hooks with it.
    shell.run(f"HOME={home.path} path+=({prefix}/bin)")
    assert shell.run("aws-mfa status >/dev/null; print -l $precmd_functions | grep -c awsmfa").output == "2\n"


def test_a_program_whose_folder_comes_onto_path_later_is_found(home, prefix, tmp_path):
    home.terminal("bash").login()
    copy = tmp_path / "aws-mfa.zsh"
    copy.write_text(file_of(prefix).read_text())
    shell = home.terminal(
        "zsh", is_loaded=False, after=f"path=(/usr/bin /bin)\nsource {copy}\npath+=({prefix}/bin)", variables={"PATH": "/usr/bin:/bin"},
    )
    assert (shell.greeting, used(shell)) == ("", session(home))


def test_nothing_is_said_during_an_instant_prompt(direct):
    shell = direct(f"__p9k_instant_prompt_active=1\n{direct.line}\nalias aws-mfa=true")
    first = shell.greeting
    shell.run("unset __p9k_instant_prompt_active")
    assert (first, "the alias aws-mfa runs instead" in shell.log, shell.enter()) == ("", True, "")


def test_functions_that_are_copied_without_ours_run_the_programs(home, tmp_path):
    (home.path / "bin").mkdir()
    (home.path / "bin/aws").write_text('#!/bin/sh\necho ran "$@"\n')
    (home.path / "bin/aws").chmod(0o755)
    home.environment["PATH"] = f"{home.path}/bin:{home.environment['PATH']}"
    configure(home, guard="aws")
    shell = home.terminal("zsh")
    shell.run("typeset -f $(typeset +f | grep -vE '^_') >copied")
    copied = (home.path / "copied").read_text()
    assert ("aws ()" in copied, "aws-mfa ()" in copied) == (True, True)
    run = home.execute("zsh", "-f", "-c", "source ~/copied; aws s3 'a  b'; aws-mfa status --json | head -c 1")
    assert (run.stdout, run.stderr) == ("ran s3 a  b\n{", "")


COMPINIT = "autoload -Uz compinit; compinit -D"


@pytest.mark.parametrize("order", ["before", "after"])
def test_a_plugin_manager_loads_the_folder_by_a_link_and_the_completion_is_there(home, tmp_path, order):
    own = Path(shutil.copytree(home.prefix, tmp_path / "own"))
    file_of(own, "_aws-mfa").write_text("#compdef aws-mfa awsmfa\n[[ -o extendedglob && -o nullglob ]] && compadd -- logout-everywhere\n")
    os.symlink(file_of(own, ""), tmp_path / "plugin")
    lines = ["AWS_MFA_PROMPT=left", f"source {tmp_path}/plugin/aws-mfa.plugin.zsh"]
    lines.insert(1 if order == "before" else 2, COMPINIT)
    shell = home.terminal("zsh", is_loaded=False, after="\n".join(lines), variables={"PATH": "/usr/bin:/bin"})
    assert shell.run("echo $_awsmfa_program").output == f"{own}/bin/awsmfa\n"
    shell.send("aws-mfa logout-e\t")
    shell.child.expect("aws-mfa logout-everywhere")
