"""Roles for programs that outlive them: a role is assumed anew shortly before its session ends."""

from __future__ import annotations

import pytest

from standin import Fault
from support.hooks import actions
from support.roles import about_to_end, key, printed

VERBS = [("credential-process",), ("export", "--format", "process"), ("exec",)]


@pytest.fixture
def deploy(home, aws):
    return about_to_end(home, aws)


@pytest.mark.parametrize("words", VERBS, ids=" ".join)
def test_a_role_that_is_about_to_end_is_assumed_anew_and_stored(home, aws, deploy, words):
    new = printed(home, *words)
    assert new == key(home) != deploy["aws_access_key_id"]
    assert [(call["action"], call["access_key_id"]) for call in aws.calls] == [("AssumeRole", key(home, "datatruck"))]
    assert (printed(home, *words), len(aws.calls)) == (new, 1)


def test_the_old_session_goes_on_where_aws_gives_no_answer(home, aws, deploy):
    aws.fail(Fault.empty())
    old = deploy["aws_access_key_id"]
    assert [printed(home, "credential-process"), printed(home, "export", "--format", "process")] == [old, old]
    assert actions(aws) == ["AssumeRole"], "a pause after the first attempt"
