"""A machine without a curl that can make the calls: the AWS CLI makes them.

The tests of calls also run here, from files that import all of them. They see no difference, except for tests of curl
itself. The AWS CLI takes a second to start, so for most tests a server has imported it, and only one row of each table is
tried; AWS_MFA_FALLBACK=whole tries them all.
"""

from __future__ import annotations

import itertools
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from support import warm_cli
from support.product import Home
from support.tools import write_script

# The tests that also run here.
sys.path.insert(0, str(Path(__file__).parents[1] / "calls"))

FOLDERS = ("/usr/local/bin", "/usr/bin", "/bin")


def pytest_collection_modifyitems(config, items):
    """Leave out most rows of the tables, and what must be done within the three seconds of a prompt."""
    ours = [item for item in items if item.path.parent == Path(__file__).parent]
    left_out = {item for item in ours if item.get_closest_marker("prompt")}
    if os.environ.get("AWS_MFA_FALLBACK") != "whole":
        left_out.update(item for table in _tables(ours) for item in table if item is not table[len(table) // 2])
    config.hook.pytest_deselected(items=[item for item in items if item in left_out])
    items[:] = [item for item in items if item not in left_out]


def _tables(items: list) -> list:
    """The tests, grouped by the function that they are rows of."""
    return [list(rows) for _, rows in itertools.groupby(items, lambda item: (item.path, item.originalname))]


@pytest.fixture(scope="session")
def programs(tmp_path_factory) -> Path:
    """Every program on the machine except curl and the AWS CLI."""
    folder = tmp_path_factory.mktemp("programs")
    for name in {name: None for place in FOLDERS for name in os.listdir(place)}:
        found = next(Path(place, name) for place in FOLDERS if Path(place, name).exists() or Path(place, name).is_symlink())
        if name not in ("curl", "aws"):
            (folder / name).symlink_to(found)
    return folder


@pytest.fixture(scope="session")
def cli_2() -> list:
    """The words that run the machine's version 2 of the AWS CLI."""
    found = [Path(place, "aws") for place in os.environ["PATH"].split(os.pathsep) if Path(place, "aws").exists()]
    for file in found:
        version = subprocess.run([file, "--version"], capture_output=True, text=True).stdout
        if version.startswith("aws-cli/2."):
            return [str(file)]
    raise FileNotFoundError("there is no AWS CLI of version 2 on the PATH; Debian's is the package awscli")


@pytest.fixture
def cli_version() -> int:
    """The version of the AWS CLI."""
    return 2


@pytest.fixture(scope="session")
def warm_cli_2(cli_2, tmp_path_factory):
    """The words that have a server run it, which has imported it already."""
    server, words = warm_cli.start(Path(cli_2[0]), tmp_path_factory.mktemp("warm"))
    yield words
    server.kill()
    server.communicate()


# What these are about is the process of the AWS CLI itself, and how it ends.
COLD = ("test_fallback", "test_calls_interrupts", "test_calls_signals")


@pytest.fixture
def cli(cli_version, request) -> list:
    """The words that run that version of the AWS CLI."""
    if cli_version == 1:
        return [sys.executable, "-m", "awscli"]
    return request.getfixturevalue("cli_2" if request.path.stem in COLD else "warm_cli_2")


@pytest.fixture
def tools(tmp_path, cli) -> Path:
    """A folder with the AWS CLI, but without curl."""
    folder = tmp_path / "tools"
    folder.mkdir()
    write_script(folder / "aws", f'echo "$@" >>{tmp_path}/arguments; env >{tmp_path}/variables; exec {shlex.join(cli)} "$@"')
    return folder


@pytest.fixture
def home(home, programs, tools) -> Home:
    home.environment["PATH"] = f"{home.prefix / 'bin'}:{tools}:{programs}"
    return home


@pytest.fixture(params=["bash"])
def name(request) -> str:
    """The shells do not know which program makes the calls, so one shell is enough."""
    return request.param
