"""A break of the code, and where it goes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Dict, List, NamedTuple

REPOSITORY = Path(__file__).resolve().parents[2]


class Break(NamedTuple):
    """A change that breaks a promise. Each selection of tests that is given has to notice it."""

    name: str
    file: str
    before: str
    after: str
    # For `swift test --filter`.
    swift: str = ""
    # For pytest: a file below Tests/EndToEnd, then other arguments.
    pytest: List[str] = []

    @property
    def is_compiled(self) -> bool:
        return Path(self.file).suffix in {".swift", ".c", ".h"}


def files_by_name(top: Path) -> Dict[str, List[Path]]:
    """The files that can be broken, by their names and by those with a folder's."""
    found: Dict[str, List[Path]] = {}
    for folder in ("Sources", "shell"):
        for path in sorted((top / folder).rglob("*")):
            if path.is_file():
                for name in (path.name, f"{path.parent.name}/{path.name}"):
                    found.setdefault(name, []).append(path)
    return found


def faults(breaks: List[Break], top: Path = REPOSITORY) -> List[str]:
    """What is wrong with the list: each snippet must be found exactly once, and each test must be there."""
    files = files_by_name(top)
    suites = _suites(top)
    names = [one.name for one in breaks]
    found = [f"{name}: two breaks have this name" for name in sorted(set(names)) if names.count(name) > 1]
    for one in breaks:
        paths = files.get(one.file, [])
        if len(paths) != 1:
            found.append(f"{one.name}: there are {len(paths)} files named {one.file}, not 1")
            continue
        count = paths[0].read_text().count(one.before)
        if count != 1:
            found.append(f"{one.name}: {one.file} has this text {count} times, not once: {one.before.strip()}")
        found += [f"{one.name}: {missing}" for missing in _missing_tests(one, suites, top)]
    return found


def _missing_tests(one: Break, suites: set, top: Path) -> List[str]:
    if not one.swift and not one.pytest:
        return ["no test has to notice it"]
    missing = [f"there is no suite of Swift tests named {name}" for name in one.swift.split("|") if name and name not in suites]
    if one.pytest and not (top / "Tests/EndToEnd" / one.pytest[0]).is_file():
        missing.append(f"there is no file Tests/EndToEnd/{one.pytest[0]}")
    return missing


def _suites(top: Path) -> set:
    declaration = re.compile(r"^ *(?:@Suite.*)?struct (\w+Tests)\b", re.M)
    return {name for path in (top / "Tests").glob("*Tests/**/*.swift") for name in declaration.findall(path.read_text())}


def broken(text: str, one: Break) -> str:
    return text.replace(one.before, one.after)
