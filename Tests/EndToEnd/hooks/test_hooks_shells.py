"""The hooks beside everything else that is in a shell."""

from __future__ import annotations

import re
import shutil

import pytest

from support.hooks import LOGGED_OUT, configure, expired, said, session, used
from support.neighbours import NEIGHBOURS
from support.terminal import LOADING


@pytest.mark.parametrize("case", NEIGHBOURS)
def test_a_login_elsewhere_is_joined_and_a_logout_followed(home, case):
    name, before, after = NEIGHBOURS[case]
    shell = home.terminal(name, before=before, after=after)
    other = home.terminal("bash")
    other.login()
    joined, expected = [said(shell), used(shell)], ["", session(home)]
    other.run("aws-mfa logout")
    told = [said(shell), said(shell)]
    assert (shell.greeting, joined, told, used(shell)) == (
        "", expected, [LOGGED_OUT, ""], {"AWS_PROFILE": "datatruck-mfa", "AWS_MFA_PROFILE": "datatruck"},
    )


@pytest.mark.parametrize("case", [case for case in NEIGHBOURS if "errreturn" not in case])
def test_the_status_of_the_last_command_is_kept(home, case):
    name, before, after = NEIGHBOURS[case]
    shell = home.terminal(name, before=before, after=after)
    command = "! true" if re.search("-e|errexit", case) else "sh -c 'exit 3'"
    # The prompt shows the status as the hooks leave it, and the next command line sees it.
    drawn = shell.run(command).status
    shell.type(f"{command}")
    shell.finish()
    shell.send("echo \"seen $?\"\r" if name != "fish" else "echo seen $status\r")
    seen = shell.finish().output
    expected = 1 if command == "! true" else 3
    assert (drawn, f"seen {expected}\n" in seen) == (expected, True)


COUNTS = {
    "bash": ("PROMPT_COMMAND='mine=$((mine + 1))'", "PROMPT_COMMAND=${PROMPT_COMMAND-}$'\\nyours=$((yours + 1))'"),
    "zsh": ("_m() { (( mine += 1 )) }; precmd_functions+=(_m)", "_y() { (( yours += 1 )) }; precmd_functions+=(_y)"),
    "fish": (
        "set -g mine 0; function m --on-event fish_prompt; set -g mine (math $mine + 1); end",
        "set -g yours 0; function y --on-event fish_prompt; set -g yours (math $yours + 1); end",
    ),
}


def test_the_hooks_of_others_run_once_per_prompt(home, name):
    before, after = COUNTS[name]
    shell = home.terminal(name, before=before, after=after)
    shell.run(":")
    assert shell.run("echo $mine $yours").output == "2 2\n"


def test_the_hook_comes_first_and_last(home):
    shell = home.terminal("bash", before="PROMPT_COMMAND=('one=1' 'two=2')\n" + LOADING["bash"])
    shown = shell.run("printf '[%s]' \"${PROMPT_COMMAND[@]}\"; echo").output
    assert shown == "[_awsmfa_hook && \\:\none=1][two=2\n_awsmfa_hook_end && \\:]\n"


def test_the_hook_is_registered_once_in_zsh(home):
    shell = home.terminal("zsh", before=LOADING["zsh"])
    assert shell.run("echo $precmd_functions").output.count("_awsmfa_hook") == 1


def test_the_states_of_a_pipeline_reach_the_next_array_element(home):
    shell = home.terminal("bash", before="PROMPT_COMMAND=('mine=1' 'states=${PIPESTATUS[*]}')")
    shell.run("true | sh -c 'exit 4' | sh -c 'exit 5'")
    shell.send('echo "<<$states>>"\r')
    assert "<<0 4 5>>\n" in shell.finish().output


def test_the_status_reaches_a_hook_that_comes_after(home):
    shell = home.terminal("bash", before="PROMPT_COMMAND='kept=$?'")
    shell.run("sh -c 'exit 6'")
    shell.send("echo \"<<$kept>>\"\r")
    assert "<<6>>\n" in shell.finish().output


def test_the_status_reaches_a_hook_that_comes_after_in_zsh(home):
    shell = home.terminal("zsh", after="_other() { kept=$? }; precmd_functions+=(_other)")
    shell.run("sh -c 'exit 6'")
    shell.send("echo \"<<$kept>>\"\r")
    assert "<<6>>\n" in shell.finish().output


# The earlier names of the hooks, as an open shell has them when a new file is loaded over the old one.
OLDER = {
    "bash": "_awsmfa_prompt() { echo OLD; }; PROMPT_COMMAND=$'_awsmfa_prompt\\nmine=1\\n_awsmfa_prompt_end'",
    "zsh": "_awsmfa_prompt() { echo OLD }; _awsmfa_chpwd() { echo OLD }\n"
    "precmd_functions=(_awsmfa_prompt) preexec_functions=(_awsmfa_prompt) chpwd_functions=(_awsmfa_chpwd)",
    "fish": "function _awsmfa_prompt --on-event fish_prompt --on-event fish_preexec; echo OLD; end\n"
    "function _awsmfa_moved --on-variable PWD; echo OLD; end",
}


def test_the_hooks_of_an_older_file_are_replaced(home, name):
    shell = home.terminal(name, before=OLDER[name])
    assert (shell.greeting, shell.login().status, shell.run("cd /")) == ("", 0, ("", 0))
    assert used(shell) == session(home)


def test_a_prompt_command_of_an_older_shell_does_no_harm_in_a_child(home):
    shell = home.terminal("bash", variables={"PROMPT_COMMAND": "_awsmfa_prompt\n_awsmfa_prompt_end"})
    assert (shell.greeting, shell.login().status, shell.run(":"), used(shell)) == ("", 0, ("", 0), session(home))


TRAPS = {
    "bash": "trap 'echo INT' INT; trap ': debug' DEBUG; trap 'echo EXIT' EXIT; trap ': err' ERR",
    "zsh": "trap 'echo INT' INT; trap ': debug' DEBUG; TRAPEXIT() { echo EXIT }; trap ': zerr' ZERR",
    "fish": "trap 'echo INT' INT; function bye --on-event fish_exit; echo EXIT; end",
}
LISTING = {"bash": "trap", "zsh": "trap; functions TRAPEXIT", "fish": "trap -p; functions bye"}


def test_traps_are_the_users(home, name):
    shell = home.terminal(name, before=TRAPS[name])
    before = shell.run(LISTING[name]).output
    expired(shell)
    shell.run(":")
    assert shell.run(LISTING[name]).output == before


def test_an_exit_trap_runs_when_the_shell_ends_and_not_before(home, name):
    shell = home.terminal(name, before=TRAPS[name])
    shell.second().login()
    output = said(shell)
    shell.send("exit\r")
    shell.child.expect("EXIT")
    assert "EXIT" not in output


def test_the_history_holds_what_was_typed_and_nothing_else(home, name):
    shell = home.terminal(name)
    shell.second().login()
    shell.run(":")
    listing = shell.run("fc -l 1" if name == "zsh" else "history | cat").output
    assert "awsmfa" not in listing and "hook" not in listing


def test_no_job_notice_is_printed(home, name):
    shell = home.terminal(name, before="set -m" if name == "bash" else "")
    shell.second().login()
    assert (said(shell), shell.run("jobs").output) in [("", ""), ("", "jobs: There are no jobs\n")]


def test_a_job_of_the_users_is_left_to_the_user(home, name):
    shell = home.terminal(name)
    shell.run("sleep 60 &")
    shell.second().login()
    shell.run(":")
    assert "sleep 60" in shell.run("jobs").output


def test_a_trace_shows_no_secret(home, name):
    shell = home.terminal(name)
    shell.run("set -x" if name != "fish" else "set -g fish_trace 1")
    shell.second().login()
    shell.run(":")
    shell.run("true")
    assert [secret for secret in home.secrets() if secret in shell.log] == []


@pytest.mark.parametrize("name", ["bash", "zsh"])
def test_a_trace_goes_on(home, name):
    shell = home.terminal(name)
    shell.run("set -x")
    shell.second().login()
    shell.run(":")
    assert "+" in shell.run("/usr/bin/true").output


def test_a_hook_prints_no_trace_of_variables_on_the_screen(home, name):
    shell = home.terminal(name)
    shell.second().login()
    shell.run(":")
    assert "awsmfa" not in shell.log.replace("awsmfa init", "")


def test_closed_standard_input_does_no_harm(shell, home):
    shell.second().login()
    result = shell.run("begin; _awsmfa_hook; end <&-" if shell.shell == "fish" else "_awsmfa_hook <&-")
    assert (result, used(shell)) == (("", 0), session(home))


SETTINGS = {
    "an unknown key": ("[mfa]\n\nnonsense = 1\n", "~/.config/aws-mfa/config:3: unknown setting nonsense"),
    "a bad value": ("# times\nwarn_before = soon\n", "~/.config/aws-mfa/config:2: warn_before cannot be soon"),
    "no setting": ("restore\n", "~/.config/aws-mfa/config:1: not a setting"),
    "an unknown way": ("on_expiry = never\n", "~/.config/aws-mfa/config:1: on_expiry cannot be never"),
    "an unguardable name": ("guard = cd\n", "~/.config/aws-mfa/config:1: guard cannot be cd"),
}


@pytest.mark.parametrize("case", SETTINGS)
def test_a_bad_settings_file_is_named_by_verbs_and_not_by_hooks(home, name, case):
    text, complaint = SETTINGS[case]
    home.terminal(name).login()
    configure(home)
    (home.path / ".config/aws-mfa/config").write_text(text)
    shell = home.terminal(name)
    assert (shell.greeting, said(shell), used(shell), complaint in shell.run("aws-mfa status").output) == (
        "", "", session(home), True,
    )


def test_settings_that_cannot_be_read_do_not_stop_a_shell(home, name):
    home.terminal(name).login()
    (home.path / ".config/aws-mfa/config").mkdir(parents=True)
    shell = home.terminal(name)
    assert (shell.greeting, used(shell)) == ("", session(home))


def test_a_malformed_credentials_file_does_not_stop_a_shell(home, name):
    home.configure(credentials="[broken\n")
    shell = home.terminal(name)
    assert (shell.greeting, said(shell), "credentials:9" in shell.run("aws-mfa status").output) == ("", "", True)


def test_a_state_that_cannot_be_written_does_not_stop_a_shell(home, name):
    folder = home.path / ".local/state"
    folder.mkdir(parents=True)
    (folder / "aws-mfa").write_text("no folder")
    shell = home.terminal(name)
    assert (shell.greeting, said(shell), said(shell), shell.aws()) == ("", "", "", {})


def own_prefix(home):
    """Give the home an installation that a test may take away."""
    folder = home.path.parent / "own"
    shutil.copytree(home.prefix, folder)
    home.environment["PATH"] = home.environment["PATH"].replace(str(home.prefix), str(folder))
    return folder


def test_a_program_that_is_gone_is_no_news(home, name):
    folder = own_prefix(home)
    shell = home.terminal(name)
    shell.login()
    (folder / "bin/awsmfa").unlink()
    shell.export("AWS_PROFILE", "mine")
    assert (said(shell), shell.run("sh -c 'exit 3'").status) == ("", 3)


def test_a_program_that_comes_back_brings_the_keys_back(home, name):
    folder = own_prefix(home)
    shell = home.terminal(name)
    shell.login()
    program = folder / "bin/awsmfa"
    program.rename(folder / "away")
    typed = shell.run("aws-mfa status")
    assert (typed.status, "the program awsmfa is not installed here" in typed.output) == (127, True), typed
    assert "AWS_ACCESS_KEY_ID" not in shell.aws()
    (folder / "away").rename(program)
    shell.run(":")
    assert used(shell) == session(home)


def test_a_folder_that_is_gone_does_no_harm(home, name):
    shell = home.terminal(name)
    gone = home.scratch("gone")
    shell.run(f"cd {gone}")
    gone.rmdir()
    shell.second().login()
    assert (shell.run("true").status, used(shell)) == (0, session(home))


@pytest.mark.parametrize("name", ["bash", "zsh"])
def test_nothing_is_set_up_in_a_script(home, name):
    flags = {"bash": ("--norc",), "zsh": ("-f",)}[name]
    home.terminal(name).login()
    script = f"{LOADING[name]}; echo ${{PROMPT_COMMAND-none}} ${{AWS_PROFILE-none}}"
    run = home.execute(name, *flags, "-c", script)
    assert (run.stdout, run.stderr) == ("none none\n", "")


def test_a_command_substitution_is_not_touched(home, name):
    shell = home.terminal(name)
    shell.second().login()
    shell.run(":")
    assert shell.run('echo "[$(echo $AWS_PROFILE)]"' if name != "fish" else 'echo "["(echo $AWS_PROFILE)"]"').output == (
        "[datatruck-mfa]\n"
    )
