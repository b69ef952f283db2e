"""The systems that the package is checked for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class System:
    """What tells one system from another."""

    triple: str
    # The name by which Swift programs import the C library.
    library: str
    # Folders of ziglang's headers, the most particular first.
    headers: tuple
    defines: tuple = ()

    @property
    def name(self) -> str:
        return self.triple


def _musl(machine: str, kernel: str) -> System:
    folders = (f"{machine}-linux-musl", "generic-musl", f"{kernel}-linux-any", "any-linux-any")
    return System(f"{machine}-swift-linux-musl", "Musl", folders)


SYSTEMS = (
    System("arm64-apple-macosx13.0", "Darwin", ("any-darwin-any",)),
    System("x86_64-apple-macosx13.0", "Darwin", ("any-darwin-any",)),
    _musl("x86_64", "x86"),
    _musl("aarch64", "aarch64"),
    System(
        "aarch64-unknown-linux-gnu", "Glibc",
        ("aarch64-linux-gnu", "generic-glibc", "aarch64-linux-any", "any-linux-any"),
        # ziglang's headers serve many versions of glibc; this is the oldest one with all that is used.
        ("__GLIBC_MINOR__=35",),
    ),
)
