"""A verb that writes is killed at each call of the system in turn, and each call fails in turn.

Every file is then the old one or the new one, whole, and the next run works and leaves nothing behind. A run tries the
calls that write; with AWS_MFA_SWEEP=all, it tries every call.
"""

from __future__ import annotations

import re

import pexpect
import pytest

from support.directories import project
from support.files import keep_keys_in_config
from support.hooks import ended
from support.product import Home, Run
from support.stores import use_keychain
from support.sweeps import Files, Sweep

# strace may follow the program itself only for root, and only Linux has it.
pytestmark = [pytest.mark.root, pytest.mark.linux]

SECTION = re.compile(rb"(\[datatruck-mfa\]\n)((?:[^\[\n]*\n)*)")
SECRETS = re.compile(rb"(aws_access_key_id|aws_secret_access_key|aws_session_token|expiration) = (.*)\n")
# 130: the terminal could not be read.
ENDINGS = (0, 1, 3, 4, 5, 130)


def comparable(files: Files, name: str) -> bytes:
    """A file's content without what is different after every run."""
    content = files.content(name)
    if name.endswith("/credentials"):
        return SECTION.sub(lambda section: section[1] + SECRETS.sub(rb"\1 = X\n", section[2]), content)
    if "/state/" in name:
        return re.sub(rb"\d{9,}|^\d+ |ASIA\w+", b"X", content)
    return content


def traced(home: Home, *words):
    """Runs the program with these words, under strace; the word CODE stands for a new code."""
    def run(options) -> Run:
        line = [home.code() if word == "CODE" else word for word in words]
        return home.execute("strace", "-qq", *options, home.program, *line)
    return run


def setting_up(home: Home):
    """Answers what setup asks."""
    def run(options) -> Run:
        words = ["-qq", *options, str(home.program), "setup", "datatruck"]
        child = pexpect.spawn("strace", words, env=home.environment, cwd=str(home.path), timeout=20, encoding="utf-8")
        child.delaybeforesend = None
        said = ""
        answers = ["MFA code for [^\n]*: ", r"Enter for [^\n]*\): ", r"\(y or n[^\n]*\): ", pexpect.EOF]
        while True:
            found = child.expect(answers)
            said += child.before
            if found == 3:
                break
            child.send([home.code() if found == 0 else "", "12h", "y"][found] + "\r")
        child.close()
        return Run(-child.signalstatus if child.signalstatus else child.exitstatus, "", said)
    return run


def hooking(home: Home, variables: dict):
    """Runs the hook of a shell, whose code goes where a shell would read it."""
    def run(options) -> Run:
        words = ["sh", "-c", 'exec "$@" 3>&1 >/dev/null', "sh", "strace", "-qq", *options, home.program, "hook"]
        return home.execute(*words, variables={**variables, "AWS_MFA_SHELL": "bash"})
    return run


def login(home):
    return traced(home, "login", "datatruck", "--store-only", "--code", "CODE")


def renewal(home):
    home.store()
    return traced(home, "login", "datatruck", "--store-only", "--force", "--code", "CODE")


def logout(home):
    home.store()
    return traced(home, "logout", "datatruck")


def purge(home):
    home.store()
    return traced(home, "logout", "--all", "--purge")


def expiry(home):
    return hooking(home, ended(home))


def allowing(home):
    project(home, "alpha", is_trusted=False)
    return traced(home, "allow", "alpha")


def denying(home):
    project(home, "alpha")
    return traced(home, "deny", "alpha")


def setup(home):
    keep_keys_in_config(home)
    home.config.write_text(re.sub("mfa_serial = .*\n", "", home.config.read_text()))
    return setting_up(home)


def plain_name(home):
    home.store()
    return traced(home, "keys", "move", "datatruck", "--to", "section")


def restoring(home):
    use_keychain(home)
    home.awsmfa("keys", "move", "datatruck", "--to", "keychain")
    return traced(home, "keys", "restore", "datatruck")


VERBS = [login, renewal, logout, purge, expiry, allowing, denying, setup, plain_name, restoring]


@pytest.fixture(params=VERBS, ids=lambda verb: verb.__name__)
def sweep(request, home) -> Sweep:
    home.credentials.write_text(home.credentials.read_text() + "# " + "x" * 10_000 + "\n")
    sweep = Sweep(home, request.param(home))
    assert (sweep.usual.status, len(sweep.points) > 5, sweep.before != sweep.after) == (0, True, True), sweep.usual
    return sweep


def differing(one: Files, other: Files) -> list:
    names = {*one.below(""), *other.below("")}
    return sorted(name for name in names if comparable(one, name) != comparable(other, name))


def torn(sweep: Sweep, files: Files, home: Home) -> list:
    """The files that are neither the old nor the new ones, whole."""
    wrong = []
    for name in {*sweep.before.below(""), *sweep.after.below(""), *files.below("")}:
        if "/.aws-mfa." in name:
            continue
        wanted = [comparable(sweep.before, name), comparable(sweep.after, name)]
        if comparable(files, name) not in wanted:
            wrong.append((name, files.content(name)))
    if not files.content(".aws/credentials") or files[".aws/credentials"][0] != 0o600 or not is_issued(home):
        wrong.append((".aws/credentials", files.get(".aws/credentials")))
    return wrong


def is_issued(home: Home) -> bool:
    """Whether the session in the file, if there is one, is one that AWS has issued, and not a mixture of two."""
    section = home.section() or {}
    session = home.server.cloud.session(section.get("aws_access_key_id", ""))
    keys = [section.get(key) for key in ("aws_secret_access_key", "aws_session_token")]
    return keys == ([session.secret, session.token] if session else [None, None])


def missing(wanted: Files, files: Files) -> list:
    """The user's files that are not what they should be."""
    return [name for name in differing(wanted, files) if "/state/" not in name]


def left(files: Files) -> list:
    return [name for name in files.below("") if "/.aws-mfa." in name]


def rerun(sweep: Sweep, home: Home) -> None:
    """Runs the verb again and, if it had nothing to write any more, one that writes to the same folder."""
    sweep.rerun()
    if left(Files.of(home)):
        home.awsmfa("allow", project(home, "beta", is_trusted=False))
        home.awsmfa("deny", "beta")


def test_a_killed_run_leaves_the_old_files_or_the_new_ones(sweep, home):
    kills = 0
    for trial in sweep.killed():
        kills += trial.was_killed
        assert torn(sweep, trial.files, home) == [], trial.point
        if differing(sweep.before, trial.files):
            rerun(sweep, home)
            again = Files.of(home)
            assert (missing(sweep.after, again), left(again)) == ([], []), trial.point
    assert kills >= 0.9 * len(sweep.points), (kills, len(sweep.points))


def test_a_call_that_fails_leaves_the_old_files_or_the_new_ones(sweep, home):
    for trial in sweep.failed():
        assert (torn(sweep, trial.files, home), left(trial.files)) == ([], []), trial.point
        is_told = trial.run.status == 0 or "aws-mfa: " in trial.run.stderr
        assert (trial.run.status in ENDINGS, is_told) == (True, True), trial[:2]


# The steps of one write, in their order.
STEPS = {
    "lock": r"flock\(\d+<[^>]*/locks/[^>]*credentials[^>]*>, LOCK_EX",
    "new file": r"openat\([^,]*, \"[^\"]*/\.aws/\.aws-mfa\.[^\"]*\", [^)]*O_EXCL",
    "write": r"write\(\d+<[^>]*/\.aws/\.aws-mfa\.",
    "sync": r"fsync\(\d+<[^>]*/\.aws/\.aws-mfa\.",
    "second look": r"(?:newfstatat|stat|statx)\([^\"]*\"[^\"]*/\.aws/credentials\"",
    "rename": r"rename\(\"[^\"]*/\.aws/\.aws-mfa\.[^\"]*\", \"[^\"]*/\.aws/credentials\"\)",
    "sync of the folder": r"fsync\(\d+<[^>]*/\.aws>",
}


def test_a_write_is_locked_synced_and_looked_at_again_before_it_counts(home):
    log = home.scratch("steps") / "calls"
    traced(home, "login", "datatruck", "--store-only", "--code", "CODE")(["-y", "-o", str(log)])
    seen = [step for line in log.read_text().splitlines() for step, call in STEPS.items() if re.match(call, line)]
    end = seen[seen.index("lock"):]
    in_order = [step for step, again in zip(end, [None, *end]) if step != again]
    # Then its mode is looked at.
    assert in_order[:len(STEPS)] == list(STEPS)
