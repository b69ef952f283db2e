"""Many logins at once, and logins that are killed."""

from __future__ import annotations

import os
import random
import stat
import subprocess
import time

import pytest

from support.product import Home
from support.writers import WRITERS

CROWD = 50
BIG = "# " + "x" * 10_000 + "\n"


def starting(home: Home, number: int) -> subprocess.Popen:
    code = home.server.next_code(f"arn:aws:iam::111122223333:mfa/u{number}")
    return home.start(home.program, "login", f"p{number}", "--store-only", "--force", "--code", code)


def test_sessions_stored_at_the_same_moment_all_land(crowd):
    before = crowd.credentials.read_text()
    processes = [starting(crowd, number) for number in range(CROWD)]
    statuses = [process.wait(60) for process in processes]
    for process in processes:
        process.communicate()
    whole = [set(crowd.section(f"p{number}") or {}) >= {"aws_session_token", "manager"} for number in range(CROWD)]
    assert (statuses, whole, crowd.credentials.read_text().startswith(before)) == ([0] * CROWD, [True] * CROWD, True)


def test_a_killed_store_leaves_the_old_file_or_the_new_one(home):
    home.configure(credentials=BIG * 20)
    home.store()
    before = home.credentials.read_text().partition("[datatruck-mfa]")[0]
    moments = random.Random(1)
    torn = [text for text in (_after_a_kill(home, moments.uniform(0, 0.06)) for _ in range(30)) if not _is_whole(text, before)]
    # With another device: a call of a killed login may still be on its way and use up a code.
    last = home.store("staging")
    assert (torn, last.status, sorted(os.listdir(home.credentials.parent))) == ([], 0, ["config", "credentials"])


def _after_a_kill(home: Home, seconds: float) -> str:
    process = home.start(home.program, "login", "datatruck", "--store-only", "--force", "--code", home.code())
    time.sleep(seconds)
    process.kill()
    process.communicate()
    return home.credentials.read_text()


def _is_whole(text: str, before: str) -> bool:
    head, _, section = text.partition("[datatruck-mfa]\n")
    keys = [line.partition(" = ")[0] for line in section.splitlines()]
    return head == before and keys[:5] == [
        "aws_access_key_id", "aws_secret_access_key", "aws_session_token", "expiration", "manager"
    ] and text.endswith("\n") and keys[-1] == "endpoint_url"


def test_a_foreign_writer_beside_ours_loses_nothing(crowd):
    for number in range(5):
        stores = [starting(crowd, 2 * number), starting(crowd, 2 * number + 1)]
        foreign = crowd.aws_cli("configure", "set", "aws_access_key_id", f"AKIA{number}", "--profile", f"foreign{number}")
        assert (foreign.status, [store.wait(30) for store in stores]) == (0, [0, 0])
        for store in stores:
            store.communicate()
    text = crowd.credentials.read_text()
    found = [f"[foreign{number}]" in text for number in range(5)] + [f"[p{number}-mfa]" in text for number in range(10)]
    assert found == [True] * 15


# One at a time: two of them would destroy each other's text.
@pytest.mark.parametrize("kind", WRITERS)
def test_many_logins_beside_a_program_that_rewrites_the_file_lose_nothing(crowd, kind):
    crowd.credentials.write_text(crowd.credentials.read_text() + "\n[other]\nvalue = old\naws_access_key_id = old\n")
    before = [section for section in crowd.credentials.read_text().split("\n\n") if "[p" in section]
    writer = kind(crowd, rest=0.3)
    writer.start()
    processes = [starting(crowd, number) for number in range(CROWD)]
    ends = [(process.communicate(timeout=60), process.returncode)[1] for process in processes]
    writer.stop()
    # The program may have written what it had read before ours stored a session.
    for number in range(CROWD):
        if "aws_session_token" not in (crowd.section(f"p{number}") or {}):
            assert starting(crowd, number).wait(30) == 0
    text = crowd.credentials.read_text()
    whole = [set(crowd.section(f"p{number}") or {}) >= {"aws_session_token", "manager"} for number in range(CROWD)]
    lost = [section for section in before if section.strip() not in text]
    assert (lost, writer.value in text, whole, min(ends)) == ([], True, [True] * CROWD, 0), ends
    assert oct(stat.S_IMODE(crowd.credentials.stat().st_mode)) == "0o600"
    assert sorted(os.listdir(crowd.credentials.parent)) == ["config", "credentials"]
