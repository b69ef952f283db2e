"""Sessions with --policy and --region: what belongs to one shell stays there, and what restricts it is never lost."""

from __future__ import annotations

import pytest

from support.hooks import end, said, used, wait_until
from support.roles import arn, role_profiles, write_policy

AGAIN = "aws-mfa: deploy/Deploy was opened with --policy, which is not remembered\nhint: open it again: aws-mfa deploy --policy FILE\n"


@pytest.fixture
def deploy(home, aws):
    """The role of deploy, a policy, and a live MFA session."""
    role_profiles(home, aws)
    write_policy(home)
    home.store()


@pytest.fixture
def restricted(shell, deploy):
    run = shell.run("aws-mfa deploy --policy policy.json")
    assert run.status == 0, run
    return shell


def is_restricted(aws, key: str) -> bool:
    return aws.cloud.session(key).extras.policy is not None


def test_a_restricted_session_is_one_shells_own(restricted, home, aws, name):
    here = restricted.aws()
    other = home.terminal(name)
    assert other.run("aws-mfa deploy").status == 0
    there = other.aws()
    assert [is_restricted(aws, keys["AWS_ACCESS_KEY_ID"]) for keys in (here, there)] == [True, False]
    said(restricted)
    assert (restricted.aws()["AWS_ACCESS_KEY_ID"], restricted.aws().get("AWS_PROFILE")) == (here["AWS_ACCESS_KEY_ID"], None)
    assert restricted.segment().startswith("deploy/Deploy ")


def test_no_renewal_loses_the_policy(restricted, aws):
    before = restricted.aws()
    count = len(aws.calls)
    assert restricted.run("aws-mfa renew") == (AGAIN, 3)
    assert (restricted.aws(), len(aws.calls)) == (before, count)


def test_after_its_end_nothing_comes_back_by_itself(shell, home, aws, deploy):
    aws.world.role_seconds = 2
    shell.run("aws-mfa deploy --policy policy.json")
    wait_until(int(shell.aws()["AWS_MFA_EXPIRES_AT"]))
    count = len(aws.calls)
    assert said(shell) == "aws-mfa: the session of deploy/Deploy has ended\nhint: aws-mfa deploy --policy FILE opens a new one\n"
    assert shell.run("aws-mfa exec -- true") == (AGAIN, 3)
    assert ("AWS_ACCESS_KEY_ID" in shell.aws(), len(aws.calls)) == (False, count)


def test_a_policy_that_is_none_is_refused_before_the_question(home, aws):
    role_profiles(home, aws)
    write_policy(home)
    (home.path / "policy.json").write_text('{"Version": "2012-10-17", ')
    run = home.awsmfa("exec", "deploy", "--policy", "policy.json", "--", "true")
    assert (run.status, run.stderr.split("\n")[0], aws.calls) == (
        1, "aws-mfa: policy.json is not a policy: it does not hold one object in JSON", [],
    )


def test_a_chosen_region_stays_in_its_shell_through_renewals(shell, home, name):
    home.store()
    shell.run("aws-mfa datatruck --region eu-north-1")
    home.store("datatruck", "--force")
    said(shell)
    variables = shell.aws()
    assert (variables["AWS_ACCESS_KEY_ID"], variables["AWS_REGION"], variables["AWS_DEFAULT_REGION"]) == (
        home.section()["aws_access_key_id"], "eu-north-1", "eu-north-1",
    )
    assert shell.run("aws-mfa exec -- printenv AWS_REGION").output.strip() == "eu-north-1"
    other = home.terminal(name)
    assert other.aws()["AWS_REGION"] == "eu-west-1"
    shell.run("aws-mfa datatruck")
    assert shell.aws()["AWS_REGION"] == "eu-west-1"
