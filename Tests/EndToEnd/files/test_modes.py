"""File systems that have modes and owners of their own, and refuse ours."""

from __future__ import annotations

import os
import stat

import pytest

from support.others import SOMEBODY, give_away, needs_root

pytestmark = pytest.mark.linux

REFUSALS = [("fchmod", "EPERM"), ("fchmod", "EOPNOTSUPP"), ("fchown", "EPERM"), ("fchmod,fchown", "EPERM")]


def store(home, calls: str, error: str):
    """Store a session where these calls fail."""
    words = [home.program, "login", "datatruck", "--store-only", "--code", home.code()]
    return home.execute("strace", "-f", "-qq", "-o", "/dev/null", "-e", f"inject={calls}:error={error}", *words)


@pytest.mark.parametrize(("calls", "error"), REFUSALS)
def test_a_file_system_that_refuses_modes_and_owners_is_written_all_the_same(home, calls, error):
    run = store(home, calls, error)
    assert (run.status, "others can read" in run.stderr, home.section()["manager"], sorted(os.listdir(home.credentials.parent))) == (
        0, False, "aws-mfa", ["config", "credentials"],
    ), run
    assert stat.S_IMODE(home.credentials.stat().st_mode) == 0o600


@needs_root
def test_a_file_of_somebody_elses_does_not_become_ours(home):
    give_away(home.credentials)
    before = home.credentials.read_bytes()
    run = store(home, "fchown", "EPERM")
    assert (run.status, home.credentials.read_bytes(), home.credentials.stat().st_uid) == (1, before, SOMEBODY), run
    assert "~/.aws/credentials cannot be written: Operation not permitted" in run.stderr
