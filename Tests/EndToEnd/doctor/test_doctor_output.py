"""How doctor says what it has found, and that its tests make every condition."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from support.doctor import diagnose
from support.product import REPOSITORY
from support.tools import add_tool

FINDINGS = REPOSITORY / "Sources/Commands/Doctor/Finding.swift"


def program_ids():
    """The ids that the program can give a finding."""
    cases = re.search(r"enum Check: String.*?\n\n  ///", FINDINGS.read_text(), re.DOTALL).group()
    words = [word for line in re.findall(r"^  case (.*)$", cases, re.MULTILINE) for word in line.split(", ")]
    return [re.search(r'"(\w+)"|^(\w+)$', word).group(1) or word for word in words]


def test_every_id_has_a_test_that_makes_its_condition():
    tests = "".join(file.read_text() for file in Path(__file__).parent.glob("test_doctor_*.py"))
    provoked = set(re.findall(r'^@provokes\("(\w+)"\)$', tests, re.MULTILINE))
    ids = program_ids()
    assert (set(ids) - provoked, provoked - set(ids), len(ids) > 30) == (set(), set(), True)


def test_a_finding_says_what_why_and_how_and_what_is_well_is_counted(home):
    home.credentials.chmod(0o644)
    home.configure(config="[profile x]\nregion = 'eu-west-1'\ngarbage\n")
    run = home.awsmfa("doctor")
    line = len(home.config.read_text().splitlines())
    good = len([finding for finding in diagnose(home).findings if finding["level"] == "ok"])
    assert (run.status, run.stdout, run.stderr) == (
        1,
        f"error: ~/.aws/config:{line}: the line is not key = value\n"
        "  why: the AWS CLI, boto3 and aws-mfa refuse the whole file\n"
        "  fix: correct the line, or put # in front of it\n\n"
        "warning: ~/.aws/credentials can be read by other users of this computer (mode 0644)\n"
        "  why: it holds secret access keys\n"
        "  fix: chmod 600 ~/.aws/credentials\n\n"
        f"warning: ~/.aws/config:{line - 1}: region of [profile x] is in quotes\n"
        "  why: the AWS CLI and most SDKs take the quotes for a part of the value\n"
        "  fix: remove the quotes\n\n"
        "warning: the integration is not loaded in the shell that ran this, or something hides its aws-mfa\n"
        "  why: no login reaches that shell, and its hooks were not checked\n"
        '  fix: type aws-mfa doctor if it is loaded; else run awsmfa init bash --write, then open a new terminal\n\n'
        f"{good} checks passed\n", "",
    )


def test_a_shell_in_which_all_is_well(shell, home):
    result = shell.run("aws-mfa doctor")
    assert (result.status, re.sub(r"\d+", "N", result.output)) == (0, "N checks passed\n")


def test_a_named_profile_is_described(shell, home):
    result = shell.run("aws-mfa doctor datatruck")
    assert (result.status, result.output.split("\n\n")[0].splitlines()) == (0, [
        "ok: 127.0.0.1 answers", "ok: the clock is right", "ok: AWS accepts the keys of datatruck",
        "ok: datatruck has no live session; aws-mfa datatruck opens one",
        "ok: datatruck has an MFA device that gives codes: arn:aws:iam::111122223333:mfa/alice",
        "ok: the access key AKIASTANDINALICE2222 is 0 days old",
    ])


def test_json_has_the_same_fields_for_each_finding(home):
    home.credentials.chmod(0o644)
    for finding in diagnose(home).findings:
        assert list(finding) == ["id", "level", "finding", "why", "fix"]
        assert (finding["why"] is None, finding["fix"] is None) == (finding["level"] == "ok",) * 2
        assert finding["level"] in ("ok", "warning", "error") and finding["id"] in program_ids()


def test_a_warning_alone_is_status_1(home):
    home.credentials.chmod(0o644)
    run = home.execute("bash", "--norc", "-c", 'eval "$(awsmfa init bash)"; aws-mfa doctor')
    assert (run.status, run.stdout.split(":")[0]) == (1, "warning")


@pytest.mark.parametrize("words", [["a", "b"], ["--names"], ["--sdk=1"]])
def test_wrong_usage_is_status_2(home, words):
    assert home.awsmfa("doctor", *words).status == 2


def test_the_help_says_what_the_status_means(home):
    assert "The status is 1 if there is any error or warning, else 0." in home.awsmfa("help", "doctor").stdout


def test_no_secret_is_shown(home):
    home.store()
    secrets = home.secrets()
    text = home.credentials.read_text().replace("aws_secret_access_key = ", "aws_secret_access_key = '")
    text = re.sub(r"^(aws_secret_access_key = '.*)$", r"\1'", text, flags=re.MULTILINE)
    home.credentials.write_text(
        text + "[x]\naws_access_key_id = AKIAEXAMPLE000000001\naws_secret_access_key = CANARY/one # CANARY/two\n"
        "aws_session_token = CANARY/three\naws_security_token = CANARY/four\nCANARY/five\n[x]\n"
    )
    variables = {
        "AWS_ACCESS_KEY_ID": "ASIAEXAMPLE000000001", "AWS_SECRET_ACCESS_KEY": "CANARY/six", "AWS_SESSION_TOKEN": "CANARY/seven",
        "AWS_SECURITY_TOKEN": "CANARY/eight",
    }
    for words in ([], ["--json"], ["x"], ["datatruck", "--json"], ["--sdk"], ["--sdk", "--json"]):
        run = home.awsmfa("doctor", *words, variables=variables)
        shown = [secret for secret in [*secrets, "CANARY"] if secret in run.stdout + run.stderr]
        assert shown == [], run.stdout


def test_no_secret_is_in_an_argument(home):
    home.store()
    add_tool(home, "curl", f'echo "$@" >>{home.path}/words; exec /usr/bin/curl "$@"')
    diagnose(home, "datatruck")
    words = (home.path / "words").read_text()
    assert (len(words.splitlines()) > 4, [secret for secret in home.secrets() if secret in words]) == (True, [])


def test_names_from_files_cannot_control_the_terminal(home):
    home.configure(config="[profile \x1b[31mred\x07]\nregion = 'x'\nsource_profile = \x1b]0;x\x07\nrole_arn = a\n[\x1b[2J]\n")
    for words in ([], ["--json"], ["--sdk"], ["\x1b[31mred\x07"]):
        assert not re.search(r"[^\x20-\x7e\n -~→…]", home.awsmfa("doctor", *words).stdout)


def test_nothing_is_changed_and_nobody_asked(home, aws):
    home.store()
    before = home.files()
    run = home.awsmfa("doctor", "datatruck")
    after = home.files()
    # Since when the access key exists is remembered, as AWS tells it.
    ages, = (name for name in after if name.endswith("/keys"))
    assert (before.pop(ages)[1].split()[2], after.pop(ages)[1].split()[2]) == (b"seen", b"made")
    assert after == before and "MFA code" not in run.stdout + run.stderr


def test_a_thousand_profiles_are_checked(home):
    profiles = "".join(f"[profile p{n}]\nregion = eu-west-1\nrole_arn = arn:aws:iam::111122223333:role/r\nsource_profile = datatruck\n" for n in range(1000))
    home.configure(config=profiles)
    run = home.start(home.program, "doctor", "--json")
    stdout, _ = run.communicate(timeout=30)
    assert [finding["id"] for finding in json.loads(stdout) if finding["level"] != "ok"] == ["integration"]
