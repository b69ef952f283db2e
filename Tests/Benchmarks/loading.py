"""How a shell loads aws-mfa, and what its start takes longer with each way."""

from __future__ import annotations

from pathlib import Path
from typing import Dict, List

from bench import PROFILE, Bench, Contender, Row, find, rows_beside

INTERACTIVE = {"bash": ["--norc", "-i"], "zsh": ["-f", "-i"], "fish": ["--no-config", "-i"]}
# The line of the block in a start-up file, the line of `init`, and the file that a plugin manager sources.
WAYS = {
    "bash": {
        "block": '. "{share}/bash/aws-mfa.bash" --prompt left',
        "init": 'eval "$({program} init bash --prompt left)"',
        "plugin": 'AWS_MFA_PROMPT=left; . "{share}/bash/aws-mfa.plugin.bash"',
    },
    "zsh": {
        "block": 'source "{share}/zsh/aws-mfa.zsh" --prompt right',
        "init": 'eval "$({program} init zsh --prompt right)"',
        "plugin": 'AWS_MFA_PROMPT=right; source "{share}/zsh/aws-mfa.plugin.zsh"',
    },
    "fish": {
        "block": 'source "{share}/fish/aws-mfa.fish" --prompt right',
        "init": "{program} init fish --prompt right | source",
        "plugin": 'set -g AWS_MFA_PROMPT right; source "{share}/fish/conf.d/aws-mfa.fish"',
    },
}
# What a shell does before it draws a prompt, and how to see that the session was restored.
PROMPT = {
    "bash": 'for _command in "${PROMPT_COMMAND[@]}"; do eval "$_command"; done',
    "zsh": "for _function in $precmd_functions; do $_function; done",
    "fish": "emit fish_prompt",
}
CHECK = {
    "bash": f'[[ $AWS_MFA_PROFILE == {PROFILE} ]] || exit 9',
    "zsh": f'[[ $AWS_MFA_PROFILE == {PROFILE} ]] || exit 9',
    "fish": f'test "$AWS_MFA_PROFILE" = {PROFILE}; or exit 9',
}
START_GOAL = 5


def loading(bench: Bench, shell: str, way: str = "block") -> str:
    """The line that loads aws-mfa."""
    return WAYS[shell][way].format(program=bench.program, share=bench.share)


def at_prompt(bench: Bench, shell: str, way: str = "block") -> str:
    """The lines after which a shell is as at its first prompt."""
    return f"{loading(bench, shell, way)}\n{PROMPT[shell]}"


def interactive(bench: Bench, shell: str, name: str, setup: str, loop: str, environment: Dict[str, str]) -> Contender:
    script = bench.homes / f"{shell}.{name.replace('/', '_').replace(' ', '_')}"
    script.write_text(f"{setup}\n{loop}\n")
    return Contender(name, [find(shell), *INTERACTIVE[shell], str(script)], environment)


def shell_starts(bench: Bench) -> List[Row]:
    """What a shell's start takes longer with the integration, the first prompt's restored session included."""
    environment = bench.home("starts")
    bench.log_in(environment)
    last = f"{loading(bench, 'bash', 'init')}; aws-mfa {PROFILE}"
    bench.run_once(Contender("make it the last session", [find("bash"), "-c", last], environment))
    contenders = [Contender("/bin/true", [bench.true], environment)]
    for shell, ways in WAYS.items():
        contenders.append(interactive(bench, shell, f"{shell} without", "", "", environment))
        for way in ways:
            setup = f"{at_prompt(bench, shell, way)}\n{CHECK[shell]}"
            contenders.append(interactive(bench, shell, f"{shell} {way}", setup, "", environment))
    times = bench.measure(contenders, bench.rounds)
    added = {"/bin/true": times["/bin/true"]}
    for shell, ways in WAYS.items():
        for way in ways:
            pairs = zip(times[f"{shell} {way}"], times[f"{shell} without"])
            added[f"{shell}: start-up, added by {way}"] = [long - short for long, short in pairs]
    goals = {f"{shell}: start-up, added by block": START_GOAL for shell in WAYS}
    return rows_beside(added, "/bin/true", goals)
