"""What the pages say of the project itself: their links, their tables and the commands that they show."""

from __future__ import annotations

import json
import re
import shlex
import subprocess

import pytest

from support.product import REPOSITORY

PAGES = {name: (REPOSITORY / name).read_text() for name in ("README.md", "USAGE.md", "CONTRIBUTING.md", "CHANGELOG.md")}
README, USAGE = PAGES["README.md"], PAGES["USAGE.md"]
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# The languages of blocks that people paste into a shell.
CHECKERS = {"sh": [["bash", "-n"], ["zsh", "-n"]], "zsh": [["zsh", "-n"]], "fish": [["fish", "--no-execute"]]}

# What README's comparison says of aws-mfa, and the test that holds it.
COMPARED = {
    "the session is in": "calls/test_login.py",
    "another terminal": "hooks/test_hooks_terminals.py",
    "near the end": "hooks/test_hooks_expiry.py",
    "at the end": "hooks/test_asking.py",
    "account per directory": "directories/test_directories.py",
    "long-term keys in": "files/test_resolution.py",
    "passkeys": "calls/test_devices.py",
    "browser console": "verbs/test_console.py",
    "shells": "shells/test_wrappers.py",
}


def section(page: str, title: str) -> str:
    return page.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def rows(text: str) -> list:
    """The cells of each row of a section's table, without its head."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines if not line.startswith("|---")][1:]


def headings(page: str) -> list:
    return re.findall(r"^##+ (.*)$", BLOCK.sub("", page), re.MULTILINE)


def anchor(heading: str) -> str:
    """The anchor that GitHub gives a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def commands(page: str) -> list:
    """Our commands in the blocks of a page, each as the words after the program's name."""
    shown = []
    for language, text in BLOCK.findall(page):
        lines = text.replace("\\\n", "").splitlines()
        shown += [line.removeprefix("$ ") for line in lines if language in CHECKERS or line.startswith("$ ")]
    found = []
    for line in shown:
        lexer = shlex.shlex(line, posix=True, punctuation_chars=True)
        # An ARN is one word.
        lexer.wordchars += ":"
        words = list(lexer)
        for index, word in enumerate(words):
            if word in ("aws-mfa", "awsmfa") and (index == 0 or re.fullmatch(r"[|&;(<>]+", words[index - 1])):
                rest = words[index + 1:]
                end = next((at for at, other in enumerate(rest) if re.fullmatch(r"[|&;<>()]+", other)), len(rest))
                found.append(tuple(rest[:end]))
    return sorted(set(found))


def test_readme_is_short():
    long = [line for line in README.splitlines() if len(line) > 160 and not line.startswith("|")]
    assert (len(README.splitlines()) <= 220, long) == (True, [])


@pytest.mark.parametrize("name", PAGES)
def test_every_link_leads_somewhere(name):
    text = BLOCK.sub("", PAGES[name])
    links = re.findall(r"\]\(([^)\s]+)\)", text) + re.findall(r'(?:src|srcset)="([^"]+)"', text)
    inner = [link.partition("#") for link in links if not link.startswith("https://")]
    broken = [
        f"{file}#{place}" for file, _, place in inner
        if not (REPOSITORY / (file or name)).exists()
        or (place and place not in map(anchor, headings(PAGES[file or name])))
    ]
    labels = set(re.findall(r"^\[([^\]]+)\]: https://", text, re.MULTILINE))
    used = set(re.findall(r"(?<!\!)\[([^\]`]+)\](?![(:])", re.sub(r"`[^`]*`", "", text)))
    assert (broken, labels - used) == ([], set())


def test_usage_lists_its_contents():
    listed = re.findall(r"^ *- \[(.*)\]\(#.*\)$", USAGE.partition("\n## ")[0], re.MULTILINE)
    assert listed == headings(USAGE)


@pytest.mark.parametrize("page", [README, USAGE], ids=["README", "USAGE"])
def test_every_block_of_shell_code_parses(page):
    wrong = []
    for language, text in BLOCK.findall(page):
        if language == "console":
            language, text = "sh", "".join(line[2:] for line in text.splitlines(keepends=True) if line.startswith("$ "))
        for checker in CHECKERS.get(language, []):
            run = subprocess.run([*checker, "/dev/stdin"], input=text, capture_output=True, text=True)
            wrong += [(checker[0], text, run.stderr)] if run.returncode or run.stderr else []
    assert wrong == []


@pytest.mark.parametrize("words", sorted(set(commands(README) + commands(USAGE))), ids=" ".join)
def test_every_command_that_is_shown_is_one(home, words):
    run = home.awsmfa(*words)
    # Status 2 is wrong usage, or a verb that changes the shell, which is not there.
    assert run.status != 2 or "cannot change the shell" in run.stderr, run


@pytest.mark.parametrize("page", [README, USAGE], ids=["README", "USAGE"])
def test_the_settings_that_are_shown_are_good(home, page):
    shown = [text for language, text in BLOCK.findall(page) if language == "ini" and "no_restore" in text]
    file = home.path / ".config/aws-mfa/config"
    file.parent.mkdir(parents=True)
    file.write_text("".join(shown))
    found = json.loads(home.awsmfa("doctor", "--json").stdout)
    assert (len(shown), [finding for finding in found if finding["id"] == "settings" and finding["level"] != "ok"]) == (1, [])


def test_the_comparison_is_whole_and_held():
    text = section(README, "How it compares")
    head, *table = [line for line in text.splitlines() if line.startswith("|")]
    peers = re.findall(r"\[([^\]]+)\]", head)
    sourced = re.findall(r"^\[([^\]]+)\]: https://", text, re.MULTILINE)
    cells = rows(text)
    assert (len(peers), [peer for peer in peers if peer not in sourced]) == (6, [])
    assert [row[0] for row in cells if len(row) != 8 or "" in row] == []
    assert [row[0] for row in cells] == list(COMPARED)
    assert [test for test in COMPARED.values() if not (REPOSITORY / "Tests/EndToEnd" / test).exists()] == []


def test_every_promise_names_a_test_that_exists():
    tests = [row[1] for row in rows(section(USAGE, "Promises, and the tests that hold them"))]
    named = [name for row in tests for name in re.findall(r"`((?:EndToEnd|CommandsTests)/[^`]*|Mutations)`", row)]
    assert len(tests) > 15 and [name for name in named if not (REPOSITORY / "Tests" / name).exists()] == []


def test_every_finding_of_doctor_is_named_once(home):
    found = {finding["id"] for finding in json.loads(home.awsmfa("doctor", "--json").stdout)}
    named = re.findall(r"`([a-z_]+)`", USAGE.partition("| about |")[2].partition("\n\n")[0])
    assert (len(named), found - set(named)) == (len(set(named)), set())
