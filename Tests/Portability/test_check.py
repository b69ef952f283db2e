"""That the check for other systems finds what does not compile there."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

pytestmark = pytest.mark.linux

REPOSITORY = Path(__file__).resolve().parents[2]
CHECK = Path(__file__).parent / "check"

MACOS = "arm64-apple-macosx13.0"
MUSL = "x86_64-swift-linux-musl"
GLIBC = "aarch64-unknown-linux-gnu"

MANIFEST = """// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "sample",
  platforms: [.macOS(.v13)],
  products: [.library(name: "Sample", targets: ["Sample"])],
  targets: [
    .target(name: "CSystem"),
    .target(
      name: "Sample", dependencies: ["CSystem"],
      swiftSettings: [.strictMemorySafety(), .enableUpcomingFeature("MemberImportVisibility"), .treatAllWarnings(as: .error)]),
  ]
)
"""

# As Sources/LiveWorld/System.swift has it.
IMPORTS = """#if canImport(Darwin)
  @_exported import Darwin
#elseif canImport(Musl)
  @_exported import Musl
#else
  @_exported import Glibc
#endif
"""


class Mistake(NamedTuple):
    """Swift that compiles here, but not on one of the systems, and what the compiler says of it there.

    Warnings are tried without errors, because they must make the check fail by themselves.
    """

    system: str
    code: str
    message: str
    is_warning: bool = False


MISTAKES = {
    "an initializer of a later macOS": Mistake(
        MACOS, "func text(_ bytes: [UInt8]) -> String? { String(validating: bytes, as: UTF8.self) }",
        "conflicting arguments to generic parameter",
    ),
    "file actions as a value": Mistake(
        MACOS,
        "func actions() {\n  var it = unsafe posix_spawn_file_actions_t()\n"
        "  unsafe posix_spawn_file_actions_init(&it)\n}",
        "missing argument for parameter #1 in call",
    ),
    "spawn attributes as a value": Mistake(
        MACOS,
        "func attributes() {\n  var it = posix_spawnattr_t()\n  unsafe posix_spawnattr_init(&it)\n}",
        "missing argument for parameter #1 in call",
    ),
    "spawn attributes that are not optional": Mistake(
        MACOS, "func end(_ it: inout posix_spawnattr_t) { unsafe posix_spawnattr_destroy(&it) }",
        "cannot convert value of type",
    ),
    "the path of the program": Mistake(
        MACOS,
        "#if canImport(Darwin)\n  func size() {\n    var size: UInt32 = 0\n"
        "    unsafe _NSGetExecutablePath(nil, &size)\n  }\n#endif",
        "cannot find '_NSGetExecutablePath' in scope",
    ),
    "a text of an array of characters": Mistake(
        MACOS, "#if canImport(Darwin)\n  func text(_ it: [CChar]) -> String { unsafe String(cString: it) }\n#endif",
        "is deprecated", is_warning=True,
    ),
    "a needless unsafe": Mistake(
        MACOS, "#if canImport(Darwin)\n  func none() -> CInt { unsafe max(0, 1) }\n#endif",
        "no unsafe operations occur within 'unsafe' expression", is_warning=True,
    ),
    "a macro that musl spells in another way": Mistake(
        MUSL, "func mode(_ file: CInt) -> CInt { fcntl(file, F_GETFL) & O_ACCMODE }", "cannot find 'O_ACCMODE' in scope",
    ),
    "the environment as if it always were one": Mistake(
        MUSL, "func first() -> Bool { unsafe environ.pointee == nil }", "reference to var 'environ' is not concurrency-safe",
    ),
    "a time of Linux": Mistake(
        MACOS, "func time(_ file: stat) -> Int { file.st_mtim.tv_sec }", "has no member 'st_mtim'",
    ),
    "a time of macOS": Mistake(
        GLIBC, "func time(_ file: stat) -> Int { file.st_mtimespec.tv_sec }", "has no member 'st_mtimespec'",
    ),
}


@pytest.fixture
def package(tmp_path) -> Path:
    """A small package that compiles on each system, in the shape of this one."""
    (tmp_path / "Package.swift").write_text(MANIFEST)
    (tmp_path / "Sources/Sample/Nested").mkdir(parents=True)
    (tmp_path / "Sources/Sample/Nested/System.swift").write_text(IMPORTS)
    shutil.copytree(REPOSITORY / "Sources/CSystem", tmp_path / "Sources/CSystem")
    return tmp_path


def checked(package: Path, system: str) -> subprocess.CompletedProcess:
    words = [sys.executable, str(CHECK), "--package", str(package), "--system", system]
    return subprocess.run(words, capture_output=True, text=True)


@pytest.mark.parametrize("system", [MACOS, MUSL, GLIBC])
def test_what_compiles_passes(package, system):
    done = checked(package, system)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("system, are_warnings", [(MACOS, False), (MACOS, True), (MUSL, False), (GLIBC, False)])
def test_what_does_not_compile_is_found(package, system, are_warnings):
    mistakes = [mistake for mistake in MISTAKES.values() if (mistake.system, mistake.is_warning) == (system, are_warnings)]
    for number, mistake in enumerate(mistakes):
        (package / f"Sources/Sample/Mistake{number}.swift").write_text(mistake.code + "\n")
    done = checked(package, system)
    missed = [mistake for number, mistake in enumerate(mistakes) if not is_found(f"Mistake{number}.swift", mistake, done.stderr)]
    assert (done.returncode, missed) == (1, []), done.stderr


def is_found(file: str, mistake: Mistake, printed: str) -> bool:
    return any(file in line and mistake.message in line for line in printed.splitlines())


def test_c_that_one_system_lacks_is_found(package):
    file = package / "Sources/CSystem/Program.c"
    file.write_text(file.read_text().replace("#if defined(__linux__)", "#if 1", 1))
    done = checked(package, MACOS)
    assert (done.returncode, "'sys/auxv.h' file not found" in done.stderr) == (1, True), done.stderr
