"""`exec`: a command with a session, in real shells and without one."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from pathlib import Path

import pytest

from standin import Fault
from support.files import keep_keys_in_config
from support.logins import QUESTION, calling, code_process, session_variables, timeless
from support.processes import Watch, descendants, names, wait_for

NOBODY = (
    "aws-mfa: datatruck needs an MFA code, but nobody can be asked in the background or without a terminal\n"
    "hint: run aws-mfa datatruck in a terminal, or pass the code with --code -\n"
)
# A program that reports when it runs, and then waits for a line.
WAITING = "sh -c 'echo read''y; read line && echo got $line'"

LINUX_COMMANDS = [
    pytest.param(command, marks=pytest.mark.linux)
    for command in ("grep -E ^Sig(Ign|Blk) /proc/self/status", "ls -l /proc/self/fd/0 /proc/self/fd/2")
]


def variables_of(file: Path) -> dict:
    """What `env -0` wrote, except what shells say about the command itself."""
    pairs = (entry.split("=", 1) for entry in os.fsdecode(file.read_bytes()).split("\0") if entry)
    return {name: value for name, value in pairs if name not in ("_", "SHLVL")}


def until_ready(shell) -> None:
    shell.child.expect("ready\r+\n")


# The session


def test_the_code_is_asked_for_and_only_the_command_has_the_session(shell, home, aws):
    before = shell.environment()
    assert shell.ask("aws-mfa exec datatruck -- /usr/bin/env -0 >variables") == calling(aws) + QUESTION
    result = shell.answer(home.code())
    seen = variables_of(home.path / "variables")
    segment = seen.pop("AWS_MFA_SEGMENT")
    plain = {name: value for name, value in before.items() if name not in ("_", "SHLVL")}
    assert (result.status, seen, segment[:10], shell.aws()) == (0, {**plain, **session_variables(home.section())}, "datatruck ", {})


def test_a_live_session_is_joined_in_silence(shell, home, aws):
    home.store()
    assert (shell.run("aws-mfa exec datatruck -- echo hello"), len(aws.calls)) == (("hello\n", 0), 1)


def test_the_session_of_a_command_is_no_terminals_last_one(shell, home):
    shell.ask("aws-mfa exec datatruck -- true")
    shell.answer(home.code())
    assert (shell.second().aws(), "aws_session_token" in home.section()) == ({}, True)


def test_the_users_own_values_are_not_the_commands_and_stay_the_shells(shell, home):
    home.store()
    for name, value in (("AWS_SECURITY_TOKEN", "old"), ("AWS_ACCESS_KEY_ID", "AKIAMINE"), ("AWS_REGION", "eu-west-3")):
        shell.export(name, value)
    before = shell.aws()
    shell.run("aws-mfa exec datatruck -- /usr/bin/env -0 >variables")
    seen = variables_of(home.path / "variables")
    names = ("AWS_ACCESS_KEY_ID", "AWS_SECURITY_TOKEN", "AWS_REGION", "AWS_DEFAULT_REGION")
    assert ([seen.get(name) for name in names], shell.aws()) == (
        [home.section()["aws_access_key_id"], None, "eu-west-3", "eu-west-3"], before,
    )


def test_another_profile_than_the_shells_is_possible(shell, home):
    home.store("staging")
    shell.login()
    during = shell.aws()
    shell.run("aws-mfa exec staging -- /usr/bin/env -0 >variables")
    seen = variables_of(home.path / "variables")
    assert (seen["AWS_ACCESS_KEY_ID"], seen["AWS_PROFILE"], shell.aws()) == (
        home.section("staging")["aws_access_key_id"], "staging-mfa", during,
    )


def test_without_a_name_it_is_the_shells_profile(shell, home):
    shell.login(options="--no-store")
    during = shell.aws()["AWS_ACCESS_KEY_ID"]
    assert shell.run("aws-mfa exec -- printenv AWS_ACCESS_KEY_ID") == (f"{during}\n", 0)


# Status and signals

STATUSES = {
    "done": ("true", 0, ""),
    "its own": ("sh -c 'exit 3'", 3, ""),
    "killed": ("sh -c 'kill -TERM $$'", 143, None),
    "not there": (
        "nosuchprogram", 127, "aws-mfa: there is no program nosuchprogram\n"
        "hint: use a program's name or path: exec cannot run aliases and functions\n",
    ),
    "not executable": (
        "./plain", 126, "aws-mfa: ./plain cannot be run: Permission denied\n"
        "hint: check its permissions and, if it is a script, its first line\n",
    ),
    "no interpreter": (
        "./broken", 126, "aws-mfa: ./broken cannot be run: the interpreter that it names is not there\n"
        "hint: check its permissions and, if it is a script, its first line\n",
    ),
}


@pytest.mark.parametrize(("command", "status", "output"), STATUSES.values(), ids=STATUSES.keys())
def test_the_status_is_the_commands(shell, home, command, status, output):
    home.store()
    (home.path / "plain").write_text("echo no\n")
    (home.path / "broken").write_text("#!/no/such/interpreter\n")
    (home.path / "broken").chmod(0o755)
    result = shell.run(f"aws-mfa exec datatruck -- {command}")
    assert (result.status, result.output if output is not None else None) == (status, output), result


def test_ctrl_c_ends_the_command_and_the_shell_goes_on(shell, home):
    home.store()
    shell.type(f"aws-mfa exec datatruck -- {WAITING}")
    until_ready(shell)
    shell.send("\x03")
    result = shell.finish()
    assert (result.status, shell.run("echo alive")) == (130, ("alive\n", 0))


def test_ctrl_z_stops_the_command_and_fg_goes_on_with_it(shell, home):
    home.store()
    shell.type(f"aws-mfa exec datatruck -- {WAITING}")
    until_ready(shell)
    shell.send("\x1a")
    shell.finish()
    listed = shell.run("jobs").output
    shell.type("fg")
    wait_for(lambda: foreground(shell) != shell.child.pid)
    shell.send("hello\r")
    resumed = shell.finish()
    state = {"bash": "Stopped", "zsh": "suspended", "fish": "stopped"}[shell.shell]
    assert (state in listed, "got hello\n" in resumed.output, resumed.status) == (True, True, 0), (listed, resumed)


def foreground(shell) -> int:
    """The process group in the terminal's foreground."""
    return os.tcgetpgrp(shell.child.child_fd)


def test_ctrl_c_at_the_question_runs_nothing(shell, aws):
    shell.ask("aws-mfa exec datatruck -- echo no")
    shell.send("\x03")
    result = shell.finish()
    assert (result.status, "no\n" in result.output.replace("nothing", ""), aws.calls) == (130, False, [])


def test_the_command_is_the_shells_own_child_and_leaves_no_zombie(shell, home):
    home.store()
    parent = shell.run("aws-mfa exec datatruck -- sh -c 'echo $PPID'").output
    listing = subprocess.run(["ps", "-A", "-o", "ppid=,stat="], capture_output=True, text=True).stdout
    zombies = [line for line in listing.splitlines() if line.split()[0] == str(shell.child.pid) and "Z" in line.split()[1]]
    assert (parent, zombies) == (f"{shell.child.pid}\n", [])


@pytest.mark.parametrize("command", ["tty", "stty -a", *LINUX_COMMANDS])
def test_terminal_and_signals_are_handed_over_as_they_are(shell, home, command):
    home.store()
    command = command.replace("(", "'(").replace(")", ")'")
    without_times = [" ".join(line.split()[8:]) if "/fd/" in line else line for line in shell.run(command).output.splitlines()]
    result = shell.run(f"aws-mfa exec datatruck -- {command}")
    lines = [" ".join(line.split()[8:]) if "/fd/" in line else line for line in result.output.splitlines()]
    assert (result.status, lines) == (0, without_times)


# In scripts


@pytest.mark.parametrize("name", ["bash", "zsh"])
def test_a_script_that_stops_at_errors_stops(home, name):
    home.store()
    script = f'eval "$(awsmfa init {name})"; aws-mfa exec datatruck -- echo one; aws-mfa exec datatruck -- sh -c "exit 7"; echo two'
    assert home.execute(name, "-e", "-c", script) == (7, "one\n", "")


def test_without_a_terminal_the_reason_is_told_and_nothing_runs(home, aws):
    assert (*home.awsmfa("exec", "datatruck", "--", "echo", "no"), aws.calls) == (3, "", NOBODY, [])


def test_standard_input_is_the_commands(shell, home):
    home.store()
    assert shell.run("printf 'one\\ntwo\\n' | aws-mfa exec datatruck -- cat") == ("one\ntwo\n", 0)


def test_the_question_is_on_the_terminal_and_not_in_the_data(shell, home):
    shell.ask("printf 'one\\ntwo\\n' | aws-mfa exec datatruck -- cat >copy")
    result = shell.answer(home.code())
    assert (result.status, (home.path / "copy").read_text()) == (0, "one\ntwo\n")


def test_a_code_on_standard_input_is_its_first_line_and_the_rest_the_commands(home, aws):
    run = home.awsmfa("exec", "datatruck", "--code", "-", "--", "cat", typed=f"{home.code()}\none\ntwo\n")
    line = f"datatruck (alice, 111122223333): session at {aws.url} until THEN\n"
    assert (run.status, run.stdout, timeless(run.stderr)) == (0, "one\ntwo\n", line)


@pytest.mark.parametrize("name", ["bash", "zsh"])
def test_descriptors_are_handed_on(home, name):
    home.store()
    shell = home.terminal(name)
    shell.run("exec 5>five")
    shell.run("aws-mfa exec datatruck -- sh -c 'echo 5 >&5'; exec 5>&-")
    result = shell.run("aws-mfa exec datatruck -- cat <(echo substituted)")
    assert ((home.path / "five").read_text(), result) == ("5\n", ("substituted\n", 0))


def test_words_reach_the_command_byte_for_byte(home):
    home.store()
    words = [b"--help", b"--", b"", b"a b\n", b"\xff\xfe", "é".encode(), b"$(id)"]
    run = subprocess.run(
        [str(home.program), "exec", "datatruck", "--", "printf", "%s|", *words], env=home.environment, capture_output=True
    )
    assert (run.returncode, run.stdout, run.stderr) == (0, b"".join(word + b"|" for word in words), b"")


def test_variables_that_are_no_text_reach_the_command_as_they_are(home):
    home.store()
    run = subprocess.run(
        [str(home.program), "exec", "datatruck", "--", "printenv", "MINE"], env={**home.environment, "MINE": b"\xff\x80"},
        capture_output=True,
    )
    assert (run.returncode, run.stdout) == (0, b"\xff\x80\n")


@pytest.mark.parametrize("words", [("exec",), ("exec", "datatruck"), ("exec", "datatruck", "--")], ids=" ".join)
def test_without_a_command_the_usage_is_told(home, aws, words):
    assert (*home.awsmfa(*words), aws.calls) == (
        2, "", "aws-mfa: exec needs -- and a command after it\nhint: for example: aws-mfa exec PROFILE -- aws sts get-caller-identity\n", [],
    )


# At once

PIPELINE = "aws-mfa exec datatruck -- echo one | aws-mfa exec {} -- sh -c 'cat; printenv AWS_MFA_PROFILE'"


def test_a_pipeline_of_one_profile_asks_once(shell, home, aws):
    shell.ask(PIPELINE.format("datatruck"))
    result = shell.answer(home.code())
    assert (result.output.count("MFA code for"), result.output.endswith("one\ndatatruck\n"), result.status, len(aws.calls)) == (
        1, True, 0, 1,
    ), result


def test_a_pipeline_of_one_profile_has_one_code_printed(shell, home, aws):
    code_process(home, f"echo run >>~/runs; sleep 1; echo {home.code()}")
    result = shell.run(PIPELINE.format("datatruck"))
    assert (result.output.endswith("one\ndatatruck\n"), result.status, (home.path / "runs").read_text(), len(aws.calls)) == (
        True, 0, "run\n", 1,
    ), result


# In a pipeline that shares the terminal with a program that prints a code: turns echo off, and checks it later.
NEIGHBOUR = "sh -c 'sleep 0.3; stty -echo </dev/tty; cat; stty -a </dev/tty | grep -ow -e -echo; stty echo </dev/tty'"


def test_the_neighbours_of_a_program_that_prints_a_code_have_the_terminal_too(shell, home):
    code_process(home, f"sleep 1; echo {home.code()}")
    result = shell.run(f"aws-mfa exec datatruck -- echo hello | {NEIGHBOUR}")
    assert (result.output.endswith("\nhello\n-echo\n"), result.status, descendants(shell)) == (True, 0, []), result


@pytest.mark.parametrize("name", ["bash"])
def test_the_neighbours_of_a_script_with_the_wrappers_have_the_terminal_too(shell, home):
    code_process(home, f"sleep 1; echo {home.code()}")
    (home.path / "script").write_text('eval "$(awsmfa init bash)"\naws-mfa datatruck\necho "$AWS_PROFILE"\n')
    result = shell.run(f"bash script | {NEIGHBOUR}")
    assert (result.output.endswith("\ndatatruck-mfa\n-echo\n"), result.status, descendants(shell)) == (True, 0, []), result


def test_a_program_can_ask_for_a_code_beside_its_neighbours(shell, home):
    code_process(home, "echo read''y >&2; head -n 1")
    shell.type("aws-mfa exec datatruck -- echo hello | cat")
    until_ready(shell)
    shell.send(home.code() + "\r")
    result = shell.finish()
    assert (result.output.endswith("\nhello\n"), result.status) == (True, 0), result


def test_a_pipeline_of_two_profiles_asks_for_one_after_the_other(shell, home, aws):
    codes = {"datatruck": home.code(), "staging": home.code("staging")}
    asked = re.search(r"MFA code for (\w+)", shell.ask(PIPELINE.format("staging")))[1]
    shell.send(codes.pop(asked) + "\r")
    shell.question()
    result = shell.answer(*codes.values())
    assert (result.output.count("MFA code for"), result.output.endswith("one\nstaging\n"), result.status, len(aws.calls)) == (
        2, True, 0, 2,
    ), result


NAMELESS = {
    "all lead elsewhere": "aws-mfa exec datatruck -- true | aws-mfa exec datatruck -- cat 2>/dev/null | cat",
    "lead to any terminal": "aws-mfa exec datatruck -- true </dev/tty 2>/dev/null | aws-mfa exec datatruck -- cat",
}


@pytest.mark.parametrize("pipeline", NAMELESS.values(), ids=NAMELESS.keys())
def test_a_part_whose_streams_do_not_name_the_terminal_takes_its_turn(shell, home, aws, pipeline):
    shell.ask(pipeline)
    result = shell.answer(home.code())
    assert (result.output.count("MFA code for"), result.status, len(aws.calls)) == (1, 0, 1), result


@pytest.mark.parametrize("name", ["bash", "zsh"])
def test_one_ctrl_c_ends_the_whole_pipeline(shell, aws):
    shell.ask(PIPELINE.format("staging"))
    # bash loses an interrupt that comes between its fork and its exec.
    wait_for(lambda: names(descendants(shell)).count("awsmfa") == 2)
    shell.send("\x03")
    result = shell.finish()
    assert (result.status, result.output.count("MFA code for"), shell.run("echo alive"), aws.calls) == (130, 1, ("alive\n", 0), []), result


def test_whoever_is_in_the_background_keeps_nobody_waiting(shell, home):
    code_process(home, "sleep 20; echo 000000")
    shell.run("awsmfa login datatruck --store-only >told 2>&1 &")
    wait_for(lambda: foreground(shell) == shell.child.pid)
    begin = time.monotonic()
    shell.ask("aws-mfa staging")
    took = time.monotonic() - begin
    assert (shell.answer(home.code("staging")).status, took < 10) == (0, True), took


def test_make_asks_once_for_all_its_jobs(home, aws):
    shell = home.terminal("bash")
    jobs = " ".join(f"job{number}" for number in range(4))
    (home.path / "Makefile").write_text(f"all: {jobs}\n{jobs}:\n\t@awsmfa exec datatruck -- echo made $@\n")
    shell.ask("make -j4 all")
    result = shell.answer(home.code())
    made = sorted(line for line in result.output.splitlines() if line.startswith("made"))
    assert (made, result.status, len(aws.calls)) == ([f"made job{number}" for number in range(4)], 0, 1), result


# What nobody may see


@pytest.mark.linux
def test_no_argument_list_shows_a_secret(shell, home, aws):
    aws.fail(Fault.hang(0.5))
    shell.ask(f"aws-mfa exec datatruck -- {WAITING}")
    code = home.code()
    with Watch() as watch:
        shell.send(code + "\r")
        until_ready(shell)
        shell.answer("x")
    assert (watch.has("curl -q --aws-sigv4 aws:amz:eu-west-1:sts -K -"), watch.seen([code, *home.secrets()])) == (True, [])


def test_the_shells_memory_of_the_users_values_does_not_reach_the_command(shell, home):
    shell.export("AWS_SECRET_ACCESS_KEY", "my-own-secret")
    shell.login()
    shell.run("aws-mfa exec -- /usr/bin/env -0 >variables")
    seen = variables_of(home.path / "variables")
    assert ([name for name in seen if "MEMORY" in name or "SHELL" in name and "AWS" in name], "my-own-secret" in seen.values()) == ([], False)


TRACES = {"bash": "set -vx", "zsh": "set -vx", "fish": "set -g fish_trace 1"}


def test_a_trace_shows_no_secret(shell, home):
    shell.export("AWS_SECRET_ACCESS_KEY", "my-own-secret")
    shell.login()
    seen = len(shell.log)
    shell.run(TRACES[shell.shell])
    shell.run("aws-mfa exec -- true")
    assert [secret for secret in ["my-own-secret", *home.secrets()] if secret in shell.log[seen:]] == []


def test_the_shell_can_be_killed_by_its_commands_signal(home):
    home.store()
    with home.start(home.program, "exec", "datatruck", "--", "sh", "-c", "kill -KILL $$") as process:
        process.communicate()
    assert process.returncode == -signal.SIGKILL


def test_where_nothing_can_be_stored_the_session_is_for_the_command_only(home):
    keep_keys_in_config(home)
    home.credentials.unlink()
    home.credentials.symlink_to("/dev/null/credentials")
    run = home.awsmfa("exec", "datatruck", "--code", home.code(), "--", "printenv", "AWS_ACCESS_KEY_ID")
    assert (run.status, run.stdout[:4], "aws-mfa: the session is for this command only: " in run.stderr, "shell" in run.stderr) == (
        0, "ASIA", True, False,
    ), run
