"""At the question for a code: an answer that is not accepted is explained, and the question repeated."""

from __future__ import annotations

from support.logins import NO_CODE, everything

WRONG = "aws-mfa: AWS refused the code: it is wrong, or no longer valid\n"
USED = "aws-mfa: AWS refused the code: it is wrong, or was already used less than a minute ago (each works once)\n"


def test_three_wrong_codes_end_the_login_and_change_nothing(shell, home):
    before = everything(shell, home)
    shell.ask("aws-mfa datatruck")
    for _ in range(2):
        shell.send(home.wrong_code() + "\r")
        shell.question()
    result = shell.answer(home.wrong_code())
    assert (result.status, result.output.count(WRONG), everything(shell, home)) == (4, 3, before)


def test_a_used_code_is_told_from_a_wrong_one(shell, home):
    code = home.code()
    home.awsmfa("login", "datatruck", "--store-only", "--code", code)
    shell.ask("aws-mfa datatruck --force")
    shell.send(code + "\r")
    shown = shell.question()
    result = shell.answer(home.code())
    assert (shown.count(USED + "hint: wait for the next code\n"), result.status) == (1, 0)


def test_what_is_not_six_digits_is_asked_again_without_a_call(shell, home, aws):
    shell.ask("aws-mfa datatruck")
    shell.send("12345\r")
    shown = shell.question()
    calls = len(aws.calls)
    result = shell.answer(home.code())
    assert (shown.count(NO_CODE), calls, result.status) == (1, 0, 0)
