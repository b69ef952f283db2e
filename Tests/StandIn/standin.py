#!/usr/bin/env python3
"""A strict stand-in for AWS STS and IAM, for tests and trials on this machine.

In tests:

    from standin import Fault, StandIn, sample_world

    with StandIn(sample_world()) as aws:
        aws.url, aws.next_code("arn:aws:iam::111122223333:mfa/alice"), aws.calls

On the command line:

    standin.py serve [--world FILE] [--port N] [--ready FILE] [--parent PID] [--log FILE]
    standin.py code SERIAL --url URL
    standin.py profiles --url URL --home DIR [--world FILE]
    standin.py world
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import signal
import sys
import threading
from pathlib import Path
from typing import Optional

import control
from faults import Fault
from profiles import write_profiles
from server import StandIn
from world import Device, Role, User, World, sample_world

__all__ = ["Device", "Fault", "Role", "StandIn", "User", "World", "sample_world"]

POLL_SECONDS = 0.5


def _load_world(path: Optional[Path]) -> World:
    return World.from_json(path.read_text()) if path else sample_world()


def _is_alive(pid: int, is_own_parent: bool) -> bool:
    """Whether a process lives; an own parent is gone once this one is adopted."""
    if is_own_parent:
        return os.getppid() == pid
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _wait(stop: threading.Event, parent: Optional[int]) -> None:
    """Return once `stop` is set or the parent process is gone."""
    is_own_parent = parent == os.getppid()
    while not stop.wait(POLL_SECONDS):
        if parent is not None and not _is_alive(parent, is_own_parent):
            return


def _announce(url: str, ready: Optional[Path]) -> None:
    """Say where the server is: to stdout, or to a file that appears complete."""
    line = json.dumps({"url": url, "pid": os.getpid()}) + "\n"
    if ready is None:
        print(line, end="", flush=True)
        return
    new = ready.with_name(f"{ready.name}.{os.getpid()}")
    new.write_text(line)
    os.replace(new, ready)


def serve(arguments: argparse.Namespace) -> None:
    """Serve in the foreground until a signal or the end of the parent process."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    with contextlib.ExitStack() as stack:
        log = stack.enter_context(arguments.log.open("a")) if arguments.log else None
        aws = stack.enter_context(StandIn(_load_world(arguments.world), arguments.port, log))
        _announce(aws.url, arguments.ready)
        _wait(stop, arguments.parent)


def code(arguments: argparse.Namespace) -> None:
    """Print the code of a device, waiting for none: a used one is followed by the next."""
    print(control.send(arguments.url, "next_code", serial=arguments.serial)["code"])


def profiles(arguments: argparse.Namespace) -> None:
    """Write the configuration files for the world's users."""
    write_profiles(_load_world(arguments.world), arguments.url, arguments.home)


def world(arguments: argparse.Namespace) -> None:
    """Print the sample world as JSON."""
    print(sample_world().to_json())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="standin.py", description="A stand-in for AWS STS and IAM on 127.0.0.1.")
    commands = parser.add_subparsers(dest="command", required=True)

    command = commands.add_parser("serve", help="serve in the foreground")
    command.add_argument("--world", type=Path, metavar="FILE", help="a world as JSON (default: the sample world)")
    command.add_argument("--port", type=int, default=0, help="default: any free port")
    command.add_argument("--ready", type=Path, metavar="FILE", help="where to write url and pid (default: stdout)")
    command.add_argument("--parent", type=int, metavar="PID", help="stop when this process is gone")
    command.add_argument("--log", type=Path, metavar="FILE", help="add one line per call to this file")
    command.set_defaults(run=serve)

    command = commands.add_parser("code", help="print the code a device shows now")
    command.add_argument("serial")
    command.add_argument("--url", required=True)
    command.set_defaults(run=code)

    command = commands.add_parser("profiles", help="write DIR/.aws/config and DIR/.aws/credentials")
    command.add_argument("--url", required=True)
    command.add_argument("--home", type=Path, required=True, metavar="DIR")
    command.add_argument("--world", type=Path, metavar="FILE")
    command.set_defaults(run=profiles)

    command = commands.add_parser("world", help="print the sample world as JSON")
    command.set_defaults(run=world)
    return parser


def main() -> int:
    arguments = _parser().parse_args()
    try:
        arguments.run(arguments)
    except (OSError, TypeError, ValueError) as problem:
        print(f"standin.py: {problem}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
