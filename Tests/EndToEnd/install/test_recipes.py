"""What README tells people to write into other programs' files, run as it is there; and what old habits still do."""

from __future__ import annotations

import re
import shlex
import sys

import pytest

from support.hooks import session, used
from support.product import REPOSITORY
from support.tools import add_tool, write_script

README = (REPOSITORY / "README.md").read_text()
REPORT = 'echo "$AWS_ACCESS_KEY_ID $*"'
BOTO = "import boto3; print(boto3.Session().client('sts').get_caller_identity()['Arn'])"
ALICE = "arn:aws:iam::111122223333:user/alice\n"


def key(home) -> str:
    return home.section()["aws_access_key_id"]


def test_make_runs_a_command_with_the_session_or_stops(home):
    add_tool(home, "terraform", REPORT)
    (home.path / "Makefile").write_text(re.search("```make\n(.*?)```", README, re.DOTALL)[1])
    stopped = home.execute("make", "-s", "deploy")
    home.store()
    run = home.execute("make", "-s", "deploy")
    assert (stopped.status, stopped.stdout, "hint: run aws-mfa datatruck in a terminal" in stopped.stderr) == (2, "", True), stopped
    assert (run.status, run.stdout) == (0, f"{key(home)} apply\n"), run


def test_the_crontab_line_runs_with_the_session_or_says_what_to_type(home):
    line = re.search(r"In a crontab.*?: (?:\S+ ){5}(.*)", README)[1]
    (home.path / ".local/bin").mkdir()
    (home.path / ".local/bin/awsmfa").symlink_to(home.program)
    (home.path / "bin").mkdir()
    write_script(home.path / "bin/report", REPORT)
    # What cron gives a command.
    cron = ("env", "-i", f"HOME={home.path}", "LOGNAME=tester", "PATH=/usr/bin:/bin", "SHELL=/bin/sh", "/bin/sh", "-c", line)
    stopped = home.execute(*cron)
    home.store()
    run = home.execute(*cron)
    assert (stopped.status, stopped.stdout, "hint: run aws-mfa datatruck" in stopped.stderr) == (3, "", True), stopped
    assert (run.status, run.stdout) == (0, f"{key(home)} \n"), run


@pytest.mark.parametrize("line", re.findall("^docker (run .*) IMAGE$", README, re.MULTILINE))
def test_a_container_gets_the_session(home, aws, line):
    """The variables and the folder that the options name, and nothing else, as in a container."""
    shell = home.terminal("bash")
    shell.login()
    variables = {**shell.aws(), "AWS_ENDPOINT_URL": aws.url}
    options = shlex.split(line)
    inside = {"HOME": str(home.scratch("container")), "PATH": "/usr/bin:/bin", "AWS_ENDPOINT_URL": aws.url}
    for option, value in zip(options, options[1:]):
        if option == "-e":
            name, _, given = value.partition("=")
            inside[name] = given or variables[name]
        elif (option, value) == ("-v", "~/.aws:/root/.aws:ro"):
            inside["AWS_CONFIG_FILE"], inside["AWS_SHARED_CREDENTIALS_FILE"] = map(str, (home.config, home.credentials))
    run = home.execute("env", "-i", *(f"{name}={value}" for name, value in inside.items()), sys.executable, "-c", BOTO)
    assert (run.status, run.stdout) == (0, ALICE), run


def test_who_had_the_alias_and_a_pasted_section_types_what_they_always_typed(home, name):
    for file in (home.config, home.credentials):
        file.write_text(re.sub(r"\n\[(profile )?staging\]\n[^[]*", "\n", file.read_text()))
    home.configure(credentials="[datatruck-mfa]\naws_access_key_id = ASIAAAAABBBBCCCCDDDD\n"
                   "aws_secret_access_key = pasted\naws_session_token = long/ended\n")
    (home.path / "aws-mfa.sh").write_text("echo the old script\n")
    old = {"before": 'alias aws-mfa="source ~/aws-mfa.sh"'}
    shell = home.terminal(name, **old)
    question = shell.ask("aws-mfa")
    answered = shell.answer(home.code())
    assert ("datatruck (alice" in question, "the old script" in question, answered.status) == (True, False, 0), question
    # Another terminal, where they have typed nothing, and the name that their scripts use.
    assert used(home.terminal(name, **old)) == used(shell) == session(home)
    assert home.aws_cli("lambda", "list-functions", "--profile", "datatruck-mfa").status == 0
