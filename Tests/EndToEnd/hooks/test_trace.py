"""A shell at rest as the kernel sees it: no prompt starts a process."""

from __future__ import annotations

import os
import shutil

import pytest

from support.directories import go, project
from support.hooks import configure, expire, expired, state
from support.tracing import STEADY, Trace

pytestmark = pytest.mark.linux

PROMPTS = 20


@pytest.fixture(autouse=True)
def long(aws):
    aws.world.session_seconds = STEADY


def nothing(shell):
    pass


def live(shell):
    shell.login()


def ended(shell):
    expired(shell)


def turned_off(shell):
    shell.login()
    shell.run("aws-mfa off")


def with_own_credentials(shell):
    shell.login()
    shell.export("AWS_PROFILE", "mine")


def snoozed(shell):
    configure(shell.home, on_expiry="ask")
    expire(shell)
    shell.type(":")
    shell.question()
    shell.answer("")


def logged_out(shell):
    shell.login()
    shell.run("aws-mfa logout")


def with_bad_settings(shell):
    configure(shell.home, warn_before="soon", nonsense="1")
    live(shell)


def without_state(shell):
    live(shell)
    folder = state(shell.home)
    folder.rename(folder.with_name("moved"))


def with_a_state_that_is_no_file(shell):
    live(shell)
    generation = state(shell.home) / "generation"
    generation.unlink()
    generation.mkdir()


def inside(shell):
    """In a directory with a session, several levels down."""
    shell.home.store()
    folder = project(shell.home, "project") / "a/b/c"
    folder.mkdir(parents=True)
    go(shell, folder)


def inside_waiting(shell):
    go(shell, project(shell.home, "project"))


def inside_ended(shell):
    inside_waiting(shell)
    expired(shell)


def inside_turned_off(shell):
    inside(shell)
    shell.run("aws-mfa off")


def inside_with_own_credentials(shell):
    inside(shell)
    shell.export("AWS_PROFILE", "mine")


def inside_with_another_profile(shell):
    inside_waiting(shell)
    shell.login("staging")


def outside_again(shell):
    inside(shell)
    go(shell, shell.home.path)


def beside_an_untrusted_file(shell):
    go(shell, project(shell.home, "project", is_trusted=False))


def beside_a_changed_file(shell):
    inside(shell)
    project(shell.home, "project", "staging\n", is_trusted=False)


def beside_a_malformed_file(shell):
    go(shell, project(shell.home, "project", "a = b\n\0", is_trusted=False))


def beside_a_file_that_is_no_file(shell):
    folder = shell.home.path / "project"
    folder.mkdir()
    os.mkfifo(folder / ".awsmfa")
    go(shell, folder)


def in_a_directory_that_is_gone(shell):
    inside(shell)
    shutil.rmtree(shell.home.path / "project")


STATES = [
    nothing, live, ended, turned_off, with_own_credentials, snoozed, logged_out, with_bad_settings, without_state,
    with_a_state_that_is_no_file, inside, inside_waiting, inside_ended, inside_turned_off, inside_with_own_credentials,
    inside_with_another_profile, outside_again, beside_an_untrusted_file, beside_a_changed_file, beside_a_malformed_file,
    beside_a_file_that_is_no_file, in_a_directory_that_is_gone,
]


@pytest.mark.parametrize("rest", STATES, ids=[rest.__name__ for rest in STATES])
def test_twenty_prompts_at_rest_start_no_process(shell, rest):
    rest(shell)
    for _ in range(2):
        shell.run("")
    with Trace(shell) as trace:
        for _ in range(PROMPTS):
            shell.send("\r")
            shell.finish()
    assert trace.starts == []


def test_the_trace_sees_a_program(shell):
    with Trace(shell) as trace:
        shell.run("/usr/bin/true")
    assert any("/usr/bin/true" in line for line in trace.starts)


def test_a_change_starts_the_program_once(shell):
    shell.second().login()
    with Trace(shell) as trace:
        shell.run(":")
    assert len([line for line in trace.starts if "execve(" in line and "awsmfa" in line]) == 1


@pytest.mark.parametrize("target", ["in", "deep in", "within", "another", "out", "waiting"])
def test_a_change_of_directory_starts_one_process_at_most(shell, home, target):
    home.store()
    home.store("staging")
    (project(home, "project") / "deep").mkdir()
    project(home, "project/another", "staging\n")
    project(home, "waiting", "nobody\n")
    start = home.path / {"within": "project", "another": "project", "out": "project/deep"}.get(target, "")
    path = {"in": "project", "deep in": "project/deep", "within": "project/deep", "another": "project/another", "out": ""}
    go(shell, start)
    with Trace(shell) as trace:
        shell.run(f"cd {home.path / path.get(target, target)}")
        shell.run(":")
    programs = [line for line in trace.starts if "execve(" in line]
    assert (len(programs), len(trace.starts) - len(programs)) == ((0, 0) if target == "within" else (1, 1)), trace.starts
