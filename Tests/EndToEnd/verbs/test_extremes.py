"""Input and systems beyond what a program may expect: a sentence, and never another verb."""

from __future__ import annotations

import os

import pytest

from support.hooks import session, used
from support.product import Run

SLASHES = "/" * 40_000
PATHS = ("AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE", "HOME", "PWD", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME")
VERBS = {
    "status": ("status",), "list": ("list",), "logout": ("logout", "--all"), "allow": ("allow",), "prompt": ("prompt",),
    "login": ("login", "datatruck", "--store-only", "--code", "000000"), "credential-process": ("credential-process", "datatruck"),
}
ENDED = "datatruck: stored session ended; AWS honours the tokens it issued until they expire\n"
TOO_LONG = "is longer than 64 MB, so it is not read\nhint: check what it is: a file of settings is far shorter\n"


def ends_well(run: Run) -> bool:
    """Whether a run ended by itself, and said in two lines why, if it failed."""
    return run.status == 0 or (run.status in range(1, 6) and run.stderr.count("aws-mfa: ") == 1 and run.stderr.count("\n") == 2)


@pytest.mark.parametrize("words", VERBS.values(), ids=VERBS.keys())
@pytest.mark.parametrize("variable", PATHS)
def test_a_path_of_nothing_but_slashes_ends_in_a_sentence(home, words, variable):
    run = home.awsmfa(*words, variables={variable: SLASHES})
    assert (ends_well(run), len(run.stdout + run.stderr) < 2000) == (True, True), run


@pytest.mark.parametrize("verb", ["allow", "deny"])
def test_an_operand_of_nothing_but_slashes_ends_in_a_sentence(home, verb):
    run = home.awsmfa(verb, SLASHES)
    assert (run.status, ends_well(run)) == (1, True), run


@pytest.mark.parametrize("folders", [2_000, 30_000])
def test_a_path_of_very_many_folders_ends_in_a_sentence(home, folders):
    run = home.awsmfa("list", variables={"AWS_CONFIG_FILE": "/a" * folders, "PWD": "/b" * folders})
    assert ends_well(run), run


def enormous(path) -> None:
    """Make a file of a terabyte without a byte on the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        file.truncate(1 << 40)


@pytest.mark.parametrize("file", ["config", "credentials"])
@pytest.mark.parametrize("words", VERBS.values(), ids=VERBS.keys())
def test_a_file_of_a_terabyte_is_not_read(home, file, words):
    enormous(home.path / ".aws" / file)
    run = home.awsmfa(*words)
    assert (run.status, run.stderr) in [(1, f"aws-mfa: ~/.aws/{file} {TOO_LONG}"), (0, "")], run
    os.truncate(home.path / ".aws" / file, 0)


@pytest.mark.parametrize("file", [".config/aws-mfa/config", ".awsmfa", ".local/state/aws-mfa/{}/generation", ".local/state/aws-mfa/{}/devices"])
def test_a_file_of_ours_of_a_terabyte_does_no_harm(home, file):
    home.store()
    folders = [path.name for path in (home.path / ".local/state/aws-mfa").iterdir() if path.name != "turns"]
    enormous(home.path / file.format(*folders))
    assert [home.awsmfa(*words).status for words in (("list",), ("status",), ("login", "datatruck", "--store-only"))] == [0, 0, 0]


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_a_value_too_long_to_set_aside_is_refused_before_anything_changes(home, name, aws):
    shell = home.terminal(name, variables={"AWS_PROFILE": "=" * 45_000})
    before = shell.environment()
    home.store()
    calls = len(aws.calls)
    results = [shell.run(command) for command in ("aws-mfa datatruck", "aws-mfa use datatruck", "aws-mfa renew", "aws-mfa off")]
    refusal = "aws-mfa: AWS_PROFILE is too long to be set aside while a session is in this shell\nhint: unset AWS_PROFILE, then try again\n"
    assert (results[0], results[1].output, len(aws.calls), results[3].status) == ((refusal, 1), refusal, calls, 0)
    variables = shell.environment()
    assert variables.pop("AWS_MFA_OFF") == "1" and variables["AWS_PROFILE"] == before["AWS_PROFILE"]
    shell.unset("AWS_PROFILE")
    assert (shell.run("aws-mfa datatruck").status, used(shell)) == (0, session(home))


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_long_values_that_can_be_set_aside_come_back(home, name):
    home.store()
    shell = home.terminal(name, variables={"AWS_PROFILE": "p" * 45_000, "AWS_DEFAULT_PROFILE": "=" * 10_000})
    before = shell.aws()
    entered = shell.run("aws-mfa datatruck").status
    during = used(shell)
    assert (entered, during, shell.run("aws-mfa off").status, shell.aws()) == (0, session(home), 0, {**before, "AWS_MFA_OFF": "1"})


def without_proc(home, *words) -> Run:
    return home.execute("unshare", "-m", "sh", "-c", 'umount -l /proc && exec "$@"', "sh", home.program, *words)


@pytest.mark.linux
@pytest.mark.root
def test_without_proc_every_verb_is_itself(home):
    stored = without_proc(home, "login", "datatruck", "--store-only", "--code", home.code())
    listed = without_proc(home, "list", "--names")
    ended = without_proc(home, "logout", "--all")
    section = home.section()
    assert (stored.status, listed, ended.status, set(section), section["credential_process"]) == (
        0, Run(0, "datatruck\nstaging\n", ""), 0, {"manager", "credential_process"}, f"{home.program} credential-process datatruck",
    ), (stored, ended)


@pytest.mark.linux
@pytest.mark.root
def test_words_are_known_where_the_memory_map_cannot_be_read(home):
    home.store()
    tracing = ("strace", "-f", "-q", "-o", "/dev/null", "-P", "/proc/self/maps", "-e", "inject=openat,open:error=EACCES")
    run = home.execute(*tracing, home.program, "logout", "--all")
    assert (run.status, (run.stdout + run.stderr).endswith(ENDED), set(home.section())) == (0, True, {"manager", "credential_process"})
