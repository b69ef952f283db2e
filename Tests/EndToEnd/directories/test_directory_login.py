"""Logging in inside a directory with a `.awsmfa`, with its profile or another one."""

from __future__ import annotations

import pytest

from support.directories import WAITING, go, profile, project, shown, status, trust, waits
from support.hooks import said, session, used


def test_a_login_without_a_name_uses_what_the_file_says(shell, home):
    folder = project(home, "folder", "profile = staging\nregion = sa-east-1\nduration = 2h\n")
    go(shell, folder)
    shell.ask("aws-mfa")
    result = shell.answer(home.code("staging"))
    assert (result.status, shown(shell), used(shell), shell.aws()["AWS_REGION"]) == (
        0, ("staging", "directory", str(folder)), session(home, "staging"), "sa-east-1",
    )
    assert 7100 < status(shell)["seconds_left"] <= 7200


def test_a_login_with_the_files_own_name_uses_what_the_file_says(shell, home):
    go(shell, project(home, "folder", "profile = datatruck\nregion = sa-east-1\nduration = 2h\n"))
    shell.login("datatruck")
    assert (status(shell)["seconds_left"] <= 7200, shell.aws()["AWS_REGION"]) == (True, "sa-east-1")


def test_a_duration_that_is_asked_for_comes_before_the_files(shell, home):
    go(shell, project(home, "folder", "profile = datatruck\nduration = 2h\n"))
    shell.login("datatruck", "--duration 1h")
    assert status(shell)["seconds_left"] <= 3600


def test_another_profile_has_nothing_of_what_the_file_says(shell, home):
    go(shell, project(home, "folder", "profile = datatruck\nregion = sa-east-1\nduration = 2h\n"))
    shell.login("staging")
    assert (status(shell)["seconds_left"] > 7200, shell.aws()["AWS_REGION"]) == (True, "us-east-1")


def test_the_region_of_ones_own_comes_before_the_files(home, name, alpha):
    (alpha / ".awsmfa").write_text("profile = datatruck\nregion = sa-east-1\n")
    trust(home, alpha)
    shell = home.terminal(name, variables={"AWS_REGION": "ap-south-1"})
    go(shell, alpha)
    variables = shell.aws()
    assert (variables["AWS_REGION"], variables["AWS_DEFAULT_REGION"]) == ("ap-south-1", "ap-south-1")


def test_a_session_opened_inside_leaves_with_the_directory(shell, home, waiting):
    go(shell, waiting)
    shell.login()
    assert (go(shell, home.path), shell.aws()) == ("", {})


def test_a_session_opened_inside_is_there_again(shell, home, waiting):
    go(shell, waiting)
    shell.login()
    go(shell, home.path)
    assert (go(shell, waiting), used(shell)) == ("", session(home))


def test_a_session_that_is_not_stored_leaves_with_the_directory(shell, home, waiting):
    go(shell, waiting)
    shell.login("datatruck", "--no-store")
    inside = profile(shell)
    assert (inside, go(shell, home.path), shell.aws(), go(shell, waiting), shell.aws()) == (
        "datatruck", "", {}, WAITING.format("waiting", "datatruck"), waits(waiting),
    )


@pytest.mark.parametrize("verb", ["use staging", "login staging", "staging"])
def test_another_profile_chosen_inside_wins_and_stays(shell, home, alpha, beta, verb):
    (alpha / "deep").mkdir()
    go(shell, alpha)
    shell.run(f"aws-mfa {verb}")
    seen = [shown(shell), go(shell, alpha / "deep"), said(shell), profile(shell), go(shell, home.path), shown(shell)]
    by_hand = ("staging", "login", None)
    assert seen == [by_hand, "", "", "staging", "", by_hand]


def test_another_profile_chosen_inside_yields_to_another_file(shell, home, alpha, beta):
    go(shell, beta)
    shell.run("aws-mfa use datatruck")
    project(home, "gamma", "staging\n")
    assert (go(shell, home.path / "gamma"), used(shell)) == ("", session(home, "staging"))


def test_another_profile_chosen_inside_yields_when_one_comes_back(shell, home, alpha, beta):
    go(shell, alpha)
    shell.run("aws-mfa use staging")
    go(shell, home.path)
    assert (go(shell, alpha), used(shell)) == ("", session(home))


def test_another_profile_chosen_inside_yields_to_a_nearer_file(shell, home, alpha, beta):
    inner = project(home, "alpha/inner")
    go(shell, alpha)
    shell.run("aws-mfa use staging")
    go(shell, inner)
    assert shown(shell) == ("datatruck", "directory", str(inner))


def test_the_files_own_profile_chosen_inside_again_leaves_with_it(shell, home, alpha, beta):
    go(shell, alpha)
    shell.run("aws-mfa use staging")
    shell.run("aws-mfa use datatruck")
    assert (shown(shell), go(shell, home.path), shell.aws()) == (("datatruck", "directory", str(alpha)), "", {})


def test_verbs_without_a_name_mean_the_files_profile(shell, home, alpha, beta):
    shell.run("aws-mfa use staging")
    go(shell, alpha)
    key = session(home)["AWS_ACCESS_KEY_ID"]
    assert [key in shell.run(f"aws-mfa {verb}").output for verb in ("export", "credential-process")] == [True, True]


def test_a_renewal_inside_renews_the_files_profile(shell, home, alpha):
    go(shell, alpha)
    before = session(home)
    shell.ask("aws-mfa renew")
    shell.answer(home.code())
    assert (used(shell) == session(home) != before, shown(shell)) == (True, ("datatruck", "directory", str(alpha)))
