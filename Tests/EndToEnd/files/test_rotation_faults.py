"""`rotate` is killed before and after each of its calls and writes, and each of them fails, in turn.

Whatever happens: the file has a pair that AWS accepts, no secret is lost that anything still needs, what was said names
the other key, and the next run ends with one key.
"""

from __future__ import annotations

import os
import re
import signal

import pytest

from faults import Fault
from support.product import Home, Run
from support.rotation import OLD, ids_in, keys, pair, works
from world import User

# What a rotation asks AWS, in its order; the fourth call proves the new key.
CALLS = [
    "GetCallerIdentity", "ListAccessKeys", "CreateAccessKey", "GetCallerIdentity", "UpdateAccessKey", "GetAccessKeyLastUsed",
    "DeleteAccessKey",
]
MADE = 3


class Saboteur:
    """Does something to the run at the `number`th call after it was set, before AWS answers or after."""

    def __init__(self, aws):
        self._cloud, self._perform = aws.cloud, aws.cloud.perform
        self._cloud.perform = self.perform
        self.set(0, "before", lambda: None)

    def set(self, number: int, moment: str, deed) -> None:
        self._left, self._moment, self._deed = number, moment, deed

    def perform(self, request, fault=None):
        self._left -= 1
        if self._left == 0 and self._moment == "before":
            self._deed()
        answer = self._perform(request, fault)
        if self._left == 0 and self._moment == "after":
            self._deed()
        return answer


class Beginning:
    """A home with a live session, to which every trial returns."""

    def __init__(self, home: Home):
        self.home = home
        home.store()
        self._state = next(home.path.glob(".local/state/aws-mfa/*credentials*/"))
        self._notes = {path: path.read_bytes() for path in self._state.iterdir()}
        self._credentials = home.credentials.read_bytes()
        self._user = home.server.world.users[0]
        self._secret = self._user.secret_access_key

    def restore(self) -> None:
        self.home.credentials.write_bytes(self._credentials)
        for name in ("rotations", "deleted-keys"):
            (self._state / name).unlink(missing_ok=True)
        for path, content in self._notes.items():
            path.write_bytes(content)
        fresh = User(
            name=self._user.name, account=self._user.account, access_key_id=OLD, secret_access_key=self._secret,
            profile="datatruck", region="eu-west-1",
        )
        self._user.__dict__.update(fresh.__dict__)


@pytest.fixture
def beginning(home) -> Beginning:
    return Beginning(home)


def rotating(home: Home, deed=None, saboteur: Saboteur = None, number: int = 0, moment: str = "") -> Run:
    """A run that can be killed by what happens at a call."""
    with home.start(home.program, "rotate", "datatruck", "--delete") as process:
        if saboteur:
            saboteur.set(number, moment, lambda: deed(process))
        stdout, stderr = process.communicate("", timeout=60)
    return Run(process.returncode, stdout, stderr)


def killing(process) -> None:
    os.kill(process.pid, signal.SIGKILL)
    process.wait()


def again(home: Home) -> Run:
    """The next run. At a terminal: it may ask whether a key may go that an interrupted run has left."""
    shell = home.terminal("bash", is_loaded=False)
    shell.type("awsmfa rotate datatruck --delete")
    found = shell.child.expect([r"for good\? \(y or n, Enter for y\): ", r"<\d+:\d+>$"])
    if found == 0:
        shell.send("\r")
        result = shell.finish()
        return Run(result.status, "", result.output)
    status = int(re.search(r"<(\d+):\d+>$", shell.child.after)[1])
    return Run(status, "", shell.child.before)


def ends_well(home: Home) -> tuple:
    """How the next run ends, the number of keys that are left, and whether the pair in the file works."""
    run = again(home)
    return run.status, len(keys(home)), works(home), home.awsmfa("export", "datatruck").status


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_run_that_is_killed_at_a_call_loses_no_key(beginning, home, aws, moment):
    saboteur = Saboteur(aws)
    for number, action in enumerate(CALLS, 1):
        beginning.restore()
        run = rotating(home, killing, saboteur, number, moment)
        assert (run.status, works(home)) == (-signal.SIGKILL, True), action
        assert ends_well(home) == (0, 1, True, 0), (action, run)


FAULTS = {"refused": lambda: Fault.error(403, "AccessDenied", "no"), "busy": Fault.unavailable, "lost": Fault.lost}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_call_that_fails_loses_no_key_and_the_other_one_is_named(beginning, home, aws, fault):
    for number, action in enumerate(CALLS, 1):
        beginning.restore()
        skipped = CALLS[:number - 1].count(action)
        for _ in range(skipped):
            aws.fail(Fault.replace(), action)
        aws.fail(FAULTS[fault](), action)
        run = rotating(home)
        # The proof of a key is repeated, and nothing depends on when a key was last used.
        is_survived = number == MADE + 1 and fault != "refused" or action == "GetAccessKeyLastUsed"
        assert ((run.status == 0) == is_survived, works(home)) == (True, True), (action, run)
        others = set(keys(home)) - {pair(home)[0]}
        told = ids_in(run.stderr)
        assert others <= told or "whether AWS has made a key is unknown" in run.stderr, (action, run)
        if not is_survived:
            assert ends_well(home) == (0, 1, True, 0), (action, run)


@pytest.mark.linux
@pytest.mark.root
def test_a_run_that_is_killed_at_a_write_loses_no_key(beginning, home):
    def traced(*options: str) -> Run:
        return home.execute("strace", "-qq", *options, home.program, "rotate", "datatruck", "--delete")

    beginning.restore()
    log = home.scratch("writes") / "calls"
    assert traced("-e", "trace=rename", "-o", str(log)).status == 0
    writes = log.read_text().count("rename(")
    assert writes >= 11
    for number in range(1, writes + 1):
        beginning.restore()
        run = traced("-o", "/dev/null", "-e", f"inject=rename:signal=KILL:when={number}")
        assert (run.status, works(home)) == (-signal.SIGKILL, True), (number, run)
        assert ends_well(home) == (0, 1, True, 0), (number, run)


@pytest.mark.linux
@pytest.mark.root
def test_a_write_that_fails_loses_no_key(beginning, home):
    # A full disk may show at the sync first, which each file and its folder get.
    for error, kind, count in (("ENOSPC", "fsync", 22), ("EROFS", "rename", 11)):
        for number in range(1, count + 1):
            beginning.restore()
            options = ("-o", "/dev/null", "-e", f"inject={kind}:error={error}:when={number}")
            run = home.execute("strace", "-qq", *options, home.program, "rotate", "datatruck", "--delete")
            assert works(home), (kind, number, run)
            others = set(keys(home)) - {pair(home)[0]}
            assert others <= ids_in(run.stderr), (kind, number, run)
            if run.status != 0:
                assert ends_well(home) == (0, 1, True, 0), (kind, number, run)


@pytest.mark.linux
@pytest.mark.root
@pytest.mark.parametrize("place", [".aws", ".local/state/aws-mfa"])
def test_a_read_only_folder_is_noticed_before_anything_is_asked_or_called(beginning, home, aws, place):
    folder, calls = home.path / place, len(aws.calls)
    mount = f"mount --bind {folder} {folder} && mount -o remount,ro,bind {folder} && exec {home.program} rotate datatruck"
    run = home.execute("unshare", "-m", "sh", "-c", mount)
    assert (run.status, "Read-only file system" in run.stderr, len(aws.calls)) == (1, True, calls), run
