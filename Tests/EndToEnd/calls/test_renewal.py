"""Codes from a profile's `mfa_process`, and sessions that renew themselves with them."""

from __future__ import annotations

import time

import pytest

from standin import Fault
from support.hooks import configure, login_for, said, used, wait_until
from support.logins import code_file, code_process


def test_the_process_gives_the_code_and_nobody_is_asked(home, aws):
    code_process(home, "cat ~/code")
    code_file(home)
    run = home.awsmfa("login", "datatruck", "--store-only")
    assert (run.status, [call["status"] for call in aws.calls]) == (0, [200])


@pytest.mark.parametrize(
    ("command", "trouble"),
    [
        ("exit 7", "failed with status 7\n"),
        ("echo hello", "printed something other than six digits\n"),
        ("/nowhere/tool", "failed with status 127: /bin/sh: "),
    ],
)
def test_a_process_without_a_code_is_told(home, aws, command, trouble):
    code_process(home, command)
    run = home.awsmfa("login", "datatruck", "--store-only")
    assert (run.status, f"mfa_process of profile datatruck {trouble}" in run.stderr, aws.calls) == (1, True, [])


def test_a_code_that_is_given_goes_before_the_process(home):
    code_process(home, "exit 7")
    assert home.awsmfa("login", "datatruck", "--store-only", "--code", home.code()).status == 0


@pytest.mark.prompt
def test_a_session_that_ended_is_renewed_at_the_prompt(shell, home):
    configure(home, on_expiry="renew")
    moment = login_for(shell, 3)
    before = used(shell)["AWS_ACCESS_KEY_ID"]
    home.server.world.session_seconds = None
    code_process(home, "cat ~/code")
    code_file(home)
    wait_until(moment)
    shell.run(":")
    after = used(shell)
    assert (after["AWS_ACCESS_KEY_ID"] != before, after["AWS_ACCESS_KEY_ID"]) == (
        True, home.section()["aws_access_key_id"],
    )


def test_a_renewal_that_failed_is_told_and_not_tried_at_every_prompt(shell, home, aws):
    configure(home, on_expiry="renew")
    moment = login_for(shell, 3)
    code_process(home, "echo x >>~/tries; exit 1")
    wait_until(moment)
    told = said(shell)
    said(shell)
    tries = (home.path / "tries").read_text()
    assert ("was not renewed: mfa_process of profile datatruck failed" in told, tries) == (True, "x\n")


def test_a_process_that_hangs_holds_the_prompt_for_a_moment_only(shell, home):
    configure(home, on_expiry="renew")
    moment = login_for(shell, 3)
    code_process(home, "sleep 30")
    wait_until(moment)
    begin = time.monotonic()
    told = said(shell)
    assert ("printed no code within 3 seconds" in told, time.monotonic() - begin < 10) == (True, True)


def test_a_prompt_that_has_waited_long_enough_calls_nobody(shell, home, aws):
    configure(home, on_expiry="renew")
    moment = login_for(shell, 3)
    code_process(home, "sleep 2.6; cat ~/code")
    code_file(home)
    wait_until(moment)
    count = len(aws.calls)
    told = said(shell)
    assert ("was not renewed: it took longer than the 3 seconds a prompt waits\n" in told, len(aws.calls)) == (
        True, count,
    ), told


def test_all_that_a_renewal_waits_for_shares_three_seconds(shell, home, aws):
    configure(home, on_expiry="renew")
    moment = login_for(shell, 3)
    code_process(home, "sleep 1.4; cat ~/code")
    code_file(home)
    aws.fail(Fault.hang(5), "GetSessionToken")
    wait_until(moment)
    begin = time.monotonic()
    told = said(shell)
    took = time.monotonic() - begin
    assert ("was not renewed: 127.0.0.1 did not answer in time\n" in told, took < 4) == (True, True), (told, took)
