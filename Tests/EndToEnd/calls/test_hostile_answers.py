"""Malicious answers are refused, and nothing in them is run."""

from __future__ import annotations

import pytest

from standin import Fault
from support.logins import everything, failing, not_aws, refusal

HOSTILE = ["$(touch owned)", "`touch owned`", "';touch owned;'", "\"; touch owned; \"", "a\nb", "a b", "é", "\\", "$HOME"]


@pytest.mark.parametrize("field", ["AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration"])
@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_answer_is_refused_and_nothing_is_run(home, aws, field, text):
    aws.fail(Fault.replace(**{field: text}))
    assert (failing(home), (home.path / "owned").exists()) == (refusal(5, *not_aws(200)), False)


def test_a_hostile_answer_changes_no_shell(shell, home, aws):
    before = everything(shell, home)
    aws.fail(Fault.replace(SessionToken="'$(touch owned)`touch owned`\\"))
    result = shell.login()
    assert (result.status, everything(shell, home), (home.path / "owned").exists()) == (5, before, False)
