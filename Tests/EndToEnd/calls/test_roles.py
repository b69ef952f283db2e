"""Roles: one MFA session opens all of a user's roles, and they come and go with it."""

from __future__ import annotations

import json
import sys

import pytest

from standin import Fault
from support.hooks import KEYS, actions, end, said, used, wait_until
from support.processes import descendants, wait_for
from support.roles import ACCOUNT, ROLES, arn, assumed, role_profile, role_profiles, store
from world import Role

BOTO = """
import boto3, json, sys
caller = boto3.Session(profile_name=sys.argv[1] or None).client("sts").get_caller_identity()
print(json.dumps({"Arn": caller["Arn"]}))
"""


def identity(run) -> str:
    assert run.status == 0, run
    return json.loads(run.stdout)["Arn"]


def cli_identity(home, *words: str, variables={}) -> str:
    return identity(home.aws_cli("sts", "get-caller-identity", *words, variables=variables))


def boto_identity(home, profile: str = "", variables={}) -> str:
    return identity(home.execute(sys.executable, "-c", BOTO, profile, variables=variables))


def session_keys(shell) -> dict:
    variables = shell.aws()
    return {name: variables.get(name) for name in KEYS}


def test_one_code_opens_a_base_session_and_five_roles(shell, home, aws):
    role_profiles(home, aws)
    shell.ask("aws-mfa admin")
    assert shell.answer(home.code()).status == 0
    for profile in ROLES:
        run = shell.run(f"aws-mfa {profile}")
        assert (run.status, "MFA code" in run.output) == (0, False), run
        wanted = assumed(profile, "tester" if profile == "develop" else "alice")
        variables = shell.aws()
        assert (variables["AWS_PROFILE"], variables["AWS_MFA_PROFILE"]) == (f"{profile}-mfa", profile)
        assert [cli_identity(home, variables=variables), boto_identity(home, variables=variables)] == [wanted, wanted]
    opened = [action for action in actions(aws) if action != "GetCallerIdentity"]
    assert opened == ["GetSessionToken"] + ["AssumeRole"] * 5


def test_every_role_is_stored_for_the_sdks(home, aws):
    role_profiles(home, aws)
    store(home, "deploy")
    for profile in ROLES:
        assert home.awsmfa("login", profile, "--store-only").status == 0
    found = {
        profile: (cli_identity(home, "--profile", f"{profile}-mfa"), boto_identity(home, f"{profile}-mfa"))
        for profile in ROLES
    }
    names = {profile: assumed(profile, "tester" if profile == "develop" else "alice") for profile in ROLES}
    assert found == {profile: (name, name) for profile, name in names.items()}
    assert boto_identity(home, "datatruck-mfa") == f"arn:aws:iam::{ACCOUNT}:user/alice"


def test_what_a_profile_says_of_its_role_is_asked_of_aws(home, aws):
    role_profiles(home, aws)
    home.store()
    for profile in ("develop", "deploy", "audit"):
        assert home.awsmfa("login", profile, "--store-only").status == 0
    asked = [call["parameters"] for call in aws.calls if call["action"] == "AssumeRole"]
    names = ("RoleArn", "RoleSessionName", "DurationSeconds", "ExternalId")
    assert [tuple(call.get(name) for name in names) for call in asked] == [
        (arn("Developer"), "tester", "3600", None),
        (arn("Deploy"), "alice", "1800", None),
        (arn("Audit"), "alice", "3600", "audit-2026"),
    ]


def test_a_stored_role_is_joined_without_a_call(home, aws):
    role_profiles(home, aws)
    store(home, "admin")
    count = len(aws.calls)
    run = home.awsmfa("login", "admin", "--store-only")
    assert (run.status, len(aws.calls), "joined the session" in run.stderr) == (0, count, True), run


def test_a_role_on_a_role(home, aws):
    role_profiles(home, aws)
    home.configure(role_profile(aws, "inner", "ReadOnly", source="develop"))
    aws.world.roles.append(Role(arn("Inner"), ACCOUNT))
    store(home, "inner")
    sections = [home.section(profile)["manager"] for profile in ("datatruck", "develop", "inner")]
    assert (sections, actions(aws)) == (["aws-mfa"] * 3, ["GetSessionToken", "AssumeRole", "AssumeRole"])
    keys = {call["access_key_id"] for call in aws.calls}
    assert keys >= {home.section("datatruck")["aws_access_key_id"], home.section("develop")["aws_access_key_id"]}


def test_over_an_hour_the_role_itself_takes_the_code(shell, home, aws):
    role_profiles(home, aws)
    asked = shell.ask("aws-mfa develop --duration 8h")
    run = shell.answer(home.code())
    call = aws.calls[-1]
    assert (run.status, call["action"], call["parameters"]["DurationSeconds"]) == (0, "AssumeRole", "28800"), run
    assert "a role assumed with a session lasts one hour at most" in asked
    assert "MFA code for develop (alice, 111122223333): " in asked
    assert home.section("datatruck") is None
    assert cli_identity(home, variables=shell.aws()) == assumed("develop", "tester")


def test_a_role_on_a_role_cannot_last_over_an_hour(home, aws):
    role_profiles(home, aws)
    home.configure(role_profile(aws, "inner", "ReadOnly", "duration_seconds = 7200\n", source="develop"))
    run = home.awsmfa("login", "inner", "--store-only", "--code", home.code())
    assert (run.status, aws.calls) == (1, []), run
    assert "duration_seconds of profile inner asks for 2h, but a role assumed with another role lasts one hour" in run.stderr


def test_a_role_for_once_is_stored_nowhere(shell, home, aws):
    home.store()
    before = home.credentials.read_bytes()
    run = shell.run(f"aws-mfa datatruck --role {arn('Deploy')}")
    variables = shell.aws()
    assert (run.status, home.credentials.read_bytes() == before) == (0, True), run
    assert (variables["AWS_MFA_PROFILE"], variables.get("AWS_PROFILE")) == ("datatruck/Deploy", None)
    assert shell.segment().startswith("datatruck/Deploy ")
    wanted = f"arn:aws:sts::{ACCOUNT}:assumed-role/Deploy/alice"
    reached = {**variables, "AWS_ENDPOINT_URL": aws.url}
    assert [cli_identity(home, variables=reached), boto_identity(home, variables=reached)] == [wanted, wanted]
    assert shell.run("aws-mfa export").output.startswith(f"export AWS_ACCESS_KEY_ID={variables['AWS_ACCESS_KEY_ID']}\n")
    again = shell.run("aws-mfa renew")
    renewed = shell.aws()
    assert (again.status, renewed["AWS_MFA_PROFILE"], renewed["AWS_ACCESS_KEY_ID"] != variables["AWS_ACCESS_KEY_ID"]) == (
        0, "datatruck/Deploy", True,
    ), again
    assert shell.run("aws-mfa exec -- printenv AWS_MFA_PROFILE AWS_ACCESS_KEY_ID").output.split() == [
        "datatruck/Deploy", renewed["AWS_ACCESS_KEY_ID"],
    ]
    back = shell.run("aws-mfa")
    assert (back.status, shell.aws()["AWS_PROFILE"]) == (0, "datatruck-mfa"), back


def end_deploy(shell, home, aws) -> dict:
    """Give the shell the role's session and wait until that has ended; returns its keys. The base session lives on."""
    role_profiles(home, aws)
    home.store()
    aws.world.session_seconds = 3
    assert shell.run("aws-mfa deploy").status == 0
    aws.world.session_seconds = None
    keys = session_keys(shell)
    wait_until(end(home, "deploy"))
    return keys


@pytest.mark.prompt
def test_a_role_that_ended_comes_back_at_the_prompt_without_a_code(shell, home, aws):
    before = end_deploy(shell, home, aws)
    told = said(shell)
    after = session_keys(shell)
    assert (after["AWS_ACCESS_KEY_ID"], before != after, "deploy (Deploy, 111122223333): session" in told) == (
        home.section("deploy")["aws_access_key_id"], True, True,
    ), told
    assert cli_identity(home, variables=shell.aws()) == assumed("deploy")


def test_a_role_that_does_not_come_back_is_told_and_tried_later(shell, home, aws):
    end_deploy(shell, home, aws)
    aws.world.roles[:] = [role for role in aws.world.roles if role.name != "Deploy"]
    count = len(aws.calls)
    told = said(shell)
    said(shell)
    assert len(aws.calls) == count + 1
    assert "the session of deploy has ended and was not renewed: AWS did not grant the role" in told
    assert "hint: aws-mfa renew tries again now; the next automatic attempt is in 1m" in told


def test_ctrl_c_while_a_role_comes_back_ends_its_session_in_the_shell(shell, home, aws):
    end_deploy(shell, home, aws)
    aws.fail(Fault.hang(30), "AssumeRole")
    count, since = len(aws.calls), len(shell.log)
    shell.type(":")
    wait_for(lambda: len(aws.calls) > count)
    shell.send("\x03")
    shell.finish()
    told = shell.log[since:]
    assert "the session of deploy has ended and was not renewed: interrupted during the call to AWS" in told
    assert (set(session_keys(shell).values()), shell.segment(), shell.run("echo alive")) == ({None}, "deploy expired", ("alive\n", 0)), told
    assert descendants(shell) == []


def test_logout_of_the_base_ends_its_roles_in_every_terminal(shell, home, aws):
    role_profiles(home, aws)
    home.store()
    assert shell.run("aws-mfa deploy").status == 0
    run = home.awsmfa("logout", "datatruck")
    said(shell)
    assert (run.status, home.section("deploy").get("aws_access_key_id"), shell.aws().get("AWS_ACCESS_KEY_ID")) == (
        0, None, None,
    ), run
    assert "datatruck, deploy: stored sessions ended" in run.stderr


def test_logout_of_a_role_leaves_its_base(home, aws):
    role_profiles(home, aws)
    store(home, "deploy")
    assert home.awsmfa("logout", "deploy").status == 0
    assert (home.section("deploy").get("aws_access_key_id"), "aws_access_key_id" in home.section()) == (None, True)


@pytest.mark.parametrize("change", ["role_arn", "external_id"])
def test_a_role_of_another_tie_is_not_joined(home, aws, change):
    role_profiles(home, aws)
    store(home, "audit")
    old, new = {"role_arn": (arn("Audit"), arn("Deploy")), "external_id": ("audit-2026", "audit-2027")}[change]
    aws.world.role(arn("Audit")).external_id = None
    home.config.write_text(home.config.read_text().replace(old, new))
    count = len(aws.calls)
    key = home.section("audit")["aws_access_key_id"]
    assert home.awsmfa("status", "audit").status == 3
    assert (home.awsmfa("login", "audit", "--store-only").status, len(aws.calls)) == (0, count + 1)
    assert home.section("audit")["aws_access_key_id"] != key


def test_a_refused_role_changes_nothing_but_keeps_the_base_session(home, aws):
    home.configure(role_profile(aws, "none", "Missing"))
    run = home.awsmfa("login", "none", "--store-only", "--code", home.code())
    assert (run.status, home.section("none"), "aws_access_key_id" in home.section()) == (4, None, True), run
    assert f"AWS did not grant the role {arn('Missing')}" in run.stderr


def test_a_command_runs_with_a_role_for_once(home, aws):
    home.store()
    run = home.awsmfa("exec", "datatruck", "--role", arn("Deploy"), "--", "/usr/bin/env")
    variables = dict(line.split("=", 1) for line in run.stdout.splitlines() if line.startswith("AWS_"))
    assert (run.status, variables["AWS_MFA_PROFILE"]) == (0, "datatruck/Deploy"), run
    reached = {**variables, "AWS_ENDPOINT_URL": aws.url}
    assert cli_identity(home, variables=reached) == f"arn:aws:sts::{ACCOUNT}:assumed-role/Deploy/alice"


def test_keys_of_a_process_open_a_base_and_its_roles(home, aws):
    alice = aws.world.users[0]
    answer = {"Version": 1, "AccessKeyId": alice.access_key_id, "SecretAccessKey": alice.secret_access_key}
    (home.path / "answer").write_text(json.dumps(answer))
    script = home.path / "a vault"
    script.write_text("#!/bin/sh\necho x >>~/runs\ncat ~/answer\n")
    script.chmod(0o755)
    home.configure(
        f"\n[profile vault]\ncredential_process = '{script}' --key\nmfa_serial = arn:aws:iam::{ACCOUNT}:mfa/alice\n"
        f"endpoint_url = {aws.url}\n" + role_profile(aws, "deploy", "Deploy", source="vault")
    )
    store(home, "deploy")
    assert (home.awsmfa("login", "vault", "--store-only").status, (home.path / "runs").read_text()) == (0, "x\n")
    assert home.section("vault")["awsmfa_base_process"] == f"'{script}' --key"
    assert cli_identity(home, "--profile", "deploy-mfa") == f"arn:aws:sts::{ACCOUNT}:assumed-role/Deploy/alice"


def test_a_session_of_the_older_aws_mfa_is_not_taken_at_another_endpoint(home, aws):
    role_profiles(home, aws)
    home.store()
    ours, alice = home.section(), aws.world.users[0]
    home.credentials.write_text(
        f"[datatruck-long-term]\naws_access_key_id = {alice.access_key_id}\n"
        f"aws_secret_access_key = {alice.secret_access_key}\naws_mfa_device = arn:aws:iam::{ACCOUNT}:mfa/alice\n"
        f"[datatruck]\naws_access_key_id = {ours['aws_access_key_id']}\n"
        f"aws_secret_access_key = {ours['aws_secret_access_key']}\naws_session_token = {ours['aws_session_token']}\n"
        f"expiration = {ours['expiration'].replace('T', ' ').rstrip('Z')}\n"
    )
    home.config.write_text(home.config.read_text().replace(f"endpoint_url = {aws.url}\n", ""))
    reached = {"AWS_ENDPOINT_URL": aws.url}
    refused = home.awsmfa("login", "deploy", "--store-only", variables=reached)
    assert (refused.status, "but nobody can be asked" in refused.stderr) == (3, True), refused


def older_section(aws, more: str = "") -> str:
    """What the older aws-mfa stores for a profile x: the keys and the device of alice."""
    alice = aws.world.users[0]
    return (
        f"\n[x-long-term]\naws_access_key_id = {alice.access_key_id}\naws_secret_access_key = {alice.secret_access_key}\n"
        f"aws_mfa_device = arn:aws:iam::{ACCOUNT}:mfa/alice\n{more}"
    )


@pytest.mark.parametrize("typed", ["x", "x-long-term"])
@pytest.mark.parametrize("given", ["section", "variable"])
def test_the_role_of_the_older_aws_mfa_is_the_profiles(name, home, aws, typed, given):
    section, variable = (f"assume_role = {arn('Deploy')}\n", "") if given == "section" else ("", arn("Deploy"))
    home.configure(f"\n[profile x]\nregion = eu-west-1\nendpoint_url = {aws.url}\n", older_section(aws, section))
    shell = home.terminal(name, variables={"MFA_ASSUME_ROLE": variable, "MFA_STS_DURATION": "1800"})
    shell.ask(f"aws-mfa {typed}")
    assert shell.answer(home.code()).status == 0
    [opened] = [call for call in aws.calls if call["action"] != "GetCallerIdentity"]
    assert (opened["action"], opened["parameters"]["DurationSeconds"]) == ("AssumeRole", "1800")
    wanted = f"arn:aws:sts::{ACCOUNT}:assumed-role/Deploy/alice"
    assert [cli_identity(home, variables=shell.aws()), cli_identity(home, "--profile", "x-mfa")] == [wanted, wanted]
    assert (home.section("x-long-term"), shell.run("aws-mfa logout x-long-term").status, used(shell)) == (None, 0, {})
    assert "aws_access_key_id" not in home.section("x")


def test_the_code_of_a_role_goes_to_its_own_endpoint(shell, home, aws):
    home.config.write_text(home.config.read_text().replace(f"endpoint_url = {aws.url}\n", ""))
    home.configure(role_profile(aws, "deploy", "Deploy"))
    question = shell.ask("aws-mfa deploy")
    assert shell.answer(home.code()).status == 0
    assert f"calling {aws.url}, which is not AWS" in question
    [opened] = [call for call in aws.calls if call["action"] != "GetCallerIdentity"]
    assert (opened["action"], "TokenCode" in opened["parameters"], home.section()) == ("AssumeRole", True, None)
    assert cli_identity(home, variables=shell.aws()) == assumed("deploy")


def test_a_code_does_not_go_to_the_endpoint_of_the_source(home, aws):
    home.configure(f"\n[profile deploy]\nrole_arn = {arn('Deploy')}\nsource_profile = datatruck\nregion = eu-west-1\n")
    proxy = {"HTTPS_PROXY": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"}
    run = home.awsmfa("login", "deploy", "--store-only", "--code", home.code(), "--serial", "GAHT12345678", variables=proxy)
    assert (run.status, aws.calls, home.section()) == (5, [], None), run


@pytest.mark.parametrize("profile", ["", "env"])
def test_a_session_on_the_environments_keys_reaches_shells_that_lack_them(home, aws, name, profile):
    home.configure(
        f"\n[profile env]\nrole_arn = {arn('Deploy')}\ncredential_source = Environment\nendpoint_url = {aws.url}\n"
    )
    alice = aws.world.users[0]
    place = {"AWS_ENDPOINT_URL": aws.url, "AWS_MFA_SERIAL": f"arn:aws:iam::{ACCOUNT}:mfa/alice"}
    shell = home.terminal(name, variables={
        **place, "AWS_ACCESS_KEY_ID": alice.access_key_id, "AWS_SECRET_ACCESS_KEY": alice.secret_access_key,
    })
    shell.ask(f"aws-mfa {profile}")
    assert shell.answer(home.code()).status == 0
    keys = session_keys(shell)
    child, new = home.terminal(name, variables=shell.aws()), home.terminal(name, variables=place)
    for other in (child, new):
        said(other)
    assert [session_keys(child), session_keys(new)] == [keys, keys]


def test_status_and_list_name_the_role(shell, home, aws):
    role_profiles(home, aws)
    home.store()
    assert shell.run("aws-mfa admin").status == 0
    status = json.loads(shell.run("aws-mfa status --json").output)
    assert (status["profile"], status["account"]) == ("admin", ACCOUNT)
    rows = {row["name"]: row for row in json.loads(home.awsmfa("list", "--json").stdout)}
    names = ("role_arn", "source_profile", "base_access_key_id", "mfa_serial", "region")
    assert {name: rows["develop"][name] for name in names} == {
        "role_arn": arn("Developer"), "source_profile": "datatruck", "base_access_key_id": "AKIASTANDINALICE2222",
        "mfa_serial": f"arn:aws:iam::{ACCOUNT}:mfa/alice", "region": "eu-west-1",
    }
    assert (rows["admin"]["session"] is not None, rows["develop"]["session"]) == (True, None)
