"""Real password stores: pass with GPG keys, GNOME Keyring on a bus of its own, and a stand-in for macOS's `security`."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from support.processes import wait_for
from support.product import Home, Run

KEY_ID = "AKIASTANDINALICE2222"
SECRET = "EXAMPLE/only+not/a+real+secret+for+alice"
ENTRY = f"aws-mfa/{KEY_ID}"
PASSWORD = "keyring"


class GPG:
    """A GPG key without a passphrase, open@example.org."""

    def __init__(self):
        # The path of the agent's socket must be short.
        self.folder = Path(tempfile.mkdtemp(prefix="gpg."))
        cancelling = self.folder / "pinentry"
        cancelling.write_text(
            "#!/bin/sh\necho OK\nwhile read -r line; do case $line in"
            " GETPIN*) echo 'ERR 83886179 Operation cancelled <Pinentry>' ;; BYE*) echo OK; exit ;; *) echo OK ;; esac; done\n")
        cancelling.chmod(0o700)
        (self.folder / "gpg-agent.conf").write_text(f"pinentry-program {cancelling}\nallow-loopback-pinentry\n")
        self._make("open@example.org", "")

    def lock(self) -> str:
        """Make another key, whose passphrase nobody gives."""
        self._make("locked@example.org", "passphrase")
        # The agent has the passphrase in its cache.
        self.end()
        return "locked@example.org"

    def _make(self, name: str, passphrase: str) -> None:
        words = ["--batch", "--quiet", "--pinentry-mode", "loopback", "--passphrase", passphrase]
        subprocess.run(["gpg", *words, "--quick-gen-key", name, "future-default", "default", "never"], env=self.variables, check=True, capture_output=True)

    @property
    def variables(self) -> dict:
        return {**os.environ, "GNUPGHOME": str(self.folder)}

    def end(self) -> None:
        subprocess.run(["gpgconf", "--kill", "gpg-agent"], env=self.variables, check=True)

    def remove(self) -> None:
        self.end()
        shutil.rmtree(self.folder, ignore_errors=True)


def use_pass(home: Home, gpg: GPG, key: str = "open@example.org") -> None:
    """Give the home a password store of `pass`."""
    home.environment["GNUPGHOME"] = str(gpg.folder)
    run = home.execute("pass", "init", key)
    assert run.status == 0, run


class SecretService:
    """A D-Bus session with GNOME Keyring, unlocked."""

    def __init__(self, home: Home):
        self._folder = Path(tempfile.mkdtemp(prefix="bus."))
        (self._folder / "runtime").mkdir(mode=0o700)
        address = f"unix:path={self._folder}/socket"
        self.variables = {"DBUS_SESSION_BUS_ADDRESS": address, "XDG_RUNTIME_DIR": str(self._folder / "runtime")}
        home.environment.update(self.variables)
        self._bus = home.start("dbus-daemon", "--session", "--nofork", "--print-address=1", f"--address={address}")
        self._bus.stdout.readline()
        self._keyring = home.start("gnome-keyring-daemon", "--unlock", "--foreground", "--components=secrets")
        self._keyring.stdin.write(PASSWORD)
        self._keyring.stdin.close()
        self._home = home
        # The collection appears a moment after the service.
        wait_for(lambda: home.execute("secret-tool", "store", "--label=probe", "probe", "probe", typed="x").status == 0)
        wait_for(lambda: home.execute("secret-tool", "lookup", "probe", "probe").stdout == "x")

    def lock(self) -> None:
        words = ["--session", "--print-reply", "--dest=org.freedesktop.secrets", "/org/freedesktop/secrets"]
        run = self._home.execute(
            "dbus-send", *words, "org.freedesktop.Secret.Service.Lock",
            "array:objpath:/org/freedesktop/secrets/collection/login")
        assert run.status == 0, run

    def close(self) -> None:
        for process in (self._keyring, self._bus):
            process.kill()
            process.wait()
            process.stdout.close()
            process.stderr.close()
        shutil.rmtree(self._folder, ignore_errors=True)


# macOS's `security`, as its manual page describes it: arguments, or lines of them on standard input with -i. It writes
# down the arguments that others could see.
_SECURITY = '''#!{python}
import json, pathlib, shlex, sys
store = pathlib.Path("{store}")
entries = json.loads(store.read_text()) if store.exists() else {{}}
def run(words):
    verb, rest = words[0], words[1:]
    values = {{}}
    while rest:
        flag = rest.pop(0)
        values[flag] = rest.pop(0) if flag in ("-s", "-a", "-l") or flag == "-w" and verb.startswith("add") else ""
    key = values["-s"] + "/" + values["-a"]
    if verb == "add-generic-password":
        entries[key] = values["-w"]
        store.write_text(json.dumps(entries))
        return 0
    if {locked}:
        return 36
    if key not in entries:
        print("security: SecKeychainSearchCopyNext: The specified item could not be found in the keychain.", file=sys.stderr)
        return 44
    if verb == "delete-generic-password":
        del entries[key]
        store.write_text(json.dumps(entries))
        print("password has been deleted.")
    else:
        print(entries[key] if "-w" in values else 'keychain: "login.keychain-db"')
    return 0
with open("{log}", "a") as log:
    print(*sys.argv[1:], file=log)
if sys.argv[1:] == ["-i"]:
    for line in sys.stdin:
        run(shlex.split(line))
else:
    sys.exit(run(sys.argv[1:]))
'''


def use_keychain(home: Home, is_locked: bool = False) -> tuple:
    """Put a `security` on the PATH; returns its entries' file and the file with the arguments that it got."""
    folder = home.scratch("security")
    store, log = home.path / "keychain.json", folder / "log"
    program = folder / "security"
    program.write_text(_SECURITY.format(python=sys.executable, store=store, log=log, locked=is_locked))
    program.chmod(0o755)
    home.environment["PATH"] = f"{folder}:{home.environment['PATH']}"
    return store, log


def process_of(home: Home, profile: str = "datatruck") -> str:
    """The credential_process in the credentials file."""
    section = home.credentials.read_text().split(f"[{profile}]\n")[1].split("[")[0]
    found = re.search("^credential_process = (.*)$", section, re.MULTILINE)
    return found[1] if found else ""


def has_pair(home: Home) -> bool:
    """Whether the credentials file has alice's keys in plain text."""
    text = home.credentials.read_text()
    return KEY_ID in text and SECRET in text


def usable(home: Home, profile: str = "datatruck") -> bool:
    """Whether an SDK gets alice's keys: from the file or from its credential_process."""
    command = process_of(home, profile)
    if has_pair(home):
        return True
    run = home.execute("sh", "-c", command)
    return run.status == 0 and json.loads(run.stdout) == {"Version": 1, "AccessKeyId": KEY_ID, "SecretAccessKey": SECRET}


def moved(home: Home, store: str) -> Run:
    run = home.awsmfa("keys", "move", "datatruck", "--to", store)
    assert (run.status, has_pair(home)) == (0, False), run
    return run
