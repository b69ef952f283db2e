"""bash's variables and traps, which the hooks share with the user and with other tools."""

from __future__ import annotations

import re
import shutil

import pytest

from support.hooks import ended, is_asked, said, session, used
from support.neighbours import PREEXEC
from support.terminal import LOADING

TIME = r"(?:35h59m|36h00m)"
SEGMENT = rf"datatruck {TIME} "
TOLD = (
    "aws-mfa: PROMPT_COMMAND was replaced, so the hook no longer runs at the prompts of this shell\n"
    "hint: aws-mfa status puts it back; load aws-mfa after whatever sets PROMPT_COMMAND\n"
)
TOLD_TYPED = (
    "aws-mfa: PROMPT_COMMAND was replaced, so the hook did not run; it is back in place\n"
    "hint: load aws-mfa after whatever sets PROMPT_COMMAND\n"
)
READONLY = (
    "aws-mfa: PROMPT_COMMAND is readonly, so the hook cannot run at the prompts of this shell\n"
    "hint: load aws-mfa before the line that makes PROMPT_COMMAND readonly\n"
)
ABSENT = "aws-mfa: the program awsmfa is not installed here\nhint: install aws-mfa, or put the folder of awsmfa on PATH\n"


@pytest.fixture
def old(home):
    """Lines after which bash looks like one before 4.4, which has no PS0."""
    return "unset PS0; readonly PS0="


def direct(home, options: str = "") -> str:
    """The line that reads the installed file itself."""
    return f". {home.prefix}/share/aws-mfa/bash/aws-mfa.bash {options}"


def version(shell) -> int:
    return int(shell.run("echo $((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1]))").output)


@pytest.mark.parametrize("when", ["before", "after"])
def test_readonly_names_that_everybody_uses_do_no_harm(home, when):
    shell = home.terminal("bash", **{when: "readonly REPLY IFS BP_PIPESTATUS"})
    shell.login()
    assert (used(shell), shell.enter(), shell.run("true | true")) == (session(home), "", ("", 0))
    home.store("datatruck", "--force")
    assert (said(shell), used(shell)) == ("", session(home))


# Traps and the status


def test_a_failure_is_trapped_once(home):
    shell = home.terminal("bash", before="PROMPT_COMMAND='kept=$?'", after="trap 'echo failed: $?' ERR")
    shown = shell.run("sh -c 'exit 3'")
    assert (shown.output, shown.status, shell.enter(), shell.enter()) == ("failed: 3\n", 3, "", "")


def test_the_states_of_a_pipeline_reach_tools_that_share_the_string(home):
    shell = home.terminal("bash", before="PROMPT_COMMAND='states=${BP_PIPESTATUS[*]-none}'; PS1='${PIPESTATUS[*]} '$PS1")
    shown = shell.run("true | sh -c 'exit 4' | sh -c 'exit 5'")
    after = shell.run("echo \"<<$states>> ${BP_PIPESTATUS-none}\"")
    assert (shown.output, after.output, shell.run("echo $states").output) == ("0 4 5 ", "<<0 4 5>> none\n0 ", "none\n0 ")


# PROMPT_COMMAND that other tools and the user change


@pytest.mark.parametrize("place", ["before", "after"])
def test_an_exported_prompt_command_stays_in_this_shell(home, place):
    shell = home.terminal("bash", **{place: "export PROMPT_COMMAND=\"${PROMPT_COMMAND-}\"$'\\nmine=1'"})
    assert ("PROMPT_COMMAND" in shell.environment(), shell.run("echo $mine").output) == (False, "1\n")


def test_a_readonly_prompt_command_is_told_once_and_stops_no_startup_file(home):
    shell = home.terminal("bash", before="PROMPT_COMMAND='mine=1'; readonly PROMPT_COMMAND", after="rest=read")
    shown = shell.run("echo $rest $PROMPT_COMMAND").output
    assert (shell.greeting, shown.endswith("read mine=1\n"), shell.login().status) == ("", True, 0)
    assert (used(shell), shell.log.count(READONLY)) == (session(home), 1)


def test_a_readonly_prompt_command_is_told_once_by_what_is_typed(home, old):
    shell = home.terminal("bash", before=f"PROMPT_COMMAND=; readonly PROMPT_COMMAND; {old}")
    shell.run(":")
    assert (shell.run("aws-mfa off").output.startswith(READONLY), shell.run("aws-mfa off").output.count("hint")) == (True, 0)


@pytest.mark.parametrize("line", ["PROMPT_COMMAND='mine=1'", "unset PROMPT_COMMAND", "PROMPT_COMMAND=('mine=1' 'yours=1')"])
def test_a_prompt_command_that_was_replaced_is_told_once_and_put_right(home, line):
    home.terminal("bash").login()
    shell = home.terminal("bash", after=line)
    shell.run(":")
    shell.run(":")
    shell.run("aws-mfa status")
    told = TOLD if 404 <= version(shell) < 503 else TOLD_TYPED
    assert (shell.greeting, shell.log.count(told), shell.log.count("hint"), used(shell)) == ("", 1, 1, session(home))


def test_a_prompt_command_that_is_replaced_at_the_prompt_is_told(home):
    shell = home.terminal("bash")
    shell.login()
    shell.run("PROMPT_COMMAND=")
    shell.run(":")
    shell.run("aws-mfa status")
    assert "_awsmfa_hook" in shell.run('echo "$PROMPT_COMMAND"').output
    shell.run("aws-mfa list")
    assert shell.log.count("PROMPT_COMMAND was replaced") == 1


def test_a_prompt_command_that_was_replaced_is_told_by_what_is_typed(home, old):
    home.terminal("bash").login()
    shell = home.terminal("bash", before=old, after="PROMPT_COMMAND='mine=1'")
    shell.run(":")
    told = shell.run("aws-mfa list").output
    assert (told.startswith(TOLD_TYPED), used(shell), shell.run("aws-mfa off").output.count(TOLD_TYPED)) == (
        True, session(home), 0,
    )


def test_two_lines_pasted_at_once_are_no_news(home):
    shell = home.terminal("bash", after="bind 'set enable-bracketed-paste on'")
    shell.send("\x1b[200~echo one\necho two\necho three\x1b[201~\r")
    shell.child.expect("three\r\n.*<0:")
    assert "replaced" not in shell.child.before + shell.child.after


# The order of the hooks


def test_a_hook_library_that_comes_later_runs_the_hook_once_however_often_the_file_is_read(home):
    shell = home.terminal("bash", after=PREEXEC)
    for _ in range(2):
        shell.run(f"IFS=_; {LOADING['bash']}; unset IFS")
    listing = shell.run("printf '[%s]' \"${precmd_functions[@]}\" \"${PROMPT_COMMAND[@]}\"; echo").output
    assert re.findall(r"_awsmfa_hook\b", listing) == ["_awsmfa_hook"]


@pytest.mark.parametrize("place", ["before", "after"])
def test_a_prompt_drawn_by_a_hook_library_shows_the_account_of_now(home, place):
    draw = PREEXEC + "_ps1=$PS1; _draw() { PS1=\"[${AWS_MFA_PROFILE-}]$_ps1\"; }; precmd_functions+=(_draw)\n"
    shell = home.terminal("bash", **{place: draw})
    shell.run(":")
    shell.second().login()
    assert shell.run(":").output == "[datatruck]"


# The segment in a prompt that others draw

REBUILT = {
    "string": "_ps1=$PS1; PROMPT_COMMAND='PS1=$_ps1'",
    "array": "_ps1=$PS1; PROMPT_COMMAND=('mine=1' 'PS1=$_ps1')",
    "hook library": PREEXEC + "_ps1=$PS1; _draw() { PS1=$_ps1; }; precmd_functions+=(_draw)",
}


@pytest.mark.parametrize("tool", REBUILT)
def test_the_segment_stays_in_a_prompt_that_is_rebuilt(home, tool):
    shell = home.terminal("bash", before=REBUILT[tool], after=direct(home, "--prompt left"), is_loaded=False)
    shell.login()
    shell.run(":")
    assert re.fullmatch(SEGMENT, shell.run(":").output)


@pytest.mark.parametrize("start", [r"\n", r"\[\e[G\]\n", r"\r"])
def test_the_segment_begins_the_first_line_of_the_prompt(home, start):
    shell = home.terminal("bash", before=f"PS1='{start}'$PS1", after=direct(home, "--prompt left"), is_loaded=False)
    assert shell.run("printf '%s\\n' \"$PS1\"").output.strip().startswith(start + "${_awsmfa_segment-}<")


def test_the_segment_is_shown_in_a_prompt_that_is_set_later(home):
    shell = home.terminal("bash", before="_ps1=$PS1\n" + direct(home, "--prompt left"), after="PS1=later$_ps1", is_loaded=False)
    shell.login()
    assert re.fullmatch(SEGMENT + "later", shell.run(":").output)


@pytest.mark.parametrize("order", [1, -1], ids=["before", "after"])
def test_without_promptvars_the_segment_is_not_shown_which_is_told_once(home, order):
    startup = home.scratch("startup") / "bashrc"
    startup.write_text("\n".join(["shopt -u promptvars; PS1='my> '; PS0='mine '", direct(home, "--prompt left")][::order]))
    run = home.execute("bash", "--rcfile", str(startup), "-i", typed="echo one\necho two\n")
    told = (
        "aws-mfa: the option promptvars is off, so the prompt cannot show the session\n"
        "hint: shopt -s promptvars turns it on\n"
    )
    assert (run.stdout, run.stderr.count(told), "_awsmfa" in run.stderr) == ("one\ntwo\n", 1, False), run


# Copies of the functions


def test_a_guard_that_was_copied_alone_runs_the_command(home):
    shell = home.terminal("bash", variables=ended(home))
    folder = home.scratch("tools")
    (folder / "mytool").write_text("#!/bin/sh\necho ran \"$@\"\n")
    (folder / "mytool").chmod(0o755)
    shell.run(f"PATH=$PATH:{folder}; aws-mfa guard mytool")
    copied = shell.run("declare -f mytool aws-mfa").output
    run = home.execute("bash", "-c", f"PATH=$PATH:{folder}\n{copied}\nmytool 'a b'\naws-mfa list --names")
    assert (run.status, run.stdout.startswith("ran a b\ndatatruck\n"), run.stderr) == (0, True, "")
    assert is_asked(shell, "mytool")


# Reading the installed file itself


def test_the_file_finds_the_program_and_takes_the_place_of_the_segment(home):
    home.terminal("bash").login()
    line = f"set -- --prompted; {direct(home)}; {direct(home, '--prompt left')}; {direct(home)}"
    shell = home.terminal("bash", before=line, is_loaded=False, variables={"PATH": "/usr/bin:/bin"})
    assert (re.fullmatch(SEGMENT, shell.run(":").output) is not None, used(shell)) == (True, session(home))
    assert shell.run("echo $#").output.startswith("1\n")


def test_the_file_leaves_the_words_of_its_caller_alone(home):
    home.terminal("bash").login()
    shell = home.terminal("bash", before=f"set -- left --prompt; {direct(home)}", is_loaded=False)
    assert (shell.run("echo $@").output, used(shell)) == ("left --prompt\n", session(home))


def test_the_plugin_shows_the_segment_where_the_variable_says(home):
    home.terminal("bash").login()
    link = home.scratch("plugins") / "250---aws-mfa.plugin.bash"
    link.symlink_to(home.prefix / "share/aws-mfa/bash/aws-mfa.plugin.bash")
    shell = home.terminal("bash", before=f". {link}", is_loaded=False, variables={"AWS_MFA_PROMPT": "left"})
    assert re.fullmatch(SEGMENT, shell.run(":").output)


def test_a_file_without_a_program_says_so_once_and_finds_one_later(home):
    home.terminal("bash").login()
    folder = home.scratch("lone")
    shutil.copy(home.prefix / "share/aws-mfa/bash/aws-mfa.bash", folder)
    shell = home.terminal(
        "bash", before=f". {folder}/aws-mfa.bash", is_loaded=False, variables={"PATH": "/usr/bin:/bin", "HOME": str(home.path)},
    )
    assert (shell.greeting, said(shell), shell.run("aws-mfa list")) == (ABSENT, "", (ABSENT, 127))
    shell.run(f"PATH=$PATH:{home.prefix}/bin")
    assert used(shell) == session(home)
