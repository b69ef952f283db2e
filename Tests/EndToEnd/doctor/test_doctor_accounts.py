"""What doctor finds with AWS's help."""

from __future__ import annotations

import socket

import pytest
from standin import Device, Fault

from support.doctor import diagnose, provokes
from support.processes import wait_for
from support.product import DEVICES

ALICE = "arn:aws:iam::111122223333:user/alice"


def ids(diagnosis):
    """The ids of what is well, as far as AWS is concerned."""
    names = ("network", "clock", "keys", "session", "mfa_device", "key_age")
    return [finding["id"] for finding in diagnosis.findings if finding["id"] in names and finding["level"] == "ok"]


def calls(aws):
    return [call["action"] for call in aws.calls]


def test_a_good_account(home, aws):
    diagnosis = diagnose(home, "datatruck")
    assert (diagnosis.bad, ids(diagnosis)) == ([], ["network", "clock", "keys", "session", "mfa_device", "key_age"])
    assert calls(aws) == [None, "GetCallerIdentity", "ListMFADevices", "ListAccessKeys"]


def test_the_session_signs_if_there_is_one(home, aws):
    home.store()
    del aws.cloud.calls[:]
    assert diagnose(home, "datatruck").bad == []
    signers = [(call["action"], (call["access_key_id"] or "")[:4]) for call in aws.calls]
    assert signers == [
        (None, ""), ("GetCallerIdentity", "AKIA"), ("GetCallerIdentity", "ASIA"), ("ListMFADevices", "ASIA"), ("ListAccessKeys", "ASIA"),
    ]


def test_without_a_profile_each_one_with_keys_is_checked(home, aws):
    diagnosis = diagnose(home)
    assert (diagnosis.bad, calls(aws).count("GetCallerIdentity"), calls(aws).count(None)) == ([], 2, 1)


def test_the_profile_that_is_used_here_is_checked_alone(home, aws):
    diagnose(home, variables={"AWS_PROFILE": "staging"})
    assert {call["access_key_id"] for call in aws.calls} == {None, "AKIASTANDINBOB222222"}


@provokes("network")
@pytest.mark.parametrize("url", ["http://127.0.0.1:{}", "https://127.0.0.1:{}"])
def test_offline_everything_else_is_checked(home, url):
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    home.config.write_text("".join(
        f"endpoint_url = {url.format(port)}\n" if line.startswith("endpoint_url") else line
        for line in home.config.read_text().splitlines(keepends=True)
    ) + "[profile x]\nregion = 'eu-west-1'\n")
    diagnosis = diagnose(home)
    assert (diagnosis.status, diagnosis.levels, ids(diagnosis)) == (1, [("quoted_value", "warning"), ("network", "warning")], [])
    finding = diagnosis.one("network")
    assert finding["finding"] == "AWS was not reached, so the clock, the keys and the devices were not checked"


@provokes("clock")
@pytest.mark.parametrize("seconds, level, words", [
    (90, None, None), (200, "warning", "3 min behind AWS's"), (-200, "warning", "3 min ahead of AWS's"), (1200, "error", "20 min behind AWS's"),
])
def test_the_clock(home, aws, seconds, level, words):
    aws.clock_offset = seconds
    diagnosis = diagnose(home, "datatruck")
    assert diagnosis.levels == ([("clock", level)] if level else [])
    if words:
        assert diagnosis.one("clock")["finding"] == f"this computer's clock is {words}"


@provokes("keys")
def test_keys_that_aws_does_not_know(home, alice):
    alice.active = False
    diagnosis = diagnose(home, "datatruck")
    assert diagnosis.levels == [("keys", "error")]
    assert diagnosis.one("keys")["finding"] == "AWS does not know the access key AKIASTANDINALICE2222, or it is inactive"


@provokes("keys")
def test_a_secret_that_is_not_the_keys(home, alice):
    home.credentials.write_text(home.credentials.read_text().replace(alice.secret_access_key, "EXAMPLE/other"))
    assert diagnose(home, "datatruck").one("keys")["finding"] == "the secret access key does not belong to AKIASTANDINALICE2222"


@provokes("session")
def test_a_session_that_aws_no_longer_accepts(home, aws):
    home.store()
    aws.expire_all()
    diagnosis = diagnose(home, "datatruck")
    assert (diagnosis.levels, diagnosis.one("session")["fix"]) == ([("session", "error")], "run aws-mfa datatruck --force")


@provokes("mfa_device")
@pytest.mark.parametrize("devices, level, words", [
    ([], "warning", "the user of profile datatruck has no MFA device"),
    ([Device("arn:aws:iam::111122223333:u2f/user/alice/key", ALICE, kind="u2f")], "error",
     "the only MFA devices of the user of profile datatruck are passkeys"),
    ([Device("arn:aws:iam::111122223333:mfa/other", ALICE, secret="A" * 16)], "error",
     f"mfa_serial of profile datatruck is not a device of the user of profile datatruck: {DEVICES['datatruck']}"),
])
def test_devices_that_give_no_code_here(home, aws, devices, level, words):
    aws.world.devices = [device for device in aws.world.devices if device.owner != ALICE] + devices
    diagnosis = diagnose(home, "datatruck")
    assert (diagnosis.levels, diagnosis.one("mfa_device")["finding"]) == ([("mfa_device", level)], words)


@provokes("key_age")
def test_an_old_key(home, alice):
    alice.key_created = "2020-01-01T00:00:00Z"
    diagnosis = diagnose(home, "datatruck")
    assert diagnosis.levels == [("key_age", "warning")]
    assert " days old" in diagnosis.one("key_age")["finding"]


@pytest.mark.parametrize("policy", ["list_mfa_devices", "list_access_keys"])
def test_what_is_not_allowed_is_no_fault(home, aws, policy):
    setattr(aws.world, policy, "denied")
    assert diagnose(home, "datatruck").bad == []


# A profile that is named


@provokes("profile")
@pytest.mark.parametrize("words, cause", [
    ("nobody", "no profile nobody in ~/.aws/config or ~/.aws/credentials"),
    ("sso", "profile sso signs in with IAM Identity Center, which asks for MFA itself"),
    ("passkey", "user/alice/key, 111122223333 is a passkey, and AWS does not accept passkeys for access-key sessions"),
    ("region", "region of profile region is not a region name: a b"),
])
def test_a_named_profile_that_cannot_be_used(home, words, cause):
    home.configure(config=(
        "[profile sso]\nsso_account_id = 1\nsso_role_name = r\n"
        "[profile passkey]\nsource_profile = datatruck\nrole_arn = arn:aws:iam::111122223333:role/ReadOnly\n"
        "mfa_serial = arn:aws:iam::111122223333:u2f/user/alice/key\n"
        "[profile region]\nsource_profile = datatruck\nrole_arn = arn:aws:iam::111122223333:role/ReadOnly\nregion = a b\n"
    ))
    diagnosis = diagnose(home, words)
    assert diagnosis.levels == [("profile", "error")]
    assert diagnosis.one("profile")["finding"] == cause


def test_the_keys_of_a_role_are_its_sources(home, aws):
    home.configure(config="[profile role]\nsource_profile = datatruck\nrole_arn = arn:aws:iam::111122223333:role/ReadOnly\n")
    run = home.awsmfa("doctor", "role")
    assert "ok: role assumes arn:aws:iam::111122223333:role/ReadOnly with the keys of datatruck\n" in run.stdout
    assert "ok: AWS accepts the keys of datatruck\n" in run.stdout


def test_an_interrupt_ends_the_whole_run(shell, aws):
    aws.fail(Fault.hang(30))
    shell.type("aws-mfa doctor datatruck")
    wait_for(lambda: aws.calls)
    shell.send("\x03")
    result = shell.finish()
    assert (result.status, "checks passed" in result.output, len(aws.calls)) == (130, False, 1), result


def test_where_aws_does_not_answer_nothing_more_is_asked(home, aws):
    aws.fail(Fault.unavailable(), "GetCallerIdentity")
    diagnosis = diagnose(home)
    assert (diagnosis.levels, calls(aws)) == ([("network", "warning")], [None, "GetCallerIdentity"])


def test_a_process_for_keys_is_not_run(home):
    home.configure(config=f"[profile x]\ncredential_process = touch {home.path}/ran\nendpoint_url = {home.server.url}\n")
    diagnosis = diagnose(home, "x")
    assert (diagnosis.bad, (home.path / "ran").exists()) == ([], False)


@pytest.fixture
def alice(aws):
    user, = [user for user in aws.world.users if user.name == "alice"]
    return user
