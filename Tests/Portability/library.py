"""The libraries of another system: Swift's own, retargeted, and the C library's headers as a module."""

from __future__ import annotations

import fcntl
import hashlib
import re
import shutil
from pathlib import Path

import ziglang

from systems import System
from toolchain import information, resources, run, version

HERE = Path(__file__).parent
# In an order in which each comes after those that it imports.
MODULES = ("Swift", "SwiftOnoneSupport", "_Builtin_float", "_Concurrency", "_StringProcessing")
# Only x86 has these functions of a number of 80 bits.
_WIDE = re.compile(r"^ *self = _stdlib_(?:remainderl|squareRootl)\(.*\)\n", re.M)
# Bodies are left out, without which this attribute is refused.
_BACK_DEPLOYED = re.compile(r"^ *@backDeployed\([^)]*\)\n", re.M)


def prepare(system: System, cache: Path) -> Path:
    """The folder with the libraries of a system, which are made once."""
    base = cache / _key() / system.name
    base.parent.mkdir(parents=True, exist_ok=True)
    with open(cache / f"{system.name}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (base / "whole").exists():
            shutil.rmtree(base, ignore_errors=True)
            _make(system, base)
    return base


def _key() -> str:
    """Names all that the libraries depend on."""
    parts = [version().encode(), ziglang.__file__.encode()]
    parts += [(HERE / name).read_bytes() for name in ("library.py", "systems.py", "SystemHeaders.h", "CLibrary.swift")]
    return hashlib.sha256(b"".join(parts)).hexdigest()[:16]


def _make(system: System, base: Path) -> None:
    (base / "modules").mkdir(parents=True)
    (base / "resources").mkdir()
    for name in ("shims", "clang", "apinotes"):
        (base / "resources" / name).symlink_to(resources() / name)
    for name in MODULES:
        _retarget(name, system, base)
    _make_c_library(system, base)
    (base / "whole").touch()


def _retarget(name: str, system: System, base: Path) -> None:
    triple = information()["target"]["moduleTriple"]
    folder = Path(information()["paths"]["runtimeLibraryImportPaths"][0])
    text = (folder / f"{name}.swiftmodule" / f"{triple}.swiftinterface").read_text()
    text = _BACK_DEPLOYED.sub("", _WIDE.sub("", text))
    (base / "interfaces").mkdir(exist_ok=True)
    interface = base / "interfaces" / f"{name}.swiftinterface"
    interface.write_text(text)
    flags = re.search("^// swift-module-flags: (.*)$", text, re.M)[1]
    words = re.sub(r"-target \S+", "", flags).split()
    # Its own declarations use each other regardless of the system's version.
    words += ["-disable-availability-checking"] if name == "_Concurrency" else []
    module = base / "modules" / f"{name}.swiftmodule"
    run([
        "swiftc", "-frontend", "-emit-module", "-parse-as-library", interface, *words, *swift_words(system, base),
        "-suppress-warnings", "-strict-memory-safety", "-experimental-skip-all-function-bodies", "-o", module,
    ])


def _make_c_library(system: System, base: Path) -> None:
    """A module of C headers, and the module over it that declares what the importer of C headers cannot."""
    shutil.copy(HERE / "SystemHeaders.h", base / "modules")
    (base / "modules/module.modulemap").write_text(
        'module SystemHeaders [system] {\n  header "SystemHeaders.h"\n  export *\n}\n')
    module = base / "modules" / f"{system.library}.swiftmodule"
    run([
        "swiftc", "-frontend", "-emit-module", "-parse-as-library", HERE / "CLibrary.swift", *swift_words(system, base),
        "-module-name", system.library, "-swift-version", "5", "-experimental-skip-all-function-bodies", "-o", module,
    ])


def swift_words(system: System, base: Path) -> list:
    """The words by which the Swift compiler finds these libraries and no others."""
    words = ["-target", system.triple, "-resource-dir", base / "resources", "-I", base / "modules"]
    words += ["-module-cache-path", base / "cache", "-disable-objc-interop", "-disable-cross-import-overlay-search"]
    return words + [part for word in c_words(system) for part in ("-Xcc", word)]


def c_words(system: System) -> list:
    """The same for a C compiler."""
    headers = Path(ziglang.__file__).parent / "lib/libc/include"
    folders = [resources() / "clang/include", *(headers / folder for folder in system.headers)]
    words = ["-nostdinc", *(f"-D{name}" for name in system.defines)]
    return words + [part for folder in folders for part in ("-isystem", folder)]
