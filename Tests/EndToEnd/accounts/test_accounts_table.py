"""A table: in every state of a shell, before and after every event, who does AWS answer for?

AWS must answer for nobody that neither the prompt nor the user has named. The user has named a default, keys or a profile
of their own, which count when nothing of ours is active, and whatever they have exported since.

Each cell is tried in one of the shells, and each state and event together in all of them, one with each background;
AWS_MFA_TABLE=whole tries every cell in every shell.
"""

from __future__ import annotations

import os
import time

import pytest

from standin import StandIn
from support.accounts import NOBODY, add_profile, keys_of, people, shown
from support.directories import exporting, go, project
from support.hooks import configure, end, state as state_folder, wait_until
from support.terminal import SHELLS

# What the user has beside ours before a shell starts, and who they are with it.
BACKGROUNDS = {"a default": "carol", "keys": "dave", "a profile": "erin"}
NONE = "none"
LIVE = ("hand", "directory", "restored")
CLOSED = ("waiting", "expired", "logged out")
OURS = (*LIVE, *CLOSED)
STATES = (NONE, *OURS, "user", "off")


@pytest.fixture
def aws():
    with StandIn(people()) as server:
        yield server


class Table:
    """A home with a live session of datatruck and of staging, an ended one of production, and a directory for each."""

    def __init__(self, home, name: str, background: str):
        self.home, self.name, self.background = home, name, background
        add_profile(home, "default", "carol")
        add_profile(home, "theirs", "erin")
        configure(home, min_ttl="1s")
        self.variables = {"keys": keys_of(home, "dave"), "a profile": {"AWS_PROFILE": "theirs"}}.get(background, {})
        self.folders = {profile: project(home, profile, f"{profile}\n") for profile in ("datatruck", "staging", "production")}
        self.tidy(NONE)

    # What the cells start from

    def tidy(self, state: str) -> None:
        """Reset the files for a state, with no last session that a shell could join by itself."""
        if "credential_process" not in (self.home.section("production") or {}):
            self.home.store("production")
            self.home.awsmfa("logout", "production")
        for profile in ("staging",) if state in ("expired", "logged out") else ("staging", "datatruck"):
            if not self.lasts(profile):
                self.home.store(profile)
        (state_folder(self.home) / "last").unlink(missing_ok=True)

    def lasts(self, profile: str) -> bool:
        """Whether a session is stored that will outlast the test."""
        return "expiration" in (self.home.section(profile) or {}) and end(self.home, profile) > time.time() + 600

    def open(self, state: str):
        """A shell in a state, except that its session has not ended yet: the sessions of all shells end together."""
        if state == "restored":
            return self.restored()
        shell = self.home.terminal(self.name, variables=self.variables)
        if state in ("directory", "waiting"):
            go(shell, self.start(state))
        elif state not in (NONE, "user"):
            shell.run("aws-mfa use datatruck")
        if state == "off":
            shell.run("aws-mfa off")
        elif state == "user" and self.background == "a default":
            shell.export("AWS_PROFILE", "theirs")
        return shell

    def restored(self):
        """A shell that has joined the last session, or has its parent's if the user's own choice prevents joining."""
        parent = self.open("hand")
        variables = {} if self.background == "a default" else parent.aws()
        shell = self.home.terminal(self.name, variables=variables)
        parent.close()
        return shell

    def settle(self, state: str, shells: list) -> None:
        """Let the session that all these shells have end."""
        if state == "expired":
            self.end_soon(shells)
        elif state == "logged out":
            self.home.awsmfa("logout", "datatruck")
        for shell in shells:
            shell.run(":")

    def end_soon(self, shells: list) -> None:
        """Renew datatruck for two seconds, and wait until they are over."""
        self.home.server.world.session_seconds = 2
        self.home.store("datatruck", "--force")
        self.home.server.world.session_seconds = None
        for shell in shells:
            shell.run(":")
        wait_until(end(self.home))

    def start(self, state: str):
        """The directory of a shell in a state."""
        profile = {"directory": "datatruck", "waiting": "production"}.get(state)
        return self.folders[profile] if profile else self.home.path

    # Who the user and the prompt name

    def own(self, state: str) -> set:
        """Who the user is when nothing of ours is active. A shell within a shell has inherited nothing of theirs."""
        if state == "restored":
            return {"carol"}
        return {"erin"} if state == "user" and self.background == "a default" else {BACKGROUNDS[self.background]}

    def before(self, state: str) -> set:
        """Who AWS may answer for in a state."""
        return {"alice"} if state in LIVE else {NOBODY} if state in CLOSED else self.own(state)

    def exported(self) -> set:
        """Who else may be meant when the user exports a profile: their keys come first, if they are back by then."""
        return {"dave"} if self.background == "keys" else set()


# The events. After each step, they give what was done, who AWS may answer for, and the shell's variables.

def shell_within(table, shell, state):
    inner = table.home.terminal(table.name, variables=shell.aws(), start=table.start(state))
    yield "a shell within", table.before(state), inner.environment()
    inner.close()


def into_a_directory(table, shell, state):
    go(shell, table.folders["staging"])
    yield "into a directory with a session", {"bob"}, shell.environment()
    go(shell, table.start(state))
    yield "out of it again", table.before(state), shell.environment()


def into_a_waiting_directory(table, shell, state):
    go(shell, table.folders["production"])
    yield "into a directory without a session", {NOBODY}, shell.environment()
    go(shell, table.start(state))
    yield "out of that again", table.before(state), shell.environment()


def failed_hook(table, shell, state):
    """The witness is asked once the file is whole again, since the AWS CLI reads it too."""
    whole = table.home.config.read_text()
    table.home.configure("no key and no value\n")
    go(shell, table.folders["staging"])
    during = shell.environment()
    table.home.config.write_text(whole)
    # If nothing of ours was active, the user's own may still be.
    allowed = {"bob", NOBODY} if state in OURS else {"bob", NOBODY} | table.own(state)
    yield "into a directory, and the hook fails", allowed, during
    for _ in range(2):
        shell.run(":")
    yield "and the file is whole again", {"bob"}, shell.environment()
    go(shell, table.start(state))
    yield "and out of it again", table.before(state), shell.environment()


def visits(*arguments):
    """Events that leave a shell as it was."""
    for event in (shell_within, into_a_directory, into_a_waiting_directory, failed_hook):
        yield from event(*arguments)


def exports(table, shell, state):
    shell.run(exporting(table.name, "AWS_PROFILE", "production-mfa"))
    yield "AWS_PROFILE=production-mfa", {NOBODY} | table.exported(), shell.environment()
    shell.run(exporting(table.name, "AWS_PROFILE", "staging-mfa"))
    yield "then AWS_PROFILE=staging-mfa", {"bob"} | table.exported(), shell.environment()


def use(table, shell, state):
    shell.run("aws-mfa use staging")
    yield "use", {"bob"}, shell.environment()


def off(table, shell, state):
    shell.run("aws-mfa off")
    yield "off", table.own(state), shell.environment()


def expiry(table, shell, state):
    table.end_soon([shell])
    shell.run(":")
    yield "the end of the session", {NOBODY}, shell.environment()


def logout_elsewhere(table, shell, state):
    profile, name = active(state)
    variables = shell.aws()
    table.home.awsmfa("logout", profile)
    if state in OURS:
        inner = table.home.terminal(table.name, variables=variables, start=table.start(state))
        yield "logout elsewhere, and a shell within", {NOBODY}, inner.environment()
        inner.close()
    shell.run(":")
    yield "logout elsewhere", {NOBODY} if state in OURS else table.own(state), shell.environment()
    table.home.store(profile)
    shell.run(":")
    yield "and a login elsewhere", {name} if state in OURS else table.own(state), shell.environment()
    table.home.awsmfa("logout", profile)


def logout(table, shell, state):
    shell.run(f"aws-mfa logout {active(state)[0]}")
    yield "logout", {NOBODY} if state in ("directory", "waiting") else table.own(state), shell.environment()


def login(table, shell, state):
    profile, name = active(state)
    shell.login(profile) if state in CLOSED else shell.run(f"aws-mfa {profile}")
    yield "login", {name}, shell.environment()


def active(state: str) -> tuple:
    """The profile that a state is about, and who its user is."""
    return ("production", "paul") if state == "waiting" else ("datatruck", "alice")


# Events that end a session come last: all of a state's shells are opened before its own session ends.
EVENTS = (visits, exports, use, off, expiry, logout_elsewhere, logout, login)


def is_tried(state: str, event, background: str, shell: str) -> bool:
    """Whether a cell is tried in a shell."""
    turn = STATES.index(state) + EVENTS.index(event) + list(BACKGROUNDS).index(background)
    return os.environ.get("AWS_MFA_TABLE") == "whole" or SHELLS[turn % len(SHELLS)] == shell


@pytest.mark.parametrize("background", BACKGROUNDS)
def test_nobody_is_answered_for_whom_nobody_has_named(home, name, background):
    table = Table(home, name, background)
    wrong = []

    def judge(step: str, allowed: set, variables: dict) -> None:
        answer = shown(home, variables)
        if answer not in allowed:
            wrong.append(f"{step}: {answer}, not {' or '.join(sorted(allowed))}")

    # With keys or a profile of the user's, a shell is theirs from the start.
    for state in STATES if background == "a default" else STATES[1:]:
        table.tidy(state if state not in CLOSED else NONE)
        events = [event for event in EVENTS if is_tried(state, event, background, name)]
        events = [event for event in events if event is not expiry or state in LIVE]
        shells = [table.open(state) for _ in events]
        table.settle(state, shells)
        for event, shell in zip(events, shells):
            table.tidy(state)
            shell.run(":")
            judge(f"{state}, before {event.__name__}", table.before(state), shell.environment())
            for step, allowed, variables in event(table, shell, state):
                judge(f"{state}: {step}", allowed, variables)
            shell.close()
    assert not wrong, "\n".join(wrong)
