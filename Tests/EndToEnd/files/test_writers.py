"""Beside programs that rewrite the credentials file in place (read, truncate, write), no keys or changes are lost."""

from __future__ import annotations

import os
import subprocess
import time

import pytest

from support.files import keep_keys_in_config
from support.processes import wait_for
from support.product import Home
from support.writers import STRACE, WRITERS, slow_cli

@pytest.fixture
def before(home) -> str:
    """Everything in the file except what the other program changes. The CLI would append a section that is new."""
    text = home.credentials.read_text() + "\n"
    home.credentials.write_text(text + "[other]\naws_access_key_id = old\n")
    return text


def ended(*processes: subprocess.Popen) -> list:
    """The exit status of each process and what it printed, once it has ended."""
    return [(process.communicate(timeout=30)[1], process.returncode)[1] for process in processes]


def is_empty(home: Home) -> bool:
    return home.credentials.stat().st_size == 0


def found(home: Home, before: str) -> tuple:
    """Whether the file has everything that was in it, what the other program wrote, and the session."""
    text = home.credentials.read_text()
    session = home.section() or {}
    return text.startswith(before), "[other]\naws_access_key_id = theirs\n" in text, "aws_session_token" in session


@pytest.fixture(params=[True, False], ids=["with leases", "without leases"])
def program(request, home) -> list:
    """The program, also as it works on file systems without leases, and on macOS."""
    unleased = [*STRACE, "-P", str(home.credentials), "-e", "trace=fcntl", "-e", "inject=fcntl:error=EINVAL"]
    return [home.program] if request.param else [*unleased, home.program]


@pytest.mark.linux
def test_a_store_waits_for_a_program_that_has_emptied_the_file(home, before, program):
    keep_keys_in_config(home)
    cli = slow_cli(home, "theirs")
    wait_for(lambda: is_empty(home))
    store = home.start(*program, "login", "datatruck", "--store-only", "--code", home.code())
    assert (ended(store, cli), found(home, before)) == ([0, 0], (True, True, True))


@pytest.mark.linux
def test_a_login_in_whose_question_the_file_was_emptied_waits(home, before, program):
    (home.path / "code").write_text(home.code())
    process = "touch asked; until [ -e go ]; do sleep 0.05; done; cat code"
    home.config.write_text(home.config.read_text().replace("[profile datatruck]\n", f"[profile datatruck]\nmfa_process = {process}\n"))
    store = home.start(*program, "login", "datatruck", "--store-only")
    wait_for((home.path / "asked").exists)
    cli = slow_cli(home, "theirs", 700)
    wait_for(lambda: is_empty(home))
    (home.path / "go").touch()
    assert (ended(store, cli), found(home, before)) == ([0, 0], (True, True, True))


@pytest.mark.linux
def test_what_is_written_into_the_file_that_ours_replaces_is_kept(home, before):
    delayed = [*STRACE, "-e", "inject=/^rename:delay_enter=1000000"]
    store = home.start(*delayed, home.program, "login", "datatruck", "--store-only", "--code", home.code())
    wait_for(lambda: list(home.credentials.parent.glob(".aws-mfa.*")))
    # The last look at the file is over by now.
    time.sleep(0.3)
    home.credentials.write_text(before + "[other]\naws_access_key_id = theirs\n")
    assert (ended(store), found(home, before)) == ([0], (True, True, True))


def test_a_file_that_stays_empty_is_not_written_and_the_session_is_in_the_shell(shell, home):
    shell.ask("aws-mfa datatruck")
    home.credentials.write_text("")
    result = shell.answer(home.code())
    told = (
        "aws-mfa: the session is in this shell only: ~/.aws/credentials has just lost some of its content\n"
        "hint: another program may be writing it: check it, then try again\n"
    )
    assert (result.status, told in result.output, "AWS_SESSION_TOKEN" in shell.aws(), is_empty(home)) == (0, True, True, True), result


# As many stores as possible in a given time, beside such programs

PROFILES = 8
FOREIGN = "".join(f"[keys{n}]\naws_access_key_id = AKIAFOREIGN{n:09}\naws_secret_access_key = foreign+{n}\n\n" for n in range(30))
OLDER = "".join(
    f"[o{n}-long-term]\naws_access_key_id = AKIAOLDER{n:011}\naws_secret_access_key = s\n"
    f"aws_mfa_device = arn:aws:iam::111122223333:mfa/o{n}\n\n"
    f"[o{n}]\naws_access_key_id = ASIAOLDER{n:011}\naws_secret_access_key = s\naws_session_token = t\n"
    f"expiration = 2099-01-01 10:00:00\n\n"
    for n in range(PROFILES)
)


@pytest.mark.parametrize("kind", WRITERS)
def test_stores_without_a_break_beside_a_writer_lose_nothing(home, kind):
    kept = FOREIGN + OLDER
    home.credentials.write_text(kept + "[other]\nvalue = old\n")
    writer = kind(home)
    writer.start()
    try:
        end = time.monotonic() + 8
        stores = 0
        while time.monotonic() < end:
            for number in range(PROFILES):
                stores += home.awsmfa("login", f"o{number}", "--store-only").status == 0
            home.awsmfa("logout", "--all", "--purge")
    finally:
        writer.stop()
    for number in range(PROFILES):
        assert home.awsmfa("login", f"o{number}", "--store-only").status == 0
    text = home.credentials.read_text()
    lost = [part for part in kept.split("\n\n") if part not in text]
    sessions = [f"[o{number}-mfa]\n" in text for number in range(PROFILES)]
    assert (stores > 0, lost, writer.value in text, sessions, sorted(os.listdir(home.credentials.parent))) == (
        True, [], True, [True] * PROFILES, ["config", "credentials"],
    ), (stores, writer.count)
