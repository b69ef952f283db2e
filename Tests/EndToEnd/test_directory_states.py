"""What happens to a shell in a directory with a `.awsmfa`: logins, logouts, ends, and the user's own choices."""

from __future__ import annotations

import json
import os

import pytest

from directories import at_once, exporting, go, profile, project, trust, waits
from hooks import (
    HINT, actions, configure, end, ended, expired, is_asked, login_for, said, session, used, wait_until,
)

WAITING = "aws-mfa: ~/{}/.awsmfa names {}, which has no live session; run aws-mfa to open one\n"
ENDED = "aws-mfa: the session of {} was ended in another terminal\n"
GONE = "aws-mfa: the session of {0}, which was here before, is gone; run aws-mfa {0} to open a new one\n"
YIELDED = "aws-mfa: you have set other credentials, so the rest of datatruck was removed from this shell\n"
OFF = {"AWS_MFA_OFF": "1"}
MINE = {"AWS_PROFILE": "mine"}
# What is left of a session of datatruck that has ended.
ON_SECTION = {"AWS_PROFILE": "datatruck-mfa", "AWS_MFA_PROFILE": "datatruck"}


@pytest.fixture
def alpha(home):
    """A directory of datatruck, with a session."""
    home.store()
    return project(home, "alpha")


@pytest.fixture
def beta(home):
    """A directory of staging, with a session."""
    home.store("staging")
    return project(home, "beta", "staging\n")


@pytest.fixture
def waiting(home):
    """A directory of datatruck, without a session."""
    return project(home, "waiting")


def status(shell) -> dict:
    return json.loads(shell.run("aws-mfa status --json").output)


def shown(shell) -> tuple:
    """Which profile is here, from where, and by which directory."""
    answer = status(shell)
    return answer["profile"], answer["source"], answer["root"]


# Coming

@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
def test_as_another_user_no_directory_counts(home, name, alpha):
    for path in (home.path / ".aws").rglob("*"):
        os.chown(path, 12345, 12345)
    inside = home.terminal(name, start=alpha)
    first = [inside.greeting, said(inside), inside.aws()]
    assert (first, go(inside, home.path), go(inside, alpha), inside.aws()) == (["", "", {}], "", "", {})


def test_into_a_directory_from_a_profile_chosen_by_hand(shell, home, alpha, beta):
    shell.run("aws-mfa use staging")
    go(shell, alpha)
    assert (shown(shell), used(shell)) == (("datatruck", "directory", str(alpha)), session(home))


def test_into_a_directory_of_the_profile_that_was_chosen_by_hand(shell, home, alpha):
    shell.run("aws-mfa use datatruck")
    before = shell.aws()
    inside = [go(shell, alpha), shown(shell), used(shell)]
    assert (inside, go(shell, home.path), shell.aws(), shown(shell)) == (
        ["", ("datatruck", "directory", str(alpha)), session(home)], "", before, ("datatruck", "login", None),
    )


def test_into_a_directory_from_credentials_of_ones_own(home, name, alpha):
    shell = home.terminal(name, variables=MINE)
    assert (go(shell, alpha), used(shell)) == ("", session(home))


def test_into_a_directory_without_a_session_the_keys_go_and_nobody_elses_come(shell, home, waiting):
    shell.login("staging")
    assert (go(shell, waiting), shell.aws(), shown(shell)) == (
        WAITING.format("waiting", "datatruck"), waits(waiting), (None, "directory", str(waiting)),
    )


def test_into_a_directory_without_a_session_the_users_own_values_stay_aside(home, name, beta, waiting):
    shell = home.terminal(name, variables=MINE)
    shell.run("aws-mfa use staging")
    assert (go(shell, waiting), shell.aws(), go(shell, home.path), profile(shell)) == (
        WAITING.format("waiting", "datatruck"), waits(waiting), "", "staging",
    )


def test_out_of_a_directory_without_a_session_the_users_own_keys_are_back(home, name, waiting):
    own = {"AWS_ACCESS_KEY_ID": "AKIAMINEMINEMINEMINE", "AWS_SECRET_ACCESS_KEY": "mine", "AWS_DEFAULT_PROFILE": "old"}
    shell = home.terminal(name, variables=own)
    go(shell, waiting)
    inside = shell.aws()
    go(shell, home.path)
    assert (inside, shell.aws()) == (waits(waiting), own)


def test_no_change_of_directory_asks(home, shell, waiting):
    configure(home, on_expiry="ask", min_ttl="1s")
    second = shell.second()
    assert (is_asked(second, f"cd {waiting}"), is_asked(second), is_asked(second, "cd ..")) == (False, False, False)


def test_into_a_directory_of_an_unknown_profile(shell, home):
    folder = project(home, "folder", "nowhere\n")
    told = go(shell, folder)
    result = shell.run("aws-mfa")
    assert (told, shell.aws(), result.status, "nowhere" in result.output) == (
        "aws-mfa: ~/folder/.awsmfa names nowhere, but no profile has that name\n", waits(folder, "nowhere"), 1, True,
    )


@pytest.mark.parametrize("text, leaves", [("nonsense = 1\n", True), ("datatruck\n", True)])
def test_from_a_directory_into_one_that_is_not_used_its_session_goes(shell, home, alpha, text, leaves):
    other = project(home, "other", text, is_trusted=False)
    go(shell, alpha)
    assert (go(shell, other).count("\n"), shell.aws()) == (1, {})


def test_from_a_directory_into_one_that_is_not_used_the_layer_below_is_back(shell, home, alpha, beta):
    other = project(home, "other", is_trusted=False)
    shell.run("aws-mfa use staging")
    before = shell.aws()
    go(shell, alpha)
    assert (go(shell, other).count("\n"), shell.aws()) == (1, before)


def test_a_profile_chosen_by_hand_stays_in_a_directory_that_is_not_used(shell, home, beta):
    other = project(home, "other", is_trusted=False)
    shell.run("aws-mfa use staging")
    before = shell.aws()
    assert (go(shell, other).count("\n"), shell.aws(), go(shell, home.path), shell.aws()) == (1, before, "", before)


# Logging in inside

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


# The user's own choices

def test_credentials_of_ones_own_set_inside_rule(shell, home, alpha):
    (alpha / "deep").mkdir()
    go(shell, alpha)
    told = shell.run(exporting(shell.shell, "AWS_PROFILE", "mine")).output
    inside = [told, shell.aws(), said(shell), go(shell, alpha / "deep"), shell.aws()]
    assert (inside, go(shell, home.path), shell.aws()) == ([YIELDED, MINE, "", "", MINE], "", MINE)


def test_credentials_of_ones_own_set_inside_yield_to_another_file(shell, home, alpha, beta):
    go(shell, alpha)
    shell.run(exporting(shell.shell, "AWS_PROFILE", "mine"))
    inside = [go(shell, beta), used(shell)]
    assert (inside, go(shell, home.path), shell.aws()) == (["", session(home, "staging")], "", MINE)


def test_credentials_of_ones_own_set_inside_yield_to_a_login(shell, home, alpha):
    go(shell, alpha)
    shell.run(exporting(shell.shell, "AWS_PROFILE", "mine"))
    shell.run("aws-mfa use datatruck")
    assert (shown(shell), go(shell, home.path), shell.aws()) == (("datatruck", "directory", str(alpha)), "", MINE)


def test_credentials_of_ones_own_set_while_waiting_rule_in_silence(shell, home, waiting):
    go(shell, waiting)
    told = shell.run(exporting(shell.shell, "AWS_PROFILE", "mine")).output
    home.store()
    assert (told, said(shell), shell.aws()) == ("", "", MINE)


def test_credentials_of_ones_own_set_on_the_line_of_the_change(shell, home, alpha):
    shell.run(f"cd {alpha}; {exporting(shell.shell, 'AWS_PROFILE', 'mine')}")
    said(shell)
    # bash saw both at once: then the directory came last.
    assert shell.aws() == MINE if shell.shell != "bash" else used(shell) == session(home)


def test_a_section_without_a_session_that_is_set_inside_stays(shell, home, waiting, beta):
    home.awsmfa("logout", "staging")
    go(shell, waiting)
    shell.run(exporting(shell.shell, "AWS_PROFILE", "staging-mfa"))
    told = said(shell)
    assert (shell.aws(), said(shell)) == ({"AWS_PROFILE": "staging-mfa"}, ""), told


# Elsewhere

def test_a_renewal_elsewhere_is_taken(shell, home, alpha):
    go(shell, alpha)
    home.store("datatruck", "--force")
    assert (said(shell), used(shell), shown(shell)[1]) == ("", session(home), "directory")


def test_a_login_elsewhere_is_what_a_shell_waits_for(shell, home, waiting):
    go(shell, waiting)
    home.store()
    assert (said(shell), used(shell), shown(shell)) == ("", session(home), ("datatruck", "directory", str(waiting)))


def test_a_login_of_another_profile_elsewhere_is_not(shell, home, waiting):
    go(shell, waiting)
    shell.second().login("staging")
    assert (said(shell), shell.aws()) == ("", waits(waiting))


def test_a_login_of_another_profile_elsewhere_changes_nothing_inside(shell, home, alpha):
    go(shell, alpha)
    before = shell.aws()
    shell.second().login("staging")
    assert (said(shell), shell.aws()) == ("", before)


def test_the_last_session_is_not_that_of_a_directory(shell, home, alpha):
    go(shell, alpha)
    assert shell.second().aws() == {}


def test_a_logout_elsewhere_is_told_and_a_login_elsewhere_taken(shell, home, alpha):
    go(shell, alpha)
    home.awsmfa("logout", "datatruck")
    told = said(shell)
    after = [said(shell), used(shell), shown(shell)]
    home.store()
    assert (told.startswith(ENDED.format("datatruck")), after, said(shell), used(shell)) == (
        True, ["", ON_SECTION, ("datatruck", "directory", str(alpha))], "", session(home),
    ), told


def test_a_logout_here_is_waited_for(shell, home, alpha):
    go(shell, alpha)
    result = shell.run("aws-mfa logout")
    after = [said(shell), shell.aws(), shown(shell)]
    home.store()
    assert (result.status, after, said(shell), used(shell)) == (
        0, ["", waits(alpha), (None, "directory", str(alpha))], "", session(home),
    ), result


def test_a_logout_inside_falls_back_to_no_other_profile(shell, home, alpha, beta):
    shell.run("aws-mfa use staging")
    go(shell, alpha)
    shell.run("aws-mfa logout")
    inside = [shell.aws(), said(shell)]
    assert (inside, go(shell, home.path), used(shell)) == ([waits(alpha), ""], "", session(home, "staging"))


def test_a_logout_inside_keeps_the_users_values_aside_until_the_shell_leaves(home, name, alpha):
    shell = home.terminal(name, variables=MINE)
    go(shell, alpha)
    shell.run("aws-mfa logout")
    inside = shell.aws()
    go(shell, home.path)
    assert (inside, shell.aws()) == (waits(alpha), MINE)


def test_a_logout_of_what_was_chosen_inside_goes_on_to_the_file(shell, home, alpha, beta):
    go(shell, alpha)
    shell.run("aws-mfa use staging")
    shell.run("aws-mfa logout")
    assert (used(shell), shown(shell)) == (session(home), ("datatruck", "directory", str(alpha)))


def test_a_logout_elsewhere_of_what_was_chosen_inside_brings_nobody_elses_session(shell, home, alpha, beta):
    go(shell, alpha)
    shell.run("aws-mfa use staging")
    home.awsmfa("logout", "staging")
    said(shell)
    assert (used(shell), shown(shell)) == (
        {"AWS_PROFILE": "staging-mfa", "AWS_MFA_PROFILE": "staging"}, ("staging", "login", None),
    )


def test_a_logout_of_all_inside(shell, home, alpha, beta):
    shell.run("aws-mfa use staging")
    go(shell, alpha)
    shell.run("aws-mfa logout --all")
    inside = shell.aws()
    assert (inside, go(shell, home.path), used(shell), go(shell, alpha)) == (
        waits(alpha), GONE.format("staging"), {"AWS_PROFILE": "staging-mfa", "AWS_MFA_PROFILE": "staging"},
        WAITING.format("alpha", "datatruck"),
    )


# Off

def test_off_inside_keeps_out(shell, home, alpha):
    (alpha / "deep").mkdir()
    go(shell, alpha)
    shell.run("aws-mfa off")
    seen = [shell.aws()]
    for folder in (alpha / "deep", home.path, alpha):
        seen += [go(shell, folder), shell.aws()]
    assert seen == [OFF, "", OFF, "", OFF, "", OFF]


def test_off_inside_gives_the_users_values_back(home, name, alpha):
    shell = home.terminal(name, variables=MINE)
    go(shell, alpha)
    shell.run("aws-mfa off")
    assert shell.aws() == {**MINE, **OFF}


def test_off_inside_yields_to_another_file(shell, home, alpha, beta):
    go(shell, alpha)
    shell.run("aws-mfa off")
    inside = [go(shell, beta), used(shell), "AWS_MFA_OFF" in shell.aws()]
    assert (inside, go(shell, home.path), shell.aws()) == (["", session(home, "staging"), False], "", OFF)


def test_off_inside_yields_to_a_login(shell, home, alpha):
    go(shell, alpha)
    shell.run("aws-mfa off")
    shell.run("aws-mfa")
    assert (shown(shell), go(shell, home.path), "AWS_ACCESS_KEY_ID" in shell.aws()) == (
        ("datatruck", "directory", str(alpha)), "", False,
    )


def test_off_in_a_waiting_directory_keeps_out(shell, home, waiting):
    go(shell, waiting)
    shell.run("aws-mfa off")
    home.store()
    assert (said(shell), shell.aws(), go(shell, home.path), shell.aws()) == ("", OFF, "", OFF)


def test_a_child_of_a_shell_that_is_off_inside_keeps_out(shell, home, name, alpha):
    go(shell, alpha)
    shell.run("aws-mfa off")
    child = home.terminal(name, variables=shell.aws(), start=alpha)
    assert (child.greeting, said(child), child.aws()) == ("", "", OFF)


# The end of a session

@pytest.fixture
def late(home, name, waiting):
    """A shell inside a directory whose session has ended."""
    return home.terminal(name, variables={**ended(home), "AWS_MFA_ROOT": str(waiting)}, start=waiting)


def test_a_session_that_ends_inside_is_told_of(shell, home, waiting):
    configure(home, min_ttl="1s")
    go(shell, waiting)
    told = expired(shell)
    assert (told, said(shell), used(shell), shell.segment()) == (
        "aws-mfa: the session of datatruck has ended\n" + HINT, "",
        {"AWS_PROFILE": "datatruck-mfa", "AWS_MFA_PROFILE": "datatruck"}, "datatruck expired",
    )


def test_a_session_that_has_ended_leaves_with_the_directory(late, home):
    assert (late.segment(), go(late, home.path), late.aws()) == ("datatruck expired", "", {})


def test_a_session_that_has_ended_is_waited_for_when_one_comes_back(late, home, waiting):
    go(late, home.path)
    assert (go(late, waiting), late.aws()) == (WAITING.format("waiting", "datatruck"), waits(waiting))


def test_a_session_that_has_ended_is_revived_by_a_login_elsewhere(late, home):
    home.store()
    assert (said(late), used(late), shown(late)[1]) == ("", session(home), "directory")


def test_a_session_that_has_ended_is_renewed_by_a_login_without_a_name(late, home, waiting):
    late.ask("aws-mfa")
    late.answer(home.code())
    assert (used(late), shown(late)) == (session(home), ("datatruck", "directory", str(waiting)))


def test_a_session_that_ended_below_is_gone(shell, home, alpha):
    configure(home, min_ttl="1s")
    moment = login_for(shell, 3, "staging")
    go(shell, alpha)
    wait_until(moment)
    assert (go(shell, home.path), used(shell)) == (
        GONE.format("staging"), {"AWS_PROFILE": "staging-mfa", "AWS_MFA_PROFILE": "staging"},
    )


def test_at_the_end_of_a_session_it_is_asked_for_at_the_prompt(shell, home, waiting):
    configure(home, on_expiry="ask", min_ttl="1s")
    go(shell, waiting)
    wait_until(login_for(shell, 2))
    shell.ask(":")
    shell.answer(home.code())
    assert (used(shell), shown(shell)[1]) == (session(home), "directory")


# Guarded commands

@pytest.fixture
def guarded(home, name):
    folder = home.path / "tools"
    folder.mkdir()
    (folder / "mytool").write_text("#!/bin/sh\ntest \"$AWS_ACCESS_KEY_ID\" && echo \"ran $AWS_MFA_PROFILE\" || echo ran with nothing\n")
    (folder / "mytool").chmod(0o755)
    home.environment["PATH"] = f"{folder}:{home.environment['PATH']}"
    configure(home, guard="mytool")
    return home.terminal(name)


def test_a_guarded_command_asks_in_a_waiting_directory(guarded, home, waiting):
    go(guarded, waiting)
    guarded.ask("mytool")
    assert (guarded.answer(home.code()).output.rpartition("\n")[0].splitlines()[-1], shown(guarded)[1]) == (
        "ran datatruck", "directory",
    )


def test_a_guarded_command_asks_on_the_line_of_the_change(guarded, home, waiting):
    guarded.ask(f"cd {waiting} && mytool")
    assert "ran datatruck\n" in guarded.answer(home.code()).output


def test_a_guarded_command_has_the_session_on_the_line_of_the_change(guarded, alpha):
    guarded.run(":")
    assert guarded.run(f"cd {alpha} && mytool").output == "ran datatruck\n"


def test_a_guarded_command_is_without_the_session_on_the_line_of_leaving(guarded, home, alpha):
    guarded.run(":")
    go(guarded, alpha)
    assert guarded.run(f"cd {home.path} && mytool").output == "ran with nothing\n"


def test_a_guarded_command_of_an_untrusted_directory_is_not_asked_for(guarded, home):
    folder = project(home, "folder", is_trusted=False)
    go(guarded, folder)
    assert not is_asked(guarded, "mytool")


def test_a_guarded_command_is_not_asked_for_with_credentials_of_ones_own(guarded, waiting):
    go(guarded, waiting)
    guarded.run(exporting(guarded.shell, "AWS_PROFILE", "mine"))
    assert not is_asked(guarded, "mytool")


def test_a_guarded_command_without_a_terminal_runs_in_a_waiting_directory(guarded, waiting):
    go(guarded, waiting)
    assert guarded.run("mytool </dev/null").output == "ran with nothing\n"


def test_ctrl_c_stops_a_guarded_command_in_a_waiting_directory(guarded, waiting):
    go(guarded, waiting)
    guarded.ask("mytool")
    guarded.send("\x03")
    assert (guarded.finish().status, guarded.aws()) == (130, waits(waiting))


# What status says

def test_status_says_which_file_decided(shell, alpha):
    go(shell, alpha)
    assert ("directory (~/alpha/.awsmfa)" in shell.run("aws-mfa status").output, status(shell)["root"]) == (
        True, str(alpha),
    )


def test_status_of_a_waiting_directory(shell, waiting):
    go(shell, waiting)
    assert (shell.run("aws-mfa status").output, status(shell)) == (
        "no session in this shell; aws-mfa opens one for datatruck (~/waiting/.awsmfa)\n",
        {
            "profile": None, "account": None, "expiration": None, "seconds_left": None, "source": "directory",
            "root": str(waiting),
        },
    )


def test_status_of_a_directory_whose_profile_is_not_there_names_one_like_it(shell, home):
    go(shell, project(home, "folder", "datatrack\n"))
    assert shell.run("aws-mfa status").output == (
        "no session in this shell; no profile is named datatrack; did you mean datatruck? (~/folder/.awsmfa)\n"
    )


IGNORED = {
    "not trusted": ("datatruck\n", "~/folder/.awsmfa is not trusted, so it has no effect", "aws-mfa allow"),
    "malformed": ("a = b\n", "~/folder/.awsmfa:1: unknown key a", "the keys are profile, region, duration"),
    "without a profile": ("# nothing\n", "~/folder/.awsmfa names no profile", "one profile name"),
}


@pytest.mark.parametrize("case", IGNORED)
def test_status_says_why_a_file_is_ignored(shell, home, case):
    text, error, hint = IGNORED[case]
    go(shell, project(home, "folder", text, is_trusted=False))
    lines = shell.run("aws-mfa status").output.splitlines()
    assert (f"ignored  {error}" in lines, lines[-1].startswith("hint "), hint in lines[-1]) == (True, True, True), lines


def test_status_says_that_a_file_has_changed(shell, home, alpha):
    (alpha / ".awsmfa").write_text("staging\n")
    go(shell, alpha)
    assert "ignored  ~/alpha/.awsmfa has changed since it was trusted" in shell.run("aws-mfa status").output


def test_status_beside_an_ignored_file_still_tells_of_the_session(shell, home, beta):
    shell.run("aws-mfa use staging")
    go(shell, project(home, "folder", is_trusted=False))
    output = shell.run("aws-mfa status").output
    assert ("profile  staging" in output, "ignored  ~/folder/.awsmfa is not trusted" in output) == (True, True), output


def test_status_in_another_terminal_tells_of_that_terminal(shell, home, alpha):
    go(shell, alpha)
    assert status(shell.second())["source"] is None
