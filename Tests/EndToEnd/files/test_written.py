"""Profile files that say something else than they seem to: what a person is told."""

from __future__ import annotations

import json
import os
import re

import pytest

from support.files import KEYS
from support.logins import failing, refusal
from support.product import DEVICES
from support.tools import write_script

HEAD = "[profile datatruck]\n"
COMMENT = "the AWS CLI reads {} as part of the value: put the comment on a line of its own"
NOT_PROFILE = "headers of the config file begin with profile, except for [default]"
ROLE = "arn:aws:iam::111122223333:role/ReadOnly"


def written(home, line: str) -> None:
    """Put a line at the beginning of the profile, in place of the one with the same key."""
    key = line.partition(" =")[0]
    lines = home.config.read_text().replace(HEAD, f"{HEAD}{line}\n", 1).splitlines(keepends=True)
    start = lines.index(f"{line}\n")
    end = next((n for n in range(start, len(lines)) if not lines[n].strip()), len(lines))
    rest = [text for text in lines[start + 1:end] if not text.startswith(f"{key} =")]
    home.config.write_text("".join(lines[:start + 1] + rest + lines[end:]))


def stored(home, profile: str = "datatruck", *options: str):
    return home.awsmfa("login", profile, "--store-only", "--code", home.code(), *options)


# A comment at the end of a line

REFUSED = {
    "region = eu-west-1 # home": "region of profile datatruck is not a region name: eu-west-1 # home",
    "mfa_serial = arn:aws:iam::111122223333:mfa/alice ; mine":
        "mfa_serial of profile datatruck is not an MFA device: arn:aws:iam::111122223333:mfa/alice ; mine",
    "endpoint_url = http://127.0.0.1:1 # local": "endpoint_url is not an endpoint URL: http://127.0.0.1:1 # local",
    "services = local # x": "the profile has services = local # x, but the config file has no section [services local # x]",
    "duration_seconds = 3600 # 1h": "duration_seconds of profile datatruck is not a number of seconds: 3600 # 1h",
    "region = eu-west-1#home": "region of profile datatruck is not a region name: eu-west-1#home",
    "include_profile = staging # x":
        "include_profile of profile datatruck names staging # x, but there is no such profile in ~/.aws/config or ~/.aws/credentials",
}


@pytest.mark.parametrize("line", REFUSED)
def test_a_comment_that_is_part_of_a_value_is_named(home, line):
    written(home, line)
    comment = line[re.search("[#;]", line).start():]
    assert failing(home) == refusal(1, REFUSED[line], COMMENT.format(comment))


SAID = {
    "output = json # x": "output of profile datatruck is not a value that the AWS CLI knows: json # x",
    "use_fips_endpoint = true # x": "use_fips_endpoint of profile datatruck counts as false: true # x",
    "use_dualstack_endpoint = true # x": "use_dualstack_endpoint of profile datatruck counts as false: true # x",
}


@pytest.mark.parametrize("line", SAID)
def test_a_comment_that_makes_a_value_count_for_nothing_is_named_and_the_login_goes_on(home, line):
    written(home, line)
    run = stored(home)
    assert (run.status, run.stderr.splitlines()[:2]) == (0, [f"aws-mfa: {SAID[line]}", "hint: " + COMMENT.format("# x")])


def test_a_comment_in_a_roles_profile_is_named(home, aws):
    home.configure(f"\n[profile r]\nrole_arn = {ROLE} # x\nsource_profile = datatruck # y\nendpoint_url = {aws.url}\n")
    source = stored(home, "r")
    home.config.write_text(home.config.read_text().replace("datatruck # y", "datatruck"))
    role = stored(home, "r")
    assert [(run.status, run.stderr.splitlines()) for run in (source, role)] == [
        (1, [
            "aws-mfa: source_profile of profile r names datatruck # y, but there is no such profile in ~/.aws/config or ~/.aws/credentials",
            "hint: " + COMMENT.format("# y"),
        ]),
        (1, [f"aws-mfa: role_arn of profile r is not a role ARN: {ROLE} # x", "hint: " + COMMENT.format("# x")]),
    ]


def test_a_roles_duration_with_a_comment_is_said_and_the_role_lasts_an_hour(home, aws):
    home.configure(f"\n[profile r]\nrole_arn = {ROLE}\nsource_profile = datatruck\nendpoint_url = {aws.url}\nduration_seconds = 7200 # 2h\n")
    run = stored(home, "r")
    assert (run.status, run.stderr.splitlines()[:2], aws.calls[-1]["parameters"]["DurationSeconds"]) == (
        0,
        [
            "aws-mfa: duration_seconds of profile r is not a number of seconds, so the role gets the usual hour: 7200 # 2h",
            "hint: " + COMMENT.format("# 2h"),
        ],
        "3600",
    )


# Other slips


def test_a_value_that_no_call_can_have_is_answered_with_the_right_one_before_the_code_is_used(home, aws):
    told = {}
    for line in ("region = EU-WEST-1", "duration_seconds = 1h", "mfa_serial = arn:aws:iam::111122223333:mfa/alice/"):
        text = home.config.read_text()
        written(home, line)
        told[line] = failing(home)
        home.config.write_text(text)
    device = "arn:aws:iam::111122223333:mfa/NAME, or a hardware token's serial number; aws-mfa devices datatruck lists them"
    assert (list(told.values()), aws.calls) == ([
        refusal(1, "region of profile datatruck is not a region name: EU-WEST-1", "did you mean eu-west-1?"),
        refusal(1, "duration_seconds of profile datatruck is not a number of seconds: 1h", "write it in seconds: 3600"),
        refusal(1, "mfa_serial of profile datatruck is not an MFA device: arn:aws:iam::111122223333:mfa/alice/",
                f"use the device's ARN, such as {device}"),
    ], [])


@pytest.mark.parametrize(("arn", "hint"), [
    ("arn:aws:iam::111122223333:user/alice", "a role ARN looks like arn:aws:iam::111122223333:role/NAME"),
    ("arn:aws:sts::111122223333:assumed-role/ReadOnly/me", f"that is a session of the role, whose own ARN looks like {ROLE}"),
])
def test_an_arn_of_something_else_than_a_role_is_refused_before_the_code_is_used(home, aws, arn, hint):
    home.configure(f"\n[profile r]\nrole_arn = {arn}\nsource_profile = datatruck\nendpoint_url = {aws.url}\n")
    run = stored(home, "r")
    assert (run, aws.calls) == ((1, "", f"aws-mfa: role_arn of profile r is not a role ARN: {arn}\nhint: {hint}\n"), [])


def test_a_misspelt_key_is_named_with_its_line(home):
    home.credentials.write_text(home.credentials.read_text().replace("aws_secret_access_key", "aws_secret_key", 1))
    assert failing(home) == refusal(
        1, "~/.aws/credentials:4: profile datatruck has no aws_secret_access_key, but a key that no tool reads: aws_secret_key",
        "write aws_secret_access_key in its place",
    )


def test_a_credentials_file_that_is_not_there_is_named(home):
    home.credentials.rename(home.path / "elsewhere")
    variable = failing(home, variables={"AWS_SHARED_CREDENTIALS_FILE": "~/nowhere"})
    home.credentials.symlink_to("nowhere")
    link = failing(home)
    home.credentials.unlink()
    os.mkfifo(home.credentials)
    pipe = home.awsmfa("login", "datatruck", "--store-only").stderr
    name = "profile datatruck has no access keys"
    assert (variable, link, pipe.splitlines()[0]) == (
        refusal(
            1, f"{name}, and AWS_SHARED_CREDENTIALS_FILE names a file that does not exist: ~/nowhere",
            "correct the variable, or unset it to use ~/.aws/credentials",
        ),
        refusal(
            1, f"{name}: ~/.aws/credentials is a link to a file that does not exist",
            "bring that file back, or mount the disk that it is on",
        ),
        f"aws-mfa: {name}: ~/.aws/credentials is not read, because it is not a regular file",
    )


@pytest.mark.parametrize(("head", "mode", "reason"), [
    ("#!/bin/sh", 0o644, "is not executable"), ("#!/bin/sh\r", 0o755, "names a program that is not there"),
])
def test_a_process_that_is_there_but_cannot_be_run_is_not_called_missing(home, tool, head, mode, reason):
    tool.write_text(f"{head}\n")
    tool.chmod(mode)
    written(home, f"credential_process = {tool}")
    status, _, error, _ = failing(home)
    assert (status, f"failed with status 126: " in error, reason in error, "there is no program" in error) == (1, True, True, False), error


# What is in the wrong place


def test_a_header_that_is_the_other_files_is_named(home):
    home.configure(
        f"\n[deploy]\nrole_arn = {ROLE}\nsource_profile = datatruck\n\n[profile test2]\nregion = eu-west-1\n",
        f"\n[profile test1]\n{KEYS}\n[profile test2]\n{KEYS}",
    )
    told = [stored(home, name).stderr for name in ("test1", "test2", "deploy")]
    assert told == [
        "aws-mfa: ~/.aws/credentials:10: in this file, the header [profile test1] does not name profile test1\n"
        "hint: write [test1]: only headers of the config file begin with profile\n",
        "aws-mfa: ~/.aws/credentials:14: in this file, the header [profile test2] does not name profile test2\n"
        "hint: write [test2]: only headers of the config file begin with profile\n",
        "aws-mfa: ~/.aws/config:12: in this file, the header [deploy] does not name profile deploy\n"
        f"hint: write [profile deploy]: {NOT_PROFILE}\n",
    ]


def test_settings_under_a_wrong_header_are_named_and_the_login_goes_on(home):
    home.config.write_text(home.config.read_text().replace("[profile staging]", "[staging]"))
    run = home.awsmfa("login", "staging", "--store-only", "--code", home.code("staging"), "--serial", DEVICES["staging"],
                      variables={"AWS_ENDPOINT_URL": home.server.url})
    assert (run.status, run.stderr.splitlines()[0]) == (
        0, "aws-mfa: ~/.aws/config:7: in this file, the header [staging] does not name profile staging",
    ), run


def test_a_source_without_a_role_is_told(home):
    home.configure("\n[profile q]\nsource_profile = datatruck\n")
    run = stored(home, "q")
    listed = {row["name"]: row["source_profile"] for row in json.loads(home.awsmfa("list", "--json").stdout)}
    assert (run.status, run.stderr, listed["q"]) == (
        1,
        "aws-mfa: profile q has no access keys, and its source_profile counts only with a role_arn\n"
        "hint: add the role's ARN as role_arn, or use the source itself: aws-mfa datatruck\n",
        None,
    )


@pytest.mark.parametrize("key", ["aws_session_token", "aws_security_token"])
def test_a_token_beside_long_term_keys_is_named_with_its_line(home, key):
    home.credentials.write_text(home.credentials.read_text().replace("[datatruck]\n", f"[datatruck]\n{key} = old\n"))
    assert failing(home) == refusal(
        1, f"profile datatruck has long-term keys with a session's {key} beside them: ~/.aws/credentials:3",
        "delete that line, or run aws-mfa setup datatruck, which offers to",
    )


@pytest.mark.parametrize("resource", ["user/alice", "role/Admin", "sms-mfa/alice"])
def test_what_is_no_device_is_refused_before_the_question(shell, home, aws, resource):
    serial = f"arn:aws:iam::111122223333:{resource}"
    written(home, f"mfa_serial = {serial}")
    result = shell.run("aws-mfa datatruck")
    assert (result.status, result.output, aws.calls) == (
        1,
        f"aws-mfa: mfa_serial of profile datatruck is not an MFA device: {serial}\n"
        "hint: use the device's ARN, such as arn:aws:iam::111122223333:mfa/NAME, or a hardware token's serial number; "
        "aws-mfa devices datatruck lists them\n",
        [],
    )
    listed = shell.run("aws-mfa devices datatruck")
    assert (listed.status, DEVICES["datatruck"] in listed.output) == (0, True), listed


# A session pasted by hand

PASTED = "aws_access_key_id = ASIAAAAABBBBCCCCDDDD\naws_secret_access_key = s\naws_session_token = t\n"


def test_a_pasted_session_is_no_profile_of_its_own(shell, home):
    home.configure(credentials=f"\n[datatruck-mfa]\n{PASTED}")
    names = home.awsmfa("list", "--names").stdout
    shell.type("aws-mfa setup")
    shell.child.expect_exact("which profile? (its name or 1 to 2, Enter cancels): ")
    shown = shell.child.before
    shell.send("\x03")
    shell.finish()
    assert (names, "datatruck-mfa" in shown) == ("datatruck\nstaging\n", False)


@pytest.mark.parametrize("space", ["  ", "\t"])
def test_an_indented_paste_is_stored_flush_left(home, space):
    before = home.credentials.read_text()
    home.configure(credentials="\n[datatruck-mfa]\n" + "".join(f"{space}{line}\n" for line in PASTED.splitlines()))
    home.store()
    text = home.credentials.read_text()
    assert (text.startswith(before + "\n[datatruck-mfa]\naws_access_key_id = ASIA"), [
        line for line in text.splitlines() if line != line.lstrip()
    ]) == (True, [])


# A process that gives keys


@pytest.fixture
def tool(home):
    """A program that prints the long-term keys of datatruck, which are in no file."""
    keys = dict(line.split(" = ") for line in KEYS.splitlines())
    home.credentials.write_text("")
    answer = {"Version": 1, "AccessKeyId": keys["aws_access_key_id"], "SecretAccessKey": keys["aws_secret_access_key"]}
    (home.path / "answer").write_text(json.dumps(answer))
    write_script(home.path / "tool", f"cat {home.path}/answer")
    return home.path / "tool"


SHELL_ONLY = {
    "~/tool": ("failed with status 127: there is no program ~/tool", "~", "write the whole path"),
    "$HOME/tool": ("failed with status 127: there is no program $HOME/tool", "$HOME", "write the whole path"),
    "X=1 {tool}": (
        "failed with status 127: there is no program X=1", "X=", "put the command into a script, and write the script's whole path",
    ),
    "true && {tool}": (
        "printed something other than access keys", "&&", "put the command into a script, and write the script's whole path",
    ),
    "echo $(cat answer)": (
        "printed something other than access keys", "$(", "put the command into a script, and write the script's whole path",
    ),
}


@pytest.mark.parametrize("command", SHELL_ONLY)
def test_what_only_a_shell_understands_in_a_command_is_named(home, tool, command):
    error, syntax, cure = SHELL_ONLY[command]
    written(home, f"credential_process = {command.format(tool=tool)}")
    assert failing(home) == refusal(
        1, f"credential_process of profile datatruck {error}", f"no shell runs it, so {syntax} means nothing there: {cure}",
    )


def test_a_command_whose_quotes_hide_such_things_works(home, tool):
    written(home, f"credential_process = {tool} '~/x | $HOME'")
    assert stored(home).status == 0


def test_the_last_line_of_a_process_that_fails_is_passed_on(home, tool):
    write_script(tool, r"printf 'one\nno token:\033[31m expired\n\n' >&2; exit 3")
    written(home, f"credential_process = {tool}")
    assert failing(home) == refusal(
        1, "credential_process of profile datatruck failed with status 3: no token:?[31m expired",
        "run its command by hand to see why",
    )


def test_no_more_than_a_line_of_a_process_that_fails_is_passed_on(home, tool):
    write_script(tool, "head -c 50000 /dev/zero | tr '\\0' x >&2; exit 3")
    written(home, f"credential_process = {tool}")
    status, _, stderr, _ = failing(home)
    assert (status, len(stderr) < 400, "x… (49800 more)\n" in stderr) == (1, True, True)


def test_on_a_terminal_the_process_speaks_for_itself(shell, home, tool):
    write_script(tool, "echo no token >&2; exit 3")
    written(home, f"credential_process = {tool}")
    result = shell.run("aws-mfa datatruck")
    assert result.output == (
        "no token\naws-mfa: credential_process of profile datatruck failed with status 3\nhint: run its command by hand to see why\n"
    )


@pytest.mark.parametrize("name", ["bash"])
def test_on_a_terminal_no_shell_says_that_it_did_not_find_the_program(shell, home, tool):
    written(home, "credential_process = ~/tool")
    assert shell.run("aws-mfa datatruck").output == (
        "aws-mfa: credential_process of profile datatruck failed with status 127: there is no program ~/tool\n"
        "hint: no shell runs it, so ~ means nothing there: write the whole path\n"
    )
