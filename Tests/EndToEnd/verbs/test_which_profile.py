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


@pytest.mark.parametrize(("key", "words"), [
    ("\r", "no profile was chosen\nhint: aws-mfa PROFILE uses one without asking which"),
    ("\x03", "interrupted\nhint: nothing was changed"), ("\x04", "interrupted\nhint: nothing was changed"),
], ids=["Enter", "Ctrl-C", "Ctrl-D"])
def test_nothing_is_chosen_for_someone_who_cancels(shell, home, aws, key, words):
    before = home.files()
    ask(shell)
    shell.send(key)
    result = shell.finish()
    assert (result.status, f"aws-mfa: {words}\n" in result.output, shell.aws(), home.files(), aws.calls) == (130, True, {}, before, []), result


def test_three_answers_that_choose_nothing_end_it(shell, home):
    ask(shell)
    for answer in ("-9223372036854775808", "data"):
        shell.send(answer + "\r")
        shell.child.expect_exact(f"aws-mfa: {answer} is not one of the answers")
        shell.child.expect_exact(QUESTION)
    shell.send("3\rtouch ran\r")
    result = shell.finish()
    assert (result.status, "aws-mfa: 3 is not one of the answers\nhint: " in result.output, (home.path / "ran").exists()) == (1, True, False)


def test_where_a_name_could_be_a_number_of_the_list_only_names_count(shell, home):
    home.credentials.write_text(home.credentials.read_text().replace("[staging]", "[1]"))
    home.config.write_text(home.config.read_text().replace("[profile staging]", "[profile 1]"))
    shell.type("aws-mfa")
    shell.child.expect_exact("which profile? (its name, Enter cancels): ")
    listed = re.sub(r"\r+\n", "\n", shell.child.before).rpartition("profiles with access keys:\n")[2]
    shell.send("2\r")
    shell.child.expect_exact("aws-mfa: 2 is not one of the answers")
    shell.send("1\r")
    assert (listed, "MFA code for 1 " in shell.question()) == ("  datatruck\n  1\n", True)


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


# A name that nobody typed


def test_a_name_that_does_not_exist_is_traced_to_what_says_it(home):
    place = home.path / "place"
    place.mkdir()
    (place / ".awsmfa").write_text("# ours\nprofile = datatrack\n")
    home.awsmfa("allow", str(place))
    settings = home.path / ".config/aws-mfa/config"
    settings.parent.mkdir(parents=True)
    settings.write_text("\ndefault_profile = nowhere\n")
    in_place = home.execute("sh", "-c", f"cd {place} && awsmfa export")
    by_variable = home.awsmfa("export", variables={"AWS_PROFILE": "stagin"})
    by_setting = home.awsmfa("export")
    files = "but no profile has that name in ~/.aws/config or ~/.aws/credentials"
    assert [run.stderr for run in (in_place, by_variable, by_setting)] == [
        f"aws-mfa: ~/place/.awsmfa, line 2, names datatrack, {files}\n"
        "hint: did you mean datatruck? change it, then run aws-mfa allow\n",
        f"aws-mfa: AWS_PROFILE names stagin, {files}\nhint: did you mean staging? change or unset it\n",
        f"aws-mfa: ~/.config/aws-mfa/config, line 2, names nowhere, {files}\n"
        "hint: change it; aws-mfa list shows your profiles\n",
    ]


@pytest.mark.parametrize("name", ["bash"])
def test_the_older_variable_names_a_profile_as_for_the_aws_cli(shell, home):
    shell.export("AWS_DEFAULT_PROFILE", "staging")
    shell.ask("aws-mfa")
    result = shell.answer(home.code("staging"))
    assert (result.status, shell.aws()) == (0, session_variables(home.section("staging"), "staging"))
