"""Start-up files get a block, and are later restored byte for byte."""

from __future__ import annotations

import pytest

from support.person import START_FILES, state_of


@pytest.mark.parametrize(
    "content",
    [b"", b"\n", b"one\ntwo\n", b"one\ntwo", b"one\r\ntwo\r\n", b"one\r\ntwo", b"\xff\xfe caf\xe9\0\n\n\n", b"a\0"],
    ids=repr,
)
def test_uninstalling_gives_back_every_byte(person, content):
    for name in START_FILES.values():
        person.write(name, content)
    before = person.files()
    person.install()
    assert all(state.content != content for name, state in person.files().items() if name in START_FILES.values())
    person.uninstall()
    assert person.files() == before


def test_a_home_without_any_file_is_empty_again(person):
    person.install()
    assert "could not be ended" not in person.uninstall()
    assert person.files() == {}


def test_mode_and_link_of_a_start_file_survive(person):
    person.write("dotfiles/real", "text\n", mode=0o600)
    (person.home / "dotfiles/bashrc").symlink_to("real")
    (person.home / ".bashrc").symlink_to("dotfiles/bashrc")
    before = person.files()
    person.install("--shell", "bash")
    during = person.files()
    assert during["dotfiles/real"].mode == "-rw-------"
    assert during["dotfiles/real"].content.startswith(b"text\n# >>> aws-mfa >>>\n")
    assert {name for name in before if during[name] != before[name]} == {"dotfiles/real"}
    person.uninstall()
    assert person.files() == before


def test_a_link_to_nothing_gets_its_file_and_loses_it_again(person):
    (person.home / ".zshrc").symlink_to(person.home / "dotfiles/zshrc")
    before = person.files()
    person.install("--shell", "zsh")
    assert "init zsh" in person.read("dotfiles/zshrc")
    person.uninstall()
    assert person.files() == before


def test_links_in_a_circle_are_left_alone(person):
    (person.home / ".bashrc").symlink_to(".other")
    (person.home / ".other").symlink_to(".bashrc")
    before = person.files()
    assert "~/.bashrc cannot be written to" in person.install("--shell", "bash").stdout
    person.uninstall()
    assert person.files() == before


def test_what_was_added_below_the_block_stays_on_its_own_line(person):
    person.write(".bashrc", "one")
    person.install("--shell", "bash")
    with (person.home / ".bashrc").open("a") as file:
        file.write("two")
    person.uninstall()
    assert person.read(".bashrc") == "one\ntwo"


def test_a_file_of_ours_that_has_more_now_is_kept(person):
    person.install("--shell", "bash")
    with (person.home / ".bashrc").open("a") as file:
        file.write("mine\n")
    person.uninstall()
    assert person.read(".bashrc") == "mine\n"


def test_a_begin_without_an_end_eats_nothing(person):
    person.write(".bashrc", "one\n# >>> aws-mfa >>>\ntwo\n")
    before = person.files()
    person.install("--shell", "bash")
    person.install("--shell", "bash")
    person.uninstall()
    assert person.files() == before


def test_a_block_is_known_by_other_line_ends_too(person):
    path = person.write(".bashrc", "text\n")
    person.install("--shell", "bash")
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    person.uninstall()
    assert path.read_bytes() == b"text\r\n"


def test_a_read_only_start_file_is_left_and_the_line_to_add_is_printed(person):
    path = person.write(".bashrc", "text\n", mode=0o444)
    before = state_of(path)
    lines = person.install("--shell", "bash").stdout.splitlines()
    at = lines.index("~/.bashrc cannot be written to; add this line to it yourself:")
    assert lines[at + 1] == f'  eval "$({person.home}/.local/bin/awsmfa init bash --prompt left)"'
    assert state_of(path) == before
    assert (person.home / ".local/bin/awsmfa").exists()
