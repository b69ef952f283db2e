"""What runs instead of aws-mfa when it is typed, and what a shell cannot set."""

from __future__ import annotations

import pytest

from support.directories import go, project
from support.hooks import KEYS, said, session, used

ALIAS = {"bash": "alias aws-mfa='echo old'", "zsh": "alias aws-mfa='echo old'", "fish": "alias aws-mfa='echo old'"}
FUNCTION = {"bash": "aws-mfa() { echo old; }", "zsh": "aws-mfa() { echo old }", "fish": "function aws-mfa; echo old; end"}


@pytest.mark.parametrize("hiding", [ALIAS, FUNCTION], ids=["alias", "function"])
def test_what_hides_aws_mfa_is_named_once_and_never_run_by_the_hooks(home, name, hiding):
    home.terminal(name).login()
    shell = home.terminal(name, after=hiding[name])
    lines = shell.greeting.splitlines()
    assert ([line for line in lines if "runs instead of" in line] == lines[:1], lines[1:]) == (
        True, ["hint: remove it, or load aws-mfa after it"],
    ), shell.greeting
    assert ("old" in shell.log, said(shell), used(shell)) == (False, "", session(home))
    assert shell.run("aws-mfa").output == "old\n"


def test_an_alias_from_before_is_removed_and_not_named(home, name):
    shell = home.terminal(name, before=ALIAS[name])
    assert (shell.greeting, "no session in this shell" in shell.run("aws-mfa status").output) == ("", True)


def test_a_guarded_command_asks_though_aws_mfa_is_hidden(home, name):
    shell = home.terminal(name, after=ALIAS[name])
    go(shell, project(home, "alpha"))
    shell.run("_awsmfa_run guard env")
    shell.ask("env")
    assert "AWS_MFA_PROFILE=datatruck\n" in shell.answer(home.code()).output


@pytest.mark.parametrize("name", ["bash", "zsh"])
@pytest.mark.parametrize("variable", ["AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_MFA_EXPIRES_AT"])
def test_a_variable_that_cannot_be_set_is_found_out_before_the_question(home, name, variable, aws):
    shell = home.terminal(name, before=f"readonly {variable}")
    before = shell.aws()
    result = shell.run("aws-mfa datatruck")
    assert (result.status, result.output, shell.aws(), aws.calls) == (
        1,
        f"aws-mfa: {variable} is read-only in this shell, so it cannot hold a session\n"
        "hint: remove the line that makes it read-only and start a new shell, or run one command with aws-mfa exec PROFILE -- COMMAND\n",
        before, [],
    )


@pytest.mark.parametrize("name", ["bash", "zsh"])
@pytest.mark.parametrize("variable", ["AWS_PROFILE", "AWS_MFA_PROFILE", "AWS_REGION"])
def test_off_takes_out_what_it_can(home, name, variable):
    shell = home.terminal(name)
    shell.login()
    shell.run(f"readonly {variable}")
    result = shell.run("aws-mfa off")
    left = {key for key in shell.aws() if key != "AWS_MFA_OFF"}
    assert (result.status, left) == (0, {variable}), result
    assert not set(KEYS) & left


@pytest.mark.parametrize("name", ["bash", "zsh"])
def test_a_prompt_puts_no_half_session_into_a_shell(home, name):
    home.terminal(name).login()
    shell = home.terminal(name, before="readonly AWS_SESSION_TOKEN")
    assert (shell.greeting, said(shell), shell.aws()) == ("", "", {})


def test_a_working_directory_handed_over_with_dots_finds_no_file_of_another_place(home, name):
    home.store()
    alpha = project(home, "alpha")
    other = home.path / "other"
    other.mkdir()
    shell = home.terminal(name, variables={"PWD": f"{alpha}/../other"}, start=other)
    assert (said(shell), shell.aws()) == ("", {})


def test_a_working_directory_handed_over_with_dots_finds_its_own_file(home, name):
    home.store()
    alpha = project(home, "alpha")
    (home.path / "other").mkdir()
    shell = home.terminal(name, variables={"PWD": f"{home.path}/other/../alpha"}, start=alpha)
    said(shell)
    assert used(shell) == session(home)
