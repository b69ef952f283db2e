"""Measures the installed product beside what it is compared with, and prints a table.

Every group is measured in rounds: each round runs every contender once, in changing order, so that whatever else the
machine does meets all of them alike. Times are wall-clock, from the start of a process to its end.
"""

from __future__ import annotations

import argparse
import configparser
import os
import platform
import shutil
import statistics
import subprocess
import sys
import time
from datetime import datetime, timezone
from pathlib import Path
from typing import Callable, Dict, List, NamedTuple, Optional, Sequence

sys.path.insert(0, str(Path(__file__).parents[1] / "StandIn"))

import control
from profiles import write_profiles
from world import sample_world

PROFILE = "datatruck"
SIZES = (10, 100, 1_000, 10_000)
CALLS_PER_LOOP = 40
WARM_UPS = 3

# The request that `awsmfa login` hands to curl, less what only awsmfa reads.
CURL_CONFIGURATION = """\
silent
show-error
include
url = "{url}"
aws-sigv4 = "aws:amz:{user.region}:sts"
user = "{user.access_key_id}:{user.secret_access_key}"
data = "Action=GetSessionToken&Version=2011-06-15&DurationSeconds=129600&SerialNumber={serial}&TokenCode={code}"
header = "Content-Type: application/x-www-form-urlencoded; charset=utf-8"
noproxy = "*"
"""

# The request with which `awsmfa login` assumes a role.
ROLE_CONFIGURATION = """\
silent
show-error
include
url = "{url}"
aws-sigv4 = "aws:amz:{user.region}:sts"
user = "{session[aws_access_key_id]}:{session[aws_secret_access_key]}"
header = "X-Amz-Security-Token: {session[aws_session_token]}"
data = "Action=AssumeRole&Version=2011-06-15&RoleArn={role}&RoleSessionName=bench&DurationSeconds=3600"
header = "Content-Type: application/x-www-form-urlencoded; charset=utf-8"
noproxy = "*"
"""

LOOPS = {
    "bash": """\
eval "$({program} init bash)"
for ((i = 0; i < {count}; i++)); do {command} >/dev/null; done
""",
    "zsh": """\
eval "$({program} init zsh)"
for ((i = 0; i < {count}; i++)); do {command} >/dev/null; done
""",
    "fish": """\
{program} init fish | source
for i in {words}; {command} >/dev/null; end
""",
}

# What runs at each prompt: ours with a live session, one process, and the hooks of others who have done nothing yet.
HOOK_CALLS = 2_000
HOOKS = {
    "bash": {
        "one process": ("", "_x=$(/bin/true)", CALLS_PER_LOOP),
        "hook at rest": ('eval "$({program} init bash)"; aws-mfa {profile} 2>/dev/null', "_awsmfa_hook", HOOK_CALLS),
        "before a command": ('eval "$({program} init bash)"; aws-mfa {profile} 2>/dev/null', "_awsmfa_hook_preexec", HOOK_CALLS),
        "direnv's hook": ('eval "$(direnv hook bash)"', "_direnv_hook", CALLS_PER_LOOP),
        "zoxide's hook": ('eval "$(zoxide init bash --hook prompt)"', "{zoxide}", CALLS_PER_LOOP),
    },
    "zsh": {
        "one process": ("", "_x=$(/bin/true)", CALLS_PER_LOOP),
        "hook at rest": ('eval "$({program} init zsh)"; aws-mfa {profile} 2>/dev/null', "_awsmfa_hook", HOOK_CALLS),
        "before a command": ('eval "$({program} init zsh)"; aws-mfa {profile} 2>/dev/null', "_awsmfa_hook x x x", HOOK_CALLS),
        "direnv's hook": ('eval "$(direnv hook zsh)"', "_direnv_hook", CALLS_PER_LOOP),
        "zoxide's hook": ('eval "$(zoxide init zsh --hook prompt)"', "{zoxide}", CALLS_PER_LOOP),
    },
    "fish": {
        "one process": ("", "set _x (command true)", CALLS_PER_LOOP),
        "hook at rest": (
            "{program} init fish | source; _awsmfa_place_hooks; aws-mfa {profile} 2>/dev/null", "_awsmfa_hook", HOOK_CALLS,
        ),
        "before a command": (
            "{program} init fish | source; _awsmfa_place_hooks; aws-mfa {profile} 2>/dev/null", "_awsmfa_hook x", HOOK_CALLS,
        ),
        "direnv's hook": ("direnv hook fish | source", "__direnv_export_eval", CALLS_PER_LOOP),
        "zoxide's hook": ("zoxide init fish --hook prompt | source", "{zoxide}", CALLS_PER_LOOP),
    },
}
HOOK_GOALS = {"bash": 0.05, "zsh": 0.04, "fish": 0.18}
STARTS = {
    "bash": 'eval "$({program} init bash)"\n_awsmfa_prompt',
    "zsh": 'eval "$({program} init zsh)"\n_awsmfa_prompt',
    "fish": "{program} init fish | source\n_awsmfa_start",
}
START_GOAL = 5

# A change of directory with all that each tool does about it, up to the next prompt.
MOVES_PER_LOOP = 40
MOVERS = {
    "bash": {
        "cd": ('eval "$({program} init bash)"; _awsmfa_hook', "_awsmfa_hook"),
        "direnv": ('eval "$(direnv hook bash)"', "_direnv_hook"),
    },
    "zsh": {
        "cd": ('eval "$({program} init zsh)"; _awsmfa_hook', "_awsmfa_hook"),
        "direnv": ('eval "$(direnv hook zsh)"', "_direnv_hook"),
    },
    "fish": {
        "cd": ("{program} init fish | source; _awsmfa_place_hooks", "_awsmfa_hook"),
        "direnv": ("direnv hook fish | source", "__direnv_export_eval"),
    },
}
# Between two directories each move is one into a directory; between one and what is below it, one within.
MOVES = {"into": ("one", "two"), "within": ("one/deep", "one"), "in and out": ("one", "")}
MOVE_GOAL = 2.5
INTERACTIVE = {"bash": ["--norc", "-i"], "zsh": ["-f", "-i"], "fish": ["--no-config", "-i"]}
REPEAT = {
    "bash": "for ((_i = 0; _i < {count}; _i++)); do {command}; done",
    "zsh": "for ((_i = 0; _i < {count}; _i++)); do {command}; done",
    "fish": "for _i in (seq {count}); {command}; end",
}


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
        self.program = str(prefix / "bin/awsmfa")
        self.homes, self.url, self.aws, self.rounds = homes, url, aws, rounds
        self.true = _find("true", "/bin:/usr/bin")
        self.curl = _find("curl")
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
        return {"HOME": str(path), "PATH": path_variable, "LANG": "C.UTF-8"}

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

    # What is measured

    def start(self) -> List[Row]:
        """The start of the program beside the smallest program there is."""
        environment = self.home("start")
        contenders = [
            Contender("/bin/true", [self.true], environment),
            Contender("awsmfa --version", [self.program, "--version"], environment),
        ]
        times = self.measure(contenders, self.rounds * 10)
        return _rows(times, "/bin/true", {"awsmfa --version": 1.5})

    def login(self) -> List[Row]:
        """A login with the code given, beside the same request by curl alone and by the AWS CLI."""
        environment = self.home("login")
        login = [self.program, "login", PROFILE, "--store-only", "--force", "--code", "-"]
        device = ["--serial-number", self.serial, "--token-code", "{code}"]
        cli = ["sts", "get-session-token", "--profile", PROFILE, *device]
        contenders = [
            Contender("curl, same request", [self.curl, "-q", "-K", "-"], environment, self._curl_configuration),
            Contender("awsmfa login", login, environment, self.code),
            Contender("aws sts get-session-token", [*self.aws, *cli], environment, self.code),
        ]
        times = self.measure(contenders, self.rounds)
        rows = _rows(times, "curl, same request", {"awsmfa login": 2.5})
        faster = statistics.median(times["aws sts get-session-token"]) / statistics.median(times["awsmfa login"])
        rows[-1] = Row(rows[-1].name, rows[-1].seconds, faster, "awsmfa login", "≥ 15 ×", faster >= 15)
        return rows

    def role(self) -> List[Row]:
        """A role, assumed with the stored session: beside the same request by curl alone and by the AWS CLI."""
        environment = self.home("role")
        role = sample_world().roles[0].arn
        with (Path(environment["HOME"]) / ".aws/config").open("a") as file:
            file.write(f"\n[profile role]\nrole_arn = {role}\nsource_profile = {PROFILE}\nendpoint_url = {self.url}\n")
        self.log_in(environment)
        cli = ["sts", "assume-role", "--profile", f"{PROFILE}-mfa", "--role-arn", role, "--role-session-name", "bench"]
        contenders = [
            Contender("curl, same request", [self.curl, "-q", "-K", "-"], environment, lambda: self._role_configuration(environment, role)),
            Contender("awsmfa login of a role", [self.program, "login", "role", "--store-only", "--force"], environment),
            Contender("aws sts assume-role", [*self.aws, *cli], environment),
        ]
        times = self.measure(contenders, self.rounds)
        rows = _rows(times, "curl, same request", {"awsmfa login of a role": 2.5})
        faster = statistics.median(times["aws sts assume-role"]) / statistics.median(times["awsmfa login of a role"])
        rows[-1] = Row(rows[-1].name, rows[-1].seconds, faster, "awsmfa login of a role")
        return rows

    def giving(self) -> List[Row]:
        """A stored session as programs get it."""
        environment = self.home("giving")
        self.log_in(environment)
        contenders = [
            Contender("/bin/true", [self.true], environment),
            Contender("awsmfa credential-process", [self.program, "credential-process", PROFILE], environment),
            Contender("awsmfa export", [self.program, "export", PROFILE], environment),
            Contender("awsmfa exec -- /bin/true", [self.program, "exec", PROFILE, "--", self.true], environment),
            Contender("awsmfa list", [self.program, "list"], environment),
        ]
        return _rows(self.measure(contenders, self.rounds * 5), "/bin/true", {})

    def join(self) -> List[Row]:
        """Joining a stored session in small and in huge files."""
        contenders = []
        for size in SIZES:
            environment = self.home(f"join.{size}", fillers=size - len(sample_world().users))
            self.log_in(environment)
            words = [self.program, "login", PROFILE, "--store-only"]
            contenders.append(Contender(_join_name(size), words, environment))
        times = self.measure(contenders, self.rounds * 5)
        return _rows(times, _join_name(SIZES[0]), {_join_name(SIZES[-1]): 3.5})

    def wrappers(self) -> List[Row]:
        """What one command costs in a loop of one shell: the shell's own start is taken off."""
        environment = self.home("wrappers")
        self.log_in(environment)
        rows: List[Row] = []
        for shell in LOOPS:
            rows += self._wrapper(shell, environment)
        return rows

    def _wrapper(self, shell: str, environment: Dict[str, str]) -> List[Row]:
        commands = {
            "/bin/true": (self.true, CALLS_PER_LOOP),
            "awsmfa status": (f"{self.program} status", CALLS_PER_LOOP),
            "aws-mfa status": ("aws-mfa status", CALLS_PER_LOOP),
        }
        contenders = [self._loop(shell, "nothing", ":", 0, environment)]
        contenders += [self._loop(shell, name, *command, environment) for name, command in commands.items()]
        times = self.measure(contenders, self.rounds)
        nothing = times.pop("nothing")
        for name, seconds in times.items():
            times[name] = [(whole - empty) / CALLS_PER_LOOP for whole, empty in zip(seconds, nothing)]
        named = {f"{shell}: {name}": seconds for name, seconds in times.items()}
        return _rows(named, f"{shell}: /bin/true", {})

    def _loop(self, shell: str, name: str, command: str, count: int, environment: Dict[str, str]) -> Contender:
        script = self.homes / f"{shell}.{name.replace('/', '_').replace(' ', '_')}"
        words = " ".join(map(str, range(count)))
        script.write_text(LOOPS[shell].format(program=self.program, command=command, count=count, words=words))
        return Contender(name, [_find(shell), str(script)], environment)

    def hooks(self) -> List[Row]:
        """What a prompt costs in a shell with a live session, beside one process and beside the hooks of others."""
        environment = self.home("hooks")
        self.log_in(environment)
        rows: List[Row] = []
        for shell in HOOKS:
            rows += self._hooks(shell, environment)
        return rows

    def _hooks(self, shell: str, environment: Dict[str, str]) -> List[Row]:
        contenders, counts = [], {}
        for name, (setup, command, count) in HOOKS[shell].items():
            setup = setup.format(program=self.program, profile=PROFILE)
            command = command.format(zoxide=_zoxide_hook())
            counts[name] = count
            loop = REPEAT[shell].format(count=count, command=command)
            contenders.append(self._interactive(shell, name, setup, loop, environment))
            contenders.append(self._interactive(shell, f"{name}, none", setup, "", environment))
        times = self.measure(contenders, self.rounds // 2)
        named = {
            f"{shell}: {name}": [
                (whole - empty) / count for whole, empty in zip(times[name], times[f"{name}, none"])
            ]
            for name, count in counts.items()
        }
        goals = {f"{shell}: {name}": HOOK_GOALS[shell] for name in ("hook at rest", "before a command")}
        return _rows(named, f"{shell}: one process", goals)

    def moves(self) -> List[Row]:
        """What cd into, within and out of a trusted directory costs, beside one process and beside direnv's `.envrc`."""
        environment = self.home("moves")
        self.log_in(environment)
        self._make_directories(environment)
        rows: List[Row] = []
        for shell in MOVERS:
            rows += self._moves(shell, {**environment, "DIRENV_LOG_FORMAT": ""})
        return rows

    def _make_directories(self, environment: Dict[str, str]) -> None:
        variables = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_CREDENTIAL_EXPIRATION",
                     "AWS_PROFILE", "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_MFA_PROFILE", "AWS_MFA_EXPIRES_AT")
        for name in ("one", "two"):
            directory = Path(environment["HOME"]) / name
            (directory / "deep").mkdir(parents=True)
            (directory / ".awsmfa").write_text(f"{PROFILE}\n")
            exports = [f"export {variable}={'x' * 40}\n" for variable in variables]
            (directory / ".envrc").write_text("".join([*exports, f"export AWS_MFA_ROOT={directory}\n"]))
            for words in ([self.program, "allow", str(directory)], [_find("direnv"), "allow", str(directory)]):
                self.run_once(Contender("allow", words, environment))

    def _moves(self, shell: str, environment: Dict[str, str]) -> List[Row]:
        process = REPEAT[shell].format(count=CALLS_PER_LOOP, command=HOOKS[shell]["one process"][1])
        contenders = [
            self._interactive(shell, "one process", "", process, environment),
            self._interactive(shell, "one process, none", "", "", environment),
        ]
        for tool, (setup, hook) in MOVERS[shell].items():
            setup = setup.format(program=self.program)
            contenders.append(self._interactive(shell, f"{tool}, none", setup, "", environment))
            for name, (there, back) in MOVES.items():
                loop = self._walk(shell, environment["HOME"], hook, there, back)
                contenders.append(self._interactive(shell, f"{tool} {name}", setup, loop, environment))
        times = self.measure(contenders, self.rounds // 2)

        def each(tool: str, name: str, count: int) -> List[float]:
            pairs = zip(times[f"{tool}{name}"], times[f"{tool}, none"])
            return [(whole - empty) / count for whole, empty in pairs]

        named = {f"{shell}: one process": each("one process", "", CALLS_PER_LOOP)}
        for tool in MOVERS[shell]:
            into, within, both = (each(tool, f" {name}", MOVES_PER_LOOP) for name in MOVES)
            named[f"{shell}: {tool} into"] = into
            named[f"{shell}: {tool} within"] = within
            # Of a move in and one out, what is left after that in.
            named[f"{shell}: {tool} out"] = [2 * mean - one for mean, one in zip(both, into)]
        return _rows(named, f"{shell}: one process", {f"{shell}: cd into": MOVE_GOAL})

    @staticmethod
    def _walk(shell: str, home: str, hook: str, there: str, back: str) -> str:
        """Moves to and fro, and fails if the last one there did not lead to where its variables are."""
        check = f'test "$AWS_MFA_ROOT" = "{home}/{there.split("/")[0]}" || exit 9'
        moves = f"cd {home}/{there}; {hook}; cd {home}/{back}; {hook}"
        return "\n".join([
            f"cd {home}/{back}; {hook}",
            REPEAT[shell].format(count=MOVES_PER_LOOP // 2 - 1, command=moves),
            f"cd {home}/{there}; {hook}; {check}; cd {home}/{back}; {hook}",
        ])

    def shell_starts(self) -> List[Row]:
        """What a shell's start takes longer with the integration, the first prompt's restored session included."""
        environment = self.home("starts")
        self.log_in(environment)
        loading = f'eval "$({self.program} init bash)"; aws-mfa {PROFILE}'
        self.run_once(Contender("make it the last session", [_find("bash"), "-c", loading], environment))
        contenders = [Contender("/bin/true", [self.true], environment)]
        for shell, setup in STARTS.items():
            loading = setup.format(program=self.program)
            contenders.append(self._interactive(shell, f"{shell} with", loading, "", environment))
            contenders.append(self._interactive(shell, f"{shell} without", "", "", environment))
        times = self.measure(contenders, self.rounds)
        added = {"/bin/true": times["/bin/true"]}
        for shell in STARTS:
            pairs = zip(times[f"{shell} with"], times[f"{shell} without"])
            added[f"{shell}: start-up, added"] = [long - short for long, short in pairs]
        return _rows(added, "/bin/true", {f"{shell}: start-up, added": START_GOAL for shell in STARTS})

    def _interactive(self, shell: str, name: str, setup: str, loop: str, environment: Dict[str, str]) -> Contender:
        script = self.homes / f"hook.{shell}.{name.replace('/', '_').replace(' ', '_')}"
        script.write_text(f"{setup}\n{loop}\n")
        return Contender(name, [_find(shell), *INTERACTIVE[shell], str(script)], environment)

    def _role_configuration(self, environment: Dict[str, str], role: str) -> str:
        parser = configparser.RawConfigParser()
        parser.read(Path(environment["HOME"]) / ".aws/credentials")
        session = parser[f"{PROFILE}-mfa"]
        return ROLE_CONFIGURATION.format(
            url=self.url, user=self.user, session=session, role=role.replace(":", "%3A").replace("/", "%2F"))

    def _curl_configuration(self) -> str:
        serial = self.serial.replace(":", "%3A").replace("/", "%2F")
        return CURL_CONFIGURATION.format(url=self.url, user=self.user, serial=serial, code=self.code())


def _zoxide_hook() -> str:
    """The name of zoxide's hook: newer versions have one underscore more."""
    code = subprocess.run(["zoxide", "init", "bash"], capture_output=True, text=True, check=True).stdout
    return "__zoxide_hook" if "__zoxide_hook" in code else "_zoxide_hook"


def _find(program: str, path: Optional[str] = None) -> str:
    found = shutil.which(program, path=path)
    if not found:
        raise FileNotFoundError(f"{program} is not on the PATH")
    return found


def _join_name(size: int) -> str:
    return f"join, {size:,} profiles"


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


# The report

def _rows(times: Dict[str, List[float]], base: str, goals: Dict[str, float]) -> List[Row]:
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


def _milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:.2f} ms"


def _cells(row: Row) -> List[str]:
    low, middle, high = statistics.quantiles(row.seconds, n=4)
    ratio = "" if row.ratio is None else f"{row.ratio:.2f} × {row.beside}"
    verdict = {None: "", True: "reached", False: "MISSED"}[row.is_reached]
    spread = f"{low * 1000:.2f} to {high * 1000:.2f}"
    return [row.name, _milliseconds(middle), spread, ratio, row.goal, verdict]


def _table(rows: List[Row]) -> str:
    head = ["what", "median", "middle half", "ratio", "goal", ""]
    cells = [head, *map(_cells, rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(head))]
    lines = ["| " + " | ".join(map(str.ljust, line, widths)) + " |" for line in cells]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)


def _cpu() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        return next(line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        command = ["sysctl", "-n", "machdep.cpu.brand_string"]
        known = shutil.which(command[0]) and subprocess.run(command, capture_output=True, text=True).stdout.strip()
        return known or platform.machine()


def _first_line(*words: str) -> str:
    run = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return (run.stdout.splitlines() or [""])[0]


def _machine(bench: Bench) -> str:
    loads = os.getloadavg()
    load = ", ".join(f"{value:.1f}" for value in loads)
    busy = " (busy: the ratios are less exact)" if loads[0] > (os.cpu_count() or 1) else ""
    is_memory = str(bench.homes).startswith("/dev/shm")
    shells = "; ".join(_first_line(shell, "--version").split(" (")[0] for shell in LOOPS)
    return "\n".join([
        f"{datetime.now(timezone.utc):%Y-%m-%d}, {_cpu()}, {os.cpu_count()} cores, "
        f"{platform.system()} {platform.release()}",
        f"load at the start: {load}{busy}; homes {'in memory' if is_memory else 'on disk'}: {bench.homes}",
        f"{' '.join(_first_line(bench.curl, '--version').split()[:2])}; {_first_line(*bench.aws, '--version')}",
        shells,
    ])


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="Tests/Benchmarks/run", description=__doc__.splitlines()[0])
    for name in ("--prefix", "--homes"):
        parser.add_argument(name, type=Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--url", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--rounds", type=int, default=40, help=argparse.SUPPRESS)
    parser.add_argument("aws", nargs="+", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.rounds < 2:
        parser.error("--rounds needs 2 or more")
    return arguments


def main() -> int:
    arguments = _arguments()
    bench = Bench(arguments.prefix, arguments.homes, arguments.url, arguments.aws, arguments.rounds)
    machine = _machine(bench)
    rows: List[Row] = []
    groups = (
        bench.start, bench.login, bench.role, bench.giving, bench.join, bench.wrappers, bench.hooks, bench.moves,
        bench.shell_starts,
    )
    for group in groups:
        print(f"measuring: {group.__name__}…", file=sys.stderr)
        rows += group()
    bench.check_calls()
    print(f"{machine}\n\n{_table(rows)}")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (OSError, RuntimeError) as problem:
        print(f"Tests/Benchmarks/run: {problem}", file=sys.stderr)
        sys.exit(1)
