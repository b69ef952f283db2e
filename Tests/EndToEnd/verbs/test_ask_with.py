"""`ask_with`: a dialog asks for the code where there is no terminal."""

from __future__ import annotations

import json
import os
import subprocess

import pytest
from botocore.credentials import ProcessProvider

from support.processes import wait_for

FAKE = """#!/bin/sh
printf '%s\\n' "$AWS_MFA_QUESTION" >>"$HOME/asked"
env >"$HOME/environment"
sleep 0.3
cat "$HOME/answer" 2>/dev/null || exit 1
"""
QUESTION = "MFA code for datatruck (alice, 111122223333):"


@pytest.fixture
def dialog(home):
    """A program that stands for a dialog: it prints the file `answer`, or is cancelled without one."""
    program = home.path / "dialog"
    program.write_text(FAKE)
    program.chmod(0o755)
    settings = home.path / ".config/aws-mfa/config"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text("ask_with = ~/dialog --text \"$AWS_MFA_QUESTION\"\n")
    return home


def asked(home) -> list:
    file = home.path / "asked"
    return file.read_text().splitlines() if file.exists() else []


def test_twenty_processes_at_once_show_one_dialog_and_share_its_session(dialog):
    (dialog.path / "answer").write_text(dialog.code())
    crowd = [dialog.start(dialog.program, "credential-process", "datatruck") for _ in range(20)]
    ends = [(*process.communicate(timeout=60), process.returncode) for process in crowd]
    assert {status for _, _, status in ends} == {0} and {errors for _, errors, _ in ends} == {""}
    assert {json.loads(output)["AccessKeyId"] for output, _, _ in ends} == {dialog.section()["aws_access_key_id"]}
    assert asked(dialog) == [f"aws-mfa: calling {dialog.server.url}, which is not AWS. {QUESTION}"]


def test_an_sdk_gets_its_session_from_the_dialog(dialog):
    (dialog.path / "answer").write_text(dialog.code())
    profiles = {"profiles": {"tool": {"credential_process": f"{dialog.program} credential-process datatruck"}}}
    run = lambda *words, **options: subprocess.Popen(*words, env=dialog.environment, **options)
    found = ProcessProvider("tool", lambda: profiles, popen=run).load().get_frozen_credentials()
    assert found.access_key == dialog.section()["aws_access_key_id"]


def test_a_dialog_that_was_closed_is_not_shown_again_at_once_and_the_error_says_so(dialog):
    runs = [dialog.awsmfa("exec", "datatruck", "--", "true"), dialog.awsmfa("credential-process", "datatruck")]
    wanted = "aws-mfa: the dialog for the code of datatruck was closed without a code\nhint: aws-mfa datatruck asks in a terminal; the dialog opens again in 1m\n"
    assert [(run.status, run.stdout, run.stderr) for run in runs] == [(3, "", wanted)] * 2
    assert len(asked(dialog)) == 1


def test_nothing_secret_reaches_the_dialog_and_nothing_in_a_name_is_run(dialog):
    dialog.configure(f"\n[profile '$(touch owned)`touch owned`<b>']\nrole_arn = arn:aws:iam::111122223333:role/Developer\nsource_profile = datatruck\nregion = eu-west-1\nendpoint_url = {dialog.server.url}\n")
    (dialog.path / "answer").write_text(dialog.code())
    dialog.awsmfa("credential-process", "$(touch owned)`touch owned`<b>")
    environment = (dialog.path / "environment").read_text()
    assert not (dialog.path / "owned").exists()
    assert "?(touch owned)?touch owned??b?" in environment
    assert [secret for secret in dialog.secrets() if secret[:20] in environment] == []


def test_a_rotation_shows_no_dialog(dialog):
    run = dialog.awsmfa("rotate", "datatruck")
    assert (run.status, asked(dialog)) == (3, []), run


# The real zenity

@pytest.fixture
def display(home):
    """A screen that nobody sees."""
    reader, writer = os.pipe()
    # With -noreset it goes on when its last client has left, and does not drop a dialog that is about to open.
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", "640x480x24", "-nolisten", "tcp", "-noreset"], pass_fds=[writer],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writer)
    number = os.read(reader, 16).decode().strip()
    home.environment["DISPLAY"] = f":{number}"
    yield
    server.terminate()
    server.wait()
    os.close(reader)


def press(home, *keys: str) -> None:
    """Wait for a dialog, type into it, and wait until it is closed: the next may have the same number."""
    def window() -> str:
        return home.execute("xdotool", "search", "--onlyvisible", "--name", "^MFA$").stdout.strip()

    home.execute("xdotool", "windowfocus", wait_for(window))
    for key in keys:
        home.execute("xdotool", *(("type", "--delay", "5", key) if key.isdigit() else ("key", key)))
    wait_for(lambda: not window())


@pytest.mark.linux
def test_zenity_asks_again_after_a_wrong_code_and_escape_closes_it(home, display):
    (home.path / ".config/aws-mfa").mkdir(parents=True)
    (home.path / ".config/aws-mfa/config").write_text('ask_with = zenity --entry --title=MFA --text="$AWS_MFA_QUESTION"\n')
    with home.start(home.program, "exec", "datatruck", "--", "sh", "-c", "echo $AWS_MFA_PROFILE") as process:
        press(home, home.wrong_code(), "Return")
        press(home, home.code(), "Return")
        output, errors = process.communicate(timeout=60)
    assert (process.returncode, output) == (0, "datatruck\n")
    assert "AWS refused the code" in errors
    home.awsmfa("logout", "datatruck")
    with home.start(home.program, "exec", "datatruck", "--", "true") as process:
        press(home, "Escape")
        _, errors = process.communicate(timeout=60)
    assert (process.returncode, errors.splitlines()[0]) == (3, "aws-mfa: the dialog for the code of datatruck was closed without a code")
