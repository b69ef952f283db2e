"""Command lines that are not right, and the line that is answered to type instead."""

from __future__ import annotations

import re

import pytest

from support.logins import session_variables

# The program answers; the shells only pass the words on.
pytestmark = pytest.mark.rows_in_turn

ROLE = "arn:aws:iam::111122223333:role/ReadOnly"
USAGE = {
    "an option": ("login --froce", "login has no option --froce", "did you mean --force?"),
    "help": ("help logni", "there is no verb logni", "did you mean aws-mfa help login?"),
    "both stores": ("login --no-store --store-only", "--no-store and --store-only cannot be used together", "use one of them"),
    "a format": ("export --format yaml", "there is no format yaml", "--format takes env, env-no-export, fish, powershell, windows-cmd or process"),
    "too few": ("use", "use needs PROFILE", "see aws-mfa help use"),
    "a shell": ("init tcsh", "there is no integration for tcsh", "use bash, zsh or fish"),
    "a value": ("list --json=yes", "--json takes no value", "write --json alone"),
    "no value": ("login --code", "--code needs a value", "--code CODE: the six digits; - reads them from standard input"),
    "two profiles": (
        "-p datatruck staging", "two profiles are named, datatruck and staging, but only one can be used",
        "name only one of them",
    ),
    "another tool's verb": ("switch datatruck", "there is no verb switch", "did you mean aws-mfa use datatruck?"),
    "a mistyped verb": ("logut datatruck", "there is no verb logut", "did you mean aws-mfa logout datatruck?"),
    "the profile first": ("datatruck logout", "one word too many: logout", "did you mean aws-mfa logout datatruck?"),
    "a profile to list": ("list datatruck", "list does not take datatruck", "did you mean aws-mfa status datatruck?"),
    "status after its profile": ("datatruck status", "one word too many: status", "did you mean aws-mfa status datatruck?"),
    "another tool's verb after its profile": ("datatruck rm", "one word too many: rm", "did you mean aws-mfa logout datatruck?"),
    "a profile twice": (
        "login datatruck --profile staging", "two profiles are named, staging and datatruck, but only one can be used",
        "name only one of them",
    ),
    "a profile to renew": ("renew datatruck", "renew does not take datatruck", "did you mean aws-mfa datatruck --force?"),
    "a code": ("datatruck 123456", "one word too many: 123456", "did you mean aws-mfa datatruck --code 123456?"),
    "a code in two words": ("datatruck 123 456", "one word too many: 123", "did you mean aws-mfa datatruck --code 123456?"),
    "the code first": ("123456 datatruck", "one word too many: datatruck", "did you mean aws-mfa datatruck --code 123456?"),
    "a duration": ("datatruck 12h", "one word too many: 12h", "did you mean aws-mfa datatruck --duration 12h?"),
    "a long dash": ("datatruck —force", "aws-mfa has no option —force", "did you mean --force?"),
    "exec without its dashes": (
        "exec datatruck aws s3 ls", "exec needs -- and a command after it", "did you mean aws-mfa exec datatruck -- aws s3 ls?",
    ),
    "exec after its profile": (
        "-p datatruck exec -- aws s3 ls", "one word too many: exec", "did you mean aws-mfa exec datatruck -- aws s3 ls?",
    ),
    **{
        f"{word} of another tool": (f"datatruck {word} {value}".strip(), f"aws-mfa has no option {word}", hint)
        for word, value, hint in (
            ("--token", "123456", "did you mean --code?"),
            ("-d", "3600", "did you mean --duration?"),
            ("--refresh", "", "did you mean --force?"),
            ("--long-term-suffix", "none",
             "leave it out: the keys are read from [PROFILE] or [PROFILE-long-term], the session is in [PROFILE-mfa]"),
            ("-n", "", "to use the long-term keys as they are, run the command with AWS_PROFILE=PROFILE instead of aws-mfa"),
            ("--list-profiles", "", "aws-mfa list does that: see aws-mfa help list"),
        )
    },
}
NAMES = {
    "a near one": ("login datatruk", "datatruk", "did you mean aws-mfa datatruck?"),
    "a near one alone": ("datatrcuk", "datatrcuk", "did you mean aws-mfa datatruck?"),
    "the beginning": ("data", "data", "did you mean aws-mfa datatruck?"),
    "a part": ("truck", "truck", "did you mean aws-mfa datatruck?"),
    "for another verb": ("logout data", "data", "did you mean aws-mfa logout datatruck?"),
    "for exec": ("exec data -- true", "data", "did you mean aws-mfa exec datatruck -- true?"),
    "as an option": ("use --profile data", "data", "did you mean aws-mfa use datatruck?"),
    "several": ("ta", "ta", "did you mean aws-mfa datatruck or aws-mfa staging?"),
    "a verb": ("lsit", "lsit", "did you mean aws-mfa list?"),
    "another tool's verb": ("ls", "ls", "did you mean aws-mfa list?"),
    "a code": ("123456", "123456", "did you mean aws-mfa --code 123456?"),
    "the version": ("version", "version", "did you mean aws-mfa --version?"),
    "the account": ("111122223333", "111122223333", "did you mean aws-mfa datatruck?"),
    "the user": ("alice", "alice", "did you mean aws-mfa datatruck?"),
    "a role": (ROLE, ROLE, f"did you mean aws-mfa --role {ROLE}?"),
    "a flag": ("logout all", "all", "did you mean aws-mfa logout --all?"),
    "nothing near": ("login wxyz", "wxyz", "aws-mfa list shows your profiles"),
}


@pytest.mark.parametrize(("words", "error", "hint"), USAGE.values(), ids=USAGE.keys())
def test_a_command_line_that_is_not_understood_is_answered_with_one_that_is(shell, aws, words, error, hint):
    result = shell.run(f"aws-mfa {words}")
    assert (*result, aws.calls) == (f"aws-mfa: {error}\nhint: {hint}\n", 2, [])


@pytest.mark.parametrize(("words", "profile", "hint"), NAMES.values(), ids=NAMES.keys())
def test_a_name_that_no_profile_has_is_never_guessed(shell, aws, words, profile, hint):
    result = shell.run(f"aws-mfa {words}")
    assert (*result, aws.calls) == (
        f"aws-mfa: no profile {profile} in ~/.aws/config or ~/.aws/credentials\nhint: {hint}\n", 1, [],
    )


@pytest.mark.parametrize("words", ["--profile datatruck", "-p datatruck", "--profile=datatruck", "use -p datatruck", "-p datatruck use"])
def test_a_profile_can_be_given_as_an_option(shell, home, words):
    home.store()
    result = shell.run(f"aws-mfa {words}")
    assert (result.status, shell.aws()) == (0, session_variables(home.section())), result


def test_exec_takes_a_profile_as_an_option(shell, home):
    home.store()
    result = shell.run("aws-mfa exec -p datatruck -- sh -c 'echo $AWS_PROFILE'")
    assert result == ("datatruck-mfa\n", 0)


def test_the_older_aws_mfas_options_do_what_ours_do(home, aws):
    run = home.awsmfa(
        "datatruck", "--store-only", "--force", "--duration", "3600", "--code", home.code(),
        "--device", "arn:aws:iam::111122223333:mfa/nobody",
    )
    refused = home.awsmfa("datatruck", "--assume-role", "nonsense", "--store-only")
    assert (run.status, aws.calls[0]["parameters"]["SerialNumber"], aws.calls[0]["parameters"]["DurationSeconds"], refused.status) == (
        4, "arn:aws:iam::111122223333:mfa/nobody", "3600", 2,
    )


@pytest.mark.parametrize("option", ["-v", "-V"])
def test_the_version_has_a_short_option(shell, option):
    result = shell.run(f"aws-mfa {option}")
    assert (result.status, bool(re.fullmatch(r"aws-mfa \d+\.\d+\.\d+\n", result.output))) == (0, True)


# The program in place of the function

@pytest.mark.parametrize("is_loaded", [True, False])
@pytest.mark.parametrize("words", ["datatruck", "use datatruck", "off"])
def test_whoever_types_awsmfa_is_told_of_aws_mfa(home, name, aws, is_loaded, words):
    shell = home.terminal(name, is_loaded=is_loaded)
    result = shell.run(f"awsmfa {words}")
    assert (*result, aws.calls) == (
        "aws-mfa: awsmfa cannot change this shell by itself: the function aws-mfa does that\n"
        f"hint: type aws-mfa {words}; if that is not found, run awsmfa init --write, then open a new terminal\n", 2, [],
    )


def of_a_script(home, shell) -> str:
    (home.path / "script").write_text("awsmfa datatruck\n")
    return shell.run("sh script").output


def without_a_terminal(home, shell) -> str:
    return home.awsmfa("datatruck").stderr


@pytest.mark.parametrize("run", [of_a_script, without_a_terminal, lambda home, shell: shell.run("awsmfa datatruck | cat").output])
def test_a_script_is_told_of_exec(home, shell, run):
    assert run(home, shell) == (
        "aws-mfa: awsmfa cannot change the shell that runs this script\n"
        "hint: to run a command with a session: awsmfa exec datatruck -- COMMAND; to only store one: "
        "awsmfa login datatruck --store-only\n"
    )
