"""Two projects, two accounts: a shell uses what its directory says, and restores what it had before."""

from __future__ import annotations

import json
import sys

import pytest

from support.directories import at_once, go, profile, project, waits
from support.hooks import configure, said, session, used

ALICE = "arn:aws:iam::111122223333:user/alice"
BOB = "arn:aws:iam::444455556666:user/bob"
WHOAMI = f"AWS_MAX_ATTEMPTS=1 {sys.executable} -m awscli sts get-caller-identity --query Arn --output text"
# bash has no event for a change of directory.
AT_ONCE = ("zsh", "fish")


@pytest.fixture
def alpha(home):
    home.store("datatruck")
    return project(home, "alpha", "datatruck\n")


@pytest.fixture
def beta(home):
    home.store("staging")
    return project(home, "beta", "profile = staging\nregion = sa-east-1\n")


def region(shell) -> tuple:
    variables = shell.aws()
    return variables.get("AWS_REGION"), variables.get("AWS_DEFAULT_REGION"), variables.get("AWS_MFA_REGION")


# Entering

def test_a_directory_brings_the_session_of_its_profile(shell, home, alpha):
    assert (go(shell, alpha), used(shell)) == ("", session(home))


def test_a_directory_says_of_which_file_its_session_is(shell, alpha):
    go(shell, alpha)
    assert shell.aws()["AWS_MFA_ROOT"] == str(alpha)


def test_a_directory_brings_the_region_of_its_profile(shell, alpha):
    go(shell, alpha)
    assert region(shell) == ("eu-west-1",) * 3


def test_the_region_of_the_file_comes_before_that_of_its_profile(shell, beta):
    go(shell, beta)
    assert region(shell) == ("sa-east-1",) * 3


def test_another_directory_switches_keys_profile_region_and_segment(shell, home, alpha, beta):
    seen = []
    for folder in (alpha, beta, alpha):
        go(shell, folder)
        seen.append((used(shell), region(shell)[0], shell.segment().split()[0]))
    first = (session(home), "eu-west-1", "datatruck")
    assert seen == [first, (session(home, "staging"), "sa-east-1", "staging"), first]


@pytest.mark.parametrize("name", AT_ONCE)
def test_the_next_command_of_the_same_line_has_the_session(shell, home, alpha, beta):
    seen = [at_once(shell, f"cd {folder}")["AWS_ACCESS_KEY_ID"] for folder in (alpha, beta, alpha)]
    first, second = (session(home, name)["AWS_ACCESS_KEY_ID"] for name in ("datatruck", "staging"))
    assert seen == [first, second, first]


@pytest.mark.parametrize("name", AT_ONCE)
def test_the_next_command_of_the_same_line_is_without_what_was_left(shell, home, alpha):
    go(shell, alpha)
    assert at_once(shell, f"cd {home.path}") == {}


@pytest.mark.parametrize("name", ["bash"])
def test_bash_switches_at_the_next_prompt(shell, alpha):
    assert (at_once(shell, f"cd {alpha}"), profile(shell)) == ({}, "datatruck")


def test_the_prompt_after_the_change_shows_the_profile(home, name, alpha, beta):
    load = f"awsmfa init {name} --prompt left"
    after = f"{load} | source" if name == "fish" else f'eval "$({load})"'
    shell = home.terminal(name, is_loaded=False, after=after)
    shown = [go(shell, folder).strip() for folder in (alpha, beta, home.path)]
    assert ([text.split(" ")[0] for text in shown]) == ["datatruck", "staging", ""]


def test_the_cli_confirms_who_one_is(home, name, alpha, beta):
    shell = home.terminal(name)
    answers = []
    for folder in (alpha, beta):
        go(shell, folder)
        answers.append(shell.run(WHOAMI).output.strip())
    assert answers == [ALICE, BOB]


def test_a_directory_below_belongs_to_the_project(shell, home, alpha):
    (alpha / "deep/er").mkdir(parents=True)
    go(shell, alpha / "deep/er")
    assert (used(shell), shell.aws()["AWS_MFA_ROOT"]) == (session(home), str(alpha))


def test_within_a_project_nothing_changes(shell, alpha):
    (alpha / "deep").mkdir()
    go(shell, alpha)
    before = shell.aws()
    assert (go(shell, "deep"), shell.aws() == before, go(shell, ".."), shell.aws() == before) == ("", True, "", True)


def test_no_change_of_directory_calls_aws(shell, home, aws, alpha, beta):
    calls = len(aws.calls)
    for folder in (alpha, beta, home.path):
        go(shell, folder)
    assert len(aws.calls) == calls


def test_without_a_session_a_line_names_the_command(shell, home):
    folder = project(home, "alpha")
    assert (go(shell, folder), said(shell), go(shell, "."), shell.aws()) == (
        "aws-mfa: ~/alpha/.awsmfa names datatruck, which has no live session; run aws-mfa to open one\n", "", "",
        waits(folder),
    )


def test_what_the_line_names_opens_the_session(shell, home, aws):
    go(shell, project(home, "alpha", "profile = datatruck\nduration = 2h\n"))
    shell.ask("aws-mfa")
    assert (shell.answer(home.code()).status, used(shell), aws.calls[-1]["action"]) == (
        0, session(home), "GetSessionToken",
    )


def test_a_session_without_the_least_time_left_is_not_joined(shell, home, aws):
    aws.world.session_seconds = 200
    home.store()
    assert ("no live session" in go(shell, project(home, "alpha")), profile(shell)) == (True, "")


# Leaving

OWN = {
    "nothing": {},
    "a profile": {"AWS_PROFILE": "mine"},
    "an empty profile": {"AWS_PROFILE": ""},
    "an old profile": {"AWS_DEFAULT_PROFILE": "mine"},
    "keys": {"AWS_ACCESS_KEY_ID": "AKIAMINEMINEMINEMINE", "AWS_SECRET_ACCESS_KEY": "mine + 'yours' \\"},
    "keys of a session": {
        "AWS_ACCESS_KEY_ID": "ASIAMINEMINEMINEMINE", "AWS_SECRET_ACCESS_KEY": "mine", "AWS_SESSION_TOKEN": "a=b/c+d==",
        "AWS_SECURITY_TOKEN": "old", "AWS_CREDENTIAL_EXPIRATION": "2030-01-01T00:00:00Z",
    },
    "a region": {"AWS_REGION": "ap-south-1"},
    "an old region": {"AWS_DEFAULT_REGION": "ap-south-1"},
    "two regions": {"AWS_REGION": "ap-south-1", "AWS_DEFAULT_REGION": "ap-east-1"},
    "everything": {
        "AWS_PROFILE": "a b", "AWS_ACCESS_KEY_ID": "AKIAMINEMINEMINEMINE", "AWS_SECRET_ACCESS_KEY": "$HOME `id`",
        "AWS_REGION": "ap-south-1", "AWS_CA_BUNDLE": "/dev/null",
    },
    "other tools": {"AWS_VAULT": "mine", "AWS_WEB_IDENTITY_TOKEN_FILE": "/x"},
    "off": {"AWS_MFA_OFF": "1"},
}


@pytest.mark.parametrize("own", OWN)
def test_leaving_puts_back_what_the_shell_came_with(home, name, alpha, own):
    shell = home.terminal(name, variables=OWN[own])
    inside = (go(shell, alpha), profile(shell), "AWS_MFA_OFF" in shell.aws())
    assert (inside, go(shell, home.path), shell.aws()) == (("", "datatruck", False), "", OWN[own])


@pytest.mark.parametrize("own", ["a profile", "everything", "off"])
def test_leaving_by_way_of_another_project_puts_back_what_the_shell_came_with(home, name, alpha, beta, own):
    shell = home.terminal(name, variables=OWN[own])
    go(shell, alpha)
    go(shell, beta)
    assert (profile(shell), go(shell, home.path), shell.aws()) == ("staging", "", OWN[own])


def test_leaving_puts_back_a_profile_chosen_by_hand(shell, home, alpha):
    shell.login("staging")
    before = shell.aws()
    go(shell, alpha)
    assert (profile(shell), go(shell, home.path), shell.aws()) == ("datatruck", "", before)


def test_leaving_puts_back_a_session_that_was_restored(shell, home, alpha):
    shell.login("staging")
    second = shell.second()
    before = second.aws()
    go(second, alpha)
    assert (profile(second), go(second, home.path), second.aws()) == ("datatruck", "", before)
    assert json.loads(second.run("aws-mfa status --json").output)["source"] == "restored"


def test_leaving_puts_back_what_was_off(shell, home, alpha):
    shell.login("staging")
    shell.run("aws-mfa off")
    go(shell, alpha)
    assert (profile(shell), go(shell, home.path), shell.aws()) == ("datatruck", "", {"AWS_MFA_OFF": "1"})


def test_leaving_puts_back_the_newer_session_of_the_profile_below(shell, home, alpha):
    shell.login("staging")
    go(shell, alpha)
    home.store("staging", "--force")
    go(shell, home.path)
    assert used(shell) == session(home, "staging")


def test_leaving_tells_that_the_session_below_is_gone(shell, home, alpha):
    shell.login("staging")
    go(shell, alpha)
    home.awsmfa("logout", "staging")
    assert (go(shell, home.path), used(shell), said(shell)) == (
        "aws-mfa: the session of staging, which was here before, is gone; run aws-mfa staging to open a new one\n",
        {"AWS_PROFILE": "staging-mfa", "AWS_MFA_PROFILE": "staging"}, "",
    )


def test_leaving_a_directory_that_waits_puts_back_what_was_there(shell, home):
    shell.login("staging")
    before = shell.aws()
    alpha = project(home, "alpha")
    go(shell, alpha)
    inside = shell.aws()
    assert (inside["AWS_PROFILE"], "AWS_ACCESS_KEY_ID" in inside, go(shell, home.path), shell.aws()) == (
        "datatruck-mfa", False, "", before,
    )


def test_a_value_set_inside_is_the_users_outside(shell, home, alpha):
    go(shell, alpha)
    shell.export("AWS_REGION", "ap-south-1")
    assert (go(shell, home.path), shell.aws()) == ("", {"AWS_REGION": "ap-south-1"})


def test_variables_of_no_concern_are_never_touched(home, name, alpha):
    own = {"AWS_PAGER": "", "AWS_MAX_ATTEMPTS": "7", "AWS_ENDPOINT_URL_S3": "http://x"}
    shell = home.terminal(name, variables=own)
    go(shell, alpha)
    during = {key: value for key, value in shell.aws().items() if key in own}
    go(shell, home.path)
    assert (during, shell.aws()) == (own, own)


def test_the_profile_alone_is_exported_where_the_settings_say_so(shell, home, alpha):
    configure(home, export="profile")
    shell = shell.second()
    go(shell, alpha)
    inside = {name: value for name, value in shell.aws().items() if "KEY" in name or name == "AWS_PROFILE"}
    assert (inside, go(shell, home.path), shell.aws()) == ({"AWS_PROFILE": "datatruck-mfa"}, "", {})


def test_the_status_of_the_last_command_survives_a_change(shell, alpha):
    command = f"cd {alpha}; sh -c 'exit 3'"
    assert shell.run(command).status == 3


def test_a_failed_cd_changes_nothing(shell, home, alpha):
    go(shell, alpha)
    before = shell.aws()
    assert (shell.run("cd /nowhere 2>/dev/null").status != 0, shell.aws()) == (True, before)


def test_many_changes_end_where_they_should(shell, home, alpha, beta):
    for _ in range(5):
        for folder in (alpha, beta, home.path):
            shell.run(f"cd {folder}")
    assert shell.aws() == {}
