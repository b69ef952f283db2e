"""Someone who installs: a home, a PATH and a checkout."""

from __future__ import annotations

import os
import shlex
import stat
import subprocess
import sys
from pathlib import Path
from typing import Dict, NamedTuple

from support.product import REPOSITORY, Run

SCRIPT = REPOSITORY / "install.sh"
START_FILES = {"bash": ".bashrc", "zsh": ".zshrc", "fish": ".config/fish/conf.d/aws-mfa.fish"}
EVERY_SHELL = ("--shell", "bash", "--shell", "zsh", "--shell", "fish")

# Stands in for the toolchain: records how it is called, and delivers the program under test.
SWIFT = """\
#!/bin/sh
printf '%s\\n' "$*" >>{log}
case $* in
  --version) echo 'Apple Swift version {version} (swift-{version}-RELEASE)' ;;
  *--show-bin-path*) printf '%s\\n' {folder} ;;
  *{broken}*) echo 'error: what the compiler says' >&2; exit 1 ;;
esac
"""


class State(NamedTuple):
    """What a file is, apart from its times."""

    mode: str
    owner: int
    content: bytes | str


class Person:
    """Someone with a home, a PATH and a checkout of their own."""

    def __init__(self, folder: Path, program: Path, name: str = "home"):
        self.folder, self._program = folder, program
        self.home = folder / name
        self.tools = folder / "tools"
        self.log = folder / "swift.log"
        self.home.mkdir()
        self.tools.mkdir()
        self.temporary = folder / "temporary"
        self.temporary.mkdir()
        self.has_swift()

    def tool(self, name: str, text: str) -> Path:
        """Put a program on PATH, before all others."""
        path = self.tools / name
        path.write_text(text)
        path.chmod(0o755)
        return path

    def has_swift(self, version: str = "6.2", broken: str = "NOTHING") -> None:
        """Provide a toolchain whose builds fail if one of their options is `broken`."""
        folder, log = shlex.quote(str(self._program.parent)), shlex.quote(str(self.log))
        self.tool("swift", SWIFT.format(log=log, folder=folder, version=version, broken=broken))

    def lacks(self, *names: str) -> None:
        """Take these programs away: PATH then leads only to copies of the other ones."""
        farm = self.folder / "farm"
        farm.mkdir()
        for folder in reversed(self._path()):
            for program in Path(folder).iterdir():
                if program.name not in names:
                    (farm / program.name).unlink(missing_ok=True)
                    (farm / program.name).symlink_to(program)
        self._path = lambda: [str(farm)]

    def _path(self) -> list:
        return [str(self.tools), "/usr/bin", "/bin", str(Path(sys.executable).parent)]

    def environment(self) -> Dict[str, str]:
        return {
            "HOME": str(self.home), "PATH": ":".join(self._path()), "SHELL": "/bin/bash", "LANG": "C.UTF-8",
            "TMPDIR": str(self.temporary),
        }

    def run(self, *words, variables: Dict[str, str] = {}, folder: Path | None = None) -> Run:
        """Run a program to its end without a terminal."""
        done = subprocess.run(
            [str(word) for word in words], env={**self.environment(), **variables}, cwd=folder or self.folder,
            stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="surrogateescape", timeout=60,
            start_new_session=True,
        )
        return Run(done.returncode, done.stdout, done.stderr)

    def install(self, *options, **surroundings) -> Run:
        """Run install.sh, which must succeed and print nothing on standard error."""
        run = self.run(SCRIPT, *options, **surroundings)
        assert (run.status, run.stderr) == (0, ""), run
        return run

    def uninstall(self, *options) -> str:
        """Run install.sh --uninstall; returns what it printed, without the program's own messages."""
        run = self.run(SCRIPT, "--uninstall", *options)
        assert run.status == 0, run
        return run.stdout

    def write(self, name: str, content: bytes | str, mode: int = 0o644) -> Path:
        """Write a file in the home."""
        path = self.home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        path.chmod(mode)
        return path

    def read(self, name: str) -> str:
        return (self.home / name).read_text()

    def read_any(self, name: str) -> str:
        """The text of a file that need not exist."""
        return self.read(name) if (self.home / name).exists() else ""

    def files(self) -> Dict[str, State]:
        """Everything in the home."""
        return {str(path.relative_to(self.home)): state_of(path) for path in sorted(self.home.rglob("*"))}


def state_of(path: Path) -> State:
    status = path.lstat()
    content = os.readlink(path) if path.is_symlink() else path.read_bytes() if path.is_file() else b""
    return State(stat.filemode(status.st_mode), status.st_uid, content)


def has_integration(person: Person, shell: str) -> bool:
    """Whether a new interactive shell knows aws-mfa."""
    return person.run(shell, "-ic", "type aws-mfa").status == 0


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
