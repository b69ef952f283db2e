"""Programs that a test puts on the PATH."""

from __future__ import annotations

from pathlib import Path


def write_script(path: Path, text: str) -> None:
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)


def add_tool(home, name: str, script: str) -> None:
    """A program on the PATH."""
    file = home.path / "tools" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)
    home.environment["PATH"] = f"{file.parent}:{home.environment['PATH']}"
