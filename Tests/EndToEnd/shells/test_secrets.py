"""Places where no secret may ever be seen."""

from __future__ import annotations

import os
import resource
import signal
import stat
from pathlib import Path

import pytest

from standin import Fault
from support.processes import Watch, wait_for
from support.terminal import session_members


@pytest.mark.linux
def test_no_argument_list_shows_a_secret_during_a_login(shell, home, aws):
    aws.fail(Fault.hang(0.5))
    shell.ask("aws-mfa datatruck")
    code = home.code()
    with Watch() as watch:
        shell.answer(code)
        shell.run("aws-mfa off")
        shell.run("aws-mfa datatruck")
    secrets = [code, *home.secrets()]
    assert (watch.has("curl -q --aws-sigv4 aws:amz:eu-west-1:sts -K -"), len(secrets), watch.seen(secrets)) == (True, 5, [])


@pytest.mark.linux
def test_a_code_from_standard_input_is_in_no_argument_list(home, aws):
    aws.fail(Fault.hang(0.5))
    code = home.code()
    with Watch() as watch:
        run = home.awsmfa("login", "datatruck", "--store-only", "--code", "-", typed=f"{code}\n")
    assert (run.status, watch.has("--code -"), watch.seen([code, *home.secrets()])) == (0, True, [])


@pytest.mark.linux
def test_no_environment_of_a_child_has_a_secret(shell, home, aws):
    aws.fail(Fault.hang(1))
    shell.ask("aws-mfa datatruck")
    shell.send(home.code() + "\r")
    wait_for(lambda: aws.calls)
    processes = [Path(f"/proc/{pid}") for pid in session_members(shell.child.pid)]
    found = [path for path in processes if _command(path).startswith("curl -q")]
    environments = [(path / "environ").read_bytes().decode() for path in found]
    shell.finish()
    assert ["AWS" in text for text in environments] == [False]


def _command(path: Path) -> str:
    try:
        return (path / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        return ""


def test_only_the_credentials_file_holds_secrets_and_nobody_else_reads_it(shell, home):
    shell.login()
    secrets = home.secrets()
    for command in ("aws-mfa status", "aws-mfa list", "aws-mfa off", "aws-mfa datatruck"):
        shell.run(command)
    shell.send("exit\r")
    shell.child.expect(shell.child.delimiter)
    files = [path for path in home.path.rglob("*") if path.is_file()]
    holding = {str(path.relative_to(home.path)) for path in files if any(s.encode() in path.read_bytes() for s in secrets)}
    histories = [path for path in files if "history" in path.name and b"aws-mfa datatruck" in path.read_bytes()]
    mode = stat.S_IMODE(home.credentials.stat().st_mode)
    assert (len(secrets), holding, len(histories), oct(mode)) == (4, {".aws/credentials"}, 1, "0o600")


def test_our_folders_and_files_are_private(home):
    home.store()
    paths = [path for path in (home.path / ".local/state/aws-mfa").rglob("*")]
    modes = {oct(stat.S_IMODE(path.stat().st_mode)) for path in paths}
    assert modes == {"0o600", "0o700"}


@pytest.mark.parametrize("words", [("status",), ("list",), ("list", "--json"), ("status", "--json"), ("help",)], ids=" ".join)
def test_no_listing_shows_a_secret(home, words):
    home.store()
    section = home.section()
    variables = {"AWS_PROFILE": "datatruck-mfa", "AWS_MFA_PROFILE": "datatruck", "AWS_SECRET_ACCESS_KEY": section["aws_secret_access_key"]}
    run = home.awsmfa(*words, variables=variables)
    assert (run.status, [secret for secret in home.secrets() if secret in run.stdout + run.stderr]) == (0, [])


def dumps_core(home, *words: str) -> bool:
    """Whether a program that waits for its standard input leaves a core dump when it crashes."""
    def allow():
        hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
        resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))

    process = home.start(*words, preexec_fn=allow, variables={"SWIFT_BACKTRACE": "enable=no"})
    wait_for(lambda: Path(f"/proc/{process.pid}/wchan").exists() and "S" == _state(process.pid))
    process.send_signal(signal.SIGSEGV)
    _, status = os.waitpid(process.pid, 0)
    process.returncode = status
    process.communicate()
    return os.WCOREDUMP(status)


def _state(pid: int) -> str:
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]


@pytest.mark.linux
def test_a_crash_while_a_code_is_awaited_dumps_no_core(home):
    program = dumps_core(home, home.program, "login", "datatruck", "--store-only", "--code", "-")
    assert (dumps_core(home, "cat"), program) == (True, False)


def test_what_the_program_starts_dumps_no_core_and_what_replaces_it_may(home):
    """curl is given keys; the command of `exec` is the user's own."""
    tools = home.scratch("tools")
    (tools / "curl").write_text("#!/bin/sh\nulimit -c >~/limit\nexit 7\n")
    (tools / "curl").chmod(0o755)
    path = {"PATH": f"{tools}:{home.environment['PATH']}"}

    def allow():
        hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
        resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))

    home.store()
    home.awsmfa("login", "staging", "--store-only", "--code", "000000", variables=path, preexec_fn=allow)
    replaced = home.awsmfa("exec", "datatruck", "--", "sh", "-c", "ulimit -c", preexec_fn=allow)
    limits = [(home.path / "limit").read_text(), replaced.stdout]
    assert [limit.strip() in ("0", "1") for limit in limits] == [True, False], limits
