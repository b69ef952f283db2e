"""What a shell does before its first prompt."""

from __future__ import annotations

import pytest

from support.hooks import actions, configure, expire, login_for, session, state, used, wait_until


def test_a_new_terminal_joins_the_last_session(shell, home):
    shell.login()
    assert used(shell.second()) == session(home)


def test_a_new_terminal_joins_in_silence(shell):
    shell.login()
    assert shell.second().greeting == ""


def test_a_new_terminal_calls_nobody(shell, aws):
    shell.login()
    shell.second()
    assert actions(aws) == ["GetSessionToken"]


def test_a_new_terminal_has_the_session_on_its_first_command_line(shell):
    shell.login()
    assert shell.second().run("printf '%s\\n' $AWS_PROFILE").output == "datatruck-mfa\n"


def test_the_last_session_is_the_one_of_the_last_login(shell, home):
    shell.login("datatruck")
    shell.login("staging")
    assert used(shell.second()) == session(home, "staging")


def test_the_last_session_is_the_one_of_the_last_use(shell, home):
    shell.login("datatruck")
    shell.login("staging")
    shell.run("aws-mfa use datatruck")
    assert used(shell.second()) == session(home, "datatruck")


def test_a_session_that_was_only_stored_is_not_restored(home, name):
    home.store()
    assert home.terminal(name).aws() == {}


def test_restored_is_what_status_says(shell):
    shell.login()
    assert '"source":"restored"' in shell.second().run("aws-mfa status --json").output.replace(" ", "")


def test_a_new_terminal_stays_empty_with_restore_off(shell, home):
    shell.login()
    configure(home, restore="false")
    assert shell.second().aws() == {}


def test_restore_can_be_off_in_the_environment(home, shell, name):
    shell.login()
    variables = {"AWS_MFA_RESTORE": "false"}
    assert home.terminal(name, variables=variables).aws() == variables


def test_a_profile_that_is_not_to_be_restored_is_not(shell, home):
    shell.login()
    configure(home, no_restore="staging, datatruck")
    assert shell.second().aws() == {}


def test_a_profile_beside_one_that_is_not_to_be_restored_is(shell, home):
    shell.login()
    configure(home, no_restore="staging")
    assert used(shell.second()) == session(home)


def test_a_session_with_less_than_the_least_time_left_is_not_restored(shell):
    login_for(shell, 200)
    assert shell.second().aws() == {}


def test_the_least_time_left_can_be_set(shell, home):
    login_for(shell, 200)
    configure(home, min_ttl="3m")
    assert used(shell.second()) == session(home)


def test_a_session_that_has_ended_is_not_restored(shell, home):
    configure(home, min_ttl="1s")
    expire(shell)
    second = shell.second()
    assert (second.greeting, second.aws()) == ("", {})


def test_a_session_that_was_logged_out_is_not_restored(shell):
    shell.login("staging")
    shell.login("datatruck")
    shell.run("aws-mfa logout datatruck")
    assert shell.second().aws() == {}


OTHERS = {
    "AWS_PROFILE": "mine",
    "AWS_DEFAULT_PROFILE": "mine",
    "AWS_ACCESS_KEY_ID": "AKIAMINEMINEMINEMINE",
    "AWS_VAULT": "mine",
    "AWSUME_PROFILE": "mine",
    "AWS_WEB_IDENTITY_TOKEN_FILE": "/var/run/token",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/v2/credentials",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://169.254.170.23/v1/credentials",
}


@pytest.mark.parametrize("variable", OTHERS)
def test_a_shell_with_other_credentials_is_left_alone(shell, home, name, variable):
    shell.login()
    other = home.terminal(name, variables={variable: OTHERS[variable]})
    left = {key: value for key, value in other.environment().items() if key.startswith("AWS")}
    assert (other.greeting, left) == ("", {variable: OTHERS[variable]})


def test_a_shell_with_other_credentials_may_log_in(shell, home, name):
    shell.login()
    other = home.terminal(name, variables={"AWS_PROFILE": "mine"})
    other.run("aws-mfa datatruck")
    assert used(other) == session(home)


def test_off_that_came_along_keeps_the_last_session_out(shell, home, name):
    shell.login()
    child = home.terminal(name, variables={"AWS_MFA_OFF": "1"})
    child.run(":")
    assert (child.greeting, child.aws()) == ("", {"AWS_MFA_OFF": "1"})


def test_off_that_came_along_ends_with_a_login(shell, home, name):
    shell.login()
    child = home.terminal(name, variables={"AWS_MFA_OFF": "1"})
    child.run("aws-mfa datatruck")
    assert (used(child), "AWS_MFA_OFF" in child.aws()) == (session(home), False)


def test_a_child_shell_keeps_the_session_of_its_parent(shell, home, name):
    shell.login()
    child = home.terminal(name, variables=shell.aws())
    assert (child.greeting, child.aws()) == ("", shell.aws())


def test_a_child_shell_keeps_the_profile_of_its_parent_though_another_was_last(shell, home, name):
    shell.login("datatruck")
    variables = shell.aws()
    shell.login("staging")
    assert used(home.terminal(name, variables=variables)) == session(home, "datatruck")


def test_a_child_shell_takes_the_newer_session_of_its_profile(shell, home, name):
    shell.login()
    variables = shell.aws()
    shell.ask("aws-mfa renew")
    shell.answer(home.code())
    child = home.terminal(name, variables=variables)
    assert (child.greeting, used(child), used(child) == {key: variables.get(key) for key in used(child)}) == (
        "", session(home), False,
    )


def test_a_child_shell_drops_the_keys_of_a_session_that_was_ended_meanwhile(shell, home, name):
    shell.login()
    variables = shell.aws()
    shell.run("aws-mfa logout")
    child = home.terminal(name, variables=variables)
    assert (child.greeting, used(child), child.segment()) == (
        "", {"AWS_PROFILE": "datatruck-mfa", "AWS_MFA_PROFILE": "datatruck"}, "datatruck logged out",
    )


def test_a_child_shell_drops_the_keys_of_a_session_that_has_expired(shell, home, name):
    moment = login_for(shell, 3)
    variables = shell.aws()
    wait_until(moment)
    child = home.terminal(name, variables=variables)
    assert (child.greeting, used(child), child.segment()) == (
        "", {"AWS_PROFILE": "datatruck-mfa", "AWS_MFA_PROFILE": "datatruck"}, "datatruck expired",
    )


def test_a_child_shell_whose_startup_file_chooses_other_credentials_is_left_alone(shell, home, name):
    shell.login()
    set_ = "set -gx AWS_PROFILE mine" if name == "fish" else "export AWS_PROFILE=mine"
    child = home.terminal(name, variables=shell.aws(), after=set_)
    assert child.aws()["AWS_PROFILE"] == "mine"


def test_a_shell_started_within_a_shell_goes_on_when_it_ends(shell, home):
    shell.login()
    words = {"bash": "bash --norc -i -c :", "zsh": "zsh -f -i -c :", "fish": "fish -N -i -c :"}[shell.shell]
    shell.run(words)
    assert used(shell) == session(home)


@pytest.mark.parametrize("gone", ["folder", "generation"])
def test_a_missing_state_is_no_news(shell, home, gone):
    shell.login()
    folder = state(home)
    if gone == "folder":
        folder.rename(home.path / "moved")
    else:
        (folder / "generation").unlink()
    assert (shell.run(":").output, used(shell)) == ("", session(home))
