"""What doctor finds in the shell that it is typed in."""

from __future__ import annotations

import json

import pytest

from support.doctor import diagnose, examine, provokes
from support.terminal import LOADING
from support.tools import add_tool

PLACES = {"bash": ["PROMPT_COMMAND"], "zsh": ["precmd_functions", "chpwd_functions", "preexec_functions"], "fish": ["fish_prompt", "PWD"]}
OVERWRITE = {
    "PROMPT_COMMAND": "PROMPT_COMMAND=true",
    "precmd_functions": "precmd_functions=(_counted)",
    "chpwd_functions": "chpwd_functions=()",
    "preexec_functions": "preexec_functions=()",
    "fish_prompt": "functions -e _awsmfa_hook",
    "PWD": "functions -e _awsmfa_hook_cd",
}


def hooks(name: str):
    return [(name, place) for place in PLACES[name]]


def test_nothing_is_wrong_in_a_good_shell(shell):
    diagnosis = examine(shell)
    assert (diagnosis.status, diagnosis.bad) == (0, [])
    shell.login()
    diagnosis = examine(shell)
    assert (diagnosis.status, diagnosis.bad) == (0, [])


@provokes("integration")
@pytest.mark.parametrize("program, command", [
    ("/bin/bash", "awsmfa init bash --write"), ("/usr/bin/zsh", "awsmfa init zsh --write"),
    ("/usr/bin/fish", "awsmfa init fish --write"), ("/bin/sh", "awsmfa init bash --write"),
])
def test_a_run_without_a_shell_names_what_loads_it(home, program, command):
    run = home.awsmfa("doctor", "--json", variables={"SHELL": program})
    finding, = [finding for finding in json.loads(run.stdout) if finding["id"] == "integration"]
    assert (finding["level"], finding["fix"]) == ("warning", f"type aws-mfa doctor if it is loaded; else run {command}, then open a new terminal")


@provokes("integration")
def test_a_shell_that_has_loaded_an_older_file(home):
    file = home.path / "json"
    home.execute("sh", "-c", f"AWS_MFA_SHELL=bash {home.program} doctor --json 3>&1 >{file} | cat")
    finding, = [finding for finding in json.loads(file.read_text()) if finding["id"] == "integration"]
    assert finding["finding"] == "this shell has loaded an older aws-mfa than the program that answers"


@provokes("hooks")
@pytest.mark.parametrize("name, place", [pair for name in PLACES for pair in hooks(name)])
def test_a_hook_that_was_taken_out_later(home, name, place):
    shell = home.terminal(name)
    shell.run(OVERWRITE[place])
    diagnosis = examine(shell)
    assert diagnosis.levels == [("hooks", "error")]
    assert diagnosis.one("hooks")["finding"] == f"the hooks of aws-mfa are no longer in {place}"


@pytest.mark.parametrize("name, line", [("bash", "PROMPT_COMMAND='true;'"), ("zsh", "precmd_functions=() preexec_functions=()")])
def test_a_start_file_that_sets_the_hooks_after_us(home, name, line):
    assert examine(home.terminal(name, after=line)).levels == [("hooks", "error")]


@pytest.mark.parametrize("line", [
    'STARSHIP_PROMPT_COMMAND="$PROMPT_COMMAND"; starship_precmd() { eval "$STARSHIP_PROMPT_COMMAND"; }; PROMPT_COMMAND=starship_precmd',
    '__vsc_original_prompt_command=$PROMPT_COMMAND; __vsc() { eval "$__vsc_original_prompt_command"; }; PROMPT_COMMAND=__vsc',
    "PROMPT_COMMAND=(\"$PROMPT_COMMAND\" 'true')",
    "_direnv_hook() { :; }; PROMPT_COMMAND=\"_direnv_hook;$PROMPT_COMMAND\"",
])
def test_tools_that_wrap_or_precede_the_hooks_of_bash_are_fine(home, line):
    assert examine(home.terminal("bash", after=line)).bad == []


@provokes("hook_order")
@pytest.mark.parametrize("name, line", [
    ("bash", "_direnv_hook() { :; }; PROMPT_COMMAND+='; _direnv_hook'"),
    ("zsh", "_direnv_hook() { : }; preexec_functions+=(_direnv_hook)"),
    ("zsh", "_direnv_hook() { : }; chpwd_functions+=(_direnv_hook)"),
    ("fish", "function __direnv_export_eval --on-event fish_prompt; end"),
])
def test_a_tool_that_sets_variables_after_the_hooks(home, name, line):
    shell = home.terminal(name)
    shell.run(line)
    diagnosis = examine(shell)
    assert diagnosis.levels == [("hook_order", "warning")]
    assert diagnosis.one("hook_order")["finding"] == "direnv runs after the hooks of aws-mfa"


def test_a_tool_that_was_loaded_before_or_sets_nothing_is_fine(home, name):
    before = {
        "bash": "_direnv_hook() { :; }; PROMPT_COMMAND=_direnv_hook", "zsh": "_direnv_hook() { : }; preexec_functions=(_direnv_hook)",
        "fish": "function __direnv_export_eval --on-event fish_prompt; end",
    }
    later = {
        "bash": "PROMPT_COMMAND+='; true promised'", "zsh": "_other() { : }; preexec_functions+=(_other)",
        "fish": "function other --on-event fish_prompt; end",
    }
    shell = home.terminal(name, before=before[name])
    shell.run(later[name])
    assert examine(shell).bad == []


@provokes("hidden_command")
@pytest.mark.parametrize("name, hider, words", [
    ("bash", "alias aws-mfa='_awsmfa_run_typed'", "the alias aws-mfa"),
    ("bash", "aws-mfa() { _awsmfa_run_typed \"$@\"; }", "a function of "),
    ("zsh", "alias aws-mfa='_awsmfa_run'", "the alias aws-mfa"),
    ("zsh", "aws-mfa() { echo; _awsmfa_run $@ }", "a function of "),
    ("fish", "function aws-mfa; set -l words $argv; _awsmfa_run $words; end", "a function or alias of "),
])
def test_what_hides_aws_mfa(home, name, hider, words):
    diagnosis = examine(home.terminal(name, after=hider))
    assert diagnosis.levels == [("hidden_command", "error")]
    assert diagnosis.one("hidden_command")["finding"].startswith(words)


@provokes("prompt")
def test_a_prompt_that_was_set_later(home, name):
    loading = LOADING[name].replace(f"init {name}", f"init {name} --prompt right")
    later = {"bash": "PS1='<$?:$((_count += 1))>'", "zsh": "p10k() { }; RPROMPT=", "fish": "function fish_right_prompt; end"}
    shell = home.terminal(name, before=loading, is_loaded=False)
    assert examine(shell).bad == []
    shell.run(later[name])
    assert examine(shell).levels == [("prompt", "warning")]


# Whatever the shell is like

OPTIONS = {
    "bash": ["set -eu", "IFS=3", "set -o posix", "shopt -s nocasematch extglob nullglob", "unset PROMPT_COMMAND PS1; PS1='<$?:$((_count += 1))>'; PROMPT_COMMAND=_awsmfa_hook"],
    "zsh": ["setopt ksh_arrays sh_word_split", "setopt no_unset err_return", "IFS=3", "setopt xtrace", "alias local=false"],
    "fish": ["set -g fish_trace 1", "set -g IFS 3"],
}


@pytest.mark.parametrize("name, line", [(name, line) for name, lines in OPTIONS.items() for line in lines])
def test_it_works_in_odd_shells(home, name, line):
    shell = home.terminal(name)
    shell.run(line)
    assert examine(shell).bad == [], shell.log


@pytest.mark.parametrize("name, words", [("bash", ["--norc", "-c"]), ("zsh", ["-f", "-c"]), ("fish", ["--no-config", "-c"])])
def test_a_script_has_no_hooks(home, name, words):
    run = home.execute(name, *words, f"{LOADING[name]}\naws-mfa doctor --json")
    bad = [finding["id"] for finding in json.loads(run.stdout) if finding["level"] != "ok"]
    assert (run.status, bad, run.stderr) == (0, [], "")


@pytest.mark.parametrize("verb", ["status", "list"])
def test_other_verbs_are_told_nothing(home, name, verb):
    shell = home.terminal(name)
    file = home.path / "variables"
    shell.run(f"set -g _awsmfa_program {home.path}/tools/spy" if name == "fish" else f"_awsmfa_program={home.path}/tools/spy")
    add_tool(home, "spy", f"env >{file}")
    shell.run(f"aws-mfa {verb}")
    assert [line for line in file.read_text().splitlines() if line.startswith("AWS_MFA_FACTS=")] == ["AWS_MFA_FACTS="]


def test_no_command_of_the_users_sees_the_facts(home, name):
    home.configure(config="[profile x]\ncredential_process = sh -c 'env >~/seen'\n")
    shell = home.terminal(name)
    shell.run("aws-mfa exec datatruck --code 000000 -- true")
    add_tool(home, "curl", f'env >{home.path}/seen; exec /usr/bin/curl "$@"')
    shell = home.terminal(name)
    assert examine(shell).bad == []
    assert "AWS_MFA_" not in (home.path / "seen").read_text()
