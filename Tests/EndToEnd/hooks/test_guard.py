"""Commands that only run with a live session."""

from __future__ import annotations

import pytest

from support.hooks import configure, ended, expire, is_asked, login_for, session, used
from support.terminal import LOADING
from support.tracing import STEADY, Trace

TOOL = """#!/bin/sh
: >"$HOME/arguments"
for word; do printf '%s\\0' "$word"; done >>"$HOME/arguments"
printf '%s' "${AWS_ACCESS_KEY_ID-none}" >"$HOME/key"
echo ran
exit 7
"""


@pytest.fixture(autouse=True)
def tool(home):
    """A program `mytool` on PATH, guarded by the settings."""
    folder = home.path / "tools"
    folder.mkdir()
    for name in ("mytool", "other-tool_2.x"):
        (folder / name).write_text(TOOL)
        (folder / name).chmod(0o755)
    home.environment["PATH"] = f"{folder}:{home.environment['PATH']}"
    configure(home, guard="mytool")


@pytest.fixture
def late(home, name):
    """A shell whose session has ended."""
    return home.terminal(name, variables=ended(home))


def arguments(home):
    """The tool's arguments, or None if it did not run."""
    file = home.path / "arguments"
    return file.read_text().split("\0")[:-1] if file.exists() else None


def test_a_shell_starts_in_silence(shell):
    assert shell.greeting == ""


def test_a_guarded_command_runs_with_a_live_session(shell):
    shell.login()
    assert shell.run("mytool") == ("ran\n", 7)


def test_a_guarded_command_runs_without_a_session(shell):
    assert shell.run("mytool") == ("ran\n", 7)


@pytest.mark.linux
def test_a_guarded_command_starts_no_other_program_while_the_session_lives(aws, shell):
    aws.world.session_seconds = STEADY
    shell.login()
    with Trace(shell) as trace:
        shell.run("mytool")
    programs = [line for line in trace.starts if "execve(" in line and "= 0" in line]
    assert (len(programs), "mytool" in programs[0]) == (1, True)


@pytest.mark.parametrize("key", ["\r", "\x03"], ids=["enter", "ctrl-c"])
def test_a_skipped_question_of_a_guard_is_the_only_one(home, name, key):
    configure(home, guard="mytool", on_expiry="ask", min_ttl="1s")
    shell = home.terminal(name)
    expire(shell)
    shell.type("mytool")
    shell.question()
    shell.send(key)
    assert (shell.finish().status, arguments(home), is_asked(shell)) == (130, None, False)


WORDS = [
    "", "''", "'a b' c", "'' ''", "'*' '?' '[a]'", "'$HOME' '`id`' '$(id)'", "-n -e --", "'a\"b'", "'%s' '\\n'", "--x='y z'",
    "'~' '~root'", "'line\nend'",
]


@pytest.mark.parametrize("words", WORDS)
def test_the_arguments_are_what_was_typed(shell, home, words):
    shell.login()
    shell.run("command mytool " + words.replace("\n", "\\n"))
    plain = arguments(home)
    (home.path / "arguments").unlink()
    shell.run("mytool " + words.replace("\n", "\\n"))
    assert arguments(home) == plain


def test_input_and_output_pass_through(shell):
    (shell.home.path / "tools/mytool").write_text("#!/bin/sh\ncat; echo error >&2\n")
    shell.login()
    assert shell.run("echo piped | mytool 2>/dev/null | tr p P").output == "PiPed\n"


def test_an_ended_session_is_asked_for_before_the_command_runs(late, home):
    late.ask("mytool 'a b'")
    before = arguments(home)
    result = late.answer(home.code())
    key = (home.path / "key").read_text()
    assert (before, arguments(home), result.status, key) == (None, ["a b"], 7, session(home)["AWS_ACCESS_KEY_ID"])


def test_the_shell_has_the_new_session_after_the_command(late, home):
    late.ask("mytool")
    late.answer(home.code())
    assert used(late) == session(home)


def test_a_session_that_ends_within_a_command_line_is_asked_for(shell, home):
    login_for(shell, 2)
    shell.ask("sleep 2.2; mytool")
    assert shell.answer(home.code()).status == 7


def test_a_session_renewed_elsewhere_is_taken_without_a_question(late, home):
    late.second().login()
    late.type("mytool")
    result = late.finish()
    assert (result, (home.path / "key").read_text()) == (("ran\n", 7), session(home)["AWS_ACCESS_KEY_ID"])


def test_ctrl_c_stops_the_command(late, home):
    late.ask("mytool")
    late.send("\x03")
    assert (late.finish().status, arguments(home)) == (130, None)


def test_three_wrong_codes_stop_the_command(late, home):
    late.ask("mytool")
    late.send(home.wrong_code() + "\r")
    late.question()
    late.send(home.wrong_code() + "\r")
    late.question()
    result = late.answer(home.wrong_code())
    assert (result.status, arguments(home)) == (4, None)


def test_a_failed_question_stops_what_follows_in_the_command_line(late, home):
    late.ask("mytool && echo followed")
    late.send("\x03")
    assert "followed\n" not in late.finish().output.replace("echo followed", "")


@pytest.mark.parametrize("words", [
    "--profile mine", "--profile=mine", "x --profile mine", "help", "--help", "x help", "--version", "login", "configure",
])
def test_a_command_line_with_no_use_for_the_session_is_not_asked_for(late, home, words):
    assert (is_asked(late, f"mytool {words}"), arguments(home)) == (False, words.split())


def test_a_command_without_a_terminal_runs(late, home):
    assert (is_asked(late, "mytool x </dev/null"), arguments(home)) == (False, ["x"])


@pytest.mark.parametrize("name", ["bash", "zsh"])
def test_a_command_in_the_background_runs_without_a_question(late, home):
    asked = is_asked(late, "mytool x &")
    late.run("wait")
    assert (asked, arguments(home)) == (False, ["x"])


def test_a_command_of_the_users_own_credentials_is_not_asked_for(late, home):
    late.export("AWS_PROFILE", "mine")
    assert (is_asked(late, "mytool x"), arguments(home)) == (False, ["x"])


def test_a_command_of_a_shell_that_is_off_is_not_asked_for(late, home):
    late.run("aws-mfa off")
    assert (is_asked(late, "mytool x"), arguments(home)) == (False, ["x"])


def test_a_program_that_is_not_guarded_is_not_asked_for(late):
    assert not is_asked(late, "other-tool_2.x")


def test_a_command_can_be_guarded_by_hand(late):
    assert (late.run("aws-mfa guard other-tool_2.x"), is_asked(late, "other-tool_2.x")) == (("", 0), True)


def test_a_guard_can_be_taken_off(late, home):
    late.run("aws-mfa guard --off mytool")
    assert (is_asked(late, "mytool x"), arguments(home)) == (False, ["x"])


def test_one_guard_taken_off_leaves_the_others(late):
    late.run("aws-mfa guard other-tool_2.x")
    late.run("aws-mfa guard --off mytool")
    assert is_asked(late, "other-tool_2.x")


def test_all_guards_can_be_taken_off(late):
    late.run("aws-mfa guard other-tool_2.x")
    late.run("aws-mfa guard --off")
    assert (is_asked(late, "mytool"), is_asked(late, "other-tool_2.x")) == (False, False)


def test_a_guard_set_twice_is_no_news_and_holds(late):
    assert (late.run("aws-mfa guard mytool"), is_asked(late, "mytool")) == (("", 0), True)


@pytest.mark.parametrize("word", ["cd", "test", "if", "a/b", "'a b'", "''", "--", "'$(id)'", "aws-mfa", "-x"])
def test_what_is_no_program_cannot_be_guarded(shell, word):
    before = shell.run("mytool").status
    result = shell.run(f"aws-mfa guard {word}")
    assert (result.status, shell.run("mytool").status) == (2, before)


FUNCTION = {"bash": "mytool() { echo mine; }", "zsh": "mytool() { echo mine }", "fish": "function mytool; echo mine; end"}
YOURS = "aws-mfa: mytool is already defined in this shell, so it is not guarded\n"


def test_a_function_of_the_users_is_not_replaced(home, name):
    shell = home.terminal(name, before=FUNCTION[name], variables=ended(home))
    assert shell.run("mytool").output == "mine\n"


def test_a_function_of_the_users_is_told(home, name):
    configure(home)
    shell = home.terminal(name, before=FUNCTION[name])
    assert shell.run("aws-mfa guard mytool").output == YOURS


def test_an_alias_of_the_users_is_not_replaced(home, name):
    configure(home)
    shell = home.terminal(name, before="alias mytool='echo mine'")
    told = shell.run("aws-mfa guard mytool").output
    assert (told, shell.run("mytool").output) == (YOURS, "mine\n")


def test_a_guard_of_an_alias_that_runs_the_program_holds(home, name):
    shell = home.terminal(name, before="alias my='mytool first'", variables=ended(home))
    assert is_asked(shell, "my second")


COMPLETION = {
    "bash": "complete -W 'alphabet zebra' mytool",
    "zsh": "autoload -Uz compinit; compinit -D -u; _mine() { compadd alphabet zebra }; compdef _mine mytool",
    "fish": "complete -c mytool -f -a 'alphabet zebra'",
}


def test_completion_still_works(home, name):
    shell = home.terminal(name, before=COMPLETION[name], variables={"TERM": "xterm-256color"})
    shell.login()
    shell.send("mytool alp\t")
    shell.child.expect("alphabet|habet")
    shell.send("\r")
    shell.child.expect("ran\r\n")
    assert arguments(home) == ["alphabet"]


def test_a_guard_is_there_though_no_session_is(shell):
    shell.second().login()
    assert shell.run("mytool").status == 7


def test_a_child_shell_is_guarded_too(home, late, name):
    child = home.terminal(name, variables=late.aws())
    assert is_asked(child, "mytool")


def test_a_script_is_not_guarded(home, late, name):
    late.run(f"{name} -c 'mytool script'")
    assert arguments(home) == ["script"]


@pytest.mark.parametrize("name", ["bash", "zsh"])
def test_a_script_that_guards_a_command_itself_is_not_disturbed(home, name):
    home.store()
    (home.path / "script").write_text(f"set -eu\n{LOADING[name]}\naws-mfa use datatruck\naws-mfa guard mytool\nmytool 'a b' || echo $?\n")
    run = home.execute(name, str(home.path / "script"))
    assert (run.stdout, run.stderr.count("\n"), arguments(home)) == ("ran\n7\n", 1, ["a b"]), run


@pytest.mark.parametrize("habit", ["set -eu", "set -u; IFS=0123mytol", "set -f; set -C"])
@pytest.mark.parametrize("name", ["bash"])
def test_a_guard_holds_with_every_habit(home, name, habit):
    shell = home.terminal(name, after=habit, variables=ended(home))
    shell.ask("mytool 'a b' '*' || true")
    shell.answer(home.code())
    assert arguments(home) == ["a b", "*"]


@pytest.mark.parametrize("habit", ["setopt nounset ksharrays", "setopt shwordsplit globsubst", "setopt errexit", "setopt noclobber rcquotes"])
@pytest.mark.parametrize("name", ["zsh"])
def test_a_guard_holds_with_every_option(home, name, habit):
    shell = home.terminal(name, after=habit, variables=ended(home))
    shell.ask("mytool 'a b' '*' || true")
    shell.answer(home.code())
    assert arguments(home) == ["a b", "*"]


def test_a_shell_whose_startup_file_has_the_command_starts_in_silence(home, name):
    assert home.terminal(name, before=FUNCTION[name]).greeting == ""
