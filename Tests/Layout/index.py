"""Reads which file uses which, out of the index that `swift build` leaves beside the modules (libIndexStore)."""

import ctypes
import json
import subprocess
from collections import defaultdict
from pathlib import Path

DEFINITION, REFERENCE = 1 << 1, 1 << 2
RECORD = 2


class Text(ctypes.Structure):
    """The library's string: not ended by a NUL."""

    _fields_ = [("data", ctypes.c_void_p), ("length", ctypes.c_size_t)]

    def __str__(self):
        return ctypes.string_at(self.data, self.length).decode() if self.data else ""


OnText = ctypes.CFUNCTYPE(ctypes.c_bool, ctypes.c_void_p, Text)
OnHandle = ctypes.CFUNCTYPE(ctypes.c_bool, ctypes.c_void_p, ctypes.c_void_p)


def library():
    """The library of the toolchain that `swift` is of."""
    info = subprocess.run(["swift", "-print-target-info"], capture_output=True, text=True, check=True, timeout=60).stdout
    runtime = Path(json.loads(info)["paths"]["runtimeResourcePath"])
    found = [file for name in ("libIndexStore.so", "libIndexStore.dylib") if (file := runtime.parent / name).exists()]
    lib = ctypes.CDLL(str(found[0]))
    for name, result in [
        ("store_create", ctypes.c_void_p),
        ("unit_reader_create", ctypes.c_void_p),
        ("record_reader_create", ctypes.c_void_p),
        ("unit_reader_get_main_file", Text),
        ("unit_dependency_get_name", Text),
        ("unit_dependency_get_kind", ctypes.c_int),
        ("occurrence_get_symbol", ctypes.c_void_p),
        ("occurrence_get_roles", ctypes.c_uint64),
        ("symbol_get_usr", Text),
        ("symbol_get_name", Text),
    ]:
        getattr(lib, "indexstore_" + name).restype = result
    return lib


class Index:
    def __init__(self, folder):
        self.lib = library()
        self.store = ctypes.c_void_p(self.lib.indexstore_store_create(str(folder).encode(), None))
        if not self.store:
            raise SystemExit(f"there is no index in {folder}")

    def all(self, name, kind, reader, *before):
        """What one of the library's `…_apply_f` functions goes through."""
        found = []

        def take(_, value):
            found.append(str(value) if kind is OnText else value)
            return True

        getattr(self.lib, "indexstore_" + name)(reader, *before, None, kind(take))
        return found

    def units(self):
        """For each source file that was built: its path and the names of its records."""
        for name in self.all("store_units_apply_f", OnText, self.store, 0):
            reader = ctypes.c_void_p(self.lib.indexstore_unit_reader_create(self.store, name.encode(), None))
            if not reader:
                continue
            records = []

            def take(_, dependency):
                dependency = ctypes.c_void_p(dependency)
                if self.lib.indexstore_unit_dependency_get_kind(dependency) == RECORD:
                    records.append(str(self.lib.indexstore_unit_dependency_get_name(dependency)))
                return True

            self.lib.indexstore_unit_reader_dependencies_apply_f(reader, None, OnHandle(take))
            yield Path(str(self.lib.indexstore_unit_reader_get_main_file(reader))), records
            self.lib.indexstore_unit_reader_dispose(reader)

    def occurrences(self, record):
        """Of one record: the symbols' identifiers, their names and roles."""
        reader = ctypes.c_void_p(self.lib.indexstore_record_reader_create(self.store, record.encode(), None))
        found = []
        if not reader:
            return found

        def take(_, occurrence):
            occurrence = ctypes.c_void_p(occurrence)
            symbol = ctypes.c_void_p(self.lib.indexstore_occurrence_get_symbol(occurrence))
            found.append(
                (
                    str(self.lib.indexstore_symbol_get_usr(symbol)),
                    str(self.lib.indexstore_symbol_get_name(symbol)),
                    self.lib.indexstore_occurrence_get_roles(occurrence),
                )
            )
            return True

        self.lib.indexstore_record_reader_occurrences_apply_f(reader, None, OnHandle(take))
        self.lib.indexstore_record_reader_dispose(reader)
        return found


def uses(index, sources):
    """`{file: {other file: {names used}}}` for the Swift files under a folder."""
    sources = Path(sources).resolve()
    newest = {}
    for file, records in index.units():
        if file.suffix == ".swift" and file.exists() and sources in file.resolve().parents:
            newest.setdefault(file.resolve(), set()).update(records)
    home, seen = {}, {}
    for file, records in newest.items():
        seen[file] = [item for record in records for item in index.occurrences(record)]
        for usr, _, roles in seen[file]:
            if roles & DEFINITION:
                home[usr] = file
    arrows = defaultdict(lambda: defaultdict(set))
    for file, items in seen.items():
        for usr, name, roles in items:
            other = home.get(usr)
            if roles & REFERENCE and other and other != file:
                arrows[file][other].add(name)
    return arrows

