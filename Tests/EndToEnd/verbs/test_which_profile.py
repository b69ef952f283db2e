"""A login that names no profile, where [default] has no keys."""

from __future__ import annotations

import re

import pytest

from support.logins import session_variables, timeless

QUESTION = "which profile? (its name or 1 to 2, Enter cancels): "


@pytest.fixture
def home(home):
    """A home whose [default] only has a region."""
    home.config.write_text("[default]\nregion = eu-west-1\n\n" + home.config.read_text())
    return home


def ask(shell) -> str:
    """Log in without a profile; returns what is on the screen up to the question."""
    shell.type("aws-mfa")
    shell.child.expect_exact(QUESTION)
    return re.sub(r"\r+\n", "\n", shell.child.before).rpartition("profiles with access keys:\n")[2]


@pytest.mark.parametrize(("answer", "profile"), [("1", "datatruck"), ("2", "staging"), ("staging", "staging")])
def test_a_number_or_a_name_chooses(shell, home, answer, profile):
    listed = ask(shell)
    shell.send(answer + "\r")
    shell.question()
    result = shell.answer(home.code(profile))
    assert (listed, result.status, shell.aws()) == ("  1  datatruck\n  2  staging\n", 0, session_variables(home.section(profile), profile))


def test_live_sessions_come_first_and_are_joined(shell, home):
    home.store("staging")
    listed = ask(shell)
    shell.send("1\r")
    result = shell.finish()
    assert (bool(re.fullmatch(r"  1  staging    3(5h59|6h00)m left\n  2  datatruck\n", listed)), result.status, shell.aws()) == (
        True, 0, session_variables(home.section("staging"), "staging"),
    ), listed


@pytest.mark.parametrize("key", ["\r", "\x03", "\x04"], ids=["Enter", "Ctrl-C", "Ctrl-D"])
def test_nothing_is_chosen_for_someone_who_cancels(shell, home, aws, key):
    before = home.files()
    ask(shell)
    shell.send(key)
    result = shell.finish()
    assert (result.status, shell.aws(), home.files(), aws.calls) == (130, {}, before, [])


def test_three_answers_that_choose_nothing_end_it(shell, home):
    ask(shell)
    for answer in ("-9223372036854775808", "data"):
        shell.send(answer + "\r")
        shell.child.expect_exact(f"aws-mfa: {answer} is not one of the answers")
        shell.child.expect_exact(QUESTION)
    shell.send("3\rtouch ran\r")
    result = shell.finish()
    assert (result.status, "aws-mfa: 3 is not one of the answers\nhint: " in result.output, (home.path / "ran").exists()) == (1, True, False)


def test_exec_asks_too(shell, home):
    home.store()
    shell.type("aws-mfa exec -- sh -c 'echo $AWS_PROFILE'")
    shell.child.expect_exact(QUESTION)
    shell.send("datatruck\r")
    assert shell.finish().output.endswith("datatruck-mfa\n")


@pytest.mark.parametrize("words", [("login", "--store-only"), ("exec", "--", "true"), ("export",)], ids=" ".join)
def test_without_a_terminal_the_profiles_are_listed(home, aws, words):
    assert (*home.awsmfa(*words), aws.calls) == (
        3, "", "aws-mfa: no profile was named, and several have access keys: datatruck and staging\n"
        "hint: name one of them, or set default_profile in the settings\n", [],
    )


def test_the_only_profile_with_keys_is_meant(shell, home):
    text = home.credentials.read_text()
    home.credentials.write_text(text[: text.index("[staging]")])
    shell.ask("aws-mfa")
    result = shell.answer(home.code())
    second = shell.second().run("aws-mfa")
    assert (result.status, timeless(second.output), second.status) == (
        0, "datatruck (alice, 111122223333): joined the session until THEN\n", 0,
    )
