"""The marker of tests that need what only Linux has: strace, /proc, setpriv, /dev/full. Elsewhere they are left out."""

import sys


def pytest_configure(config):
    config.addinivalue_line("markers", "linux: needs what only Linux has")


def pytest_collection_modifyitems(config, items):
    if sys.platform == "linux":
        return
    left_out = [item for item in items if item.get_closest_marker("linux")]
    items[:] = [item for item in items if item not in left_out]
    config.hook.pytest_deselected(items=left_out)
