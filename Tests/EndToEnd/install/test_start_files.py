"""Start-up files get a block, and are later restored byte for byte."""

from __future__ import annotations

import os
import struct

import pytest

from support.person import EVERY_SHELL, START_FILES, state_of


@pytest.mark.parametrize(
    "content",
    [b"", b"\n", b"one\ntwo\n", b"one\ntwo", b"one\r\ntwo\r\n", b"one\r\ntwo", b"\xff\xfe caf\xe9\0\n\n\n", b"a\0"],
    ids=repr,
)
def test_uninstalling_gives_back_every_byte(person, content):
    for name in START_FILES.values():
        person.write(name, content)
    before = person.files()
    person.install(*EVERY_SHELL)
    assert all(state.content != content for name, state in person.files().items() if name in START_FILES.values())
    person.uninstall()
    assert person.files() == before


def test_a_home_without_any_file_is_empty_again(person):
    person.install(*EVERY_SHELL)
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


@pytest.mark.linux
def test_attributes_and_access_list_of_a_start_file_survive(person):
    """An access list is what `setfacl -m u:1:r` writes."""
    entries = [(1, 6, -1), (2, 4, 1), (4, 4, -1), (16, 4, -1), (32, 4, -1)]
    access = struct.pack("<I", 2) + b"".join(struct.pack("<HHI", tag, bits, name & 0xFFFFFFFF) for tag, bits, name in entries)
    person.write(".bashrc", "text\n")
    file = person.home / ".bashrc"
    os.setxattr(file, "user.note", b"mine")
    os.setxattr(file, "system.posix_acl_access", access)
    before = (file.stat().st_mode, access, b"mine")
    for change in (lambda: person.install("--shell", "bash"), person.uninstall):
        change()
        kept = (file.stat().st_mode, os.getxattr(file, "system.posix_acl_access"), os.getxattr(file, "user.note"))
        assert kept == before


def test_a_start_file_with_a_hard_link_is_left_to_it(person):
    person.write(".bashrc", "text\n")
    (person.home / "bashrc").hardlink_to(person.home / ".bashrc")
    said = person.install("--shell", "bash").stdout
    assert "~/.bashrc has other names (hard links)" in said
    assert (person.read(".bashrc"), (person.home / ".bashrc").stat().st_nlink) == ("text\n", 2)


def test_a_link_to_nothing_gets_its_file_and_loses_it_again(person):
    (person.home / ".zshrc").symlink_to(person.home / "dotfiles/zshrc")
    before = person.files()
    person.install("--shell", "zsh")
    assert "aws-mfa.zsh" in person.read("dotfiles/zshrc")
    person.uninstall()
    assert person.files() == before


def test_links_in_a_circle_are_left_alone(person):
    (person.home / ".bashrc").symlink_to(".other")
    (person.home / ".other").symlink_to(".bashrc")
    before = person.files()
    assert "~/.bashrc cannot be written to" in person.install("--shell", "bash").stdout
    person.uninstall()
    assert person.files() == before


def test_a_read_only_start_file_is_left_and_the_line_to_add_is_printed(person):
    path = person.write(".bashrc", "text\n", mode=0o444)
    before = state_of(path)
    lines = person.install("--shell", "bash").stdout.splitlines()
    at = lines.index("~/.bashrc cannot be written to; add this line to it yourself:")
    assert lines[at + 1] == '  . "$HOME/.local/share/aws-mfa/bash/aws-mfa.bash" --prompt left'
    assert state_of(path) == before
    assert (person.home / ".local/bin/awsmfa").exists()


def test_a_block_of_an_older_version_is_replaced_and_removed(person):
    note = "# Written by install.sh of aws-mfa; its --uninstall removes this block and the line break before it."
    block = f'# >>> aws-mfa >>>\n{note}\nif true; then\n  eval "$(~/.local/bin/awsmfa init bash)"\nfi\n# <<< aws-mfa <<<\n'
    person.write(".bashrc", "one\n" + block)
    assert "~/.bashrc: now loads aws-mfa\n" in person.install("--shell", "bash").stdout
    assert "eval" not in person.read(".bashrc") and person.read(".bashrc").count(">>> aws-mfa >>>") == 1
    person.uninstall()
    assert {name: state.content for name, state in person.files().items()} == {".bashrc": b"one"}
