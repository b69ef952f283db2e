"""Every row of Common issues in README: a real tool prints these words, and what the row says to do helps."""

from __future__ import annotations

import re
import sys
from typing import Callable, NamedTuple

import pytest

from standin import StandIn
from support.certificates import self_signed
from support.product import DEVICES, REPOSITORY, Run
from support.roles import role_profiles

README = (REPOSITORY / "README.md").read_text()
IDENTITY = ("sts", "get-caller-identity")
NEEDS_MFA = ("lambda", "list-functions")
BOTO = "import boto3, sys; print(boto3.Session().client('sts').get_caller_identity()['Arn'])"


def signs_in(home, *options: str, code: str = "", **variables: str) -> Run:
    """A session asked for with the AWS CLI."""
    words = ("--serial-number", DEVICES["datatruck"], "--token-code", code or home.code())
    return home.aws_cli("sts", "get-session-token", "--profile", "datatruck", *words, *options, variables=variables)


def logs_in(home, *options: str, **variables: str) -> Run:
    return home.awsmfa("login", "datatruck", "--store-only", "--code", home.code(), *options, variables=variables)


def says(home, words: str, *command: str, **variables: str) -> bool:
    """Whether our program, run with these words, says this."""
    run = home.awsmfa(*command, variables=variables)
    return words in run.stdout + run.stderr


def works(home) -> bool:
    return home.aws_cli(*NEEDS_MFA, "--profile", "datatruck-mfa").status == 0


def session(home, aws) -> dict:
    """The variables of a session, as a script or a paste would leave them."""
    section = home.section()
    return {
        "AWS_ACCESS_KEY_ID": section["aws_access_key_id"], "AWS_SECRET_ACCESS_KEY": section["aws_secret_access_key"],
        "AWS_SESSION_TOKEN": section["aws_session_token"], "AWS_ENDPOINT_URL": aws.url, "AWS_REGION": "eu-west-1",
    }


# What prints the words, and whether the row's advice helps; both are given the home and AWS


def wrong_code(home, aws):
    return signs_in(home, code=home.wrong_code())


def device_of_another(home, aws):
    return signs_in(home, "--serial-number", DEVICES["staging"])


def passkey(home, aws):
    return signs_in(home, code="cccccbtlvghdkttnn")


def names_the_device(home, aws):
    return says(home, DEVICES["datatruck"], "devices", "datatruck")


def names_aws_login(home, aws):
    serial = "arn:aws:iam::111122223333:u2f/user/alice/key"
    return says(home, "aws login", "login", "datatruck", "--store-only", "--code", "123456", "--serial", serial)


def from_a_session(home, aws):
    home.store()
    return signs_in(home, "--profile", "datatruck-mfa")


def no_mfa(home, aws):
    return home.aws_cli(*NEEDS_MFA, "--profile", "datatruck")


def ended(home, aws):
    home.store()
    aws.expire_all()
    return home.aws_cli(*NEEDS_MFA, "--profile", "datatruck-mfa")


def inactive(home, aws):
    aws.world.users[0].active = False
    return home.aws_cli(*IDENTITY, "--profile", "datatruck")


def wrong_secret(home, aws):
    home.credentials.write_text(home.credentials.read_text().replace("for+alice", "for+nobody"))
    return home.aws_cli(*IDENTITY, "--profile", "datatruck")


def clock(behind: int):
    def prints(home, aws):
        aws.clock_offset = behind
        return home.aws_cli(*IDENTITY, "--profile", "datatruck")

    return prints


def ended_in_the_environment(home, aws):
    home.store()
    variables = {**session(home, aws), "AWS_CREDENTIAL_EXPIRATION": "2020-01-01T00:00:00Z"}
    return home.execute(sys.executable, "-c", BOTO, variables=variables)


def before_a_login(home, aws):
    return home.aws_cli(*IDENTITY, "--profile", "datatruck-mfa")


def after_a_logout(home, aws):
    home.store()
    home.awsmfa("logout", "datatruck")
    return home.aws_cli(*IDENTITY, "--profile", "datatruck-mfa")


def pasted_twice(home, aws):
    home.configure(credentials="\n[datatruck]\naws_access_key_id = AKIA\n")
    return home.aws_cli(*IDENTITY, "--profile", "datatruck")


def long_role(home, aws):
    role_profiles(home, aws)
    home.store()
    words = ("--role-arn", "arn:aws:iam::111122223333:role/Deploy", "--role-session-name", "alice")
    return home.aws_cli("sts", "assume-role", *words, "--duration-seconds", "7200", "--profile", "datatruck-mfa")


def proxy_is_down(home, aws):
    home.config.write_text(re.sub("endpoint_url.*", "", home.config.read_text()))
    return home.aws_cli(*IDENTITY, "--profile", "datatruck", variables={"HTTPS_PROXY": "http://127.0.0.1:1"})


def inspected(home, aws):
    certificate = self_signed(home.scratch("certificates"), "127.0.0.1")
    with StandIn(aws.world, certificate=certificate) as server:
        return home.aws_cli(*IDENTITY, "--profile", "datatruck", variables={"AWS_ENDPOINT_URL": server.url})


def trusts_the_certificate(home, aws):
    certificate = self_signed(home.scratch("certificates"), "127.0.0.1")
    with StandIn(aws.world, certificate=certificate) as server:
        variables = {"AWS_ENDPOINT_URL": server.url, "AWS_CA_BUNDLE": str(certificate.certificate)}
        return logs_in(home, **variables).status == 0


class Issue(NamedTuple):
    words: str
    printed: Callable
    helps: Callable


ISSUES = [
    Issue("MultiFactorAuthentication failed with invalid MFA one time pass code", wrong_code,
        lambda home, aws: logs_in(home).status == 0),
    Issue("MultiFactorAuthentication failed, unable to validate MFA code", device_of_another, names_the_device),
    Issue("'tokenCode' failed to satisfy constraint", passkey, names_aws_login),
    Issue("Cannot call GetSessionToken with session credentials", from_a_session,
        lambda home, aws: logs_in(home, "--force", **session(home, aws)).status == 0),
    Issue("is not authorized to perform", no_mfa, lambda home, aws: logs_in(home).status == 0 and works(home)),
    Issue("ExpiredToken", ended, lambda home, aws: logs_in(home, "--force").status == 0),
    Issue("InvalidClientTokenId", inactive,
        lambda home, aws: says(home, "or it is inactive", "doctor", "datatruck")),
    Issue("Signature expired", clock(1200), lambda home, aws: says(home, "20 min behind", "doctor", "datatruck")),
    Issue("Signature not yet current", clock(-1200), lambda home, aws: says(home, "20 min ahead", "doctor", "datatruck")),
    Issue("SignatureDoesNotMatch", wrong_secret,
        lambda home, aws: says(home, "does not belong to", "doctor", "datatruck")),
    Issue("Credentials were refreshed, but the refreshed credentials are still expired", ended_in_the_environment,
        lambda home, aws: logs_in(home, "--force").status == 0),
    Issue("The config profile (datatruck-mfa) could not be found", before_a_login,
        lambda home, aws: logs_in(home).status == 0),
    Issue("no live session for datatruck", after_a_logout, lambda home, aws: logs_in(home).status == 0),
    Issue("Unable to parse config file", pasted_twice,
        lambda home, aws: says(home, "[datatruck] is defined twice", "doctor")),
    Issue("exceeds the 1 hour session limit for roles assumed by role chaining", long_role,
        lambda home, aws: home.awsmfa("login", "develop", "--store-only", "--duration", "2h", "--code", home.code()).status == 0),
    Issue("Failed to connect to proxy URL", proxy_is_down,
        lambda home, aws: says(home, "the proxy does not accept connections", "doctor", "datatruck", HTTPS_PROXY="http://127.0.0.1:1")),
    Issue("SSL validation failed", inspected, trusts_the_certificate),
]


@pytest.mark.parametrize("issue", ISSUES, ids=[issue.words for issue in ISSUES])
def test_a_tool_prints_these_words_and_the_advice_helps(home, aws, issue):
    run = issue.printed(home, aws)
    assert (run.status != 0, issue.words in run.stderr) == (True, True), run
    assert issue.helps(home, aws)


def test_readme_has_a_row_for_each():
    table = README.partition("\n## Common issues\n")[2].partition("\n## ")[0]
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    assert [re.findall("`(.*?)`", row) for row in rows] == [[issue.words] for issue in ISSUES]
