"""How a shell gets a session and gives it up again."""

from __future__ import annotations

import pytest

from support.logins import session_variables

OWN = {
    "AWS_PROFILE": "mine",
    "AWS_DEFAULT_PROFILE": "older",
    "AWS_ACCESS_KEY_ID": "AKIAMINEMINEMINEMINE",
    "AWS_SECRET_ACCESS_KEY": "my own secret",
    "AWS_SESSION_TOKEN": "my own token",
    "AWS_SECURITY_TOKEN": "my older token",
    "AWS_CREDENTIAL_EXPIRATION": "2020-01-01T00:00:00Z",
    "AWS_REGION": "sa-east-1",
    "AWS_DEFAULT_REGION": "ca-central-1",
}
OFF = {"AWS_MFA_OFF": "1"}


@pytest.mark.parametrize("own", [OWN, {}, {"AWS_PROFILE": "mine"}], ids=["everything", "nothing", "profile"])
def test_off_puts_the_users_own_values_back(home, name, own):
    shell = home.terminal(name, variables=own)
    shell.login()
    result = shell.run("aws-mfa off")
    assert (*result, shell.aws()) == (
        "aws-mfa is off in this shell; aws-mfa PROFILE turns it on again\n", 0, {**own, **OFF},
    )


def test_off_after_several_logins_puts_the_first_values_back(home, name):
    shell = home.terminal(name, variables=OWN)
    shell.login("datatruck")
    shell.login("staging")
    shell.run("aws-mfa use datatruck")
    shell.run("aws-mfa off")
    assert shell.aws() == {**OWN, **OFF}


def test_off_twice_changes_nothing_more(home, name):
    shell = home.terminal(name, variables=OWN)
    shell.login()
    shell.run("aws-mfa off")
    shell.run("aws-mfa off")
    assert shell.aws() == {**OWN, **OFF}


@pytest.mark.parametrize("variable", ["AWS_PROFILE", "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_DEFAULT_PROFILE"])
def test_off_leaves_alone_what_the_user_set_since(home, name, variable):
    shell = home.terminal(name, variables={"AWS_PROFILE": "mine"})
    shell.login()
    shell.export(variable, "changed")
    shell.run("aws-mfa off")
    assert shell.aws() == {"AWS_PROFILE": "mine", variable: "changed", **OFF}


def test_off_leaves_alone_the_keys_that_the_user_set_since(home, name):
    keys = {"AWS_ACCESS_KEY_ID": "AKIAOTHEROTHEROTHER2", "AWS_SECRET_ACCESS_KEY": "other", "AWS_SESSION_TOKEN": "other"}
    shell = home.terminal(name, variables=OWN)
    shell.login()
    for variable, value in keys.items():
        shell.export(variable, value)
    shell.run("aws-mfa off")
    kept = {variable: shell.aws().get(variable) for variable in keys}
    assert kept == keys


def test_off_does_not_revive_what_the_user_unset_since(home, name):
    shell = home.terminal(name, variables=OWN)
    shell.login()
    shell.unset("AWS_PROFILE")
    shell.run("aws-mfa off")
    assert "AWS_PROFILE" not in shell.aws()


def test_a_login_turns_on_again(shell, home):
    shell.login()
    shell.run("aws-mfa off")
    shell.run("aws-mfa datatruck")
    assert shell.aws() == session_variables(home.section())


def test_values_changed_while_off_are_the_ones_that_come_back(home, name):
    shell = home.terminal(name, variables={"AWS_PROFILE": "mine"})
    shell.login()
    shell.run("aws-mfa off")
    shell.export("AWS_PROFILE", "newer")
    shell.run("aws-mfa datatruck")
    shell.run("aws-mfa off")
    assert shell.aws() == {"AWS_PROFILE": "newer", **OFF}


def test_off_in_a_child_shell_unsets_what_is_ours(home, name):
    parent = home.terminal(name, variables=OWN)
    parent.login()
    child = home.terminal(name, variables=parent.aws())
    child.run("aws-mfa off")
    both = {"AWS_REGION": "sa-east-1", "AWS_DEFAULT_REGION": "ca-central-1"}
    assert child.aws() == {**both, **OFF}


def test_off_in_a_child_shell_leaves_the_users_keys(home, name):
    parent = home.terminal(name)
    parent.login()
    child = home.terminal(name, variables={**parent.aws(), "AWS_PROFILE": "mine", "AWS_REGION": "sa-east-1"})
    child.run("aws-mfa off")
    assert child.aws() == {"AWS_PROFILE": "mine", "AWS_REGION": "sa-east-1", **OFF}


def test_off_in_a_child_shell_leaves_the_parent_as_it_was(home, name):
    parent = home.terminal(name)
    parent.login()
    before = parent.aws()
    home.terminal(name, variables=before).run("aws-mfa off")
    assert parent.aws() == before


REGIONS = ("AWS_REGION", "AWS_DEFAULT_REGION", "AWS_MFA_REGION")


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ({}, ("eu-west-1", "eu-west-1", "eu-west-1")),
        ({"AWS_REGION": "sa-east-1"}, ("sa-east-1", "sa-east-1", None)),
        ({"AWS_DEFAULT_REGION": "sa-east-1"}, ("sa-east-1", "sa-east-1", None)),
        ({"AWS_REGION": "sa-east-1", "AWS_DEFAULT_REGION": "ca-central-1"}, ("sa-east-1", "ca-central-1", None)),
    ],
    ids=["none", "region", "default region", "both"],
)
def test_the_users_region_wins_over_the_profiles(home, name, own, expected):
    shell = home.terminal(name, variables=own)
    shell.login()
    during = shell.aws()
    shell.run("aws-mfa off")
    assert (tuple(map(during.get, REGIONS)), shell.aws()) == (expected, {**own, **OFF})


def test_another_profiles_region_replaces_the_one_that_came_with_the_first(shell):
    shell.login("datatruck")
    shell.login("staging")
    assert tuple(map(shell.aws().get, REGIONS)) == ("us-east-1",) * 3


def test_logout_of_the_active_profile_gives_the_users_values_back(home, name):
    shell = home.terminal(name, variables=OWN)
    shell.login()
    result = shell.run("aws-mfa logout")
    assert (*result, shell.aws()) == (
        "datatruck: stored session ended; AWS honours the tokens it issued until they expire\n", 0, OWN,
    )


def test_logout_of_another_profile_leaves_this_shell_alone(shell, home):
    shell.login("staging")
    shell.login("datatruck")
    before = shell.aws()
    shell.run("aws-mfa logout staging")
    assert (shell.aws(), "aws_session_token" in home.section("staging")) == (before, False)


def test_logout_all_ends_every_session(shell, home):
    shell.login("staging")
    shell.login("datatruck")
    result = shell.run("aws-mfa logout --all")
    left = [sorted(home.section(profile)) for profile in ("datatruck", "staging")]
    assert (result.status, shell.aws(), left) == (0, {}, [["credential_process", "manager"]] * 2)


def test_the_profile_export_mode_puts_no_key_in_the_environment(home, name):
    shell = home.terminal(name, variables={**OWN, "AWS_MFA_EXPORT": "profile"})
    shell.login()
    during = shell.aws()
    shell.run("aws-mfa off")
    secret = [variable for variable in during if variable in OWN and "REGION" not in variable]
    assert (secret, during["AWS_PROFILE"], shell.aws()) == (
        ["AWS_PROFILE"], "datatruck-mfa", {**OWN, "AWS_MFA_EXPORT": "profile", **OFF},
    )


@pytest.mark.parametrize("fish", ["fish"])
def test_a_universal_variable_of_fish_is_covered_and_comes_back(home, fish):
    shell = home.terminal(fish, before="set -Ux AWS_PROFILE everywhere")
    shell.login()
    during = shell.aws().get("AWS_PROFILE")
    shell.run("aws-mfa off")
    assert (during, shell.aws().get("AWS_PROFILE")) == ("datatruck-mfa", "everywhere")
