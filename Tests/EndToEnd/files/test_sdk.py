"""The session in the hands of the tools it is for: the AWS CLI, boto3 and botocore."""

from __future__ import annotations

import json
import sys

import pytest

from moto.server import ThreadedMotoServer

ALICE = {"Account": "111122223333", "Arn": "arn:aws:iam::111122223333:user/alice"}
SENTENCE = "no live session for datatruck"
BOTO = """
import boto3, json, sys
session = boto3.Session(profile_name=sys.argv[1] or None)
caller = session.client("sts").get_caller_identity()
functions = session.client("lambda").list_functions()["Functions"]
print(json.dumps({"Account": caller["Account"], "Arn": caller["Arn"], "region": session.region_name, "functions": len(functions)}))
"""


def caller(run) -> dict:
    """The account and ARN that GetCallerIdentity returned."""
    assert run.status == 0, run
    answer = json.loads(run.stdout)
    return {name: answer[name] for name in ("Account", "Arn")}


def session_environment(home, name) -> dict:
    shell = home.terminal(name)
    shell.login()
    return shell.aws()


def test_the_cli_uses_the_session_of_the_shell(home, name):
    variables = session_environment(home, name)
    assert caller(home.aws_cli("sts", "get-caller-identity", variables=variables)) == ALICE


def test_the_cli_reaches_what_needs_mfa_from_the_shell(home, aws):
    variables = session_environment(home, "bash")
    run = home.aws_cli("lambda", "list-functions", variables=variables)
    assert (run.status, aws.calls[-1]["region"], aws.calls[-1]["access_key_id"]) == (
        0, "eu-west-1", variables["AWS_ACCESS_KEY_ID"],
    ), run


def test_the_long_term_keys_alone_do_not_reach_it(home):
    assert home.aws_cli("lambda", "list-functions", "--profile", "datatruck").status != 0


def test_the_cli_uses_the_stored_section_by_name(home, aws):
    home.store()
    run = home.aws_cli("lambda", "list-functions", "--profile", "datatruck-mfa")
    assert (run.status, aws.calls[-1]["region"], aws.calls[-1]["status"]) == (0, "eu-west-1", 200), run


def test_boto3_uses_the_session_of_the_shell(home):
    variables = session_environment(home, "bash")
    run = home.execute(sys.executable, "-c", BOTO, "", variables=variables)
    answer = json.loads(run.stdout) if run.stdout else run
    assert {key: answer[key] for key in (*ALICE, "region")} == {**ALICE, "region": "eu-west-1"}


def test_boto3_uses_the_stored_section_by_name(home):
    home.store()
    run = home.execute(sys.executable, "-c", BOTO, "datatruck-mfa")
    answer = json.loads(run.stdout) if run.stdout else run
    assert {key: answer[key] for key in (*ALICE, "region")} == {**ALICE, "region": "eu-west-1"}


@pytest.mark.parametrize("tool", ["cli", "boto3"])
def test_after_logout_every_sdk_stops_with_our_sentence(home, tool):
    home.store()
    home.awsmfa("logout", "datatruck")
    if tool == "cli":
        run = home.aws_cli("sts", "get-caller-identity", "--profile", "datatruck-mfa")
    else:
        run = home.execute(sys.executable, "-c", BOTO, "datatruck-mfa")
    assert (run.status != 0, SENTENCE in run.stderr, "run aws-mfa datatruck" in run.stderr) == (True, True, True), run


def test_after_the_end_of_a_session_the_cli_is_refused(home, aws):
    home.store()
    aws.expire_all()
    run = home.aws_cli("sts", "get-caller-identity", "--profile", "datatruck-mfa")
    assert (run.status != 0, "ExpiredToken" in run.stderr) == (True, True)


def test_a_credential_process_profile_gets_the_session(home, aws):
    home.configure(f"\n[profile other]\nregion = eu-west-1\nendpoint_url = {aws.url}\n"
                   f"credential_process = {home.program} credential-process datatruck\n")
    home.store()
    run = home.execute(sys.executable, "-c", BOTO, "other")
    answer = json.loads(run.stdout) if run.stdout else run
    assert answer["Arn"] == ALICE["Arn"]


def test_a_credential_process_without_a_session_fails_with_our_sentence(home, aws):
    home.configure(f"\n[profile other]\nregion = eu-west-1\ncredential_process = {home.program} credential-process datatruck\n")
    run = home.execute(sys.executable, "-c", BOTO, "other")
    assert (run.status != 0, SENTENCE in run.stderr) == (True, True), run


def test_moto_as_a_second_opinion_of_sts(home, name):
    server = ThreadedMotoServer(port=0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        shell = home.terminal(name, variables={"AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}"})
        shell.ask("aws-mfa datatruck")
        result = shell.answer("123456")
        run = home.aws_cli("sts", "get-caller-identity", variables=shell.aws())
    finally:
        server.stop()
    assert (result.status, run.status, "Account" in json.loads(run.stdout or "{}")) == (0, 0, True), run
