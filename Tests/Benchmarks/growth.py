"""How times grow with the number of profiles and with the depth of directories."""

from __future__ import annotations

import statistics
import subprocess
from pathlib import Path
from typing import Dict, List, Tuple

from bench import PROFILE, Bench, Contender, Row, rows_beside
from loading import WAYS, at_prompt, interactive
from shells import REPEAT
from world import sample_world

SIZES = (10, 100, 1_000, 10_000)
DEPTHS = (1, 2, 4, 8, 16, 32)
JOIN_GOAL, COMPLETION_GOAL = 3.5, 15
MOVES_PER_LOOP = 400

# The lines of each plot: for a size or a depth the median, beside that of what it is compared with.
Lines = Dict[str, List[Tuple[int, float]]]


class Growth:
    def __init__(self, bench: Bench):
        self.bench = bench
        self.profiles: Lines = {}
        self.depths: Lines = {}

    def of_profiles(self, _: Bench) -> List[Row]:
        """Joining a stored session, and completing a name, in small and in huge files."""
        true = Contender("/bin/true", [self.bench.true], self.bench.home("growth"))
        contenders, names = [true], {"join": [], "completion": []}
        for size in SIZES:
            environment = self.bench.home(f"growth.{size}", fillers=size - len(sample_world().users))
            self.bench.log_in(environment)
            join = [self.bench.program, "login", PROFILE, "--store-only"]
            word = PROFILE[:-1]
            complete = [self.bench.program, "hook", "--complete", "bash", "--", word, f"aws-mfa login {word}"]
            _check(complete, environment)
            for name, words in (("join", join), ("completion", complete)):
                names[name].append(f"{name}, {size:,} profiles")
                contenders.append(Contender(names[name][-1], words, environment))
        times = self.bench.measure(contenders, self.bench.rounds * 2)
        unit = statistics.median(times["/bin/true"])
        self.profiles = {
            name: [(size, statistics.median(times[one]) / unit) for size, one in zip(SIZES, each)]
            for name, each in names.items()}
        joins = rows_beside({name: times[name] for name in names["join"]}, names["join"][0], {names["join"][-1]: JOIN_GOAL})
        beside_true = {name: times[name] for name in ["/bin/true", *names["completion"]]}
        return joins + rows_beside(beside_true, "/bin/true", {names["completion"][-1]: COMPLETION_GOAL})

    def of_depth(self, _: Bench) -> List[Row]:
        """A move between two directories so far below the `.awsmfa` that decides: the search for it is all there is to do."""
        environment = self.bench.home("depth")
        self.bench.log_in(environment)
        top = Path(environment["HOME"]) / "top"
        top.mkdir()
        (top / ".awsmfa").write_text(f"{PROFILE}\n")
        self.bench.run_once(Contender("allow", [self.bench.program, "allow", str(top)], environment))
        contenders = []
        for depth in DEPTHS:
            for name in ("left", "right"):
                _at(top, depth, name).mkdir(parents=True)
            for shell in WAYS:
                left, right = (_at(top, depth, name) for name in ("left", "right"))
                setup = f"{at_prompt(self.bench, shell)}\ncd {left}; _awsmfa_hook"
                moves = f"cd {right}; _awsmfa_hook; cd {left}; _awsmfa_hook"
                loop = REPEAT[shell].format(count=MOVES_PER_LOOP // 2, command=moves)
                contenders.append(interactive(self.bench, shell, f"{shell} {depth}", setup, loop, environment))
                contenders.append(interactive(self.bench, shell, f"{shell} {depth} none", setup, "", environment))
        times = self.bench.measure(contenders, max(2, self.bench.rounds // 4))
        rows: List[Row] = []
        for shell in WAYS:
            named = {}
            for depth in DEPTHS:
                pairs = zip(times[f"{shell} {depth}"], times[f"{shell} {depth} none"])
                named[f"{shell}: cd, {depth} below"] = [(long - short) / MOVES_PER_LOOP for long, short in pairs]
            self.depths[shell] = [
                (depth, statistics.median(seconds) * 1e6) for depth, seconds in zip(DEPTHS, named.values())]
            rows += rows_beside(named, f"{shell}: cd, {DEPTHS[0]} below", {})
        return rows


def _at(top: Path, depth: int, name: str) -> Path:
    """A directory that is `depth` below another."""
    return top.joinpath(*["d"] * (depth - 1), name)


def _check(words: List[str], environment: Dict[str, str]) -> None:
    """What is to be measured does complete a name."""
    done = subprocess.run(words, env=environment, capture_output=True, text=True, check=True)
    if not done.stdout.strip():
        raise RuntimeError(f"{' '.join(words)} printed nothing")
