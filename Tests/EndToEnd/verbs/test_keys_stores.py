"""Long-term keys that leave the file for a password store, and come back."""

from __future__ import annotations

import json
import re
import sys

import pytest

from support.stores import (
    ENTRY, GPG, KEY_ID, SECRET, SecretService, has_pair, moved, process_of, usable, use_keychain, use_pass,
)

BOTO = """
import botocore.session, json, sys
keys = botocore.session.Session(profile=sys.argv[1]).get_credentials()
print(json.dumps([keys.access_key, keys.secret_key, keys.token]))
"""


@pytest.fixture(scope="module")
def gpg():
    gpg = GPG()
    yield gpg
    gpg.remove()


@pytest.fixture
def service(home):
    service = SecretService(home)
    yield service
    service.close()


@pytest.fixture(params=["pass", "secret-service", "keychain"])
def store(request, home) -> str:
    """A password store that works."""
    if request.param == "pass":
        use_pass(home, request.getfixturevalue("gpg"))
    elif request.param == "secret-service":
        request.getfixturevalue("service")
    else:
        use_keychain(home)
    return request.param


def words(run) -> tuple:
    return run.status, *run.stderr.splitlines()


def test_keys_go_into_the_store_and_a_session_goes_on_and_they_come_back(home, aws, store):
    before = home.credentials.read_text()
    home.store()
    session = home.section()
    run = moved(home, store)
    assert (KEY_ID in run.stderr, SECRET in run.stdout + run.stderr) == (True, False), run
    assert process_of(home) == f"{home.program} keys print --from {store} --key-id {KEY_ID} datatruck"
    calls = len(aws.calls)
    joined = home.awsmfa("login", "datatruck", "--store-only")
    assert (joined.status, len(aws.calls), home.section()) == (0, calls, session), joined
    opened = home.store("datatruck", "--force")
    assert home.section()["aws_access_key_id"] != session["aws_access_key_id"], opened
    python = home.execute(sys.executable, "-c", BOTO, "datatruck")
    assert json.loads(python.stdout or python.stderr) == [KEY_ID, SECRET, None]
    back = home.awsmfa("keys", "restore", "datatruck")
    assert (back.status, "a copy stays in" in back.stderr) == (0, True), back
    text = home.credentials.read_text()
    pair = f"aws_access_key_id = {KEY_ID}\naws_secret_access_key = {SECRET}\n"
    assert (pair in text, "keys print" in text, pair in before) == (True, False, True)


def test_a_copy_goes_on_a_yes_and_a_second_restore_offers_it_again(home, store):
    moved(home, store)
    shell = home.terminal("bash")
    for answer, left in (("", 1), ("y", 0)):
        shell.type("aws-mfa keys restore datatruck")
        shell.child.expect_exact("remove the copy in ")
        shell.child.expect_exact("Enter for n): ")
        shell.send(answer + "\r")
        assert shell.finish().status == 0
        assert has_pair(home)
    run = home.awsmfa("keys", "restore", "datatruck")
    assert words(run) == (0, "datatruck: the keys are in the file")
    gone = home.execute(*process_words(home, store))
    assert (gone.status, f"has no entry {ENTRY}" in gone.stderr) == (1, True), gone


def process_words(home, store) -> list:
    return [home.program, "keys", "print", "--from", store, "--key-id", KEY_ID, "datatruck"]


def test_an_entry_that_is_gone_is_named(home, store):
    moved(home, store)
    tools = {
        "pass": ("pass", "rm", "-f", ENTRY),
        "secret-service": ("secret-tool", "clear", "service", "aws-mfa", "access-key-id", KEY_ID),
        "keychain": ("security", "delete-generic-password", "-s", "aws-mfa", "-a", KEY_ID),
    }
    assert home.execute(*tools[store]).status == 0
    run = home.awsmfa("login", "datatruck", "--store-only", "--force", "--code", home.code())
    title = {"pass": "pass", "secret-service": "the secret service", "keychain": "the keychain"}[store]
    assert words(run)[:2] == (1, f"aws-mfa: {title} has no entry {ENTRY}, which had the keys of datatruck"), run


# One store each

def test_pass_without_a_key_and_with_another_keys_entry(home, gpg):
    run = home.awsmfa("keys", "move", "datatruck", "--to", "pass")
    assert words(run)[:2] == (1, "aws-mfa: pass has no GPG key to encrypt for"), run
    use_pass(home, gpg)
    home.execute("pass", "insert", "-m", ENTRY, typed="AKIAOTHER:x")
    run = home.awsmfa("keys", "move", "datatruck", "--to", "pass")
    assert words(run)[:2] == (1, f"aws-mfa: the entry {ENTRY} of pass has the keys of another id, AKIAOTHER"), run
    home.execute("pass", "insert", "-m", "-f", ENTRY, typed=f"{KEY_ID}:other")
    run = home.awsmfa("keys", "move", "datatruck", "--to", "pass")
    assert words(run)[:2] == (1, f"aws-mfa: pass has another secret for {KEY_ID} already, as {ENTRY}"), run
    assert has_pair(home)


def test_pass_whose_passphrase_nobody_gives(home, gpg):
    use_pass(home, gpg, gpg.lock())
    before = home.credentials.read_bytes()
    run = home.awsmfa("keys", "move", "datatruck", "--to", "pass")
    assert words(run)[:2] == (1, "aws-mfa: pass was not unlocked for the keys of datatruck"), run
    assert home.credentials.read_bytes() == before


def test_a_store_whose_program_is_missing(home):
    home.environment["PATH"] = str(home.scratch("empty"))
    for store, program, title in (("pass", "pass", "pass"), ("secret-service", "secret-tool", "the secret service"), ("keychain", "security", "the keychain")):
        run = home.awsmfa("keys", "move", "datatruck", "--to", store)
        assert words(run)[:2] == (1, f"aws-mfa: there is no program {program}, which {title} needs for the keys of datatruck"), run


def test_a_secret_service_that_is_locked_or_not_there(home):
    home.environment.pop("DBUS_SESSION_BUS_ADDRESS", None)
    run = home.awsmfa("keys", "move", "datatruck", "--to", "secret-service")
    assert words(run)[1].startswith("aws-mfa: no secret service answers for the keys of datatruck: "), run
    service = SecretService(home)
    try:
        moved(home, "secret-service")
        service.lock()
        run = home.execute(*process_words(home, "secret-service"))
        assert words(run)[:2] == (1, "aws-mfa: the secret service was not unlocked for the keys of datatruck"), run
    finally:
        service.close()


def test_a_keychain_that_is_locked(home):
    use_keychain(home, is_locked=True)
    run = home.awsmfa("keys", "move", "datatruck", "--to", "keychain")
    assert words(run)[:2] == (1, "aws-mfa: the keychain was not unlocked for the keys of datatruck"), run
    assert has_pair(home)


def test_no_program_sees_the_secret_in_its_arguments(home):
    store, log = use_keychain(home)
    moved(home, "keychain")
    home.awsmfa("keys", "restore", "datatruck")
    assert (SECRET in store.read_text(), SECRET in log.read_text(), "-i" in log.read_text()) == (True, False, True)


def test_keys_move_from_one_store_to_another(home, gpg):
    use_pass(home, gpg)
    use_keychain(home)
    moved(home, "pass")
    run = moved(home, "keychain")
    assert ("hint: to remove it: pass rm aws-mfa/" in run.stderr, usable(home)) == (True, True), run
    assert "--from keychain" in process_of(home)
    assert "already" in moved(home, "keychain").stderr


def test_keys_that_cannot_move_are_left_where_they_are(home, gpg):
    use_pass(home, gpg)
    pair = "aws_access_key_id = AKIAEXAMPLE000000001\naws_secret_access_key = x\n"
    home.configure(
        config="[profile admin]\nrole_arn = arn:aws:iam::111122223333:role/A\nsource_profile = datatruck\n"
        "[profile both]\n" + pair + "[profile vault]\ncredential_process = vault get\n",
        credentials=f"[both]\n{pair}[beside]\n{pair}credential_process = vault get\n[self]\n{pair}"
        "role_arn = arn:aws:iam::111122223333:role/A\nsource_profile = self\n")
    before = home.credentials.read_bytes()
    causes = {
        "admin": "profile admin has its keys from profile datatruck",
        "both": "profile both has keys in both files",
        "vault": "the credential_process of profile vault has its keys, and it is not of aws-mfa",
        "beside": "profile beside has a credential_process beside its keys",
        "self": "profile self has a role beside its keys, and the SDKs would not find them for it elsewhere",
        "nobody": "no profile nobody in ~/.aws/config or ~/.aws/credentials",
    }
    said = {name: home.awsmfa("keys", "move", name, "--to", "pass").stderr.splitlines()[0] for name in causes}
    assert said == {name: f"aws-mfa: {cause}" for name, cause in causes.items()}
    assert home.credentials.read_bytes() == before


def test_keys_in_the_config_file_move_there(home, gpg):
    use_pass(home, gpg)
    text = home.credentials.read_text()
    pair = re.search(r"\[datatruck\]\n((?:aws.*\n)+)", text)[1]
    home.credentials.write_text(text.replace(f"[datatruck]\n{pair}", ""))
    home.config.write_text(home.config.read_text().replace("[profile datatruck]\n", f"[profile datatruck]\n{pair}"))
    run = home.awsmfa("keys", "move", "datatruck", "--to", "pass")
    assert (run.status, SECRET in home.config.read_text(), "keys print" in home.config.read_text()) == (0, False, True), run
    assert home.awsmfa("login", "datatruck", "--store-only", "--code", home.code()).status == 0
    home.awsmfa("keys", "restore", "datatruck")
    assert (SECRET in home.config.read_text(), "keys print" in home.config.read_text()) == (True, False)


def test_a_copy_that_another_credentials_file_needs_stays(home):
    use_keychain(home)
    moved(home, "keychain")
    other = home.path / "other"
    other.write_bytes(home.credentials.read_bytes())
    elsewhere = {"AWS_SHARED_CREDENTIALS_FILE": str(other)}
    assert home.awsmfa("login", "datatruck", "--store-only", "--code", home.code(), variables=elsewhere).status == 0
    run = home.awsmfa("keys", "restore", "datatruck")
    assert words(run) == (
        0, "datatruck: the keys are in ~/.aws/credentials again",
        f"the copy stays in the keychain, as {ENTRY}, because profile datatruck in ~/other uses it",
    )
    other.unlink()
    shell = home.terminal("bash")
    shell.type("aws-mfa keys restore datatruck")
    shell.child.expect_exact("remove the copy in ")
    assert "whatever else gets these keys from the keychain, such as another credentials file, would lose them" in shell.child.before
    shell.answer("y")


def test_keys_alone_shows_where_they_are_and_a_wrong_word_is_told(home, gpg):
    use_pass(home, gpg)
    moved(home, "pass")
    run = home.awsmfa("keys")
    assert [line.split() for line in run.stdout.splitlines()][:2] == [
        ["PROFILE", "KEYS", "ACCESS", "KEY"], ["datatruck", "pass", KEY_ID],
    ]
    assert run.stderr.startswith("hint: aws-mfa keys move PROFILE --to pass|secret-service|keychain|section")
    shown = home.terminal("bash", is_loaded=False).run("awsmfa keys").output
    assert shown.index("datatruck") < shown.index("hint: ")
    assert home.awsmfa("help", "keys", "move").stdout == home.awsmfa("help", "keys").stdout != ""
    assert words(home.awsmfa("help", "keys", "mvoe"))[2] == "hint: did you mean aws-mfa help keys?"
    assert words(home.awsmfa("keys", "mvoe")) == (2, "aws-mfa: keys has no word mvoe", "hint: did you mean aws-mfa keys move?")
    assert words(home.awsmfa("keys", "move", "datatruck"))[0] == 2


def test_an_uninstallation_would_cut_them_off(home, gpg):
    use_pass(home, gpg)
    assert words(home.awsmfa("hook", "--uninstall")) == (0,)
    moved(home, "pass")
    assert words(home.awsmfa("hook", "--uninstall")) == (
        1, "aws-mfa: without it, no tool would get the credentials of datatruck",
        "hint: bring the keys back first: aws-mfa keys restore datatruck",
    )


# A store that does not do what it says

FORGETFUL = """#!/bin/bash
case $1 in
  insert) cat >/dev/null; {insert} ;;
  show) echo {shown} ;;
esac
"""


def put_in_front(home, insert: str = ":", shown: str = f"{KEY_ID}:{SECRET}") -> None:
    program = home.scratch("forgetful") / "pass"
    program.write_text(FORGETFUL.format(insert=insert, shown=shown))
    program.chmod(0o755)
    home.environment["PATH"] = f"{program.parent}:{home.environment['PATH']}"


def test_a_store_that_gives_back_other_keys_gets_none(home):
    put_in_front(home, shown=f"{KEY_ID}:other")
    before = home.credentials.read_bytes()
    run = home.awsmfa("keys", "move", "datatruck", "--to", "pass")
    assert words(run)[:2] == (1, "aws-mfa: pass gave back other keys than those of datatruck, so the file was left alone"), run
    assert home.credentials.read_bytes() == before


def test_keys_that_change_meanwhile_are_left_alone(home):
    put_in_front(home, insert=f"sed -i s/{KEY_ID}/AKIAEXAMPLE000000001/ {home.credentials}")
    run = home.awsmfa("keys", "move", "datatruck", "--to", "pass")
    assert words(run)[:2] == (1, "aws-mfa: the keys of datatruck have changed in the meantime, so the file was left alone"), run
    assert ("AKIAEXAMPLE000000001" in home.credentials.read_text(), process_of(home)) == (True, "")


def test_keys_print_finds_the_store_by_the_profile_and_prints_no_keys_of_a_file(home):
    run = home.awsmfa("keys", "print", "datatruck")
    assert words(run)[:2] == (1, "aws-mfa: the keys of datatruck are not in a password store, and keys print shows no others"), run
    use_keychain(home)
    moved(home, "keychain")
    run = home.awsmfa("-p", "datatruck", "keys", "print")
    assert json.loads(run.stdout) == {"Version": 1, "AccessKeyId": KEY_ID, "SecretAccessKey": SECRET}, run
    home.config.write_text("[broken\n")
    assert home.execute(*process_words(home, "keychain")).status == 0
