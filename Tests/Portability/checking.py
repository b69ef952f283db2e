"""The check of a package for one system."""

from __future__ import annotations

import tempfile
from pathlib import Path

import library
from package import Package, Target
from systems import System
from toolchain import run


def check(package: Package, system: System, cache: Path) -> None:
    """Compiles each target as far as its types go. Raises `Failed`."""
    libraries = library.prepare(system, cache)
    with tempfile.TemporaryDirectory() as folder:
        for target in package.targets:
            if target.swift_files:
                _check_swift(package, target, library.swift_words(system, libraries), Path(folder))
            else:
                _check_c(target, system)


def _check_swift(package: Package, target: Target, words: list, modules: Path) -> None:
    words = ["swiftc", "-frontend", *words, "-I", modules, "-module-name", target.name]
    words += ["-package-name", package.name.replace("-", "_"), "-swift-version", package.language, *target.settings]
    words += [] if target.is_program else ["-parse-as-library"]
    for other in package.imported(target):
        if other.c_files:
            words += ["-Xcc", f"-fmodule-map-file={_module_map(other, modules)}"]
    run([*words, "-typecheck", *target.swift_files])
    if not target.is_program:
        module = modules / f"{target.name}.swiftmodule"
        run([*words, "-emit-module", "-experimental-skip-all-function-bodies", "-o", module, *target.swift_files])


def _check_c(target: Target, system: System) -> None:
    words = ["clang", "-target", system.triple, *library.c_words(system), "-I", target.headers]
    run([*words, "-Wall", "-Werror", "-fsyntax-only", *target.c_files])


def _module_map(target: Target, folder: Path) -> Path:
    """As the package manager writes it."""
    file = folder / f"{target.name}.modulemap"
    header = target.headers / f"{target.name}.h"
    file.write_text(f'module {target.name} {{\n  umbrella header "{header}"\n  export *\n}}\n')
    return file
