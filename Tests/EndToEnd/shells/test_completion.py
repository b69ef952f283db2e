"""Tab in real shells: what is inserted, and what is listed."""

from __future__ import annotations

import pytest

from support.terminal import Terminal

PROFILES = r"""
[profile "two words"]
[profile "it's"]
[profile a:b:c]
[profile a#d]
[profile "dol$lar"]
[profile "q\"uote"]
[profile München]
[profile -dash]
"""

# What is typed before Tab, and the words that the line then has.
LINES = {
    r"aws-mfa use two\ w": ["aws-mfa", "use", "two words"],
    'awsmfa use "two w': ["awsmfa", "use", "two words"],
    "aws-mfa -p 'two w": ["aws-mfa", "-p", "two words"],
    "aws-mfa export it": ["aws-mfa", "export", "it's"],
    "aws-mfa a:": ["aws-mfa", "a:b:c"],
    "aws-mfa logout stag": ["aws-mfa", "logout", "staging"],
    "aws-mfa logout staging a#": ["aws-mfa", "logout", "staging", "a#d"],
    "aws-mfa use dol": ["aws-mfa", "use", "dol$lar"],
    'aws-mfa use "q': ["aws-mfa", "use", 'q"uote'],
    "aws-mfa use Mü": ["aws-mfa", "use", "München"],
    "aws-mfa use -- -d": ["aws-mfa", "use", "--", "-dash"],
    "aws-mfa credential-": ["aws-mfa", "credential-process"],
    "awsmfa export --format=po": ["awsmfa", "export", "--format=powershell"],
    "aws-mfa login --serial arn:aws:iam::444": ["aws-mfa", "login", "--serial", "arn:aws:iam::444455556666:mfa/bob"],
    "aws-mfa console staging lam": ["aws-mfa", "console", "staging", "lambda"],
    "aws-mfa console staging s3 --region eusc": ["aws-mfa", "console", "staging", "s3", "--region", "eusc-de-east-1"],
    "aws-mfa allow /usr/loca": ["aws-mfa", "allow", "/usr/local"],
    "aws-mfa login --policy /etc/hostnam": ["aws-mfa", "login", "--policy", "/etc/hostname"],
    "aws-mfa login --policy=/etc/hostnam": ["aws-mfa", "login", "--policy=/etc/hostname"],
    "aws-mfa datatruck --region ca-c": ["aws-mfa", "datatruck", "--region", "ca-central-1"],
}
COMPINIT = "autoload -Uz compinit; compinit -u -D; zstyle ':completion:*' menu no\n"
BASH_COMPLETION = ". /usr/share/bash-completion/bash_completion\n"


def completed(terminal: Terminal, line: str) -> list:
    """The words of a command line after Tab."""
    file = terminal.home.scratch("words") / "words"
    terminal.send(f"{line}\t\x01printf '%s\\n' \x05 >{file}\r")
    assert terminal.finish().status == 0, terminal.log
    return file.read_text().splitlines()


@pytest.fixture
def profiles(home):
    home.configure(config=PROFILES)
    return home


@pytest.mark.parametrize(
    "shell, before, after",
    [
        pytest.param("bash", "", "", id="bash"),
        pytest.param("bash", "set -o posix\n", "", id="bash-posix"),
        pytest.param("bash", BASH_COMPLETION, "set -u\n", id="bash-completion", marks=pytest.mark.linux),
        pytest.param("zsh", COMPINIT, "", id="zsh-compinit-before"),
        pytest.param("zsh", "", COMPINIT, id="zsh-compinit-after"),
        pytest.param("fish", "", "", id="fish"),
    ],
)
def test_tab_completes_what_was_begun(profiles, shell, before, after):
    terminal = profiles.terminal(shell, before=before, after=after, variables={"TERM": "xterm"})
    # zsh removes the slash again.
    found = {line: [word.rstrip("/") for word in completed(terminal, line)] for line in LINES}
    assert found == LINES


@pytest.mark.parametrize(
    "shell, before",
    [
        pytest.param("bash", BASH_COMPLETION, id="bash", marks=pytest.mark.linux),
        pytest.param("zsh", COMPINIT, id="zsh"),
        pytest.param("fish", "", id="fish"),
    ],
)
def test_after_exec_the_other_program_completes(profiles, shell, before):
    terminal = profiles.terminal(shell, before=before, variables={"TERM": "xterm"})
    assert completed(terminal, "aws-mfa exec --code=1 'two words' -- git comm")[-3:] == ["--", "git", "commit"]
    assert completed(terminal, "awsmfa exec -- diren")[-2:] == ["--", "direnv"]


@pytest.mark.parametrize("shell, before", [("bash", ""), ("zsh", COMPINIT), ("fish", "")], ids=["bash", "zsh", "fish"])
def test_guard_off_completes_what_is_guarded(home, shell, before):
    """Of the programs whose names begin so, only one is guarded."""
    terminal = home.terminal(shell, before=before, variables={"TERM": "xterm"})
    terminal.run("aws-mfa guard git-shell true-not-there")
    assert completed(terminal, "aws-mfa guard --off git") == ["aws-mfa", "guard", "--off", "git-shell"]
    terminal.run("aws-mfa guard --off")
    assert completed(terminal, "aws-mfa guard --off git-sh") == ["aws-mfa", "guard", "--off", "git-sh"]


@pytest.mark.parametrize("shell, before", [("zsh", COMPINIT), ("fish", "")], ids=["zsh", "fish"])
def test_profiles_are_listed_with_their_owner_and_the_time_left_those_with_a_session_first(home, shell, before):
    home.store("staging")
    terminal = home.terminal(shell, before=before, variables={"TERM": "xterm"})
    terminal.send("aws-mfa use \t")
    terminal.child.expect(r"staging[^\n]*bob, 444455556666, 3[56]h\d\dm left[^\x00]*datatruck[^\n]*alice, 111122223333")


def test_a_missing_program_and_broken_files_say_nothing(name, home):
    """Nothing is inserted, nothing is printed into the line."""
    home.credentials.write_text("[broken\n")
    home.config.write_text("[broken\n")
    before = {"zsh": COMPINIT}.get(name, "")
    terminal = home.terminal(name, before=before, variables={"TERM": "xterm"})
    assert completed(terminal, "awsmfa use data") == ["awsmfa", "use", "data"]
    terminal.run("set -g _awsmfa_program /nowhere" if name == "fish" else "_awsmfa_program=/nowhere")
    assert completed(terminal, "awsmfa use data") == ["awsmfa", "use", "data"]
    assert not any(word in terminal.log for word in ("nowhere:", "not found", "hint:", "broken"))
