"""What install.sh puts into a home, what it says, and that it takes everything back."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import stat
import subprocess
import sys
from pathlib import Path
from typing import Dict, NamedTuple

import pexpect
import pytest

from product import DEVICES, REPOSITORY, Run
from profiles import write_profiles
from terminal import session_members

SCRIPT = REPOSITORY / "install.sh"
START_FILES = {"bash": ".bashrc", "zsh": ".zshrc", "fish": ".config/fish/conf.d/aws-mfa.fish"}

# Stands in for the toolchain: notes how it is called, and has the program that is under test.
SWIFT = """\
#!/bin/sh
printf '%s\\n' "$*" >>{log}
case $* in
  --version) echo 'Apple Swift version {version} (swift-{version}-RELEASE)' ;;
  *--show-bin-path*) printf '%s\\n' {folder} ;;
  *{broken}*) echo 'error: what the compiler says' >&2; exit 1 ;;
esac
"""


class State(NamedTuple):
    """What a file is, apart from its times."""

    mode: str
    owner: int
    content: bytes | str


class Person:
    """Somebody with a home, a PATH of their own, and a checkout."""

    def __init__(self, folder: Path, program: Path, name: str = "home"):
        self.folder, self._program = folder, program
        self.home = folder / name
        self.tools = folder / "tools"
        self.log = folder / "swift.log"
        self.home.mkdir()
        self.tools.mkdir()
        self.temporary = folder / "temporary"
        self.temporary.mkdir()
        self.has_swift()

    def tool(self, name: str, text: str) -> Path:
        """Put a program on PATH, before all others."""
        path = self.tools / name
        path.write_text(text)
        path.chmod(0o755)
        return path

    def has_swift(self, version: str = "6.2", broken: str = "NOTHING") -> None:
        """Have a toolchain, whose builds fail if an option of theirs is `broken`."""
        folder, log = shlex.quote(str(self._program.parent)), shlex.quote(str(self.log))
        self.tool("swift", SWIFT.format(log=log, folder=folder, version=version, broken=broken))

    def lacks(self, *names: str) -> None:
        """Have none of these programs: PATH then leads only to copies of the others' names."""
        farm = self.folder / "farm"
        farm.mkdir()
        for folder in reversed(self._path()):
            for program in Path(folder).iterdir():
                if program.name not in names:
                    (farm / program.name).unlink(missing_ok=True)
                    (farm / program.name).symlink_to(program)
        self._path = lambda: [str(farm)]

    def _path(self) -> list:
        return [str(self.tools), "/usr/bin", "/bin", str(Path(sys.executable).parent)]

    def environment(self) -> Dict[str, str]:
        return {
            "HOME": str(self.home), "PATH": ":".join(self._path()), "SHELL": "/bin/bash", "LANG": "C.UTF-8",
            "TMPDIR": str(self.temporary),
        }

    def run(self, *words, variables: Dict[str, str] = {}, folder: Path | None = None) -> Run:
        """Run a program to its end without a terminal."""
        done = subprocess.run(
            [str(word) for word in words], env={**self.environment(), **variables}, cwd=folder or self.folder,
            stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="surrogateescape", timeout=60,
            start_new_session=True,
        )
        return Run(done.returncode, done.stdout, done.stderr)

    def install(self, *options, **surroundings) -> Run:
        """Run install.sh, which must succeed in silence on standard error."""
        run = self.run(SCRIPT, *options, **surroundings)
        assert (run.status, run.stderr) == (0, ""), run
        return run

    def uninstall(self, *options) -> str:
        """Run install.sh --uninstall; what it printed, without what the program itself says."""
        run = self.run(SCRIPT, "--uninstall", *options)
        assert run.status == 0, run
        return run.stdout

    def write(self, name: str, content: bytes | str, mode: int = 0o644) -> Path:
        """Write a file of the home."""
        path = self.home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        path.chmod(mode)
        return path

    def read(self, name: str) -> str:
        return (self.home / name).read_text()

    def files(self) -> Dict[str, State]:
        """Everything in the home."""
        return {str(path.relative_to(self.home)): _state(path) for path in sorted(self.home.rglob("*"))}


def _state(path: Path) -> State:
    status = path.lstat()
    content = os.readlink(path) if path.is_symlink() else path.read_bytes() if path.is_file() else b""
    return State(stat.filemode(status.st_mode), status.st_uid, content)


def has_integration(person: Person, shell: str) -> bool:
    """Whether a new interactive shell knows aws-mfa."""
    return person.run(shell, "-ic", "type aws-mfa").status == 0


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture
def program(prefix) -> Path:
    return prefix / "bin/awsmfa"


@pytest.fixture
def person(tmp_path, program) -> Person:
    return Person(tmp_path, program)


@pytest.fixture(params=["home", "it's a \"home\"", "two \\\\ $HOME `x`", "''q'' \u00fc"])
def odd_person(tmp_path, program, request) -> Person:
    return Person(tmp_path, program, request.param)


# Installing


def test_every_shell_loads_the_integration_wherever_the_home_is(odd_person):
    odd_person.install()
    assert {shell: has_integration(odd_person, shell) for shell in START_FILES} == dict.fromkeys(START_FILES, True)


def test_the_program_and_the_shell_files_are_all_that_is_installed(person):
    person.install()
    shell_files = {str(path.relative_to(REPOSITORY / "shell")) for path in (REPOSITORY / "shell").glob("*/*")}
    files = {name: state for name, state in person.files().items() if state.mode[0] == "-"}
    assert set(files) == {
        *START_FILES.values(), ".local/bin/awsmfa", ".local/share/aws-mfa/folders",
        *(f".local/share/aws-mfa/{name}" for name in shell_files),
    }
    assert files[".local/bin/awsmfa"].mode == "-rwxr-xr-x"
    assert list(person.temporary.iterdir()) == []


def test_it_tells_what_it_did_and_what_comes_next(person):
    assert person.install().stdout == (
        "building awsmfa (a minute or two)…\n"
        "installed ~/.local/bin/awsmfa\n"
        "~/.bashrc: now loads aws-mfa\n"
        "~/.zshrc: now loads aws-mfa\n"
        "~/.config/fish/conf.d/aws-mfa.fish: now loads aws-mfa\n"
        "next: open a new terminal, or load aws-mfa in this one: "
        f"eval \"$({person.home}/.local/bin/awsmfa init bash --prompt left)\"\n"
        "then: aws-mfa PROFILE\n"
    )


def test_the_prompt_is_left_alone_where_that_is_wanted(person):
    person.install("--no-prompt")
    assert ["--prompt" in person.read(file) for file in START_FILES.values()] == [False, False, False]


@pytest.mark.parametrize(
    ("shell", "line", "framework", "recipe"),
    [
        ("bash", 'eval "$(starship init bash)"', "starship", "[env_var.AWS_MFA_SEGMENT]"),
        ("zsh", 'eval "$(oh-my-posh init zsh)"', "oh-my-posh", "{{ .Env.AWS_MFA_SEGMENT }}"),
        ("zsh", "source ~/powerlevel10k/powerlevel10k.zsh-theme", "powerlevel10k", "p10k segment"),
        ("fish", "starship init fish | source", "starship", "[env_var.AWS_MFA_SEGMENT]"),
    ],
)
def test_a_prompt_that_is_drawn_by_a_program_is_left_to_it(person, shell, line, framework, recipe):
    person.write(".config/fish/config.fish" if shell == "fish" else START_FILES[shell], line + "\n")
    told = person.install("--shell", shell).stdout
    assert (f"{shell}: {framework} draws the prompt" in told, recipe in told, "--prompt" in told) == (True, True, False)


def test_a_prompt_framework_in_a_comment_is_none(person):
    person.write(".bashrc", '# eval "$(starship init bash)"\n')
    assert "draws the prompt" not in person.install("--shell", "bash").stdout


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
    quoted = f"'{other}/bin/awsmfa'"
    assert person.read(".bashrc") == before.replace(str(person.home / ".local/bin/awsmfa"), quoted)


def test_a_relative_prefix_counts_from_the_current_folder(person):
    person.install("--no-rc", "--prefix", "here/", folder=person.home)
    assert (person.home / "here/bin/awsmfa").exists()


def test_the_program_is_stripped(person, program):
    person.tool("strip", "#!/bin/sh\nprintf stripped >>$1\n")
    person.install("--no-rc")
    assert (person.home / ".local/bin/awsmfa").read_bytes() == program.read_bytes() + b"stripped"


def test_a_file_that_is_no_longer_part_of_it_goes(person):
    person.install()
    old = person.write(".local/share/aws-mfa/bash/old.bash", "")
    person.install()
    assert not old.exists()


def test_no_start_file_is_changed_without_leave(person):
    run = person.install("--no-rc")
    assert not any((person.home / name).exists() for name in START_FILES.values())
    program = person.home / ".local/bin/awsmfa"
    assert run.stdout.splitlines()[2:] == [
        "add to the start-up file of your shell:",
        f'  bash: eval "$({program} init bash --prompt left)"',
        f'  zsh: eval "$({program} init zsh --prompt right)"',
        f"  fish: {program} init fish --prompt right | source",
    ]


def test_only_the_shell_that_is_named_is_changed(person):
    person.install("--shell", "zsh", "--no-prompt")
    assert [shell for shell, name in START_FILES.items() if (person.home / name).exists()] == ["zsh"]


def test_a_shell_that_is_not_there_gets_no_start_file(person):
    person.lacks("fish")
    person.install()
    assert [shell for shell, name in START_FILES.items() if (person.home / name).exists()] == ["bash", "zsh"]


@pytest.mark.parametrize("shell", START_FILES)
def test_a_removed_program_leaves_the_shell_silent_and_its_status_zero(person, shell):
    person.install()
    (person.home / ".local/bin/awsmfa").unlink()
    strict = "" if shell == "fish" else "set -eu; "
    run = person.run(shell, "-ic", f"{strict}source ~/{START_FILES[shell]}")
    assert (run.status, run.stdout, "awsmfa" in run.stderr) == (0, "", False)


def test_a_script_that_reads_the_start_file_loads_nothing(person):
    person.install()
    assert person.run("bash", "-c", "set -eu; source ~/.bashrc; type aws-mfa").status == 1


def test_a_shell_that_reads_another_shells_start_file_loads_nothing(person):
    person.install("--shell", "bash")
    person.write(".zshrc", "source ~/.bashrc\n")
    assert not has_integration(person, "zsh")


def test_zsh_is_asked_where_its_start_file_is(person):
    person.write(".zshenv", "echo noise\nZDOTDIR=~/dotfiles\n")
    person.install("--shell", "zsh")
    assert "init zsh" in person.read("dotfiles/.zshrc")


def test_fish_and_its_folder_follow_xdg(person):
    person.install("--shell", "fish", variables={"XDG_CONFIG_HOME": f"{person.home}/settings"})
    assert "init fish" in person.read("settings/fish/conf.d/aws-mfa.fish")


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, ".bash_profile"),
        ({".profile": ""}, ".profile"),
        ({".bash_profile": "", ".profile": ""}, ".bash_profile"),
        ({".bash_profile": "[ -r ~/.bashrc ] && . ~/.bashrc\n"}, ".bashrc"),
        ({".bash_profile": "# source ~/.bashrc\n"}, ".bash_profile"),
    ],
    ids=["none", "profile", "both", "reads bashrc", "comment"],
)
def test_on_macos_bash_is_told_in_what_a_login_shell_reads(person, files, expected):
    person.tool("uname", "#!/bin/sh\necho Darwin\n")
    for name, text in files.items():
        person.write(name, text)
    person.install("--shell", "bash")
    startup = {path.name: path.read_text() for path in person.home.glob(".*") if path.is_file()}
    assert [name for name, text in startup.items() if "init bash" in text] == [expected]


# Other things of that name


def test_an_older_alias_is_named_and_left(person):
    person.write(".zshrc", "# alias aws-mfa=no\n\nalias aws-mfa='source ~/aws-mfa.sh'\n")
    line = "~/.zshrc, line 3: you can remove this alias aws-mfa (if it were set after aws-mfa is loaded, it would hide it)"
    assert line in person.install().stdout.splitlines()
    assert "alias aws-mfa='source ~/aws-mfa.sh'\n" in person.read(".zshrc")


def test_an_alias_that_fish_reads_after_aws_mfa_must_go(person):
    person.write(".config/fish/config.fish", "alias aws-mfa='source ~/aws-mfa.fish'\n")
    line = (
        "~/.config/fish/config.fish, line 1: remove this alias aws-mfa: fish reads it after aws-mfa is loaded, so the alias runs instead"
    )
    assert line in person.install().stdout.splitlines()


def test_another_program_of_that_name_is_named(person):
    other = person.tool("aws-mfa", "#!/bin/sh\n")
    line = f"{other}: in your shells, aws-mfa no longer means this program; `command aws-mfa` runs it"
    assert line in person.install().stdout.splitlines()


# Start-up files as they were


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
    before = _state(path)
    lines = person.install("--shell", "bash").stdout.splitlines()
    at = lines.index("~/.bashrc cannot be written to; add this line to it yourself:")
    assert lines[at + 1] == f'  eval "$({person.home}/.local/bin/awsmfa init bash --prompt left)"'
    assert _state(path) == before
    assert (person.home / ".local/bin/awsmfa").exists()


# Uninstalling


def test_uninstalling_twice_is_fine(person):
    person.install()
    person.uninstall()
    assert person.uninstall() == (
        "aws-mfa is uninstalled; open terminals drop its session at their next prompt: press Enter there\n"
    )


def test_uninstalling_needs_no_toolchain(person):
    person.install()
    (person.tools / "swift").unlink()
    person.uninstall()
    assert person.files() == {}


def test_another_prefix_is_uninstalled_to_the_last_folder(person):
    prefix = person.folder / "opt/aws-mfa"
    person.install("--prefix", prefix)
    person.uninstall("--prefix", prefix)
    assert (person.files(), (person.folder / "opt").exists()) == ({}, False)


def test_uninstalling_ends_the_sessions(person, aws):
    write_profiles(aws.world, aws.url, person.home)
    before = person.files()
    person.install()
    code = aws.next_code(DEVICES["datatruck"])
    login = person.run(person.home / ".local/bin/awsmfa", "login", "datatruck", "--store-only", "--code", code)
    assert (login.status, "[datatruck-mfa]" in person.read(".aws/credentials")) == (0, True), login
    person.uninstall()
    assert person.files() == before


def test_uninstalling_goes_on_when_the_sessions_cannot_be_ended(person):
    person.install()
    person.tool("broken", "#!/bin/sh\nexit 1\n").replace(person.home / ".local/bin/awsmfa")
    assert person.uninstall().splitlines()[0] == (
        "the stored sessions could not be ended; remove the sections [PROFILE-mfa] from ~/.aws/credentials yourself"
    )
    assert person.files() == {}


def test_the_users_settings_are_kept_and_named(person):
    person.install()
    settings = person.write(".config/aws-mfa/config", "min_ttl = 1h\n")
    assert "~/.config/aws-mfa has your settings and was kept; remove it if you like\n" in person.uninstall()
    assert settings.exists()


def test_what_was_trusted_goes(person):
    person.install()
    person.write(".local/share/aws-mfa/allow/entry", "")
    person.uninstall()
    assert person.files() == {}


# Building


def swift_calls(person: Person) -> list:
    """The options of each build, without those that all have."""
    calls = [call.split("--product awsmfa")[-1].strip() for call in person.log.read_text().splitlines()]
    return [call for call in calls if call not in ("--version", "--show-bin-path")]


@pytest.mark.parametrize(
    ("system", "broken", "expected"),
    [
        ("Linux", "NOTHING", ["-Xswiftc -static-executable"]),
        ("Linux", "-static-executable", ["-Xswiftc -static-executable", "--static-swift-stdlib"]),
        ("Darwin", "NOTHING", [""]),
    ],
    ids=["static", "fallback", "macOS"],
)
def test_the_program_is_as_static_as_the_system_allows(person, system, broken, expected):
    person.has_swift(broken=broken)
    person.tool("uname", f"#!/bin/sh\necho {system}\n")
    person.install()
    assert swift_calls(person) == expected


@pytest.mark.parametrize("version", ["5.10", "6.1"])
def test_an_old_toolchain_is_refused(person, version):
    person.has_swift(version)
    assert person.run(SCRIPT) == Run(
        1, "", f"install.sh: Swift {version} is too old\n"
        "hint: install Swift 6.2 or later from https://swift.org/install, then run this again\n",
    )


@pytest.mark.parametrize("version", ["6.10", "7.0"])
def test_a_newer_toolchain_is_taken(person, version):
    person.has_swift(version)
    person.install()


def test_without_a_toolchain_it_says_where_to_get_one(person):
    person.lacks("swift")
    assert person.run(SCRIPT) == Run(
        1, "", "install.sh: there is no Swift toolchain on PATH\n"
        "hint: install Swift 6.2 or later from https://swift.org/install, then run this again\n",
    )
    assert person.files() == {}


def test_a_failed_build_shows_why_and_installs_nothing(person):
    person.has_swift(broken="awsmfa")
    run = person.run(SCRIPT)
    assert (run.status, person.files()) == (1, {})
    assert run.stderr == (
        "error: what the compiler says\n" * 2 + "install.sh: awsmfa could not be built; the compiler says why above\n"
        "hint: nothing was installed; fix the build, then run this again\n"
    )


def test_a_prefix_that_cannot_be_written_to_is_refused_before_the_build(person):
    person.write("file", "")
    assert person.run(SCRIPT, "--prefix", person.home / "file") == Run(
        1, "", "install.sh: ~/file cannot be written to\nhint: choose another folder with --prefix DIR\n"
    )


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
    options = ("--prefix", "--shell", "--no-rc", "--no-prompt", "--uninstall", "--try", "--help")
    assert (run.status, run.stderr, [option for option in options if f"\n  {option} " not in run.stdout]) == (0, "", [])


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--frobnicate"], "there is no option --frobnicate"),
        (["word"], "there is no option word"),
        (["--prefix"], "--prefix needs a folder"),
        (["--prefix", ""], "--prefix needs a folder"),
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


# Trying it


def test_a_trial_touches_nothing_of_the_users_and_leaves_nothing(person):
    person.write(".bashrc", "echo mine\n")
    before = person.files()
    variables = {"AWS_PROFILE": "mine", "XDG_STATE_HOME": str(person.home / "state"), "HISTFILE": str(person.home / "h")}
    command = 'env; cat "$HOME/../ready"; stat -c %a "$HOME/.."'
    run = person.run(SCRIPT, "--try", "--", "sh", "-c", command, variables=variables)
    assert (run.status, run.stderr) == (0, "building awsmfa (a minute or two)…\n")
    *environment, ready, mode = run.stdout.splitlines()
    names = dict(line.split("=", 1) for line in environment)
    assert mode == "700"
    assert not any(name.startswith(("AWS_", "XDG_")) or name == "HISTFILE" for name in names)
    assert str(person.home) not in run.stdout
    assert not Path(names["HOME"]).exists()
    assert not is_alive(int(ready.partition('"pid": ')[2].rstrip("}")))
    assert (person.files(), list(person.temporary.iterdir())) == (before, [])


@pytest.mark.parametrize("shell", START_FILES)
def test_in_a_trial_a_code_opens_a_session(person, shell):
    code = "(code staging)" if shell == "fish" else "$(code staging)"
    run = person.run(SCRIPT, "--try", "--", shell, "-ic", f"aws-mfa staging --code {code}; echo $AWS_PROFILE")
    assert (run.status, run.stdout) == (0, "staging-mfa\n"), run


def test_a_trial_ends_with_the_status_of_its_command(person):
    assert person.run(SCRIPT, "--try", "--", "sh", "-c", "exit 7").status == 7


def test_a_trial_runs_no_function_of_its_own(person):
    assert person.run(SCRIPT, "--try", "--", "uninstall").status == 127


@pytest.mark.parametrize("shell", START_FILES)
def test_a_trial_without_a_command_opens_the_users_shell_and_explains(person, shell):
    environment = {**person.environment(), "SHELL": shutil.which(shell), "TERM": "dumb"}
    trial = pexpect.spawn(str(SCRIPT), ["--try"], env=environment, encoding="utf-8", timeout=30, dimensions=(50, 200))
    trial.expect("  code datatruck                 prints the code")
    trial.expect("removes all of it")
    trial.send("sleep 1; code staging; exit\r")  # for a second, as fish then works in the background
    trial.expect(r"\d{6}\r\n")
    trial.expect("the throwaway home is gone; ./install.sh installs aws-mfa in your own")
    trial.expect(pexpect.EOF)
    trial.close()
    assert (trial.exitstatus, list(person.temporary.iterdir())) == (0, [])


def test_a_trial_needs_python(person):
    person.lacks("python3")
    assert person.run(SCRIPT, "--try") == Run(
        1, "", "install.sh: --try needs python3\nhint: install Python 3, then run this again\n"
    )


def test_a_trial_whose_stand_in_does_not_start_says_why(person):
    person.tool("python3", "#!/bin/sh\n[ $1 != -c ] || { echo $0; exit; }\necho 'what python says' >&2\nexit 1\n")
    run = person.run(SCRIPT, "--try")
    assert (run.status, run.stderr.splitlines()[1:], list(person.temporary.iterdir())) == (
        1,
        [
            "what python says",
            "install.sh: the stand-in for AWS did not start",
            "hint: python3 says why above; fix that, then run this again",
        ],
        [],
    )


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_trial_that_is_ended_by_a_signal_leaves_nothing(person, number, status):
    trial = subprocess.Popen(
        [SCRIPT, "--try", "--", "sh", "-c", 'cat "$HOME/../ready"; exec sleep 60'], env=person.environment(),
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, start_new_session=True,
    )
    try:
        pid = int(trial.stdout.readline().partition('"pid": ')[2].rstrip("}\n"))
        os.killpg(trial.pid, number)
        trial.communicate(timeout=60)
        assert (trial.returncode, is_alive(pid), list(person.temporary.iterdir())) == (status, False, [])
    finally:
        for left in session_members(trial.pid):
            os.kill(left, signal.SIGKILL)
