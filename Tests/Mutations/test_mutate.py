"""That the list of breaks is held to the code, and that failed tests are known by their names."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from places import Break, faults
from running import FAILED_PYTEST, FAILED_SWIFT_TEST

GOOD = Break("an end", "Clock.swift", "now > end", "now >= end", swift="ClockTests", pytest=["hooks/test_clock.py"])


@pytest.fixture
def tree(tmp_path):
    """A tree with one file of code, and one of tests of each kind."""
    files = {
        "Sources/Time/Clock.swift": "let isOver = now > end\n", "shell/bash/aws-mfa.bash": "",
        "Tests/TimeTests/ClockTests.swift": "struct ClockTests {\n}\n", "Tests/EndToEnd/hooks/test_clock.py": "",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def test_a_break_that_is_found_once_is_good(tree):
    assert faults([GOOD], tree) == []


FAULTS = {
    "the text is gone": (GOOD._replace(before="now < end"), "Clock.swift has this text 0 times, not once: now < end"),
    "the text is there twice": (GOOD._replace(before="n"), "Clock.swift has this text 2 times, not once: n"),
    "the file is gone": (GOOD._replace(file="Watch.swift"), "there are 0 files named Watch.swift, not 1"),
    "no test is named": (GOOD._replace(swift="", pytest=[]), "no test has to notice it"),
    "the suite is gone": (GOOD._replace(swift="ClockTests|WatchTests"), "there is no suite of Swift tests named WatchTests"),
    "the test file is gone": (
        GOOD._replace(pytest=["test_watch.py"]), "there is no file Tests/EndToEnd/test_watch.py"),
}


@pytest.mark.parametrize("case", FAULTS)
def test_a_break_that_has_lost_its_place_is_told(tree, case):
    wrong, message = FAULTS[case]
    assert faults([wrong], tree) == [f"an end: {message}"]


def test_a_name_is_used_once(tree):
    assert faults([GOOD, GOOD], tree) == ["an end: two breaks have this name"]


def test_failed_tests_are_known_by_their_names():
    swift = (
        '✘ Test "it ends" recorded an issue at ClockTests.swift:3:5: Expectation failed\n'
        '✘ Test "it ends" failed after 0.001 seconds with 1 issue.\n'
        '✘ Test "it begins" with 3 test cases failed after 0.002 seconds with 2 issues.\n'
        "✘ Suite ClockTests failed after 0.003 seconds with 3 issues.\n"
        '✔ Test "it goes on" passed after 0.001 seconds.\n'
    )
    python = (
        "FAILED Tests/EndToEnd/hooks/test_clock.py::test_a_jump[bash-1 2] - AssertionError: x\n"
        "ERROR Tests/EndToEnd/hooks/test_clock.py::test_a_step\n1 failed, 1 error in 0.1s\n"
    )
    assert (FAILED_SWIFT_TEST.findall(swift), FAILED_PYTEST.findall(python)) == (
        ['"it ends"', '"it begins"'], ["test_clock.py::test_a_jump[bash-1 2]", "test_clock.py::test_a_step"],
    )
