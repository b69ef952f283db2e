"""Where a `.awsmfa` is used, whatever the path, the way there and the shell's own habits."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from support.directories import UNTRUSTED, go, profile, project, trust
from support.hooks import said, session, used
from support.others import IS_ROOT, give_away, needs_root

# All tests have a session available.
pytestmark = pytest.mark.usefixtures("stored")


# Links and paths

@pytest.fixture
def links(home, alpha):
    """Make `alpha/out` lead to `elsewhere`, `link` to `alpha`, and `hidden/link` to `alpha/deep`."""
    (home.path / "elsewhere").mkdir()
    (alpha / "deep").mkdir()
    (alpha / "out").symlink_to("../elsewhere")
    (home.path / "link").symlink_to("alpha")
    (home.path / "hidden").mkdir()
    (home.path / "hidden/link").symlink_to("../alpha/deep")
    return home.path


WAYS = {
    "a link to it": ("cd link", "datatruck"),
    "a link to it, physically": ("cd link; cd (pwd -P)", "datatruck"),
    "below a link to it": ("cd link/deep", "datatruck"),
    "a link that leads out of it": ("cd alpha/out", "datatruck"),
    "a link that leads out of it, physically": ("cd alpha/out; cd (pwd -P)", ""),
    "a link that leads into it": ("cd hidden/link", ""),
    "a link that leads into it, physically": ("cd hidden/link; cd (pwd -P)", "datatruck"),
    "up from a link": ("cd link/deep/..", "datatruck"),
    "up and down": ("cd elsewhere/../alpha/./deep//", "datatruck"),
    "up and away": ("cd alpha/deep/../../elsewhere", ""),
    "two steps": ("cd alpha; cd deep", "datatruck"),
    "back": ("cd alpha; cd ..; cd -", "datatruck"),
    "back twice": ("cd alpha; cd ..; cd -; cd -", ""),
    "a stack": ("pushd alpha; pushd ../elsewhere; popd", "datatruck"),
    "a stack of nothing": ("pushd alpha; popd", ""),
    "in a loop": ("for d in alpha elsewhere alpha/deep; do cd ~/$d; done", "datatruck"),
    "home": ("cd alpha; cd", ""),
    "the root": ("cd alpha; cd /", ""),
    "two slashes": ("cd alpha; cd //", ""),
    "the system": ("cd alpha; cd /usr/share", ""),
}


@pytest.mark.parametrize("way", WAYS)
def test_the_way_into_a_directory_does_not_matter(shell, home, links, way):
    command, expected = WAYS[way]
    if shell.shell == "fish":
        command = command.replace("done", "end").replace("; do", ";")
    else:
        command = command.replace("(pwd -P)", '"$(pwd -P)"')
    shell.run(f"{command} >/dev/null")
    assert (profile(shell), said(shell)) == (expected, "")


def test_one_directory_by_two_names_is_one(shell, home, links):
    go(shell, links / "alpha")
    before = shell.aws()
    assert (go(shell, links / "link"), shell.aws()) == ("", before)


def test_a_link_that_leads_elsewhere_by_now_is_elsewhere(shell, home, links):
    go(shell, links / "link")
    (links / "link").unlink()
    (links / "link").symlink_to("elsewhere")
    go(shell, links / "link")
    assert shell.aws() == {}


def test_a_trusted_link_that_leads_to_another_project_asks_again(shell, home, links):
    project(home, "beta", "datatruck\n", is_trusted=False)
    (links / "link").unlink()
    (links / "link").symlink_to("beta")
    assert (go(shell, links / "link"), shell.aws()) == (UNTRUSTED.format("link"), {})


@pytest.mark.parametrize("name", ["bash"])
def test_a_working_directory_set_by_hand_is_not_believed(shell, alpha):
    output = shell.run(f"PWD={alpha}").output
    assert (output, said(shell), shell.aws()) == ("", "", {})


@pytest.mark.parametrize("name", ["zsh"])
def test_a_quiet_cd_counts_at_the_next_prompt(shell, home, alpha):
    shell.run(f"cd -q {alpha}")
    assert used(shell) == session(home)


# Above the directory

def test_the_home_itself_may_have_one(shell, home):
    (home.path / ".awsmfa").write_text("datatruck\n")
    trust(home, home.path)
    (home.path / "any/where").mkdir(parents=True)
    inside = [said(shell), used(shell), go(shell, home.path / "any/where"), used(shell)]
    assert (inside, go(shell, home.path.parent), shell.aws()) == (["", session(home), "", session(home)], "", {})


def test_a_home_that_ends_in_a_slash_is_the_same(home, name, alpha):
    home.environment["HOME"] = f"{home.path}/"
    (home.path.parent / ".awsmfa").write_text("staging\n")
    shell = home.terminal(name)
    assert (said(shell), shell.run("cd alpha").output, used(shell), shell.run("cd ..").output, shell.aws()) == (
        "", "", session(home), "", {},
    )


def test_what_stands_above_the_home_is_not_looked_at(shell, home):
    (home.path.parent / ".awsmfa").write_text("datatruck\n")
    trust(home, home.path.parent)
    (home.path / "any").mkdir()
    assert (go(shell, home.path / "any"), go(shell, home.path), shell.aws()) == ("", "", {})


def test_outside_of_the_home_it_counts_too(shell, home):
    (home.path.parent / ".awsmfa").write_text("datatruck\n")
    trust(home, home.path.parent)
    outside = home.path.parent / "outside/deep"
    outside.mkdir(parents=True)
    assert (go(shell, outside), used(shell)) == ("", session(home))


def test_a_sibling_whose_name_begins_like_the_home_is_outside(shell, home):
    outside = home.path.parent / "home2/deep"
    outside.mkdir(parents=True)
    (home.path.parent / ".awsmfa").write_text("datatruck\n")
    trust(home, home.path.parent)
    assert (go(shell, outside), used(shell)) == ("", session(home))


@needs_root
def test_beyond_a_directory_of_another_user_nothing_is_looked_at(shell, home):
    theirs = home.path.parent / "theirs"
    (theirs / "mine").mkdir(parents=True)
    give_away(theirs)
    (home.path.parent / ".awsmfa").write_text("datatruck\n")
    trust(home, home.path.parent)
    assert (go(shell, theirs / "mine"), shell.aws()) == ("", {})


def test_without_a_home_there_is_nothing_to_say(shell, alpha):
    shell.unset("HOME")
    assert (go(shell, alpha), said(shell), shell.aws()) == ("", "", {})


# Nested directories

@pytest.fixture
def inner(home, alpha, staging):
    return project(home, "alpha/inner", "staging\n")


def test_the_nearest_file_wins(shell, home, alpha, inner):
    seen = []
    for folder in (alpha, inner, alpha, home.path, inner, home.path):
        seen.append((go(shell, folder), profile(shell)))
    assert seen == [("", name) for name in ("datatruck", "staging", "datatruck", "", "staging", "")]


def test_the_nearest_file_wins_though_it_is_not_trusted(shell, home, alpha, inner):
    home.awsmfa("deny", inner)
    go(shell, alpha)
    told = [go(shell, inner), shell.aws()]
    assert (told, go(shell, alpha), used(shell)) == ([UNTRUSTED.format("alpha/inner"), {}], "", session(home))


def test_the_nearest_file_wins_though_it_is_malformed(shell, home, alpha):
    (alpha / "inner").mkdir()
    (alpha / "inner/.awsmfa").write_text("nonsense = 1\n")
    go(shell, alpha)
    assert ("unknown key nonsense" in go(shell, alpha / "inner"), shell.aws()) == (True, {})


def test_a_nearer_file_that_goes_leaves_the_outer_one(shell, home, alpha, inner):
    go(shell, inner)
    (inner / ".awsmfa").unlink()
    assert (said(shell), used(shell)) == ("", session(home))


def test_a_nearer_file_that_comes_is_seen(shell, home, alpha):
    (alpha / "inner").mkdir()
    go(shell, alpha / "inner")
    (alpha / "inner/.awsmfa").write_text("staging\n")
    assert (said(shell), shell.aws()) == (UNTRUSTED.format("alpha/inner"), {})


def test_a_file_of_the_same_profile_changes_the_root_only(shell, home, alpha):
    inner = project(home, "alpha/inner")
    go(shell, alpha)
    before = shell.aws()
    go(shell, inner)
    assert shell.aws() == {**before, "AWS_MFA_ROOT": str(inner)}


def test_leaving_two_nested_directories_puts_back_what_was_chosen(shell, home, alpha, inner):
    shell.run("aws-mfa use datatruck")
    before = shell.aws()
    go(shell, alpha)
    go(shell, inner)
    assert (go(shell, home.path), shell.aws()) == ("", before)


def test_a_git_worktree_is_a_place_of_its_own(shell, home, alpha):
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.com", "-C", str(alpha)]
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "x"], ["worktree", "add", "-q", "../tree"]):
        subprocess.run([*git, *words], check=True, stderr=subprocess.DEVNULL)
    told = [go(shell, home.path / "tree"), shell.aws()]
    shell.run("aws-mfa allow")
    assert (told, used(shell), shell.aws()["AWS_MFA_ROOT"]) == (
        [UNTRUSTED.format("tree"), {}], session(home), str(home.path / "tree"),
    )


# Directories that are closed or gone

def bound(home) -> None:
    """Make the modes of files apply to the shells, even as root."""
    if not IS_ROOT:
        return
    folder = home.scratch("bound")
    for shell in ("bash", "zsh", "fish"):
        words = f"setpriv --bounding-set=-dac_override,-dac_read_search {shutil.which(shell)}"
        (folder / shell).write_text(f'#!/bin/sh\nexec {words} "$@"\n')
        (folder / shell).chmod(0o755)
    home.environment["PATH"] = f"{folder}:{home.environment['PATH']}"


@pytest.mark.parametrize("mode", [0o311, 0o000])
def test_a_parent_that_cannot_be_read_is_passed_over(home, name, alpha, mode):
    bound(home)
    deep = alpha / "mid/deep"
    deep.mkdir(parents=True)
    shell = home.terminal(name)
    # On the next line, the shell is already inside.
    shell.run(f"cd {deep}; chmod {mode:o} ..")
    seen = (said(shell), used(shell))
    # A shell inside notices another cd.
    again = (shell.run("cd .").output if mode else "", used(shell), said(shell))
    (alpha / "mid").chmod(0o755)
    assert (seen, again) == (("", session(home)), ("", session(home), ""))


def test_a_file_that_cannot_be_read_is_told_of(home, name, alpha):
    bound(home)
    (alpha / ".awsmfa").chmod(0)
    shell = home.terminal(name)
    told = go(shell, alpha)
    assert (told.startswith("aws-mfa: ~/alpha/.awsmfa cannot be read: "), told.count("\n"), said(shell), shell.aws()) == (
        True, 1, "", {},
    ), told


def test_a_directory_that_is_removed_takes_its_session_along(shell, alpha):
    go(shell, alpha)
    shutil.rmtree(alpha)
    assert (said(shell), said(shell), shell.aws()) == ("", "", {})


def test_a_removed_directory_within_a_project_belongs_to_it(shell, home, alpha):
    (alpha / "deep").mkdir()
    go(shell, alpha / "deep")
    (alpha / "deep").rmdir()
    home.store("datatruck", "--force")
    assert (said(shell), used(shell)) == ("", session(home))


def test_a_directory_that_is_moved_is_another(shell, home, alpha):
    go(shell, alpha)
    alpha.rename(home.path / "moved")
    shell.run(":")
    assert (profile(shell), go(shell, home.path), shell.aws()) == ("", "", {})
