"""What the functions and the hooks of shells cost, beside those of others."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Dict, List

from bench import PROFILE, Bench, Contender, Row, find, rows_beside
from loading import at_prompt, interactive, loading

CALLS_PER_LOOP = 40
LOOPS = {
    "bash": "for ((i = 0; i < {count}; i++)); do {command} >/dev/null; done",
    "zsh": "for ((i = 0; i < {count}; i++)); do {command} >/dev/null; done",
    "fish": "for i in {words}; {command} >/dev/null; end",
}
# What runs at each prompt: ours with a live session, one process, and the hooks of others who have done nothing yet.
# A name, what sets it up ("ours" or code), what runs, and how often.
HOOK_CALLS = 2_000
HOOKS = {
    "bash": {
        "one process": ("", "_x=$(/bin/true)", CALLS_PER_LOOP),
        "hook at rest": ("ours", "_awsmfa_hook", HOOK_CALLS),
        "before a command": ("ours", "_awsmfa_hook_preexec", HOOK_CALLS),
        "direnv's hook": ('eval "$(direnv hook bash)"', "_direnv_hook", CALLS_PER_LOOP),
        "zoxide's hook": ('eval "$(zoxide init bash --hook prompt)"', "{zoxide}", CALLS_PER_LOOP),
    },
    "zsh": {
        "one process": ("", "_x=$(/bin/true)", CALLS_PER_LOOP),
        "hook at rest": ("ours", "_awsmfa_hook", HOOK_CALLS),
        "before a command": ("ours", "_awsmfa_hook x x x", HOOK_CALLS),
        "direnv's hook": ('eval "$(direnv hook zsh)"', "_direnv_hook", CALLS_PER_LOOP),
        "zoxide's hook": ('eval "$(zoxide init zsh --hook prompt)"', "{zoxide}", CALLS_PER_LOOP),
    },
    "fish": {
        "one process": ("", "set _x (command true)", CALLS_PER_LOOP),
        "hook at rest": ("ours", "_awsmfa_hook", HOOK_CALLS),
        "before a command": ("ours", "_awsmfa_hook x", HOOK_CALLS),
        "direnv's hook": ("direnv hook fish | source", "__direnv_export_eval", CALLS_PER_LOOP),
        "zoxide's hook": ("zoxide init fish --hook prompt | source", "{zoxide}", CALLS_PER_LOOP),
    },
}
HOOK_GOALS = {"bash": 0.05, "zsh": 0.04, "fish": 0.18}
# A change of directory with all that each tool does about it, up to the next prompt.
MOVES_PER_LOOP = 40
MOVERS = {
    "bash": {"cd": ("ours", "_awsmfa_hook"), "direnv": ('eval "$(direnv hook bash)"', "_direnv_hook")},
    "zsh": {"cd": ("ours", "_awsmfa_hook"), "direnv": ('eval "$(direnv hook zsh)"', "_direnv_hook")},
    "fish": {"cd": ("ours", "_awsmfa_hook"), "direnv": ("direnv hook fish | source", "__direnv_export_eval")},
}
# Between two directories each move is one into a directory; between one and what is below it, one within.
MOVES = {"into": ("one", "two"), "within": ("one/deep", "one"), "in and out": ("one", "")}
MOVE_GOAL = 2.5
REPEAT = {
    "bash": "for ((_i = 0; _i < {count}; _i++)); do {command}; done",
    "zsh": "for ((_i = 0; _i < {count}; _i++)); do {command}; done",
    "fish": "for _i in (seq {count}); {command}; end",
}


def wrappers(bench: Bench) -> List[Row]:
    """What one command costs in a loop of one shell: the shell's own start is taken off."""
    environment = bench.home("wrappers")
    bench.log_in(environment)
    rows: List[Row] = []
    for shell in LOOPS:
        rows += _wrapper(bench, shell, environment)
    return rows


def _wrapper(bench: Bench, shell: str, environment: Dict[str, str]) -> List[Row]:
    commands = {
        "/bin/true": (bench.true, CALLS_PER_LOOP),
        "awsmfa status": (f"{bench.program} status", CALLS_PER_LOOP),
        "aws-mfa status": ("aws-mfa status", CALLS_PER_LOOP),
    }
    contenders = [_loop(bench, shell, "nothing", ":", 0, environment)]
    contenders += [_loop(bench, shell, name, *command, environment) for name, command in commands.items()]
    times = bench.measure(contenders, bench.rounds)
    nothing = times.pop("nothing")
    for name, seconds in times.items():
        times[name] = [(whole - empty) / CALLS_PER_LOOP for whole, empty in zip(seconds, nothing)]
    named = {f"{shell}: {name}": seconds for name, seconds in times.items()}
    return rows_beside(named, f"{shell}: /bin/true", {})


def _loop(bench: Bench, shell: str, name: str, command: str, count: int, environment: Dict[str, str]) -> Contender:
    script = bench.homes / f"{shell}.{name.replace('/', '_').replace(' ', '_')}"
    words = " ".join(map(str, range(count)))
    script.write_text(f"{loading(bench, shell)}\n{LOOPS[shell].format(command=command, count=count, words=words)}\n")
    return Contender(name, [find(shell), str(script)], environment)


def hooks(bench: Bench) -> List[Row]:
    """What a prompt costs in a shell with a live session, beside one process and beside the hooks of others."""
    environment = bench.home("hooks")
    bench.log_in(environment)
    rows: List[Row] = []
    for shell in HOOKS:
        rows += _hooks(bench, shell, environment)
    return rows


def _hooks(bench: Bench, shell: str, environment: Dict[str, str]) -> List[Row]:
    contenders, counts = [], {}
    for name, (setup, command, count) in HOOKS[shell].items():
        if setup == "ours":
            setup = f"{at_prompt(bench, shell)}\naws-mfa {PROFILE} 2>/dev/null"
        command = command.format(zoxide=_zoxide_hook())
        counts[name] = count
        loop = REPEAT[shell].format(count=count, command=command)
        contenders.append(interactive(bench, shell, name, setup, loop, environment))
        contenders.append(interactive(bench, shell, f"{name}, none", setup, "", environment))
    times = bench.measure(contenders, max(2, bench.rounds // 2))
    named = {
        f"{shell}: {name}": [
            (whole - empty) / count for whole, empty in zip(times[name], times[f"{name}, none"])
        ]
        for name, count in counts.items()
    }
    goals = {f"{shell}: {name}": HOOK_GOALS[shell] for name in ("hook at rest", "before a command")}
    return rows_beside(named, f"{shell}: one process", goals)


def moves(bench: Bench) -> List[Row]:
    """What cd into, within and out of a trusted directory costs, beside one process and beside direnv's `.envrc`."""
    environment = bench.home("moves")
    bench.log_in(environment)
    _make_directories(bench, environment)
    rows: List[Row] = []
    for shell in MOVERS:
        rows += _moves(bench, shell, {**environment, "DIRENV_LOG_FORMAT": ""})
    return rows


def _make_directories(bench: Bench, environment: Dict[str, str]) -> None:
    variables = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_CREDENTIAL_EXPIRATION",
                 "AWS_PROFILE", "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_MFA_PROFILE", "AWS_MFA_EXPIRES_AT")
    for name in ("one", "two"):
        directory = Path(environment["HOME"]) / name
        (directory / "deep").mkdir(parents=True)
        (directory / ".awsmfa").write_text(f"{PROFILE}\n")
        exports = [f"export {variable}={'x' * 40}\n" for variable in variables]
        (directory / ".envrc").write_text("".join([*exports, f"export AWS_MFA_ROOT={directory}\n"]))
        for words in ([bench.program, "allow", str(directory)], [find("direnv"), "allow", str(directory)]):
            bench.run_once(Contender("allow", words, environment))


def _moves(bench: Bench, shell: str, environment: Dict[str, str]) -> List[Row]:
    process = REPEAT[shell].format(count=CALLS_PER_LOOP, command=HOOKS[shell]["one process"][1])
    contenders = [
        interactive(bench, shell, "one process", "", process, environment),
        interactive(bench, shell, "one process, none", "", "", environment),
    ]
    for tool, (setup, hook) in MOVERS[shell].items():
        setup = at_prompt(bench, shell) if setup == "ours" else setup
        contenders.append(interactive(bench, shell, f"{tool}, none", setup, "", environment))
        for name, (there, back) in MOVES.items():
            loop = _walk(shell, environment["HOME"], hook, there, back)
            contenders.append(interactive(bench, shell, f"{tool} {name}", setup, loop, environment))
    times = bench.measure(contenders, max(2, bench.rounds // 2))

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
    return rows_beside(named, f"{shell}: one process", {f"{shell}: cd into": MOVE_GOAL})


def _walk(shell: str, home: str, hook: str, there: str, back: str) -> str:
    """Moves to and fro, and fails if the last one there did not lead to where its variables are."""
    check = f'test "$AWS_MFA_ROOT" = "{home}/{there.split("/")[0]}" || exit 9'
    moves = f"cd {home}/{there}; {hook}; cd {home}/{back}; {hook}"
    return "\n".join([
        f"cd {home}/{back}; {hook}",
        REPEAT[shell].format(count=MOVES_PER_LOOP // 2 - 1, command=moves),
        f"cd {home}/{there}; {hook}; {check}; cd {home}/{back}; {hook}",
    ])


def _zoxide_hook() -> str:
    """The name of zoxide's hook: newer versions have one underscore more."""
    code = subprocess.run(["zoxide", "init", "bash"], capture_output=True, text=True, check=True).stdout
    return "__zoxide_hook" if "__zoxide_hook" in code else "_zoxide_hook"
