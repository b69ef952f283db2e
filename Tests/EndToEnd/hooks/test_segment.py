"""The session in the prompt."""

from __future__ import annotations

import re

import pytest

from support.hooks import configure, expired, login_for, said, wait_until
from support.screen import COLOURFUL, Screen

LEFT = {
    "bash": 'eval "$(awsmfa init bash --prompt left)"',
    "zsh": 'eval "$(awsmfa init zsh --prompt left)"',
    "fish": "awsmfa init fish --prompt left | source",
}
RIGHT = {shell: line.replace("left", "right") for shell, line in LEFT.items()}
TIME = r"(?:35h59m|36h00m)"
# Code for each shell, escapes of prompts and of terminals.
HOSTILE = "%n$(touch x)`touch x`\\u%F{red}\\[!x"
# Characters that prompts, shells or terminals read as code.
ACTIVE = r"[%$`\\!;&#*?'\"\x00-\x1f\x7f-\xff]"


def without_time(segment: str) -> str:
    """A segment without its last word, which may have changed by the time the next prompt is drawn."""
    name, left = segment.rsplit(" ", 1)
    assert re.fullmatch(TIME, left)
    return name


def loaded(home, name, line, before="", after="", **variables):
    """A terminal that loads the integration with a line of its own."""
    return home.terminal(
        name, before=before, after=f"{line[name]}\n{after}", is_loaded=False, variables={**COLOURFUL, **variables},
    )


# The variable


def test_the_segment_is_exported(shell):
    shell.login()
    assert re.fullmatch(f"datatruck {TIME}", shell.segment())


def test_there_is_no_segment_without_a_session(shell):
    assert shell.segment() == ""


@pytest.mark.parametrize("command", ["aws-mfa off", "aws-mfa logout"])
def test_the_segment_goes_with_the_session(shell, command):
    shell.login()
    shell.run(command)
    assert shell.segment() == ""


def test_the_segment_goes_when_the_user_sets_other_credentials(shell):
    shell.login()
    shell.export("AWS_PROFILE", "mine")
    assert shell.segment() == ""


def test_the_segment_follows_the_time(shell):
    moment = login_for(shell, 65)
    before = shell.segment()
    wait_until(moment - 59)
    shell.run(":")
    assert (before, shell.segment()) == ("datatruck 1m", "datatruck <1m")


def test_under_an_hour_the_segment_shows_minutes(shell):
    login_for(shell, 43 * 60 + 30)
    assert shell.segment() == "datatruck 43m"


def test_a_program_that_draws_prompts_gets_the_segment(shell):
    shell.login()
    assert re.fullmatch(f"datatruck {TIME}\n", shell.run("aws-mfa prompt").output)


def test_a_program_without_the_integration_gets_the_segment(shell):
    shell.login()
    assert re.fullmatch(f"datatruck {TIME}\n", shell.run("command awsmfa prompt").output)


def test_a_program_that_draws_prompts_gets_nothing_without_a_session(shell):
    assert shell.run("aws-mfa prompt") == ("", 0)


def test_a_program_that_draws_prompts_gets_the_end(shell):
    expired(shell)
    assert shell.run("command awsmfa prompt").output == "datatruck expired\n"


# The prompt


def test_the_segment_is_drawn_before_the_prompt(home, name):
    shell = loaded(home, name, LEFT)
    shell.login()
    assert re.fullmatch(rf"datatruck {TIME} <0:\d+>", Screen(shell).line)


@pytest.mark.parametrize("name", ["zsh", "fish"])
def test_the_segment_is_drawn_at_the_right(home, name):
    shell = loaded(home, name, RIGHT)
    shell.login()
    line = Screen(shell).line
    assert (re.fullmatch(rf"<0:\d+> +datatruck {TIME}", line) is not None, len(line) >= 78) == (True, True)


@pytest.mark.parametrize("name", ["zsh", "fish"])
def test_a_right_prompt_of_the_users_is_kept_beside_the_segment(home, name):
    before = {"zsh": "RPROMPT=mine", "fish": "function fish_right_prompt; echo -n mine; end"}[name]
    shell = loaded(home, name, RIGHT, before=before)
    shell.login()
    assert re.fullmatch(rf"<0:\d+> +mine datatruck {TIME}", Screen(shell).line)


@pytest.mark.parametrize("name", ["zsh", "fish"])
def test_a_right_prompt_of_the_users_is_as_it_was_without_a_session(home, name):
    before = {"zsh": "RPROMPT=mine", "fish": "function fish_right_prompt; echo -n mine; end"}[name]
    shell = loaded(home, name, RIGHT, before=before)
    assert re.fullmatch(r"<0:\d+> +mine", Screen(shell).line)


def test_the_prompt_is_as_it_was_without_a_session(home, name):
    assert re.fullmatch(r"<0:\d+>", Screen(loaded(home, name, LEFT)).line)


def test_the_prompt_is_as_it_was_after_a_logout(home, name):
    shell = loaded(home, name, LEFT)
    shell.login()
    shell.run("aws-mfa logout")
    assert re.fullmatch(r"<0:\d+>", Screen(shell).line)


def test_no_prompt_is_touched_unless_it_is_asked_for(home, name):
    shell = home.terminal(name, variables=COLOURFUL)
    shell.login()
    assert re.fullmatch(r"<0:\d+>", Screen(shell).line)


def test_a_prompt_loaded_twice_shows_the_segment_once(home, name):
    shell = loaded(home, name, LEFT, before=LEFT[name])
    shell.login()
    assert Screen(shell).line.count("datatruck") == 1


@pytest.mark.parametrize("name", ["zsh", "fish"])
def test_a_right_prompt_loaded_twice_shows_the_segment_once(home, name):
    shell = loaded(home, name, RIGHT, before=RIGHT[name])
    shell.login()
    assert Screen(shell).line.count("datatruck") == 1


def test_a_restored_session_is_in_the_first_prompt(home, name):
    home.terminal("bash").login()
    shell = loaded(home, name, LEFT)
    assert re.search(rf"datatruck {TIME}", shell.greeting)


def test_the_status_in_the_prompt_is_the_commands(home, name):
    shell = loaded(home, name, LEFT)
    shell.login()
    assert shell.run("sh -c 'exit 9'").status == 9


LEVELS = {"ok": (10800, "green"), "warn": (5400, "brown"), "critical": (1800, "red")}


@pytest.mark.parametrize("level", LEVELS)
def test_the_level_colours_the_segment(home, name, level):
    seconds, colour = LEVELS[level]
    configure(home, warn_before="2h, 1h")
    shell = loaded(home, name, LEFT)
    login_for(shell, seconds)
    assert Screen(shell).colour("datatruck") == colour


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("name", ["zsh", "fish"])
def test_the_level_colours_the_segment_at_the_right(home, name, level):
    seconds, colour = LEVELS[level]
    configure(home, warn_before="2h, 1h")
    shell = loaded(home, name, RIGHT)
    login_for(shell, seconds)
    assert Screen(shell).colour("datatruck") == colour


def test_the_end_is_red_in_the_prompt(home, name):
    shell = loaded(home, name, LEFT)
    expired(shell)
    screen = Screen(shell)
    assert (screen.line.startswith("datatruck expired <"), screen.colour("datatruck")) == (True, "red")


def test_the_colour_ends_with_the_segment(home, name):
    shell = loaded(home, name, LEFT)
    shell.login()
    assert Screen(shell).colour("<0:") == "default"


def test_the_colour_changes_when_a_threshold_is_crossed(home, name):
    configure(home, warn_before="100s")
    shell = loaded(home, name, LEFT)
    moment = login_for(shell, 102)
    wait_until(moment - 100)
    assert "ends in 1m" in said(shell) and Screen(shell).colour("datatruck") == "red"


@pytest.mark.parametrize("place", [LEFT, RIGHT], ids=["left", "right"])
def test_no_colour_is_used_with_no_color(home, name, place):
    shell = loaded(home, name, place, NO_COLOR="1")
    shell.login()
    assert Screen(shell).colour("datatruck") == "default"


def test_no_colour_is_used_on_a_dumb_terminal(home, name):
    shell = loaded(home, name, LEFT, TERM="dumb")
    shell.login()
    assert Screen(shell).colour("datatruck") == "default"


def test_a_long_command_line_wraps_where_the_screen_ends(home, name):
    shell = loaded(home, name, LEFT)
    shell.login()
    screen = Screen(shell, columns=60)
    prompt = screen.line
    typed = "echo " + "".join(chr(ord("a") + number % 26) for number in range(90))
    shell.send(typed)
    screen.settle()
    shown = screen.text
    shell.send("\x01")
    screen.settle()
    assert (shown, screen.column) == (prompt + typed, len(prompt))


@pytest.fixture
def hostile(home):
    """A profile whose name is code for every prompt."""
    keys = "aws_access_key_id = AKIASTANDINALICE2222\naws_secret_access_key = EXAMPLE/only+not/a+real+secret+for+alice\n"
    more = f"mfa_serial = arn:aws:iam::111122223333:mfa/alice\nregion = eu-west-1\nendpoint_url = {home.server.url}\n"
    home.configure(credentials=f"\n[{HOSTILE}]\n{keys}{more}")
    return HOSTILE


@pytest.mark.parametrize("place", [LEFT, RIGHT], ids=["left", "right"])
def test_a_profiles_name_never_runs_and_is_shown_as_plain_text(home, name, place, hostile):
    shell = loaded(home, name, place)
    shell.ask(f"aws-mfa '{hostile}'")
    assert shell.answer(home.code()).status == 0
    segment = shell.segment()
    files = [path.name for path in home.path.iterdir() if not path.name.startswith(".")]
    assert (without_time(segment) in Screen(shell).line, re.findall(ACTIVE, segment), files) == (True, [], [])


def test_a_character_that_means_something_is_shown_as_an_underscore(shell, home, hostile):
    shell.ask(f"aws-mfa '{hostile}'")
    shell.answer(home.code())
    assert shell.segment().startswith("_n_(touch x)_touch x__u_F{red}_[_x ")


@pytest.mark.parametrize("own", ["bash", "zsh"])
def test_a_prompt_that_the_user_writes_of_the_variable_runs_nothing(home, own, hostile):
    line = {"bash": "PS1='$AWS_MFA_SEGMENT '$PS1", "zsh": "PROMPT='$AWS_MFA_SEGMENT '$PROMPT"}[own]
    shell = home.terminal(own, before=line, variables=COLOURFUL)
    shell.ask(f"aws-mfa '{hostile}'")
    shell.answer(home.code())
    segment = without_time(shell.segment())
    files = [path.name for path in home.path.iterdir() if not path.name.startswith(".")]
    assert (segment in Screen(shell).line, files) == (True, [])


def test_a_long_profile_name_is_cut(home, name):
    long = "p" * 200
    home.configure(credentials=f"\n[{long}-mfa]\n", config="")
    home.configure(
        credentials=f"[{long}]\naws_access_key_id = AKIASTANDINALICE2222\n"
        "aws_secret_access_key = EXAMPLE/only+not/a+real+secret+for+alice\n"
        f"mfa_serial = arn:aws:iam::111122223333:mfa/alice\nregion = eu-west-1\nendpoint_url = {home.server.url}\n",
    )
    shell = home.terminal(name)
    shell.ask(f"aws-mfa {long}")
    shell.answer(home.code())
    assert len(shell.segment()) < 60


def test_a_wrong_place_is_named(home, name):
    run = home.awsmfa("init", name, "--prompt", "top")
    assert (run.status, "top is not a prompt position" in run.stderr, run.stdout) == (2, True, "")


# The format


def test_the_format_is_a_setting(shell, home):
    configure(home, segment_format="<{profile}> ({left})")
    shell = shell.second()
    login_for(shell, 43 * 60 + 30)
    assert shell.segment() == "<datatruck> (43m)"


def test_the_format_shows_the_end(shell, home):
    configure(home, segment_format="{left}: {profile}")
    expired(shell)
    assert shell.segment() == "expired: datatruck"


def test_the_format_shows_whose_the_session_is_and_the_colour_an_alarm(home, name):
    configure(home, segment_format="{profile} {role} {account} {region}", alert="x* *truck")
    shell = loaded(home, name, LEFT)
    shell.login()
    asked = home.awsmfa("prompt", "--format", "{account}/{region}", variables=shell.aws())
    screen = Screen(shell)
    assert (screen.line.partition(" <")[0], screen.colour("datatruck"), asked.stdout) == (
        "datatruck 111122223333 eu-west-1", "red", "111122223333/eu-west-1\n",
    )


def test_a_format_runs_nothing(shell, home):
    configure(home, segment_format="$(touch x)`touch x`%n\\u {profile}")
    shell.login()
    segment = shell.segment()
    files = [path.name for path in home.path.iterdir() if not path.name.startswith(".")]
    assert (segment, re.findall(ACTIVE, segment), files) == ("_(touch x)_touch x__n_u datatruck", [], [])


def test_a_program_asks_for_a_format_of_its_own(shell):
    shell.login()
    assert shell.run("aws-mfa prompt --format 'on {profile}'").output == "on datatruck\n"
