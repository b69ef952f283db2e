"""The installed product, homes for it, and the clock."""

from __future__ import annotations

import os
import shutil
import statistics
import time
from pathlib import Path
from typing import Callable, Dict, List, NamedTuple, Optional, Sequence

import control
from profiles import write_profiles
from world import sample_world

PROFILE = "datatruck"
WARM_UPS = 3


class Contender(NamedTuple):
    """A program that is measured. `prepare` runs before each start, uncounted, and returns its standard input."""

    name: str
    words: Sequence[str]
    environment: Dict[str, str]
    prepare: Optional[Callable[[], str]] = None


class Row(NamedTuple):
    """A line of the table. `ratio` is to the contender named by `beside`; `goal` says what it should be."""

    name: str
    seconds: List[float]
    ratio: Optional[float] = None
    beside: str = ""
    goal: str = ""
    is_reached: Optional[bool] = None


class Bench:
    """The installed product, a place for homes, and the stand-in."""

    def __init__(self, prefix: Path, homes: Path, url: str, aws: List[str], rounds: int):
        self.program, self.share = str(prefix / "bin/awsmfa"), str(prefix / "share/aws-mfa")
        self.homes, self.url, self.aws, self.rounds = homes, url, aws, rounds
        self.true = find("true", "/bin:/usr/bin")
        self.curl = find("curl")
        self.user = sample_world().users[0]
        self.serial = sample_world().devices_of(self.user)[0].serial
        self._input, self._errors = homes / "input", homes / "errors"
        self._codes = 0

    # Homes

    def home(self, name: str, fillers: int = 0) -> Dict[str, str]:
        """The environment of a new home with the sample profiles amid `fillers` others."""
        path = self.homes / name
        write_profiles(sample_world(), self.url, path)
        for file, section in (("config", _config_section), ("credentials", _credentials_section)):
            own = (path / ".aws" / file).read_text()
            sections = [section(number) for number in range(fillers)]
            half = fillers // 2
            (path / ".aws" / file).write_text("".join(sections[:half]) + own + "".join(sections[half:]))
        path_variable = os.pathsep.join(dict.fromkeys([str(Path(self.curl).parent), "/usr/bin", "/bin"]))
        # A history would grow with each round, and be read and written in it.
        return {"HOME": str(path), "PATH": path_variable, "LANG": "C.UTF-8", "HISTFILE": ""}

    def log_in(self, environment: Dict[str, str]) -> None:
        """Store a session, uncounted."""
        words = [self.program, "login", PROFILE, "--store-only", "--code", "-"]
        self.run_once(Contender("log in", words, environment, self.code))

    def code(self) -> str:
        """A code that the stand-in has not seen yet; it will be spent on one call."""
        self._codes += 1
        return control.send(self.url, "next_code", serial=self.serial)["code"]

    def check_calls(self) -> None:
        """Every code was spent on one good call, and nothing but roles was called for beside that."""
        calls = control.send(self.url, "calls")["calls"]
        bad = [call for call in calls if call["status"] != 200]
        sessions = [call for call in calls if call["action"] == "GetSessionToken"]
        others = {call["action"] for call in calls} - {"GetSessionToken", "AssumeRole"}
        if bad or others or len(sessions) != self._codes:
            raise RuntimeError(f"{len(sessions)} sessions for {self._codes} codes, {len(bad)} bad calls, and {others}")

    # The clock

    def run_once(self, contender: Contender) -> float:
        """Run a contender once; how many seconds it took."""
        words = list(contender.words)
        text = contender.prepare() if contender.prepare else ""
        if "{code}" in words:
            words[words.index("{code}")] = text
            text = ""
        self._input.write_text(text)
        create = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        streams = [
            (os.POSIX_SPAWN_OPEN, 0, str(self._input), os.O_RDONLY, 0),
            (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
            (os.POSIX_SPAWN_OPEN, 2, str(self._errors), create, 0o600),
        ]
        begin = time.perf_counter()
        child = os.posix_spawn(words[0], words, contender.environment, file_actions=streams)
        _, status = os.waitpid(child, 0)
        seconds = time.perf_counter() - begin
        if status != 0:
            raise RuntimeError(f"{contender.name}: status {status}: {self._errors.read_text()}")
        return seconds

    def measure(self, contenders: List[Contender], rounds: int) -> Dict[str, List[float]]:
        """Run all contenders in turn, `rounds` times; the seconds of each."""
        seconds: Dict[str, List[float]] = {contender.name: [] for contender in contenders}
        for number in range(-WARM_UPS, rounds):
            shift = number % len(contenders)
            for contender in contenders[shift:] + contenders[:shift]:
                took = self.run_once(contender)
                if number >= 0:
                    seconds[contender.name].append(took)
        return seconds


def find(program: str, path: Optional[str] = None) -> str:
    found = shutil.which(program, path=path)
    if not found:
        raise FileNotFoundError(f"{program} is not on the PATH")
    return found


def _config_section(number: int) -> str:
    return (
        f"[profile filler-{number}]\nregion = eu-west-1\noutput = json\n"
        f"mfa_serial = arn:aws:iam::{number:012}:mfa/somebody\n\n"
    )


def _credentials_section(number: int) -> str:
    return (
        f"[filler-{number}]\naws_access_key_id = AKIAFILLER{number:010}\n"
        f"aws_secret_access_key = EXAMPLE/only+not/a+real+secret{number:011}\n\n"
    )


def rows_beside(times: Dict[str, List[float]], base: str, goals: Dict[str, float]) -> List[Row]:
    """Rows in the order of `times`; each median beside that of `base`."""
    unit = statistics.median(times[base])
    rows = []
    for name, seconds in times.items():
        ratio = None if name == base else statistics.median(seconds) / unit
        goal = goals.get(name)
        rows.append(
            Row(name, seconds, ratio, "" if ratio is None else base, f"≤ {goal:g} ×" if goal else "",
                ratio <= goal if goal and ratio else None)
        )
    return rows
