"""What doctor finds where keys are in a password store."""

from __future__ import annotations

from support.doctor import diagnose, provokes
from support.stores import ENTRY, moved, use_keychain


@provokes("stored_keys")
def test_a_store_whose_program_is_gone(home):
    path = home.environment["PATH"]
    use_keychain(home)
    moved(home, "keychain")
    assert diagnose(home).bad == []
    home.environment["PATH"] = path
    finding = diagnose(home).one("stored_keys")
    assert (finding["level"], finding["finding"]) == (
        "error", f"datatruck has its keys in the keychain, as {ENTRY}, but security is not on the PATH",
    )


def test_a_command_whose_program_is_gone(home):
    use_keychain(home)
    moved(home, "keychain")
    home.credentials.write_text(home.credentials.read_text().replace(str(home.program), "/nowhere/awsmfa"))
    finding = diagnose(home).one("stored_keys")
    assert (finding["level"], finding["finding"]) == (
        "error", "the credential_process of datatruck is /nowhere/awsmfa, which does not exist",
    )
