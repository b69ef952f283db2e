"""Where a code comes from: the terminal, an option, standard input, or a profile's program."""

from __future__ import annotations

import os
import signal
import time

import pytest

from support.hooks import configure, login_for, said, wait_until
from support.logins import code_process, everything, session_variables, timeless
from support.processes import Watch, descendants, names, until_it_runs, wait_for
from support.product import DEVICES
from support.tools import add_tool

# Two ways to leave a program running.
STARTS = [
    pytest.param("sleep 300 &", id="background"),
    pytest.param("setsid sleep 300 &", id="daemon", marks=pytest.mark.linux),
]
INTERRUPTED = "aws-mfa: interrupted\nhint: nothing was changed\n"


def opened(aws) -> str:
    return f"datatruck (alice, 111122223333): session at {aws.url} until THEN\n"


# oathtool


def codes_of_oathtool(home, aws, *options: str) -> None:
    """Take the profile's codes from the real oathtool, as in the README."""
    secret = home.path / ".secrets/datatruck"
    secret.parent.mkdir(mode=0o700)
    secret.write_text(aws.world.device(DEVICES["datatruck"]).secret + "\n")
    code_process(home, " ".join(["oathtool", "--totp", "--base32", *options, "- < ~/.secrets/datatruck"]))


@pytest.fixture
def oathtool(home, aws):
    codes_of_oathtool(home, aws)


def test_oathtool_logs_in_without_a_question(shell, home, aws, oathtool):
    result = shell.run("aws-mfa datatruck")
    assert (result.status, timeless(result.output), shell.aws()) == (0, opened(aws), session_variables(home.section()))


def test_oathtool_serves_a_command_in_a_script(home, aws, oathtool):
    run = home.awsmfa("exec", "datatruck", "--", "printenv", "AWS_ACCESS_KEY_ID")
    assert run.stdout == home.section()["aws_access_key_id"] + "\n"


def test_the_same_code_twice_is_told_from_a_wrong_one(home, aws):
    # By the real clock, the second login might get the next code.
    codes_of_oathtool(home, aws, f"--now=@{int(time.time())}")
    home.awsmfa("login", "datatruck", "--store-only")
    run = home.awsmfa("login", "datatruck", "--store-only", "--force")
    assert (run.status, "used" in run.stderr, "wait for the next" in run.stderr) == (4, True, True), run


def test_a_code_that_is_refused_is_told_as_the_programs(home, aws):
    code_process(home, f"echo {home.wrong_code()}")
    run = home.awsmfa("login", "datatruck", "--store-only")
    assert (run.status, run.stderr, len(aws.calls)) == (
        4, "aws-mfa: AWS refused the code that mfa_process of profile datatruck printed\n"
        "hint: check that its command uses the secret of this device (aws-mfa devices datatruck), and this computer's clock\n", 1,
    )


@pytest.mark.linux
def test_no_argument_list_shows_the_code_or_the_secret(home, aws, oathtool):
    secret, code = (home.path / ".secrets/datatruck").read_text().strip(), aws.code(DEVICES["datatruck"])
    with Watch() as watch:
        home.awsmfa("login", "datatruck", "--store-only")
    assert watch.seen([secret, code]) == []


# With a person


def test_a_program_can_ask_and_tell_on_the_terminal(shell, home, aws):
    add_tool(home, "token", 'echo "Touch your key" >&2; read -r answer; echo "$answer"')
    shell = shell.second()
    code_process(home, "token show datatruck")
    shell.type("aws-mfa datatruck")
    shell.child.expect("Touch your key\r+\n")
    code = home.code()
    shell.send(code + "\r")
    result = shell.finish()
    assert (result.status, shell.aws()) == (0, session_variables(home.section()))


# A shell waits for instructions, a shell waits for a command, or other programs share the terminal.
LINES = {"login": "aws-mfa datatruck", "exec": "aws-mfa exec datatruck -- echo no", "pipeline": "aws-mfa exec datatruck -- echo no | wc >/dev/null"}


@pytest.mark.parametrize("line", LINES.values(), ids=LINES.keys())
@pytest.mark.parametrize("command", ["stty -echo; echo read''y >&2; cat", "stty -echo; echo read''y >&2; sleep 300 | cat"], ids=["reading", "waiting"])
def test_ctrl_c_at_a_program_leaves_shell_and_terminal_as_they_were(shell, home, aws, command, line):
    code_process(home, command)

    def state():
        return shell.run("stty -a"), everything(shell, home)

    before = state()
    shell.type(line)
    shell.child.expect("ready\r+\n")
    until_it_runs(shell, "cat")
    shell.send("\x03")
    result = shell.finish()
    assert (result.status, state(), aws.calls, descendants(shell)) == (130, before, [], []), result


def test_ctrl_c_ends_a_program_that_ignores_it_too(shell, home):
    code_process(home, "trap '' INT; echo read''y >&2; sleep 300; exit 9")
    shell.type("aws-mfa exec datatruck -- echo no")
    shell.child.expect("ready\r+\n")
    until_it_runs(shell, "sleep")
    shell.send("\x03")
    result = shell.finish()
    assert (result.output.endswith(INTERRUPTED), result.status, descendants(shell)) == (True, 130, []), result


def test_ctrl_c_at_a_program_for_the_keys_is_an_interrupt_too(shell, home):
    home.credentials.write_text("")
    add_tool(home, "vault", "echo read''y >&2; sleep 300")
    home.config.write_text(home.config.read_text().replace("[profile datatruck]\n", "[profile datatruck]\ncredential_process = vault\n"))
    shell = shell.second()
    shell.type("aws-mfa datatruck")
    shell.child.expect("ready\r+\n")
    until_it_runs(shell, "sleep")
    shell.send("\x03")
    result = shell.finish()
    assert (result.output.endswith(INTERRUPTED), result.status) == (True, 130), result


def test_ctrl_z_at_a_program_does_not_freeze_the_shell(shell, home):
    code_process(home, "echo read''y >&2; head -n 1")
    shell.type("aws-mfa datatruck")
    shell.child.expect("ready\r+\n")
    shell.send("\x1a" + home.code() + "\r")
    assert shell.finish().status == 0


def test_all_of_a_program_that_takes_too_long_is_ended(shell, home):
    configure(home, on_expiry="renew")
    moment = login_for(shell, 2)
    code_process(home, "sleep 300 | cat")
    wait_until(moment)
    told = said(shell)
    wait_for(lambda: descendants(shell) == [])
    assert "printed no code within 3 seconds" in told


@pytest.mark.parametrize("start", STARTS)
def test_what_a_program_leaves_running_is_not_waited_for_and_goes_on(home, start):
    code_process(home, f"{start} echo $! >~/started; echo {home.code()}")
    run = home.awsmfa("login", "datatruck", "--store-only")
    left = int((home.path / "started").read_text())
    is_left = names([left]) == ["sleep"]
    os.kill(left, signal.SIGKILL)
    assert (run.status, is_left) == (0, True), run


def test_a_program_sees_home_and_variables_byte_for_byte(home):
    strange = home.path.rename(home.path.parent / os.fsdecode(b"h\xe9"))
    home.path, home.config = strange, strange / ".aws/config"
    home.environment |= {"HOME": str(strange), "MINE": os.fsdecode(b"a\xff\x80b")}
    code_process(home, 'printf %s "$MINE" >~/mine; cat ~/code')
    (strange / "code").write_text(home.code())
    run = home.awsmfa("login", "datatruck", "--store-only")
    assert (run.status, (strange / "mine").read_bytes()) == (0, b"a\xff\x80b"), run


def test_a_curl_that_hangs_is_ended_too(shell, home):
    add_tool(home, "vault", "")
    shell = shell.second()
    configure(home, on_expiry="renew")
    moment = login_for(shell, 2)
    code_process(home, f"echo {home.code()}")
    add_tool(home, "curl", "exec sleep 300")
    wait_until(moment)
    told = said(shell)
    wait_for(lambda: descendants(shell) == [])
    assert "did not answer" in told


def test_what_curl_is_told_is_byte_for_byte(home):
    told = home.path / "told"
    add_tool(home, "curl", f"cat >{told}; exit 7")
    bundle = os.fsdecode(b"/b\xe9/ca.pem")
    run = home.awsmfa("login", "datatruck", "--store-only", "--code", home.code(), variables={"AWS_CA_BUNDLE": bundle})
    assert (run.status, b'cacert = "/b\xe9/ca.pem"\n' in told.read_bytes()) == (5, True), run


def test_a_program_may_ask_by_another_login(shell, home, aws):
    """A command that runs during a turn at the terminal does not wait for that turn to end."""
    code_process(home, "awsmfa login staging --store-only >&2 && cat ~/code")
    (home.path / "code").write_text(home.code())
    shell.ask("aws-mfa datatruck")
    result = shell.answer(home.code("staging"))
    assert (result.status, "aws_session_token" in home.section("staging"), shell.aws()["AWS_PROFILE"]) == (0, True, "datatruck-mfa")


def test_a_program_in_the_background_does_not_take_the_terminal(shell, home, aws):
    code_process(home, "cat; exit 9")
    told = home.path / "told"
    shell.run("awsmfa login datatruck --store-only >told 2>&1 &")
    wait_for(lambda: told.exists() and "status 9" in told.read_text())
    assert (shell.run("true").status, aws.calls) == (0, [])
