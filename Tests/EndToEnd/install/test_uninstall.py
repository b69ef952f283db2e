"""What `install.sh --uninstall` removes."""

from __future__ import annotations

from profiles import write_profiles
from support.person import SCRIPT
from support.product import DEVICES, Run


def nothing_below(folder: str) -> Run:
    hint = "name the folder that it is installed below with --prefix DIR"
    return Run(1, "", f"install.sh: aws-mfa is not installed below {folder}\nhint: {hint}\n")


def test_what_is_not_installed_is_not_called_uninstalled(person):
    person.install("--prefix", person.home / "p")
    before = person.files()
    assert (person.run(SCRIPT, "--uninstall"), person.files()) == (nothing_below("~/.local"), before)
    person.uninstall("--prefix", person.home / "p")
    assert person.run(SCRIPT, "--uninstall", "--prefix", person.home / "p") == nothing_below("~/p")


def test_another_installation_keeps_its_files(person):
    person.install("--no-rc")
    before = person.files()
    person.install("--prefix", person.home / "p", "--no-rc")
    person.write(".local/share/aws-mfa/allow/entry", "")
    person.uninstall("--prefix", person.home / "p")
    assert person.files() == before


def test_without_its_program_the_blocks_are_named(person):
    person.install()
    (person.home / ".local/bin/awsmfa").unlink()
    assert "the blocks in the start-up files of your shells are left" in person.uninstall()


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
    assert person.uninstall().splitlines()[:2] == [
        "the stored sessions could not be ended; remove the sections [PROFILE-mfa] from ~/.aws/credentials yourself",
        "the blocks in the start-up files of your shells are left; without aws-mfa they do nothing",
    ]
    assert set(person.files()) == {".bashrc", ".profile"}
    assert person.run("bash", "-lic", "type aws-mfa").status == 1


def test_keys_that_the_program_gets_from_a_store_are_brought_back_first(person):
    person.install()
    command = f"{person.home}/.local/bin/awsmfa keys print --from pass --key-id AKIASTANDINALICE2222 data"
    person.write(".aws/config", f"[profile data]\ncredential_process = {command}\n")
    before = person.files()
    assert person.run(SCRIPT, "--uninstall") == Run(
        1, "", "aws-mfa: without it, no tool would get the credentials of data\n"
        "hint: bring the keys back first: aws-mfa keys restore data\n",
    )
    assert person.files() == before


def test_the_users_settings_are_kept_and_named(person):
    person.install()
    settings = person.write(".config/aws-mfa/config", "min_ttl = 1h\n")
    assert "~/.config/aws-mfa has your settings and was kept; remove it if you like\n" in person.uninstall()
    assert settings.exists()


def test_files_that_an_older_version_made_folders_for_go_with_them(person):
    person.install("--shell", "fish")
    file = person.home / ".config/fish/conf.d/aws-mfa.fish"
    note = "# Written by install.sh of aws-mfa; its --uninstall removes this file."
    file.write_text(f"# >>> aws-mfa >>>\n{note}\nx\n# <<< aws-mfa <<<\n")
    folders = person.home / ".local/share/aws-mfa/folders"
    folders.write_text(folders.read_text() + "".join(f"{folder}\n" for folder in list(file.parents)[:3]))
    person.uninstall()
    assert person.files() == {}


def test_what_was_trusted_goes(person):
    person.install()
    person.write(".local/share/aws-mfa/allow/entry", "")
    person.uninstall()
    assert person.files() == {}
