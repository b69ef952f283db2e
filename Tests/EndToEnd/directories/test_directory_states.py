"""What happens to a shell in a directory with a `.awsmfa`: logins, logouts, ends, and the user's own choices."""

from __future__ import annotations

import pytest

from support.directories import ENDED, GONE, MINE, ON_SECTION, WAITING, go, profile, project, shown, waits
from support.hooks import HINT, configure, ended, expired, is_asked, login_for, said, session, used, wait_until
from support.others import lose_credentials

# Entering

def test_as_another_user_no_directory_counts(home, name, alpha):
    own = lose_credentials(home)
    inside = home.terminal(name, start=alpha, variables=own)
    first = [inside.greeting, said(inside), inside.aws()]
    assert (first, go(inside, home.path), go(inside, alpha), inside.aws()) == (["", "", own], "", "", own)


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


@pytest.mark.parametrize("text", ["nonsense = 1\n", "datatruck\n"])
def test_from_a_directory_into_one_that_is_not_used_its_session_goes(shell, home, alpha, text):
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
