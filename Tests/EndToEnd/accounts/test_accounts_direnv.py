"""The last word before a command: beside direnv, and in a terminal that was idle."""

from __future__ import annotations

import json

import pytest

from standin import StandIn
from support.accounts import NOBODY, add_cli, add_profile, add_recorder, caller, people, recorded, typed
from support.hooks import configure, login_for, said, session, used, wait_until
from support.tracing import STEADY, Trace

DIRENV = {
    "bash": 'eval "$(direnv hook bash)"',
    "zsh": 'eval "$(direnv hook zsh)"',
    "fish": "direnv hook fish | source",
}
CALLER = "aws sts get-caller-identity --query Arn --output text"
# bash before 5.3 has no event before a command.
EVENTFUL = ("zsh", "fish")


@pytest.fixture
def aws():
    with StandIn(people()) as server:
        yield server


# Beside direnv

@pytest.fixture
def proj(home):
    """A directory with an allowed .envrc that chooses a profile of the user's."""
    add_profile(home, "theirs", "erin")
    add_cli(home)
    home.environment["DIRENV_LOG_FORMAT"] = ""
    folder = home.path / "proj"
    folder.mkdir()
    (folder / ".envrc").write_text("export AWS_PROFILE=theirs\n")
    assert home.execute("direnv", "allow", str(folder)).status == 0
    return folder


@pytest.fixture(params=["direnv before", "direnv after"])
def around(request, name) -> dict:
    """The lines around ours in a startup file."""
    return {request.param.split()[1]: DIRENV[name]}


@pytest.fixture(params=["login", "restored"])
def beside(request, home, name, proj, around):
    """A terminal with direnv and a session of datatruck."""
    shell = home.terminal(name, **around)
    shell.login()
    return home.terminal(name, **around) if request.param == "restored" else shell


def test_what_direnv_sets_counts_at_the_next_command(beside, home, proj):
    before = used(beside)
    beside.run(f"cd {proj}")
    answer = typed(beside)
    left = beside.aws()
    assert (before, answer, left) == (session(home), "erin", {"AWS_PROFILE": "theirs"})


# In fish, direnv itself only acts at the next prompt.
@pytest.mark.parametrize("name", ["zsh"])
def test_what_direnv_sets_counts_on_the_line_of_the_change(beside, proj):
    before = used(beside)["AWS_PROFILE"]
    output = beside.run(f"cd {proj} && {CALLER}").output
    callers = [line for line in output.splitlines() if line.startswith("arn:")]
    assert (before, callers) == ("datatruck-mfa", ["arn:aws:iam::333333333333:user/erin"]), output


def test_what_direnv_sets_counts_in_a_new_terminal(home, name, proj, around):
    home.terminal(name, **around).login()
    shell = home.terminal(name, start=proj, **around)
    answer = typed(shell)
    assert (answer, shell.aws(), used(home.terminal(name, **around))) == ("erin", {"AWS_PROFILE": "theirs"}, session(home))


def test_what_direnv_sets_is_said_once(beside, proj):
    since = len(beside.log)
    beside.run(f"cd {proj}")
    for _ in range(2):
        said(beside)
    heard = [line for line in beside.log[since:].splitlines() if line.startswith("aws-mfa: ")]
    assert (len(heard), "datatruck" in "".join(heard)) == (1, True), heard


def test_keys_that_direnv_sets_count_at_the_next_command(beside, home, proj):
    erin = next(user for user in home.server.world.users if user.name == "erin")
    (proj / ".envrc").write_text(
        f"export AWS_ACCESS_KEY_ID={erin.access_key_id} AWS_SECRET_ACCESS_KEY={erin.secret_access_key}\nunset AWS_SESSION_TOKEN\n"
    )
    assert home.execute("direnv", "allow", str(proj)).status == 0
    beside.run(f"cd {proj}")
    assert caller(home, beside.environment()) == "erin"


def test_an_ended_section_that_direnv_chooses_stays(home, name, proj, around):
    add_profile(home, "default", "carol")
    home.store("production")
    home.awsmfa("logout", "production")
    (proj / ".envrc").write_text("export AWS_PROFILE=production-mfa\n")
    assert home.execute("direnv", "allow", str(proj)).status == 0
    shell = home.terminal(name, **around)
    shell.run(f"cd {proj}")
    said(shell)
    assert (shell.aws(), caller(home, shell.environment())) == ({"AWS_PROFILE": "production-mfa"}, NOBODY)


@pytest.mark.linux
def test_a_prompt_at_rest_beside_direnv_runs_direnv_alone(home, aws, name, proj, around):
    aws.world.session_seconds = STEADY
    shell = home.terminal(name, **around)
    shell.login()
    shell.run(f"cd {proj}")
    for _ in range(2):
        said(shell)
    with Trace(shell) as trace:
        for _ in range(5):
            shell.send("\r")
            shell.finish()
    assert [line for line in trace.starts if "awsmfa" in line] == []


# The first command in a terminal that was idle

@pytest.fixture
def idle(home, name):
    """A terminal at its prompt while things happen in others."""
    configure(home, min_ttl="1s", guard="mytool")
    add_recorder(home, "mytool")
    return home.terminal(name)


def log_in(shell, home) -> None:
    shell.second().login()


def renew(shell, home) -> None:
    other = shell.second()
    other.login()
    said(shell)
    home.server.world.session_seconds = 7200
    other.ask("aws-mfa renew")
    other.answer(home.code())


def come_back(shell, home) -> None:
    """Wait for the session to end, and have another terminal open the next one."""
    wait_until(login_for(shell, 2))
    shell.second().login()


NEWS = [log_in, renew, come_back]


@pytest.mark.parametrize("name", EVENTFUL)
@pytest.mark.parametrize("news", NEWS)
def test_the_command_being_typed_has_the_session(idle, home, news):
    news(idle, home)
    assert used(idle) == session(home)


@pytest.mark.parametrize("name", ["bash"])
@pytest.mark.parametrize("news", NEWS)
def test_the_command_after_enter_has_the_session(idle, home, news):
    news(idle, home)
    said(idle)
    assert used(idle) == session(home)


@pytest.mark.parametrize("name", EVENTFUL)
def test_the_command_being_typed_has_no_session_that_was_ended(idle, home):
    idle.login()
    home.awsmfa("logout", "datatruck")
    assert used(idle) == {"AWS_PROFILE": "datatruck-mfa", "AWS_MFA_PROFILE": "datatruck"}


@pytest.mark.parametrize("news", NEWS)
def test_status_typed_into_an_idle_terminal_knows_the_session(idle, home, news):
    news(idle, home)
    answer = json.loads(idle.run("aws-mfa status --json").output)
    assert (answer["profile"], answer["expiration"]) == ("datatruck", session(home)["AWS_CREDENTIAL_EXPIRATION"])


@pytest.mark.parametrize("news", NEWS)
def test_a_guarded_command_in_an_idle_terminal_has_the_session(idle, home, news):
    news(idle, home)
    idle.run("mytool </dev/null")
    variables, keys = recorded(home), session(home)
    assert {name: variables.get(name) for name in keys} == keys


STATUS = {"bash": "echo \"seen $?\"", "zsh": "echo \"seen $?\"", "fish": "echo seen $status"}


def plain(shell, line: str) -> str:
    """Type a line as it is; returns what is on the screen up to the next prompt."""
    since = len(shell.log)
    shell.send(line + "\r")
    shell.finish()
    return shell.log[since:]


@pytest.mark.parametrize("is_news", [False, True], ids=["at rest", "with news"])
def test_the_status_reaches_the_command(idle, home, is_news):
    plain(idle, "sh -c 'exit 3'")
    if is_news:
        log_in(idle, home)
    assert "seen 3\n" in plain(idle, STATUS[idle.shell])


@pytest.mark.parametrize("name", ["bash", "zsh"])
@pytest.mark.parametrize("is_news", [False, True], ids=["at rest", "with news"])
def test_the_last_word_reaches_the_command(idle, home, is_news):
    plain(idle, "echo one two")
    if is_news:
        log_in(idle, home)
    assert "<two>\n" in plain(idle, 'echo "<$_>"')


@pytest.mark.linux
def test_no_command_at_rest_starts_another_process(idle, aws):
    aws.world.session_seconds = STEADY
    idle.login()
    said(idle)
    with Trace(idle) as trace:
        plain(idle, ":")
        plain(idle, "/usr/bin/true")
    programs = [line for line in trace.starts if "execve(" in line]
    assert (len(programs), "/usr/bin/true" in programs[0]) == (1, True), trace.starts


@pytest.mark.linux
def test_news_before_a_command_start_the_program_once(idle, home, aws):
    aws.world.session_seconds = STEADY
    log_in(idle, home)
    with Trace(idle) as trace:
        plain(idle, ":")
        plain(idle, ":")
    assert len([line for line in trace.starts if "execve(" in line and "awsmfa" in line]) == 1, trace.starts


@pytest.mark.parametrize("name", EVENTFUL)
def test_news_before_a_command_are_no_output_of_it(idle, home):
    idle.login()
    home.store("datatruck", "--force")
    assert idle.run("echo alone").output == "alone\n"


INSIDE = {
    "bash": {"substitution": 'echo "$(env)"', "subshell": "(env)", "pipeline": "env | cat"},
    "zsh": {"substitution": 'echo "$(env)"', "subshell": "(env)", "pipeline": "env | cat"},
    "fish": {"substitution": "echo (env)", "subshell": "fish -N -c env", "pipeline": "env | cat"},
}


@pytest.mark.linux
@pytest.mark.parametrize("inside", ["substitution", "subshell", "pipeline"])
def test_news_are_taken_once_and_not_again_within_a_command_line(idle, home, aws, inside):
    aws.world.session_seconds = STEADY
    log_in(idle, home)
    with Trace(idle) as trace:
        plain(idle, INSIDE[idle.shell][inside])
    assert len([line for line in trace.starts if "execve(" in line and "awsmfa" in line]) == 1, trace.starts


SCRIPTS = {
    "bash": ("bash", "--norc", "-c", 'eval "$(awsmfa init bash)"; :; echo "${AWS_PROFILE-none}"; (echo "${AWS_PROFILE-none}")'),
    "zsh": ("zsh", "-f", "-c", 'eval "$(awsmfa init zsh)"; :; echo "${AWS_PROFILE-none}"; (echo "${AWS_PROFILE-none}")'),
    "fish": ("fish", "-N", "-c", "awsmfa init fish | source; true; set -q AWS_PROFILE; or echo none; echo (set -q AWS_PROFILE; or echo none)"),
}


def test_nothing_happens_in_a_script(home, name):
    home.terminal(name).login()
    run = home.execute(*SCRIPTS[name])
    assert (run.stdout, run.stderr) == ("none\nnone\n", "")
