"""Without a curl that can make the call, the AWS CLI makes it: the same answers, messages and secrecy."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from support.logins import failing, refusal
from support.roles import role_profiles, store
from support.tools import write_script
from world import PASSKEY, Device

PASSKEY_SERIAL = "arn:aws:iam::111122223333:u2f/user/alice/key"


@pytest.fixture(params=[1, 2])
def cli_version(request) -> int:
    return request.param


def old_curl(tools: Path, version: str, otherwise: str) -> None:
    write_script(
        tools / "curl",
        f'case " $* " in *" --version "*) echo "curl {version} (x86_64-pc-linux-gnu) libcurl/{version}" ;; *) {otherwise} ;; esac',
    )


# Does not know the option: this is curl's message about an unknown option.
UNKNOWN = "cat >/dev/null; echo 'curl: option --aws-sigv4: is unknown' >&2; exit 2"
# Signs without the port. The real curl includes it in the signature, so the scope is made wrong instead.
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
    """An unknown option in its arguments makes curl fail; in its configuration, it would be ignored."""
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


def test_where_nothing_can_call_no_code_is_asked_for(home, tools, name):
    (tools / "aws").unlink()
    assert home.terminal(name).run("aws-mfa datatruck") == (f"aws-mfa: {NEITHER}\nhint: install curl 7.86 or newer, or the AWS CLI\n", 5)


def test_a_cli_that_does_not_work_is_told_with_its_own_words(home, tools):
    write_script(tools / "aws", "echo 'ImportError: no module named botocore' >&2; exit 1")
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


ALIASES = {
    "a command": "[toplevel]\nsts = !touch owned\n",
    "an operation": "[command sts]\nget-session-token = !touch owned\n",
    "options": "[toplevel]\nsts = sts --no-sign-request\n",
}


@pytest.mark.parametrize("text", ALIASES.values(), ids=ALIASES.keys())
def test_a_users_own_cli_commands_do_not_act(home, aws, text):
    (home.path / ".aws/cli").mkdir()
    (home.path / ".aws/cli/alias").write_text(text)
    home.store()
    assert (made_by(aws), aws.calls[0]["access_key_id"], (home.path / "owned").exists()) == (
        [None], "AKIASTANDINALICE2222", False,
    )


def test_a_users_own_models_do_not_act(home, aws):
    folder = home.path / ".aws/models/sts/2099-01-01"
    folder.mkdir(parents=True)
    (folder / "service-2.json").write_text("{}")
    home.store()
    assert made_by(aws) == [None]


def test_packages_that_python_has_of_the_users_are_found_beside_commands_of_theirs(home, tools):
    (home.path / ".aws/cli").mkdir()
    (home.path / ".aws/cli/alias").write_text("[toplevel]\n")
    write_script(tools / "aws", "/usr/bin/python3 -m site --user-base >&2; exit 1")
    _, _, message, _ = failing(home)
    assert message.startswith(f"aws-mfa: the AWS CLI failed with status 1: {home.path}/.local\n")
