"""Fixtures of the end-to-end tests: a stand-in for AWS, a home, and real shells."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "StandIn"))

from profiles import write_profiles
from standin import StandIn, sample_world
from support.product import PREFIX_VARIABLE, Home, make_prefix
from support.terminal import SHELLS

# A run in the background may have been started with these ignored, and the programs under test would inherit that.
for _number in (signal.SIGINT, signal.SIGHUP, signal.SIGQUIT, signal.SIGTERM):
    if signal.getsignal(_number) is signal.SIG_IGN:
        signal.signal(_number, signal.SIG_DFL)


def pytest_configure(config):
    config.addinivalue_line("markers", "root: needs files of another user's, which only root can make")
    config.addinivalue_line("markers", "prompt: a call must succeed within the three seconds of a prompt")
    config.addinivalue_line("markers", "rows_in_turn: the shells take turns at the rows of a table")


def pytest_collection_modifyitems(config, items):
    """Leave out the tests that need root if the tests run as another user, and rows that are another shell's turn."""
    # Imported here, where pytest knows the marker that the module uses.
    from support.others import IS_ROOT

    left_out = set() if IS_ROOT else {item for item in items if item.get_closest_marker("root")}
    if os.environ.get("AWS_MFA_TABLE") != "whole":
        left_out.update(_rows_of_other_shells([item for item in items if item.get_closest_marker("rows_in_turn")]))
    config.hook.pytest_deselected(items=list(left_out))
    items[:] = [item for item in items if item not in left_out]


def _rows_of_other_shells(items: list) -> list:
    """Of each row, all but one shell; of each table, every shell gets a third of the rows."""
    turns, left_out = {}, []
    for item in items:
        values = dict(item.callspec.params) if hasattr(item, "callspec") else {}
        shell = values.pop("name", None)
        if shell is None or not values:
            continue
        table = turns.setdefault((item.path, item.originalname), {})
        turn = table.setdefault(item.name.replace(shell, "", 1), len(table))
        if SHELLS[turn % len(SHELLS)] != shell:
            left_out.append(item)
    return left_out


@pytest.fixture(scope="session")
def prefix(tmp_path_factory) -> Path:
    """Where the product is installed."""
    given = os.environ.get(PREFIX_VARIABLE)
    return Path(given) if given else make_prefix(tmp_path_factory.mktemp("installed") / "prefix")


@pytest.fixture
def aws():
    """AWS: the sample world on its own port."""
    with StandIn(sample_world()) as server:
        yield server


@pytest.fixture
def home(tmp_path, prefix, aws):
    """A home with the profiles datatruck (alice) and staging (bob)."""
    path = tmp_path / "home"
    path.mkdir()
    # Without this folder, fish reads all the manual pages of the machine when it first starts.
    (path / ".local/share/fish/generated_completions").mkdir(parents=True)
    write_profiles(aws.world, aws.url, path)
    home = Home(path, prefix, aws)
    yield home
    home.close()


@pytest.fixture(params=SHELLS)
def name(request) -> str:
    """The shell to use, for a test that starts it itself."""
    return request.param


@pytest.fixture
def shell(home, name):
    """A terminal with the integration loaded."""
    return home.terminal(name)
