"""Guarded commands inside and outside a directory with a `.awsmfa`."""

from __future__ import annotations

import pytest

from support.directories import exporting, go, project, shown, waits
from support.hooks import is_asked
from support.tools import add_guarded_tool


@pytest.fixture
def guarded(home, name):
    add_guarded_tool(home, 'test "$AWS_ACCESS_KEY_ID" && echo "ran $AWS_MFA_PROFILE" || echo ran with nothing')
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
