"""Tests of the stand-in: against published vectors, boto3, curl and plain sockets."""

from __future__ import annotations

import base64
import hashlib
import http.client
import json
import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
import time
from datetime import datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import boto3
import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.config import Config
from botocore.credentials import Credentials
from botocore.exceptions import ClientError

sys.path.insert(0, str(Path(__file__).parent))

import control
import sigv4
import totp
from standin import Device, Fault, Role, StandIn, User, World, sample_world
from wire import Request

SCRIPT = Path(__file__).with_name("standin.py")
ALICE_DEVICE = "arn:aws:iam::111122223333:mfa/alice"
BOB_DEVICE = "arn:aws:iam::444455556666:mfa/bob"
ROLE = "arn:aws:iam::111122223333:role/"
STS = "2011-06-15"
EXPIRED = (403, "ExpiredToken", "The security token included in the request is expired")


@pytest.fixture
def aws():
    with StandIn(sample_world()) as server:
        yield server


@pytest.fixture
def alice(aws):
    return aws.world.users[0]


def client(aws, service, access_key, secret, token=None, region="eu-west-1"):
    return boto3.client(
        service, endpoint_url=aws.url, region_name=region, aws_access_key_id=access_key,
        aws_secret_access_key=secret, aws_session_token=token,
        config=Config(retries={"total_max_attempts": 1}, parameter_validation=False, read_timeout=5),
    )


def as_user(aws, service="sts", user=0, **options):
    user = aws.world.users[user]
    return client(aws, service, user.access_key_id, user.secret_access_key, **options)


def as_session(aws, credentials, service="sts", **options):
    keys = (credentials["AccessKeyId"], credentials["SecretAccessKey"], credentials["SessionToken"])
    return client(aws, service, *keys, **options)


def mfa_session(aws, **options):
    code = aws.next_code(ALICE_DEVICE)
    answer = as_user(aws).get_session_token(SerialNumber=ALICE_DEVICE, TokenCode=code, **options)
    return answer["Credentials"]


def refusal(call, **parameters):
    """The status, code and message with which a call is refused."""
    with pytest.raises(ClientError) as caught:
        call(**parameters)
    error = caught.value.response
    return error["ResponseMetadata"]["HTTPStatusCode"], error["Error"]["Code"], error["Error"]["Message"]


def signed(aws, user, action="GetCallerIdentity", service="sts", region="us-east-1", version=STS, **parameters):
    """A botocore-signed form request, as (headers, body)."""
    body = urlencode({"Action": action, "Version": version, **parameters})
    request = AWSRequest("POST", aws.url + "/", data=body, headers={
        "Content-Type": "application/x-www-form-urlencoded", "Host": urlsplit(aws.url).netloc,
    })
    SigV4Auth(Credentials(user.access_key_id, user.secret_access_key), service, region).add_auth(request)
    return dict(request.headers.items()), body


def post(aws, headers, body, method="POST", path="/"):
    """Send a request as it is; return the status, the headers and the text of the answer."""
    connection = http.client.HTTPConnection(urlsplit(aws.url).netloc, timeout=5)
    connection.request(method, path, body, headers)
    reply = connection.getresponse()
    try:
        return reply.status, reply.headers, reply.read().decode()
    finally:
        connection.close()


def reauthorized(headers, old, new):
    """The same headers with a part of the Authorization replaced."""
    return dict(headers, Authorization=headers["Authorization"].replace(old, new))


# One-time codes


@pytest.mark.parametrize("seconds, code", [
    (59, "94287082"), (1111111109, "07081804"), (1111111111, "14050471"),
    (1234567890, "89005924"), (2000000000, "69279037"), (20000000000, "65353130"),
])
def test_codes_match_rfc_6238(seconds, code):
    secret = base64.b32encode(b"12345678901234567890").decode()
    assert totp.one_time_code(secret, seconds // 30, digits=8) == code
    assert totp.one_time_code(secret, seconds // 30) == code[-6:]


@pytest.mark.parametrize("distance, accepted", [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_code_is_accepted_one_step_around_the_present(distance, accepted):
    device = totp.Authenticator("STANDINALICE2222", now=lambda: 3_000_000.0)
    assert device.accept(totp.one_time_code(device.secret, device.step + distance)) is accepted


def test_no_step_up_to_the_last_one_is_accepted_again():
    device = totp.Authenticator("STANDINALICE2222", now=lambda: 3_000_000.0)
    assert device.accept(device.code())
    assert not device.accept(device.code())
    assert not device.accept(totp.one_time_code(device.secret, device.step - 1))
    assert device.accept(totp.one_time_code(device.secret, device.step + 1))


def test_next_code_moves_the_clock_only_past_used_steps():
    device = totp.Authenticator("STANDINALICE2222", now=lambda: 3_000_000.0)
    first = device.next_code()
    assert (first, device.offset) == (device.code(), 0)
    for uses in range(1, 20):
        assert device.accept(device.next_code())
        assert device.offset == (uses - 1) * 30


def test_wrong_codes_are_refused():
    device = totp.Authenticator("STANDINALICE2222", now=lambda: 3_000_000.0)
    assert not device.accept(device.wrong_code())


# Signatures


def test_signature_of_the_published_example():
    request = Request("GET", "/?Action=ListUsers&Version=2010-05-08", [
        ("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"),
        ("Host", "iam.amazonaws.com"), ("X-Amz-Date", "20150830T123600Z"),
    ])
    canonical = sigv4.canonical_request(request, ["content-type", "host", "x-amz-date"])
    found = sigv4.signature(
        "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "20150830/us-east-1/iam/aws4_request",
        "20150830T123600Z", canonical,
    )
    assert found == "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7"


def test_query_parameters_are_sorted_and_encoded_once():
    assert sigv4.canonical_query("b=2&a=x%2Fy%20z&a=&c~") == "a=&a=x%2Fy%20z&b=2&c~="


def test_a_correctly_signed_request_is_answered(aws, alice):
    status, headers, body = post(aws, *signed(aws, alice))
    assert status == 200
    assert body.startswith(
        '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>'
    )
    assert len(headers["x-amzn-RequestId"]) == 36
    assert abs(parsedate_to_datetime(headers["Date"]) - datetime.now(timezone.utc)) < timedelta(seconds=5)


@pytest.mark.parametrize("change", [
    lambda headers, body: (headers, body + "&DurationSeconds=900"),
    lambda headers, body: (dict(headers, Host="127.0.0.1"), body),
    lambda headers, body: (dict(headers, **{"X-Amz-Target": "unsigned"}), body),
    lambda headers, body: (dict(headers, **{"X-Amz-Security-Token": "unsigned"}), body),
    lambda headers, body: (reauthorized(headers, "host;", ""), body),
    lambda headers, body: (reauthorized(headers, "/us-east-1/", "/us-east-2/"), body),
    lambda headers, body: (reauthorized(headers, headers["Authorization"][-64:], "0" * 64), body),
], ids=["body", "host", "extra header", "token", "host unsigned", "region", "signature"])
def test_any_change_after_signing_is_refused(aws, alice, change):
    headers, body = signed(aws, alice)
    status, _, text = post(aws, *change(headers, body))
    assert status == 403
    assert "<Code>SignatureDoesNotMatch</Code>" in text


@pytest.mark.parametrize("names, body_hash, status", [
    (["host", "x-amz-content-sha256", "x-amz-date"], None, 200),
    (["x-amz-date", "host", "x-amz-content-sha256"], None, 403),
    (["host", "host", "x-amz-content-sha256", "x-amz-date"], None, 403),
    (["accept", "host", "x-amz-content-sha256", "x-amz-date"], None, 403),
    (["host", "x-amz-content-sha256", "x-amz-date"], "0" * 64, 403),
], ids=["right", "unsorted", "repeated", "not sent", "wrong body hash"])
def test_a_right_signature_over_wrong_headers_is_refused(aws, alice, names, body_hash, status):
    body = f"Action=GetCallerIdentity&Version={STS}"
    date = datetime.now(timezone.utc).strftime(sigv4.DATE_FORMAT)
    headers = {
        "Content-Type": "application/x-www-form-urlencoded", "Host": urlsplit(aws.url).netloc, "X-Amz-Date": date,
        "X-Amz-Content-Sha256": body_hash or hashlib.sha256(body.encode()).hexdigest(),
    }
    request = Request("POST", "/", list(headers.items()), body.encode())
    scope = f"{date[:8]}/us-east-1/sts/aws4_request"
    proof = sigv4.signature(alice.secret_access_key, scope, date, sigv4.canonical_request(request, names))
    headers["Authorization"] = (
        f"AWS4-HMAC-SHA256 Credential={alice.access_key_id}/{scope}, SignedHeaders={';'.join(names)}, Signature={proof}"
    )
    connection = http.client.HTTPConnection(headers["Host"], timeout=5)
    connection.putrequest("POST", "/", skip_host=True, skip_accept_encoding=True)
    for name, value in dict(headers, **{"Content-Length": str(len(body))}).items():
        connection.putheader(name, value)
    connection.endheaders(body.encode())
    assert connection.getresponse().status == status
    connection.close()


@pytest.mark.parametrize("change", [
    lambda text: text + " ", lambda text: text.replace(", ", ",  "), lambda text: text.lower(),
    lambda text: "Bearer x", lambda text: text[:-1],
])
def test_a_malformed_authorization_is_refused(aws, alice, change):
    authorization = change(signed(aws, alice)[0]["Authorization"])
    with pytest.raises(sigv4.AwsError) as caught:
        sigv4.parse_authorization(authorization)
    assert (caught.value.status, caught.value.code) == (400, "IncompleteSignature")


def test_missing_authentication(aws):
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    status, _, text = post(aws, headers, f"Action=GetCallerIdentity&Version={STS}")
    assert status == 403
    assert "<Code>MissingAuthenticationToken</Code>" in text


def test_a_wrong_secret(aws, alice):
    sts = client(aws, "sts", alice.access_key_id, "x" * 40)
    status, code, message = refusal(sts.get_caller_identity)
    assert (status, code) == (403, "SignatureDoesNotMatch")
    assert message.startswith("The request signature we calculated does not match the signature you provided. Check")


@pytest.mark.parametrize("deactivate", [True, False], ids=["inactive", "unknown"])
def test_unusable_keys(aws, alice, deactivate):
    sts = as_user(aws)
    if deactivate:
        alice.active = False
    else:
        aws.world.users.remove(alice)
    expected = (403, "InvalidClientTokenId", "The security token included in the request is invalid.")
    assert refusal(sts.get_caller_identity) == expected


def test_a_session_needs_its_own_token(aws):
    session, other = mfa_session(aws), mfa_session(aws)
    stolen = dict(session, SessionToken=other["SessionToken"])
    assert refusal(as_session(aws, stolen).get_caller_identity)[1] == "InvalidClientTokenId"
    without = client(aws, "sts", session["AccessKeyId"], session["SecretAccessKey"])
    assert refusal(without.get_caller_identity)[1] == "InvalidClientTokenId"


@pytest.mark.parametrize("offset, words", [
    (1200, ("Signature expired: ", " is now earlier than ", "- 5 min.)")),
    (-1200, ("Signature not yet current: ", " is still later than ", "+ 5 min.)")),
])
def test_skewed_clocks(aws, offset, words):
    aws.clock_offset = offset
    status, code, message = refusal(as_user(aws).get_caller_identity)
    assert (status, code) == (403, "SignatureDoesNotMatch")
    assert message.startswith(words[0]) and words[1] in message and message.endswith(words[2])


@pytest.mark.parametrize("offset, accepted", [(290, True), (-290, True), (310, False), (-310, False)])
def test_the_limit_of_skew(aws, alice, offset, accepted):
    headers, body = signed(aws, alice)
    aws.clock_offset = offset
    assert (post(aws, headers, body)[0] == 200) is accepted


def test_the_date_header_tells_the_servers_clock_even_on_errors(aws):
    aws.clock_offset = -1200
    _, headers, _ = post(aws, {}, "")
    assert headers["Date"].endswith(" GMT")
    behind = datetime.now(timezone.utc) - parsedate_to_datetime(headers["Date"])
    assert abs(behind.total_seconds() - 1200) < 5


def test_regions_are_free_unless_the_world_names_them(aws):
    as_user(aws, region="ap-east-1").get_caller_identity()
    aws.world.regions = ["eu-west-1"]
    as_user(aws, region="eu-west-1").get_caller_identity()
    expected = (403, "SignatureDoesNotMatch", "Credential should be scoped to a valid region.")
    assert refusal(as_user(aws, region="ap-east-1").get_caller_identity) == expected


def test_the_scope_names_the_day_of_the_request(aws, alice):
    headers, body = signed(aws, alice)
    headers = reauthorized(headers, "/" + headers["X-Amz-Date"][:8] + "/", "/20200101/")
    assert "<Message>Date in Credential scope does not match" in post(aws, headers, body)[2]


def test_the_scope_names_the_right_service(aws, alice):
    assert "correct service: 'sts'" in post(aws, *signed(aws, alice, service="iam"))[2]


@pytest.mark.parametrize("fields", [{"action": "GetFederationToken"}, {"version": "2010-01-01"}])
def test_unknown_actions_and_versions(aws, alice, fields):
    status, _, text = post(aws, *signed(aws, alice, **fields))
    assert (status, "<Code>InvalidAction</Code>" in text) == (400, True)


# STS


def test_a_session_with_mfa(aws, alice):
    session = mfa_session(aws)
    assert session["AccessKeyId"].startswith("ASIA") and len(session["AccessKeyId"]) == 20
    assert len(session["SecretAccessKey"]) == 40
    token = session["SessionToken"]
    assert len(token) >= 300 and all(letter in token for letter in "+/=")
    left = session["Expiration"] - datetime.now(timezone.utc)
    assert abs(left.total_seconds() - 43200) < 5
    identity = as_session(aws, session).get_caller_identity()
    assert identity["Arn"] == "arn:aws:iam::111122223333:user/alice"
    assert identity["Account"] == "111122223333" and identity["UserId"] == alice.identity.user_id


def test_a_code_works_once(aws):
    code = aws.next_code(ALICE_DEVICE)
    sts = as_user(aws)
    sts.get_session_token(SerialNumber=ALICE_DEVICE, TokenCode=code)
    expected = (403, "AccessDenied", "MultiFactorAuthentication failed with invalid MFA one time pass code. ")
    again = {"SerialNumber": ALICE_DEVICE, "TokenCode": code}
    assert refusal(sts.get_session_token, **again) == expected
    assert aws.code(ALICE_DEVICE) == code
    assert aws.next_code(ALICE_DEVICE) != code
    sts.get_session_token(SerialNumber=ALICE_DEVICE, TokenCode=aws.next_code(ALICE_DEVICE))


def test_a_wrong_code(aws):
    wrong = {"SerialNumber": ALICE_DEVICE, "TokenCode": aws.wrong_code(ALICE_DEVICE)}
    assert "invalid MFA one time pass code" in refusal(as_user(aws).get_session_token, **wrong)[2]


def test_devices_that_do_not_count(aws, alice):
    passkey = Device("arn:aws:iam::111122223333:u2f/user/alice/key", alice.identity.arn, kind="u2f")
    aws.world.devices.append(passkey)
    for serial in (passkey.serial, BOB_DEVICE, "arn:aws:iam::111122223333:mfa/nobody"):
        parameters = {"SerialNumber": serial, "TokenCode": aws.next_code(BOB_DEVICE)}
        assert refusal(as_user(aws).get_session_token, **parameters) == (
            403, "AccessDenied",
            "MultiFactorAuthentication failed, unable to validate MFA code.  "
            "Please verify your MFA serial number is valid and associated with this user.",
        )


@pytest.mark.parametrize("parameters, message", [
    ({"DurationSeconds": 60}, "1 validation error detected: Value '60' at 'durationSeconds' failed to satisfy "
                              "constraint: Member must have value greater than or equal to 900"),
    ({"DurationSeconds": 129601}, "1 validation error detected: Value '129601' at 'durationSeconds' failed to satisfy "
                                  "constraint: Member must have value less than or equal to 129600"),
    ({"SerialNumber": ALICE_DEVICE, "TokenCode": "12 456"},
     r"1 validation error detected: Value '12 456' at 'tokenCode' failed to satisfy "
     r"constraint: Member must satisfy regular expression pattern: [\d]*"),
    ({"SerialNumber": "short", "TokenCode": "12345"},
     "2 validation errors detected: Value 'short' at 'serialNumber' failed to satisfy constraint: Member must have "
     "length greater than or equal to 9; Value '12345' at 'tokenCode' failed to satisfy constraint: Member must have "
     "length greater than or equal to 6"),
])
def test_parameters_out_of_bounds(aws, parameters, message):
    assert refusal(as_user(aws).get_session_token, **parameters) == (400, "ValidationError", message)


@pytest.mark.parametrize("parameters", [{"SerialNumber": ALICE_DEVICE}, {"TokenCode": "123456"}])
def test_serial_and_code_come_together(aws, parameters):
    assert "must provide both" in refusal(as_user(aws).get_session_token, **parameters)[2]


@pytest.mark.parametrize("seconds", [900, 129600])
def test_the_asked_duration_is_granted(aws, seconds):
    left = mfa_session(aws, DurationSeconds=seconds)["Expiration"] - datetime.now(timezone.utc)
    assert abs(left.total_seconds() - seconds) < 5


def test_sessions_cannot_get_sessions(aws):
    sts = as_session(aws, mfa_session(aws))
    expected = (403, "AccessDenied", "Cannot call GetSessionToken with session credentials")
    assert refusal(sts.get_session_token) == expected


def test_root_sessions_are_cut_to_an_hour(aws):
    root = User("root", "111122223333", "AKIASTANDINROOT22222", "r" * 40, root=True)
    aws.world.users.append(root)
    sts = as_user(aws, user=-1)
    assert sts.get_caller_identity()["Arn"] == "arn:aws:iam::111122223333:root"
    expiration = sts.get_session_token(DurationSeconds=129600)["Credentials"]["Expiration"]
    assert abs((expiration - datetime.now(timezone.utc)).total_seconds() - 3600) < 5
    role = {"RoleArn": ROLE + "ReadOnly", "RoleSessionName": "test"}
    assert refusal(sts.assume_role, **role)[1] == "AccessDenied"


def test_lifetimes_set_by_the_world(aws):
    aws.world.session_cap = 1800
    left = mfa_session(aws)["Expiration"] - datetime.now(timezone.utc)
    assert abs(left.total_seconds() - 1800) < 5
    aws.world.session_seconds = 1
    session = mfa_session(aws)
    time.sleep(1.1)
    assert refusal(as_session(aws, session).get_caller_identity) == EXPIRED


def test_expire_all(aws):
    session = mfa_session(aws)
    as_session(aws, session).get_caller_identity()
    aws.expire_all()
    assert refusal(as_session(aws, session).get_caller_identity) == EXPIRED
    as_session(aws, mfa_session(aws)).get_caller_identity()


def assume(sts, name, **parameters):
    return sts.assume_role(RoleArn=ROLE + name, RoleSessionName="test", **parameters)


def test_assume_role_from_an_mfa_session(aws):
    answer = assume(as_session(aws, mfa_session(aws)), "Developer")
    assert answer["AssumedRoleUser"]["Arn"] == "arn:aws:sts::111122223333:assumed-role/Developer/test"
    identity = as_session(aws, answer["Credentials"]).get_caller_identity()
    assert identity["Arn"] == answer["AssumedRoleUser"]["Arn"]
    assert identity["UserId"] == answer["AssumedRoleUser"]["AssumedRoleId"]


def test_a_role_that_requires_mfa(aws):
    sts = as_user(aws)
    session = as_session(aws, sts.get_session_token()["Credentials"])
    expected = (
        403, "AccessDenied", "User: arn:aws:iam::111122223333:user/alice is not authorized to perform: "
        "sts:AssumeRole on resource: arn:aws:iam::111122223333:role/Developer",
    )
    for caller in (sts, session):
        assert refusal(lambda: assume(caller, "Developer")) == expected
    code = aws.next_code(ALICE_DEVICE)
    assume(sts, "Developer", SerialNumber=ALICE_DEVICE, TokenCode=code)
    assert "one time pass code" in refusal(
        lambda: assume(sts, "Developer", SerialNumber=ALICE_DEVICE, TokenCode=code))[2]


def test_role_durations(aws):
    sts = as_user(aws)
    assume(sts, "ReadOnly", DurationSeconds=43200)
    assert "greater than or equal to 900" in refusal(lambda: assume(sts, "ReadOnly", DurationSeconds=899))[2]
    assert "less than or equal to 43200" in refusal(lambda: assume(sts, "ReadOnly", DurationSeconds=43201))[2]
    too_long = {"DurationSeconds": 3601, "ExternalId": "audit-2026"}
    assert "MaxSessionDuration" in refusal(lambda: assume(sts, "Audit", **too_long))[2]


def test_role_chaining_lasts_an_hour_at_most(aws):
    session = as_session(aws, mfa_session(aws))
    role = as_session(aws, assume(session, "ReadOnly", DurationSeconds=3600)["Credentials"])
    for caller in (session, role):
        assert refusal(lambda: assume(caller, "ReadOnly", DurationSeconds=3601)) == (
            400, "ValidationError",
            "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining",
        )


@pytest.mark.parametrize("user, role, external_id, allowed", [
    (0, "Audit", "audit-2026", True), (0, "Audit", "other", False), (0, "Audit", None, False),
    (0, "Missing", None, False), (0, "Support", None, False), (1, "ReadOnly", None, False),
])
def test_trust(aws, user, role, external_id, allowed):
    parameters = {"ExternalId": external_id} if external_id else {}
    call = lambda: assume(as_user(aws, user=user), role, **parameters)
    if allowed:
        assert call()["Credentials"]
    else:
        assert refusal(call)[1] == "AccessDenied"


def test_a_role_of_another_account(aws):
    code = aws.next_code(BOB_DEVICE)
    answer = assume(as_user(aws, user=1), "Support", SerialNumber=BOB_DEVICE, TokenCode=code)
    assert as_session(aws, answer["Credentials"]).get_caller_identity()["Account"] == "111122223333"


def test_a_refused_role_does_not_spend_the_code(aws):
    code = aws.next_code(ALICE_DEVICE)
    parameters = {"SerialNumber": ALICE_DEVICE, "TokenCode": code}
    refusal(lambda: assume(as_user(aws), "Missing", **parameters))
    assume(as_user(aws), "Developer", **parameters)


@pytest.mark.parametrize("parameters, member", [
    ({"RoleArn": ROLE + "ReadOnly"}, "Value null at 'roleSessionName'"),
    ({"RoleSessionName": "test"}, "Value null at 'roleArn'"),
    ({"RoleArn": ROLE + "ReadOnly", "RoleSessionName": "a b"}, "Value 'a b' at 'roleSessionName'"),
])
def test_role_parameters(aws, parameters, member):
    assert member in refusal(as_user(aws).assume_role, **parameters)[2]


# IAM


def test_devices_are_listed_in_pages(aws, alice):
    more = [Device(f"arn:aws:iam::111122223333:mfa/spare{n}", alice.identity.arn, secret="A" * 16) for n in range(4)]
    aws.world.devices += more
    aws.world.page_size = 2
    iam = as_user(aws, "iam")
    first = iam.list_mfa_devices()
    assert first["IsTruncated"] and len(first["MFADevices"]) == 2
    listed = iam.get_paginator("list_mfa_devices").paginate().build_full_result()["MFADevices"]
    assert [device["SerialNumber"] for device in listed] == [ALICE_DEVICE] + [device.serial for device in more]
    assert {device["UserName"] for device in listed} == {"alice"}


def test_devices_of_a_named_user(aws):
    iam = as_user(aws, "iam")
    assert len(iam.list_mfa_devices(UserName="alice")["MFADevices"]) == 1
    expected = (404, "NoSuchEntity", "The user with name bob cannot be found.")
    assert refusal(iam.list_mfa_devices, UserName="bob") == expected


@pytest.mark.parametrize("policy, parameters, allowed", [
    ("allowed", {}, True), ("named-only", {}, False), ("named-only", {"UserName": "alice"}, True),
    ("denied", {}, False), ("denied", {"UserName": "alice"}, False),
])
def test_the_right_to_list_devices(aws, policy, parameters, allowed):
    aws.world.list_mfa_devices = policy
    iam = as_user(aws, "iam")
    if allowed:
        assert iam.list_mfa_devices(**parameters)["MFADevices"]
    else:
        assert refusal(iam.list_mfa_devices, **parameters) == (
            403, "AccessDenied",
            "User: arn:aws:iam::111122223333:user/alice is not authorized to perform: iam:ListMFADevices on resource: "
            "user alice because no identity-based policy allows the iam:ListMFADevices action",
        )


def test_iam_wants_sessions_made_with_mfa(aws):
    plain = as_user(aws).get_session_token()["Credentials"]
    assert refusal(as_session(aws, plain, "iam").list_mfa_devices)[1] == "InvalidClientTokenId"
    assert as_session(aws, mfa_session(aws), "iam").list_mfa_devices()["MFADevices"]


def test_the_access_keys_of_a_user(aws, alice):
    iam = as_user(aws, "iam")
    key, = iam.list_access_keys()["AccessKeyMetadata"]
    assert (key["UserName"], key["AccessKeyId"], key["Status"]) == ("alice", alice.access_key_id, "Active")
    assert abs(key["CreateDate"].timestamp() - time.time()) < 60
    alice.key_created = "2020-02-03T04:05:06Z"
    key, = iam.list_access_keys(UserName="alice")["AccessKeyMetadata"]
    assert key["CreateDate"].isoformat() == "2020-02-03T04:05:06+00:00"


def test_the_right_to_list_access_keys(aws):
    aws.world.list_access_keys = "denied"
    status, code, message = refusal(as_user(aws, "iam").list_access_keys)
    assert (status, code, "iam:ListAccessKeys" in message) == (403, "AccessDenied", True)
    plain = as_user(aws).get_session_token()["Credentials"]
    assert refusal(as_session(aws, plain, "iam").list_access_keys)[1] == "InvalidClientTokenId"


def key_ids(iam) -> dict:
    return {key["AccessKeyId"]: key["Status"] for key in iam.list_access_keys()["AccessKeyMetadata"]}


def test_a_second_key_is_made_used_deactivated_and_deleted(aws, alice):
    iam = as_session(aws, mfa_session(aws), "iam")
    old = alice.access_key_id
    made = iam.create_access_key(UserName="alice")["AccessKey"]
    new = made["AccessKeyId"]
    assert (made["UserName"], made["Status"], len(made["SecretAccessKey"]), key_ids(iam)) == (
        "alice", "Active", 40, {old: "Active", new: "Active"},
    )
    assert refusal(iam.create_access_key) == (409, "LimitExceeded", "Cannot exceed quota for AccessKeysPerUser: 2")
    never = iam.get_access_key_last_used(AccessKeyId=new)
    assert (never["UserName"], never["AccessKeyLastUsed"]) == ("alice", {"ServiceName": "N/A", "Region": "N/A"})
    both = [client(aws, "sts", *pair) for pair in ((old, alice.secret_access_key), (new, made["SecretAccessKey"]))]
    assert [sts.get_caller_identity()["Arn"].rsplit("/")[-1] for sts in both] == ["alice", "alice"]
    used = iam.get_access_key_last_used(AccessKeyId=new)["AccessKeyLastUsed"]
    assert (used["ServiceName"], used["Region"], abs(used["LastUsedDate"].timestamp() - time.time()) < 60) == ("sts", "eu-west-1", True)
    iam.update_access_key(AccessKeyId=old, Status="Inactive", UserName="alice")
    assert (key_ids(iam), refusal(both[0].get_caller_identity)[1]) == ({old: "Inactive", new: "Active"}, "InvalidClientTokenId")
    iam.delete_access_key(AccessKeyId=old)
    assert (key_ids(iam), alice.access_key_id) == ({new: "Active"}, new)
    gone = (404, "NoSuchEntity", f"The Access Key with id {old} cannot be found.")
    assert [
        refusal(iam.delete_access_key, AccessKeyId=old), refusal(iam.get_access_key_last_used, AccessKeyId=old),
        refusal(iam.update_access_key, AccessKeyId=old, Status="Active"),
    ] == [gone] * 3


def test_a_new_key_is_accepted_after_the_delay(aws):
    aws.world.key_delay = 0.5
    made = as_session(aws, mfa_session(aws), "iam").create_access_key()["AccessKey"]
    sts = client(aws, "sts", made["AccessKeyId"], made["SecretAccessKey"])
    assert refusal(sts.get_caller_identity)[1] == "InvalidClientTokenId"
    time.sleep(0.5)
    assert sts.get_caller_identity()["Arn"].endswith("/alice")


def test_the_list_of_keys_and_their_count_are_late(aws, alice):
    iam = as_session(aws, mfa_session(aws), "iam")
    aws.world.key_list_delay = 60
    old = alice.access_key_id
    new = iam.create_access_key()["AccessKey"]["AccessKeyId"]
    assert key_ids(iam) == {old: "Active"}
    aws.cloud.settle_keys()
    iam.update_access_key(AccessKeyId=old, Status="Inactive")
    iam.delete_access_key(AccessKeyId=old)
    assert (key_ids(iam), refusal(iam.create_access_key)[1]) == ({old: "Active", new: "Active"}, "LimitExceeded")
    aws.world.key_list_delay = 0
    assert key_ids(iam) == {new: "Active"}


KEY_CALLS = {
    "iam:CreateAccessKey": ("create_access_key", {}), "iam:DeleteAccessKey": ("delete_access_key", {"AccessKeyId": "A" * 16}),
    "iam:UpdateAccessKey": ("update_access_key", {"AccessKeyId": "A" * 16, "Status": "Inactive"}),
    "iam:GetAccessKeyLastUsed": ("get_access_key_last_used", {"AccessKeyId": "A" * 16}),
}


@pytest.mark.parametrize("action", KEY_CALLS)
def test_the_right_to_change_keys(aws, action):
    name, parameters = KEY_CALLS[action]
    aws.world.denied = [action]
    denied = refusal(getattr(as_session(aws, mfa_session(aws), "iam"), name), **parameters)
    assert (denied[:2], f"no identity-based policy allows the {action} action" in denied[2]) == ((403, "AccessDenied"), True)
    aws.world.denied = []
    without_mfa = refusal(getattr(as_user(aws, "iam"), name), **parameters)
    assert without_mfa[1] == ("NoSuchEntity" if "LastUsed" in action else "AccessDenied")


def test_a_world_with_a_second_key_survives_json(aws, alice):
    as_session(aws, mfa_session(aws), "iam").create_access_key()
    again = World.from_json(aws.world.to_json())
    assert again == aws.world and len(again.users[0].keys) == 2


# The consumer service


def test_functions_are_for_mfa_sessions_and_roles(aws):
    session = mfa_session(aws)
    assert as_session(aws, session, "lambda", region="ap-east-1").list_functions()["Functions"] == []
    assert aws.calls[-1]["region"] == "ap-east-1" and aws.calls[-1]["service"] == "lambda"
    role = assume(as_user(aws), "ReadOnly")["Credentials"]
    assert as_session(aws, role, "lambda").list_functions()["Functions"] == []
    plain = as_user(aws).get_session_token()["Credentials"]
    for caller in (as_user(aws, "lambda"), as_session(aws, plain, "lambda")):
        status, code, message = refusal(caller.list_functions)
        assert (status, code) == (403, "AccessDeniedException")
        assert message.endswith("with an explicit deny in an identity-based policy")
    aws.expire_all()
    assert refusal(as_session(aws, session, "lambda").list_functions)[1] == "ExpiredTokenException"


def test_both_paths_of_functions(aws, alice):
    for path in ("/2015-03-31/functions", "/2015-03-31/functions/"):
        status, headers, body = post(aws, {}, None, "GET", path)
        assert (status, headers["x-amzn-ErrorType"]) == (403, "MissingAuthenticationTokenException")
        assert aws.calls[-1]["action"] == "ListFunctions"


# Faults


def test_an_error_for_one_action_only(aws):
    aws.fail(Fault.error(400, "Throttling", "Rate exceeded"), action="GetSessionToken")
    sts = as_user(aws)
    sts.get_caller_identity()
    assert refusal(sts.get_session_token) == (400, "Throttling", "Rate exceeded")
    sts.get_session_token()


def test_faults_are_consumed_in_order(aws):
    aws.fail(Fault.unavailable())
    aws.fail(Fault.error(403, "RegionDisabledException", "STS is not activated in this region"))
    sts = as_user(aws)
    assert refusal(sts.get_caller_identity)[0] == 503
    assert refusal(sts.get_caller_identity)[1] == "RegionDisabledException"
    assert sts.get_caller_identity()["Account"] == "111122223333"
    assert [call["status"] for call in aws.calls] == [503, 403, 200]


def test_a_captive_portal(aws, alice):
    aws.fail(Fault.raw())
    status, headers, text = post(aws, *signed(aws, alice))
    assert (status, headers["Content-Type"]) == (200, "text/html")
    assert text.startswith("<!DOCTYPE html>")


def test_a_truncated_body(aws, alice):
    aws.fail(Fault.truncated())
    with pytest.raises(http.client.IncompleteRead) as caught:
        post(aws, *signed(aws, alice))
    assert caught.value.partial and caught.value.expected > 0


@pytest.mark.parametrize("kept", [0, 7, -2])
def test_a_body_truncated_at_a_byte(aws, alice, kept):
    whole = post(aws, *signed(aws, alice))[2]
    aws.fail(Fault.truncated(kept))
    with pytest.raises(http.client.IncompleteRead) as caught:
        post(aws, *signed(aws, alice))
    assert len(caught.value.partial) == len(whole[:kept])


def spend(aws, user, code):
    return post(aws, *signed(aws, user, "GetSessionToken", SerialNumber=ALICE_DEVICE, TokenCode=code))


@pytest.mark.parametrize("fault, spent", [(Fault.empty(), False), (Fault.lost(), True)])
def test_no_answer(aws, alice, fault, spent):
    aws.fail(fault)
    code = aws.next_code(ALICE_DEVICE)
    with pytest.raises(http.client.RemoteDisconnected):
        spend(aws, alice, code)
    assert aws.calls[-1]["status"] is None
    assert (spend(aws, alice, code)[0] == 403) is spent


def test_a_hanging_answer(aws, alice):
    aws.fail(Fault.hang(0.5))
    start = time.monotonic()
    assert post(aws, *signed(aws, alice))[0] == 200
    assert time.monotonic() - start >= 0.5


def test_a_hang_does_not_delay_the_end():
    start = time.monotonic()
    with StandIn(sample_world()) as aws:
        aws.fail(Fault.hang(30))
        connection = socket.create_connection(("127.0.0.1", urlsplit(aws.url).port))
        connection.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        while not aws.calls:
            time.sleep(0.01)
    connection.close()
    assert time.monotonic() - start < 5


def test_a_huge_body(aws, alice):
    aws.fail(Fault.huge(3_000_000))
    assert len(post(aws, *signed(aws, alice))[2]) == 3_000_000


def test_a_redirect_that_is_followed_shows_in_the_calls(aws, alice):
    aws.fail(Fault.redirect())
    status, headers, _ = post(aws, *signed(aws, alice))
    assert (status, headers["Location"]) == (302, "/portal")
    post(aws, {}, None, "GET", headers["Location"])
    assert aws.calls[-1]["path"] == "/portal"


@pytest.mark.parametrize("fault, there, gone", [
    (Fault.expiration(), "<SessionToken>", "<Expiration>"),
    (Fault.expiration("soon"), "<Expiration>soon</Expiration>", "Z</Expiration>"),
    (Fault.replace(SessionToken="$(id)\n<b>&\"'"), "$(id)\n&lt;b&gt;&amp;&quot;'</SessionToken>", "<b>"),
])
def test_spoiled_credentials(aws, alice, fault, there, gone):
    aws.fail(fault)
    status, _, text = post(aws, *signed(aws, alice, "GetSessionToken"))
    assert status == 200
    assert there in text and gone not in text


def test_expirations_follow_the_servers_clock(aws):
    aws.clock_offset = -200
    left = mfa_session(aws)["Expiration"] - datetime.now(timezone.utc)
    assert abs(left.total_seconds() - 43000) < 5


# Records, worlds, control


def test_calls_are_recorded_without_codes(aws, alice):
    code = aws.next_code(ALICE_DEVICE)
    assert aws.calls == []
    spend(aws, alice, code)
    assert aws.calls == [{
        "method": "POST", "path": "/", "action": "GetSessionToken", "service": "sts", "region": "us-east-1",
        "access_key_id": alice.access_key_id, "status": 200, "error": None,
        "parameters": {
            "Action": "GetSessionToken", "Version": STS, "SerialNumber": ALICE_DEVICE, "TokenCode": "******",
        },
    }]
    spend(aws, alice, code)
    assert (aws.calls[1]["status"], aws.calls[1]["error"]) == (403, "AccessDenied")


def test_worlds_survive_json():
    world = sample_world()
    world.session_seconds, world.regions = 7, ["eu-west-1"]
    assert World.from_json(world.to_json()) == world
    assert isinstance(World.from_json(world.to_json()).roles[0], Role)
    with pytest.raises(TypeError):
        World.from_json('{"userz": []}')


def test_the_sample_world():
    world = sample_world()
    assert {user.access_key_id[:4] for user in world.users} == {"AKIA"}
    assert {(len(user.access_key_id), len(user.secret_access_key)) for user in world.users} == {(20, 40)}
    assert len(world.roles) == 5 and {role.account for role in world.roles} == {"111122223333"}


def test_control_over_http(aws):
    shown = control.send(aws.url, "next_code", serial=ALICE_DEVICE)["code"]
    as_user(aws).get_session_token(SerialNumber=ALICE_DEVICE, TokenCode=shown)
    assert control.send(aws.url, "code", serial=ALICE_DEVICE)["code"] == shown
    control.send(aws.url, "set", session_seconds=5, clock_offset=60)
    assert (aws.world.session_seconds, aws.clock_offset) == (5, 60)
    control.send(aws.url, "fail", fault={"kind": "raw", "body": "aGk="}, action="GetCallerIdentity")
    assert post(aws, *signed(aws, aws.world.users[0]))[2] == "hi"
    actions = [call["action"] for call in control.send(aws.url, "calls")["calls"]]
    assert actions == ["GetSessionToken", "GetCallerIdentity"]


@pytest.mark.parametrize("endpoint, body, status", [
    ("set", '{"port": 1}', 400), ("set", "[]", 400), ("set", "no json", 400), ("code", "{}", 400),
    ("code", '{"serial": "nothing"}', 400), ("fail", '{"fault": {"kind": "odd"}}', 400), ("nothing", "{}", 404),
])
def test_bad_control_requests(aws, endpoint, body, status):
    assert post(aws, {}, body, path=control.PREFIX + endpoint)[0] == status


def test_control_refuses_signed_requests(aws, alice):
    headers, _ = signed(aws, alice)
    assert post(aws, headers, "{}", path=control.PREFIX + "calls")[0] == 403
    assert post(aws, {}, "{}", path=control.PREFIX + "calls")[0] == 200


def test_oversized_and_chunked_requests_are_refused(aws):
    assert post(aws, {"Content-Length": str(2 ** 30)}, "")[0] == 413
    assert post(aws, {"Transfer-Encoding": "chunked"}, "0\r\n\r\n")[0] == 413


# The command line


def run(*arguments, **options):
    return subprocess.run(
        [sys.executable, str(SCRIPT), *map(str, arguments)], capture_output=True, text=True, timeout=20, **options
    )


@pytest.fixture
def served(tmp_path):
    """A server started from the command line: its process, and what it announced."""
    ready = tmp_path / "ready.json"
    command = [sys.executable, str(SCRIPT), "serve", "--ready", str(ready), "--log", str(tmp_path / "log")]
    process = subprocess.Popen(command)
    assert wait_for(ready.exists, 10)
    yield process, json.loads(ready.read_text())
    process.kill()
    process.wait()


def test_serving_until_a_signal(served, tmp_path):
    process, announced = served
    assert announced["pid"] == process.pid
    code = run("code", ALICE_DEVICE, "--url", announced["url"]).stdout.strip()
    assert code == control.send(announced["url"], "code", serial=ALICE_DEVICE)["code"]
    control.send(announced["url"], "calls")
    connection = http.client.HTTPConnection(urlsplit(announced["url"]).netloc, timeout=5)
    connection.request("GET", "/2015-03-31/functions")
    assert connection.getresponse().status == 403
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=5) == 0
    assert (tmp_path / "log").read_text() == "403 lambda ListFunctions - - MissingAuthenticationTokenException\n"


def wait_for(condition, seconds):
    """Whether a condition comes true within some seconds."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def is_listening(url):
    try:
        socket.create_connection((urlsplit(url).hostname, urlsplit(url).port)).close()
    except ConnectionRefusedError:
        return False
    return True


@pytest.mark.parametrize("own", [True, False], ids=["own parent", "other process"])
def test_serving_ends_with_the_named_process(tmp_path, own):
    ready = tmp_path / "ready.json"
    command = [sys.executable, str(SCRIPT), "serve", "--ready", str(ready), "--parent"]
    if own:
        parent = subprocess.Popen(["/bin/sh", "-c", '"$@" $$ & wait', "sh", *command])
    else:
        parent = subprocess.Popen(["sleep", "30"])
        server = subprocess.Popen([*command, str(parent.pid)])
    assert wait_for(ready.exists, 10)
    announced = json.loads(ready.read_text())
    try:
        assert not wait_for(lambda: not is_listening(announced["url"]), 1)
        parent.kill()
        parent.wait()
        assert wait_for(lambda: not is_listening(announced["url"]), 2)
        assert own or server.wait(timeout=5) == 0
    finally:
        if is_listening(announced["url"]):
            os.kill(announced["pid"], signal.SIGKILL)


def test_a_world_from_a_file(tmp_path):
    text = run("world").stdout
    assert World.from_json(text) == sample_world()
    (tmp_path / "bad.json").write_text("[]")
    failed = run("serve", "--world", tmp_path / "bad.json")
    assert failed.returncode == 1 and failed.stderr.startswith("standin.py: ")


def test_profiles_are_private_and_work(aws, tmp_path):
    home = tmp_path / "home"
    for _ in range(2):
        assert run("profiles", "--url", aws.url, "--home", home).returncode == 0
    assert stat.S_IMODE((home / ".aws").stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in (home / ".aws").iterdir()} == {0o600}
    assert len(list((home / ".aws").iterdir())) == 2
    environment = dict(os.environ, HOME=str(home), AWS_PROFILE="staging", PYTHONDONTWRITEBYTECODE="1")
    for name in [name for name in environment if name.startswith("AWS_") and name != "AWS_PROFILE"]:
        del environment[name]
    script = "import boto3; print(boto3.client('sts').get_caller_identity()['Arn'])"
    found = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True)
    assert found.stdout.strip() == "arn:aws:iam::444455556666:user/bob"
    assert aws.calls[-1]["region"] == "us-east-1"


def test_profiles_of_others_are_left_alone(tmp_path):
    (tmp_path / ".aws").mkdir()
    (tmp_path / ".aws" / "config").write_text("[default]\n")
    failed = run("profiles", "--url", "http://127.0.0.1:1", "--home", tmp_path)
    assert failed.returncode == 1
    assert (tmp_path / ".aws" / "config").read_text() == "[default]\n"
    assert not (tmp_path / ".aws" / "credentials").exists()


# Other clients


def curl(aws, access_key_id, secret, *lines):
    """What curl, signing by itself, gets for GetCallerIdentity."""
    config = "\n".join((
        f'url = "{aws.url}/"', 'aws-sigv4 = "aws:amz:us-east-1:sts"', f'user = "{access_key_id}:{secret}"',
        f'data = "Action=GetCallerIdentity&Version={STS}"', 'noproxy = "*"', "silent", *lines,
    ))
    return subprocess.run(["curl", "-q", "-K", "-"], input=config, capture_output=True, text=True, timeout=20).stdout


@pytest.mark.skipif(shutil.which("curl") is None, reason="needs curl")
# The console's sign-in


def visit(aws, target: str, method: str = "GET", cookie: str = ""):
    """The status, a header or the body, and the cookie of one request that is not followed."""
    address = urlsplit(aws.url)
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=10)
    connection.request(method, target, headers={"Cookie": cookie} if cookie else {})
    answer = connection.getresponse()
    body = answer.read().decode()
    return answer.status, answer.getheader("Location") or body, (answer.getheader("Set-Cookie") or "").split(";")[0]


def signin_target(keys, **more) -> str:
    session = {name: keys[field] for name, field in zip(
        ("sessionId", "sessionKey", "sessionToken"), ("AccessKeyId", "SecretAccessKey", "SessionToken"))}
    return "/federation?" + urlencode({"Action": "getSigninToken", "Session": json.dumps(session), **more})


def login_target(token: str, destination: str = "https://x/console/home?region=eu-west-3") -> str:
    return "/federation?" + urlencode({"Action": "login", "Destination": destination, "SigninToken": token})


@pytest.fixture
def role_keys(aws, alice):
    base = mfa_session(aws)
    sts = client(aws, "sts", base["AccessKeyId"], base["SecretAccessKey"], base["SessionToken"])
    return sts.assume_role(RoleArn=ROLE + "Deploy", RoleSessionName="me")["Credentials"]


def test_a_roles_session_is_signed_in(aws, role_keys):
    status, body, _ = visit(aws, signin_target(role_keys))
    location = visit(aws, login_target(json.loads(body)["SigninToken"]))
    page = visit(aws, "/console/home?region=eu-west-3", cookie=location[2])
    assert (status, location[:2], page[:2]) == (
        200, (302, "https://x/console/home?region=eu-west-3"),
        (200, "arn:aws:sts::111122223333:assumed-role/Deploy/me in eu-west-3"),
    )


def test_a_users_session_is_not_signed_in(aws, alice):
    assert visit(aws, signin_target(mfa_session(aws)))[0] == 400


@pytest.mark.parametrize("spoiled", ["AccessKeyId", "SecretAccessKey", "SessionToken"])
def test_other_credentials_are_not_signed_in(aws, role_keys, spoiled):
    assert visit(aws, signin_target({**role_keys, spoiled: "x"}))[0] == 400


def test_a_roles_session_that_is_over_is_not_signed_in(aws, role_keys):
    aws.expire_all()
    assert visit(aws, signin_target(role_keys))[0] == 400


def test_a_role_on_a_session_gets_no_duration_of_its_own(aws, role_keys):
    assert visit(aws, signin_target(role_keys, SessionDuration="3600"))[0] == 400


@pytest.mark.parametrize(
    "target", ["/federation", "/federation?Action=getSigninToken", "/federation?Action=getSigninToken&Session=x",
               "/federation?Action=getSigninToken&Session=[]", login_target("x")])
def test_what_is_no_sign_in_is_refused(aws, target):
    assert visit(aws, target)[0] == 400


def test_only_get_signs_in(aws, role_keys):
    assert visit(aws, signin_target(role_keys), "POST")[0] == 400


def test_a_sign_in_token_ends_and_leads_to_the_console_only(aws, role_keys):
    token = json.loads(visit(aws, signin_target(role_keys))[1])["SigninToken"]
    elsewhere = visit(aws, login_target(token, "https://x/elsewhere"))[0]
    aws.clock_offset = 901
    assert (elsewhere, visit(aws, login_target(token))[0]) == (400, 400)


def test_the_console_is_for_those_who_are_signed_in(aws):
    assert visit(aws, "/console/home")[0] == visit(aws, "/console/home", cookie="signed-in=x")[0] == 302


def test_curl_signs_acceptably(aws, alice):
    arn = "<Arn>arn:aws:iam::111122223333:user/alice</Arn>"
    assert arn in curl(aws, alice.access_key_id, alice.secret_access_key)
    assert "SignatureDoesNotMatch" in curl(aws, alice.access_key_id, "x" * 40)
    session = mfa_session(aws)
    keys = session["AccessKeyId"], session["SecretAccessKey"]
    assert arn in curl(aws, *keys, f'header = "X-Amz-Security-Token: {session["SessionToken"]}"')
    assert "InvalidClientTokenId" in curl(aws, *keys)
