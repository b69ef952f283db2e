"""What goes wrong, what the message says, and that nothing is changed by it."""

from __future__ import annotations

import re

import pytest

from standin import Fault
from support.logins import NO_CODE, failing, refusal
from support.product import DEVICES

# What AWS says

def test_another_users_device_is_told(home):
    serial = "arn:aws:iam::111122223333:mfa/nobody"
    assert failing(home, "--serial", serial) == refusal(
        4, f"AWS knows no device {serial} for the user of profile datatruck",
        "check --serial, and that the keys belong to the same account",
    )


@pytest.mark.parametrize(("offset", "told"), [(600, "10 min behind"), (-600, "10 min ahead of")])
def test_a_wrong_clock_is_told_by_its_minutes(home, aws, offset, told):
    aws.clock_offset = offset
    status, _, message, is_unchanged = failing(home)
    pattern = f"aws-mfa: AWS refused the call: this computer's clock is {told} AWS's\nhint: set the clock .*\n"
    assert (status, bool(re.fullmatch(pattern, message)), is_unchanged) == (4, True, True), message


@pytest.mark.parametrize(("offset", "told"), [(200, "3 min behind"), (-200, "3 min ahead of"), (90, None), (-90, None)])
def test_a_slightly_wrong_clock_is_told_when_the_login_works(home, aws, offset, told):
    aws.clock_offset = offset
    run = home.store()
    found = re.search("clock is (.*) AWS's", run.stderr)
    assert (found and found[1]) == told


def test_an_inactive_key_is_told(home, aws):
    aws.world.users[0].active = False
    assert failing(home) == refusal(
        4, "AWS does not know the access key AKIASTANDINALICE2222, or it is inactive",
        "check it in the AWS console, then enter both keys again: aws configure --profile datatruck",
    )


def test_a_wrong_secret_is_told_and_not_shown(home):
    home.credentials.write_text(home.credentials.read_text().replace("secret+for+alice", "secret+for+nobody"))
    assert failing(home) == refusal(
        4, "the secret access key does not belong to AKIASTANDINALICE2222",
        "enter both keys again: aws configure --profile datatruck",
    )


MESSAGES = {
    "two lines": ("one\ntwo", ": one?two"),
    "none": ("", ""),
    "another error's": (
        "one\n\nAn error occurred (Evil) when calling the X operation: y",
        ": one??An error occurred (Evil) when calling the X operation: y",
    ),
    "beyond ASCII": ("é\u2028☃ <&> operation: x): y", ": é?☃ <&> operation: x): y"),
}


@pytest.mark.parametrize(("message", "told"), MESSAGES.values(), ids=MESSAGES.keys())
def test_a_message_of_awss_is_told_whole(home, aws, message, told):
    aws.fail(Fault.error(400, "Odd", message))
    assert failing(home) == refusal(4, f"AWS refused: Odd{told}", "look up Odd in the AWS documentation")


@pytest.mark.parametrize("code", ["12345", "1234567", "abcdef", "１２３４５６", "12 34", "--"])
def test_a_given_code_that_is_not_six_digits_is_refused_without_a_call(home, aws, code):
    before = home.files()
    run = home.awsmfa("login", "datatruck", "--store-only", f"--code={code}")
    assert (*run, aws.calls, home.files() == before) == (
        1, "", NO_CODE + "hint: type the digits your device shows now\n", [], True,
    )


# What is in the files

@pytest.mark.parametrize(
    ("config", "credentials", "error"),
    [
        ("[profile datatruck]\n", "", r"~/\.aws/config:\d+: \[profile datatruck\] is defined twice"),
        ("", "[datatruck]\n", r"~/\.aws/credentials:\d+: \[datatruck\] is defined twice"),
        ("", "[x]\na = 1\nA = 2\n", r"~/\.aws/credentials:\d+: A is defined twice in its section"),
        ("", "[x]\nnonsense\n", r"~/\.aws/credentials:\d+: the line is not key = value"),
    ],
    ids=["section in config", "section in credentials", "option", "nonsense"],
)
def test_a_malformed_file_is_named_with_its_line(home, aws, config, credentials, error):
    home.configure(config, credentials)
    last = (home.config if config else home.credentials).read_text().count("\n")
    status, _, message, is_unchanged = failing(home)
    found = re.fullmatch(rf"aws-mfa: {error}\nhint: fix the line: the AWS CLI refuses the file too\n", message)
    assert (status, found and f":{last}:" in message, is_unchanged, aws.calls) == (1, True, True, []), message


def test_an_unreadable_file_is_told(home):
    home.credentials.unlink()
    home.credentials.mkdir()
    assert failing(home) == refusal(
        1, "~/.aws/credentials cannot be read: Is a directory", "fix its permissions, then try again"
    )


def test_keys_of_a_session_are_no_base(home, aws):
    home.configure(credentials="\n[pasted]\naws_access_key_id = ASIAAAAABBBBCCCCDDDD\naws_secret_access_key = x\naws_session_token = y\n")
    run = home.awsmfa("login", "pasted", "--store-only", "--code", "123456", "--serial", DEVICES["datatruck"])
    assert (run.status, run.stderr.partition("\n")[0], aws.calls) == (
        1, "aws-mfa: the keys of profile pasted are temporary, and AWS opens sessions only for long-term keys", [],
    )


def test_a_passkey_is_told_before_the_question(home, aws):
    serial = "arn:aws:iam::111122223333:u2f/user/alice/key-ABC"
    run = home.awsmfa("login", "datatruck", "--store-only", "--serial", serial)
    assert (run.status, "is a passkey" in run.stderr, aws.calls) == (1, True, []), run
