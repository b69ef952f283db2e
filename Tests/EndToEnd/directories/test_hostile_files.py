"""Malicious files named `.awsmfa`."""

from __future__ import annotations

import os
import threading

import pytest

from support.directories import CHANGED, RAW, go, project, trust
from support.hooks import said, session, used
from support.others import SOMEBODY, file_of_another, give_away, needs_root
from support.tracing import Opened

# All tests have a session available.
pytestmark = [pytest.mark.usefixtures("stored"), pytest.mark.rows_in_turn]


def text(content):
    return lambda file: file.write_bytes(content)


def device(file):
    os.symlink("/dev/zero", file)


def terminal_device(file):
    os.symlink("/dev/tty", file)


def link_to_others(file):
    file.symlink_to(file_of_another(file.parent.parent))


def link_of_others(file):
    target = file.parent / "mine"
    target.write_text("datatruck\n")
    file.symlink_to(target)
    give_away(file)


def of_another(file):
    file.write_text("datatruck\n")
    give_away(file)


def with_mode(mode):
    def make(file):
        file.write_text("datatruck\n")
        file.chmod(mode)
        if mode & 0o020:
            os.chown(file, -1, SOMEBODY)
    return make


def socket_(file):
    import socket

    with socket.socket(socket.AF_UNIX) as listener:
        before = os.getcwd()
        os.chdir(file.parent)
        try:
            listener.bind(file.name)
        finally:
            os.chdir(before)


# What makes the file, and what the message says about it.
HOSTILE = {
    "NUL": (text(b"data\0truck\n"), ":1: the line has an invisible character: U+0000"),
    "NUL after a good line": (text(b"datatruck\n\0"), ":2: the line has an invisible character: U+0000"),
    "10 MB": (text(b"datatruck\n" + b"#" * 10_000_000), "is longer than 4096 bytes"),
    "10 MB without a line end": (text(b"x" * 10_000_000), "is longer than 4096 bytes"),
    "sparse": (lambda file: (file.touch(), os.truncate(file, 1 << 40)), "is longer than 4096 bytes"),
    "4097 bytes": (text(b"datatruck\n".ljust(4097, b"#")), "is longer than 4096 bytes"),
    "FIFO": (os.mkfifo, "is not a regular file"),
    "socket": (socket_, "is not a regular file"),
    "link to a device": (device, "is not a regular file"),
    "link to the terminal": (terminal_device, "is not a regular file"),
    "link to a descriptor": (lambda file: file.symlink_to("/dev/stdin"), "is not a regular file"),
    "loop": (lambda file: file.symlink_to(file.name), "cannot be read"),
    "loop of two": (lambda file: (file.symlink_to("b"), (file.parent / "b").symlink_to(file.name)), "cannot be read"),
    "dangling link": (lambda file: file.symlink_to("nowhere"), "cannot be read"),
    "directory": (lambda file: file.mkdir(), "is not a regular file"),
    "substitution": (text(b"profile = $(touch x)\n"), "is not trusted"),
    "substitution alone": (text(b"$(touch x)\n"), "is not trusted"),
    "fish's substitution": (text(b"(touch x)\n"), "is not trusted"),
    "backticks": (text(b"`touch x`\n"), "is not trusted"),
    "quotes": (text(b"'; touch x; '\"; touch x; \"\n"), "is not trusted"),
    "prompt code": (text(b"%F{red}%(?.a.b)${(e)x} \\u\\$(touch x)\n"), "is not trusted"),
    "ANSI": (text(b"\x1b[31mdatatruck\x1b]0;owned\x07\n"), ":1: the line has an invisible character: U+001B"),
    "C1 controls": (text(b"data\xc2\x9b31mtruck\n"), ":1: the line has an invisible character: U+009B"),
    "ANSI in a key": (text(b"\x1b[2J = x\n"), ":1: the line has an invisible character: U+001B"),
    "ANSI after a comment": (text(b"datatruck # \x1b[2J\n"), ":1: the line has an invisible character: U+001B"),
    "no UTF-8": (text(b"data\xfftruck\n"), ":1: the line is not text"),
    "text that runs backwards": (text("data\u202etruck = x\n".encode()), ":1: the line has an invisible character: U+202E"),
    "a line that only some see": (text("# a\u2028profile = staging\nprofile = datatruck\n".encode()), ":1: the line has an invisible character: U+2028"),
    "carriage return": (text(b"datatruck\rstaging\n"), ":1: the line has an invisible character: U+000D"),
    "of another user": (of_another, "belongs to another user"),
    "writable by all": (with_mode(0o646), "can be written by others"),
    "writable by the group": (with_mode(0o664), "can be written by others"),
    "link to another's file": (link_to_others, "belongs to another user"),
    "another's link": (link_of_others, "belongs to another user"),
}
# Files in which only the text is wrong: a shell that reports one of them reports them all.
MALFORMED = {
    "unknown key": (text(b"profile = datatruck\n\nendpoint_url = http://evil.example\n"), ":3: unknown key endpoint_url"),
    "code process": (text(b"profile = datatruck\nmfa_process = touch x\n"), ":2: unknown key mfa_process"),
    "a credential process": (text(b"credential_process = touch x\n"), ":1: unknown key credential_process"),
    "a region that is a host": (text(b"profile = datatruck\nregion = evil.example/\n"), ":2: region cannot be evil.example/"),
    "a duration of days": (text(b"profile = datatruck\nduration = 9d\n"), ":2: duration cannot be 9d"),
    "no profile": (text(b"region = eu-west-1\n"), "names no profile"),
    "empty": (text(b""), "names no profile"),
    "a section": (text(b"[datatruck]\nrole_arn = x\n"), ":2: a bare profile name must be the only line"),
}
NEEDING_ROOT = ("of another user", "writable by the group", "another's link")


def cases(names):
    """The names of cases as parameters, marked if only root can make the file."""
    return [pytest.param(name, marks=needs_root) if name in NEEDING_ROOT else name for name in names]


def hostile(home, case):
    folder = home.path / "alpha"
    folder.mkdir()
    {**HOSTILE, **MALFORMED}[case][0](folder / ".awsmfa")
    return folder


@pytest.mark.parametrize("case", cases(HOSTILE))
def test_a_hostile_file_runs_nothing_and_says_one_line(shell, home, case):
    folder = hostile(home, case)
    output = go(shell, folder)
    shell.run(":")
    assert (HOSTILE[case][1] in output, output.count("\n"), RAW.findall(output), shell.aws()) == (
        True, 1, [], {},
    ), output
    assert [path for path in home.path.rglob("x")] == []


@pytest.mark.parametrize("case", MALFORMED)
@pytest.mark.parametrize("name", ["bash"])
def test_a_malformed_file_says_one_line(shell, home, case):
    output = go(shell, hostile(home, case))
    assert (MALFORMED[case][1] in output, output.count("\n"), said(shell), shell.aws()) == (True, 1, "", {}), output


UNUSABLE = {case: says for case, (_, says) in {**HOSTILE, **MALFORMED}.items() if says != "is not trusted"}


@pytest.mark.parametrize("case", cases(UNUSABLE))
def test_a_hostile_file_is_not_allowed(home, case):
    hostile(home, case)
    run = home.awsmfa("allow", "alpha")
    assert (run.status, UNUSABLE[case] in run.stderr, RAW.findall(run.stderr + run.stdout)) == (1, True, []), run


@pytest.mark.parametrize("case", [case for case in HOSTILE if case not in UNUSABLE])
def test_code_in_a_trusted_name_is_a_name(shell, home, case):
    folder = hostile(home, case)
    shell.run(f"cd {folder}")
    allowed = shell.run("aws-mfa allow")
    shown = shell.run("aws-mfa status").output
    assert (allowed.status, "but no profile has that name" in allowed.output, RAW.findall(shown), used(shell).keys()) == (
        0, True, [], {"AWS_PROFILE", "AWS_MFA_PROFILE"},
    ), allowed
    assert [path for path in home.path.rglob("x")] == []


@pytest.mark.parametrize("case", cases([*HOSTILE, *MALFORMED]))
def test_status_of_a_hostile_file_is_clean(home, case):
    hostile(home, case)
    run = home.execute("sh", "-c", "cd alpha && awsmfa status")
    assert (run.status, UNUSABLE.get(case, "is not trusted") in run.stdout, RAW.findall(run.stdout + run.stderr)) == (0, True, []), run


def test_a_file_that_becomes_hostile_takes_the_session_out(shell, home):
    alpha = project(home, "alpha")
    go(shell, alpha)
    (alpha / ".awsmfa").unlink()
    os.mkfifo(alpha / ".awsmfa")
    assert ("is not a regular file" in said(shell), shell.aws()) == (True, {})


def test_a_file_that_others_may_write_by_now_is_not_entered_again(shell, home):
    alpha = project(home, "alpha")
    go(shell, alpha)
    (alpha / ".awsmfa").chmod(0o666)
    go(shell, home.path)
    assert ("can be written by others" in go(shell, alpha), shell.aws()) == (True, {})


def test_a_link_of_ones_own_is_allowed(shell, home):
    (home.path / "dotfiles").write_text("datatruck\n")
    alpha = home.path / "alpha"
    alpha.mkdir()
    (alpha / ".awsmfa").symlink_to("../dotfiles")
    trust(home, alpha)
    assert (go(shell, alpha), used(shell)) == ("", session(home))


def test_what_a_link_leads_to_is_what_is_compared(shell, home):
    (home.path / "dotfiles").write_text("datatruck\n")
    alpha = home.path / "alpha"
    alpha.mkdir()
    (alpha / ".awsmfa").symlink_to("../dotfiles")
    trust(home, alpha)
    go(shell, alpha)
    (home.path / "dotfiles").write_text("staging\n")
    assert (said(shell), shell.aws()) == (CHANGED.format("alpha"), {})


def test_where_every_file_is_for_everybody_the_hint_names_the_mount(home):
    folder = project(home, "alpha", is_trusted=False)
    folder.chmod(0o777)
    (folder / ".awsmfa").chmod(0o777)
    run = home.awsmfa("allow", "alpha")
    assert (run.status, "chmod go-w" in run.stderr, "ignores chmod" in run.stderr, "umask=022" in run.stderr) == (
        1, True, True, True,
    ), run


# The owner of a directory can put something else in a file's place while a prompt looks at it.


class Swapper(threading.Thread):
    """Swaps a file and a pipe as fast as it can, until it is stopped."""

    def __init__(self, file):
        super().__init__()
        self.file, self.pipe, self.is_stopped = file, file.with_name("pipe"), False
        os.mkfifo(self.pipe)

    def run(self) -> None:
        spare = self.file.with_name("spare")
        while not self.is_stopped:
            self.file.rename(spare)
            self.pipe.rename(self.file)
            self.file.rename(self.pipe)
            spare.rename(self.file)

    def stop(self) -> None:
        self.is_stopped = True
        self.join()


@needs_root
def test_a_directory_of_somebody_elses_cannot_freeze_a_prompt(shell, home):
    alpha = project(home, "alpha")
    give_away(alpha)
    go(shell, alpha)
    swapper = Swapper(alpha / ".awsmfa")
    swapper.start()
    try:
        for _ in range(100):
            shell.enter()
        for _ in range(20):
            go(shell, home.path)
            go(shell, alpha)
    finally:
        swapper.stop()
    assert shell.run("echo alive").output == "alive\n"


@needs_root
def test_a_file_of_somebody_elses_is_never_opened_at_a_prompt(shell, home):
    alpha = home.path / "alpha"
    alpha.mkdir()
    (alpha / ".awsmfa").write_text("datatruck\n")
    give_away(alpha / ".awsmfa")
    with Opened(shell, alpha / ".awsmfa") as opened:
        told = go(shell, alpha)
        shell.run(":")
        said(shell)
    assert ("belongs to another user" in told, opened.lines) == (True, []), told


@needs_root
def test_ones_own_file_in_a_directory_of_somebody_elses_is_compared_by_its_time(shell, home):
    alpha = project(home, "alpha")
    give_away(alpha)
    go(shell, alpha)
    entered = used(shell)
    (alpha / ".awsmfa").write_text("staging\n")
    assert (entered, said(shell), shell.aws()) == (session(home), CHANGED.format("alpha"), {})
