"""Programs that run for longer than a role's session: real SDK clients, and many processes at once."""

from __future__ import annotations

import json
import math
import signal
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from standin import Fault
from support.hooks import actions
from support.processes import wait_for
from support.roles import about_to_end, arn, assumed, key, printed, role_profile, role_profiles

CROWD = 50
# A role's session of a moment, and as many of them as there are in three hours.
MOMENT = 2
SESSIONS = 4
# A program that keeps one client, and calls AWS until it has used so many sessions.
CLIENT = """
import json, sys
from botocore.session import Session
session = Session(profile=sys.argv[1])
client = session.create_client("sts")
seen = []
while len(seen) < int(sys.argv[2]):
    identity = client.get_caller_identity()["Arn"]
    key = session.get_credentials().get_frozen_credentials().access_key
    if key not in seen:
        seen.append(key)
print(json.dumps([identity, seen]))
"""


@pytest.fixture
def deploy(home, aws):
    return about_to_end(home, aws)


@pytest.fixture
def moments(home, aws):
    """A role whose sessions last a moment, and a profile through which SDKs get them from us."""
    role_profiles(home, aws)
    home.store()
    aws.world.role_seconds = MOMENT
    home.configure(
        f"\n[profile tool]\nregion = eu-west-1\nendpoint_url = {aws.url}\n"
        f"credential_process = {home.program} credential-process deploy\n"
    )


def started(home, *words: str) -> subprocess.Popen:
    return home.start(home.program, *(words or ("credential-process", "deploy")))


def ended(processes: list) -> list:
    """What each process printed, in which nothing but a session's key counts, and its status."""
    outputs = [(process.communicate(timeout=60)[0], process.returncode) for process in processes]
    return [(json.loads(output)["AccessKeyId"] if output else "", status) for output, status in outputs]


# One at a time


def test_a_role_without_a_session_is_assumed(home, aws):
    role_profiles(home, aws)
    home.store()
    assert (printed(home, "credential-process"), actions(aws)) == (key(home), ["GetSessionToken", "AssumeRole"])


def test_every_role_of_a_chain_that_is_about_to_end_is_assumed_anew(home, aws, deploy):
    home.configure(role_profile(aws, "inner", "ReadOnly", source="deploy"))
    assert printed(home, "credential-process", profile="inner") == key(home, "inner")
    assert [call["access_key_id"] for call in aws.calls] == [key(home, "datatruck"), key(home)]
    assert key(home) != deploy["aws_access_key_id"]


def test_a_script_is_told_why_the_old_session_goes_on(home, aws, deploy):
    aws.world.roles[:] = []
    run = home.awsmfa("export", "deploy")
    assert (run.status, run.stderr.split("\n")[0]) == (
        0, f"aws-mfa: the role of deploy was not assumed anew: AWS did not grant the role {arn('Deploy')}",
    ), run


def test_without_an_old_session_the_refusal_is_said_once_and_then_that_there_is_a_pause(home, aws):
    role_profiles(home, aws)
    home.store()
    aws.world.roles[:] = []
    first, second = (home.awsmfa("credential-process", "deploy") for _ in range(2))
    assert (first.status, first.stdout, actions(aws)[1:]) == (4, "", ["AssumeRole"]), first
    assert (second.status, second.stdout, second.stderr.startswith("aws-mfa: AWS refused the role of deploy ")) == (4, "", True)


@pytest.mark.parametrize("profile", ["deploy", "datatruck"])
def test_after_a_logout_nothing_comes_back(home, aws, deploy, profile):
    home.awsmfa("logout", profile)
    run = home.awsmfa("credential-process", "deploy")
    assert (*run, aws.calls) == (3, "", "aws-mfa: no live session for deploy\nhint: run aws-mfa deploy\n", [])


# At once


def test_fifty_processes_at_once_make_one_call(home, aws, deploy):
    aws.fail(Fault.hang(0.5))
    found = ended([started(home) for _ in range(CROWD)])
    key = home.section("deploy")["aws_access_key_id"]
    assert (set(found), actions(aws), key != deploy["aws_access_key_id"]) == ({(key, 0)}, ["AssumeRole"], True)


def test_fifty_processes_at_once_make_one_call_in_vain(home, aws, deploy):
    aws.fail(Fault.hang(0.5))
    aws.world.roles[:] = []
    assert (set(ended([started(home) for _ in range(CROWD)])), actions(aws)) == ({(deploy["aws_access_key_id"], 0)}, ["AssumeRole"])


def test_the_others_go_on_after_the_one_that_calls_is_killed(home, aws, deploy):
    aws.fail(Fault.hang(5))
    first = started(home)
    wait_for(lambda: aws.calls)
    others = [started(home) for _ in range(3)]
    time.sleep(0.3)
    begin = time.monotonic()
    first.send_signal(signal.SIGKILL)
    first.communicate()
    found = ended(others)
    key = home.section("deploy")["aws_access_key_id"]
    assert (set(found), actions(aws), time.monotonic() - begin < 4) == ({(key, 0)}, ["AssumeRole"] * 2, True)


@pytest.mark.linux
def test_a_process_that_is_stopped_holds_the_others_up_for_ten_seconds_at_most(home, aws, deploy):
    aws.fail(Fault.hang(1))
    first = started(home)
    wait_for(lambda: aws.calls)
    first.send_signal(signal.SIGSTOP)
    begin = time.monotonic()
    found = ended([started(home)])
    spent = time.monotonic() - begin
    first.send_signal(signal.SIGCONT)
    first.communicate()
    assert (found, 9 < spent < 12) == ([(deploy["aws_access_key_id"], 0)], True), spent


@pytest.mark.parametrize("profile", ["deploy", "datatruck"])
def test_a_logout_during_the_call_stands(home, aws, deploy, profile):
    aws.fail(Fault.hang(1))
    process = started(home)
    wait_for(lambda: aws.calls)
    home.awsmfa("logout", profile)
    output, errors = process.communicate()
    assert (process.returncode, output, "hint: run aws-mfa deploy" in errors) == (3, "", True), errors
    assert "aws_access_key_id" not in home.section("deploy")


# For hours


def used_sessions(home, profile: str) -> tuple:
    run = home.execute(sys.executable, "-c", CLIENT, profile, str(SESSIONS))
    assert run.status == 0, run
    return tuple(json.loads(run.stdout))


def test_a_botocore_client_outlives_its_roles(home, aws, moments):
    identity, keys = used_sessions(home, "tool")
    assert (identity, len(keys)) == (assumed("deploy"), SESSIONS)
    assert "GetSessionToken" not in actions(aws)[1:]


def test_a_botocore_client_assumes_the_role_itself_with_our_session(home, aws):
    home.store()
    home.configure(role_profile(aws, "own", "Deploy", source="datatruck-mfa"))
    aws.world.role_seconds = MOMENT
    identity, keys = used_sessions(home, "own")
    assert (identity.split("/")[1], len(keys)) == ("Deploy", SESSIONS)
    assert home.awsmfa("credential-process", "own").status == 0, "the same profile serves aws-mfa"


class Bucket:
    """A store of objects that speaks as much of S3 as rclone needs, and takes only keys that live."""

    def __init__(self, aws):
        bucket = self
        # `late`: by how many seconds the session of a request had ended; infinite where there was none.
        self.keys, self.late, self.objects = [], [], {}

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def answer(self, status: int, body: bytes = b"", **headers):
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name.replace("_", "-"), value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(body)

            def is_live(self) -> bool:
                key = self.headers["Authorization"].partition("Credential=")[2].partition("/")[0]
                session = aws.cloud.session(key)
                if key not in bucket.keys:
                    bucket.keys.append(key)
                late = math.inf if session is None else time.time() - session.expires
                if late > 0:
                    bucket.late.append(late)
                    self.answer(403, b"<Error><Code>ExpiredToken</Code></Error>")
                    return False
                return True

            def do_PUT(self):
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                if self.is_live():
                    bucket.objects[self.path.partition("?")[0]] = body
                    self.answer(200, ETag='"0"')

            def do_HEAD(self):
                if self.is_live():
                    known = self.path.partition("?")[0] in bucket.objects
                    date = {"Last_Modified": "Thu, 01 Jan 2026 00:00:00 GMT", "ETag": '"0"'}
                    self.answer(200 if known else 404, **(date if known else {}))

            def do_GET(self):
                if self.is_live():
                    self.answer(200, b"<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>")

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def bucket(aws):
    bucket = Bucket(aws)
    yield bucket
    bucket.server.shutdown()
    bucket.server.server_close()


def test_a_client_of_the_go_sdk_outlives_its_roles(home, aws, moments, bucket):
    """rclone keeps its client for the whole copy, as Terraform does for an apply."""
    folder = home.scratch("files")
    for number in range(16):
        (folder / f"{number:02}").write_text(str(number))
    run = home.execute(
        "rclone", "copy", "--transfers", "1", "--checkers", "1", "--tpslimit", "4", "--tpslimit-burst", "1",
        "--s3-provider", "Other", "--s3-env-auth", "--s3-profile", "tool", "--s3-endpoint", bucket.url,
        "--s3-region", "eu-west-1", "--s3-no-check-bucket", "--s3-no-head", "--ignore-checksum", folder, ":s3:b/d",
        variables={"AWS_PROFILE": "tool", "AWS_SDK_LOAD_CONFIG": "1"},
    )
    assert (run.status, len(bucket.objects)) == (0, 16), (run, bucket.keys)
    # The SDK signs with a session until its last moment, and repeats a request that arrived too late.
    assert len(bucket.keys) >= 3 and max(bucket.late, default=0) < MOMENT / 2, (bucket.late, bucket.keys)
