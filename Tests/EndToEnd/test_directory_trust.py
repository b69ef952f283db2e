"""Which `.awsmfa` files are used: those that were allowed, as they were, and no other."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess

import pytest

from directories import RAW, go, project, trust
from hooks import said, used, session

UNTRUSTED = "aws-mfa: ~/{}/.awsmfa is not trusted, so it has no effect; review it, then trust it with aws-mfa allow\n"
CHANGED = (
    "aws-mfa: ~/{}/.awsmfa has changed since it was trusted, so it has no effect;"
    " review it, then trust it with aws-mfa allow\n"
)


@pytest.fixture(autouse=True)
def stored(home):
    """The session that is to be had, or not."""
    home.store()


def cloned(home, text: str = "datatruck\n"):
    """A project as it comes with `git clone`."""
    origin = project(home, "origin", text, is_trusted=False)
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.com", "-C", str(origin)]
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "x"]):
        subprocess.run([*git, *words], check=True)
    subprocess.run(["git", "clone", "-q", str(origin), str(home.path / "clone")], check=True)
    return home.path / "clone"


# Trust

def test_the_file_of_a_clone_changes_nothing(shell, home):
    assert (go(shell, cloned(home)), shell.aws()) == (UNTRUSTED.format("clone"), {})


def test_the_line_comes_once(shell, home):
    clone = cloned(home)
    assert [go(shell, clone) == "", said(shell), go(shell, home.path), go(shell, clone)] == [False, "", "", ""]


def test_the_file_of_a_clone_counts_at_once_when_it_is_allowed(shell, home):
    go(shell, cloned(home))
    result = shell.run("aws-mfa allow")
    assert (result, used(shell)) == (
        ("aws-mfa: ~/clone/.awsmfa is trusted as long as it says\n  datatruck\n"
         "which means\n  profile   datatruck\n  account   111122223333 (alice)\n", 0), session(home),
    )


def test_a_clone_of_a_trusted_project_is_another_path(shell, home):
    clone = cloned(home)
    trust(home, home.path / "origin")
    assert (go(shell, clone), shell.aws()) == (UNTRUSTED.format("clone"), {})


def test_a_project_that_was_moved_is_another_path(shell, home):
    project(home, "alpha").rename(home.path / "beta")
    assert (go(shell, home.path / "beta"), shell.aws()) == (UNTRUSTED.format("beta"), {})


CHANGES = {
    "another profile": "staging\n",
    "a space": "datatruck \n",
    "a comment": "datatruck\n# x\n",
    "no line end": "datatruck",
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_file_changes_nothing(shell, home, change):
    alpha = project(home, "alpha")
    (alpha / ".awsmfa").write_text(CHANGES[change])
    assert (go(shell, alpha), shell.aws()) == (CHANGED.format("alpha"), {})


def test_a_file_that_changes_under_a_shell_takes_its_session_out(shell, home):
    alpha = project(home, "alpha")
    go(shell, alpha)
    (alpha / ".awsmfa").write_text("staging\n")
    assert (said(shell), shell.aws(), said(shell)) == (CHANGED.format("alpha"), {}, "")


def test_a_file_that_changes_under_a_shell_gives_the_users_values_back(home, name):
    own = {"AWS_PROFILE": "mine", "AWS_REGION": "ap-south-1"}
    shell = home.terminal(name, variables=own)
    alpha = project(home, "alpha")
    go(shell, alpha)
    (alpha / ".awsmfa").write_text("staging\n")
    said(shell)
    assert shell.aws() == own


def test_a_changed_file_counts_at_once_when_it_is_allowed(shell, home):
    home.store("staging")
    alpha = project(home, "alpha")
    go(shell, alpha)
    (alpha / ".awsmfa").write_text("staging\n")
    said(shell)
    shell.run("aws-mfa allow")
    assert used(shell) == session(home, "staging")


def test_each_content_is_told_once(shell, home):
    alpha = project(home, "alpha", is_trusted=False)
    told = [go(shell, alpha)]
    for text in ("one\n", "two\n", "one\n", "datatruck\n"):
        (alpha / ".awsmfa").write_text(text)
        told.append(said(shell))
    line = UNTRUSTED.format("alpha")
    assert told == [line, line, line, "", ""]


def test_a_content_that_was_trusted_before_is_trusted_when_it_comes_back(shell, home):
    alpha = project(home, "alpha")
    (alpha / ".awsmfa").write_text("staging\n")
    said_of_other = go(shell, alpha)
    (alpha / ".awsmfa").write_text("datatruck\n")
    assert (said_of_other, said(shell), used(shell)) == (CHANGED.format("alpha"), "", session(home))


def test_a_file_written_over_with_the_same_stays_trusted(shell, home):
    alpha = project(home, "alpha")
    go(shell, alpha)
    (alpha / "new").write_text("datatruck\n")
    (alpha / "new").rename(alpha / ".awsmfa")
    assert (said(shell), used(shell)) == ("", session(home))


def test_a_file_that_is_removed_takes_its_session_along(shell, home):
    alpha = project(home, "alpha")
    go(shell, alpha)
    (alpha / ".awsmfa").unlink()
    assert (said(shell), shell.aws()) == ("", {})


def test_a_file_that_comes_is_seen(shell, home):
    alpha = home.path / "alpha"
    alpha.mkdir()
    go(shell, alpha)
    project(home, "alpha")
    assert (said(shell), used(shell)) == ("", session(home))


def test_deny_takes_the_session_out_at_once(shell, home):
    go(shell, project(home, "alpha"))
    result = shell.run("aws-mfa deny")
    assert (result, shell.aws(), said(shell)) == (("aws-mfa: ~/alpha/.awsmfa is no longer trusted\n", 0), {}, "")


def test_deny_reaches_the_other_terminals(shell, home):
    alpha = project(home, "alpha")
    go(shell, alpha)
    home.awsmfa("deny", alpha)
    assert (said(shell), shell.aws()) == (UNTRUSTED.format("alpha"), {})


def test_allow_reaches_the_other_terminals(shell, home):
    alpha = project(home, "alpha", is_trusted=False)
    go(shell, alpha)
    trust(home, alpha)
    assert (said(shell), used(shell)) == ("", session(home))


def test_deny_forgets_every_content(shell, home):
    alpha = project(home, "alpha")
    project(home, "alpha", "staging\n")
    home.awsmfa("deny", alpha)
    (alpha / ".awsmfa").write_text("datatruck\n")
    assert (go(shell, alpha), shell.aws()) == (UNTRUSTED.format("alpha"), {})


# The verbs

@pytest.mark.parametrize("operand", ["alpha", "alpha/", "./alpha", "alpha/.awsmfa", "../home/alpha", "link"])
def test_allow_takes_a_directory_or_a_file(home, operand):
    project(home, "alpha", is_trusted=False)
    (home.path / "link").symlink_to("alpha")
    run = home.awsmfa("allow", operand)
    assert (run.status, home.awsmfa("allow", "--list").stdout) == (0, "~/alpha/.awsmfa  datatruck\n"), run


def test_allow_takes_the_nearest_file(home):
    deep = project(home, "alpha", is_trusted=False) / "deep"
    deep.mkdir()
    run = home.execute("sh", "-c", f"cd {deep} && awsmfa allow")
    assert (run.status, home.awsmfa("allow", "--list").stdout) == (0, "~/alpha/.awsmfa  datatruck\n"), run


@pytest.mark.parametrize("detour", ["alpha/../other", "alpha/.././other", "alpha/..//other"])
def test_allow_goes_up_from_where_it_is_however_the_directory_is_named(home, detour):
    project(home, "alpha", is_trusted=False)
    (home.path / "other").mkdir()
    run = home.execute("env", "-C", str(home.path / "other"), f"PWD={home.path}/{detour}", str(home.program), "allow")
    assert (run.status, run.stderr.splitlines()[0]) == (1, "aws-mfa: there is no .awsmfa file here or above")


def test_allow_and_deny_take_a_directory_above(home):
    project(home, "alpha", is_trusted=False)
    (home.path / "alpha/deep").mkdir()
    words = [["allow", ".."], ["deny", "../../alpha"], ["allow", "../.awsmfa"], ["deny", "../deep/.."]]
    runs = [home.execute("env", "-C", str(home.path / "alpha/deep"), str(home.program), *verb) for verb in words]
    assert ([run.status for run in runs], home.awsmfa("allow", "--list").stdout) == (
        [0] * 4, "no file is trusted; aws-mfa allow trusts one\n",
    ), runs


def test_allow_shows_what_a_line_far_to_the_right_says(home):
    far = f"profile ={' ' * 400}staging"
    project(home, "alpha", f"# profile = datatruck\n{far}\n", is_trusted=False)
    assert home.awsmfa("allow", "alpha").stderr == (
        f"aws-mfa: ~/alpha/.awsmfa is trusted as long as it says\n  # profile = datatruck\n  {far}\n"
        "which means\n  profile   staging\n  account   444455556666 (bob)\n"
    )


def test_allow_names_a_profile_like_the_one_that_is_not_there(home):
    project(home, "alpha", "datatrack\n", is_trusted=False)
    run = home.awsmfa("allow", "alpha")
    listed = home.awsmfa("allow", "--list").stdout
    assert (run.status, run.stderr.splitlines()[-1], listed) == (
        0, "  account   unknown: no profile has that name; did you mean datatruck?", "~/alpha/.awsmfa  datatrack  (no such profile)\n",
    )


def test_allow_shows_what_it_trusts(home):
    project(home, "alpha", "# of the team\nprofile = datatruck\n\nregion=eu-west-1 # x\nduration = 2h\n", is_trusted=False)
    run = home.awsmfa("allow", "alpha")
    assert (run.status, run.stdout, run.stderr) == (
        0, "",
        "aws-mfa: ~/alpha/.awsmfa is trusted as long as it says\n"
        "  # of the team\n  profile = datatruck\n  region=eu-west-1 # x\n  duration = 2h\n"
        "which means\n  profile   datatruck\n  account   111122223333 (alice)\n  region    eu-west-1\n  duration  2h00m\n",
    )


def test_allow_without_a_file_says_so(home):
    run = home.awsmfa("allow")
    assert (run.status, run.stderr.splitlines()[0]) == (1, "aws-mfa: there is no .awsmfa file here or above")


def test_allow_of_a_directory_without_a_file_says_so(home):
    run = home.awsmfa("allow", "alpha")
    assert (run.status, run.stderr.splitlines()[0]) == (1, "aws-mfa: there is no ~/alpha/.awsmfa")


def test_deny_of_what_is_not_trusted_says_so(home):
    project(home, "alpha", is_trusted=False)
    run = home.awsmfa("deny", "alpha")
    assert (run.status, run.stderr.splitlines()[0]) == (1, "aws-mfa: ~/alpha/.awsmfa is not trusted")


def test_the_list_is_sorted_and_tells_what_has_changed(home):
    for name in ("c", "a", "b"):
        project(home, name)
    (home.path / "b/.awsmfa").write_text("staging\n")
    assert home.awsmfa("allow", "--list").stdout == (
        "~/a/.awsmfa  datatruck\n~/b/.awsmfa  datatruck  (changed)\n~/c/.awsmfa  datatruck\n"
    )


def test_the_list_of_nothing_says_so(home):
    assert home.awsmfa("allow", "--list").stdout == "no file is trusted; aws-mfa allow trusts one\n"


def test_files_that_are_gone_are_forgotten(home):
    project(home, "b")
    alpha = project(home, "alpha")
    shutil.rmtree(alpha)
    listed = home.awsmfa("allow", "--list").stdout
    project(home, "alpha", is_trusted=False)
    assert (listed, home.awsmfa("allow", "--list").stdout) == ("~/b/.awsmfa  datatruck\n",) * 2


def test_a_trusted_file_that_is_gone_can_be_denied(home):
    alpha = project(home, "alpha")
    shutil.rmtree(alpha)
    run = home.awsmfa("deny", alpha)
    project(home, "alpha", is_trusted=False)
    assert (run.status, home.awsmfa("allow", "--list").stdout) == (0, "no file is trusted; aws-mfa allow trusts one\n"), run


def test_the_copies_are_the_users_alone(home):
    project(home, "alpha")
    folder = home.path / ".local/share/aws-mfa/allow"
    entries = list(folder.iterdir())
    assert [stat.S_IMODE(path.stat().st_mode) & 0o077 for path in (folder, *entries)] == [0, 0]


def test_the_copies_follow_the_data_folder_of_the_desktop(home):
    project(home, "alpha", is_trusted=False)
    variables = {"XDG_DATA_HOME": str(home.path / "data")}
    home.awsmfa("allow", "alpha", variables=variables)
    assert len(list((home.path / "data/aws-mfa/allow").iterdir())) == 1


def test_a_copy_that_others_may_write_is_not_believed(shell, home):
    alpha = project(home, "alpha")
    for entry in (home.path / ".local/share/aws-mfa/allow").iterdir():
        entry.chmod(0o666)
    assert (go(shell, alpha) != "", shell.aws()) == (True, {})


def test_a_copy_under_another_name_is_not_believed(shell, home):
    alpha = project(home, "alpha")
    folder = home.path / ".local/share/aws-mfa/allow"
    for entry in folder.iterdir():
        beta = project(home, "beta")
        for other in folder.iterdir():
            if other != entry:
                other.write_bytes(entry.read_bytes())
    assert (go(shell, beta) != "", shell.aws()) == (True, {})


# Files that mean harm

def text(content):
    return lambda file: file.write_bytes(content)


def device(file):
    os.symlink("/dev/zero", file)


def terminal_device(file):
    os.symlink("/dev/tty", file)


def node(file):
    os.mknod(file, stat.S_IFCHR | 0o600, os.makedev(1, 5))


def link_to_others(file):
    target = file.parent.parent / "theirs"
    target.write_text("datatruck\n")
    os.chown(target, 12345, 12345)
    file.symlink_to(target)


def link_of_others(file):
    target = file.parent / "mine"
    target.write_text("datatruck\n")
    file.symlink_to(target)
    os.chown(file, 12345, 12345, follow_symlinks=False)


def of_another(file):
    file.write_text("datatruck\n")
    os.chown(file, 12345, 12345)


def with_mode(mode):
    def make(file):
        file.write_text("datatruck\n")
        file.chmod(mode)
        if mode & 0o020:
            os.chown(file, -1, 12345)
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


# What makes the file, and what is said of it.
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
# What is only wrong text: a shell that says so says all of these.
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
NEEDING_ROOT = ("of another user", "writable by the group", "link to another's file", "another's link")
if os.geteuid() != 0:
    HOSTILE = {case: made for case, made in HOSTILE.items() if case not in NEEDING_ROOT}


def hostile(home, case):
    folder = home.path / "alpha"
    folder.mkdir()
    {**HOSTILE, **MALFORMED}[case][0](folder / ".awsmfa")
    return folder


@pytest.mark.parametrize("case", HOSTILE)
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


@pytest.mark.parametrize("case", UNUSABLE)
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


@pytest.mark.parametrize("case", [*HOSTILE, *MALFORMED])
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
