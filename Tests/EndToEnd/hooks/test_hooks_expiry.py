"""What a shell says about the end of a session, and what happens then."""

from __future__ import annotations

from support.hooks import HINT, KEYS, actions, configure, ended, expire, expired, login_for, said, used, wait_until

ENDED = "aws-mfa: the session of datatruck has ended\n" + HINT


def warning(left: str) -> str:
    return f"aws-mfa: the session of datatruck ends in {left}\n{HINT}"


def test_each_threshold_is_told_once_when_it_is_crossed(shell, home):
    configure(home, warn_before="60s, 58s")
    moment = login_for(shell, 62)
    first = said(shell)
    wait_until(moment - 60)
    crossed = [said(shell), said(shell)]
    wait_until(moment - 58)
    assert (first, crossed, [said(shell), said(shell)]) == ("", [warning("1m"), ""], [warning("<1m"), ""])


def test_of_several_thresholds_only_the_lowest_is_told(shell, home):
    configure(home, warn_before="120s, 119s, 1s")
    moment = login_for(shell, 121.5)
    wait_until(moment - 118)
    assert (said(shell), said(shell)) == (warning("1m"), "")


def test_thresholds_that_are_past_at_the_login_are_not_told(shell):
    login_for(shell, 200)
    assert (said(shell), said(shell)) == ("", "")


def test_thresholds_that_are_past_are_not_told_in_a_new_terminal(shell, home):
    configure(home, min_ttl="1s", warn_before="100h, 99h")
    shell.login()
    second = shell.second()
    assert (second.greeting, said(second), "AWS_PROFILE" in second.aws()) == ("", "", True)


def test_a_new_session_is_told_of_anew(shell, home):
    configure(home, warn_before="100s")
    moment = login_for(shell, 101)
    wait_until(moment - 100)
    first = said(shell)
    home.server.world.session_seconds = 101
    shell.ask("aws-mfa renew")
    shell.answer(home.code())
    wait_until(moment - 97)
    assert (first, said(shell)) == (warning("1m"), warning("1m"))


def test_no_threshold_is_told_where_none_is_set(shell, home):
    configure(home, warn_before="")
    moment = login_for(shell, 61)
    wait_until(moment - 59)
    assert said(shell) == ""


def test_every_terminal_tells_of_a_threshold(shell, home):
    configure(home, warn_before="100s", min_ttl="1s")
    moment = login_for(shell, 102)
    second = shell.second()
    wait_until(moment - 100)
    assert (said(shell), said(second)) == (warning("1m"), warning("1m"))


def test_the_end_is_told_once_the_keys_go_and_the_profile_stays(shell):
    expire(shell)
    told = [said(shell), said(shell)]
    assert (told, used(shell), shell.segment()) == (
        [ENDED, ""], {"AWS_PROFILE": "datatruck-mfa", "AWS_MFA_PROFILE": "datatruck"}, "datatruck expired",
    )


def test_the_section_is_emptied_at_the_end(shell, home):
    expired(shell)
    section = home.section()
    keys = [key for key in section if key.startswith("aws_") or key == "expiration"]
    assert (keys, section["manager"], section["credential_process"]) == (
        [], "aws-mfa", f"{home.program} credential-process datatruck",
    )


def test_every_tool_says_our_sentence_after_the_end(home, name):
    shell = home.terminal(name, variables=ended(home))
    run = home.aws_cli("sts", "get-caller-identity", variables=shell.aws())
    assert (run.status != 0, "aws-mfa" in run.stderr, "datatruck" in run.stderr) == (True, True, True)


def test_the_end_needs_no_call(home, name, aws):
    home.terminal(name, variables=ended(home)).run(":")
    assert actions(aws) == ["GetSessionToken"]


def test_off_after_the_end_gives_the_users_values_back(home, name):
    own = {"AWS_PROFILE": "mine", "AWS_ACCESS_KEY_ID": "AKIAMINEMINEMINEMINE", "AWS_REGION": "sa-east-1"}
    shell = home.terminal(name, variables=own)
    expired(shell)
    shell.run("aws-mfa off")
    left = shell.aws()
    assert {variable: left.get(variable) for variable in own} == own


def test_a_logout_after_the_end_clears_the_shell(home, name):
    shell = home.terminal(name, variables=ended(home))
    shell.run("aws-mfa logout")
    assert shell.aws() == {}


def test_other_credentials_after_the_end_are_the_users(home, name):
    shell = home.terminal(name, variables=ended(home))
    shell.export("AWS_PROFILE", "mine")
    assert shell.aws() == {"AWS_PROFILE": "mine"}


def test_two_terminals_both_tell_of_the_end(shell, home):
    configure(home, min_ttl="1s")
    moment = login_for(shell, 4)
    second = shell.second()
    wait_until(moment)
    assert (said(shell), said(second)) == (ENDED, ENDED)


def test_a_session_of_this_shell_alone_ends_too(shell, aws):
    aws.world.session_seconds = 2
    shell.ask("aws-mfa datatruck --no-store")
    shell.answer(shell.home.code())
    wait_until(int(shell.aws()["AWS_MFA_EXPIRES_AT"]))
    told = said(shell)
    assert (told, [key for key in KEYS if key in shell.aws()]) == (ENDED, [])


def test_no_key_is_left_in_the_profile_export_mode(home, name):
    shell = home.terminal(name, variables={"AWS_MFA_EXPORT": "profile"})
    told = expired(shell)
    assert (told, used(shell)) == (ENDED, {"AWS_PROFILE": "datatruck-mfa", "AWS_MFA_PROFILE": "datatruck"})
