"""A real interactive shell on a pseudo-terminal."""

from __future__ import annotations

import contextlib
import itertools
import os
import re
import signal
import subprocess
from typing import Dict, NamedTuple

import pexpect

SHELLS = ("bash", "zsh", "fish")
TIMEOUT = 30

# The prompt shows the last status and a count, so that one drawn again is not taken for the next.
PROMPTS = {
    "bash": "_count=0; PS1='<$?:$((_count += 1))>'\nbind 'set enable-bracketed-paste off' 2>/dev/null\n",
    "zsh": "_count=0; PROMPT='<%?:$_count>'; setopt prompt_subst; setopt no_prompt_sp no_prompt_cr\nHISTFILE=~/.zsh_history SAVEHIST=1000 HISTSIZE=1000\n",
    "fish": "set -g _count 0\nfunction fish_prompt; set -l result $status; set _count (math $_count + 1); echo -n \"<$result:$_count>\"; end\n"
    "function fish_greeting; end\nfunction fish_title; end\n",
}
# zsh expands the prompt again when it reports that a job has ended, so the prompt itself cannot count.
COUNTING = {"zsh": "_counted() { (( _count += 1 )) }; precmd_functions+=(_counted)"}
LOADING = {
    "bash": 'eval "$(awsmfa init bash)"',
    "zsh": 'eval "$(awsmfa init zsh)"',
    "fish": "awsmfa init fish | source",
}
_CONTROL = re.compile(r"\x1b\[[0-9;?<>=]*[A-Za-z]|\x1b[()][0-9A-Z]|\x1b[=>]|\x1b\][^\x07]*\x07|\x0f")
# What fish prints to find out whether the output ended with a line end.
_LINE_END_TEST = re.compile(r"(?:[⏎¶~] *\r?[⏎¶~]? *\r)|(?:\r +\r)")


class Result(NamedTuple):
    """What a command line printed, without the echo and with plain line ends, and its status."""

    output: str
    status: int


class Terminal:
    """A shell that a person types into.

    `before` and `after` are lines of its startup file around the one that loads the integration, which is only
    there if `is_loaded`. `start` is the directory that it starts in, if not the home. `under` is a program, with its
    options, that runs the shell in its own place.
    """

    def __init__(
        self, shell: str, home, before: str = "", after: str = "", is_loaded: bool = True,
        variables: Dict[str, str] = {}, options: tuple = (), start=None, under: tuple = (),
    ):
        self.shell, self.home = shell, home
        self._variables, self._options = variables, options
        self._numbers = itertools.count()
        self._seen = 0
        self.log = ""
        lines = [PROMPTS[shell], before, LOADING[shell] if is_loaded else "", after, COUNTING.get(shell, ""), ""]
        folder = home.scratch("startup")
        startup = folder / ".zshrc"
        startup.write_text("\n".join(lines))
        words = {
            "bash": ["--noprofile", "--rcfile", str(startup), "-i"],
            "zsh": ["-d", "-i"],
            "fish": ["-i", "-C", f"source {startup}"],
        }[shell]
        environment = {**home.environment, "TERM": "dumb", "ZDOTDIR": str(folder), **variables}
        words = [*under, shell, *options, *words]
        self.child = pexpect.spawn(
            words[0], words[1:], env=environment, cwd=str(start or home.path), timeout=TIMEOUT, encoding="utf-8",
            codec_errors="surrogateescape", dimensions=(50, 2000), echo=True,
        )
        self.child.delaybeforesend = None
        self.child.delayafterclose = self.child.delayafterterminate = 0.02
        self.child.ptyproc.delayafterclose = self.child.ptyproc.delayafterterminate = 0.02
        self.greeting = self._until_prompt().output

    def run(self, command: str) -> Result:
        """Type one command line and wait for the next prompt."""
        self.type(command)
        return self.finish()

    def type(self, command: str) -> None:
        """Type one command line and do not wait."""
        self._begin = f"_{next(self._numbers)}_"
        self.send(f"printf 'begin%s\\n' {self._begin}; {command}\r")

    def send(self, keys: str) -> None:
        """Type keys as they are."""
        self.child.send(keys)

    def enter(self) -> str:
        """Press Enter on an empty line; returns what is printed at the next prompt."""
        start = len(self.log)
        self.send("\r")
        self._until_prompt()
        return self.log[start:].removeprefix("\n").removesuffix("\r")

    def ask(self, command: str) -> str:
        """Type a command that asks for a code; returns the screen's text up to and including the question."""
        self.type(command)
        return self.question()

    def question(self) -> str:
        self.child.expect(r"MFA code for [^\n]*?\): ")
        shown = _plain(self.child.before + self.child.after)
        self.log += shown
        return shown.rpartition(f"begin{self._begin}\n")[2]

    def answer(self, keys: str) -> Result:
        """Answer a question and wait for the next prompt."""
        self.send(keys + "\r")
        return self.finish()

    def finish(self) -> Result:
        """Wait for the next prompt."""
        return self._until_prompt()

    def login(self, profile: str = "datatruck", options: str = "") -> Result:
        """Log in with a code typed at the question."""
        self.ask(f"aws-mfa {profile} {options}")
        return self.answer(self.home.code(profile))

    def export(self, name: str, value: str) -> None:
        """Set an exported variable by hand; the value must not contain a single quote."""
        self.run(f"set -gx {name} '{value}'" if self.shell == "fish" else f"export {name}='{value}'")

    def unset(self, name: str) -> None:
        """Unset a variable by hand."""
        self.run(f"set -e {name}" if self.shell == "fish" else f"unset {name}")

    def environment(self) -> Dict[str, str]:
        """The exported variables, as a program sees them."""
        file = self.home.scratch("environment") / "variables"
        assert self.run(f"/usr/bin/env -0 >{file}").status == 0
        pairs = (entry.split("=", 1) for entry in os.fsdecode(file.read_bytes()).split("\0") if entry)
        return dict(pairs)

    def aws(self) -> Dict[str, str]:
        """The exported AWS_ variables, without the segment, whose text changes with the time."""
        variables = self.environment().items()
        return {name: value for name, value in variables if name.startswith("AWS_") and name != "AWS_MFA_SEGMENT"}

    def segment(self) -> str:
        """What AWS_MFA_SEGMENT shows; empty if it is not exported."""
        return self.environment().get("AWS_MFA_SEGMENT", "")

    def second(self) -> Terminal:
        """Another terminal in the same home."""
        return self.home.terminal(self.shell, variables=self._variables, options=self._options)

    def hang_up(self) -> None:
        """Close the terminal, as a person closes its window."""
        self.child.ptyproc.fileobj.close()
        self.child.closed = self.child.ptyproc.closed = True

    def close(self) -> None:
        """End the shell and whatever still runs in it."""
        if not self.child.closed:
            self.hang_up()
        for pid in session_members(self.child.pid):
            # A process may end between the list and the signal.
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.child.wait()

    def _until_prompt(self) -> Result:
        while True:
            self.child.expect(r"<(\d+):(\d+)>")
            status, count = map(int, self.child.match.groups())
            self.log += _plain(self.child.before)
            if count > self._seen:
                break
        self._seen = count
        shown = self.log
        if getattr(self, "_begin", None):
            shown = shown.rpartition(f"begin{self._begin}\n")[2]
        return Result(shown.removesuffix("\r"), status)


def _plain(text: str) -> str:
    """Terminal output without control sequences and with plain line ends."""
    text = _LINE_END_TEST.sub("", _CONTROL.sub("", text))
    return re.sub(r"\r+\n", "\n", text)


def session_members(session: int) -> list:
    """The living processes of a session, which is named after its first one."""
    return [pid for pid in _processes() if _session(pid) == session and _is_alive(pid)]


def _processes() -> list:
    # Every terminal that closes asks, and ps takes ten times as long.
    if os.path.exists("/proc/self/stat"):
        return [int(name) for name in os.listdir("/proc") if name.isdecimal()]
    return [int(row) for row in _ps("-A", "-o", "pid=")]


def _is_alive(process: int) -> bool:
    """Whether a process exists and is not a zombie."""
    try:
        with open(f"/proc/{process}/stat", encoding="utf-8", errors="replace") as file:
            states = [file.read().rpartition(")")[2].split()[0]]
    except (FileNotFoundError, ProcessLookupError):
        states = [] if os.path.exists("/proc/self/stat") else _ps("-o", "stat=", "-p", str(process))
    return bool(states) and not states[0].startswith("Z")


def _ps(*options: str) -> list:
    return subprocess.run(["ps", *options], capture_output=True, text=True).stdout.split()


def _session(process: int) -> int:
    # A process may end after the list was made, and macOS does not show the sessions of other users' processes.
    with contextlib.suppress(ProcessLookupError, PermissionError):
        return os.getsid(process)
    return -1
