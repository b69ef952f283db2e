"""The tree that CONTRIBUTING.md draws, and what in the sources is not like it."""

import re
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
LONGEST = 250


def drawn(text):
    """The folders of the tree, from top to bottom: `{folder: place}`."""
    block = re.search(r"```\nSources/\n(.*?)```", text, re.S).group(1)
    places, target = {}, ""
    for line in block.splitlines():
        if not line.startswith(" "):
            break
        name = re.match(r"( +)([A-Za-z]+)/", line)
        depth = len(name[1]) // 2
        target = name[2] if depth == 1 else target
        places[target if depth == 1 else f"{target}/{name[2]}"] = len(places)
    return places


def folder(file):
    return file.resolve().relative_to(TOP / "Sources").parent.as_posix()


def misplaced(files, places):
    """Folders that only the tree or only the sources have, and files that are too long."""
    there = {folder(file) for file in files}
    faults = [f"{name} is not in CONTRIBUTING.md's tree" for name in sorted(there - set(places))]
    parents = {name.split("/")[0] for name in there} | {"CSystem"}
    faults += [f"{name} is only in CONTRIBUTING.md's tree" for name in places if name not in there | parents]
    for file in files:
        lines = len(file.read_text().splitlines())
        if lines > LONGEST:
            faults.append(f"{file.relative_to(TOP)} has {lines} lines, more than {LONGEST}")
    return faults


def between_folders(uses):
    """`{(folder, other folder): [(file, other file, names)]}` of what files use."""
    arrows = {}
    for file, others in uses.items():
        for other, names in others.items():
            if folder(file) != folder(other):
                arrows.setdefault((folder(file), folder(other)), []).append((file, other, names))
    return arrows


def upward(arrows, places):
    """Arrows between two folders of which the lower one uses the upper one."""
    return sorted(
        f"{here}/{file.name} uses {there}/{other.name}: {', '.join(sorted(names)[:3])}"
        for (here, there), pairs in arrows.items()
        if places[here] > places[there]
        for file, other, names in pairs
    )
