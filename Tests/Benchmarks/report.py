"""The table of times, and the machine that they are from."""

from __future__ import annotations

import os
import platform
import shutil
import statistics
import subprocess
from datetime import datetime, timezone
from pathlib import Path
from typing import List

from bench import Bench, Row
from shells import LOOPS


def table(rows: List[Row]) -> str:
    head = ["what", "median", "least", "middle half", "ratio of medians", "goal", ""]
    cells = [head, *map(_cells, rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(head))]
    lines = ["| " + " | ".join(map(str.ljust, line, widths)) + " |" for line in cells]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)


def _cells(row: Row) -> List[str]:
    low, middle, high = statistics.quantiles(row.seconds, n=4)
    ratio = "" if row.ratio is None else f"{row.ratio:.2f} × {row.beside}"
    verdict = {None: "", True: "reached", False: "MISSED"}[row.is_reached]
    spread = f"{low * 1000:.2f} to {high * 1000:.2f}"
    return [row.name, _milliseconds(middle), _milliseconds(min(row.seconds)), spread, ratio, row.goal, verdict]


def _milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:.2f} ms"


def machine(bench: Bench) -> str:
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
