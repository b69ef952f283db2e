"""Roles for programs that outlive them: a role is assumed anew shortly before its session ends."""

from __future__ import annotations

import json

import pytest

from standin import Fault
from support.hooks import FIELDS, actions
from support.processes import wait_for
from support.roles import ROLES, arn, role_profile, role_profiles, store

VERBS = [("credential-process",), ("export", "--format", "process"), ("exec",)]
PRINT = ("--", "sh", "-c", 'echo "{\\"AccessKeyId\\": \\"$AWS_ACCESS_KEY_ID\\"}"')


@pytest.fixture
def deploy(home, aws):
    """The role of deploy with 20 seconds left, on the live MFA session of datatruck."""
    role_profiles(home, aws)
    aws.world.role_seconds = 20
    store(home, "deploy")
    aws.world.role_seconds = None
    aws.cloud.calls.clear()
    return home.section("deploy")


def printed(home, *words: str, profile: str = "deploy") -> str:
    """The id of the key that a verb prints, which must say nothing else."""
    run = home.awsmfa(words[0], profile, *words[1:], *(PRINT if words[0] == "exec" else ()))
    assert run.status == 0 and (words[0] != "credential-process" or not run.stderr), run
    return json.loads(run.stdout)["AccessKeyId"]


def key(home, profile: str = "deploy") -> str:
    return home.section(profile)["aws_access_key_id"]


@pytest.mark.parametrize("words", VERBS, ids=" ".join)
def test_a_role_that_is_about_to_end_is_assumed_anew_and_stored(home, aws, deploy, words):
    new = printed(home, *words)
    assert new == key(home) != deploy["aws_access_key_id"]
    assert [(call["action"], call["access_key_id"]) for call in aws.calls] == [("AssumeRole", key(home, "datatruck"))]
    assert (printed(home, *words), len(aws.calls)) == (new, 1)


def test_a_role_without_a_session_is_assumed(home, aws):
    role_profiles(home, aws)
    home.store()
    assert (printed(home, "credential-process"), actions(aws)) == (key(home), ["GetSessionToken", "AssumeRole"])


def test_every_role_of_a_chain_that_is_about_to_end_is_assumed_anew(home, aws, deploy):
    home.configure(role_profile(aws, "inner", "ReadOnly", source="deploy"))
    assert printed(home, "credential-process", profile="inner") == key(home, "inner")
    assert [call["access_key_id"] for call in aws.calls] == [key(home, "datatruck"), key(home)]
    assert key(home) != deploy["aws_access_key_id"]


def test_the_old_session_goes_on_where_aws_gives_no_answer(home, aws, deploy):
    aws.fail(Fault.empty())
    old = deploy["aws_access_key_id"]
    assert [printed(home, "credential-process"), printed(home, "export", "--format", "process")] == [old, old]
    assert actions(aws) == ["AssumeRole"], "a pause after the first attempt"


def test_a_script_is_told_why_the_old_session_goes_on(home, aws, deploy):
    aws.world.roles[:] = []
    run = home.awsmfa("export", "deploy")
    assert (run.status, run.stderr.split("\n")[0]) == (
        0, f"aws-mfa: the role of deploy was not assumed anew: AWS does not let you assume {arn('Deploy')}",
    ), run


def test_without_an_old_session_the_refusal_is_said_once_and_then_that_there_is_a_pause(home, aws):
    role_profiles(home, aws)
    home.store()
    aws.world.roles[:] = []
    first, second = (home.awsmfa("credential-process", "deploy") for _ in range(2))
    assert (first.status, first.stdout, actions(aws)[1:]) == (4, "", ["AssumeRole"]), first
    assert (second.status, second.stdout, second.stderr.startswith("aws-mfa: AWS refused the role of deploy ")) == (4, "", True)


@pytest.mark.parametrize("profile", ["deploy", "datatruck"])
def test_after_a_logout_nothing_comes_back(home, aws, deploy, profile):
    home.awsmfa("logout", profile)
    run = home.awsmfa("credential-process", "deploy")
    assert (*run, aws.calls) == (3, "", "aws-mfa: no live session for deploy\nhint: run aws-mfa deploy\n", [])
