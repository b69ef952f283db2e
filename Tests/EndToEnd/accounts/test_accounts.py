"""Never the wrong account: who is calling after a session has ended, was never opened, or could not be judged."""

from __future__ import annotations

import shutil

import pytest

from standin import StandIn
from support.accounts import NOBODY, add_cli, add_profile, add_recorder, caller, keys_of, people, recorded, then, typed
from support.directories import exporting, go, project
from support.hooks import KEYS, configure, end, login_for, said, session, state, used, wait_until
from support.product import Home
from support.tracing import STEADY, Trace

MINE = {"AWS_PROFILE": "theirs"}
DATATRUCK = {"AWS_PROFILE": "datatruck-mfa", "AWS_MFA_PROFILE": "datatruck"}


@pytest.fixture
def aws():
    with StandIn(people()) as server:
        yield server


@pytest.fixture(autouse=True)
def others(home):
    """Add a [default] and a profile of the user's, with other people's keys."""
    add_profile(home, "default", "carol")
    add_profile(home, "theirs", "erin")
    add_cli(home)


@pytest.fixture(autouse=True)
def own_prefix(home):
    """An installation that a test may take away."""
    home.prefix = shutil.copytree(home.prefix, home.path.parent / "own")
    home.environment["PATH"] = home.environment["PATH"].replace(str(home.program.parent), str(home.prefix / "bin"))
    home.program = home.prefix / "bin/awsmfa"


def mentions(text: str, *words: str) -> int:
    """How many of our messages mention one of the words."""
    return sum(line.startswith("aws-mfa: ") and any(word in line for word in words) for line in text.splitlines())


# What the user has set is never removed

def logged_out(shell):
    shell.login("production")
    shell.run("aws-mfa logout")


def off_after_the_end(shell):
    wait_until(login_for(shell, 2, "production"))
    said(shell)
    shell.run("aws-mfa off")


@pytest.mark.parametrize("before", [logged_out, off_after_the_end])
def test_a_section_of_ours_that_the_user_chooses_after_its_end_stays(shell, home, before):
    before(shell)
    told = shell.run(exporting(shell.shell, "AWS_PROFILE", "production-mfa")).output + said(shell) + said(shell)
    assert (shell.aws().get("AWS_PROFILE"), typed(shell)) == ("production-mfa", NOBODY)
    assert before is not logged_out or mentions(told, "AWS_PROFILE", "production-mfa") == 1, told


def test_a_section_of_ours_in_a_startup_file_stays_after_its_end(home, name):
    home.store("production")
    home.awsmfa("logout", "production")
    shell = home.terminal(name, after=exporting(name, "AWS_PROFILE", "production-mfa"))
    told = shell.greeting + said(shell) + said(shell)
    assert (shell.aws(), typed(shell), mentions(told, "AWS_PROFILE", "production-mfa")) == (
        {"AWS_PROFILE": "production-mfa"}, NOBODY, 1,
    ), told


@pytest.mark.parametrize("how", ["logout", "end"])
def test_a_shell_within_comes_down_to_our_sentence(shell, home, name, how):
    moment = login_for(shell, 2 if how == "end" else None, "production")
    variables = shell.aws()
    if how == "end":
        wait_until(moment)
    else:
        home.awsmfa("logout", "production")
    inner = home.terminal(name, variables=variables)
    said(inner)
    left = inner.aws()
    assert ([key for key in KEYS if key in left], left.get("AWS_PROFILE"), caller(home, left), typed(inner)) == (
        [], "production-mfa", NOBODY, NOBODY,
    )


# A directory that waits for a session

@pytest.mark.parametrize("past", ["no login yet", "logged out"])
@pytest.mark.parametrize("own", ["nothing", "keys", "profile"])
def test_a_directory_that_waits_lets_nobody_else_through(home, name, past, own):
    if past == "logged out":
        home.store("production")
        home.awsmfa("logout", "production")
    values = {"nothing": {}, "keys": keys_of(home, "dave"), "profile": MINE}[own]
    folder = project(home, "folder", "production\n")
    shell = home.terminal(name, variables=values)
    told = go(shell, folder)
    inside = shell.environment()
    waiting = {key: value for key, value in inside.items() if key.startswith("AWS_") and value}
    assert (waiting, caller(home, inside), mentions(told, "production")) == (
        {"AWS_PROFILE": "production-mfa", "AWS_MFA_PROFILE": "production", "AWS_MFA_ROOT": str(folder)}, NOBODY, 1,
    ), told
    go(shell, home.path)
    assert shell.aws() == values


def test_what_is_typed_in_a_directory_that_waits_calls_nobody(shell, home):
    before = typed(shell)
    go(shell, project(home, "folder", "production\n"))
    assert (before, typed(shell)) == ("carol", NOBODY)


def test_a_shell_within_a_directory_that_waits_waits_too(shell, home, name):
    folder = project(home, "folder", "production\n")
    go(shell, folder)
    inner = home.terminal(name, variables=shell.aws(), start=folder)
    before = caller(home, inner.environment())
    home.store("production")
    said(inner)
    assert (before, caller(home, inner.environment())) == (NOBODY, "paul")


# A logout in another terminal

def test_a_logout_elsewhere_leaves_a_shell_as_the_end_does(shell, home):
    shell.login()
    home.awsmfa("logout", "datatruck")
    told = said(shell)
    assert (used(shell), shell.segment(), mentions(told, "datatruck"), typed(shell), said(shell)) == (
        DATATRUCK, "datatruck logged out", 1, NOBODY, "",
    ), told


def test_a_logout_elsewhere_keeps_the_users_own_values_aside_until_off(home, name):
    own = {**MINE, **keys_of(home, "dave"), "AWS_REGION": "sa-east-1"}
    shell = home.terminal(name, variables=own)
    shell.login()
    home.awsmfa("logout", "datatruck")
    said(shell)
    before = used(shell)
    shell.run("aws-mfa off")
    left = shell.aws()
    assert (before, {key: left.get(key) for key in own}) == (DATATRUCK, own)


@pytest.mark.parametrize("how", ["login here", "use of another", "login elsewhere"])
def test_a_session_ends_what_a_logout_elsewhere_left(shell, home, how):
    home.store("production")
    shell.login()
    home.awsmfa("logout", "datatruck")
    said(shell)
    if how == "login here":
        shell.login()
    elif how == "use of another":
        shell.run("aws-mfa use production")
    else:
        home.store()
        said(shell)
    profile = "production" if how == "use of another" else "datatruck"
    assert (used(shell), "logged out" in shell.segment()) == (session(home, profile), False)


# An uninstalled program

def test_a_shell_whose_program_is_uninstalled_gives_back_what_is_the_users(home, name):
    own = {**MINE, **keys_of(home, "dave"), "AWS_REGION": "sa-east-1"}
    configure(home, guard="mytool")
    shell = home.terminal(name, variables=own)
    shell.login()
    before = caller(home, shell.environment())
    home.program.unlink()
    shutil.rmtree(home.prefix / "share/aws-mfa")
    told, later = said(shell), [said(shell), said(shell)]
    left = {key: value for key, value in shell.environment().items() if key.startswith("AWS_")}
    assert (before, left, mentions(told, ""), later) == ("alice", own, 1, ["", ""]), told


def test_the_status_is_kept_when_the_program_is_uninstalled(shell, home):
    shell.login()
    shutil.rmtree(home.prefix)
    assert [shell.run("sh -c 'exit 3'").status for _ in range(2)] == [3, 3]


# A session that is not in the credentials file

@pytest.fixture(params=["no files", "files of others"])
def container(request, home, aws):
    """A home without the session's section."""
    path = home.path.parent / "elsewhere/home"
    (path / ".local/share/fish/generated_completions").mkdir(parents=True)
    other = Home(path, home.prefix, aws)
    other.environment["PATH"] = home.environment["PATH"]
    if request.param == "files of others":
        (path / ".aws").mkdir()
        add_profile(other, "default", "carol")
    yield other
    other.close()


def test_a_live_session_that_no_file_knows_stays(shell, home, container, name):
    shell.login()
    variables = shell.aws()
    inner = container.terminal(name, variables=variables)
    told = [inner.greeting, said(inner), said(inner)]
    left = inner.aws()
    keys = {key: variables[key] for key in KEYS}
    assert ({key: left.get(key) for key in KEYS}, caller(container, left), told) == (keys, "alice", [""] * 3)


def test_a_session_that_no_file_knows_goes_at_its_end(shell, home, container, name):
    moment = login_for(shell, 3)
    inner = container.terminal(name, variables=shell.aws())
    before = caller(container, inner.aws())
    wait_until(moment)
    said(inner)
    left = inner.aws()
    assert (before, [key for key in KEYS if key in left], left.get("AWS_PROFILE"), caller(container, left)) == (
        "alice", [], "datatruck-mfa", NOBODY,
    )


def test_a_session_of_this_shell_alone_gives_way_to_nobody_at_its_end(shell, home, aws):
    aws.world.session_seconds = 2
    shell.ask("aws-mfa datatruck --no-store")
    shell.answer(home.code())
    before = shell.aws()
    wait_until(int(before["AWS_MFA_EXPIRES_AT"]))
    said(shell)
    left = shell.aws()
    assert (caller(home, left), left.get("AWS_PROFILE"), [key for key in KEYS if key in left]) == (
        NOBODY, "datatruck-mfa", [],
    )


# A hook that fails. Each way to fail returns the command that repairs it.

def bad_line(home) -> str:
    return _replaced(home, home.config, home.config.read_text() + "no key and no value\n")


def cut_short(home) -> str:
    whole = home.credentials.read_text()
    return _replaced(home, home.credentials, whole[:whole.index("-mfa]")].rpartition("[")[0])


def program_away(home) -> str:
    return _replaced(home, home.program, None)


def hook_killed(home) -> str:
    return _replaced(home, home.program, "#!/bin/sh\nkill -9 $$\n")


def _replaced(home, file, text) -> str:
    saved = home.scratch("saved") / "whole"
    shutil.copy2(file, saved)
    file.unlink()
    if text is not None:
        file.write_text(text)
        shutil.copymode(saved, file)
    return f"mv -f {saved} {file}"


FAILURES = (bad_line, program_away, hook_killed)


class Places:
    """A shell in a directory of datatruck, a directory of production beside it, and a way for the hook to fail."""

    def __init__(self, home, name: str):
        self.home, self.name = home, name
        configure(home, min_ttl="1s", guard="terraform")
        add_recorder(home, "terraform")
        # A segment that changes meanwhile would run the hook once more.
        home.server.world.session_seconds = STEADY
        home.store("datatruck")
        home.store("production")
        home.server.world.session_seconds = None
        self.a = project(home, "a", "datatruck\n")
        self.b = project(home, "b", "production\n")
        self.shell = self.open()

    def open(self):
        shell = self.home.terminal(self.name)
        go(shell, self.a)
        assert used(shell) == session(self.home)
        return shell


@pytest.fixture
def places(home, name):
    return Places(home, name)


def key(variables) -> str:
    """Whose keys are exported, judged by their prefix."""
    return variables.get("AWS_ACCESS_KEY_ID", "")


def told(shell, since: int) -> int:
    """How many of our messages were printed since a position in the log; some come before a command runs."""
    return mentions(shell.log[since:], "")


@pytest.mark.parametrize("fail", FAILURES)
def test_a_place_that_could_not_be_judged_has_no_keys_until_it_is(places, home, fail):
    shell, since = places.shell, len(places.shell.log)
    repair = fail(home)
    go(shell, places.b)
    during = then(shell, repair)
    said(shell)
    said(shell)
    assert (key(during), caller(home, during) in ("paul", NOBODY), told(shell, since)) == ("", True, 1), shell.log[since:]
    assert fail is not bad_line or during["AWS_PROFILE"] == "production-mfa"
    assert (used(shell), typed(shell)) == (session(home, "production"), "paul")


def test_a_place_whose_section_is_not_written_yet_lets_nobody_through(places, home):
    shell, since = places.shell, len(places.shell.log)
    repair = cut_short(home)
    go(shell, places.b)
    during = shell.environment()
    assert (key(during), during.get("AWS_PROFILE"), caller(home, during), told(shell, since)) == (
        "", "production-mfa", NOBODY, 1,
    ), shell.log[since:]
    shell.run(repair)
    go(shell, home.path)
    go(shell, places.b)
    assert used(shell) == session(home, "production")


def test_a_session_whose_section_is_not_written_yet_gives_way_to_nobody(home, name):
    home.store()
    shell = home.terminal(name)
    shell.run("aws-mfa use datatruck")
    repair = cut_short(home)
    (state(home) / "generation").write_text("another\n")
    said(shell)
    assert caller(home, then(shell, repair)) in ("alice", NOBODY)


@pytest.mark.parametrize("fail", FAILURES)
def test_a_way_out_that_could_not_be_judged_leaves_no_keys(places, home, fail):
    shell, since = places.shell, len(places.shell.log)
    repair = fail(home)
    go(shell, home.path)
    during = then(shell, repair)
    said(shell)
    said(shell)
    assert (key(during), caller(home, during) in ("carol", NOBODY), told(shell, since)) == ("", True, 1), shell.log[since:]
    assert (typed(shell), shell.segment()) == ("carol", "")


@pytest.mark.parametrize("fail", FAILURES)
def test_a_logout_elsewhere_that_could_not_be_judged_leaves_no_keys(places, home, fail):
    shell, since = places.shell, len(places.shell.log)
    home.awsmfa("logout", "datatruck")
    repair = fail(home)
    said(shell)
    heard = told(shell, since)
    during = then(shell, repair)
    assert (key(during), caller(home, during), heard) == ("", NOBODY, 1), shell.log[since:]
    said(shell)
    home.store()
    said(shell)
    assert used(shell) == session(home)


def test_an_end_that_could_not_be_judged_leaves_no_keys(places, home, aws):
    shells = [places.open() for _ in FAILURES]
    aws.world.session_seconds = 3
    home.store("datatruck", "--force")
    aws.world.session_seconds = None
    for shell in shells:
        said(shell)
    # AWS counts fractions of a second, but the file does not.
    wait_until(end(home) + 1)
    seen = []
    for fail, shell in zip(FAILURES, shells):
        since = len(shell.log)
        repair = fail(home)
        said(shell)
        heard = told(shell, since)
        during = then(shell, repair)
        seen.append((key(during), during.get("AWS_PROFILE"), caller(home, during), heard))
    assert seen == [("", "datatruck-mfa", NOBODY, 1)] * len(FAILURES)


def without_home(shell, command: str):
    return shell.run(f"{'set -e' if shell.shell == 'fish' else 'unset'} HOME; {command}")


@pytest.mark.parametrize("to", ["another", "out"])
def test_a_change_of_directory_without_a_home_leaves_no_keys(places, home, to):
    shell = places.shell
    without_home(shell, f"cd {places.b if to == 'another' else home.path}")
    during = then(shell, exporting(shell.shell, "HOME", str(home.path)))
    allowed = ("paul", NOBODY) if to == "another" else ("carol", NOBODY)
    said(shell)
    said(shell)
    assert (key(during), caller(home, during) in allowed, typed(shell)) == ("", True, allowed[0])


def test_an_end_without_a_home_leaves_no_keys(places, home, aws):
    shell = places.shell
    aws.world.session_seconds = 2
    home.store("datatruck", "--force")
    said(shell)
    wait_until(end(home) + 1)
    without_home(shell, ":")
    assert (key(shell.environment()), caller(home, shell.environment())) == ("", NOBODY)


@pytest.mark.linux
@pytest.mark.parametrize("fail", FAILURES)
def test_what_keeps_failing_is_told_once_and_starts_nothing(places, home, fail):
    shell, since = places.shell, len(places.shell.log)
    fail(home)
    go(shell, places.b)
    said(shell)
    said(shell)
    with Trace(shell) as trace:
        for _ in range(5):
            shell.send("\r")
            shell.finish()
    assert (told(shell, since), trace.starts) == (1, []), shell.log[since:]


@pytest.mark.parametrize("fail", [*FAILURES, cut_short])
def test_a_guarded_command_never_runs_with_the_account_before(places, home, fail):
    shell = places.shell
    repair = fail(home)
    shell.run(f"cd {places.b}; terraform apply </dev/null")
    shell.run(repair)
    variables = recorded(home)
    assert variables is None or caller(home, variables) in ("paul", NOBODY)
