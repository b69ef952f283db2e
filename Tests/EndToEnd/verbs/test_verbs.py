"""Each verb and option on its own."""

from __future__ import annotations

import json
import os
import re
import subprocess
from datetime import datetime

import pytest

from support.logins import session_variables, timeless
from support.product import DEVICES

VERBS = ["login", "renew", "use", "off", "logout", "status", "list", "export", "credential-process", "init", "help"]


# Codes


@pytest.mark.parametrize("typed", ["{}\n", "{}", "{}\r\n", " {} \nrest\n"], ids=["line", "no line end", "CRLF", "more lines"])
def test_a_code_is_read_from_standard_input(home, typed):
    run = home.awsmfa("login", "datatruck", "--store-only", "--code", "-", typed=typed.format(home.code()))
    assert (run.status, "aws_session_token" in home.section()) == (0, True), run


def test_no_code_on_standard_input_is_an_error(home, aws):
    run = home.awsmfa("login", "datatruck", "--store-only", "--code", "-")
    assert (run.status, aws.calls) == (1, [])


@pytest.mark.parametrize("option", ["--code {}", "--code={}"])
def test_a_code_is_taken_from_the_option_without_a_question(shell, home, option):
    result = shell.run(f"aws-mfa datatruck {option.format(home.code())}")
    assert (result.status, "MFA code" in result.output, shell.aws()) == (0, False, session_variables(home.section()))


def test_without_a_terminal_nobody_is_asked(home, aws):
    run = home.awsmfa("login", "datatruck", "--store-only")
    assert (*run, aws.calls) == (
        3, "", "aws-mfa: datatruck needs an MFA code, but nobody can be asked in the background or without a terminal\n"
        "hint: run aws-mfa datatruck in a terminal, or pass the code with --code -\n", [],
    )


# Login's options


def test_store_only_needs_no_integration_and_changes_no_shell(shell, home):
    result = shell.run(f"aws-mfa login datatruck --store-only --code {home.code()}")
    assert (result.status, shell.aws(), "aws_session_token" in home.section()) == (0, {}, True)


def test_no_store_writes_no_credentials_and_names_no_profile(shell, home):
    before = home.credentials.read_bytes()
    result = shell.login(options="--no-store")
    names = sorted(shell.aws())
    assert (result.status, home.credentials.read_bytes(), "AWS_PROFILE" in names, "AWS_SESSION_TOKEN" in names) == (0, before, False, True)


def test_force_opens_another_session(shell, home, aws):
    shell.login()
    first = shell.aws()["AWS_ACCESS_KEY_ID"]
    shell.login(options="--force")
    assert (shell.aws()["AWS_ACCESS_KEY_ID"] != first, shell.aws(), len(aws.calls)) == (True, session_variables(home.section()), 2)


def test_renew_opens_another_session_of_the_active_profile(shell, home, aws):
    shell.login()
    first = shell.aws()["AWS_ACCESS_KEY_ID"]
    shell.ask("aws-mfa renew")
    result = shell.answer(home.code())
    assert (result.status, shell.aws()["AWS_ACCESS_KEY_ID"] != first, shell.aws()) == (0, True, session_variables(home.section()))


def test_renew_needs_an_active_session(shell, aws):
    assert (*shell.run("aws-mfa renew"), aws.calls) == ("aws-mfa: no session is active in this shell\nhint: run aws-mfa PROFILE\n", 3, [])


@pytest.mark.parametrize(("seconds", "option", "calls"), [(400, "", 1), (200, "", 2), (200, "--min-ttl 3m", 1), (400, "--min-ttl 10m", 2)])
def test_a_session_is_joined_only_if_it_lasts_long_enough(home, aws, seconds, option, calls):
    aws.world.session_seconds = seconds
    home.store()
    home.store("datatruck", *option.split())
    assert len(aws.calls) == calls


@pytest.mark.parametrize(("duration", "calls"), [("30m", 1), ("2h", 2)])
def test_only_a_duration_beyond_what_is_left_opens_a_new_session(home, aws, duration, calls):
    home.store("datatruck", "--duration", "1h")
    home.store("datatruck", "--duration", duration)
    assert len(aws.calls) == calls


@pytest.mark.parametrize(
    ("options", "variables", "config", "asked"),
    [
        ((), {}, "", "129600"),
        (("--duration", "90m"), {"AWS_MFA_DURATION": "2h"}, "duration_seconds = 1800\n", "5400"),
        ((), {"AWS_MFA_DURATION": "2h"}, "duration_seconds = 1800\n", "1800"),
        ((), {"AWS_MFA_DURATION": "2h"}, "", "7200"),
    ],
    ids=["nothing", "option", "profile", "setting"],
)
def test_the_duration_is_the_options_the_profiles_or_the_settings(home, aws, options, variables, config, asked):
    home.config.write_text(home.config.read_text().replace("[profile datatruck]\n", f"[profile datatruck]\n{config}"))
    home.awsmfa("login", "datatruck", "--store-only", "--code", home.code(), *options, variables=variables)
    assert aws.calls[0]["parameters"]["DurationSeconds"] == asked


@pytest.mark.parametrize(("duration", "status"), [("14m", 2), ("37h", 2), ("soon", 2), ("", 2), ("-1", 2), ("900", 0), ("36h", 0)])
def test_a_duration_is_held_to_its_bounds_before_a_call(home, aws, duration, status):
    run = home.awsmfa("login", "datatruck", "--store-only", "--code", home.code(), f"--duration={duration}")
    assert (run.status, len(aws.calls)) == (status, 0 if status else 1), run


def test_the_device_can_be_given(home, aws):
    home.config.write_text(home.config.read_text().replace(":mfa/alice", ":mfa/lost"))
    refused = home.awsmfa("login", "datatruck", "--store-only", "--code", home.code())
    home.store("datatruck", "--serial", DEVICES["datatruck"])
    assert (refused.status, home.section()["awsmfa_mfa_serial"], [call["action"] for call in aws.calls]) == (
        4, DEVICES["datatruck"], ["GetSessionToken", "GetSessionToken"],
    )


# use, export, credential-process


def test_use_switches_without_a_call(shell, home, aws):
    home.store()
    result = shell.run("aws-mfa use datatruck")
    assert (timeless(result.output), result.status, shell.aws(), len(aws.calls)) == (
        "datatruck (alice, 111122223333): session until THEN\n", 0, session_variables(home.section()), 1,
    )


def test_use_without_a_session_fails_without_a_call(shell, aws):
    assert (*shell.run("aws-mfa use datatruck"), shell.aws(), aws.calls) == (
        "aws-mfa: no live session for datatruck\nhint: run aws-mfa datatruck\n", 3, {}, [],
    )


EXPORTED = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_CREDENTIAL_EXPIRATION"]
SHOW = " ".join(f'"${name}"' for name in EXPORTED)
EVALUATED = {
    "bash": ("bash", f'eval "$(awsmfa export datatruck --format env)"; printf "%s\\n" {SHOW}; env | grep -c ^AWS_'),
    "zsh": ("zsh", f'eval "$(awsmfa export datatruck)"; printf "%s\\n" {SHOW}; env | grep -c ^AWS_'),
    "sh": ("sh", f'eval "$(awsmfa export datatruck)"; printf "%s\\n" {SHOW}; env | grep -c ^AWS_'),
    "sh, not exported": ("sh", f'eval "$(awsmfa export datatruck --format env-no-export)"; printf "%s\\n" {SHOW}; env | grep -c ^AWS_'),
    "fish": ("fish", f'awsmfa export datatruck --format fish | source; printf "%s\\n" {SHOW}; env | grep -c ^AWS_'),
}


def exported(home) -> list:
    section = home.section()
    return [section[key] for key in ("aws_access_key_id", "aws_secret_access_key", "aws_session_token", "expiration")]


@pytest.mark.parametrize("case", EVALUATED)
def test_an_export_evaluates_to_the_stored_session(home, case):
    program, script = EVALUATED[case]
    home.store()
    run = home.execute(program, "-c", script)
    assert run.stdout.split() == [*exported(home), "0" if "not" in case else "4"], run


# status and list


def test_status_tells_the_session_of_the_shell(shell, home):
    shell.login()
    section = home.section()
    status = json.loads(shell.run("aws-mfa status --json").output)
    end = datetime.fromisoformat(section["expiration"].replace("Z", "+00:00")).timestamp()
    left = end - datetime.now().timestamp()
    assert (abs(status.pop("seconds_left") - left) < 5, status) == (True, {
        "profile": "datatruck", "account": "111122223333", "expiration": section["expiration"], "source": "login", "root": None,
    })


def test_status_in_words(shell):
    shell.login()
    result = shell.run("aws-mfa status")
    assert (timeless(result.output), result.status) == (
        "profile  datatruck (alice, 111122223333)\nsession  until THEN\nsource   login\nstored   [datatruck-mfa] in ~/.aws/credentials\n", 0,
    )


NOTHING = {"profile": None, "account": None, "expiration": None, "seconds_left": None, "source": None, "root": None}


@pytest.mark.parametrize(
    ("variables", "source"), [({}, None), ({"AWS_PROFILE": "mine"}, "user"), ({"AWS_MFA_OFF": "1"}, "off"), ({"AWS_ACCESS_KEY_ID": "x"}, "user")]
)
def test_status_without_a_session(home, variables, source):
    run = home.awsmfa("status", "--json", variables=variables)
    assert (run.status, json.loads(run.stdout)) == (0, {**NOTHING, "source": source})


def test_status_tests_a_session_for_scripts(home):
    home.store()
    words = (["datatruck"], ["datatruck", "--min-ttl", "35h"], ["datatruck", "--min-ttl", "37h"], ["-p", "staging"])
    runs = [home.awsmfa("status", *line) for line in words]
    assert ([run.status for run in runs], runs[3].stdout, {run.stderr for run in runs}) == (
        [0, 0, 3, 3],
        f"profile  staging (bob, {DEVICES['staging'].split(':')[4]})\nsession  none; aws-mfa staging opens one\nstored   no\n", {""},
    )


def test_list_tells_profiles_devices_and_sessions(home):
    home.store()
    text = home.awsmfa("list").stdout
    rows = json.loads(home.awsmfa("list", "--json").stdout)
    session = rows[0].pop("session")
    assert (re.sub(r"3(5h59|6h00)m", "LEFT", text), rows[0], session["expiration"], rows[1]["session"]) == (
        "PROFILE    MFA DEVICE  ROLE  SESSION\ndatatruck  alice       -     LEFT left\nstaging    bob         -     -\n",
        {
            "name": "datatruck", "region": "eu-west-1", "mfa_serial": DEVICES["datatruck"], "role_arn": None,
            "source_profile": None, "base_access_key_id": "AKIASTANDINALICE2222",
        }, home.section()["expiration"], None,
    )


def test_list_names_only(home):
    home.store()
    assert home.awsmfa("list", "--names") == (0, "datatruck\nstaging\n", "")


# Logout


def test_logout_of_a_profile_that_has_no_session_is_no_failure(home):
    assert home.awsmfa("logout", "datatruck") == (0, "", "no stored session to end\n")


def test_logout_without_an_active_session_says_so(home):
    assert home.awsmfa("logout") == (3, "", "aws-mfa: no session is active in this shell\nhint: name a profile, or end every stored session with --all\n")


def test_logout_of_several_profiles(home):
    home.store("datatruck")
    home.store("staging")
    run = home.awsmfa("logout", "datatruck", "staging", "--purge")
    assert (run.status, home.section("datatruck"), home.section("staging")) == (0, None, None)


# Help and mistakes


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_its_help(home, verb):
    runs = [home.awsmfa("help", verb), home.awsmfa(verb, "--help")]
    assert [(run.status, run.stdout.startswith(f"usage: aws-mfa {verb}"), run.stderr) for run in runs] == [(0, True, "")] * 2


@pytest.mark.parametrize("words", [("help",), ("--help",), ("-h",)], ids=" ".join)
def test_the_overview_names_every_verb(home, words):
    run = home.awsmfa(*words)
    assert (run.status, [verb for verb in VERBS if f"\n  {verb} " not in run.stdout and f"\n  {verb}\n" not in run.stdout]) == (0, [])


def test_the_version_is_printed(home):
    run = home.awsmfa("--version")
    assert (run.status, bool(re.fullmatch(r"aws-mfa \d+\.\d+\.\d+\n", run.stdout))) == (0, True)


# Which profile


def test_without_a_name_the_active_profile_is_meant(home, name):
    home.store()
    shell = home.terminal(name, variables={"AWS_PROFILE": "datatruck-mfa"})
    result = shell.run("aws-mfa")
    assert (result.status, shell.aws()) == (0, session_variables(home.section()))


@pytest.mark.parametrize(
    "variables", [{"AWS_PROFILE": "datatruck"}, {"AWS_MFA_DEFAULT_PROFILE": "datatruck"}, {"AWS_PROFILE": "datatruck", "AWS_MFA_DEFAULT_PROFILE": "staging"}]
)
def test_without_a_name_environment_and_setting_decide(home, variables):
    home.store()
    assert home.awsmfa("export", variables=variables) == home.awsmfa("export", "datatruck")


def test_the_environments_keys_are_a_base_of_their_own(home, name, aws):
    alice = aws.world.users[0]
    own = {
        "AWS_ACCESS_KEY_ID": alice.access_key_id, "AWS_SECRET_ACCESS_KEY": alice.secret_access_key,
        "AWS_MFA_SERIAL": DEVICES["datatruck"], "AWS_ENDPOINT_URL": aws.url, "AWS_REGION": "eu-west-1",
    }
    home.credentials.write_text("")
    shell = home.terminal(name, variables=own)
    shell.ask("aws-mfa")
    result = shell.answer(home.code())
    during = shell.aws()
    shell.run("aws-mfa off")
    assert (result.status, during["AWS_ACCESS_KEY_ID"][:4], during["AWS_PROFILE"], shell.aws()) == (
        0, "ASIA", "default-mfa", {**own, "AWS_MFA_OFF": "1"},
    ), result


def test_every_next_step_with_the_environments_keys_works(home, aws):
    alice = aws.world.users[0]
    own = {
        "AWS_ACCESS_KEY_ID": alice.access_key_id, "AWS_SECRET_ACCESS_KEY": alice.secret_access_key, "AWS_SESSION_TOKEN": "",
        "AWS_MFA_SERIAL": DEVICES["datatruck"], "AWS_ENDPOINT_URL": aws.url, "AWS_REGION": "eu-west-1",
    }
    home.credentials.write_text("")
    nobody = home.awsmfa("login", "--store-only", variables=own)
    hint = "run aws-mfa default in a terminal"
    opened = home.awsmfa("login", "default", "--store-only", "--code", home.code(), variables=own)
    given = home.awsmfa("exec", "default", "--", "printenv", "AWS_MFA_PROFILE", variables=own)
    home.awsmfa("logout", "default", variables=own)
    stopped = home.aws_cli("sts", "get-caller-identity", "--profile", "default-mfa")
    assert (nobody.status, hint in nobody.stderr, opened.status, given.stdout, stopped.status) == (3, True, 0, "default\n", 255)
    assert "no live session for default\nhint: run aws-mfa default\n" in stopped.stderr, stopped


def test_temporary_keys_of_the_environment_are_refused_with_the_reason(home, aws):
    own = {"AWS_ACCESS_KEY_ID": "ASIASOMEBODYELSES000", "AWS_SECRET_ACCESS_KEY": "s", "AWS_SESSION_TOKEN": "t"}
    run = home.awsmfa("login", "--store-only", "--code", "123456", variables=own)
    assert (run.status, "the keys in the environment are temporary" in run.stderr, aws.calls) == (1, True, []), run


def test_a_setting_that_is_not_understood_is_told_and_passed_over(home):
    folder = home.path / ".config/aws-mfa"
    folder.mkdir(parents=True)
    (folder / "config").write_text("# mine\nduration = 2h\ncolour = red\n")
    run = home.awsmfa("list", "--names")
    assert (run.status, run.stdout, "~/.config/aws-mfa/config:3: unknown setting colour\n" in run.stderr) == (0, "datatruck\nstaging\n", True)


# Output that nobody reads

PRINTING = ["export datatruck", "export datatruck --format process", "credential-process datatruck", "list", "list --json", "status", "help", "--version"]

FAILING_OUTPUTS = [
    pytest.param("/dev/full", "No space left on device", id="full", marks=pytest.mark.linux),
    pytest.param("&-", "Bad file descriptor", id="closed"),
]


def unwritable(why: str) -> str:
    return f"aws-mfa: standard output cannot be written: {why}\nhint: redirect it somewhere writable, such as another file\n"


@pytest.mark.parametrize(("place", "why"), FAILING_OUTPUTS)
@pytest.mark.parametrize("words", PRINTING)
def test_output_that_cannot_be_written_is_a_failure(home, words, place, why):
    home.store()
    assert home.execute("sh", "-c", f"awsmfa {words} >{place}") == (1, "", unwritable(why))


@pytest.mark.parametrize("words", PRINTING)
def test_a_reader_that_has_gone_ends_a_verb_in_silence(home, words):
    home.store()
    reader, writer = os.pipe()
    os.close(reader)
    with subprocess.Popen([home.program, *words.split()], env=home.environment, stdout=writer, stderr=subprocess.PIPE) as process:
        os.close(writer)
        assert (process.communicate()[1], process.returncode) == (b"", 141)


def test_nothing_to_print_needs_no_output(home):
    assert home.execute("sh", "-c", f"awsmfa login datatruck --store-only --code {home.code()} >&-").status == 0
