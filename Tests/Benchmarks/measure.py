"""Measures the installed product beside what it is compared with, and prints a table.

Every group is measured in rounds: each round runs every contender once, in changing order, so that whatever else the
machine does meets all of them alike. Times are wall-clock, from the start of a process to its end.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import List

sys.path.insert(0, str(Path(__file__).parents[1] / "StandIn"))

from bench import Bench, Row
from calls import giving, login, role, sessions, start
from growth import Growth
from loading import shell_starts
from plot import picture
from report import machine, table
from shells import hooks, moves, wrappers

GROUPS = ("start", "login", "role", "giving", "profiles", "sessions", "wrappers", "hooks", "moves", "depth", "loading")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="Tests/Benchmarks/run", description=__doc__.splitlines()[0])
    for name in ("--prefix", "--homes"):
        parser.add_argument(name, type=Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--url", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--rounds", type=int, default=40, help=argparse.SUPPRESS)
    parser.add_argument("--picture", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--only", action="append", choices=GROUPS, help=argparse.SUPPRESS)
    parser.add_argument("aws", nargs="+", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.rounds < 2:
        parser.error("--rounds needs 2 or more")
    if arguments.picture and arguments.only and not {"profiles", "depth"} <= set(arguments.only):
        parser.error("--picture needs the groups profiles and depth")
    return arguments


def main() -> int:
    arguments = _arguments()
    bench = Bench(arguments.prefix, arguments.homes, arguments.url, arguments.aws, arguments.rounds)
    where = machine(bench)
    rows: List[Row] = []
    growth = Growth(bench)
    functions = (
        start, login, role, giving, growth.of_profiles, sessions, wrappers, hooks, moves, growth.of_depth, shell_starts)
    for name, group in zip(GROUPS, functions):
        if name in (arguments.only or GROUPS):
            print(f"measuring: {name}…", file=sys.stderr)
            rows += group(bench)
    bench.check_calls()
    print(f"{where}\n\n{table(rows)}")
    if arguments.picture:
        arguments.picture.write_text(picture(growth.profiles, growth.depths, where.splitlines()[0]))
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (OSError, RuntimeError) as problem:
        print(f"Tests/Benchmarks/run: {problem}", file=sys.stderr)
        sys.exit(1)
