"""The segment beside other prompts of fish, and the ways to load the integration there."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys

import pytest

from support.product import REPOSITORY
from support.screen import COLOURFUL, Screen

TIME = r"(?:35h59m|36h00m)"


def loaded(home, side, after="", **variables):
    """A fish whose start-up file sources the installed file, and that file."""
    file = home.path / "loading.fish"
    file.write_text(f"source {home.prefix}/share/aws-mfa/fish/aws-mfa.fish --prompt {side}\n{after}\n")
    shell = home.terminal("fish", before=f"source {file}", is_loaded=False, variables={**COLOURFUL, **variables})
    shell.login()
    return shell, file


def test_a_virtual_environment_and_a_file_that_is_read_again_leave_one_segment(home):
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", home.path / "env"], check=True)
    shell, file = loaded(home, "left")
    screen = Screen(shell)
    lines = []
    for command in (f"source {home.path}/env/bin/activate.fish", f"source {file}", "true", "deactivate", "true"):
        shell.run(command)
        screen.settle()
        lines.append(re.sub(r"<(\d+):\d+>", r"<\1>", screen.line))
    inside, outside = rf"datatruck {TIME} \(env\) <0>", rf"datatruck {TIME} <0>"
    assert [re.fullmatch(line, shown) is not None for line, shown in zip([inside] * 3 + [outside] * 2, lines)] == [True] * 5, lines


OWN = 'function fish_right_prompt; echo -n "[$status|$pipestatus|$argv]"; end'


def test_a_right_prompt_of_later_is_shown_with_its_status_and_arguments(home):
    shell, _ = loaded(home, "right", after=OWN)
    screen = Screen(shell)
    shell.run("sh -c 'exit 3' | sh -c 'exit 4'")
    screen.settle()
    assert re.fullmatch(rf"<4:\d+> +\[4\|3 4\|\] datatruck {TIME}", screen.line)
    # As fish 4 does before a command line runs, if it is told to.
    shell.run("fish_right_prompt --final-rendering >~/drawn")
    screen.settle()
    assert (home.path / "drawn").read_text() == "[0|0|--final-rendering]"


def test_a_right_prompt_that_is_typed_gets_the_segment(home):
    shell, _ = loaded(home, "right")
    shell.run("function fish_right_prompt; echo -n mine; end")
    shell.run("true")
    assert re.fullmatch(rf"<0:\d+> +mine datatruck {TIME}", Screen(shell).line)


def test_the_prompt_of_read_has_no_segment(home):
    shell, _ = loaded(home, "left")
    shell.type("read -P 'name: ' answer")
    shell.child.expect(f"begin{shell._begin}\r\n")
    shell.child.expect("name: ")
    asked = shell.child.before
    shell.send("x\r")
    shell.finish()
    assert ("datatruck" in asked, re.match(rf"datatruck {TIME} <", Screen(shell).line) is not None) == (False, True)


@pytest.fixture
def plugin(home):
    """The folders that a plugin manager copies, where fish reads them."""
    target = home.path / ".config/fish"
    for folder in ("conf.d", "functions", "completions"):
        source = REPOSITORY / "shell/fish" / folder
        if source.exists():
            shutil.copytree(source, target / folder)
    (target / "config.fish").write_text("set -g AWS_MFA_PROMPT right\n")


def test_a_plugin_manager_loads_it_and_takes_it_out(home, plugin):
    shell = home.terminal("fish", is_loaded=False, variables=COLOURFUL)
    assert shell.login().status == 0
    screen = Screen(shell)
    assert re.fullmatch(rf"<0:\d+> +datatruck {TIME}", screen.line)
    script = home.execute("fish", "-c", "aws-mfa list --names; functions -q _awsmfa_hook; and echo hooked")
    assert (script.stdout.split(), script.stderr) == (["datatruck", "staging"], "")
    # What fisher does when it removes the plugin.
    shell.run("emit aws-mfa_uninstall; functions -a | string match '_awsmfa_hook*' >~/left; env | grep ^AWS_ >>~/left")
    screen.settle()
    assert (home.path / "left").read_text() == ""


def test_guards_in_a_script_are_refused(home):
    run = home.execute("fish", "-c", f"source {home.prefix}/share/aws-mfa/fish/aws-mfa.fish; aws-mfa guard aws")
    assert (run.status, run.stdout, run.stderr) == (
        2, "", "aws-mfa: commands are guarded in an interactive fish 3.6 or later only\n"
        "hint: aws-mfa exec -- COMMAND runs one command with a session\n",
    )


def test_a_missing_program_is_said_at_the_first_prompt_and_when_it_is_typed(home, plugin):
    home.environment["PATH"] = "/usr/bin:/bin"
    shell = home.terminal("fish", is_loaded=False)
    said = "aws-mfa: its shell file is loaded, but the program awsmfa is not installed here\n" \
        "hint: install aws-mfa, or put the folder of awsmfa on PATH; then open a new shell\n"
    assert (shell.greeting, shell.run("true"), shell.run("aws-mfa list")) == (said, ("", 0), (said, 127))
