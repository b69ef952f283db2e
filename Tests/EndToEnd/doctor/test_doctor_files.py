"""What doctor finds in the files."""

from __future__ import annotations

import os
import subprocess

import pytest

from support.doctor import diagnose, provokes
from support.others import give_away
from support.tools import add_tool


def fix(home, diagnosis, name: str) -> None:
    """Type what the finding says."""
    subprocess.run(["sh", "-ec", diagnosis.one(name)["fix"]], env=home.environment, cwd=home.path, check=True)


def test_nothing_is_wrong_in_a_good_home(home):
    diagnosis = diagnose(home)
    assert (diagnosis.status, diagnosis.bad) == (1, [])


@provokes("home")
@pytest.mark.parametrize("variables, cause", [
    ({"HOME": ""}, "HOME is not set"),
    ({"AWS_CONFIG_FILE": "~nobody/config"}, "AWS_CONFIG_FILE begins with ~NAME, which aws-mfa does not expand: ~nobody/config"),
])
def test_files_that_cannot_be_found_are_no_failure(home, variables, cause):
    diagnosis = diagnose(home, variables=variables)
    assert (diagnosis.status, diagnosis.levels, diagnosis.one("home")["finding"]) == (1, [("home", "error")], cause)


@provokes("file_readable")
def test_a_file_that_cannot_be_read(home):
    home.config.unlink()
    home.config.mkdir()
    diagnosis = diagnose(home)
    assert diagnosis.levels[0] == ("file_readable", "error")
    assert "~/.aws/config cannot be read" in diagnosis.one("file_readable")["finding"]


@provokes("file_syntax")
@pytest.mark.parametrize("text, cause", [
    ("garbage\n", "the line is not key = value"),
    ("[open\n", "the section name has no closing ]"),
    ("s3 =\n  garbage\n", "the indented line is not key = value"),
])
def test_a_line_that_is_not_understood_is_named(home, text, cause):
    home.configure(config=text)
    line = len(home.config.read_text().splitlines())
    diagnosis = diagnose(home)
    assert (diagnosis.status, diagnosis.levels) == (1, [("file_syntax", "error")])
    assert diagnosis.one("file_syntax")["finding"] == f"~/.aws/config:{line}: {cause}"


def test_every_broken_line_is_named_and_the_rest_still_read(home):
    text = home.credentials.read_text()
    home.credentials.write_text("early = 1\n" + text + "garbage\n\n[datatruck]\n[x]\nregion = 'a'\nmore garbage\n")
    diagnosis = diagnose(home)
    lines = [finding["finding"].split(": ")[0].rpartition(":")[2] for finding in diagnosis.bad]
    last = len(text.splitlines()) + 7
    assert diagnosis.levels == [
        ("file_syntax", "error"), ("file_syntax", "error"), ("file_syntax", "error"), ("duplicate_section", "error"),
        ("quoted_value", "warning"),
    ]
    assert lines == ["1", str(last - 5), str(last), str(last - 3), str(last - 1)]


@provokes("duplicate_section")
@pytest.mark.parametrize("text, cause", [
    ("[datatruck]\nregion = eu-west-1\n", "[datatruck] is defined twice"),
    ("[x]\nregion = eu-west-1\nREGION = eu-west-2\n", "REGION is defined twice in its section"),
])
def test_what_is_defined_twice(home, text, cause):
    home.configure(credentials=text)
    diagnosis = diagnose(home)
    assert diagnosis.levels == [("duplicate_section", "error")]
    assert diagnosis.one("duplicate_section")["finding"].endswith(cause)


@provokes("file_encoding")
@pytest.mark.parametrize("first, last, level, cause", [
    (b"\xef\xbb\xbf", b"", "error", "~/.aws/config begins with a byte order mark"),
    (b"", b"# caf\xe9\n", "warning", "the line is not UTF-8"),
])
def test_an_encoding_that_some_tools_refuse(home, first, last, level, cause):
    home.config.write_bytes(first + home.config.read_bytes() + last)
    diagnosis = diagnose(home)
    assert diagnosis.levels == [("file_encoding", level)]
    assert diagnosis.one("file_encoding")["finding"].endswith(cause)


@provokes("file_mode")
@pytest.mark.parametrize("name, mode, level, command", [
    (".aws/credentials", 0o644, "warning", "chmod 600 ~/.aws/credentials"),
    (".aws/credentials", 0o604, "warning", "chmod 600 ~/.aws/credentials"),
    (".aws/config", 0o602, "error", "chmod go-w ~/.aws/config"),
    (".aws", 0o757, "error", "chmod go-w ~/.aws"),
])
def test_a_mode_that_lets_others_in_and_its_fix(home, name, mode, level, command):
    (home.path / name).chmod(mode)
    diagnosis = diagnose(home)
    assert (diagnosis.status, diagnosis.levels, diagnosis.one("file_mode")["fix"]) == (1, [("file_mode", level)], command)
    fix(home, diagnosis, "file_mode")
    assert diagnose(home).bad == []


def test_a_config_file_with_keys_is_as_secret_as_the_other(home):
    home.config.chmod(0o644)
    assert diagnose(home).bad == []
    home.configure(config="aws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = x\n")
    assert diagnose(home).levels == [("file_mode", "warning")]


@pytest.mark.root
@provokes("file_owner")
@pytest.mark.parametrize("name", [".aws/credentials", ".aws/config", ".aws"])
def test_a_file_of_another_user(home, name):
    give_away(home.path / name)
    add_tool(home, "sudo", 'exec "$@"')
    diagnosis = diagnose(home)
    assert diagnosis.levels == [("file_owner", "error")]
    assert diagnosis.one("file_owner")["finding"] == f"~/{name} belongs to another user"
    fix(home, diagnosis, "file_owner")
    assert diagnose(home).bad == []


def git(home, *words: str) -> None:
    names = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a"}
    run = home.execute("git", *words, variables=names)
    assert run.status == 0, run


@provokes("git_work_tree")
def test_credentials_that_git_would_take_up(home):
    git(home, "init", "-q")
    diagnosis = diagnose(home)
    assert diagnosis.levels == [("git_work_tree", "warning")]
    fix(home, diagnosis, "git_work_tree")
    assert (diagnose(home).bad, (home.path / ".gitignore").read_text()) == ([], "/.aws/credentials\n")


@provokes("git_work_tree")
def test_credentials_that_git_has_taken_up(home):
    git(home, "init", "-q")
    git(home, "add", ".aws/credentials")
    git(home, "commit", "-qm", "keys")
    (home.path / ".gitignore").write_text("/.aws/\n")
    diagnosis = diagnose(home)
    assert diagnosis.levels == [("git_work_tree", "error")]
    command = diagnosis.one("git_work_tree")["fix"].split(", then")[0]
    subprocess.run(["sh", "-ec", command], env=home.environment, check=True)
    assert (diagnose(home).bad, home.credentials.exists()) == ([], True)


def test_a_repository_runs_no_command(home):
    git(home, "init", "-q")
    git(home, "config", "core.fsmonitor", f"touch {home.path}/owned; false")
    diagnose(home)
    assert not (home.path / "owned").exists()


def test_git_gets_no_keys(home):
    git(home, "init", "-q")
    seen = home.path / "seen"
    add_tool(home, "git", f'env >{seen}; exit 0')
    diagnose(home, variables={"AWS_ACCESS_KEY_ID": "AKIAAAAABBBBCCCCDDDD", "AWS_SECRET_ACCESS_KEY": "s", "GIT_DIR": "/x"})
    names = {line.partition("=")[0] for line in seen.read_text().splitlines()}
    assert names - {"PWD", "OLDPWD", "SHLVL", "_"} == {"PATH", "HOME"}


def test_a_pipe_in_the_place_of_a_file(home):
    home.config.unlink()
    os.mkfifo(home.config)
    assert diagnose(home).levels[0] == ("file_readable", "error")


@pytest.mark.root
def test_a_lock_of_another_user(home):
    home.store()
    lock = next((home.path / ".local/state/aws-mfa/locks").iterdir())
    give_away(lock)
    diagnosis = diagnose(home)
    assert (diagnosis.levels, "aws-mfa/locks/" in diagnosis.one("file_owner")["finding"]) == ([("file_owner", "error")], True)


@pytest.mark.parametrize("variable", ["AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"])
def test_nobody_is_told_to_change_a_device_or_a_folder_that_is_not_theirs(home, variable):
    diagnosis = diagnose(home, variables={variable: "/dev/null"})
    assert [finding for finding in diagnosis.bad if "/dev" in finding["fix"]] == []


def test_where_git_does_not_tell_nothing_is_claimed(home):
    (home.path / ".git").mkdir()
    assert diagnose(home).levels == []
