"""The lock under which files are changed, and what killed processes have left."""

from __future__ import annotations

import fcntl
import os
import stat
import subprocess
import threading
import time

import pytest

from support.hooks import configure, login_for, wait_until
from support.processes import wait_for
from support.product import Home


def hold(file) -> int:
    """Lock a file, as another program does; returns the descriptor to close."""
    held = os.open(file, os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)
    return held


def lock_of_credentials(home: Home):
    """The file that is locked while the credentials file is changed."""
    home.store("staging")
    return next(file for file in (home.path / ".local/state/aws-mfa/locks").iterdir() if "credentials" in file.name)


def test_a_lock_that_is_held_is_waited_for(home):
    held = hold(lock_of_credentials(home))
    start = time.monotonic()
    threading.Timer(0.5, os.close, [held]).start()
    home.store()
    assert time.monotonic() - start > 0.3


def test_what_others_can_lock_holds_nobody_up(home):
    held = [hold(path) for path in (home.credentials.parent, home.credentials, home.path)]
    start = time.monotonic()
    home.store()
    run = home.awsmfa("logout", "datatruck")
    assert (run.status, time.monotonic() - start < 4) == (0, True), run
    for number in held:
        os.close(number)


def test_the_locks_are_for_their_owner_only(home):
    lock = lock_of_credentials(home)
    assert [oct(stat.S_IMODE(path.stat().st_mode)) for path in (lock, lock.parent)] == ["0o600", "0o700"]


def test_a_prompt_waits_less_than_three_seconds_for_locks(shell, home):
    configure(home, on_expiry="ask")
    moment = login_for(shell, 3)
    held = [hold(file) for file in (home.path / ".local/state/aws-mfa/locks").iterdir()]
    wait_until(moment)
    start = time.monotonic()
    shell.type(":")
    shell.question()
    asked = time.monotonic() - start
    shell.send("\x03")
    shell.finish()
    took = time.monotonic() - start
    for number in held:
        os.close(number)
    assert (len(held) > 0, asked < 3, took < 3) == (True, True, True), (asked, took)


@pytest.mark.linux
def test_where_nothing_can_be_locked_two_stores_do_not_take_each_others_new_file(home):
    unlocked = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "inject=flock:error=EBADF"]

    def store(profile: str, *delay: str) -> subprocess.Popen:
        words = [home.program, "login", profile, "--store-only", "--code", home.code(profile)]
        return home.start(*unlocked, *delay, *words)

    folder = home.credentials.parent
    slow = store("datatruck", "-e", "inject=write:delay_enter=1000000")
    wait_for(lambda: len(os.listdir(folder)) == 3)
    quick = store("staging")
    told = [process.communicate()[1] for process in (quick, slow)]
    stored = [(home.section(profile) or {}).get("aws_session_token") is not None for profile in ("datatruck", "staging")]
    assert (quick.returncode, slow.returncode, stored, sorted(os.listdir(folder))) == (
        0, 0, [True, True], ["config", "credentials"],
    ), told


@pytest.mark.linux
def test_where_nothing_can_be_locked_what_killed_programs_left_goes_by_its_age(home):
    folder = home.credentials.parent
    left = {name: folder / f".aws-mfa.{name}" for name in ("old", "new")}
    for file in left.values():
        file.write_text("secrets\n")
    os.utime(left["old"], (time.time() - 90,) * 2)
    words = [home.program, "login", "datatruck", "--store-only", "--code", home.code()]
    run = home.execute("strace", "-f", "-qq", "-o", "/dev/null", "-e", "inject=flock:error=EBADF", *words)
    assert (run.status, [name for name, file in left.items() if file.exists()]) == (0, ["new"]), run
