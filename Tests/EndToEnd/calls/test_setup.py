"""The guided first run: from keys alone to a profile with its device."""

from __future__ import annotations

import pytest

from support.product import DEVICES
from support.terminal import SHELLS

ALICE = DEVICES["datatruck"]
KEYS = "[datatruck]\naws_access_key_id = AKIASTANDINALICE2222\naws_secret_access_key = EXAMPLE/only+not/a+real+secret+for+alice\n"
QUESTION = r"MFA code for datatruck \(alice, 111122223333\): "
DURATION = r"usual length of a session \(15m to 36h, Enter for (36h00m|15m)\): "
CONSENT = "write this to ~/.aws/config? (y or n, Enter for y): "


@pytest.fixture
def home(home, aws):
    """The home of someone with nothing but keys, on a network where the stand-in is AWS."""
    home.credentials.write_text(KEYS)
    home.config.unlink()
    home.environment.update({"AWS_ENDPOINT_URL": aws.url, "AWS_REGION": "eu-west-1"})
    return home


def set_up(shell, home, duration: str = "", consent: str = "", command: str = "aws-mfa setup", file: str = "config"):
    """Answer every question; returns the text above the last one, and the end."""
    shell.type(command)
    shell.child.expect(QUESTION)
    shell.send(home.code() + "\r")
    shell.child.expect(DURATION)
    shell.send(duration + "\r")
    shell.child.expect_exact(CONSENT.replace("config", file))
    shown = shell.child.before.replace("\r", "")
    shell.send(consent + "\r")
    return shown, shell.finish()


def test_keys_alone_become_a_profile_that_logs_in(shell, home, aws):
    shown, result = set_up(shell, home, "12h")
    added = f"mfa_serial = {ALICE}\nduration_seconds = 43200\n"
    diff = f"~/.aws/config:\n+ [profile datatruck]\n+ mfa_serial = {ALICE}\n+ duration_seconds = 43200\n"
    assert (result.status, diff in shown, home.config.read_text(), home.credentials.read_text().startswith(KEYS)) == (
        0, True, f"[profile datatruck]\n{added}", True,
    )
    calls = len(aws.calls)
    joined = shell.run("aws-mfa datatruck")
    forced = shell.login(options="--force")
    assert (joined.status, len(aws.calls) - calls, forced.status, aws.calls[-1]["parameters"]["DurationSeconds"]) == (
        0, 1, 0, "43200",
    )


@pytest.mark.parametrize("name", ["bash"])
def test_every_byte_of_the_users_file_survives_and_its_mode_too(shell, home):
    before = b"\xef\xbb\xbf# mine\r\n[default]\r\nregion=x\r\n\r\n[profile datatruck]  # here\r\ns3 =\r\n  a = b\r\n; end\r\n[x]\r\nlast = \xc3\xa9"
    home.config.write_bytes(before)
    home.config.chmod(0o644)
    set_up(shell, home)
    line = f"mfa_serial = {ALICE}\r\n".encode()
    after = home.config.read_bytes()
    assert (after.replace(line, b""), after.count(line), after.index(line) < after.index(b"; end"), home.config.stat().st_mode & 0o777) == (
        before, 1, True, 0o644,
    )


@pytest.mark.parametrize("name", ["bash"])
def test_without_consent_no_file_but_the_sessions_is_written(shell, home):
    _, result = set_up(shell, home, consent="n")
    assert (result.status, home.config.exists(), shell.aws()["AWS_PROFILE"]) == (0, False, "datatruck-mfa")


@pytest.mark.parametrize("name", ["bash"])
def test_a_link_stays_a_link(shell, home):
    target = home.path / "dotfiles"
    target.write_text("[profile datatruck]\n")
    home.config.symlink_to(target)
    set_up(shell, home)
    assert (home.config.is_symlink(), target.read_text()) == (True, f"[profile datatruck]\nmfa_serial = {ALICE}\n")


def test_an_interrupted_set_up_changes_nothing(shell, home):
    before = shell.aws(), home.files()
    shell.type("aws-mfa setup datatruck")
    shell.child.expect(QUESTION)
    shell.send("\x03")
    assert (shell.finish().status, (shell.aws(), home.files())) == (130, before)


@pytest.mark.parametrize("name", ["bash"])
def test_a_set_up_that_is_interrupted_after_the_test_says_what_is_kept(shell, home):
    shell.type("aws-mfa setup")
    shell.child.expect(QUESTION)
    shell.send(home.code() + "\r")
    shell.child.expect(DURATION)
    shell.send("\x03")
    result = shell.finish()
    hint = "hint: the session of datatruck is kept and the profile is unchanged: aws-mfa datatruck uses the session, aws-mfa setup datatruck starts again"
    assert (result.status, hint in result.output, home.config.exists(), "[datatruck-mfa]" in home.credentials.read_text()) == (
        130, True, False, True,
    )


@pytest.mark.parametrize("name", ["bash"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_no_secret_of_a_file_that_is_edited_reaches_the_terminal(shell, home, end):
    home.credentials.write_bytes((KEYS + "duration_seconds = 900\n").replace("\n", end).encode())
    shown, result = set_up(shell, home, "12h", command=f"aws-mfa setup --serial {ALICE}", file="credentials")
    assert (result.status, "- duration_seconds = 900\n+ duration_seconds = 43200\n" in shown, [
        line for line in shown.splitlines() if "secret" in line or "token" in line
    ]) == (0, True, [])


@pytest.mark.parametrize("name", ["bash"])
def test_a_wrong_code_is_asked_again_and_nothing_is_written_after_three(shell, home):
    before = home.files()
    shell.type("aws-mfa setup datatruck")
    for _ in range(3):
        shell.child.expect(QUESTION)
        shell.send(home.wrong_code() + "\r")
    assert (shell.finish().status, home.files()) == (4, before)


def test_a_script_cannot_set_up(home):
    run = home.awsmfa("setup", "datatruck")
    assert (run.status, run.stderr.splitlines()[-2]) == (
        3, "aws-mfa: setup asks questions, but there is no terminal to ask on",
    )


def test_the_program_alone_can_set_up(home):
    shell = home.terminal(SHELLS[0], is_loaded=False)
    _, result = set_up(shell, home, command="awsmfa setup")
    assert (result.status, home.config.read_text()) == (0, f"[profile datatruck]\nmfa_serial = {ALICE}\n")


@pytest.mark.parametrize("name", ["bash"])
def test_a_leftover_token_is_removed_on_consent_and_not_shown(shell, home):
    home.credentials.write_text(KEYS.replace("[datatruck]\n", "[datatruck]\naws_session_token = STALE/token\n"))
    shell.type("aws-mfa setup datatruck")
    shell.child.expect_exact("write this to ~/.aws/credentials? (y or n, Enter for y): ")
    shown = shell.child.before.replace("\r", "")
    shell.send("\r")
    shell.child.expect(QUESTION)
    shell.send(home.code() + "\r")
    shell.child.expect(DURATION)
    shell.send("\r")
    shell.child.expect_exact(CONSENT)
    shell.send("\r")
    result = shell.finish()
    assert ("\n- aws_session_token = …\n" in shown, "STALE" in shell.log + shown, result.status) == (True, False, 0), shown
    assert home.credentials.read_text().startswith(KEYS)
