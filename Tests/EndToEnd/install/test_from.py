"""Installing a release: from its folder, and from its archive with --from."""

from __future__ import annotations

import functools
import hashlib
import http.server
import platform
import shutil
import tarfile
import threading
from pathlib import Path

import pytest

from support.person import SCRIPT, Person, has_integration
from support.product import REPOSITORY, Run

MACHINE = f"{platform.system().lower()}-{platform.machine().replace('aarch64', 'arm64')}"
ARCHIVE = f"aws-mfa-9.9-{MACHINE}.tar.gz"
MANUAL = ".Dd $Mdocdate$\n"


@pytest.fixture(scope="module")
def releases(tmp_path_factory, prefix) -> Path:
    """A folder with the archive of a release and the sums; the folder that it unpacks to is in `unpacked`."""
    folder = tmp_path_factory.mktemp("releases")
    release = folder / "unpacked" / ARCHIVE[: -len(".tar.gz")]
    (release / "bin").mkdir(parents=True)
    (release / "share/man/man1").mkdir(parents=True)
    (release / "share/man/man1/awsmfa.1").write_text(MANUAL)
    shutil.copy(prefix / "bin/awsmfa", release / "bin")
    shutil.copy(SCRIPT, release)
    shutil.copytree(REPOSITORY / "shell", release / "shell")
    with tarfile.open(folder / ARCHIVE, "w:gz", compresslevel=1) as archive:
        archive.add(release, release.name)
    digest = hashlib.sha256((folder / ARCHIVE).read_bytes()).hexdigest()
    (folder / "SHA256SUMS").write_text(f"{'0' * 64}  aws-mfa-9.9.tar.gz\n{digest}  {ARCHIVE}\n")
    return folder


@pytest.fixture
def bare(person) -> Person:
    """Someone without Swift and without any file."""
    (person.tools / "swift").unlink()
    assert person.run("sh", "-c", "command -v swift").status != 0
    return person


@pytest.fixture
def fetched(person, releases) -> Path:
    """A folder of one's own with the archive and the sums."""
    folder = person.folder / "fetched"
    folder.mkdir()
    for name in (ARCHIVE, "SHA256SUMS"):
        (folder / name).symlink_to(releases / name)
    return folder


def refused(person: Person, source: Path | str, error: str, hint: str) -> None:
    run = person.run(SCRIPT, "--from", source)
    assert (run, person.files(), list(person.temporary.iterdir())) == (
        Run(1, "", f"install.sh: {error}\nhint: {hint}\n"), {}, []
    )


def test_a_release_installs_itself_without_swift(bare, releases):
    script = releases / "unpacked" / ARCHIVE[: -len(".tar.gz")] / "install.sh"
    run = bare.run(script, "--shell", "bash")
    assert (run.status, run.stderr, run.stdout.splitlines()[0]) == (0, "", "installed ~/.local/bin/awsmfa")
    assert bare.read(".local/share/man/man1/awsmfa.1") == MANUAL
    assert has_integration(bare, "bash")
    assert bare.run(script, "--uninstall").status == 0
    assert bare.files() == {}
    assert bare.run(script, "--try") == Run(
        1, "", "install.sh: --try needs a checkout\nhint: a release does not have the stand-in for AWS\n"
    )


@pytest.mark.parametrize("kind", ["path", "file URL", "relative path"])
def test_an_archive_whose_sum_is_right_is_installed(bare, fetched, kind):
    source = {"path": fetched / ARCHIVE, "file URL": f"file://{fetched}/{ARCHIVE}", "relative path": f"fetched/{ARCHIVE}"}
    prefix = bare.folder / "other place"
    bare.install("--from", source[kind], "--prefix", prefix, "--shell", "zsh", "--no-prompt")
    assert (prefix / "bin/awsmfa").exists()
    assert f'"{prefix}/share/aws-mfa/zsh/aws-mfa.zsh"\n' in bare.read(".zshrc")
    assert list(bare.temporary.iterdir()) == []


def test_an_archive_is_fetched(bare, releases):
    handler = functools.partial(Quiet, directory=str(releases))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}"
        bare.install("--from", f"{url}/{ARCHIVE}", "--no-rc")
        missing = bare.run(SCRIPT, "--from", f"{url}/no/{ARCHIVE}")
        server.shutdown()
    assert (bare.home / ".local/bin/awsmfa").exists()
    assert (missing.status, missing.stderr.splitlines()[-2:]) == (1, [
        f"install.sh: SHA256SUMS could not be had from {url}/no",
        "hint: nothing was installed; the release needs SHA256SUMS beside it",
    ])


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_) -> None:
        pass


def test_a_wrong_sum_installs_nothing(bare, fetched):
    sums = fetched / "SHA256SUMS"
    sums.unlink()
    sums.write_text(f"{'1' * 64}  {ARCHIVE}\n")
    refused(
        bare, fetched / ARCHIVE, f"{ARCHIVE} does not have the sum that SHA256SUMS says",
        "nothing was installed; fetch both again",
    )
    sums.write_text(f"{'1' * 64}  other.tar.gz\n")
    refused(
        bare, fetched / ARCHIVE, f"SHA256SUMS has no sum of {ARCHIVE}",
        "nothing was installed; take both from the same release",
    )


@pytest.mark.parametrize("name", ["aws-mfa-9.9-plan9-mips.tar.gz", "aws-mfa-9.9.tar.gz", "other.zip"])
def test_another_machines_archive_is_refused_by_its_name(bare, fetched, name):
    refused(
        bare, fetched / name, f"{name} is not a release for this machine",
        f"this machine needs aws-mfa-VERSION-{MACHINE}.tar.gz",
    )


def test_sums_that_another_system_has_written_are_read(bare, fetched):
    sums = fetched / "SHA256SUMS"
    text = sums.read_text()
    sums.unlink()
    sums.write_text(text.upper().replace(ARCHIVE.upper(), ARCHIVE).replace("\n", "\r\n"))
    bare.install("--from", fetched / ARCHIVE, "--no-rc")


def test_an_archive_without_sums_is_refused(bare, fetched):
    (fetched / "SHA256SUMS").unlink()
    refused(
        bare, fetched / ARCHIVE, f"SHA256SUMS could not be had from {fetched}",
        "nothing was installed; the release needs SHA256SUMS beside it",
    )


@pytest.mark.parametrize("host", ["example.com", "127.0.0.1:80@example.com", "localhost:x@example.com"])
def test_no_other_protocol_is_used(bare, host):
    refused(
        bare, f"http://{host}/{ARCHIVE}", f"a release is not fetched from http://{host}/{ARCHIVE}",
        "use https, or name a file",
    )
