"""What goes along with a role: session tags, source identity and session policy."""

from __future__ import annotations

import json

import pytest

from support.hooks import actions
from support.roles import POLICY, arn, key, role_profile, write_policy

TAGS = "session_tags = team=Müller & co, cost = 12\ntransitive_session_tags = cost\nsource_identity = alice\n".replace(" & ", " + ")


def extras(home, aws, profile: str):
    """What AWS knows of a stored session."""
    return aws.cloud.session(key(home, profile)).extras


def test_tags_and_source_identity_reach_aws_and_go_on_to_the_next_role(home, aws):
    home.configure(role_profile(aws, "tagged", "Developer", TAGS))
    home.configure(role_profile(aws, "next", "ReadOnly", "session_tags = step=2\n", source="tagged"))
    run = home.awsmfa("login", "next", "--store-only", "--code", home.code())
    assert run.status == 0, run
    first, second = (extras(home, aws, profile) for profile in ("tagged", "next"))
    assert (first.tags, first.transitive, first.source_identity) == ({"team": "Müller + co", "cost": "12"}, ["cost"], "alice")
    assert (second.tags, second.source_identity) == ({"step": "2", "cost": "12"}, "alice")


def test_the_role_takes_them_with_a_code_of_its_own_too(home, aws):
    home.configure(role_profile(aws, "tagged", "Developer", TAGS + "duration_seconds = 7200\n"))
    run = home.awsmfa("login", "tagged", "--store-only", "--code", home.code())
    assert (run.status, extras(home, aws, "tagged").source_identity, actions(aws)) == (0, "alice", ["AssumeRole"]), run


def test_a_policy_reaches_aws_without_its_spaces(home, aws):
    home.configure(role_profile(aws, "deploy", "Deploy"))
    write_policy(home)
    home.store()
    run = home.awsmfa("exec", "deploy", "--policy", "policy.json", "--", "printenv", "AWS_ACCESS_KEY_ID", "AWS_MFA_PROFILE")
    name, profile = run.stdout.split()
    assert (aws.cloud.session(name).extras.policy, profile) == (json.dumps(POLICY, separators=(",", ":")), "deploy/Deploy"), run
    assert home.section("deploy") is None


@pytest.mark.parametrize("denied, key", [("allows_tags", "session_tags"), ("allows_source_identity", "source_identity")])
def test_a_missing_permission_is_named_with_the_key(home, aws, denied, key):
    home.configure(role_profile(aws, "tagged", "Deploy", TAGS))
    setattr(aws.world.role(arn("Deploy")), denied, False)
    run = home.awsmfa("login", "tagged", "--store-only", "--code", home.code())
    assert (run.status, f"AWS did not grant the role {arn('Deploy')} with {key}: sts:" in run.stderr) == (4, True), run
