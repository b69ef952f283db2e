"""The user's shell may run aws-mfa with any of its streams closed."""

from __future__ import annotations

import pytest

from support.logins import session_variables, timeless

CLOSED = [">&-", "2>&-", "<&-", "3>&-", "4>&-", ">&- 2>&-", "<&- >&- 2>&-", "3>&- 4>&-", "<&- >&- 2>&- 3>&- 4>&-"]
JOINED = "datatruck (alice, 111122223333): joined the session until THEN\n"


@pytest.mark.parametrize("closed", CLOSED)
def test_a_session_reaches_the_shell(shell, home, closed):
    home.store()
    result = shell.run(f"aws-mfa datatruck {closed}")
    assert (timeless(result.output), result.status, shell.aws()) == (
        "" if "2>&-" in closed else JOINED, 0, session_variables(home.section()),
    )


@pytest.mark.parametrize("closed", CLOSED)
def test_a_verb_that_prints_runs(shell, home, closed):
    result = shell.run(f"aws-mfa list --names {closed}")
    assert result == ("" if ">&-" in closed.split() else "datatruck\nstaging\n", 0)


def test_a_question_needs_no_stream(shell, home):
    shell.ask("aws-mfa datatruck <&- >&- 2>&-")
    result = shell.answer(home.code())
    assert (result.status, shell.aws()) == (0, session_variables(home.section()))
