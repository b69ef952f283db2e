"""What `rotate` refuses, what it finds, and what it leaves alone."""

from __future__ import annotations

import re
import threading
import time

import pytest

from standin import Fault
from support.files import keep_keys_in_config
from support.processes import wait_for
from support.roles import arn, role_profiles, store
from support.rotation import DELETION, OLD, actions, alice, keys, pair, works
from support.stores import moved, use_keychain
from wire import rfc3339
from world import AccessKey

OTHER = "AKIAOTHER00000000000"


def last(run) -> list:
    return run.stderr.splitlines()[-2:]


def rotate(home, *options: str):
    return home.awsmfa("rotate", "datatruck", "--delete", *options)


def test_every_other_byte_of_the_file_stays(home):
    home.store()
    section = home.credentials.read_text().partition("[datatruck-mfa]")[2]
    before = (
        "\ufeff# mine\r\n[staging]\r\naws_access_key_id=AKIAX\r\naws_secret_access_key=y\r\n\r\n"
        f"[datatruck]  # here\r\n  AWS_Access_Key_ID  =\t{OLD}  \r\n  # between\r\n"
        "  aws_secret_access_key:EXAMPLE/only+not/a+real+secret+for+alice\r\n; after\r\n\r\n"
        f"[copy]\r\naws_access_key_id = {OLD}\r\naws_secret_access_key = EXAMPLE/only+not/a+real+secret+for+alice\r\n\r\n"
        "[datatruck-mfa]" + section.replace("\n", "\r\n").rstrip()
    )
    home.credentials.write_bytes(before.encode())
    run = rotate(home)
    new, = keys(home)
    secret = alice(home).secret_access_key
    after = home.credentials.read_bytes().decode()
    assert (run.status, after) == (0, before.replace(OLD, new).replace("EXAMPLE/only+not/a+real+secret+for+alice", secret)), run
    assert f"{new} is now in ~/.aws/credentials ([datatruck], [copy])" in run.stderr


def test_a_key_in_the_config_file_is_replaced_there_and_the_session_goes_on(home):
    home.credentials.write_text("")
    keep_keys_in_config(home)
    home.store()
    mode, before = home.config.stat().st_mode, home.config.read_text()
    run = rotate(home)
    new, = keys(home)
    secret = alice(home).secret_access_key
    assert (run.status, home.config.read_text(), home.config.stat().st_mode) == (
        0, before.replace(OLD, new).replace("EXAMPLE/only+not/a+real+secret+for+alice", secret), mode,
    ), run
    assert (home.section()["awsmfa_base_access_key_id"], home.awsmfa("export", "datatruck").status) == (new, 0)


def test_the_key_of_a_roles_source_is_replaced_and_roles_go_on_too(home, aws):
    role_profiles(home, aws)
    store(home, "admin")
    run = home.awsmfa("rotate", "admin", "--delete")
    assert (run.status, run.stderr.splitlines()[0]) == (
        0, "admin has no key of its own: its role is assumed with that of datatruck, which is replaced",
    )
    calls = len(aws.calls)
    assert [home.awsmfa("export", profile).status for profile in ("admin", "datatruck")] == [0, 0]
    assert (home.section("admin")["awsmfa_base_access_key_id"], len(aws.calls)) == (pair(home)[0], calls)


def test_the_section_of_the_older_aws_mfa_is_written_in_place(home):
    home.credentials.write_text(home.credentials.read_text().replace("[datatruck]", "[datatruck-long-term]"))
    home.store()
    assert (rotate(home).status, works(home, "datatruck-long-term")) == (0, True)


def test_open_shells_do_not_notice(home, aws):
    shell = home.terminal("zsh")
    shell.login()
    before = shell.aws()
    assert rotate(home).status == 0
    calls = len(aws.calls)
    assert (shell.run("true").output, shell.aws(), shell.run("aws-mfa datatruck").status, len(aws.calls)) == (
        "", before, 0, calls,
    )


def test_a_session_that_is_in_this_shell_only_is_enough(home):
    shell = home.terminal("bash")
    shell.login(options="--no-store")
    assert (shell.run("aws-mfa rotate datatruck --delete").status, works(home), home.section()) == (0, True, None)


def test_two_keys_are_told_apart_and_nothing_is_changed(home):
    home.store()
    alice(home).more_keys.append(AccessKey(OTHER, "s" * 40, False, "2026-01-02T03:04:05Z", used=["2026-02-03T04:05:06Z", "s3", "eu-west-1"]))
    before = home.files()
    run = rotate(home)
    error, hint = last(run)
    assert (run.status, home.files()[".aws/credentials"] == before[".aws/credentials"], len(keys(home))) == (1, True, 2)
    assert re.fullmatch(
        rf"aws-mfa: the user of profile datatruck has two access keys already, the most that AWS allows: {OLD} \(0 days old, last used on "
        rf"20\d\d-\d\d-\d\d for sts\), which is in the file, and {OTHER} \(inactive, \d+ days old, last used on 2026-02-03 for s3\)", error,
    ), error
    assert hint == (
        f"hint: once nothing needs {OTHER}, delete it, then rotate again: "
        f"aws-mfa exec datatruck -- aws iam delete-access-key --access-key-id {OTHER}"
    )


def test_a_key_that_somebody_made_at_another_time_is_not_offered_for_deletion(home):
    home.store()
    alice(home).more_keys.append(AccessKey(OTHER, "s" * 40, created="2026-01-02T03:04:05Z"))
    state = next(home.path.glob(".local/state/aws-mfa/*credentials*/"))
    (state / "rotations").write_text(f"{OLD} - 1700000000 1 begun\n")
    assert (rotate(home).status, OTHER in keys(home)) == (1, True)


def refused_root(home):
    alice(home).root = True
    home.server.world.devices[0].owner = alice(home).identity.arn
    home.store("datatruck", "--duration", "1h")


def refused_inactive(home):
    home.store()
    alice(home).active = False


def refused_process(home):
    home.credentials.write_text("")
    home.configure("\n[profile vaulted]\ncredential_process = printf x\nregion = eu-west-1\n")
    return "vaulted"


def refused_ours(home):
    home.configure("\n[profile vaulted]\ncredential_process = /opt/awsmfa keys print vaulted\nregion = eu-west-1\n")
    return "vaulted"


def refused_apart(home):
    home.store()
    text = home.credentials.read_text()
    secret = "aws_secret_access_key = EXAMPLE/only+not/a+real+secret+for+alice\n"
    home.credentials.write_text(text.replace(secret, "") + f"\n[DEFAULT]\n{secret}")


def refused_beside_role(home):
    home.config.write_text(home.config.read_text().replace(
        "[profile datatruck]\n", f"[profile datatruck]\nrole_arn = {arn('Deploy')}\nsource_profile = datatruck\n"))


REFUSED = {
    refused_beside_role: "profile datatruck has both a role and the keys that it is assumed with, and rotate needs a session of the keys' user",
    refused_root: f"the access key {OLD} of profile datatruck is the root user's, which is not replaced but given up",
    refused_inactive: f"the access key {OLD} of profile datatruck is inactive",
    refused_process: "the keys of profile vaulted come from its credential_process, which rotate cannot change",
    refused_ours: "the keys of profile vaulted are in a password store, and rotate replaces keys in the files only",
    refused_apart: "the access key of profile datatruck cannot be replaced in ~/.aws/credentials: its two lines are not in one section",
}


@pytest.mark.parametrize("make", REFUSED, ids=lambda make: make.__name__)
def test_a_key_that_cannot_be_replaced_is_refused_before_anything_is_changed(home, make):
    profile = make(home) or "datatruck"
    before = home.credentials.read_bytes(), keys(home)
    run = home.awsmfa("rotate", profile, "--delete")
    assert (run.status, last(run)[0], (home.credentials.read_bytes(), keys(home))) == (1, f"aws-mfa: {REFUSED[make]}", before)
    assert "CreateAccessKey" not in actions(home)


def test_keys_of_the_environment_are_refused(home):
    variables = {"AWS_ACCESS_KEY_ID": OLD, "AWS_SECRET_ACCESS_KEY": alice(home).secret_access_key, "AWS_ENDPOINT_URL": home.server.url}
    home.credentials.write_text("")
    run = home.awsmfa("rotate", variables=variables)
    assert (run.status, last(run)[0]) == (
        1, "aws-mfa: the keys of profile default come from the environment, which rotate cannot change",
    )


def test_without_a_session_and_a_terminal_nobody_is_asked(home):
    run = rotate(home)
    assert (run.status, actions(home)) == (3, [])


@pytest.mark.parametrize("keys_typed, status", [("\x03", 130), ("\x04", 130), ("n\r", 0), ("maybe\rperhaps\rwhat\r", 1)])
def test_at_the_question_about_the_old_key_nothing_is_lost(home, keys_typed, status):
    home.store()
    shell = home.terminal("bash")
    shell.type("aws-mfa rotate datatruck")
    shell.child.expect_exact(DELETION)
    shell.send(keys_typed)
    result = shell.finish()
    new = pair(home)[0]
    assert (result.status, keys(home), works(home)) == (status, {OLD: False, new: True}, True)
    told = "aws-mfa rotate datatruck --delete deletes it"
    assert told in result.output, result.output
    assert (rotate(home).status, keys(home)) == (0, {new: True})


@pytest.mark.parametrize("is_certain", [True, False])
def test_ctrl_c_while_the_new_key_is_waited_for_undoes_it(home, aws, is_certain):
    home.store()
    aws.world.key_delay = 30
    aws.world.denied = [] if is_certain else ["iam:DeleteAccessKey"]
    before = home.credentials.read_bytes()
    shell = home.terminal("bash")
    shell.type("aws-mfa rotate datatruck")
    shell.child.expect_exact("waiting until AWS accepts it")
    # In the middle of the wait, which lasts a second.
    time.sleep(0.3)
    shell.send("\x03")
    result = shell.finish()
    assert (result.status, home.credentials.read_bytes() == before, works(home)) == (130, True, True), result
    aws.world.denied, aws.world.key_delay = [], 0
    if is_certain:
        assert (keys(home), "is deleted again, and AKIASTANDINALICE2222 is used as before" in result.output) == ({OLD: True}, True)
    else:
        assert (len(keys(home)), "aws-mfa rotate datatruck deletes it" in result.output) == (2, True), result
    assert (rotate(home).status, len(keys(home)), works(home)) == (0, 1, True)


def test_a_key_that_another_program_changes_meanwhile_is_noticed(home, aws):
    home.store()
    aws.world.key_delay = 2
    shell = home.terminal("bash")
    shell.type("aws-mfa rotate datatruck")
    shell.child.expect_exact("waiting until AWS accepts it")
    text = home.credentials.read_text().replace("EXAMPLE/only+not/a+real+secret+for+alice", "somebody/elses")
    home.credentials.write_text(text)
    result = shell.finish()
    error = "aws-mfa: another program has put a different access key into ~/.aws/credentials, so it was left alone"
    assert (result.status, error in result.output, home.credentials.read_text(), keys(home)) == (1, True, text, {OLD: True})


def test_a_new_key_stays_if_the_file_cannot_be_read(home, aws):
    home.store()
    before = home.credentials.read_text()
    aws.world.key_delay = 2
    shell = home.terminal("bash")
    shell.type("aws-mfa rotate datatruck")
    shell.child.expect_exact("waiting until AWS accepts it")
    home.credentials.write_text("[broken\n")
    result = shell.finish()
    new, = set(keys(home)) - {OLD}
    told = f"the new key {new} is kept, as {OLD} is, because the file does not show which of them it has"
    assert (result.status, told in result.output) == (1, True), result
    home.credentials.write_text(before)
    aws.world.key_delay = 0
    assert (rotate(home).status, len(keys(home)), works(home)) == (0, 1, True)


def test_iams_late_list_misleads_no_run(home, aws):
    home.store()
    # From here on the list stands still, except where it is told to catch up.
    aws.world.key_list_delay = 3600
    assert home.awsmfa("rotate", "datatruck").status == 0
    shell = home.terminal("bash")
    lists, allows = "waiting until AWS lists the new key, which takes some seconds", "waiting until AWS allows a new key: "
    for waiting in (lists, allows, lists):
        shell.type("aws-mfa rotate datatruck --delete")
        shell.child.expect_exact(waiting)
        aws.cloud.settle_keys()
        result = shell.finish()
        assert (result.status, len(keys(home)), works(home)) == (0, 1, True), result


def test_a_session_that_is_opened_with_the_old_key_meanwhile_goes_on_too(home):
    home.store()
    shell = home.terminal("bash")
    shell.type("aws-mfa rotate datatruck")
    shell.child.expect_exact(DELETION)
    new = pair(home)[0]
    text = home.credentials.read_text()
    home.credentials.write_text(text.replace(f"awsmfa_base_access_key_id = {new}", f"awsmfa_base_access_key_id = {OLD}"))
    shell.answer("n")
    assert (home.section()["awsmfa_base_access_key_id"], home.awsmfa("export", "datatruck").status) == (new, 0)


def test_an_old_key_in_a_password_store_is_told_too_and_how_it_is_replaced(home):
    alice(home).key_created = "2020-01-01T00:00:00Z"
    home.awsmfa("doctor", "datatruck")
    use_keychain(home)
    assert moved(home, "keychain").status == 0
    way = "replace it: aws-mfa keys restore datatruck, then aws-mfa rotate datatruck"
    closed = home.awsmfa("doctor", "datatruck")
    shell = home.terminal("fish")
    shell.login()
    first = shell.run("aws-mfa status").output
    assert (f"fix: {way}" in closed.stdout, f"\nhint     to {way}\n" in first) == (True, True), (closed, first)


def test_a_copy_of_the_old_key_in_a_password_store_is_named(home):
    store, _ = use_keychain(home)
    moved(home, "keychain")
    home.store()
    assert home.awsmfa("keys", "restore", "datatruck").status == 0
    run = rotate(home)
    assert (run.status, run.stderr.splitlines()[-2:]) == (0, [
        f"a copy of the deleted key {OLD} is still in the keychain, as aws-mfa/{OLD}",
        f"hint: to remove it: security delete-generic-password -s aws-mfa -a {OLD}",
    ])


def test_a_file_that_another_program_has_put_back_gets_the_new_key_again(home):
    home.store()
    before = home.credentials.read_text()
    shell = home.terminal("bash")
    shell.type("aws-mfa rotate datatruck")
    shell.child.expect_exact(DELETION)
    home.credentials.write_text(before)
    shell.answer("y")
    assert (list(keys(home)), works(home)) == ([pair(home)[0]], True)


def test_two_rotations_at_once_make_one_key(home, aws):
    home.store()
    aws.world.key_delay = 1
    runs = []
    threads = [threading.Thread(target=lambda: runs.append(rotate(home))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (sorted(run.status for run in runs), actions(home).count("CreateAccessKey"), len(keys(home)), works(home)) == ([0, 1], 1, 1, True), runs
    assert any("another aws-mfa is replacing the access key of profile datatruck" in run.stderr for run in runs)


def test_a_rotation_that_finds_the_key_of_another_that_is_running_leaves_it_alone(home, aws):
    home.store()
    aws.world.key_delay = 4
    aws.fail(Fault.hang(2), "ListAccessKeys")
    runs = []
    threads = [threading.Thread(target=lambda: runs.append(rotate(home))) for _ in range(2)]
    threads[0].start()
    wait_for(lambda: "ListAccessKeys" in actions(home))
    threads[1].start()
    for thread in threads:
        thread.join()
    assert (sorted(run.status for run in runs), actions(home).count("DeleteAccessKey"), works(home)) == ([0, 1], 1, True), runs


def test_status_says_once_a_week_that_a_key_is_old(home):
    alice(home).key_created = "2020-01-01T00:00:00Z"
    shell = home.terminal("fish")
    shell.login()
    assert "key " not in shell.run("aws-mfa status").output
    home.awsmfa("doctor", "datatruck")
    first, second = (shell.run("aws-mfa status").output for _ in range(2))
    assert re.search(rf"\nkey      {OLD} is \d+ days old\nhint     aws-mfa rotate datatruck replaces it\n", first), first
    assert ("key " in second, "old" in shell.enter()) == (False, False)


@pytest.mark.parametrize("setting, is_told", [("off", False), ("0", False), ("200d", False), ("90d", True), ("720h", True)])
def test_the_age_that_counts_is_a_setting(home, setting, is_told):
    alice(home).key_created = rfc3339(time.time() - 100 * 86_400)
    home.store()
    run = home.awsmfa("doctor", "datatruck", variables={"AWS_MFA_KEY_AGE": setting})
    assert ("fix: replace it with aws-mfa rotate datatruck" in run.stdout) == is_told, run
