"""A shell in which the user sets credentials by hand."""

from __future__ import annotations

import pytest

from support.hooks import KEYS, said

YIELDED = "aws-mfa: you have set other credentials, so the rest of datatruck was removed from this shell\n"


def set_by_hand(shell, variable: str, value: str) -> str:
    """Set an exported variable; returns what is printed at the prompt after it."""
    command = f"set -gx {variable} {value}" if shell.shell == "fish" else f"export {variable}={value}"
    return shell.run(command).output


def test_another_profile_takes_the_rest_of_ours_out(shell):
    shell.login()
    output = set_by_hand(shell, "AWS_PROFILE", "mine")
    assert (output, shell.aws()) == (YIELDED, {"AWS_PROFILE": "mine"})


def test_another_key_takes_the_profile_out(shell):
    shell.login()
    output = set_by_hand(shell, "AWS_ACCESS_KEY_ID", "AKIAMINEMINEMINEMINE")
    left = shell.aws()
    assert (output, left["AWS_ACCESS_KEY_ID"], "AWS_PROFILE" in left, "AWS_MFA_PROFILE" in left) == (
        YIELDED, "AKIAMINEMINEMINEMINE", False, False,
    )


def test_other_keys_set_at_once_stay_whole(shell):
    shell.login()
    keys = {"AWS_ACCESS_KEY_ID": "AKIAMINEMINEMINEMINE", "AWS_SECRET_ACCESS_KEY": "mine", "AWS_SESSION_TOKEN": "mine"}
    form = "set -gx {} {}" if shell.shell == "fish" else "export {}={}"
    shell.run("; ".join(form.format(*pair) for pair in keys.items()))
    left = shell.aws()
    assert ({name: left.get(name) for name in keys}, "AWS_PROFILE" in left) == (keys, False)


@pytest.mark.parametrize("variable", ["AWS_PROFILE", "AWS_ACCESS_KEY_ID"])
def test_a_variable_that_is_taken_out_takes_the_rest_along(shell, variable):
    shell.login()
    shell.unset(variable)
    left = shell.aws()
    assert [name for name in (*KEYS, "AWS_PROFILE", "AWS_MFA_PROFILE") if name in left] == []


def test_it_is_told_once(shell):
    shell.login()
    set_by_hand(shell, "AWS_PROFILE", "mine")
    assert (said(shell), set_by_hand(shell, "AWS_PROFILE", "theirs")) == ("", "")


def test_the_users_shell_stays_the_users_when_another_logs_in(shell):
    shell.login()
    set_by_hand(shell, "AWS_PROFILE", "mine")
    shell.second().login("staging")
    shell.run(":")
    assert shell.aws() == {"AWS_PROFILE": "mine"}


def test_nothing_comes_back_when_the_user_takes_it_out_again(shell):
    shell.login()
    set_by_hand(shell, "AWS_PROFILE", "mine")
    shell.unset("AWS_PROFILE")
    assert (said(shell), shell.aws()) == ("", {})


def test_a_login_takes_over_again_and_saves_the_users_values(shell):
    shell.login()
    set_by_hand(shell, "AWS_PROFILE", "mine")
    shell.run("aws-mfa datatruck")
    during = shell.aws()["AWS_PROFILE"]
    shell.run("aws-mfa off")
    assert (during, shell.aws()) == ("datatruck-mfa", {"AWS_PROFILE": "mine", "AWS_MFA_OFF": "1"})


def test_the_first_values_are_not_put_over_the_later_ones(home, name):
    shell = home.terminal(name, variables={"AWS_PROFILE": "first"})
    shell.login()
    set_by_hand(shell, "AWS_PROFILE", "second")
    assert shell.aws() == {"AWS_PROFILE": "second"}


def test_a_region_that_the_user_sets_is_the_users_and_the_session_stays(shell):
    shell.login()
    output = set_by_hand(shell, "AWS_REGION", "sa-east-1")
    left = shell.aws()
    assert (output, left["AWS_REGION"], left["AWS_PROFILE"]) == ("", "sa-east-1", "datatruck-mfa")


def test_credentials_set_in_a_shell_without_a_session_make_it_the_users(shell):
    set_by_hand(shell, "AWS_PROFILE", "mine")
    shell.second().login()
    assert (said(shell), shell.aws()) == ("", {"AWS_PROFILE": "mine"})
