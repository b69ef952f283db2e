"""Breaks the code in each listed place, and tells which tests notice. All breaks must be noticed."""

from __future__ import annotations

import argparse
import signal
import sys
import time
from enum import Enum
from typing import List, NamedTuple

from breaks import BREAKS
from places import Break, faults
from running import Runner, Tests
from sandbox import InUse, Sandbox


class Verdict(Enum):
    NOTICED = "noticed"
    UNNOTICED = "NOBODY NOTICED"
    NOT_COMPILED = "DOES NOT COMPILE"
    # Out of time, or ended without telling which test failed.
    UNCLEAR = "NO TEST FAILED BY NAME"


class Result(NamedTuple):
    name: str
    verdict: Verdict
    tests: List[str]
    seconds: float


def main() -> int:
    parser = argparse.ArgumentParser(prog="Tests/mutate", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="of a break, or a part of it (default: all of them)")
    parser.add_argument("--list", action="store_true", help="name the breaks and the tests that must notice")
    parser.add_argument("--dry-run", action="store_true", help="look only whether each place is found exactly once")
    arguments = parser.parse_args()
    chosen = [one for one in BREAKS if not arguments.names or any(name in one.name for name in arguments.names)]
    if not chosen:
        return fail("there is no break of this name")
    wrong = faults(BREAKS)
    for fault in wrong:
        fail(fault)
    if arguments.list:
        print("\n".join(f"{one.name} ({one.file}): {' '.join([one.swift, *one.pytest]).strip()}" for one in chosen))
    if arguments.dry_run and not wrong:
        print(f"{len(BREAKS)} breaks, each found once")
    if arguments.list or arguments.dry_run or wrong:
        return 1 if wrong else 0
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        sandbox = Sandbox()
    except InUse:
        return fail("another run is under way")
    try:
        return mutate(chosen, sandbox)
    except KeyboardInterrupt:
        fail("interrupted")
        return 130


def mutate(chosen: List[Break], sandbox: Sandbox) -> int:
    sandbox.refresh()
    runner = Runner(sandbox.top)
    if not is_whole(chosen, runner):
        return 1
    results: List[Result] = []
    try:
        for one in chosen:
            results.append(judge(one, sandbox, runner))
            print(line(results[-1]), flush=True)
    except KeyboardInterrupt:
        fail("interrupted")
    missed = [result for result in results if result.verdict is not Verdict.NOTICED]
    print(f"\n{len(results) - len(missed)} of {len(chosen)} breaks were noticed")
    for result in missed:
        print(line(result))
    return 0 if len(results) == len(chosen) and not missed else 1


def is_whole(chosen: List[Break], runner: Runner) -> bool:
    """Whether everything builds, and the tests pass, before anything is broken."""
    ended = runner.build()
    if ended.status != 0:
        fail("the code does not build as it is\n" + ended.output[-3000:])
        return False
    outcomes = []
    filters = sorted({name for one in chosen for name in one.swift.split("|") if name})
    if filters:
        outcomes.append(runner.swift_tests("|".join(filters)))
    for words in sorted({tuple(one.pytest) for one in chosen if one.pytest}):
        outcomes.append(runner.end_to_end_tests(list(words)))
    for tests in outcomes:
        if not tests.passed:
            fail("tests fail before anything is broken: " + ", ".join(tests.names or [tests.output[-2000:]]))
    return all(tests.passed for tests in outcomes)


def judge(one: Break, sandbox: Sandbox, runner: Runner) -> Result:
    begin = time.monotonic()
    with sandbox.breaking(one):
        if one.is_compiled and runner.build(with_tests=bool(one.swift)).status != 0:
            return Result(one.name, Verdict.NOT_COMPILED, [], time.monotonic() - begin)
        runs: List[Tests] = []
        if one.swift:
            runs.append(runner.swift_tests(one.swift))
        if one.pytest:
            runs.append(runner.end_to_end_tests(one.pytest))
    names = [name for tests in runs for name in tests.names]
    if any(tests.passed for tests in runs):
        verdict = Verdict.UNNOTICED
    elif any(not tests.names for tests in runs):
        verdict = Verdict.UNCLEAR
    else:
        verdict = Verdict.NOTICED
    return Result(one.name, verdict, names, time.monotonic() - begin)


def line(result: Result) -> str:
    more = f" and {len(result.tests) - 3} more" if len(result.tests) > 3 else ""
    told = "; ".join(result.tests[:3]) + more if result.verdict is Verdict.NOTICED else result.verdict.value
    return f"{result.seconds:4.0f} s  {result.name}: {told}"


def fail(text: str) -> int:
    print(f"Tests/mutate: {text}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
