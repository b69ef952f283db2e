"""What a person sees and has after a login."""

from __future__ import annotations

import re
import stat

import pytest

from standin import Fault
from support.hooks import expire
from support.logins import QUESTION, calling, session_variables, timeless
from support.product import DEVICES


def test_the_integration_loads_in_silence(shell):
    assert shell.greeting == ""


def test_the_code_is_asked_for_with_profile_user_and_account(shell, aws):
    assert shell.ask("aws-mfa datatruck") == calling(aws) + QUESTION


@pytest.mark.parametrize("form", ["{0}{1}", "{0} {1}", " {0}-{1} "], ids=["bare", "spaced", "padded"])
def test_a_code_opens_a_session_and_its_end_is_told(shell, home, aws, form):
    shell.ask("aws-mfa datatruck")
    code = home.code()
    typed = form.format(code[:3], code[3:])
    result = shell.answer(typed)
    shown = typed.replace("-", "*")
    line = f"datatruck (alice, 111122223333): session at {aws.url} until THEN\n"
    assert (timeless(result.output), result.status) == (f"{calling(aws)}{QUESTION}{shown}\n{line}", 0)


def test_the_shell_exports_the_session_and_nothing_else(home, name):
    stale = {"AWS_SECURITY_TOKEN": "stale", "AWS_DEFAULT_PROFILE": "stale"}
    shell = home.terminal(name, variables=stale)
    shell.login()
    assert shell.aws() == session_variables(home.section())


def test_no_child_sees_what_the_wrapper_keeps(shell):
    shell.login()
    names = [name for name in shell.environment() if "awsmfa" in name.lower() or name.startswith("AWS_MFA_SH")]
    assert names == []


def test_the_section_holds_the_session_the_tie_and_the_profiles_settings(shell, home, aws):
    shell.login()
    section = home.section()
    issued = [section.pop(key) for key in ("aws_access_key_id", "aws_secret_access_key", "aws_session_token")]
    end = section.pop("expiration")
    mode = stat.S_IMODE(home.credentials.stat().st_mode)
    assert ([bool(text) for text in issued], bool(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", end)), mode, section) == (
        [True, True, True], True, 0o600, {
            "manager": "aws-mfa",
            "awsmfa_base_access_key_id": "AKIASTANDINALICE2222",
            "awsmfa_mfa_serial": DEVICES["datatruck"],
            "awsmfa_endpoint": aws.url,
            "awsmfa_mirrored": "region, endpoint_url",
            "region": "eu-west-1",
            "endpoint_url": aws.url,
        },
    )


def test_aws_is_called_once_with_what_the_profile_says(shell, aws):
    shell.login()
    calls = [(call["action"], call["region"], call["access_key_id"], call["parameters"]) for call in aws.calls]
    assert calls == [(
        "GetSessionToken", "eu-west-1", "AKIASTANDINALICE2222", {
            "Action": "GetSessionToken", "Version": "2011-06-15", "DurationSeconds": "129600",
            "SerialNumber": DEVICES["datatruck"], "TokenCode": "******",
        },
    )]


def test_a_second_terminal_joins_without_code_and_without_network(shell, home, aws):
    shell.login()
    second = shell.second()
    result = second.run("aws-mfa datatruck")
    line = "datatruck (alice, 111122223333): joined the session until THEN\n"
    assert (timeless(result.output), result.status, second.aws(), len(aws.calls)) == (
        line, 0, session_variables(home.section()), 1,
    )


def test_two_profiles_take_turns_in_one_shell(shell, home):
    shell.login("datatruck")
    shell.login("staging")
    shell.run("aws-mfa datatruck")
    assert shell.aws() == session_variables(home.section("datatruck"))


def test_the_session_suffix_names_its_base(shell, home):
    shell.login("datatruck")
    assert shell.second().run("aws-mfa datatruck-mfa").status == 0


def test_a_session_that_ended_is_replaced(shell, home):
    expire(shell)
    shell.login()
    assert shell.aws() == session_variables(home.section())


def test_a_session_shorter_than_asked_for_is_told(shell, aws):
    aws.world.session_cap = 7200
    assert "aws-mfa: AWS gave 2h00m instead of the 36h00m asked for\n" in shell.login().output


def test_what_is_typed_while_aws_is_called_stays_for_the_shell(shell, home, aws):
    aws.fail(Fault.hang(0.3))
    shell.ask("aws-mfa datatruck")
    shell.send(f"{home.code()}\rprintf 'typed ah%s\\n' ead\r")
    shell.finish()
    result = shell.finish()
    assert result.output.count("typed ahead\n") == 1
