"""Programs that a test puts on PATH."""

from __future__ import annotations

from pathlib import Path

from support.hooks import configure


def write_script(path: Path, text: str) -> None:
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)


def add_tool(home, name: str, script: str) -> None:
    """Put a program on PATH."""
    file = home.path / "tools" / name
    file.parent.mkdir(exist_ok=True)
    write_script(file, script)
    home.environment["PATH"] = f"{file.parent}:{home.environment['PATH']}"


def add_guarded_tool(home, script: str) -> None:
    """Put a program `mytool` on PATH that the settings guard."""
    add_tool(home, "mytool", script)
    configure(home, guard="mytool")
