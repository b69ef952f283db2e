"""Profiles with a role."""

from __future__ import annotations

import json

from world import Role

ACCOUNT = "111122223333"
ROLES = {
    "read": ("ReadOnly", ""),
    "develop": ("Developer", "role_session_name = tester\n"),
    "deploy": ("Deploy", "duration_seconds = 1800\n"),
    "audit": ("Audit", "external_id = audit-2026\n"),
    "admin": ("Admin", "mfa_serial = arn:aws:iam::111122223333:mfa/alice\n"),
}


def store(home, profile: str):
    """Open the sessions of a role and its base, in the credentials file only."""
    run = home.awsmfa("login", profile, "--store-only", "--code", home.code())
    assert run.status == 0, run
    return run


def arn(name: str) -> str:
    return f"arn:aws:iam::{ACCOUNT}:role/{name}"


def assumed(profile: str, session: str = "alice") -> str:
    return f"arn:aws:sts::{ACCOUNT}:assumed-role/{ROLES[profile][0]}/{session}"


def role_profiles(home, aws) -> None:
    """Five profiles with a role, on the keys of datatruck."""
    aws.world.roles.append(Role(arn("Admin"), ACCOUNT, requires_mfa=True))
    home.configure("".join(role_profile(aws, name, *role) for name, role in ROLES.items()))


def role_profile(aws, name: str, role: str, more: str = "", source: str = "datatruck") -> str:
    return (
        f"\n[profile {name}]\nrole_arn = {arn(role)}\nsource_profile = {source}\nregion = eu-west-1\n"
        f"endpoint_url = {aws.url}\n{more}"
    )


# Roles for programs

_PRINT = ("--", "sh", "-c", 'echo "{\\"AccessKeyId\\": \\"$AWS_ACCESS_KEY_ID\\"}"')


def about_to_end(home, aws) -> dict:
    """Give the role of deploy 20 seconds, on the live MFA session of datatruck; returns its section."""
    role_profiles(home, aws)
    aws.world.role_seconds = 20
    store(home, "deploy")
    aws.world.role_seconds = None
    aws.cloud.calls.clear()
    return home.section("deploy")


def printed(home, *words: str, profile: str = "deploy") -> str:
    """The id of the key that a verb prints; for an SDK, it must say nothing else."""
    run = home.awsmfa(words[0], profile, *words[1:], *(_PRINT if words[0] == "exec" else ()))
    assert run.status == 0 and (words[0] != "credential-process" or not run.stderr), run
    return json.loads(run.stdout)["AccessKeyId"]


def key(home, profile: str = "deploy") -> str:
    return home.section(profile)["aws_access_key_id"]


POLICY = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:Get*", "Resource": "*"}]}


def write_policy(home) -> None:
    """Write a session policy into the home, as a person writes JSON."""
    (home.path / "policy.json").write_text(json.dumps(POLICY, indent=2))
