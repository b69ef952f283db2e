"""What `status` says about a directory with a `.awsmfa`."""

from __future__ import annotations

import pytest

from support.directories import go, project, status


def test_status_says_which_file_decided(shell, alpha):
    go(shell, alpha)
    assert ("directory (~/alpha/.awsmfa)" in shell.run("aws-mfa status").output, status(shell)["root"]) == (
        True, str(alpha),
    )


def test_status_of_a_waiting_directory(shell, waiting):
    go(shell, waiting)
    assert (shell.run("aws-mfa status").output, status(shell)) == (
        "no session in this shell; aws-mfa opens one for datatruck (~/waiting/.awsmfa)\n",
        {
            "profile": None, "account": None, "expiration": None, "seconds_left": None, "source": "directory",
            "root": str(waiting),
        },
    )


def test_status_of_a_directory_whose_profile_is_not_there_names_one_like_it(shell, home):
    go(shell, project(home, "folder", "datatrack\n"))
    assert shell.run("aws-mfa status").output == (
        "no session in this shell; no profile is named datatrack; did you mean datatruck? (~/folder/.awsmfa)\n"
    )


def test_status_without_hooks_tells_of_a_profile_that_is_not_there(home):
    folder = project(home, "folder", "zzz\n")
    run = home.execute("sh", "-c", f"cd {folder} && awsmfa status")
    assert run.stdout == (
        "no session in this shell; no profile is named zzz; aws-mfa list shows your profiles (~/folder/.awsmfa)\n"
    )


IGNORED = {
    "not trusted": ("datatruck\n", "~/folder/.awsmfa is not trusted, so it has no effect", "aws-mfa allow"),
    "malformed": ("a = b\n", "~/folder/.awsmfa:1: unknown key a", "the keys are profile, region, duration"),
    "without a profile": ("# nothing\n", "~/folder/.awsmfa names no profile", "one profile name"),
}


@pytest.mark.parametrize("case", IGNORED)
def test_status_says_why_a_file_is_ignored(shell, home, case):
    text, error, hint = IGNORED[case]
    go(shell, project(home, "folder", text, is_trusted=False))
    lines = shell.run("aws-mfa status").output.splitlines()
    assert (f"ignored  {error}" in lines, lines[-1].startswith("hint "), hint in lines[-1]) == (True, True, True), lines


def test_status_says_that_a_file_has_changed(shell, home, alpha):
    (alpha / ".awsmfa").write_text("staging\n")
    go(shell, alpha)
    assert "ignored  ~/alpha/.awsmfa has changed since it was trusted" in shell.run("aws-mfa status").output


def test_status_beside_an_ignored_file_still_tells_of_the_session(shell, home, beta):
    shell.run("aws-mfa use staging")
    go(shell, project(home, "folder", is_trusted=False))
    output = shell.run("aws-mfa status").output
    assert ("profile  staging" in output, "ignored  ~/folder/.awsmfa is not trusted" in output) == (True, True), output


def test_status_in_another_terminal_tells_of_that_terminal(shell, home, alpha):
    go(shell, alpha)
    assert status(shell.second())["source"] is None
