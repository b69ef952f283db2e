"""A Swift package, as its manifest describes it."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

from toolchain import run


@dataclass(frozen=True)
class Target:
    """A target, with the compiler's words for its settings."""

    name: str
    folder: Path
    dependencies: tuple
    settings: tuple

    @property
    def swift_files(self) -> list:
        return sorted(self.folder.rglob("*.swift"))

    @property
    def c_files(self) -> list:
        return sorted(self.folder.rglob("*.c"))

    @property
    def headers(self) -> Path:
        return self.folder / "include"

    @property
    def is_program(self) -> bool:
        return any(file.name == "main.swift" for file in self.swift_files)


@dataclass(frozen=True)
class Package:
    name: str
    language: str
    # In an order in which each comes after those that it imports.
    targets: tuple

    @classmethod
    def described(cls, folder: Path) -> Package:
        """The package in a folder, with the flags that developers and CI build it with."""
        text = run(["swift", "package", "--package-path", folder, "dump-package"], {**os.environ, "AWS_MFA_STRICT": "1"})
        manifest = json.loads(text)
        targets = {entry["name"]: _target(folder, entry) for entry in manifest["targets"]}
        shipped = [name for product in manifest["products"] for name in product["targets"]]
        major = manifest["toolsVersion"]["_version"].split(".")[0]
        return cls(manifest["name"], major, tuple(_ordered(_needed(shipped, targets))))

    def imported(self, target: Target) -> list:
        """The targets that one imports, directly or not."""
        direct = [other for other in self.targets if other.name in target.dependencies]
        return direct + [far for near in direct for far in self.imported(near)]


def _target(folder: Path, entry: dict) -> Target:
    dependencies = tuple(next(iter(value.values()))[0] for value in entry["dependencies"])
    settings = tuple(_flag(setting["kind"]) for setting in entry["settings"] if setting["tool"] == "swift")
    path = folder / (entry.get("path") or f"Sources/{entry['name']}")
    return Target(entry["name"], path, dependencies, tuple(word for words in settings for word in words))


def _flag(kind: dict) -> list:
    """The compiler's words for a setting. One that is not known here stops the check: it would go unchecked."""
    (name, value), = kind.items()
    if name == "strictMemorySafety":
        return ["-strict-memory-safety"]
    if name == "treatAllWarnings" and value["_0"] == "error":
        # Only of the sources: for Linux the compiler also warns that it was given no whole system.
        return []
    if name == "unsafeFlags":
        # The check runs the frontend itself.
        return [word for word in value["_0"] if word != "-Xfrontend"]
    if name in ("enableUpcomingFeature", "enableExperimentalFeature"):
        words = "upcoming" if "Upcoming" in name else "experimental"
        return [f"-enable-{words}-feature", value["_0"]]
    raise ValueError(f"Package.swift has a setting that Tests/Portability does not know: {kind}")


def _needed(names: list, targets: dict) -> list:
    """Those targets and all that they import: what is shipped, and no tests."""
    needed = list(dict.fromkeys(names))
    for name in needed:
        needed += [other for other in targets[name].dependencies if other not in needed]
    return [targets[name] for name in needed]


def _ordered(targets: list) -> list:
    ordered = []
    while len(ordered) < len(targets):
        known = {target.name for target in ordered}
        ordered += [
            target for target in targets if target.name not in known and known.issuperset(target.dependencies)
        ]
    return ordered
