"""What .ci/release publishes: the archive, the Debian package, the formula, the RPM spec and their sums."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import platform
import re
import shutil
import subprocess
import tarfile
from pathlib import Path
from typing import List

import pytest

from support.product import REPOSITORY, Run

pytestmark = pytest.mark.linux

VERSION = re.search(r'"(.+)"', (REPOSITORY / "Sources/Commands/Version.swift").read_text())[1]
MACHINE = {"aarch64": "arm64"}.get(platform.machine(), platform.machine())
FOLDER = f"aws-mfa-{VERSION}-linux-{MACHINE}"
DOWNLOADS = f"https://github.com/example/aws-mfa/releases/download/v{VERSION}"
SHELL_FILES = [path.relative_to(REPOSITORY / "shell") for path in (REPOSITORY / "shell").rglob("*") if path.is_file()]
RELEASED_ON = 1_700_000_000
# Where Debian's shells look for completions.
COMPLETIONS = {
    "usr/share/bash-completion/completions/aws-mfa": "bash/completions/aws-mfa",
    "usr/share/bash-completion/completions/awsmfa": "bash/completions/aws-mfa",
    "usr/share/zsh/vendor-completions/_aws-mfa": "zsh/_aws-mfa",
    "usr/share/fish/vendor_completions.d/aws-mfa.fish": "fish/completions/aws-mfa.fish",
    "usr/share/fish/vendor_completions.d/awsmfa.fish": "fish/completions/awsmfa.fish",
}


def run(*words, **options) -> str:
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True, **options}
    return subprocess.run([str(word) for word in words], check=True, **options).stdout


def make(*words, **variables) -> Run:
    """Run .ci/release outside of GitHub, unless the variables say otherwise."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GITHUB_")}
    environment.update(variables, SOURCE_DATE_EPOCH=str(RELEASED_ON))
    done = subprocess.run(
        [REPOSITORY / ".ci/release", *words], capture_output=True, text=True, env=environment, cwd="/")
    return Run(done.returncode, done.stdout, done.stderr)


def sum_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def sums(folder: Path) -> dict:
    lines = (folder / "SHA256SUMS").read_text().splitlines()
    return {name: digest for digest, name in (line.split("  ") for line in lines)}


def files_below(folder: Path) -> List[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if not path.is_dir())


@pytest.fixture(scope="session")
def release(prefix, tmp_path_factory) -> Path:
    """The published files, which are made once for all workers."""
    base = tmp_path_factory.getbasetemp()
    base = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = base / "release"
    with (base / "release.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "SHA256SUMS").exists():
            made = make("--program", prefix / "bin/awsmfa", "--output", folder, "--repository", "example/aws-mfa")
            assert made.status == 0, made.stderr
    return folder


@pytest.fixture(scope="session")
def package(release) -> Path:
    return next(release.glob("*.deb"))


@pytest.fixture
def unpacked(release, tmp_path) -> Path:
    run("tar", "-xzf", release / f"{FOLDER}.tar.gz", "-C", tmp_path)
    return tmp_path / FOLDER


def test_the_archive_has_all_that_is_installed_in_one_order(release, unpacked):
    texts = ["CHANGELOG.md", "LICENSE", "README.md", "USAGE.md"]
    expected = [*texts, "bin/awsmfa", "install.sh", "share/man/man1/awsmfa.1", *(f"shell/{file}" for file in SHELL_FILES)]
    assert files_below(unpacked) == sorted(expected)
    with tarfile.open(release / f"{FOLDER}.tar.gz") as archive:
        members = archive.getmembers()
    assert [member.name for member in members] == sorted(member.name for member in members)
    assert {(member.uid, member.gid, member.mtime) for member in members} == {(0, 0, RELEASED_ON)}
    programs = [f"{FOLDER}/bin/awsmfa", f"{FOLDER}/install.sh"]
    assert [member.name for member in members if member.isfile() and member.mode & 0o777 != 0o644] == programs
    assert ".symtab" not in run("readelf", "--sections", "--wide", unpacked / "bin/awsmfa")
    page = (unpacked / "share/man/man1/awsmfa.1").read_text()
    assert re.search(r"^\.Sh NAME$", page, re.MULTILINE | re.IGNORECASE)


def test_the_version_is_the_same_everywhere(release, package, unpacked):
    assert run(unpacked / "bin/awsmfa", "--version").split() == ["aws-mfa", VERSION]
    assert f"## [{VERSION}] - " in (REPOSITORY / "CHANGELOG.md").read_text()
    assert run("dpkg-deb", "-f", package, "Version").strip() == VERSION
    assert f'  version "{VERSION}"\n' in (release / "aws-mfa.rb").read_text()
    assert run("rpmspec", "-q", "--qf", "%{version}", release / "aws-mfa.spec", stderr=subprocess.DEVNULL) == VERSION


def test_the_sums_cover_everything_also_from_other_machines(release, tmp_path):
    assert sums(release) == {
        path.name: sum_of(path) for path in release.iterdir() if path.name != "SHA256SUMS"}
    other = "arm64" if MACHINE == "x86_64" else "x86_64"
    for path in (release / f"{FOLDER}.tar.gz", next(release.glob("*.deb"))):
        shutil.copy(path, tmp_path)
    archive = tmp_path / f"aws-mfa-{VERSION}-linux-{other}.tar.gz"
    archive.write_bytes(b"another machine's")
    made = make("--index", "--output", tmp_path, GITHUB_REPOSITORY="example/aws-mfa")
    assert made.status == 0, made.stderr
    assert sums(tmp_path)[archive.name] == sum_of(archive)
    assert {**sums(tmp_path), "aws-mfa.rb": ""} == {**sums(release), archive.name: sum_of(archive), "aws-mfa.rb": ""}
    formula = (tmp_path / "aws-mfa.rb").read_text()
    for name in (f"{FOLDER}.tar.gz", archive.name, f"aws-mfa-{VERSION}.tar.gz"):
        assert re.search(f'url "{DOWNLOADS}/{name}"\n +sha256 "{sums(tmp_path)[name]}"', formula)


def test_lintian_has_nothing_to_say_about_the_package(package, tmp_path):
    """With a smaller static program, which takes lintian a quarter of the time; release.yml shows it the real one."""
    tree = tmp_path / "tree"
    run("dpkg-deb", "--raw-extract", package, tree)
    run("clang", "-static", "-s", "-x", "c", "-o", tree / "usr/bin/awsmfa", "-", input="int main(void) { return 0; }")
    run("sh", "-c", "find usr -type f -print0 | sort -z | xargs -0 md5sum >DEBIAN/md5sums", cwd=tree)
    run("dpkg-deb", "--root-owner-group", "-Zxz", "-z0", "--build", tree, tmp_path)
    assert run("lintian", "--allow-root", "--fail-on", "none", next(tmp_path.glob("*.deb"))) == ""


@pytest.mark.root
def test_the_package_loads_nothing_says_how_and_leaves_nothing(package, tmp_path):
    root, dpkg = tmp_path / "root", tmp_path / "root/var/lib/dpkg"
    (dpkg / "info").mkdir(parents=True)
    (dpkg / "updates").mkdir()
    # All that the package depends on.
    (dpkg / "status").write_text(
        "Package: curl\nStatus: install ok installed\nMaintainer: a <a@example.com>\nArchitecture: all\n"
        "Version: 7.75.0\nDescription: curl\n")
    (dpkg / "info/curl.list").write_text("/.\n")
    command = ["dpkg", f"--root={root}", "--log=/dev/null", "--force-script-chrootless"]
    said = run(*command, "-i", package)
    assert said.endswith(
        "aws-mfa is installed, and no shell loads it yet.\n"
        "hint: to load it in the shells that you use, run: awsmfa init --write\n")
    assert "is installed" not in run(*command, "-i", package), "an upgrade says nothing"
    installed = {file for file in files_below(root) if not file.startswith("var/lib/dpkg/")}
    documents = {file for file in installed if file.startswith(("usr/share/doc/aws-mfa/", "usr/share/lintian/"))}
    assert installed - documents == {
        "usr/bin/awsmfa", "usr/share/man/man1/awsmfa.1.gz", *COMPLETIONS,
        *(f"usr/share/aws-mfa/{file}" for file in SHELL_FILES)}
    assert {Path(file).name for file in documents} >= {"copyright", "changelog.gz", "README.Debian"}
    for link, file in COMPLETIONS.items():
        assert (root / link).resolve(strict=True) == root / "usr/share/aws-mfa" / file

    environment = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
    loading = f'eval "$({root}/usr/bin/awsmfa init bash)"; aws-mfa --version; echo "$_awsmfa_program"'
    assert run("bash", "--norc", "-c", loading, env=environment) == f"aws-mfa {VERSION}\n{root}/usr/bin/awsmfa\n"
    run(*command, "--purge", "aws-mfa")
    assert [file for file in root.rglob("*") if dpkg not in [file, *file.parents]] == [root / "var", root / "var/lib"]


def test_the_formula_installs_the_archive(release, unpacked, tmp_path):
    keg = tmp_path / "keg"
    said = json.loads(run("ruby", Path(__file__).with_name("formula.rb"), release / "aws-mfa.rb", keg, cwd=unpacked))
    assert (said["version"], said["license"], said["has_test"]) == (VERSION, "MIT", True)
    assert (said["url"], said["sha256"]) == (f"{DOWNLOADS}/{FOLDER}.tar.gz", sum_of(release / f"{FOLDER}.tar.gz"))
    links = {
        "etc/bash_completion.d/aws-mfa", "etc/bash_completion.d/awsmfa", "share/zsh/site-functions/_aws-mfa",
        "share/fish/vendor_completions.d/aws-mfa.fish", "share/fish/vendor_completions.d/awsmfa.fish"}
    assert set(files_below(keg)) == {
        "bin/awsmfa", "share/man/man1/awsmfa.1", *links, *(f"share/aws-mfa/{file}" for file in SHELL_FILES)}
    assert all((keg / link).exists() for link in links)
    assert "awsmfa init --write" in said["caveats"]
    loaded = re.findall(r"^ +(?:\.|source) (\S+) --prompt (?:left|right)$", said["caveats"], re.MULTILINE)
    assert [Path(file).relative_to(keg / "share/aws-mfa") for file in loaded] == [
        Path(f"{shell}/aws-mfa.{shell}") for shell in ("bash", "zsh", "fish")]
    assert all(Path(file).is_file() for file in loaded)


def test_the_spec_packages_the_archive(release, tmp_path):
    (tmp_path / "SOURCES").mkdir()
    shutil.copy(release / f"{FOLDER}.tar.gz", tmp_path / "SOURCES")
    quick = ["--define", f"_topdir {tmp_path}", "--define", f"_tmppath {tmp_path}", "--define", "_binary_payload w1.gzdio"]
    run("rpmbuild", *quick, "-bb", release / "aws-mfa.spec")
    package = next(tmp_path.glob("RPMS/*/*.rpm"))
    files = set(run("rpm", "-qlp", package).splitlines())
    installed = [f"/usr/share/aws-mfa/{file}" for file in SHELL_FILES]
    links = [f"/{link}".replace("vendor-completions", "site-functions") for link in COMPLETIONS]
    assert set(installed + links + ["/usr/bin/awsmfa", "/usr/share/man/man1/awsmfa.1"]) <= files
    assert "curl >= 7.75" in run("rpm", "-qp", "--requires", package).splitlines()


@pytest.mark.parametrize(
    ("words", "variables", "expected"),
    [
        (["--program", "/bin/true", "--repository", "a/b"], {}, f"/true is not aws-mfa {VERSION}"),
        (["--index", "--repository", "a b"], {}, "it is not known where on GitHub this is published"),
        (["--index"], {"GITHUB_REF_TYPE": "tag", "GITHUB_REF_NAME": "v9.9.9"}, f"the tag v9.9.9 is not v{VERSION}"),
    ],
    ids=["program", "repository", "tag"],
)
def test_nothing_is_made_of_the_wrong_things(words, variables, expected, tmp_path):
    made = make(*words, "--output", tmp_path, **variables)
    assert (made.status, made.stdout) == (1, "")
    assert expected in made.stderr
    assert list(tmp_path.iterdir()) == []
