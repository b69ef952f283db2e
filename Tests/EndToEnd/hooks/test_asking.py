"""The question at the prompt after a session has ended, if `on_expiry` asks for it."""

from __future__ import annotations

import re
import time

import pytest

from support.hooks import HINT, actions, configure, expire, is_asked, login_for, said, session, used, wait_until

ANNOUNCED = "aws-mfa: the session of datatruck has ended; Enter skips the question for 15 minutes\n"
QUESTION = "MFA code for datatruck (alice, 111122223333): "
FOLLOWING = {
    "bash": "PROMPT_COMMAND='echo afterwards'",
    "zsh": "_mine() { echo afterwards }; precmd_functions+=(_mine)",
    "fish": "function mine --on-event fish_prompt; echo afterwards; end",
}
# The user's hook runs after ours: in bash, ours is put before existing ones.
PLACE = {"bash": "before", "zsh": "after", "fish": "after"}


@pytest.fixture(autouse=True)
def asks(home):
    configure(home, on_expiry="ask", min_ttl="1s")


@pytest.fixture
def asked(shell):
    """A shell whose prompt has asked the question."""
    expire(shell)
    shell.type(":")
    shell.shown = shell.question()
    return shell


def test_the_end_is_told_with_the_question(asked, aws):
    assert asked.shown == f"{ANNOUNCED}aws-mfa: calling {aws.url}, which is not AWS\n{QUESTION}"


def test_the_code_renews_the_session_in_the_same_shell(asked, home):
    result = asked.answer(home.code())
    assert (result.status, used(asked)) == (0, session(home))


@pytest.mark.parametrize("key", ["\r", "\x03"], ids=["enter", "ctrl-c"])
def test_a_key_skips_the_question_and_no_second_one_follows(asked, key):
    asked.send(key)
    asked.finish()
    assert (said(asked), said(asked), used(asked)) == (
        "", "", {"AWS_PROFILE": "datatruck-mfa", "AWS_MFA_PROFILE": "datatruck"},
    )


@pytest.mark.parametrize("key", ["\r", "\x03"], ids=["enter", "ctrl-c"])
def test_a_skipped_question_keeps_the_status_and_lets_the_users_hooks_run(home, name, key):
    shell = home.terminal(name, **{PLACE[name]: FOLLOWING[name]})
    expire(shell)
    shell.type("sh -c 'exit 7'")
    shell.question()
    shell.send(key)
    result = shell.finish()
    assert (result.status, "afterwards\n" in result.output) == (7, True)


def test_the_status_of_the_last_command_survives_a_renewal(shell, home):
    expire(shell)
    shell.type("sh -c 'exit 7'")
    shell.question()
    assert shell.answer(home.code()).status == 7


def test_a_skipped_question_is_put_again_for_the_next_session(asked):
    asked.answer("")
    expire(asked)
    assert is_asked(asked)


def test_a_login_after_a_skipped_question_opens_a_session(asked, home):
    asked.answer("")
    asked.login()
    assert used(asked) == session(home)


def test_a_renewal_after_a_skipped_question_opens_a_session(asked, home):
    asked.answer("")
    asked.ask("aws-mfa renew")
    asked.answer(home.code())
    assert used(asked) == session(home)


def test_a_login_elsewhere_revives_a_shell_that_skipped(asked, home):
    asked.answer("")
    asked.second().login()
    assert (said(asked), used(asked)) == ("", session(home))


def test_a_wrong_code_is_asked_for_again(asked, home):
    asked.send(home.wrong_code() + "\r")
    asked.question()
    asked.answer(home.code())
    assert used(asked) == session(home)


def test_three_wrong_codes_end_the_question(asked, home):
    asked.send(home.wrong_code() + "\r")
    asked.question()
    asked.send(home.wrong_code() + "\r")
    asked.question()
    asked.answer(home.wrong_code())
    assert (said(asked), "AWS_ACCESS_KEY_ID" in asked.aws()) == ("", False)


def test_folder_variables_and_jobs_survive_a_renewal(shell, home):
    moment = login_for(shell, 3)
    shell.run("set mine kept; set -g mine kept" if shell.shell == "fish" else "mine=kept")
    shell.run("cd /usr/bin")
    shell.run("sleep 60 &")
    wait_until(moment)
    shell.type(":")
    shell.question()
    shell.answer(home.code())
    shown = shell.run("echo $mine; pwd; jobs").output
    assert (shown.startswith("kept\n/usr/bin\n"), "sleep 60" in shown, used(shell)) == (True, True, session(home))


def test_a_renewal_leaves_the_terminal_as_it_was(shell, home):
    before = shell.run("stty -a").output
    expire(shell)
    shell.type(":")
    shell.question()
    shell.answer(home.code())
    assert shell.run("stty -a").output == before


@pytest.mark.parametrize("key", ["\r", "\x03"], ids=["enter", "ctrl-c"])
def test_a_skipped_question_leaves_the_terminal_as_it_was(shell, key):
    before = shell.run("stty -a").output
    expire(shell)
    shell.type(":")
    shell.question()
    shell.send(key)
    shell.finish()
    assert shell.run("stty -a").output == before


def test_what_is_typed_ahead_is_not_asked_into(shell):
    moment = login_for(shell, 2)
    shell.type("sleep 2.5")
    time.sleep(0.3)
    shell.send("echo typed")
    wait_until(moment)
    told = shell.finish().output
    shell.send(" ahead\r")
    shell.child.expect("typed ahead\r\n")
    notice = "aws-mfa: the session of datatruck has ended\nhint: the next prompt asks for the code\n"
    assert (QUESTION in told, f"echo typed\n{notice}" in told, told.count("has ended")) == (False, True, 1)


def test_the_question_follows_what_was_typed_ahead(shell, home):
    login_for(shell, 2)
    shell.type("sleep 2.5")
    time.sleep(0.3)
    shell.send("echo typed")
    shell.finish()
    shell.send(" ahead\r")
    shell.question()
    shell.answer(home.code())
    assert used(shell) == session(home)


def test_a_second_terminal_names_the_first_and_does_not_ask(shell):
    moment = login_for(shell, 4)
    second = shell.second()
    place = shell.run("tty").output.strip().removeprefix("/dev/")
    wait_until(moment)
    shell.type(":")
    shell.question()
    assert said(second) == f"aws-mfa: the session of datatruck has ended, and {place} is asking for its code\n"


def test_a_second_terminal_takes_what_the_first_was_given(shell, home):
    moment = login_for(shell, 4)
    second = shell.second()
    wait_until(moment)
    shell.type(":")
    shell.question()
    second.run(":")
    shell.answer(home.code())
    assert (said(second), used(second)) == ("", session(home))


def test_a_question_that_was_skipped_is_not_put_in_a_second_terminal(shell):
    moment = login_for(shell, 4)
    second = shell.second()
    wait_until(moment)
    shell.type(":")
    shell.question()
    shell.answer("")
    assert QUESTION not in said(second)


def test_a_terminal_that_was_closed_at_the_question_does_not_silence_the_others(shell):
    moment = login_for(shell, 4)
    second = shell.second()
    wait_until(moment)
    shell.type(":")
    shell.question()
    shell.hang_up()
    time.sleep(0.5)
    assert is_asked(second)


def test_ten_terminals_ask_once(home):
    first = home.terminal("bash")
    moment = login_for(first, 10)
    shells = [first] + [home.terminal(("bash", "zsh", "fish")[number % 3]) for number in range(9)]
    wait_until(moment)
    assert [is_asked(shell) for shell in shells] == [True] + [False] * 9


def test_a_new_terminal_does_not_ask(asked, home, name):
    asked.answer("")
    assert home.terminal(name).greeting == ""


def test_a_child_shell_asks_after_it_has_started(home, shell, name):
    moment = login_for(shell, 3)
    variables = shell.aws()
    wait_until(moment)
    child = home.terminal(name, variables=variables)
    child.type(":")
    shown = child.question()
    child.answer("")
    assert (child.greeting, shown.startswith(ANNOUNCED), "AWS_ACCESS_KEY_ID" in child.aws()) == ("", True, False)


def test_midnight_commander_hides_the_prompt_so_nothing_is_asked(home, name):
    shell = home.terminal(name, variables={"MC_SID": "1"})
    expire(shell)
    assert (said(shell), said(shell)) == (f"aws-mfa: the session of datatruck has ended\n{HINT}", "")


def test_the_terminals_own_key_skips_the_question(home):
    shell = home.terminal("bash")
    shell.run("stty intr ^X")
    expire(shell)
    shell.type(":")
    shell.question()
    shell.send("\x18")
    assert (shell.finish().status, said(shell)) == (0, "")


def test_a_session_that_was_logged_out_is_not_asked_for(shell):
    shell.login()
    shell.run("aws-mfa logout")
    assert (said(shell), shell.aws()) == ("", {})


def test_a_session_of_another_shell_is_not_asked_for(shell):
    moment = login_for(shell, 3)
    shell.run("aws-mfa off")
    wait_until(moment)
    assert said(shell) == ""


def test_aws_is_called_only_for_a_code(asked, aws):
    asked.answer("")
    asked.run(":")
    assert actions(aws) == ["GetSessionToken"]


def test_the_code_and_the_session_stay_out_of_the_history(asked, home):
    asked.answer(home.code())
    listing = asked.run("fc -l 1" if asked.shell == "zsh" else "history | cat").output
    assert re.findall(r"\d{6}|awsmfa", listing) == []
