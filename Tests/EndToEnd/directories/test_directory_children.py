"""Subshells, scripts, child shells and panes, in and around a directory with a `.awsmfa`."""

from __future__ import annotations

import subprocess

import pytest

from support.directories import UNTRUSTED, go, profile, project, waits
from support.hooks import said, session, used

# All tests have a session available.
pytestmark = pytest.mark.usefixtures("stored")


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
    """A tmux server whose panes run a shell with the integration."""

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
        """The AWS variables that a program in the newest pane sees."""
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
