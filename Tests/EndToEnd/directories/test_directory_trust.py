"""Which `.awsmfa` files are used: only those that were allowed, and only unchanged."""

from __future__ import annotations

import subprocess

import pytest

from support.directories import CHANGED, UNTRUSTED, go, project, trust
from support.hooks import said, session, used

# All tests have a session available.
pytestmark = pytest.mark.usefixtures("stored")


def cloned(home, text: str = "datatruck\n"):
    """A project as `git clone` leaves it."""
    origin = project(home, "origin", text, is_trusted=False)
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.com", "-C", str(origin)]
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "x"]):
        subprocess.run([*git, *words], check=True)
    subprocess.run(["git", "clone", "-q", str(origin), str(home.path / "clone")], check=True)
    return home.path / "clone"


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
