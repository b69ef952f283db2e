"""A plain name that stands for the session, for tools whose projects fix one."""

from __future__ import annotations

import json
import sys

from support.roles import role_profiles
from support.stores import GPG, KEY_ID, SECRET, process_of, use_pass

PAIR = f"aws_access_key_id = {KEY_ID}\naws_secret_access_key = {SECRET}\n"
CALLER = """
import botocore.session, json, sys
session = botocore.session.Session(profile=sys.argv[1])
caller = session.create_client("sts").get_caller_identity()
print(json.dumps([caller["Arn"], session.get_credentials().token is not None]))
"""


def put_aside(home):
    run = home.awsmfa("keys", "move", "datatruck", "--to", "section")
    assert run.status == 0, run
    return run


def test_programs_get_the_session_by_the_plain_name_and_the_keys_come_back(home, aws):
    home.store()
    put_aside(home)
    assert process_of(home) == f"{home.program} credential-process datatruck"
    assert f"[datatruck-long-term]\n{PAIR}" in home.credentials.read_text()
    run = home.execute(sys.executable, "-c", CALLER, "datatruck")
    assert json.loads(run.stdout or run.stderr) == ["arn:aws:iam::111122223333:user/alice", True]
    cli = home.aws_cli("lambda", "list-functions", "--profile", "datatruck")
    assert cli.status == 0, cli
    home.awsmfa("logout", "datatruck")
    cli = home.aws_cli("sts", "get-caller-identity", "--profile", "datatruck")
    assert (cli.status != 0, "no live session for datatruck" in cli.stderr) == (True, True), cli
    assert home.store().status == 0
    back = home.awsmfa("keys", "restore", "datatruck")
    text = home.credentials.read_text()
    assert (back.status, PAIR in text, "long-term" in text, "credential-process datatruck" in text) == (0, True, False, False), back
    assert home.awsmfa("login", "datatruck", "--store-only").status == 0


def test_a_role_goes_on_for_us_and_for_the_sdks(home, aws):
    role_profiles(home, aws)
    put_aside(home)
    home.store()
    assert home.awsmfa("login", "develop", "--store-only").status == 0
    run = home.execute(sys.executable, "-c", CALLER, "develop")
    assert "assumed-role/Developer" in json.loads(run.stdout or run.stderr)[0]


def test_the_verbs_tell_the_truth(home):
    put_aside(home)
    listed = json.loads(home.awsmfa("list", "--json").stdout)
    names = {row["name"]: row["base_access_key_id"] for row in listed}
    assert (names["datatruck"], "datatruck-long-term" in names) == (KEY_ID, False)
    keys = home.awsmfa("keys")
    assert "~/.aws/credentials [datatruck-long-term], plain name" in keys.stdout
    assert home.awsmfa("hook", "--uninstall").status == 1
    findings = json.loads(home.awsmfa("doctor", "--json").stdout)
    found = [finding for finding in findings if finding["id"] == "stored_keys"]
    assert [(f["level"], f["finding"]) for f in found] == [("ok", "the plain name of datatruck gives its session")]
    again = put_aside(home)
    assert again.stderr == "datatruck: the plain name gives every program the session already\n"


def test_from_the_section_into_a_store_and_all_the_way_back(home):
    gpg = GPG()
    try:
        use_pass(home, gpg)
        before = home.credentials.read_text()
        put_aside(home)
        run = home.awsmfa("keys", "move", "datatruck", "--to", "pass")
        assert (run.status, SECRET in home.credentials.read_text()) == (0, False), run
        assert process_of(home, "datatruck-long-term") == f"{home.program} keys print --from pass --key-id {KEY_ID} datatruck"
        home.store()
        cli = home.aws_cli("sts", "get-caller-identity", "--profile", "datatruck")
        assert "user/alice" in cli.stdout, cli
        home.awsmfa("logout", "datatruck", "--purge")
        back = home.awsmfa("keys", "restore", "datatruck")
        assert (back.status, sorted(home.credentials.read_text().split())) == (0, sorted(before.split())), back
    finally:
        gpg.remove()


def test_a_taken_section_is_left_alone(home):
    home.configure(credentials="[datatruck-long-term]\nregion = eu-west-1\n")
    before = home.credentials.read_bytes()
    run = home.awsmfa("keys", "move", "datatruck", "--to", "section")
    assert (run.status, run.stderr.splitlines()[0], home.credentials.read_bytes()) == (
        1, "aws-mfa: ~/.aws/credentials has a section [datatruck-long-term] already", before,
    )


def test_a_command_of_ours_never_runs_itself(home):
    text = home.credentials.read_text().replace(PAIR, f"credential_process = {home.program} credential-process datatruck\n")
    home.credentials.write_text(text)
    run = home.awsmfa("login", "datatruck", "--store-only", "--code", home.code())
    assert (run.status, "is aws-mfa itself" in run.stderr) == (1, True), run
    home.credentials.write_text(text.replace("credential-process datatruck", "keys print datatruck"))
    run = home.awsmfa("login", "datatruck", "--store-only", "--code", home.code())
    assert (run.status, "is aws-mfa itself" in run.stderr) == (1, True), run
