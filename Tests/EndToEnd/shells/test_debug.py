"""Why did nothing happen? `--debug` and `AWS_MFA_DEBUG`."""

from __future__ import annotations

import re

import pytest

from support.directories import project

LINE = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ \d+ [a-z.~/]+.*: .+$")
ACCOUNT_OR_KEY = re.compile(r"\d{12}|A[KS]IA[A-Z0-9]{12}")


def moves(file) -> list:
    """What the hooks have decided, in order."""
    return [line.split("move: ")[1] for line in file.read_text().splitlines() if "move: " in line]


def test_the_option_is_understood_before_and_after_the_verb_in_every_shell(shell):
    lines = ["aws-mfa --debug status", "aws-mfa status --debug", "aws-mfa --debug nosuchprofile", "aws-mfa exec --debug datatruck -- true </dev/null"]
    shown = [shell.run(line).output for line in lines]
    assert [re.search(r"aws-mfa: debug: run: (\S+),", text)[1] for text in shown] == ["status", "status", "login", "exec"]
    assert ["profile: nosuchprofile: it was typed" in text for text in shown] == [False, False, True, False]
    assert "debug" not in shell.run("aws-mfa status").output


def test_a_file_gets_what_every_run_and_hook_decides(home, aws):
    project(home, "project", is_trusted=False)
    terminal = home.terminal("zsh", variables={"AWS_MFA_DEBUG": "~/trace"})
    terminal.login()
    terminal.run("cd project")
    terminal.run("cd; export AWS_MFA_OFF=1; aws-mfa hook")
    terminal.run("unset AWS_MFA_OFF; export AWS_PROFILE=other")
    file = home.path / "trace"
    lines = file.read_text().splitlines()
    assert [line for line in lines if not LINE.match(line) or ACCOUNT_OR_KEY.search(line)] == []
    assert [line for line in lines if any(secret[:20] in line for secret in home.secrets())] == []
    assert file.stat().st_mode & 0o777 == 0o600
    assert moves(file)[0] == "stay in none, because there is no session to restore"
    assert "leave, because AWS_MFA_OFF is set" in moves(file)
    assert any("project/.awsmfa: not used: it is not trusted (aws-mfa allow)" in line for line in lines)
    assert sum("call: sts:GetSessionToken at 127.0.0.1, signed with AKIA…" in line for line in lines) == 1
    assert any(re.search(r": status 200, after \d+ ms$", line) for line in lines)


def test_a_resting_shell_is_explained_by_its_hook(home):
    terminal = home.terminal("bash")
    terminal.login()
    resting = terminal.run("aws-mfa hook --debug").output
    terminal.run("aws-mfa off")
    off = terminal.run("aws-mfa hook --debug").output
    assert "shell: hand datatruck\n" in resting
    assert "move: nothing, because the session is in the file as it is here" in resting
    assert "move: nothing, because aws-mfa is off in this shell" in off


@pytest.mark.parametrize("kind", ["a link", "a folder", "a folder that is not there", "a pipe"])
def test_a_file_that_is_not_the_users_own_is_not_written(home, kind):
    path, other = home.path / "trace", home.path / "other"
    other.write_text("mine\n")
    match kind:
        case "a link": path.symlink_to(other)
        case "a folder": path.mkdir()
        case "a pipe": home.execute("mkfifo", path)
        case _: path = path / "trace"
    run = home.awsmfa("list", "--names", variables={"AWS_MFA_DEBUG": str(path)})
    assert (run.status, "datatruck" in run.stdout, other.read_text()) == (0, True, "mine\n")
    assert run.stderr.startswith(f"aws-mfa: AWS_MFA_DEBUG: {path} is not written: ")
    assert run.stderr.count("\n") == 2 and "\nhint: " in run.stderr


def test_lines_are_appended_and_the_file_becomes_private(home):
    path = home.path / "trace"
    path.write_text("before\n")
    path.chmod(0o644)
    for _ in range(2):
        assert home.awsmfa("list", variables={"AWS_MFA_DEBUG": str(path)}).stderr == ""
    lines = path.read_text().splitlines()
    assert (lines[0], sum("run: list" in line for line in lines), path.stat().st_mode & 0o777) == ("before", 2, 0o600)


def test_hostile_text_is_made_harmless(home):
    home.configure("\n[profile \x1b[31mred\x07]\nregion = \x1b]0;x\x07\nrole_arn = \x1b[2J\nsource_profile = datatruck\n")
    run = home.awsmfa("--debug", "export", "\x1b[31mred\x07")
    assert "debug: profile: ?[31mred?" in run.stderr
    assert re.findall(r"[^\n -~…]", run.stderr) == []
