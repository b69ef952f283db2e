"""Sessions for other programs: `export`, and `credential-process` as the SDKs run it."""

from __future__ import annotations

import json
import sys

import pytest
from botocore.credentials import ProcessProvider

from support.hooks import FIELDS, KEYS, configure, ended

ALICE = "arn:aws:iam::111122223333:user/alice"
NONE = "aws-mfa: no live session for datatruck\nhint: run aws-mfa datatruck\n"
ENDED = "aws-mfa: the session of datatruck has expired\nhint: run aws-mfa datatruck\n"
VERBS = [("export",), ("credential-process",)]
# A program that keeps one client, and calls AWS for each line of its input.
CLIENT = """
import sys
from botocore.session import Session
client = Session(profile="tool").create_client("sts")
for _ in iter(sys.stdin.readline, ""):
    try:
        print(client.get_caller_identity()["Arn"], flush=True)
    except Exception as error:
        print(type(error).__name__, *str(error).split(), flush=True)
"""


def stored(home) -> dict:
    """The stored session, by the names of its variables."""
    section = home.section()
    return {name: section[field] for name, field in zip(KEYS, FIELDS)}


def as_process(session: dict) -> dict:
    """What an SDK reads of a session."""
    names = ("AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration")
    return {"Version": 1, **dict(zip(names, session.values()))}


@pytest.fixture
def client(home, aws):
    """Calls AWS as a long-running program whose profile names our process; returns the answer and the key used."""
    home.configure(f"\n[profile tool]\nregion = eu-west-1\nendpoint_url = {aws.url}\n"
                   "credential_process = awsmfa credential-process datatruck\n")
    with home.start(sys.executable, "-c", CLIENT) as process:
        def call() -> tuple:
            process.stdin.write("\n")
            process.stdin.flush()
            return process.stdout.readline().strip(), aws.calls[-1]["access_key_id"]

        yield call
        process.kill()


# Formats

# The forms in which `aws configure export-credentials help` prints a variable.
LINES = {
    "env": "export {}={}",
    "env-no-export": "{}={}",
    "powershell": '$Env:{}="{}"',
    "windows-cmd": "set {}={}",
    "fish": 'set -gx {} "{}"',
}


@pytest.mark.parametrize("name", LINES)
def test_an_export_has_the_lines_of_the_aws_cli(home, name):
    home.store()
    run = home.awsmfa("export", "datatruck", "--format", name)
    assert run == (0, "".join(LINES[name].format(*pair) + "\n" for pair in stored(home).items()), "")


@pytest.mark.parametrize("words", [("export", "datatruck", "--format", "process"), ("credential-process", "datatruck")], ids=" ".join)
def test_the_process_format_is_one_json_object(home, words):
    home.store()
    run = home.awsmfa(*words)
    assert (run.status, json.loads(run.stdout), run.stderr) == (0, as_process(stored(home)), "")


# Nothing but credentials or a reason


@pytest.mark.parametrize("words", VERBS, ids=" ".join)
def test_nothing_is_printed_without_a_session(home, aws, words):
    assert (*home.awsmfa(*words, "datatruck"), aws.calls) == (3, "", NONE, [])


@pytest.mark.parametrize("words", VERBS, ids=" ".join)
def test_nothing_is_printed_after_the_end(home, words):
    ended(home)
    assert home.awsmfa(*words, "datatruck") == (3, "", ENDED)


@pytest.mark.parametrize("words", VERBS, ids=" ".join)
def test_a_terminal_is_not_asked(shell, aws, words):
    assert (*shell.run(f"aws-mfa {' '.join(words)} datatruck"), aws.calls) == (NONE, 3, [])


def test_bad_settings_are_no_news_for_an_sdk(home):
    home.store()
    configure(home, durration="12h")
    assert (home.awsmfa("credential-process", "datatruck").stderr, "durration" in home.awsmfa("export", "datatruck").stderr) == ("", True)


def test_the_last_second_of_a_session_is_given(home, aws):
    aws.world.session_seconds = 30
    home.store()
    assert json.loads(home.awsmfa("credential-process", "datatruck").stdout) == as_process(stored(home))


# In botocore


def test_botocore_reads_what_is_printed(home):
    home.store()
    provider = ProcessProvider("p", lambda: {
        "profiles": {"p": {"credential_process": f"env HOME={home.path} {home.program} credential-process datatruck"}},
    })
    keys = provider.load().get_frozen_credentials()
    assert list(keys)[:3] == list(stored(home).values())[:3]


def test_a_client_goes_on_with_the_session_that_was_renewed(home, aws, client):
    aws.world.session_seconds = 300
    home.store()
    first, first_key = client(), stored(home)["AWS_ACCESS_KEY_ID"]
    home.store("datatruck", "--force")
    second, second_key = client(), stored(home)["AWS_ACCESS_KEY_ID"]
    assert (first, second, first_key != second_key) == ((ALICE, first_key), (ALICE, second_key), True)


def test_a_client_with_a_long_session_does_not_ask_again(home, aws, client):
    home.store()
    first = client()
    home.store("datatruck", "--force")
    assert client() == first


def test_a_client_stops_with_our_sentence_and_goes_on_after_the_next_login(home, aws, client):
    aws.world.session_seconds = 300
    home.store()
    client()
    home.awsmfa("logout", "datatruck")
    stopped, _ = client()
    home.store()
    assert (stopped.startswith("CredentialRetrievalError "), " ".join(NONE.split()) in stopped, client()) == (
        True, True, (ALICE, stored(home)["AWS_ACCESS_KEY_ID"]),
    ), stopped
