"""Every cause of a failure that a user is told apart, made as it really happens, with its exact words and status.

What happens at the question itself is in `test_question.py`, and what is told of a success beside it is below.
"""

from __future__ import annotations

import contextlib
import re
import time
from typing import Callable, NamedTuple

import pytest

from standin import Fault
from support import conditions as made
from support.conditions import Place
from support.logins import PORTAL_HINT
from support.others import needs_root
from support.product import DEVICES

CHECKS = "the device (aws-mfa devices datatruck) and the phone's clock"
CLOCK = "set the clock (timedatectl set-ntp true; on WSL: hwclock -s), then try again"
ALICE = "device alice (account 111122223333)"
KEY = "AKIASTANDINALICE2222"
ANOTHER_KEY = "AKIASTANDINOTHER2222"
CONSOLE = "sign in with `aws login`, or add an authenticator app as a second device in the AWS console"
AGAIN = "enter both keys again: aws configure --profile datatruck"
HOST = "sts.eu-west-1.amazonaws.com"
TEMPORARY = "temporary, and AWS opens sessions only for long-term keys"

# Everything that a message has to tell apart.
CAUSES = (
    "wrong code", "used code", "no six digits", "wrong device", "other account", "passkey", "clock", "unknown key",
    "inactive key", "wrong secret", "temporary keys", "duration", "shortened", "list denied", "region disabled",
    "ended session", "DNS", "refused connection", "TLS", "proxy", "captive portal", "timeout", "not AWS",
    "unknown profile", "unreadable file", "malformed file", "unwritable file", "full disk", "locked file",
)


class Row(NamedTuple):
    """A cause, how it comes about, and what is said then."""

    cause: str
    make: Callable[[Place], object]
    status: int
    error: str
    hint: str
    marks: tuple = ()


ROWS = [
    # Codes and devices
    Row("wrong code", made.wrong_code, 4, f"AWS refused the code of {ALICE}: it is wrong, or no longer valid",
        f"check {CHECKS}, then run aws-mfa again"),
    Row("used code", made.used_code, 4,
        f"AWS refused the code of {ALICE}: it is wrong, or was already used less than a minute ago (each works once)",
        f"wait for the next code, then run aws-mfa again; if that fails too, check {CHECKS}"),
    *(Row("no six digits", made.running(*made.LOGIN, f"--code={code}"), 1, "an MFA code is six digits",
          "try again with the digits that your device shows")
      for code in ("12345", "1234567", "abcdef", "１２３４５６", "12 34", "--")),
    Row("wrong device", made.adding("--serial", made.OTHER_DEVICE), 4,
        f"{made.OTHER_DEVICE} is not an MFA device of the user these keys belong to",
        "aws-mfa devices datatruck lists them; check --serial, and that the keys are of the same account"),
    Row("other account", made.aws_itself, 1,
        f"mfa_serial of profile datatruck belongs to another account than the keys of profile datatruck: {DEVICES['datatruck']}",
        "use a device of account 178268619584 (aws-mfa devices datatruck lists them), or keys of the device's account"),
    Row("passkey", made.adding("--serial", made.PASSKEY), 1,
        "user/alice/key-ABC, 111122223333 is a passkey, and AWS does not accept passkeys for access-key sessions", CONSOLE),
    Row("list denied", made.denied_list, 4,
        "the user of profile datatruck is not allowed to list MFA devices (iam:ListMFADevices)",
        f"try --serial {DEVICES['datatruck']}, or look under Security credentials in the AWS console"),
    # The clock
    Row("clock", made.clock(600), 4, "AWS refused the call: this computer's clock is 10 min behind AWS's", CLOCK),
    Row("clock", made.clock(-600), 4, "AWS refused the call: this computer's clock is 10 min ahead of AWS's", CLOCK),
    # Keys and sessions
    Row("unknown key", made.with_secret(KEY, ANOTHER_KEY), 4,
        f"AWS does not know the access key {ANOTHER_KEY}, or it is inactive", f"check it in the AWS console, then {AGAIN}"),
    Row("inactive key", made.inactive_key, 4, f"AWS does not know the access key {KEY}, or it is inactive",
        f"check it in the AWS console, then {AGAIN}"),
    Row("wrong secret", made.with_secret("secret.for.alice", "secret+for+nobody"), 4,
        f"the secret access key does not belong to {KEY}", AGAIN),
    Row("temporary keys", made.with_secret("(?s)= AKIA(.*alice)", r"= ASIA\1\naws_session_token = t"), 1,
        f"the keys of profile datatruck are {TEMPORARY}",
        "put your long-term keys there: aws-mfa keeps the session in [datatruck-mfa]"),
    Row("ended session", made.ended_session, 3, "the session of datatruck has expired", "run aws-mfa datatruck"),
    Row("ended session", made.revoked_session, 4, "AWS no longer accepts the session of profile datatruck",
        "run aws-mfa datatruck --force"),
    # Durations and regions
    Row("duration", made.adding("--duration", "37h"), 2, "--duration asks for 37h, which AWS does not allow", "use 15m to 36h"),
    Row("duration", made.in_profile("duration_seconds = 60"), 1,
        "duration_seconds of profile datatruck asks for 1m, which AWS does not allow",
        "use 15m to 36h, in seconds: 900 to 129600"),
    Row("duration", made.answering(Fault.error(400, "ValidationError", "1 validation error at 'durationSeconds'")), 4,
        "AWS refused the duration: 1 validation error at 'durationSeconds'", "choose another one with --duration"),
    Row("shortened", made.in_world(session_cap=7200), 0, "AWS gave 2h00m instead of the 36h00m asked for",
        "log in again when it ends; AWS gives the root user one hour at most"),
    Row("shortened", made.root_user, 0, "AWS gave 1h00m instead of the 36h00m asked for",
        "log in again when it ends; AWS gives the root user one hour at most"),
    Row("region disabled", made.answering(Fault.error(403, "RegionDisabledException", "STS is not activated in this region")), 4,
        "STS is not enabled in region eu-west-1 for this account",
        "enable the region in the AWS console, or set another one with AWS_REGION"),
    # The network
    Row("DNS", made.calling(AWS_ENDPOINT_URL="https://sts.invalid"), 5, "sts.invalid was not found (DNS)",
        "check the network, and the region's name"),
    Row("refused connection", made.calling(AWS_ENDPOINT_URL="http://127.0.0.1:1"), 5, "127.0.0.1 does not accept connections",
        "check the network, the firewall and the endpoint"),
    Row("TLS", made.untrusted_certificate, 5, "the secure connection to 127.0.0.1 failed: …self…signed certificate…",
        "if a company proxy is in between, name its certificate with AWS_CA_BUNDLE or ca_bundle"),
    Row("proxy", made.through_answer(407), 5, "the proxy asks for a user name and a password (HTTP status 407)",
        "put them into HTTPS_PROXY: http://USER:PASSWORD@HOST:PORT"),
    Row("proxy", made.through_answer(403), 5, f"the proxy does not allow connections to {HOST} (HTTP status 403)",
        f"ask its administrator to allow that host, or bypass the proxy with NO_PROXY={HOST}"),
    Row("proxy", made.through("http://127.0.0.1:1"), 5, "the proxy does not accept connections",
        f"check HTTPS_PROXY and the network, or bypass the proxy with NO_PROXY={HOST}"),
    Row("proxy", made.through("http://proxy.invalid:3128"), 5, "the proxy was not found (DNS)", "check HTTPS_PROXY"),
    Row("captive portal", made.answering(Fault.raw()), 5, "the answer from 127.0.0.1 is not from AWS (HTTP status 200)", PORTAL_HINT),
    Row("captive portal", made.answering(Fault.raw(status=511)), 5, "the answer from 127.0.0.1 is not from AWS (HTTP status 511)",
        PORTAL_HINT),
    Row("timeout", made.answering(Fault.hang(40)), 5, "127.0.0.1 did not answer in time",
        "check the network; if you gave a code, use the next one"),
    Row("not AWS", made.answering(Fault.raw(b"")), 5, "the answer from 127.0.0.1 is not from AWS (HTTP status 200)", PORTAL_HINT),
    Row("not AWS", made.answering(Fault.error(400, "Odd", "one")), 4, "AWS refused: Odd: one", "look up Odd in the AWS documentation"),
    # Files
    Row("unknown profile", made.running("login", "data", "--store-only"), 1,
        "no profile data in ~/.aws/config or ~/.aws/credentials", "did you mean aws-mfa datatruck --store-only?"),
    Row("unreadable file", made.unreadable_file, 1, "~/.aws/credentials cannot be read: Permission denied",
        "let yourself read it (chmod u+r), then try again", (pytest.mark.linux,)),
    Row("unreadable file", made.folder_as_file, 1, "~/.aws/credentials cannot be read: Is a directory",
        "check what it is, then try again"),
    *(Row("malformed file", make, 1, f"~/.aws/{place}: {error}", "fix the line: the AWS CLI refuses the file too")
      for make, place, error in (
          (made.with_config("[profile datatruck]\n"), "config:11", "[profile datatruck] is defined twice"),
          (made.with_credentials("[datatruck]\n"), "credentials:9", "[datatruck] is defined twice"),
          (made.with_credentials("[x]\na = 1\nA = 2\n"), "credentials:11", "A is defined twice in its section"),
          (made.with_credentials("[x]\nnonsense\n"), "credentials:10", "the line is not key = value"),
      )),
    Row("unwritable file", made.unwritable_folder, 1, "~/.aws/credentials cannot be written: Permission denied",
        "let yourself write the file and its folder (chmod u+w)", (pytest.mark.linux,)),
    Row("full disk", made.full_disk, 1, "~/.aws/credentials cannot be written: the disk is full", "free some space, then try again",
        (pytest.mark.linux, needs_root)),
    Row("locked file", made.locked_file, 1, "~/.aws/credentials is locked by another aws-mfa", "try again when it has finished"),
]


@pytest.fixture
def place(home, aws):
    with contextlib.ExitStack() as stack:
        yield Place(home, aws, stack)


def pattern(text: str) -> str:
    """The text, in which … stands for anything in its line."""
    return re.escape(text).replace("…", ".*")


@pytest.mark.parametrize("row", [pytest.param(row, id=f"{row.cause}: {row.error}", marks=row.marks) for row in ROWS])
def test_a_failure_says_its_cause_and_the_next_step_and_changes_nothing(place, row):
    row.make(place)
    start = time.monotonic()
    status, stdout, stderr, is_unchanged = place.run()
    words = pattern(f"aws-mfa: {row.error}\nhint: {row.hint}\n")
    # After a success, the session follows.
    found = re.match(words, stderr) if row.status == 0 else re.fullmatch(words, stderr)
    assert (status, stdout, bool(found), is_unchanged, time.monotonic() - start < 25) == (
        row.status, "", True, row.status != 0, True,
    ), stderr


def test_every_cause_is_told_apart():
    told = {row.cause: (row.error, row.hint) for row in ROWS}
    alike = {"inactive key": "unknown key", "not AWS": "captive portal"}
    assert (sorted(told), [row.cause for row in ROWS if row.cause not in CAUSES], len(set(told.values())) >= len(CAUSES) - len(alike)) == (
        sorted(CAUSES), [], True,
    )


@pytest.mark.parametrize(("offset", "told"), [(200, "3 min behind"), (-200, "3 min ahead of"), (90, None), (-90, None)])
def test_a_clock_that_is_off_by_more_than_two_minutes_is_told_when_the_login_works(home, aws, offset, told):
    aws.clock_offset = offset
    run = home.store()
    line = (
        f"aws-mfa: this computer's clock is {told} AWS's\n"
        "hint: set it (timedatectl set-ntp true; on WSL: hwclock -s), or AWS will soon refuse calls and times here will be wrong\n"
    )
    assert run.stderr.startswith(line) if told else "clock" not in run.stderr
