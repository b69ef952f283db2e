"""What install.sh puts into a home, what it says, and that it removes everything again."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest

from support.person import EVERY_SHELL, SCRIPT, START_FILES, has_integration
from support.product import REPOSITORY, Run

# Installing

def test_every_shell_loads_the_integration_wherever_the_home_is(odd_person):
    odd_person.install(*EVERY_SHELL)
    assert {shell: has_integration(odd_person, shell) for shell in START_FILES} == dict.fromkeys(START_FILES, True)
    assert str(odd_person.home) not in "".join(odd_person.read(file) for file in START_FILES.values())


def test_the_program_and_the_shell_files_are_all_that_is_installed(person):
    person.install(*EVERY_SHELL)
    shell_files = {str(path.relative_to(REPOSITORY / "shell")) for path in (REPOSITORY / "shell").rglob("*") if path.is_file()}
    files = {name: state for name, state in person.files().items() if state.mode[0] == "-"}
    assert set(files) - {".local/share/man/man1/awsmfa.1"} == {
        *START_FILES.values(), ".profile", ".local/bin/awsmfa", ".local/share/aws-mfa/folders",
        ".local/share/aws-mfa/zsh/aws-mfa.zsh.zwc",
        *(f".local/share/aws-mfa/{name}" for name in shell_files),
    }
    assert files[".local/bin/awsmfa"].mode == "-rwxr-xr-x"
    assert list(person.temporary.iterdir()) == []


def test_it_tells_what_it_did_and_what_comes_next(person):
    person.write(".config/fish/config.fish", "")
    assert person.install().stdout == (
        "building awsmfa (a minute or two)…\n"
        "installed ~/.local/bin/awsmfa\n"
        "~/.bashrc: now loads aws-mfa\n"
        "~/.profile: now loads aws-mfa\n"
        "~/.config/fish/conf.d/aws-mfa.fish: now loads aws-mfa\n"
        "~/.local/bin is not on PATH; the function aws-mfa does not need it there\n"
        f"in scripts, cron and make: {person.home}/.local/bin/awsmfa exec PROFILE -- COMMAND\n"
        "next: open a new terminal, or load aws-mfa in this one:\n"
        '  . "$HOME/.local/share/aws-mfa/bash/aws-mfa.bash" --prompt left\n'
        "then: aws-mfa PROFILE\n"
    )


def test_the_prompt_is_left_alone_where_that_is_wanted(person):
    person.install(*EVERY_SHELL, "--no-prompt")
    assert ["--prompt" in person.read(file) for file in START_FILES.values()] == [False, False, False]


def test_a_prompt_that_another_program_draws_is_left_to_it(person):
    person.write(".config/fish/config.fish", "starship init fish | source\n")
    told = person.install("--shell", "fish").stdout
    assert "fish: starship draws the prompt; to show the session in it:\n" in told and "--prompt" not in told


def test_a_second_run_changes_nothing(person):
    person.write(".bashrc", "alias a=b")
    person.install()
    first = person.files()
    assert "~/.bashrc: loads aws-mfa already\n" in person.install().stdout
    assert person.files() == first


def test_another_prefix_takes_the_place_of_the_old_one(person):
    person.write(".bashrc", "first\n")
    person.install("--shell", "bash")
    with (person.home / ".bashrc").open("a") as file:
        file.write("last\n")
    before = person.read(".bashrc")
    other = person.folder / "other place"
    person.install("--shell", "bash", "--prefix", other)
    assert person.read(".bashrc") == before.replace("$HOME/.local", str(other))


def test_a_relative_prefix_counts_from_the_current_folder(person):
    person.install("--no-rc", "--prefix", "here/", folder=person.home)
    assert (person.home / "here/bin/awsmfa").exists()
    person.install("--no-rc", "--prefix", "new/../there//", folder=person.home)
    assert (person.home / "there/bin/awsmfa").exists()


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (["--prefix", "/proc/aws-mfa"], "/proc/aws-mfa could not be made"),
        (["--prefix", "a\nb"], "a path with a tab or a line break in it does not work in every shell"),
        ([], "~/.local/bin/awsmfa is a folder"),
    ],
    ids=["a folder that cannot be made", "a line break", "a folder in the program's place"],
)
@pytest.mark.linux
def test_a_place_that_cannot_be_used_is_refused(person, words, error):
    (person.home / ".local/bin/awsmfa").mkdir(parents=True)
    before = person.files()
    run = person.run(SCRIPT, "--no-rc", *words)
    assert (run.status, run.stderr.splitlines()[0], person.files()) == (1, f"install.sh: {error}", before)


def test_a_start_file_that_cannot_be_written_is_a_failure(person):
    person.write(".bashrc", "x=1\n", 0o444)
    run = person.run(SCRIPT, "--shell", "bash")
    assert "~/.bashrc cannot be written to; add this line to it yourself:" in run.stdout
    assert "next: open a new terminal" not in run.stdout
    assert run.stdout.endswith("installed, but not every shell loads it\n")


def test_the_program_is_stripped(person, program):
    person.tool("strip", "#!/bin/sh\nprintf stripped >>$1\n")
    person.install("--no-rc")
    assert (person.home / ".local/bin/awsmfa").read_bytes() == program.read_bytes() + b"stripped"


def test_a_program_that_stripping_breaks_stays_as_it_was(person, program):
    person.tool("strip", "#!/bin/sh\necho exit 1 >$1\n")
    person.tool("codesign", "#!/bin/sh\nexit 1\n")
    person.install("--no-rc")
    assert (person.home / ".local/bin/awsmfa").read_bytes() == program.read_bytes()


def test_a_program_that_stripping_breaks_is_signed_again(person, program):
    person.tool("strip", "#!/bin/sh\necho exit 1 >$1\n")
    person.tool("codesign", f'#!/bin/sh\n[ "$*" = "-f -s - $4" ] && {{ cat {program}; echo signed; }} >"$4"\n')
    person.install("--no-rc")
    assert (person.home / ".local/bin/awsmfa").read_bytes() == program.read_bytes() + b"signed\n"


def test_a_file_that_is_no_longer_part_of_it_goes(person):
    person.install()
    old = person.write(".local/share/aws-mfa/bash/old.bash", "")
    person.install()
    assert not old.exists()


def test_no_start_file_is_changed_without_leave(person):
    run = person.install("--no-rc")
    assert not any((person.home / name).exists() for name in START_FILES.values())
    share = person.home / ".local/share/aws-mfa"
    assert run.stdout.splitlines()[2:] == [
        "add to the start-up file of your shell:",
        f'  bash: . "{share}/bash/aws-mfa.bash" --prompt left',
        f'  zsh: source "{share}/zsh/aws-mfa.zsh" --prompt right',
        f'  fish: source "{share}/fish/aws-mfa.fish" --prompt right',
    ]


def test_only_the_shell_that_is_named_is_changed(person):
    person.install("--shell", "zsh", "--no-prompt")
    assert [shell for shell, name in START_FILES.items() if (person.home / name).exists()] == ["zsh"]


def test_only_shells_in_use_get_a_start_file(person):
    person.write(".zshrc", "")
    person.lacks("zsh")
    person.install(variables={"SHELL": "/usr/bin/fish"})
    assert [shell for shell, name in START_FILES.items() if "aws-mfa" in person.read_any(name)] == ["fish"]


@pytest.mark.parametrize("shell", START_FILES)
def test_a_removed_program_leaves_the_shell_silent_and_its_status_zero(person, shell):
    person.install("--shell", shell)
    shutil.rmtree(person.home / ".local")
    strict = "" if shell == "fish" else "set -eu; "
    run = person.run(shell, "-ic", f"{strict}source ~/{START_FILES[shell]}")
    assert (run.status, run.stdout, "awsmfa" in run.stderr) == (0, "", False)


def test_a_script_that_reads_the_start_file_loads_nothing(person):
    person.install()
    assert person.run("bash", "-c", "set -eu; source ~/.bashrc; type aws-mfa").status == 1
    assert person.run("sh", "-c", "set -eu; . ~/.bashrc; . ~/.profile; command -v aws-mfa").status != 0


def test_a_shell_that_reads_another_shells_start_file_loads_nothing(person):
    person.install("--shell", "bash")
    person.write(".zshrc", "source ~/.bashrc\n")
    assert not has_integration(person, "zsh")


def test_zsh_is_asked_where_its_start_file_is(person):
    person.write(".zshenv", "echo noise\nZDOTDIR=~/dotfiles\n")
    person.install("--shell", "zsh")
    assert "aws-mfa.zsh" in person.read("dotfiles/.zshrc")


def test_fish_and_its_folder_follow_xdg(person):
    person.install("--shell", "fish", variables={"XDG_CONFIG_HOME": f"{person.home}/settings"})
    assert "aws-mfa.fish" in person.read("settings/fish/conf.d/aws-mfa.fish")


@pytest.mark.parametrize(
    ("file", "text"),
    [(None, ""), (".bash_profile", "echo hi\n"), (".bash_login", ""), (".profile", "[ -r ~/.bashrc ] && . ~/.bashrc\n")],
    ids=["none", "bash_profile", "bash_login", "reads bashrc"],
)
def test_a_login_bash_loads_it_too_and_once(person, file, text):
    if file:
        person.write(file, text)
    person.install("--shell", "bash")
    for options in ("-ic", "-lic"):
        run = person.run("bash", options, 'type -t aws-mfa; echo "$PS1" | grep -o _awsmfa_segment')
        assert run.stdout.splitlines()[-2:] == ["function", "_awsmfa_segment"], run
    assert sum("aws-mfa.bash" in path.read_text() for path in person.home.glob(".*") if path.is_file()) == (1 if "rc" in text else 2)


def test_a_login_shell_of_tmux_loads_it(person):
    person.install("--shell", "bash")
    tmux = ["tmux", "-L", "login", "-f", "/dev/null"]
    # A socket's path must be short.
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        variables = {"TMUX_TMPDIR": folder, "TERM": "xterm"}
        try:
            person.run(*tmux, "new-session", "-d", variables=variables)
            person.run(*tmux, "send-keys", 'type -t aws-mfa >"$TMUX_TMPDIR/out"; tmux -L login wait-for -S done', "Enter", variables=variables)
            person.run(*tmux, "wait-for", "done", variables=variables)
            assert Path(folder, "out").read_text() == "function\n"
        finally:
            person.run(*tmux, "kill-server", variables=variables)


# Other things with that name

def test_an_older_alias_is_named_and_left(person):
    person.write(".zshrc", "# alias aws-mfa=no\n\nalias aws-mfa='source ~/aws-mfa.sh'\n")
    line = "~/.zshrc, line 3: remove this alias aws-mfa; you no longer need it"
    assert line in person.install().stdout.splitlines()
    assert "alias aws-mfa='source ~/aws-mfa.sh'\n" in person.read(".zshrc")


def test_what_else_has_that_name_is_told(person):
    person.write(".config/fish/config.fish", "alias aws-mfa='source ~/aws-mfa.fish'\n")
    other = person.tool("aws-mfa", "#!/bin/sh\n")
    told = person.install().stdout
    assert (
        "~/.config/fish/config.fish, line 1: remove this alias aws-mfa:\n"
        "  fish reads it after aws-mfa is loaded, so the alias runs instead\n"
    ) in told
    assert f"{other}: in your shells, aws-mfa no longer means this program;\n  command aws-mfa runs it\n" in told


# The command line

def test_it_finds_its_checkout_through_links_and_spaces(person):
    checkout = person.folder / "check out"
    checkout.mkdir()
    shutil.copy(SCRIPT, checkout)
    shutil.copy(REPOSITORY / "Package.swift", checkout)
    shutil.copytree(REPOSITORY / "shell", checkout / "shell")
    (person.folder / "link").symlink_to("check out/install.sh")
    for words in (["./link", "--no-rc"], ["sh", "link", "--no-rc"]):
        assert person.run(*words).status == 0
    assert f"--package-path {checkout} " in person.log.read_text()


def test_help_shows_every_option(person):
    run = person.run(SCRIPT, "--help")
    options = ("--from", "--prefix", "--shell", "--no-rc", "--no-prompt", "--uninstall", "--try", "--help")
    assert (run.status, run.stderr, [option for option in options if f"\n  {option} " not in run.stdout]) == (0, "", [])
    assert [line for line in run.stdout.splitlines() if len(line) > 80] == []


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--frobnicate"], "there is no option --frobnicate"),
        (["word"], "there is no option word"),
        (["--prefix"], "--prefix needs a folder"),
        (["--prefix", ""], "--prefix needs a folder"),
        (["--from"], "--from needs a file or a URL"),
        (["--shell", "tcsh"], "--shell needs bash, zsh or fish"),
        (["--try", "--uninstall"], "--try and --uninstall do not go together"),
        (["--try", "--no-rc"], "--try takes no other option"),
        (["--uninstall", "--shell", "zsh"], "--uninstall takes no other option than --prefix"),
        (["--", "true"], "only --try takes a command"),
    ],
    ids=" ".join,
)
def test_what_is_not_understood_changes_nothing(person, words, message):
    run = person.run(SCRIPT, *words)
    assert run == Run(2, "", f"install.sh: {message}\nhint: ./install.sh --help lists the options\n")
    assert person.files() == {}
