"""A new long-term key in place of the old one, as a user sees it."""

from __future__ import annotations

import re

import pytest

from standin import Fault
from support.rotation import DELETION, OLD, actions, alice, keys, named, pair, works

MADE = f"""\
datatruck: replacing the access key {OLD}, which is 0 days old
AWS has made the access key NEW
NEW is now in ~/.aws/credentials ([datatruck]); stored sessions go on without a new code: datatruck
the old key {OLD} is inactive
"""


def test_a_key_is_replaced_by_one_that_works_and_the_session_goes_on(home, aws):
    home.store()
    before = home.credentials.read_text()
    old = pair(home)
    run = home.awsmfa("rotate", "datatruck", "--delete")
    new = pair(home)
    used = re.sub(r"\d{4}-\d\d-\d\d", "DAY", named(run.stderr, new[0]))
    assert (run.status, run.stdout, used) == (0, "", MADE + f"{OLD} is 0 days old, last used on DAY for sts\n{OLD} is deleted\n")
    assert home.credentials.read_text() == before.replace(old[0], new[0]).replace(old[1], new[1])
    assert (keys(home), works(home), home.awsmfa("export", "datatruck").status) == ({new[0]: True}, True, 0)
    assert actions(home)[1:] == [
        "GetCallerIdentity", "ListAccessKeys", "CreateAccessKey", "GetCallerIdentity", "UpdateAccessKey",
        "GetAccessKeyLastUsed", "DeleteAccessKey",
    ]
    # The next session is opened with the new key.
    home.store("datatruck", "--force")
    assert (aws.calls[-1]["access_key_id"], aws.calls[-1]["error"]) == (new[0], None)


def test_iams_delay_is_waited_for(home, aws):
    home.store()
    aws.world.key_delay = 1.5
    run = home.awsmfa("rotate", "datatruck")
    assert (run.status, "waiting until AWS accepts it, which takes some seconds\n" in run.stderr, works(home)) == (0, True, True)
    assert "InvalidClientTokenId" in [call["error"] for call in aws.calls]


@pytest.mark.parametrize("name", ["bash"])
def test_a_terminal_is_asked_for_the_code_and_before_the_old_key_is_deleted(shell, home):
    shell.ask("aws-mfa rotate datatruck")
    shell.send(home.code() + "\r")
    shell.child.expect_exact(DELETION)
    shown = shell.child.before
    shell.send("y\r")
    assert (f"{OLD} is 0 days old, last used on " in shown, shell.finish().status, keys(home)) == (True, 0, {pair(home)[0]: True})


DENIED = [
    ("iam:ListAccessKeys", "list access keys", "", True),
    ("iam:CreateAccessKey", "make access keys", "", True),
    ("iam:UpdateAccessKey", "make access keys inactive", "NEW is in the file, and OLD may still be active: aws-mfa rotate datatruck goes on from here", False),
    ("iam:DeleteAccessKey", "delete access keys", "NEW is in the file, and OLD is inactive: aws-mfa rotate datatruck --delete deletes it", False),
]


@pytest.mark.parametrize("action, what, standing, is_unchanged", DENIED, ids=[row[0] for row in DENIED])
def test_a_call_that_no_policy_allows_is_named(home, aws, action, what, standing, is_unchanged):
    home.store()
    before = pair(home)
    aws.world.denied = [action]
    run = home.awsmfa("rotate", "datatruck", "--delete")
    said = run.stderr.replace(OLD, "OLD").replace(pair(home)[0], "NEW")
    hint = "ask an administrator to allow it for the user's own keys" + (standing and f"; {standing}")
    assert (run.status, said.splitlines()[-2:]) == (
        4, [f"aws-mfa: the user of profile datatruck is not allowed to {what} ({action})", f"hint: {hint}"],
    )
    assert ((pair(home) == before), works(home)) == (is_unchanged, True)
    aws.world.denied = []
    assert (home.awsmfa("rotate", "datatruck", "--delete").status, works(home), len(alice(home).keys)) == (0, True, 1)


def test_an_answer_that_is_lost_leaves_a_key_that_the_next_run_finds(home, aws):
    home.store()
    aws.fail(Fault.lost(), "CreateAccessKey")
    run = home.awsmfa("rotate", "datatruck")
    lost, = set(keys(home)) - {OLD}
    assert (run.status, run.stderr.splitlines()[-1]) == (
        5, "hint: try again with the next code; whether AWS has made a key is unknown: aws-mfa rotate datatruck finds out",
    )
    shell = home.terminal("bash")
    shell.type("aws-mfa rotate datatruck")
    shell.child.expect_exact(f"delete {lost} for good? (y or n, Enter for y): ")
    shown = shell.child.before
    shell.send("\r")
    shell.child.expect_exact(DELETION)
    shell.send("\r")
    assert (shell.finish().status, lost in shown, "its secret is lost" in shown) == (0, True, True)
    assert (keys(home), works(home)) == ({OLD: False, pair(home)[0]: True}, True)
