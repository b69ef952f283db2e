"""At the question for a code: an answer that is not accepted is explained, and the question repeated."""

from __future__ import annotations

from support.logins import NO_CODE, everything

REFUSED = "aws-mfa: AWS refused the code of device alice (account 111122223333): it is wrong, or "
CHECKS = "check the device (aws-mfa devices datatruck) and the phone's clock"
WRONG = REFUSED + "no longer valid\n"
USED = REFUSED + "was already used less than a minute ago (each works once)\n"


def test_three_wrong_codes_end_the_login_and_change_nothing(shell, home):
    before = everything(shell, home)
    shell.ask("aws-mfa datatruck")
    for _ in range(2):
        shell.send(home.wrong_code() + "\r")
        shown = shell.question()
        assert shown.count(f"{WRONG}hint: type the code that it shows now; if that fails too, {CHECKS}\n") == 1
    result = shell.answer(home.wrong_code())
    assert (result.output.endswith(f"{WRONG}hint: {CHECKS}, then run aws-mfa again\n"), result.status, everything(shell, home)) == (True, 4, before)


def test_what_is_typed_on_after_the_third_refusal_is_no_command(shell, home):
    shell.ask("aws-mfa datatruck")
    for _ in range(2):
        shell.send(home.wrong_code() + "\r")
        shell.question()
    shell.send(home.wrong_code() + "\rtouch ran\r")
    result = shell.finish()
    assert (result.status, (home.path / "ran").exists(), shell.run("true").status) == (4, False, 0)


def test_a_used_code_is_told_from_a_wrong_one(shell, home):
    code = home.code()
    home.awsmfa("login", "datatruck", "--store-only", "--code", code)
    shell.ask("aws-mfa datatruck --force")
    shell.send(code + "\r")
    shown = shell.question()
    result = shell.answer(home.code())
    assert (shown.count(USED + "hint: wait for the next code, and type that one\n"), result.status) == (1, 0)


def test_what_is_not_six_digits_is_asked_again_without_a_call(shell, home, aws):
    shell.ask("aws-mfa datatruck")
    shell.send("12345\r")
    shown = shell.question()
    calls = len(aws.calls)
    result = shell.answer(home.code())
    assert (shown.count(NO_CODE + "hint: type the digits that your device shows now\n"), calls, result.status) == (1, 0, 0)
