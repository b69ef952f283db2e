"""Finding a user's MFA devices: at a login without a known device, and with `aws-mfa devices`."""

from __future__ import annotations

import re

import pytest

from support.product import DEVICES
from world import PASSKEY, Device

ALICE = DEVICES["datatruck"]
PHONE = "arn:aws:iam::111122223333:mfa/phone"
KEY = "arn:aws:iam::111122223333:u2f/user/alice/key-ABC"
PASSKEY_WORDS = (
    "aws-mfa: a passkey gives no code, so sessions are opened with the other devices\nhint: `aws login` signs in with a passkey\n"
)


@pytest.fixture
def home(home):
    """A home in which no profile names a device."""
    home.config.write_text(re.sub(r"mfa_serial = .*\n", "", home.config.read_text()))
    return home


@pytest.fixture
def add(aws):
    """Give alice another device."""
    owner = aws.world.users[0].identity.arn

    def add(serial: str, **fields) -> None:
        aws.world.devices.append(Device(serial, owner, secret="STANDINPHONE2222STANDINPHONE2222", **fields))

    return add


def actions(aws) -> list:
    """What AWS was asked, with the user that was named."""
    return [(call["action"], call["parameters"].get("UserName")) for call in aws.calls]


def login(home, code: str = ""):
    return home.awsmfa("login", "datatruck", "--store-only", "--code", code or home.code())


def test_the_only_device_is_found_and_remembered(shell, home, aws):
    first = shell.login()
    shell.login(options="--force")
    assert (first.status, actions(aws), home.section()["awsmfa_mfa_serial"], "mfa_serial" in home.config.read_text()) == (
        0, [("ListMFADevices", None), ("GetSessionToken", None), ("GetSessionToken", None)], ALICE, False,
    )


def test_iam_is_signed_for_its_own_region(home, aws):
    login(home)
    assert [(call["service"], call["region"]) for call in aws.calls] == [("iam", "us-east-1"), ("sts", "eu-west-1")]


def test_one_of_several_is_chosen_and_the_last_one_that_worked_comes_first(shell, home, aws, add):
    add(PHONE)
    add(KEY, kind=PASSKEY)
    shell.type("aws-mfa datatruck")
    shell.child.expect(r"MFA device \(1 to 2, Enter for 1\): ")
    shown = shell.child.before
    shell.send("2\r")
    shell.question()
    result = shell.answer(aws.next_code(PHONE))
    listed = home.awsmfa("devices", "datatruck")
    rows = ("1  alice, 111122223333", "2  phone, 111122223333", "key-ABC, 111122223333: a passkey, which gives no code")
    assert (result.status, [row for row in rows if row not in shown], listed.stdout.splitlines()[1].split()) == (
        0, [], [PHONE, "yes,", "used", "last"],
    )


def test_every_device_is_seen_however_many_pages_there_are(home, aws, add):
    aws.world.page_size = 1
    aws.world.devices.insert(0, Device(KEY, aws.world.users[0].identity.arn, kind=PASSKEY))
    run = login(home)
    assert (run.status, actions(aws)) == (0, [("ListMFADevices", None), ("ListMFADevices", None), ("GetSessionToken", None)])


def test_a_user_who_may_list_only_by_name_is_named(home, aws):
    aws.world.list_mfa_devices = "named-only"
    run = login(home)
    assert (run.status, actions(aws)) == (
        0, [("ListMFADevices", None), ("GetCallerIdentity", None), ("ListMFADevices", "alice"), ("GetSessionToken", None)],
    )


@pytest.mark.parametrize("answer", ["", ALICE], ids=["Enter", "typed"])
def test_a_user_who_may_not_list_is_offered_a_guess(shell, home, aws, answer):
    aws.world.list_mfa_devices = "denied"
    shell.type("aws-mfa datatruck")
    shell.child.expect_exact(f"MFA device (Enter for {ALICE}): ")
    shell.send(f"{answer}\r")
    shell.question()
    result = shell.answer(home.code())
    assert (result.status, shell.aws()["AWS_PROFILE"]) == (0, "datatruck-mfa")


def test_a_wrong_guess_is_told_as_such(shell, home, aws):
    aws.world.list_mfa_devices = "denied"
    aws.world.devices[0].serial = PHONE
    shell.type("aws-mfa datatruck")
    shell.child.expect_exact("MFA device (Enter for ")
    shell.send("\r")
    shell.question()
    result = shell.answer("123456")
    assert (result.status, "; check the device that was guessed, and" in result.output) == (4, True), result


def test_an_interrupted_choice_changes_nothing(shell, home, aws, add):
    add(PHONE)
    before = shell.aws(), home.files()
    shell.type("aws-mfa datatruck")
    shell.child.expect_exact("MFA device (1 to 2, ")
    shell.send("\x03")
    result = shell.finish()
    assert (result.status, (shell.aws(), home.files())) == (130, before)


def test_without_a_terminal_several_devices_are_named(home, add):
    add(PHONE)
    run = login(home)
    assert (run.status, run.stderr) == (
        1, f"aws-mfa: datatruck has several MFA devices: {ALICE}, {PHONE}\nhint: pass one of them with --serial ARN\n",
    )


def test_without_a_terminal_a_denied_list_names_the_guess(home, aws):
    aws.world.list_mfa_devices = "denied"
    run = login(home)
    assert (run.status, run.stderr.splitlines()[-1]) == (
        4, f"hint: try --serial {ALICE}, or look under Security credentials in the AWS console",
    )


def test_a_user_with_a_passkey_only_is_told_of_aws_login(home, aws):
    aws.world.devices[0] = Device(KEY, aws.world.users[0].identity.arn, kind=PASSKEY)
    run = login(home, "123456")
    assert (run.status, run.stderr) == (
        1, "aws-mfa: user/alice/key-ABC, 111122223333 is a passkey, and AWS does not accept passkeys for access-key sessions\n"
        "hint: sign in with `aws login`, or add an authenticator app as a second device in the AWS console\n",
    )


def test_a_user_without_a_device_is_told(home, aws):
    del aws.world.devices[0]
    run = login(home, "123456")
    assert (run.status, run.stderr.splitlines()[0]) == (
        1, "aws-mfa: the user of profile datatruck has no MFA device",
    )


# The verb


def test_devices_are_listed_with_what_they_are_good_for(home, add):
    add(KEY, kind=PASSKEY)
    run = home.awsmfa("devices", "datatruck")
    width = len(KEY) + 2
    assert run == (
        0, f"{'DEVICE':{width}}GIVES CODES\n{ALICE:{width}}yes\n{KEY:{width}}no, a passkey\n", PASSKEY_WORDS,
    )


def test_a_role_has_the_devices_of_the_user_who_assumes_it(home):
    home.configure(config="\n[profile deploy]\nrole_arn = arn:aws:iam::111122223333:role/Deploy\nsource_profile = datatruck\n")
    assert ALICE in home.awsmfa("devices", "deploy").stdout


def test_another_user_is_named(home, aws):
    run = home.awsmfa("devices", "datatruck", "--user-name", "nobody")
    assert (run.status, run.stderr) == (
        4, "aws-mfa: there is no user nobody in the account of profile datatruck\nhint: check the name after --user-name\n",
    )


def test_a_live_session_is_what_devices_are_listed_with(home, aws):
    home.store()
    home.awsmfa("devices", "datatruck", "--user-name", "alice")
    assert aws.calls[-1]["access_key_id"] == home.section()["aws_access_key_id"]


def test_a_device_that_was_used_stays_known_when_another_terminal_logs_in(shell, home, aws, add):
    login(home)
    add(PHONE)
    assert (shell.login(options="--force").status, home.section()["awsmfa_mfa_serial"]) == (0, ALICE)
