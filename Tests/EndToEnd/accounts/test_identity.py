"""A shell keeps the session that it has, and never takes on another identity."""

from __future__ import annotations

import pytest

from support.hooks import said, used
from support.product import DEVICES
from world import Device

PHONE = "arn:aws:iam::111122223333:mfa/phone"


def store_elsewhere(home) -> None:
    """Store something from another terminal: every shell checks what has become of its own session."""
    home.store("staging")


def test_a_session_of_a_device_that_was_given_stays_and_is_given_on(shell, home, aws):
    aws.world.devices.append(Device(PHONE, aws.world.users[0].identity.arn, secret="STANDINPHONE2222STANDINPHONE2222"))
    shell.type(f"aws-mfa datatruck --serial {PHONE}")
    shell.question()
    shell.answer(aws.next_code(PHONE))
    before = used(shell)
    store_elsewhere(home)
    told = said(shell)
    exported = home.awsmfa("export", "datatruck")
    assert (told, used(shell), exported.status, before["AWS_ACCESS_KEY_ID"] in exported.stdout) == ("", before, 0, True)
    assert used(shell.second()) == before


def test_a_code_is_not_spent_on_a_session_that_was_opened_while_it_was_typed(shell, home, aws):
    other = shell.second()
    for terminal in (shell, other):
        terminal.ask("aws-mfa datatruck --force")
    code = home.code()
    shell.answer(code)
    late = other.answer(code)
    assert (late.status, "joined the session" in late.output, used(other), len(aws.calls)) == (0, True, used(shell), 1), late


@pytest.mark.parametrize("name", ["bash"])
@pytest.mark.parametrize("command", ["aws-mfa datatruck --duration 12h", "aws-mfa setup datatruck"])
def test_a_code_is_spent_where_what_was_opened_meanwhile_does_not_do(shell, home, aws, command):
    shell.ask(command)
    home.store("datatruck", "--duration", "1h")
    shell.send(home.code() + "\r")
    if "setup" in command:
        shell.child.expect_exact("usual length of a session")
        shell.send("\x03")
    result = shell.finish()
    assert (result.output.count("MFA code for"), [call["error"] for call in aws.calls]) == (1, [None, None]), result


@pytest.mark.parametrize("name", ["bash"])
def test_a_file_that_breaks_while_a_code_is_typed_is_no_failed_login(shell, home):
    shell.ask("aws-mfa datatruck")
    home.configure(credentials="no key and no value\n")
    result = shell.answer(home.code())
    assert (result.status, "the session is in this shell only" in result.output, shell.aws()["AWS_ACCESS_KEY_ID"][:4]) == (
        0, True, "ASIA",
    ), result


CHANGES = {
    "another endpoint": ("AWS_ENDPOINT_URL", "http://127.0.0.1:4566"),
    "another device": ("AWS_MFA_SERIAL", DEVICES["staging"]),
    "a region that is none": ("AWS_REGION", "eu west"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_what_is_set_after_a_login_does_not_end_its_session(shell, home, change):
    shell.login()
    before = used(shell)
    shell.export(*change)
    store_elsewhere(home)
    assert (said(shell), used(shell)) == ("", before)


def keys_of(aws, index: int) -> dict:
    user = aws.world.users[index]
    return {"AWS_ACCESS_KEY_ID": user.access_key_id, "AWS_SECRET_ACCESS_KEY": user.secret_access_key}


def test_the_environments_keys_beside_a_profile_that_has_others(home, aws, name):
    bob = keys_of(aws, 1)
    section = "".join(f"{key.lower()} = {value}\n" for key, value in bob.items())
    home.credentials.write_text(f"[default]\n{section}")
    home.config.write_text("[default]\nregion = eu-west-1\n")
    shell = home.terminal(name, variables={
        **keys_of(aws, 0), "AWS_MFA_SERIAL": DEVICES["datatruck"], "AWS_ENDPOINT_URL": aws.url,
    })
    shell.ask("aws-mfa")
    first = shell.answer(home.code())
    before = used(shell)
    shell.ask("aws-mfa renew")
    shell.answer(home.code())
    called = {call["access_key_id"] for call in aws.calls}
    assert ("the session is in this shell only: profile default and the environment have different keys" in first.output, called) == (
        True, {aws.world.users[0].access_key_id},
    ), first
    assert (home.section("default"), "AWS_PROFILE" in before, used(shell) != before) == (None, False, True)


def test_a_child_without_the_environments_keys_does_not_go_over_to_anothers(home, aws, name):
    place = {"AWS_ENDPOINT_URL": aws.url, "AWS_REGION": "eu-west-1"}

    def log_in(index: int, device: str):
        shell = home.terminal(name, variables={**place, **keys_of(aws, index), "AWS_MFA_SERIAL": DEVICES[device]})
        shell.ask("aws-mfa --force")
        assert shell.answer(home.code(device)).status == 0
        return shell

    alice = log_in(0, "datatruck")
    child = home.terminal(name, variables={**alice.aws(), "AWS_MFA_SERIAL": ""})
    hers, joined = used(alice), used(child)
    log_in(1, "staging")
    told = said(child)
    assert (joined, used(child), "the stored session of default now has other keys" in told) == (
        hers, {"AWS_PROFILE": "default-mfa-mfa", "AWS_MFA_PROFILE": "default"}, True,
    ), told
