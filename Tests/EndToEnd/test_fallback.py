"""Without a curl that can make the call, the AWS CLI makes it: the same answers, the same words, the same secrecy."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest

from product import Home
from test_failures import (
    failing,
    refusal,
    test_a_hostile_answer_changes_no_shell,
    test_a_hostile_answer_is_refused_and_nothing_is_run,
    test_a_login_works_after_an_interrupted_one,
    test_a_proxy_does_not_see_a_call_to_this_machine,
    test_a_slightly_wrong_clock_is_told_when_the_login_works,
    test_a_spoilt_answer_is_told_apart_and_changes_nothing,
    test_a_used_code_is_told_from_a_wrong_one,
    test_a_wrong_clock_is_told_by_its_minutes,
    test_a_wrong_secret_is_told_and_not_shown,
    test_an_answer_that_never_comes_is_given_up,
    test_an_endpoint_that_cannot_be_reached_is_told,
    test_an_inactive_key_is_told,
    test_an_interrupt_while_aws_is_called_changes_nothing,
    test_another_users_device_is_told,
    test_three_wrong_codes_end_the_login_and_change_nothing,
)
from test_login import (
    test_a_code_opens_a_session_and_its_end_is_told,
    test_a_session_shorter_than_asked_for_is_told,
    test_aws_is_called_once_with_what_the_profile_says,
    test_the_section_holds_the_session_the_tie_and_the_profiles_settings,
    test_the_shell_exports_the_session_and_nothing_else,
)
from test_renewal import test_a_session_that_ended_is_renewed_at_the_prompt
from test_roles import (
    role_profiles,
    store,
    test_a_refused_role_changes_nothing_but_keeps_the_base_session,
    test_a_role_on_a_role,
    test_a_role_that_ended_comes_back_at_the_prompt_without_a_code,
    test_every_role_is_stored_for_the_sdks,
    test_one_code_opens_a_base_session_and_five_roles,
    test_over_an_hour_the_role_itself_takes_the_code,
    test_what_a_profile_says_of_its_role_is_asked_of_aws,
)
from world import PASSKEY, Device

PASSKEY_SERIAL = "arn:aws:iam::111122223333:u2f/user/alice/key"
FOLDERS = ("/usr/local/bin", "/usr/bin", "/bin")


def script(path: Path, text: str) -> None:
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)


@pytest.fixture(scope="session")
def programs(tmp_path_factory) -> Path:
    """Every program of the machine but curl and the AWS CLI."""
    folder = tmp_path_factory.mktemp("programs")
    for name in {name: None for place in FOLDERS for name in os.listdir(place)}:
        found = next(Path(place, name) for place in FOLDERS if Path(place, name).exists() or Path(place, name).is_symlink())
        if name not in ("curl", "aws"):
            (folder / name).symlink_to(found)
    return folder


@pytest.fixture
def tools(tmp_path) -> Path:
    """A folder with the AWS CLI, and no curl."""
    folder = tmp_path / "tools"
    folder.mkdir()
    script(folder / "aws", f'echo "$@" >>{tmp_path}/arguments; env >{tmp_path}/variables; exec {sys.executable} -m awscli "$@"')
    return folder


@pytest.fixture
def home(home, programs, tools) -> Home:
    """A home on a machine without curl."""
    home.environment["PATH"] = f"{home.prefix / 'bin'}:{tools}:{programs}"
    return home


def old_curl(tools: Path, version: str, otherwise: str) -> None:
    script(
        tools / "curl",
        f'case " $* " in *" --version "*) echo "curl {version} (x86_64-pc-linux-gnu) libcurl/{version}" ;; *) {otherwise} ;; esac',
    )


# Does not know the option: this is what curl says of a word it does not know.
UNKNOWN = "cat >/dev/null; echo 'curl: option --aws-sigv4: is unknown' >&2; exit 2"
# Signs without the port. The real curl signs with it, so it is given another mistake.
WRONG = 'q=$1; o=$2; scope=$3; shift 3; exec /usr/bin/curl "$q" "$o" "$scope-badly" "$@"'


def made_by(aws) -> list:
    """How each call was answered."""
    return [call["error"] for call in aws.calls]


@pytest.mark.parametrize(
    ("version", "otherwise", "calls"), [("7.74.0", UNKNOWN, [None]), ("7.81.0", WRONG, ["SignatureDoesNotMatch", None])]
)
def test_a_curl_that_is_too_old_is_told_from_a_newer_one(home, aws, tools, version, otherwise, calls):
    old_curl(tools, version, otherwise)
    home.store()
    assert made_by(aws) == calls


def test_a_wrong_secret_is_not_tried_again_where_curl_is_new(home, aws, tools):
    old_curl(tools, "7.86.0", 'exec /usr/bin/curl "$@"')
    home.credentials.write_text(home.credentials.read_text().replace("secret+for+alice", "secret+for+nobody"))
    assert (failing(home)[0], made_by(aws)) == (4, ["SignatureDoesNotMatch"])


def test_a_curl_that_cannot_sign_is_sent_nothing_that_it_would_send_on(home, aws, tools):
    """A word of its arguments that curl does not know ends it; one of its configuration would not."""
    old_curl(tools, "7.74.0", 'exec /usr/bin/curl -q --aws-sigv4x "$3" -K -')
    home.store()
    assert (made_by(aws), aws.calls[0]["access_key_id"]) == ([None], "AKIASTANDINALICE2222")


def test_the_console_needs_curl_and_says_so(home, aws):
    role_profiles(home, aws)
    store(home, "deploy")
    assert home.awsmfa("console", "deploy", "--print") == (
        5, "", "aws-mfa: curl is not on the PATH, and nothing else can sign in to the console\nhint: install curl\n",
    )


NEITHER = "neither curl nor the AWS CLI is on the PATH"
TOO_OLD = "curl is too old to sign this call, and the AWS CLI is not on the PATH"


@pytest.mark.parametrize(
    ("curl", "error"), [(None, NEITHER), (("7.74.0", UNKNOWN), TOO_OLD), (("7.81.0", WRONG), TOO_OLD)],
    ids=["no curl", "7.74", "7.81"],
)
def test_without_either_one_error_says_so(home, tools, curl, error):
    (tools / "aws").unlink()
    if curl:
        old_curl(tools, *curl)
    assert failing(home) == refusal(5, error, "install curl 7.86 or newer, or the AWS CLI")


def test_a_cli_that_does_not_work_is_told_with_its_own_words(home, tools):
    script(tools / "aws", "echo 'ImportError: no module named botocore' >&2; exit 1")
    assert failing(home) == refusal(
        5, "the AWS CLI failed with status 1: ImportError: no module named botocore",
        "run aws sts get-caller-identity to see whether it works",
    )


def test_no_secret_is_in_the_arguments_and_nothing_of_the_users_in_the_environment(home, tmp_path):
    variables = {
        "AWS_PROFILE": "datatruck", "AWS_SESSION_TOKEN": "stale", "AWS_SECURITY_TOKEN": "stale",
        "AWS_MFA_DURATION": "1h", "OTHER": "x",
    }
    run = home.awsmfa("login", "datatruck", "--store-only", "--code", home.code(), variables=variables)
    arguments = (tmp_path / "arguments").read_text()
    names = {line.partition("=")[0] for line in (tmp_path / "variables").read_text().splitlines()}
    wanted = {
        "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_CONFIG_FILE",
        "AWS_SHARED_CREDENTIALS_FILE", "AWS_MAX_ATTEMPTS", "AWS_PAGER", "AWS_CLI_AUTO_PROMPT", "AWS_CLI_ERROR_FORMAT",
        "AWS_EC2_METADATA_DISABLED",
    }
    found = {name for name in names if name.startswith("AWS_")}
    assert (run.status, [secret for secret in home.secrets() if secret in arguments], found, "OTHER" in names) == (
        0, [], wanted, False,
    )


def test_a_users_own_cli_settings_do_not_count(home, aws):
    home.configure(config="\n[default]\noutput = text\nregion = nowhere\ncli_timestamp_format = none\n")
    run = home.store()
    assert (run.status, [call["region"] for call in aws.calls]) == (0, ["eu-west-1"])


def test_devices_are_found_by_the_same_steps(home, aws):
    home.config.write_text(re.sub(r"mfa_serial = .*\n", "", home.config.read_text()))
    aws.world.list_mfa_devices = "named-only"
    aws.world.page_size = 1
    aws.world.devices.insert(0, Device(PASSKEY_SERIAL, aws.world.users[0].identity.arn, kind=PASSKEY))
    home.store()
    asked = [(call["action"], call["region"], call["parameters"].get("Marker")) for call in aws.calls]
    assert asked == [
        ("ListMFADevices", "us-east-1", None), ("GetCallerIdentity", "eu-west-1", None),
        ("ListMFADevices", "us-east-1", None), ("ListMFADevices", "us-east-1", "1"),
        ("GetSessionToken", "eu-west-1", None),
    ]
