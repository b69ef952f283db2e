"""Moving and restoring keys while the store's program fails or is killed at each of its calls in turn."""

from __future__ import annotations

import pexpect
import pytest

from support.stores import GPG, has_pair, moved, process_of, usable, use_pass

# Counts the calls of pass; at one of them it fails, before or after its work, or kills whoever called it.
WRAPPER = """#!/bin/bash
count=$(($(cat {folder}/count 2>/dev/null || echo 0) + 1))
echo $count >{folder}/count
hurt() {{
  [[ $count == "$(cat {folder}/point)" && "$(cat {folder}/fault)" == "$1" ]] || return 0
  if [[ $1 == kill* ]]; then
    read -r _ above < <(grep PPid /proc/$PPID/status)
    [[ $(cat /proc/$above/comm) != awsmfa ]] || kill -9 $above
    kill -9 $PPID
  fi
  exit 1
}}
hurt fail
hurt kill
/usr/bin/pass "$@"
status=$?
hurt fail-late
hurt kill-late
exit $status
"""
FAULTS = ["fail", "kill", "fail-late", "kill-late"]

pytestmark = pytest.mark.linux


@pytest.fixture(scope="module")
def gpg():
    gpg = GPG()
    yield gpg
    gpg.remove()


@pytest.fixture
def fault(home, gpg):
    """Sets which call goes wrong, and how; returns how many there were since the last time."""
    use_pass(home, gpg)
    folder = home.scratch("wrapper")
    program = folder / "pass"
    program.write_text(WRAPPER.format(folder=folder))
    program.chmod(0o755)
    home.environment["PATH"] = f"{folder}:{home.environment['PATH']}"

    def fault(point: int = 0, kind: str = "none") -> int:
        count = int((folder / "count").read_text()) if (folder / "count").exists() else 0
        (folder / "count").write_text("0")
        (folder / "point").write_text(str(point))
        (folder / "fault").write_text(kind)
        return count
    fault()
    return fault


@pytest.mark.parametrize("kind", FAULTS)
def test_no_fault_loses_keys_on_their_way_out_and_a_second_run_goes_on(home, fault, kind):
    before = home.credentials.read_bytes()
    assert home.awsmfa("keys", "move", "datatruck", "--to", "pass").status == 0
    calls = fault()
    assert calls == 3
    for point in range(1, calls + 1):
        home.credentials.write_bytes(before)
        home.execute("/usr/bin/pass", "rm", "-r", "-f", "aws-mfa")
        fault(point, kind)
        broken = home.awsmfa("keys", "move", "datatruck", "--to", "pass")
        fault()
        assert (broken.status != 0, usable(home), home.credentials.read_bytes() == before) == (True, True, True), (point, broken)
        again = home.awsmfa("keys", "move", "datatruck", "--to", "pass")
        assert (again.status, has_pair(home), usable(home)) == (0, False, True), (point, again)


@pytest.mark.parametrize("kind", FAULTS)
def test_no_fault_loses_keys_on_their_way_back_and_a_second_run_goes_on(home, fault, kind):
    assert home.awsmfa("keys", "move", "datatruck", "--to", "pass").status == 0
    before = home.credentials.read_bytes()
    for point in (1, 2):
        home.credentials.write_bytes(before)
        fault(point, kind)
        words = ["keys", "restore", "datatruck"]
        child = pexpect.spawn(str(home.program), words, env=home.environment, cwd=str(home.path), timeout=20)
        # The second call is the removal.
        if child.expect_exact([b"Enter for n): ", pexpect.EOF]) == 0:
            child.send("y\r")
            child.expect(pexpect.EOF)
        child.close()
        fault()
        assert usable(home), point
        again = home.awsmfa(*words)
        assert (again.status, has_pair(home), process_of(home)) == (0, True, ""), (point, again)
        moved(home, "pass")
