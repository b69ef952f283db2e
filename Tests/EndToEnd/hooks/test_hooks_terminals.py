"""What the verbs in one terminal do to the others, at their next prompt."""

from __future__ import annotations

import pytest

from support.hooks import LOGGED_OUT, actions, ended, expire, expired, said, session, used
from support.terminal import SHELLS


@pytest.fixture
def five(home):
    """Five terminals, of all shells, without a session."""
    return [home.terminal(shell) for shell in (*SHELLS, "bash", "fish")]


def test_a_login_is_joined_by_five_terminals(five, home):
    five[0].login()
    spoken = [said(shell) for shell in five[1:]]
    assert (spoken, [used(shell) for shell in five]) == ([""] * 4, [session(home)] * 5)


def test_a_renewed_session_is_taken_by_five_terminals(five, home):
    five[0].login()
    for shell in five[1:]:
        shell.run(":")
    before = session(home)
    five[2].ask("aws-mfa renew")
    five[2].answer(home.code())
    spoken = [said(shell) for shell in five]
    assert (spoken, [used(shell) for shell in five], session(home) != before) == ([""] * 5, [session(home)] * 5, True)


def test_a_logout_is_followed_by_five_terminals(five):
    five[0].login()
    for shell in five[1:]:
        shell.run(":")
    five[4].run("aws-mfa logout")
    spoken = [said(shell) for shell in five[:4]]
    here = {"AWS_PROFILE": "datatruck-mfa", "AWS_MFA_PROFILE": "datatruck"}
    assert (spoken, [used(shell) for shell in five]) == ([LOGGED_OUT] * 4, [here] * 4 + [{}])


def test_five_terminals_need_one_call_of_aws(five, aws):
    five[0].login()
    for shell in five:
        shell.run(":")
    assert actions(aws) == ["GetSessionToken"]


def test_a_login_elsewhere_is_joined_at_the_next_prompt(shell, home):
    other = shell.second()
    other.login()
    assert (said(shell), used(shell)) == ("", session(home))


@pytest.mark.parametrize("command", ["aws-mfa datatruck", "aws-mfa use datatruck"])
def test_a_session_that_another_terminal_joins_is_joined_at_the_next_prompt(shell, home, command):
    other = shell.second()
    home.store()
    said(other)
    before = used(other)
    assert shell.run(command).status == 0
    assert (said(other), before, used(other)) == ("", {}, session(home))


def test_a_renewal_elsewhere_is_taken_at_the_next_prompt(shell, home):
    shell.login()
    other = shell.second()
    other.ask("aws-mfa renew")
    other.answer(home.code())
    assert (said(shell), used(shell)) == ("", session(home))


def test_a_logout_elsewhere_is_told_once(shell):
    shell.login()
    shell.second().run("aws-mfa logout")
    assert (said(shell), said(shell)) == (LOGGED_OUT, "")


def test_after_a_logout_elsewhere_off_gives_the_users_values_back(home, name):
    own = {"AWS_PROFILE": "mine", "AWS_REGION": "sa-east-1"}
    shell = home.terminal(name, variables=own)
    shell.login()
    home.terminal(name).run("aws-mfa logout datatruck")
    shell.run(":")
    during = shell.aws()["AWS_PROFILE"], shell.segment()
    shell.run("aws-mfa off")
    assert (during, shell.aws()) == (("datatruck-mfa", "datatruck logged out"), {**own, "AWS_MFA_OFF": "1"})


def test_a_session_stored_by_a_program_is_taken_at_the_next_prompt(shell, home):
    shell.login()
    home.store("datatruck", "--force")
    shell.run(":")
    assert used(shell) == session(home)


def test_a_shell_with_another_profile_is_not_switched(shell, home):
    shell.login("staging")
    shell.second().login("datatruck")
    assert (said(shell), used(shell)) == ("", session(home, "staging"))


def test_a_shell_with_another_profile_is_not_touched_by_a_logout(shell, home):
    shell.login("staging")
    other = shell.second()
    other.login("datatruck")
    other.run("aws-mfa logout datatruck")
    assert (said(shell), used(shell)) == ("", session(home, "staging"))


def test_a_restored_shell_is_not_switched_to_the_next_profile(shell, home):
    shell.login("datatruck")
    second = shell.second()
    shell.login("staging")
    assert (said(second), used(second)) == ("", session(home, "datatruck"))


def test_a_shell_that_is_off_stays_off(shell):
    shell.login()
    shell.run("aws-mfa off")
    other = shell.second()
    other.run("aws-mfa logout")
    other.login()
    assert (said(shell), shell.aws()) == ("", {"AWS_MFA_OFF": "1"})


def test_a_new_terminal_beside_one_that_is_off_joins(shell, home):
    shell.login()
    shell.run("aws-mfa off")
    assert used(shell.second()) == session(home)


def test_a_shell_with_the_users_own_credentials_is_left_to_them(home, name):
    shell = home.terminal(name, variables={"AWS_PROFILE": "mine"})
    home.terminal(name).login()
    assert (said(shell), shell.aws()) == ("", {"AWS_PROFILE": "mine"})


def test_a_logout_is_not_followed_by_another_profile(shell):
    shell.login("staging")
    shell.login("datatruck")
    second = shell.second()
    shell.run("aws-mfa logout datatruck")
    second.run(":")
    assert (shell.aws(), used(second)) == ({}, {"AWS_PROFILE": "datatruck-mfa", "AWS_MFA_PROFILE": "datatruck"})


def test_a_shell_that_was_logged_out_joins_the_next_login(shell, home):
    shell.login()
    other = shell.second()
    other.run("aws-mfa logout")
    shell.run(":")
    other.login()
    shell.run(":")
    assert used(shell) == session(home)


def test_an_expired_shell_is_revived_by_a_login_elsewhere(home, name):
    shell = home.terminal(name, variables=ended(home))
    home.terminal(name).login()
    assert (said(shell), used(shell)) == ("", session(home))


def test_a_shell_that_slept_through_the_end_takes_the_new_session_in_silence(shell, home):
    expire(shell)
    shell.second().login()
    assert (said(shell), used(shell)) == ("", session(home))


def test_an_expired_shell_is_revived_by_its_own_renewal(home, name):
    shell = home.terminal(name, variables=ended(home))
    shell.ask("aws-mfa renew")
    shell.answer(home.code())
    assert used(shell) == session(home)


def test_an_expired_shell_stays_so_after_a_logout_elsewhere(shell):
    expired(shell)
    before = used(shell)
    shell.second().run("aws-mfa logout datatruck")
    assert (said(shell), before, used(shell)) == (
        "", {"AWS_PROFILE": "datatruck-mfa", "AWS_MFA_PROFILE": "datatruck"}, before,
    )


def test_the_files_of_the_state_are_the_users_alone(shell, home):
    shell.login()
    shell.run(":")
    modes = [path.stat().st_mode & 0o077 for path in (home.path / ".local/state/aws-mfa").rglob("*")]
    assert modes and set(modes) == {0}
