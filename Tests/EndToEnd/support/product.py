"""The installed product, and a throwaway home to run it in."""

from __future__ import annotations

import configparser
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Dict, List, NamedTuple, Optional

from support.cli import CLI
from support.terminal import Terminal

REPOSITORY = Path(__file__).parents[3]
PREFIX_VARIABLE = "AWS_MFA_TEST_PREFIX"

DEVICES = {
    "datatruck": "arn:aws:iam::111122223333:mfa/alice",
    "staging": "arn:aws:iam::444455556666:mfa/bob",
    "production": "arn:aws:iam::777788889999:mfa/paul",
}


def make_prefix(folder: Path) -> Path:
    """An installation of the debug build."""
    (folder / "bin").mkdir(parents=True)
    shutil.copy2(REPOSITORY / ".build/debug/awsmfa", folder / "bin/awsmfa")
    shutil.copytree(REPOSITORY / "shell", folder / "share/aws-mfa")
    return folder


class Run(NamedTuple):
    """What a program printed and how it ended."""

    status: int
    stdout: str
    stderr: str


class Home:
    """A throwaway home directory with the stand-in's profiles, and everything that runs in it."""

    def __init__(self, path: Path, prefix: Path, aws):
        self.path, self.prefix, self.server = path, prefix, aws
        self.program = prefix / "bin/awsmfa"
        self.config = path / ".aws/config"
        self.credentials = path / ".aws/credentials"
        self._terminals: List[Terminal] = []
        self._folders = 0
        self.environment = {
            "HOME": str(path),
            "PATH": f"{prefix / 'bin'}:/usr/local/bin:/usr/bin:/bin",
            "LANG": "C.UTF-8",
            "TZ": "UTC",
            "USER": "tester",
        }

    # Terminals

    def terminal(self, shell: str, **options) -> Terminal:
        terminal = Terminal(shell, self, **options)
        self._terminals.append(terminal)
        return terminal

    def close(self) -> None:
        for terminal in self._terminals:
            terminal.close()

    def scratch(self, name: str) -> Path:
        """A new folder beside the home, for what the tests themselves write."""
        self._folders += 1
        folder = self.path.parent / f"{name}.{self._folders}"
        folder.mkdir()
        return folder

    # Programs

    def start(self, *words: str, variables: Dict[str, str] = {}, **options) -> subprocess.Popen:
        """Start a program without a terminal, all its streams piped."""
        return subprocess.Popen(
            [str(word) for word in words], env={**self.environment, **variables}, cwd=self.path, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True, text=True,
            errors="surrogateescape", **options,
        )

    def execute(self, *words: str, variables: Dict[str, str] = {}, typed: str = "", **options) -> Run:
        """Run a program to its end without a terminal; `typed` is its standard input."""
        with self.start(*words, variables=variables, **options) as process:
            stdout, stderr = process.communicate(typed, timeout=60)
        return Run(process.returncode, stdout, stderr)

    def awsmfa(self, *words: str, **options) -> Run:
        """Run the program itself, with no shell integration."""
        return self.execute(self.program, *words, **options)

    def store(self, profile: str = "datatruck", *options: str) -> Run:
        """Open a session into the credentials file only."""
        run = self.awsmfa("login", profile, "--store-only", "--code", self.code(profile), *options)
        assert run.status == 0, run
        return run

    def aws_cli(self, *words: str, variables: Dict[str, str] = {}) -> Run:
        """Run the real AWS CLI."""
        quick = {"AWS_EC2_METADATA_DISABLED": "true", "AWS_MAX_ATTEMPTS": "1", "AWS_PAGER": ""}
        return Run(*CLI.run(words, {**self.environment, **quick, **variables}, self.path))

    def code(self, profile: str = "datatruck") -> str:
        """A code that AWS will accept."""
        return self.server.next_code(DEVICES[profile])

    def wrong_code(self, profile: str = "datatruck") -> str:
        return self.server.wrong_code(DEVICES[profile])

    # Files

    def section(self, profile: str = "datatruck") -> Optional[Dict[str, str]]:
        """What `[PROFILE-mfa]` of the credentials file holds, in order; None if there is none."""
        parser = configparser.RawConfigParser()
        parser.read_string(self.credentials.read_text())
        name = f"{profile}-mfa"
        return dict(parser[name]) if parser.has_section(name) else None

    def secrets(self, profile: str = "datatruck") -> List[str]:
        """The stored session's secret key and token, and every long-term secret."""
        section = self.section(profile) or {}
        session = [section[key] for key in ("aws_secret_access_key", "aws_session_token") if key in section]
        return session + [user.secret_access_key for user in self.server.world.users]

    def files(self) -> Dict[str, tuple]:
        """AWS's files and ours, without the locks: the mode and the bytes of each, or where it links to."""
        folders = (".aws", ".local/state/aws-mfa", ".config/aws-mfa")
        paths = (path for folder in folders for path in sorted(self.path.glob(f"{folder}/**/*")) if "locks" not in path.parts)
        return {str(path.relative_to(self.path)): _described(path) for path in paths}

    def configure(self, config: str = "", credentials: str = "") -> None:
        """Add text to the two files."""
        for file, text in ((self.config, config), (self.credentials, credentials)):
            with file.open("a") as stream:
                stream.write(text)


def _described(path: Path) -> tuple:
    if path.is_symlink():
        return ("link", os.readlink(path))
    return (oct(path.stat().st_mode & 0o7777), path.read_bytes() if path.is_file() else None)
