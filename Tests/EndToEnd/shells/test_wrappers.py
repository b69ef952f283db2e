"""The functions that people type, in shells with all kinds of habits."""

from __future__ import annotations

import shutil

import pytest

from support.hooks import session, used
from support.logins import session_variables, timeless
from support.terminal import LOADING

BUILTINS = (
    "unalias local eval export unset set return typeset declare read test exec command builtin source shift stty true false "
    ": [ trap setopt emulate alias"
).split()
ALIASES = "alias -- " + " ".join(f"'{name}=echo ALIASED; false'" for name in BUILTINS)
FUNCTIONS = "\n".join(f"function {name} {{ echo REPLACED; false; }}" for name in ("export", "unset", "typeset", "local", "eval", "stty"))

HABITS = {
    "bash, -e and -u before": ("bash", "set -eu", ""),
    "bash, -e and -u after": ("bash", "", "set -eu"),
    "bash, pipefail": ("bash", "set -euo pipefail", ""),
    "bash, noclobber": ("bash", "set -o noclobber", ""),
    "bash, posix": ("bash", "set -o posix", ""),
    "bash, posix and -eu": ("bash", "set -o posix -eu", ""),
    "bash, posix later": ("bash", "", "set -o posix"),
    "bash, digits in IFS": ("bash", "IFS=0123456789", ""),
    "bash, letters in IFS": ("bash", "", "IFS=aeiousx=\\'$"),
    "bash, allexport": ("bash", "set -a", ""),
    "bash, noglob": ("bash", "set -f", ""),
    "bash, extglob and nullglob": ("bash", "shopt -s extglob nullglob failglob nocasematch lastpipe", ""),
    "bash, old alias": ("bash", 'alias aws-mfa="source ~/aws-mfa.sh"', ""),
    "bash, old function": ("bash", "aws-mfa() { echo OLD; }", ""),
    "bash, aliases": ("bash", "", ALIASES),
    "bash, aliases before": ("bash", ALIASES + "\n\\eval \"$(awsmfa init bash)\"; \\unalias -a", ""),
    "bash, functions": ("bash", "", FUNCTIONS),
    "bash, loaded twice": ("bash", LOADING["bash"], ""),
    "bash, DEBUG trap": ("bash", "trap ': $BASH_COMMAND' DEBUG; set -T", ""),
    "zsh, errexit": ("zsh", "setopt errexit", ""),
    "zsh, nounset": ("zsh", "setopt nounset", ""),
    "zsh, ksharrays": ("zsh", "setopt ksharrays", ""),
    "zsh, shwordsplit": ("zsh", "setopt shwordsplit; IFS=0123456789", ""),
    "zsh, globsubst": ("zsh", "setopt globsubst nullglob extendedglob", ""),
    "zsh, cshjunkiequotes": ("zsh", "setopt cshjunkiequotes cshjunkieloops", ""),
    "zsh, rcquotes": ("zsh", "setopt rcquotes magicequalsubst ignorebraces", ""),
    "zsh, noclobber": ("zsh", "setopt noclobber nomultios", ""),
    "zsh, allexport": ("zsh", "setopt allexport", ""),
    "zsh, warncreateglobal": ("zsh", "setopt warncreateglobal", ""),
    "zsh, options after": ("zsh", "", "setopt nounset ksharrays shwordsplit globsubst cshjunkiequotes noclobber"),
    "zsh, emulating sh": ("zsh", "", "emulate sh"),
    "zsh, old alias": ("zsh", 'alias aws-mfa="source ~/aws-mfa.sh"', ""),
    "zsh, global aliases": ("zsh", "alias -g status=STATUS code=CODE", "alias -g _awsmfa_code=X zsh=Y"),
    "zsh, aliases": ("zsh", "", ALIASES),
    "zsh, functions": ("zsh", "", FUNCTIONS.replace("function eval", "function evil")),
    "zsh, loaded twice": ("zsh", LOADING["zsh"], ""),
    "fish, old alias": ("fish", 'alias aws-mfa "source ~/aws-mfa.sh"', ""),
    "fish, loaded twice": ("fish", LOADING["fish"], ""),
    "fish, IFS empty": ("fish", "set -g IFS ''", ""),
    "fish, variables named alike": ("fish", "set -g code x; set -g program y; set -g result z; set -gx argv q", ""),
    "fish, aliases": ("fish", "", "alias awsmfa 'echo ALIASED'; alias env false"),
}


@pytest.mark.parametrize(("name", "before", "after"), HABITS.values(), ids=HABITS.keys())
def test_login_and_off_work_with_every_habit(home, name, before, after):
    shell = home.terminal(name, before=before, after=after)
    login = shell.login()
    during = shell.aws()
    off = shell.run("aws-mfa off")
    assert (shell.greeting, login.status, during, off, shell.aws()) == (
        "", 0, session_variables(home.section()),
        ("aws-mfa is off in this shell; aws-mfa PROFILE turns it on again\n", 0), {"AWS_MFA_OFF": "1"},
    )


OPTIONS = {"bash": "set -o; shopt; trap; declare -p IFS; alias", "zsh": "setopt; trap; typeset IFS", "fish": "set -g | grep -vE '^(_|CMD_DURATION|status|history)'"}


@pytest.mark.parametrize("habit", [
    "bash, -e and -u after", "bash, noclobber", "bash, posix", "bash, allexport", "bash, DEBUG trap", "zsh, options after",
    "zsh, errexit", "zsh, allexport", "fish, variables named alike",
])
def test_a_failed_login_leaves_options_and_traps_as_they_were(home, habit):
    name, before, after = HABITS[habit]
    shell = home.terminal(name, before=before, after=after)
    shown = shell.run(OPTIONS[name]).output
    failed = shell.run("aws-mfa use datatruck || echo failed with $status" if name != "bash" else "aws-mfa use datatruck || echo failed with $?")
    hidden = shell.run(OPTIONS[name]).output
    assert ("failed with 3\n" in failed.output, hidden) == (True, shown)


@pytest.mark.parametrize("habit", ["bash, posix", "bash, allexport", "bash, -e and -u after", "zsh, options after", "fish, loaded twice"])
def test_a_login_leaves_options_and_traps_as_they_were(home, habit):
    name, before, after = HABITS[habit]
    shell = home.terminal(name, before=before, after=after)
    home.store()
    options = "set -o; shopt; trap" if name == "bash" else "setopt; trap" if name == "zsh" else "functions -n; bind"
    shown = shell.run(options)
    shell.run("aws-mfa datatruck")
    assert shell.run(options) == shown


TRACES = {"bash": "set -vx", "zsh": "set -vx", "fish": "set -g fish_trace 1"}


def test_a_trace_shows_no_secret(shell, home):
    shell.run(TRACES[shell.shell])
    shell.login()
    secrets = home.secrets()
    token_start = secrets[1][:20]
    for command in ("aws-mfa off", "aws-mfa datatruck", "aws-mfa use datatruck", "aws-mfa status", "aws-mfa logout"):
        shell.run(command)
    seen = [secret for secret in [*secrets, token_start] if secret in shell.log]
    assert (len(secrets), seen, "aws-mfa status" in shell.log) == (4, [], True)


@pytest.mark.parametrize("name", ["bash", "zsh"])
def test_the_users_descriptors_stay_what_they_are(home, name):
    shell = home.terminal(name)
    shell.run("exec 3>three 4>four 5>five")
    shell.login()
    shell.run("aws-mfa off")
    shell.run("echo 3 >&3; echo 4 >&4; echo 5 >&5; exec 3>&- 4>&- 5>&-")
    assert [(home.path / file).read_text() for file in ("three", "four", "five")] == ["3\n", "4\n", "5\n"]


def test_a_list_can_be_piped(shell):
    assert shell.run("aws-mfa list | grep data") == ("datatruck  alice       -     -\n", 0)


def test_output_and_messages_can_be_redirected(shell, home):
    home.store()
    shell.run("aws-mfa datatruck >out 2>err")
    result = shell.run("aws-mfa list --names >names")
    texts = tuple((home.path / file).read_text() for file in ("out", "err", "names"))
    line = "datatruck (alice, 111122223333): joined the session until THEN\n"
    assert (result, texts[0], timeless(texts[1]), texts[2], shell.aws()) == (
        ("", 0), "", line, "datatruck\nstaging\n", session_variables(home.section()),
    )


def test_a_list_can_be_substituted(shell):
    command = "echo (aws-mfa list --names)" if shell.shell == "fish" else "echo $(aws-mfa list --names)"
    assert shell.run(command) == ("datatruck staging\n", 0)


SUBSHELLS = {
    "parentheses": "(aws-mfa datatruck)",
    "pipeline": "aws-mfa datatruck | cat",
    "substitution": "echo $(aws-mfa datatruck)",
}


@pytest.mark.parametrize("name", ["bash", "zsh"])
@pytest.mark.parametrize("command", SUBSHELLS.values(), ids=SUBSHELLS.keys())
def test_a_subshell_is_told_how_far_its_session_reaches(home, name, command):
    home.store()
    shell = home.terminal(name)
    result = shell.run(command)
    line = "aws-mfa: this is a subshell or part of a pipeline: the parent shell may join the session at its next prompt\n"
    assert (result.output.count(line), result.status, used(shell)) == (1, 0, session(home))


@pytest.mark.parametrize("name", ["bash", "zsh"])
def test_what_a_subshell_does_to_itself_alone_is_told(home, name):
    home.store()
    shell = home.terminal(name)
    told = [shell.run(f"({command})").output for command in ("aws-mfa datatruck --role arn:aws:iam::111122223333:role/ReadOnly", "aws-mfa off")]
    line = "aws-mfa: this is a subshell or part of a pipeline: the parent shell does not change\n"
    assert ([line in output for output in told], shell.aws()) == ([True, True], {}), told


@pytest.mark.parametrize("name", ["bash", "zsh"])
def test_a_background_job_never_asks(home, name, aws):
    shell = home.terminal(name)
    shell.run("aws-mfa datatruck >out 2>&1 & wait")
    said = (home.path / "out").read_text()
    assert ("datatruck needs an MFA code, but nobody can be asked in the background or without a terminal" in said, aws.calls) == (True, []), said


def test_a_background_job_of_a_script_never_asks(home, aws):
    shell = home.terminal("bash")
    shell.child.timeout = 5
    shell.run("sh -c 'awsmfa login datatruck --store-only >out 2>&1 & wait'")
    said = (home.path / "out").read_text()
    assert ("datatruck needs an MFA code, but nobody can be asked in the background or without a terminal" in said, aws.calls) == (True, []), said


def test_without_the_integration_nothing_is_asked_or_called(home, name, aws):
    shell = home.terminal(name, is_loaded=False)
    before = home.files()
    result = shell.run("awsmfa datatruck")
    assert (result.status, "MFA code for" in result.output, "hint: " in result.output, aws.calls, home.files()) == (
        2, False, True, [], before,
    ), result.output


CHANNELS = {
    "no descriptor": "exec 3>&-; exec",
    "a file": "exec 3>channel; exec",
    "a device": "exec 3>/dev/null; exec",
    "the end that reads": "exec 3<&0; exec",
}


@pytest.mark.parametrize("opening", CHANNELS.values(), ids=CHANNELS.keys())
@pytest.mark.parametrize("words", [("datatruck",), ("renew",), ("use", "datatruck"), ("off",)], ids=" ".join)
def test_a_descriptor_that_is_no_channel_gets_no_code(home, aws, opening, words):
    run = home.execute("sh", "-c", f'{opening} "$@"', "sh", home.program, *words, variables={"AWS_MFA_SHELL": "bash"})
    written = (home.path / "channel").read_text() if (home.path / "channel").exists() else ""
    assert (run.status, run.stdout, "awsmfa cannot change the shell" in run.stderr, written, aws.calls) == (2, "", True, "", [])


def test_an_unknown_shell_is_no_listener(home):
    script = '"$@" 3>&1 >/dev/null | cat; exit ${PIPESTATUS[0]}'
    run = home.execute("bash", "-c", script, "bash", home.program, "off", variables={"AWS_MFA_SHELL": "tcsh"})
    assert (run.status, run.stdout) == (2, "")


STATUSES = {
    "done": ("aws-mfa list", 0),
    "help": ("aws-mfa login --help", 0),
    "failed": ("aws-mfa nosuchprofile", 1),
    "usage": ("aws-mfa --nope", 2),
    "no session": ("aws-mfa use datatruck", 3),
}


@pytest.mark.parametrize(("command", "status"), STATUSES.values(), ids=STATUSES.keys())
def test_the_status_is_the_programs(shell, command, status):
    assert shell.run(f"{command} >/dev/null 2>&1").status == status


def test_words_reach_the_program_as_they_are(shell):
    result = shell.run("aws-mfa login 'no such  *$HOME' --store-only")
    assert (result.status, "no profile no such  *$HOME in " in result.output) == (1, True)


def test_a_program_that_is_gone_changes_nothing(home, name):
    shutil.copytree(home.prefix / "share/aws-mfa", home.path / "copied")
    home.environment["PATH"] = "/usr/bin:/bin"
    shell = home.terminal(name, before=f"source {home.path}/copied/{name}/aws-mfa.{name}", is_loaded=False)
    result = shell.run("aws-mfa datatruck")
    assert (result.status, shell.aws()) == (127, {})


def test_no_child_of_the_program_sees_the_channel(shell, home, aws):
    folder = home.path / "tools"
    folder.mkdir()
    curl = folder / "curl"
    curl.write_text("#!/bin/sh\nls /dev/fd/ >~/descriptors\nenv >~/variables\nexit 7\n")
    curl.chmod(0o755)
    path = f"set -gx PATH {folder} $PATH" if shell.shell == "fish" else f"PATH={folder}:$PATH"
    shell.run(path)
    shell.login()
    variables = (home.path / "variables").read_text()
    descriptors = (home.path / "descriptors").read_text().split()
    assert ("AWS" in variables, [number for number in descriptors if number not in ("0", "1", "2")][1:]) == (False, [])
