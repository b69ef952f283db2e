"""What the user chooses inside a directory with a `.awsmfa`: credentials of their own, or none."""

from __future__ import annotations

from support.directories import MINE, OFF, YIELDED, exporting, go, shown
from support.hooks import said, session, used


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
    # bash saw both changes at once, and the directory was the last one.
    assert shell.aws() == MINE if shell.shell != "bash" else used(shell) == session(home)


def test_a_section_without_a_session_that_is_set_inside_stays(shell, home, waiting, beta):
    home.awsmfa("logout", "staging")
    go(shell, waiting)
    shell.run(exporting(shell.shell, "AWS_PROFILE", "staging-mfa"))
    told = said(shell)
    assert (shell.aws(), said(shell)) == ({"AWS_PROFILE": "staging-mfa"}, ""), told


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
