"""Where a `.awsmfa` counts: whatever the path, the way there and the shell's own habits."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest

from directories import RAW, go, profile, project, trust, waits
from hooks import said, session, used
from test_hooks_shells import NEIGHBOURS

UNTRUSTED = "aws-mfa: ~/{}/.awsmfa is not trusted, so it has no effect; review it, then trust it with aws-mfa allow\n"


@pytest.fixture(autouse=True)
def stored(home):
    """The session that is to be had."""
    home.store()


@pytest.fixture
def staging(home):
    """Another session."""
    home.store("staging")


@pytest.fixture
def alpha(home):
    return project(home, "alpha")


# Names

NAMES = {
    "a space": b"a b",
    "spaces around": b"  a  ",
    "a line end": b"a\nb",
    "a line end at the end": b"a\n",
    "only a line end": b"\n",
    "a tab": b"a\tb",
    "a carriage return": b"a\rb",
    "an escape": b"a\x1b[31mb",
    "a bell and a C1 control": b"a\x07b\xc2\x9bc",
    "Latin 1": b"caf\xe9",
    "no text": b"\xff\xfe\x80",
    "an accent in two": "e\u0301".encode(),
    "an accent in one": "\u00e9".encode(),
    "another script": "プロジェクト".encode(),
    "an emoji": "🦊".encode(),
    "quotes": b"a'b\"c`d",
    "substitutions": b"$(touch x)`touch x`(touch x)${HOME}$HOME",
    "globs": b"*[a]?{b,c}~",
    "backslashes": b"a\\b\\\\c\\n\\x41",
    "percent signs": b"a%20b%%41%F{red}",
    "a dash": b"-n",
    "option-like": b"--help",
    "an equals sign": b"a=b|c;d&e",
    "a hash": b"# a",
    "a bang": b"a!b!!",
    "a tilde": b"~root",
    "its own name": b".awsmfa.d",
    "dots": b"...",
    "255 bytes": b"x" * 255,
}


@pytest.mark.parametrize("case", NAMES)
def test_a_directory_may_have_any_name(home, name, case):
    folder = str(project(home, os.fsdecode(NAMES[case]), is_trusted=False))
    os.mkdir(f"{folder}/deep")
    shell = home.terminal(name, variables={"TARGET": folder})
    told = shell.run('cd "$TARGET"').output
    before = shell.aws()
    allowed = shell.run("aws-mfa allow")
    inside = (used(shell), shell.aws()["AWS_MFA_ROOT"])
    within = (shell.run("cd deep").output, used(shell))
    listed = shell.run("aws-mfa allow --list").output
    assert (told.count("\n"), listed.count("\n"), RAW.findall(told + listed + allowed.output)) == (1, 1, [])
    assert (before, inside, within) == ({}, (session(home), folder), ("", session(home)))
    assert (shell.run("aws-mfa deny").status, shell.aws(), (home.path / "x").exists()) == (0, {}, False)


@pytest.mark.parametrize("case", ["a line end", "no text", "a line end at the end", "substitutions"])
def test_a_shell_may_start_in_a_directory_of_any_name(home, name, case):
    shell = home.terminal(name, start=project(home, os.fsdecode(NAMES[case])))
    assert (shell.greeting, used(shell)) == ("", session(home))


@pytest.mark.parametrize("names", [("alpha", "ALPHA"), ("e\u0301", "\u00e9")])
def test_names_that_are_alike_are_two_names(home, name, staging, names):
    first, second = project(home, names[0]), project(home, names[1], "staging\n")
    shell = home.terminal(name, variables={"FIRST": str(first), "SECOND": str(second)}, after=HABIT.get(name, ""))
    seen = []
    for target in ("FIRST", "SECOND", "FIRST"):
        shell.run(f'cd "${target}"')
        seen.append(profile(shell))
    assert seen == ["datatruck", "staging", "datatruck"]


HABIT = {"bash": "shopt -s nocasematch nocaseglob", "zsh": "setopt no_case_match no_case_glob"}


def test_a_content_that_differs_by_case_is_another(home, name, alpha):
    shell = home.terminal(name, after=HABIT.get(name, ""))
    go(shell, alpha)
    (alpha / ".awsmfa").write_text("DATATRUCK\n")
    assert ("has changed" in said(shell), shell.aws()) == (True, {})


# Links and ways

@pytest.fixture
def links(home, alpha):
    """`alpha/out` leads to `elsewhere`, `link` to `alpha`, `hidden/link` to `alpha/deep`."""
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


# Above

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


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder away")
def test_beyond_a_directory_of_another_user_nothing_is_looked_at(shell, home):
    theirs = home.path.parent / "theirs"
    (theirs / "mine").mkdir(parents=True)
    os.chown(theirs, 12345, 12345)
    (home.path.parent / ".awsmfa").write_text("datatruck\n")
    trust(home, home.path.parent)
    assert (go(shell, theirs / "mine"), shell.aws()) == ("", {})


def test_without_a_home_there_is_nothing_to_say(shell, alpha):
    shell.unset("HOME")
    assert (go(shell, alpha), said(shell), shell.aws()) == ("", "", {})


# Nested

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


# What is closed or gone

def bound(home) -> None:
    """Let the modes of files count for the shells, also for root."""
    if os.geteuid() != 0:
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
    # In the line after, the shell is inside already.
    shell.run(f"cd {deep}; chmod {mode:o} ..")
    seen = (said(shell), used(shell))
    # A shell in there hears of another cd.
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


# Subshells, scripts, children

@pytest.mark.parametrize("name", ["bash", "zsh"])
@pytest.mark.parametrize("form", ["(cd {}; {})", "x=$(cd {}; {})", "{{ cd {}; {}; }} | cat", "(cd {}; {}) &\nwait"])
def test_a_subshell_is_not_touched(shell, alpha, form):
    file = shell.home.scratch("subshell") / "variables"
    for line in form.format(alpha, f"env >{file}").split("\n"):
        shell.run(line)
    assert ("AWS_ACCESS_KEY_ID" in file.read_text(), shell.aws(), said(shell)) == (False, {}, "")


def test_a_command_substitution_is_not_touched(shell, home, alpha):
    text = f"(cd {alpha}; env | grep -c AWS_ACCESS; cd {home.path})"
    output = shell.run("echo " + ("" if shell.shell == "fish" else "$") + text).output
    assert (output, shell.aws(), said(shell)) == ("0\n", {}, "")


def test_a_command_substitution_leaves_what_is_there(shell, home, alpha):
    go(shell, alpha)
    before = shell.aws()
    text = f"(cd {home.path}; cd {alpha})"
    shell.run("echo " + ("" if shell.shell == "fish" else "$") + text)
    assert shell.aws() == before


SCRIPTS = {"bash": "bash --norc", "zsh": "zsh -f", "fish": "fish -N"}
LOADS = {"bash": 'eval "$(awsmfa init bash)"', "zsh": 'eval "$(awsmfa init zsh)"', "fish": "awsmfa init fish | source"}


def test_a_script_is_not_touched(home, name, alpha):
    script = home.scratch("script") / "script"
    script.write_text(f"{LOADS[name]}\ncd {alpha}\nenv | grep AWS_\ncd ..\nenv | grep AWS_\necho done\n")
    run = home.execute(*SCRIPTS[name].split(), script)
    assert (run.stdout, run.stderr) == ("done\n", "")


def test_a_script_within_a_project_has_its_session_wherever_it_goes(shell, home, alpha):
    go(shell, alpha)
    output = shell.run(f"{SCRIPTS[shell.shell]} -c 'cd /; env | grep AWS_PROFILE'").output
    assert output == "AWS_PROFILE=datatruck-mfa\n"


def test_a_shell_that_starts_inside_has_the_session(home, name, alpha):
    (alpha / "deep").mkdir()
    shell = home.terminal(name, start=alpha / "deep")
    assert (shell.greeting, used(shell), shell.aws()["AWS_MFA_ROOT"]) == ("", session(home), str(alpha))


def test_a_shell_that_starts_inside_leaves_to_the_last_session(home, name, alpha, staging):
    home.terminal(name).run("aws-mfa use staging")
    shell = home.terminal(name, start=alpha)
    assert (profile(shell), go(shell, home.path), used(shell)) == ("datatruck", "", session(home, "staging"))


def test_a_shell_that_starts_inside_leaves_to_nothing_without_a_last_session(home, name, alpha):
    shell = home.terminal(name, start=alpha)
    assert (profile(shell), go(shell, home.path), shell.aws()) == ("datatruck", "", {})


def test_a_shell_that_starts_beside_an_untrusted_file_starts_in_silence(home, name):
    shell = home.terminal(name, start=project(home, "alpha", is_trusted=False))
    assert (shell.greeting, said(shell), said(shell), shell.aws()) == ("", UNTRUSTED.format("alpha"), "", {})


def test_a_shell_that_starts_beside_an_untrusted_file_joins_no_last_session_of_another_directory(home, name, alpha):
    beta = project(home, "beta", is_trusted=False)
    first = home.terminal(name, start=alpha)
    child = home.terminal(name, variables=first.aws(), start=beta)
    assert (child.greeting, child.aws()) == ("", {})


def test_a_shell_that_starts_inside_without_a_session_says_so_at_the_second_prompt(home, name, alpha):
    home.awsmfa("logout", "datatruck")
    shell = home.terminal(name, start=alpha)
    assert (shell.greeting, "no live session" in said(shell), said(shell), shell.aws()) == (
        "", True, "", waits(alpha),
    )


def test_a_child_started_inside_has_the_session(shell, home, name, alpha):
    go(shell, alpha)
    child = home.terminal(name, variables=shell.aws(), start=alpha)
    assert (child.greeting, child.aws(), go(child, home.path), child.aws()) == ("", shell.aws(), "", {})


def test_a_child_started_elsewhere_has_nothing(shell, home, name, alpha):
    go(shell, alpha)
    child = home.terminal(name, variables=shell.aws())
    assert (child.greeting, child.aws()) == ("", {})


def test_a_child_started_in_another_project_has_its_session(shell, home, name, alpha, staging):
    beta = project(home, "beta", "staging\n")
    go(shell, alpha)
    child = home.terminal(name, variables=shell.aws(), start=beta)
    assert (child.greeting, used(child), child.aws()["AWS_MFA_ROOT"]) == ("", session(home, "staging"), str(beta))


def test_a_child_of_a_shell_with_a_profile_chosen_by_hand_keeps_it_inside(shell, home, name, alpha, staging):
    shell.run("aws-mfa use staging")
    child = home.terminal(name, variables=shell.aws(), start=alpha)
    assert (child.greeting, used(child)) == ("", session(home, "staging"))


def test_a_child_of_a_shell_that_waits_waits_too(home, name, alpha):
    home.awsmfa("logout", "datatruck")
    shell = home.terminal(name)
    go(shell, alpha)
    child = home.terminal(name, variables=shell.aws(), start=alpha)
    said(child)
    home.store("datatruck")
    said(child)
    assert (shell.aws()["AWS_PROFILE"], used(child)) == ("datatruck-mfa", session(home))


def test_a_child_with_credentials_of_its_own_keeps_them_inside(home, name, alpha):
    own = {"AWS_PROFILE": "mine"}
    child = home.terminal(name, variables=own, start=alpha)
    assert (child.greeting, said(child), child.aws()) == ("", "", own)


def test_a_child_of_a_shell_that_is_off_stays_off_inside(home, name, alpha):
    own = {"AWS_MFA_OFF": "1"}
    child = home.terminal(name, variables=own, start=alpha)
    assert (child.greeting, said(child), child.aws()) == ("", "", own)


# tmux

class Tmux:
    """A server of tmux whose panes run a shell with the integration."""

    def __init__(self, home, shell: str, variables: dict = {}):
        self._home = home
        self._folder = home.scratch("tmux")
        rc = self._folder / ".zshrc"
        rc.write_text(LOADS[shell] + "\n")
        words = {
            "bash": f"bash --noprofile --rcfile {rc} -i", "zsh": "zsh -d -i", "fish": f"fish -i -C 'source {rc}'",
        }[shell]
        self._environment = {**home.environment, "ZDOTDIR": str(self._folder), "TERM": "screen", **variables}
        (self._folder / "tmux.conf").write_text(f'set -g default-command "{words}"\n')

    def run(self, *words: str) -> None:
        command = ["tmux", "-S", f"{self._folder}/socket", "-f", f"{self._folder}/tmux.conf", *words]
        subprocess.run(command, env=self._environment, check=True, timeout=30)

    def variables(self) -> dict:
        """What a program in the newest pane sees of AWS."""
        file = self._folder / "variables"
        self.run("send-keys", f"env >{file}; tmux -S {self._folder}/socket wait-for -S ready", "Enter")
        self.run("wait-for", "ready")
        pairs = (line.split("=", 1) for line in file.read_text().splitlines() if line.startswith("AWS_"))
        return {name: value for name, value in pairs if name != "AWS_MFA_SEGMENT"}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.run("kill-server")


def test_a_new_pane_inside_joins(home, name, alpha):
    with Tmux(home, name) as tmux:
        tmux.run("new-session", "-d", "-c", str(home.path))
        outside = tmux.variables()
        tmux.run("split-window", "-c", str(alpha))
        inside = tmux.variables()
    assert (outside, inside["AWS_ACCESS_KEY_ID"]) == ({}, session(home)["AWS_ACCESS_KEY_ID"])


def test_a_pane_of_a_server_that_was_started_inside_has_nothing_outside(home, name, alpha):
    inside = home.terminal(name, start=alpha).aws()
    with Tmux(home, name, inside) as tmux:
        tmux.run("new-session", "-d", "-c", str(home.path))
        outside = tmux.variables()
        tmux.run("new-window", "-c", str(alpha))
        assert (outside, tmux.variables()) == ({}, inside)


# Habits

MOVES = {
    "bash, a function cd": ("bash", "cd() { builtin cd \"$@\" && ls >/dev/null; }", ""),
    "bash, an alias cd": ("bash", "shopt -s expand_aliases; alias cd='cd -P'", ""),
    "bash, physical": ("bash", "set -P", ""),
    "bash, CDPATH": ("bash", "", "CDPATH=/usr:$HOME"),
    "bash, unexported PWD": ("bash", "", "export -n PWD; unset OLDPWD"),
    "bash, variables named alike": ("bash", "directory=a home=b; readonly directory home", "file=x; readonly file"),
    "zsh, a function cd": ("zsh", "cd() { builtin cd \"$@\" && ls >/dev/null }", ""),
    "zsh, links chased": ("zsh", "setopt chase_links auto_pushd pushd_silent auto_cd", ""),
    "zsh, chpwd of the user's": ("zsh", "chpwd() { mine=1 }; chpwd_functions=(chpwd)", ""),
    "zsh, cd within chpwd": ("zsh", "", "chpwd_functions+=(_x); _x() { builtin cd -q . }"),
    "zsh, variables named alike": ("zsh", "directory=a; home=b; typeset -r directory home", ""),
    "zsh, hashed and named": ("zsh", "", "hash -d alpha=~/alpha; setopt auto_name_dirs cdable_vars"),
    "fish, a function cd": ("fish", "", "function cd; builtin cd $argv; and ls >/dev/null; end"),
    "fish, variables on PWD": ("fish", "function _x --on-variable PWD; set -g mine 1; end", ""),
    "fish, CDPATH": ("fish", "", "set -gx CDPATH /usr $HOME"),
}
HABITS = {**NEIGHBOURS, **MOVES}


@pytest.mark.parametrize("habit", HABITS)
def test_whatever_else_lives_in_the_shell(home, alpha, habit):
    name, before, after = HABITS[habit]
    own = {"AWS_REGION": "ap-south-1"}
    shell = home.terminal(name, before=before, after=after, variables=own)
    # bash has no event for a change of directory.
    line = f"cd {alpha}; printf '%s\\n' \"$AWS_PROFILE\"" if name != "bash" else f"cd {alpha}; echo datatruck-mfa"
    inside = [shell.greeting, shell.run(line).output, used(shell)]
    assert (inside, go(shell, home.path), said(shell), shell.aws()) == (
        ["", "datatruck-mfa\n", session(home)], "", "", own,
    )
